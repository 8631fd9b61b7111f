"""The sentences of a body: a line break ends one unless a mail program wrapped the line there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.etiquette.document.message import Span
from composer.lexicon import Lexicon, Wording

WRAPPED_AT: Final = 45  # a line this long without a full stop was wrapped by a mail program, not ended by its writer
BULLET: Final = re.compile(r"[ \t]{0,8}(?:[*•·▪◦‣–—-]|\d{1,2}[.)]|[a-z]\))[ \t]")
_TERMINATOR: Final = re.compile(r"[.!?…。！？؟]+[\"”’')\]*_]{0,4}(?=\s|\Z)|[。！？]+")
_WORD: Final = re.compile(r"[^\W\d_][\w’']*")
_ABBREVIATION: Final = Wording("parts", "abbreviated", re.IGNORECASE)


def find_sentences(text: str, lines: Sequence[Span], body_start: int, body_end: int, lexicon: Lexicon) -> tuple[Span, ...]:
    """Sentences of the body; a line break ends one unless a mail program wrapped the line there."""
    spans: list[Span] = []
    paragraph = -1
    previous_end = 0
    for line in lines:
        start, end = max(line[0], body_start), min(line[1], body_end)
        if start >= end:
            continue
        if paragraph >= 0 and not _goes_on(text, paragraph, previous_end, start, end):
            _split(text, paragraph, previous_end, spans, lexicon)
            paragraph = -1
        if paragraph < 0:
            paragraph = start
        previous_end = end
    if paragraph >= 0:
        _split(text, paragraph, previous_end, spans, lexicon)
    return tuple(spans)


def _goes_on(text: str, paragraph: int, end: int, start: int, next_end: int) -> bool:
    if text.count("\n", end, start) > 1 or text[end - 1] in ".!?…:。！？":
        return text.count("\n", end, start) <= 1 and text[end - 1] not in ":" and text[start : start + 1].islower()
    if BULLET.match(text, start, next_end):
        return False
    line_start = max(text.rfind("\n", max(0, end - 200), end) + 1, paragraph)
    # Who begins sentences with capitals goes on where a line begins with a small letter; who never does ends at the line.
    return end - line_start >= WRAPPED_AT or (text[start].islower() and text[paragraph].isupper())


def _split(text: str, start: int, end: int, spans: list[Span], lexicon: Lexicon) -> None:
    at = start
    for mark in _TERMINATOR.finditer(text, start, end):
        stop = mark.end()
        if text[mark.start()] == "." and stop < end and _abbreviated(text, at, mark.start() + 1, stop, end, lexicon=lexicon):
            continue
        _add(text, at, stop, spans)
        at = stop
    _add(text, at, end, spans)


def _abbreviated(text: str, at: int, dot: int, stop: int, end: int, *, lexicon: Lexicon) -> bool:
    match = _ABBREVIATION.of(lexicon).search(text, max(at, dot - 8), dot)
    if not match:
        return False
    word = match.group()[:-1].lower()
    rest = text[stop : min(end, stop + 50)].lstrip()
    follows = rest[:1]
    if word in lexicon.words["parts", "goes_on"] or _is_initial(word, text[dot - 2], lexicon):
        return True
    if follows.islower() or follows.isdigit() or follows in "(,;":
        return True
    # “the P.R. Manager”, “Acme Inc. Europe” go on; “in the U.S. We …” ends.
    next_word = _WORD.match(rest)
    return next_word is not None and next_word.group().lower().replace("’", "'") not in lexicon.words["parts", "opens_sentence"]


def _is_initial(word: str, letter: str, lexicon: Lexicon) -> bool:
    return len(word) == 1 and letter.isupper() and word not in lexicon.words["parts", "one_letter_word"]


def _add(text: str, start: int, end: int, spans: list[Span]) -> None:
    while start < end and (text[start].isspace() or text[start] in "*•·>"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end and (end - start > 1 or text[start].isalnum()):
        spans.append((start, end))
