"""Other words for the common asks (a call, a coffee, a role, a referral) that are easier to decline, from suggestions.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from composer.drafting.reading.grammar.word_classes import reading_table

_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Which common ask a text holds, and the questions that could stand for it."""

    ask: str
    instead: tuple[str, ...]


@cache
def _asks(language: str) -> tuple[tuple[str, re.Pattern[str], tuple[str, ...], tuple[str, ...]], ...]:
    out = []
    for entry in reading_table("suggestions", language)["ask"]:
        signs = "|".join(re.escape(item) for item in sorted(entry["any"], key=len, reverse=True))
        out.append(
            (
                entry["name"],
                re.compile(rf"(?<!\w)(?:{signs})s?(?!\w)", re.IGNORECASE),
                tuple(entry.get("purposes", ())),
                tuple(entry["instead"]),
            )
        )
    return tuple(out)


def suggestions(text: str, purpose: str, language: str = "en") -> Suggestions | None:
    """Words to offer beside a point or a question as said; None where it holds none of the common asks."""
    for name, signs, purposes, instead in _asks(language):
        if (not purposes or purpose in purposes) and signs.search(text):
            return Suggestions(name, instead[:_MOST])
    return None
