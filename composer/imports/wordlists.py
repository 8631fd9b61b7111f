"""The words that exports are told by, kept as data by language in `tables/imports/`: read once, asked as one pattern."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from composer import data

_SIGN: Final = r"(?:[^\w\s]{1,8}(?:\s?[^\w\s]{1,8})?)"


@cache
def words(name: str) -> Mapping[str, Any]:
    """One table of words; raises BadFile where it is missing or broken."""
    return data.read_toml(data.table(f"imports/{name}.toml"))


@cache
def pattern(name: str, *sections: str) -> re.Pattern[str]:
    """The patterns of all languages in some sections of a table as one, with case folded; ~ stands for an emoji."""
    listed = [one.replace("~", _SIGN) for section in sections for some in words(name)[section].values() for one in some]
    return re.compile("|".join(f"(?:{one})" for one in listed), re.IGNORECASE | re.DOTALL)


@cache
def phrases(name: str, section: str) -> frozenset[str]:
    """The plain phrases of all languages in one section of a table, case folded."""
    listed = words(name)[section]
    return frozenset(one.casefold() for some in (listed.values() if isinstance(listed, Mapping) else [listed]) for one in some)
