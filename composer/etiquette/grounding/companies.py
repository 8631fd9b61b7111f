"""Firms, figures and links that the brief gives to the other one, or does not hold at all."""

from __future__ import annotations

import re
from typing import Final

from composer.etiquette.brief_index import BriefIndex, Hit, words_of
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.english.stems import stem
from composer.lexicon import Lexicon, Wording, per_language
from composer.model import Brief
from composer.normalise import fold_letters

_FIRM: Final = Wording("companies", "at_firm")


def company_swapped(message: Message, context: CheckContext) -> list[Hit]:
    """The sender's company given to the recipient, or the recipient's to the sender."""
    brief = context.brief
    if brief is None or not brief.sender.company or fold_letters(brief.sender.company) == fold_letters(brief.recipient.company):
        return []
    hits = [(*span, brief.recipient.company or "another company") for span in _said_of_you(message, brief.sender.company)]
    if brief.recipient.company:
        hits += [(*span, brief.sender.company) for span in _said_of_me(message, brief.recipient.company)]
    return sorted(hits)


def _places(message: Message, name: str) -> list[Span]:
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", message.text, re.IGNORECASE)]


_OF_YOU: Final = Wording("companies", "reader_is_at")
_OF_ME: Final = Wording("companies", "of_writer")
_YOUR_FIRM: Final = Wording("companies", "your_firm")
_AFTER_YOUR: Final = Wording("companies", "after_your")
_YOUR_PART: Final = Wording("companies", "part_of_firm")
_I_AM_THERE: Final = Wording("companies", "writer_is_at")
_NOT_MINE: Final = Wording("companies", "not_writers")
_WHERE_YOU: Final = Wording("companies", "where_you")
_NO_FIRM: Final = (
    ("companies", "no_firm"), ("names", "stop"), ("names", "oneself"), ("dates", "weekdays"), ("dates", "months"),
)  # groups of words that name no firm


def _said_of_you(message: Message, company: str) -> list[Span]:
    spans, lexicon = [], message.lexicon
    for start, end in _places(message, company):
        before = message.low[max(0, start - 70) : start]
        before = re.split(r"[.?!\n]", before)[-1]
        after = message.low[end : end + 30]
        of_you = _OF_YOU.found_in(before, lexicon) and not _OF_ME.found_in(before, lexicon)
        part = _AFTER_YOUR.found_in(before, lexicon) and _YOUR_PART.of(lexicon).match(after)
        if of_you or part or _YOUR_FIRM.found_in(before, lexicon) or _WHERE_YOU.of(lexicon).match(after):
            spans.append((start, end))
    return spans


def _said_of_me(message: Message, company: str) -> list[Span]:
    spans = []
    for start, end in _places(message, company):
        before = re.split(r"[.?!\n]", message.low[max(0, start - 70) : start])[-1]
        if _I_AM_THERE.of(message.lexicon).search(before) and not _NOT_MINE.of(message.lexicon).search(before):
            spans.append((start, end))
    return spans


@per_language
def _no_firm(lexicon: Lexicon) -> frozenset[str]:
    """Words with a capital that name no firm."""
    return frozenset().union(*(lexicon.words[*group] for group in _NO_FIRM))


def unknown_company(message: Message, context: CheckContext) -> list[Hit]:
    """A company or organisation after “at”, “with”, “for” or “from” that the brief does not hold."""
    brief = context.brief
    if brief is None:
        return []
    known = context.brief_index
    nothing = _no_firm(message.lexicon)
    hits = []
    for match in _FIRM.of(message.lexicon).finditer(message.text):
        if match.start() < message.body[0] and message.greeting:
            continue
        words = words_of(match["name"])
        telling = [word for word in words if word not in nothing]
        if not telling or any(word in known.words or _held(word, known) for word in telling) or _initials(match["name"], brief):
            continue
        if message.signoff and match.start() >= message.signoff[0]:
            continue
        hits.append((*match.span("name"), match["name"]))
    return hits


def _held(word: str, known: BriefIndex) -> bool:
    """Whether the brief holds the word in another form (plural, verb ending)."""
    if word in known.words or word in known.text:
        return True
    return len(word) > 3 and stem(word) in known.stems


def _initials(name: str, brief: Brief) -> bool:
    if not name.isupper():
        return False
    holders = [brief.recipient.company, brief.sender.company, *(fact.text for fact in brief.recipient.facts), brief.point]
    return any(name.casefold() in "".join(word[:1] for word in re.findall(r"\w+", text)).casefold() for text in holders if text)
