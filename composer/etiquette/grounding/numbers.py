"""Numbers that the brief does not hold, in figures and in words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from composer.etiquette.brief_index import BriefIndex, Hit
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message
from composer.etiquette.features.typography import MARKS

_SMALL: Final = frozenset({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "24", "24/7", "100%"})


def unknown_number(message: Message, context: CheckContext) -> list[Hit]:
    """A number in figures that the brief does not hold; small counts such as “2 lines” are fine."""
    brief = context.brief
    if brief is None:
        return []
    known = context.brief_index
    hits = []
    for start, end in MARKS["number"](message):
        said = message.text[start:end]
        bare = said.strip("$€£%.,kKmM")
        if not bare or bare in _SMALL or bare in known.numbers or (message.signoff and start >= message.signoff[0]):
            continue
        if any(bare.replace(",", "") == number.replace(",", "") for number in known.numbers):
            continue
        hits.append((start, end, said))
    taken = {start for start, _, _ in hits}
    return sorted([*hits, *(hit for hit in _counted_otherwise(message, known) if hit[0] not in taken)])


_WORDS: Final = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty"
).split()
_TENS: Final = re.compile(
    r"\b(?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-[a-z]+)?)\b"
)
_CLAUSE: Final = re.compile(r"[.?!\n,;]")
_YOURS: Final = re.compile(r"\byour?\b")
_MY_OWN: Final = re.compile(r"\b(?:i|we|my|our|ours|me|us)\b")
_SUPPOSED: Final = re.compile(r"\b(?:must|could|would|can|may|might|if|should|will|than|like)\b")
_COUNTED: Final = re.compile(rf"(?<![\w.,])(?P<count>{'|'.join(_WORDS)}|\d{{1,2}})[ -](?P<thing>[a-z]{{3,}})")


def _counted_otherwise(message: Message, known: BriefIndex) -> list[Hit]:
    """“your five shops” where the brief counts two, “you bake for ninety”; what the writer counts is theirs to know."""
    held = _counts(known.text)
    hits = []
    for found in _COUNTED.finditer(message.low, message.body[0], message.end) if held else ():
        said = held.get(found["thing"].rstrip("s"))
        if said and _figure(found["count"]) not in said and not _MY_OWN.search(_before(message, found.start())):
            hits.append((*found.span(), message.text[found.start() : found.end()]))
    for found in _TENS.finditer(message.low, message.body[0], message.end):
        before = _before(message, found.start())
        theirs = _YOURS.search(before) and not _MY_OWN.search(before) and not _SUPPOSED.search(before)
        if theirs and found.group() not in known.words:
            hits.append((*found.span(), found.group()))
    return hits


def _before(message: Message, at: int) -> str:
    """The clause before a place, from its last “you” on."""
    clause = _CLAUSE.split(message.low[max(0, at - 80) : at])[-1]
    last = max((found.start() for found in _YOURS.finditer(clause)), default=0)
    return clause[last:]


@lru_cache(maxsize=256)
def _counts(text: str) -> dict[str, frozenset[str]]:
    """Thing → how many of it the brief counts."""
    held: dict[str, frozenset[str]] = {}
    for found in _COUNTED.finditer(text):
        thing = found["thing"].rstrip("s")
        held[thing] = held.get(thing, frozenset()) | {_figure(found["count"])}
    return held


def _figure(count: str) -> str:
    return str(_WORDS.index(count) + 2) if count in _WORDS else count
