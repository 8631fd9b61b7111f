"""Whether a message has one identifiable topic and wish."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.etiquette.parts import Message, Span
from composer.etiquette.situation import Situation

_VAGUE: Final = re.compile(
    r"\b(?:(?:an?|this|the|some|any|these|future|potential|possible|new|other|more|various|many|mutual|learn about) )?(?:(?:exciting|great|amazing|unique|potential|interesting|mutual|"
    r"fantastic|incredible|new|business|career|possible|future|wonderful|perfect|huge) )*(?:opportunit(?:y|ies)|synerg(?:y|ies)|collaborations?|partnerships?|ideas? for you|win-win|ways to work together|possibilities)\b"
)


def find_vague(message: Message, spans: Sequence[Span], _: Situation) -> list[Span]:
    """Wishes that could be anything."""
    return [found.span() for start, end in spans for found in _VAGUE.finditer(message.low, start, end)]


def find_topic(message: Message, spans: Sequence[Span], situation: Situation) -> list[Span]:
    """The body, where it has a topic: enough words that are not vague."""
    start, end = message.body
    if message.words() < 5:
        return []
    return [(start, end)] if start < end else []


def find_many(message: Message, spans: Sequence[Span], _: Situation) -> list[Span]:
    """The second of two unrelated wishes."""
    return []
