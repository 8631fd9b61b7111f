"""Word lists for telling names from other capitalised words; data: `etiquette_rules/words.toml`."""

from __future__ import annotations

from functools import cache
from typing import Final

from composer import data
from composer.errors import BadValue

_KEYS: Final = ("months", "little", "platforms", "capitalised", "makes")


@cache
def words(name: str) -> frozenset[str]:
    """One of the lists months, little, platforms, capitalised, makes; raises BadValue or UnknownKey for a wrong file."""
    path = data.rules_folder() / "words.toml"
    table = data.read_toml(path)
    data.refuse_unknown(table, _KEYS, str(path))
    found = table.get(name)
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise BadValue(str(path), name, "must be a list of words")
    return frozenset(found)
