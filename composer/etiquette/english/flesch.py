"""The Flesch-Kincaid grade and the Flesch reading ease: made for English, whose long words have many syllables."""

from __future__ import annotations

import re
from typing import Final

HIGHEST: Final = 18.0  # the grade is shown from 0 to this; beyond, it says nothing more
_SIGN: Final = re.compile(r"[^\w\s']")
_NOT_IN_A_CONTRACTION: Final = re.compile(r"'(?![tsd]|ve|ll|re)")  # textstat's own list of endings


def word(token: str) -> str:
    """A token between blanks as textstat sees it."""
    return _NOT_IN_A_CONTRACTION.sub("", _SIGN.sub("", token.replace("’", "'"))).lower()


def grade(words: int, sentences: int, syllables: int) -> float:
    """The school grade that a text of so many words, sentences and syllables asks for, from 0 to `HIGHEST`."""
    return min(HIGHEST, max(0.0, 0.39 * (words / max(sentences, 1)) + 11.8 * (syllables / words) - 15.59))


def reading_ease(words: int, sentences: int, syllables: int) -> float:
    """The reading ease of the same text: 100 is easy, 0 is hard."""
    return 206.835 - 1.015 * (words / max(sentences, 1)) - 84.6 * (syllables / words)
