"""The word lists of `templates/<language>/words.toml`: verbs with their forms, works, roles, small words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from composer import data
from composer.drafting.language.inflection import regular_past, third_person
from composer.errors import BadValue

_LISTS = ("verbs", "noun_too", "works", "roles", "unique_roles", "ing_nouns", "adverbs", "prepositions")


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of lower-case words; `present` maps an -s form to its base, `past` and `participles` are all past forms.

    `bases` are all verbs in their base form, irregular ones and those that are nouns as often too.
    """

    verbs: frozenset[str]
    bases: frozenset[str]
    noun_too: frozenset[str]
    works: frozenset[str]
    roles: frozenset[str]
    unique_roles: frozenset[str]
    ing_nouns: frozenset[str]
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    present: Mapping[str, str]
    past: frozenset[str]
    participles: frozenset[str]
    irregular_past: frozenset[str]


def word_list(name: str, language: str = "en") -> frozenset[str]:
    """One of the smaller lists by its name; raises BadValue for one that the file does not have."""
    return frozenset(word_text(name, language).split())


def word_text(name: str, language: str = "en") -> str:
    """A list as it stands in the file."""
    return _text(_table(language), name, str(data.templates_folder() / language / "words.toml"))


@cache
def _table(language: str) -> Mapping[str, Any]:
    return data.read_toml(data.templates_folder() / language / "words.toml")


@cache
def load_words(language: str = "en") -> Words:
    """The word lists of a language; raises BadFile, UnknownKey or BadValue for a wrong file."""
    path = data.templates_folder() / language / "words.toml"
    table = _table(language)
    lists = {name: frozenset(_text(table, name, str(path)).split()) for name in _LISTS}
    bases = lists["verbs"] | lists["noun_too"]
    past: set[str] = set()
    participles: set[str] = set()
    irregular: set[str] = set()
    for entry in _text(table, "irregular", str(path)).replace("\n", " ").split(";"):
        base, *forms = entry.split()
        if not forms:
            raise BadValue(str(path), "irregular", f"“{base}” has no past form")
        irregular.add(base)
        past.add(forms[0])
        participles.add(forms[-1])
    regular = {regular_past(base) for base in bases - irregular}
    return Words(
        **lists,
        bases=frozenset(bases | irregular),
        present={third_person(base): base for base in bases | irregular},
        past=frozenset(past | regular),
        participles=frozenset(participles | regular),
        irregular_past=frozenset(past - participles - bases),
    )


def _text(table: Mapping[str, Any], name: str, where: str) -> str:
    value = table.get(name)
    if not isinstance(value, str):
        raise BadValue(where, name, "must be text")
    return value
