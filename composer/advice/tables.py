"""Reads the adviser's data from `etiquette_rules/advice/`; every entry carries why, evidence, sources and an example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from composer import data
from composer.errors import BadValue
from composer.model import EVIDENCE

GROUNDS: Final = ("why", "evidence", "sources", "example")


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why an entry says what it says: a sentence, a grade of evidence, where it comes from, and an example."""

    why: str
    evidence: str
    sources: tuple[tuple[str, str], ...]  # title and reference
    example: str = ""


@cache
def read(name: str) -> Mapping[str, Any]:
    """The table `etiquette_rules/advice/<name>.toml`; raises BadFile."""
    return data.read_toml(data.rules_folder() / "advice" / f"{name}.toml")


def grounds(entry: Mapping[str, Any], where: str, *, example: bool = True) -> Grounds:
    """The grounds of an entry; raises BadValue where one is missing or a grade is unknown."""
    for key in GROUNDS if example else GROUNDS[:-1]:
        if not entry.get(key):
            raise BadValue(where, key, "is missing; advice without its grounds is refused")
    if entry["evidence"] not in EVIDENCE:
        raise BadValue(where, "evidence", f"must be one of {', '.join(EVIDENCE)}")
    sources = tuple((str(item["title"]), str(item["ref"])) for item in entry["sources"])
    return Grounds(str(entry["why"]), str(entry["evidence"]), sources, str(entry.get("example", "")))


def entries(name: str, key: str, known: tuple[str, ...]) -> tuple[tuple[Mapping[str, Any], Grounds], ...]:
    """The `[[key]]` entries of a table with their grounds; refuses unknown keys, missing grounds and equal ids."""
    found: list[tuple[Mapping[str, Any], Grounds]] = []
    seen: set[str] = set()
    for entry in read(name).get(key, ()):
        where = f"advice/{name}.toml: {entry.get('id', '?')}"
        data.refuse_unknown(entry, (*known, *GROUNDS), where)
        if entry["id"] in seen:
            raise BadValue(where, "id", "is used twice")
        seen.add(entry["id"])
        found.append((entry, grounds(entry, where)))
    return tuple(found)
