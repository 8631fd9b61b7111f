"""Names and dates in a text that the brief does not hold: persons, firms and places by their capitals, days and months.

Part of grounding (the `brief` kind of rule); measured on the pairs in tests/data/grounding.jsonl.
"""

from __future__ import annotations

import re
from typing import Final

from composer.etiquette.brief_index import BriefIndex, Hit, words_of
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message
from composer.etiquette.english.stems import stem, without_possessive
from composer.etiquette.english.syllables import is_known
from composer.lexicon import Lexicon, Wording
from composer.normalise import fold_letters

_RUN: Final = Wording("entities", "name_run")
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_EMPLOYED: Final = Wording("entities", "employed")
_TOLD: Final = Wording("entities", "told", re.IGNORECASE)
_DOES: Final = Wording("entities", "does")
_COMMON_END: Final = Wording("entities", "common_ending")
_THING: Final = Wording("entities", "thing")
# Groups of words that have a capital and are no names.
_CAPITALISED: Final = (("names", "capitalised"), ("dates", "weekdays"), ("dates", "months"), ("dates", "short_months"))
_NEAR: Final = 80  # characters
_LEADING: Final = re.compile(r"\A\W+")
_OPENING: Final = re.compile(r"(?:[.?!:…)]|\n|[“\"(]|\s[-–—])[^\w\n]*|\A[^\w\n]*")


def unknown_name(message: Message, context: CheckContext) -> list[Hit]:
    """A person, firm or place, by its capitals, that the brief does not hold."""
    brief = context.brief
    if brief is None:
        return []
    known = context.brief_index
    starts = _openings(message)
    things = [found.span() for found in _THING.of(message.lexicon).finditer(message.low)]  # “Murphy's law” is nobody's
    hits: list[Hit] = []
    for run in _RUN.of(message.lexicon).finditer(message.text, message.body[0], message.end):
        start, words = run.start(), list(_WORD.finditer(run.group()))
        if not words or any(a <= start < b for a, b in message.links) or (run.group().isupper() and len(words) > 1):
            continue
        if start in starts and not _names_somebody(message, run, words[0]):
            words = words[1:]  # the capital of a sentence says nothing
        new = [
            word for word in words
            if not any(a <= start + word.start() < b for a, b in things)
            and not _held(word.group(), known, _before(message, start + word.start()), message.lexicon)
        ]
        if any(word.group()[0].isupper() for word in new) and words_of(" ".join(word.group() for word in new)):
            first, last = new[0], new[-1]
            hits.append((start + first.start(), start + last.end(), run.group()[first.start() : last.end()]))
    return hits


def _names_somebody(message: Message, run: re.Match[str], first: re.Match[str]) -> bool:
    """Whether the word that opens a sentence is a name: it told me something, or no dictionary knows it and it does something."""
    if _TOLD.of(message.lexicon).match(message.text, run.end()):
        return True
    if _DOES.of(message.lexicon).match(message.text, run.start() + first.end()) is None:
        return False
    word = first.group().lower()
    if any(char.isdigit() for char in run.group()):
        return True
    return word.isascii() and word.isalpha() and not _COMMON_END.of(message.lexicon).search(word) and not is_known(word)


def _before(message: Message, place: int) -> str:
    """The words right before a place, as far back as anything looks."""
    return message.text[max(0, place - _NEAR) : place].lower()


def _held(word: str, known: BriefIndex, before: str, lexicon: Lexicon) -> bool:
    bare = without_possessive(fold_letters(word)).strip("'-")
    if not word[0].isupper() or bare in lexicon.words["names", "little"]:
        return True
    if bare in lexicon.words["names", "platforms"]:
        return bare in known.words or not _EMPLOYED.of(lexicon).search(before)
    if bare in known.words or any(bare in lexicon.words[*group] for group in _CAPITALISED):
        return True
    if word.isascii() and word.isalpha() and word.isupper() and len(word) <= 4:
        return True  # UX, CRM, PhD: a kind of thing, seldom a name
    parts = re.split(r"[-']", bare)
    if any(part in known.words for part in parts) or (len(bare) > 3 and stem(bare) in known.stems):
        return True
    return any(bare.startswith(other) for other in known.words if len(other) > 3)


def _openings(message: Message) -> frozenset[int]:
    """Where a capital is due to the start of a sentence, line or quotation."""
    starts = {start for start, _ in message.sentences}
    starts |= {match.end() for match in _OPENING.finditer(message.text)}
    if message.greeting:
        rest = message.text[message.greeting[1] :]
        starts.add(message.greeting[1] + len(rest) - len(_LEADING.sub("", rest)))
    return frozenset(starts)
