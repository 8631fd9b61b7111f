"""The word classes and frames of `templates/<language>/reading/*.toml`."""

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
def closed(*names: str) -> frozenset[str]:
    """Closed classes of the language (preposition, determiner, adverb …), all those named together."""
    return frozenset().union(*(word_class("closed_classes", name) for name in names))


@cache
def nouns(*names: str) -> frozenset[str]:
    """Classes of nouns by what a noun phrase with such a head means to do (meeting, event, wanted …)."""
    return frozenset().union(*(word_class("noun_classes", name) for name in names))


@cache
def verbs(*names: str) -> frozenset[str]:
    """Classes of verbs by what they govern (telling, together, stative …)."""
    return frozenset().union(*(word_class("verb_classes", name) for name in names))


@cache
def frames_spoken(language: str = "en") -> tuple[tuple[str, str], ...]:
    """Openings that only fit what is written, as patterns, and what is said instead ("" where the rest opens the sentence)."""
    return tuple((str(typed), str(said)) for typed, said in reading_table("frames", language)["spoken"]["instead"])


@cache
def frames(purpose: str, form: str, language: str = "en") -> tuple[str, ...]:
    """The sentences in which a point of that form stands for that purpose, else for any."""
    table = reading_table("frames", language)
    for part in (purpose, "any"):
        found = table.get(part, {}).get(form)
        if found:
            return tuple(str(item) for item in found)
    return ()
