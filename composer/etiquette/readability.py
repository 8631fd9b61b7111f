"""How hard a message is to read: Flesch-Kincaid grade and Flesch reading ease of its plain sentences.

Greeting, sign-off, links, emoji and names are left out first; a line is a sentence; under 25 words there is no grade.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from composer.etiquette import syllables
from composer.etiquette.parts import Message, Span
from composer.model import Readability

SHORTEST: Final = 25  # words; below, one long name moves the grade by several years (research: outreach, section 7)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Graded:
    """The figures, the band shown to people, and the longest sentence with its words."""

    figures: Readability
    band: str  # easy | fine | heavy | "too short to grade"
    longest: Span | None
    longest_words: int


def grade(message: Message) -> Graded:
    """Grade a message once; later calls answer from the message."""
    known = message.found.get("readability")
    if isinstance(known, Graded):
        return known
    words = sounds = sentences = 0
    longest, longest_words = None, 0
    for start, end in message.sentences:
        said = 0
        for found in _WORD.finditer(message.low, start, end):
            said += 1
            sounds += syllables.count(found.group())
        if said:
            sentences += 1
            words += said
        if said > longest_words:
            longest, longest_words = (start, end), said
    if words < SHORTEST or not sentences:
        graded = Graded(Readability(), "too short to grade", longest, longest_words)
    else:
        length, weight = words / sentences, sounds / words
        figure = round(min(18.0, max(0.0, 0.39 * length + 11.8 * weight - 15.59)), 1)
        ease = round(206.835 - 1.015 * length - 84.6 * weight, 1)
        band = "easy" if figure < 7 else "fine" if figure < 10 else "heavy"
        graded = Graded(Readability(figure, ease, graded=True), band, longest, longest_words)
    message.found["readability"] = graded
    return graded
