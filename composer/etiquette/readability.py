"""How hard a message is to read: Flesch-Kincaid grade and Flesch reading ease of its plain sentences, as textstat counts them.

Greeting, sign-off, links, names and signs are left out first and each line or sentence of the writer's is a sentence; under
25 words
there is no grade. `plain_text` is what textstat must be given to come to the same figures (tests/test_readability.py holds both
within 0.1). Words, sentences and syllables are counted here, once, since textstat's dictionary costs 1.4 CPU-s to load.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from composer.etiquette import syllables
from composer.etiquette.parts import Message, Span
from composer.model import Readability

SHORTEST: Final = 25  # words; below, one long name moves the grade by several years (research: outreach, section 7)
EASY: Final = 7.0  # below this grade a text is easy, from HEAVY on it is heavy (DESIGN 9)
HEAVY: Final = 10.0
HIGHEST: Final = 18.0  # the grade is shown from 0 to this; beyond, it says nothing more
_SIGN: Final = re.compile(r"[^\w\s']")
_NOT_IN_A_CONTRACTION: Final = re.compile(r"'(?![tsd]|ve|ll|re)")  # textstat's own list of endings

_NO_NAMES: Final = frozenset(
    "i i'm i've i'd i'll january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)


@dataclass(frozen=True, slots=True)
class Graded:
    """The figures, the band shown to people, and the longest sentence with its words."""

    figures: Readability
    band: str  # easy | fine | heavy | too short to grade
    longest: Span | None
    longest_words: int


@lru_cache(maxsize=50_000)
def _weigh(token: str) -> tuple[str, int, bool]:
    """(word as textstat sees it, its syllables, whether it looks like a name) of a token between spaces; no word: ("", 0,
    False)."""
    word = _NOT_IN_A_CONTRACTION.sub("", _SIGN.sub("", token.replace("’", "'"))).lower()
    if not word:
        return "", 0, False
    head = token.lstrip("\"“‘'([*_")
    named = head[:1].isupper() and word not in _NO_NAMES
    return word, syllables.count(word[:60]), named


def _sentences(message: Message) -> list[list[tuple[str, int, bool]]]:
    """The words of each sentence with names in the middle of a sentence left out."""
    text, links = message.text, message.links
    found = []
    for start, end in message.sentences:
        said = text[start:end]
        if links and any(a < end and start < b for a, b in links):
            said = _without_links(text, start, end, links)
        words = []
        first = True
        for token in said.split():
            weighed = _weigh(token)
            if weighed[1] and (first or not weighed[2]):
                words.append(weighed)
                first = False
        found.append(words)
    return found


def _without_links(text: str, start: int, end: int, links: tuple[Span, ...]) -> str:
    pieces, at = [], start
    for a, b in links:
        if start <= a < end:
            pieces.append(text[at:a])
            at = min(b, end)
    pieces.append(text[at:end])
    return " ".join(pieces)


def plain_text(message: Message) -> str:
    """The text that is graded: its words alone, a full stop after each sentence."""
    return " ".join(" ".join(word for word, _, _ in words) + "." for words in _sentences(message) if words)


def grade(message: Message) -> Graded:
    """Grade a message once; later calls answer from the message."""
    known = message.found.get("readability")
    if isinstance(known, Graded):
        return known
    words = sounds = ended = most = 0
    longest = None
    for span, said in zip(message.sentences, _sentences(message), strict=True):
        count = len(said)
        words += count
        for weighed in said:
            sounds += weighed[1]
        if count > 2:  # textstat takes two words for no sentence
            ended += 1
        if count > most:
            longest, most = span, count
    graded = Graded(Readability(), "too short to grade", longest, most)
    if words >= SHORTEST:
        length, weight = words / max(ended, 1), sounds / words
        figure = min(HIGHEST, max(0.0, 0.39 * length + 11.8 * weight - 15.59))
        ease = 206.835 - 1.015 * length - 84.6 * weight
        band = "easy" if figure < EASY else "fine" if figure < HEAVY else "heavy"
        graded = Graded(Readability(round(figure, 1), round(ease, 1), graded=True), band, longest, most)
    message.found["readability"] = graded
    return graded
