"""Numbers that the brief does not hold, in figures and in words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from composer.etiquette.brief_index import BriefIndex, Hit
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message
from composer.etiquette.english.stems import stem
from composer.etiquette.features.typography import MARKS
from composer.etiquette.grounding.figures import figures
from composer.lexicon import Lexicon, Wording

_SMALL: Final = frozenset({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "24", "24/7", "100%"})


def unknown_number(message: Message, context: CheckContext) -> list[Hit]:
    """A number in figures that the brief does not hold; small counts such as “2 lines” are fine."""
    brief = context.brief
    if brief is None:
        return []
    known = context.brief_index
    hits = []
    said = {message.text[start:end] for start, end in MARKS["number"](message)}
    for start, end in MARKS["number"](message):
        figure = message.text[start:end]
        bare = figure.strip("$€£%.,kKmM")
        small = bare in _SMALL or figure in _SMALL
        if not bare or small or bare in known.numbers or (message.signoff and start >= message.signoff[0]):
            continue
        if any(bare.replace(",", "") == number.replace(",", "") for number in known.numbers) or _rest(bare, said, known):
            continue
        hits.append((start, end, figure))
    taken = {start for start, _, _ in hits}
    return sorted([*hits, *(hit for hit in _counted_otherwise(message, known) if hit[0] not in taken)])


def _rest(figure: str, said: set[str], known: BriefIndex) -> bool:
    """“24 of 40 lived, so 16 did not”: what is left of two numbers of the brief that the text has too."""
    numbers = [int(number) for number in known.numbers & said if number.isdecimal()]
    return figure.isdecimal() and any(a - b == int(figure) for a in numbers for b in numbers)


_TENS: Final = Wording("numbers", "tens")
_CLAUSE: Final = re.compile(r"[.?!\n,;]")
_YOURS: Final = Wording("numbers", "of_reader")
_MY_OWN: Final = Wording("numbers", "of_writer")
_SUPPOSED: Final = Wording("numbers", "supposed")
_COUNTED: Final = Wording("numbers", "counted")


def _counted_otherwise(message: Message, known: BriefIndex) -> list[Hit]:
    """“your five shops” where the brief counts two, “you bake for ninety”; what the writer counts is theirs to know."""
    lexicon = message.lexicon
    held = _counts(known.text, lexicon)
    hits = []
    for match in _COUNTED.of(lexicon).finditer(message.low, message.body[0], message.end) if held else ():
        counts = held.get(stem(match["thing"]))
        mine = _MY_OWN.of(lexicon).search(_before(message, match.start()))
        figure = _figure(match["count"], lexicon)
        if counts and figure not in counts and figure not in known.numbers and not mine:
            hits.append((*match.span(), message.text[match.start() : match.end()]))
    for match in _TENS.of(lexicon).finditer(message.low, message.body[0], message.end):
        before = _before(message, match.start())
        theirs = _YOURS.of(lexicon).search(before) and not any(
            other.of(lexicon).search(before) for other in (_MY_OWN, _SUPPOSED)
        )
        if theirs and match.group() not in known.words and not _held(match.group(), known, lexicon):
            hits.append((*match.span(), match.group()))
    return hits


def _held(words: str, known: BriefIndex, lexicon: Lexicon) -> bool:
    """“sixty”, where the brief has 60."""
    return any(figure.value in known.numbers for figure in figures(words, lexicon))


def _before(message: Message, at: int) -> str:
    """The clause before a place, from its last “you” on."""
    clause = _CLAUSE.split(message.low[max(0, at - 80) : at])[-1]
    last = max((match.start() for match in _YOURS.of(message.lexicon).finditer(clause)), default=0)
    return clause[last:]


@lru_cache(maxsize=256)
def _counts(text: str, lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Thing → how many of it the brief counts."""
    held: dict[str, frozenset[str]] = {}
    for match in _COUNTED.of(lexicon).finditer(text):
        thing = stem(match["thing"])
        held[thing] = held.get(thing, frozenset()) | {_figure(match["count"], lexicon)}
    return held


def _figure(count: str, lexicon: Lexicon) -> str:
    words = lexicon.group["numbers", "from_two"]
    return str(words.index(count) + 2) if count in words else count
