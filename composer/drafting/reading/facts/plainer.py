"""A reading that would read badly is not said: the next, plainer one of the same text is, or one asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from composer.drafting.reading.addressing.names_of_reader import Reader
from composer.drafting.reading.doubts import UNREAD
from composer.drafting.reading.facts.plausible import fault_of
from composer.drafting.reading.grammar.bare_verbs import verb_reading
from composer.drafting.reading.grammar.lexicon import is_work, singular, words
from composer.drafting.reading.grammar.noun_heads import counted, head_place
from composer.drafting.reading.grammar.pieces import Piece, take_apart
from composer.drafting.reading.grammar.verb_words import at
from composer.drafting.reading.reading import Reading, asked
from composer.drafting.reading.wording.fact_articles import with_articles

_JOINTS: Final = re.compile(r"\s*(?:[,;:]|\s[–—-])\s+")
_NOMINATIVE: Final = frozenset("he she they you we i".split())
_MEASURES: Final = frozenset("hr hrs min mins yr yrs wks mths".split())  # as they are typed
_FEWEST: Final = 3  # words that a part needs before it tells anything


def sayable(reading: Reading, text: str, reader: Reader, read: Callable[[str], Reading]) -> Reading:
    """The reading where nothing is wrong with it, else the plainest that is left, else a question; `read` reads a text anew."""
    if reading.ask:
        return reading
    reading = _with_articles(reading)
    if not fault_of(reading, reader):
        return _with_sound_parts(reading, reader)
    plainer = (_with_articles(item) for item in _plainer(reading, text, read) if not item.ask)
    left = [item for item in plainer if _tells(item) and not fault_of(item, reader)]
    if not left:
        return asked(reading.typed, UNREAD)
    best = max(left, key=_weight)
    return replace(best, typed=reading.typed, parts=tuple(item for item in left if item.said != best.said))


def _with_articles(reading: Reading) -> Reading:
    if reading.form != "clause":
        return reading
    parts = tuple(_with_articles(item) for item in reading.parts)
    return replace(reading, said=with_articles(reading.said), parts=parts)


def _with_sound_parts(reading: Reading, reader: Reader) -> Reading:
    sound = tuple(item for item in reading.parts if not item.ask and not fault_of(item, reader))
    return reading if len(sound) == len(reading.parts) else replace(reading, parts=sound)


def _plainer(reading: Reading, text: str, read: Callable[[str], Reading]) -> Iterator[Reading]:
    """The parts that were read, and what stands before and behind the first joint of the text; a negation may not go lost."""
    yield from reading.parts
    joints = list(_outside(text))
    for joint in joints[::-1]:
        if not _negative(text[joint.end() :]) and re.search(r"\S \S", text[: joint.start()]):
            yield read(text[: joint.start()])
    for joint in joints[:1]:
        right = text[joint.end() :]
        if not _negative(text[: joint.start()]) and _opens_anew(take_apart(right), colon=":" in joint.group()):
            yield read(right)


def _negative(text: str) -> bool:
    return bool(words("grammar", "negatives") & set(re.findall(r"[\w']+", text.lower())))


def _opens_anew(pieces: list[Piece], *, colon: bool) -> bool:
    """Whether words behind a joint tell something without what stands before it: a clause of their own, a number of things."""
    if counted(pieces):
        return at(pieces, 1) not in words("grammar", "time_units") | _MEASURES
    head = head_place(pieces)
    adverbial = at(pieces, 0) in words("grammar", "before_verb") | words("grammar", "adverbs")
    told = at(pieces, head + 1) in ("on", "about", "of", "for", "with")
    work = told and head > 0 and not adverbial and is_work(at(pieces, head))
    return not colon and (at(pieces, 0) in _NOMINATIVE or verb_reading(pieces) == "third" or work)


def _outside(text: str) -> Iterator[re.Match[str]]:
    """The joints of a text that stand outside its quotations and brackets."""
    hidden = re.sub(r"\"[^\"]*\"|\([^)]*\)", lambda found: "x" * len(found.group()), text)
    return _JOINTS.finditer(hidden)


def _tells(reading: Reading) -> bool:
    """Whether a plainer reading says enough to be said alone: “your interview” does not."""
    pieces = [piece for piece in take_apart(reading.said) if piece.kind != "mark"]
    if reading.form == "noun":
        quoted = any(piece.kind == "quoted" for piece in pieces)
        return len(pieces) > _FEWEST or quoted or (len(pieces) == _FEWEST and is_work(singular(pieces[-1].lower)))
    return len(pieces) > _FEWEST - 1


def _weight(reading: Reading) -> tuple[bool, bool, int]:
    of_reader = reading.who in ("reader", "both") or bool(re.search(r"\byou(?:r|rs)?\b", reading.said))
    return of_reader, reading.form == "clause", len(reading.said)
