"""What a careful person would ask before saying a point: nothing said, a placeholder, a contract, an illness, an insult."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from composer.drafting.reading.grammar.word_classes import reading_table

MAX_LENGTH: Final = 1200
MISSING_SUBJECT: Final = "who or what? the subject is missing"
OTHER_LANGUAGE: Final = "in another language; say it in the language of the message"
_TOO_LONG: Final = "longer than a message; say the point in a sentence or two"
_EMPTY: Final = "no words at all"


@cache
def _doubts(language: str = "en") -> tuple[tuple[dict[str, Any], tuple[re.Pattern[str], ...]], ...]:
    out = []
    for entry in reading_table("point_doubts", language)["doubt"]:
        patterns = [re.compile(rf"^(?:{item})[.!?, ]*$", re.IGNORECASE) for item in entry.get("whole", ())]
        patterns += [re.compile(item, re.IGNORECASE) for item in entry.get("any", ())]
        patterns += [re.compile(item) for item in entry.get("cased", ())]
        out.append((entry, tuple(patterns)))
    return tuple(out)


def question_doubt(text: str) -> str:
    """The same for a question, where the doubt does not depend on a purpose."""
    for entry, patterns in _doubts():
        if entry.get("questions") and any(pattern.search(text) for pattern in patterns):
            return str(entry["because"])
    return ""


def point_doubt(text: str, purpose: str) -> str:
    """Why one would ask first; "" where the point may be said."""
    if not any(char.isalnum() for char in text):
        return _EMPTY
    if len(text) > MAX_LENGTH:
        return _TOO_LONG
    for entry, patterns in _doubts():
        if entry.get("purposes") and purpose not in entry["purposes"]:
            continue
        if purpose in entry.get("not_purposes", ()):
            continue
        if any(pattern.search(text) for pattern in patterns):
            return str(entry["because"])
    return ""
