"""The examples that stand in a request for a whole message: the two nearest in purpose and relationship."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from composer import data
from composer.errors import BadValue
from composer.model import Brief

COUNT: Final = 2
KNOWN: Final = frozenset({"met", "colleague", "client", "friend"})  # relationships in which the two know each other
_KEYS: Final = ("purposes", "known", "told", "said")


@dataclass(frozen=True, slots=True)
class Example:
    """What a model is told and what it should answer, both as JSON."""

    purposes: tuple[str, ...]
    known: bool
    told: str
    said: str


def nearest(brief: Brief) -> tuple[Example, ...]:
    """The examples for a brief, none that contradicts its purpose or its relationship."""
    known = brief.relationship in KNOWN
    fitting = [one for one in load_examples() if brief.purpose in one.purposes]
    fitting.sort(key=lambda one: one.known != known)
    return tuple(one for one in fitting if one.known == known or not one.known)[:COUNT]


@cache
def load_examples() -> tuple[Example, ...]:
    """All examples of `etiquette_rules/model/examples.toml`; raises BadValue or UnknownKey for one that is not right."""
    path = data.rules_folder() / "model" / "examples.toml"
    found = []
    for number, entry in enumerate(data.read_toml(path).get("example", ()), 1):
        where = f"{path}: example {number}"
        data.refuse_unknown(entry, _KEYS, where)
        for key in _KEYS:
            if key not in entry:
                raise BadValue(where, key, "is missing")
        found.append(Example(tuple(entry["purposes"]), bool(entry["known"]), str(entry["told"]), str(entry["said"])))
    return tuple(found)
