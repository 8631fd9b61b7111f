"""The word classes of `templates/<language>/reading/*.toml`, and how likely a word is a noun, a verb or a person."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from composer import data
from composer.errors import BadValue


@cache
def reading_table(name: str, language: str = "en") -> Mapping[str, Any]:
    """One of the files as a dictionary."""
    return data.read_toml(data.templates_folder() / language / "reading" / f"{name}.toml")


@cache
def word_class(table: str, name: str, language: str = "en") -> frozenset[str]:
    """One class of words; raises BadValue for one that the file does not have."""
    value = reading_table(table, language).get(name)
    if not isinstance(value, str):
        raise BadValue(f"{table}.toml", name, "must be text")
    return frozenset(value.split())


@cache
def frames(purpose: str, form: str, language: str = "en") -> tuple[str, ...]:
    """The sentences in which a point of that form stands for that purpose, else for any."""
    table = reading_table("frames", language)
    for part in (purpose, "any"):
        found = table.get(part, {}).get(form)
        if found:
            return tuple(str(item) for item in found)
    return ()


@cache
def _kinds(language: str) -> Mapping[str, str]:
    path = data.table(f"word_kinds.{language}.txt")
    if not path.is_file():
        return {}
    rows = (line.split(" ") for line in path.read_text(encoding="utf-8").splitlines())
    return {row[0]: row[2] for row in rows if len(row) > 2}


def kinds_of(word: str, language: str = "en") -> str:
    """Letters that say what a lower-case word can be (P a person, N mostly a noun, V mostly a verb, T a time); "" where unknown."""
    return _kinds(language).get(word, "")
