"""How a message speaks of somebody else and of what was tried: the phrases of `templates/<language>/spoken_of.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from composer import data


@cache
def phrases(section: str, language: str = "en") -> Mapping[str, Any]:
    """One table of the file by its name; raises BadFile where it is missing or broken."""
    found: Mapping[str, Any] = data.read_toml(data.templates_folder() / language / "spoken_of.toml")[section]
    return found


def pronouns(subject: str) -> tuple[str, ...]:
    """Subject, object, before a noun, alone and reflexive, by the subject: she, he, else they."""
    known = phrases("pronouns")
    return tuple(known.get(subject, known["they"]).split())
