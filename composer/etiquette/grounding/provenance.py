"""Where in a text the brief is spoken of: each fact, friend, firm and role with its place and where it comes from.

The other side of grounding: the modules beside it find what the brief does not hold, this finds what it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from composer.etiquette.brief_index import WORD, words_of
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.english.stems import stem
from composer.etiquette.grounding.fact_use import facts_used
from composer.lexicon import Wording
from composer.model import Brief, Fact
from composer.normalise import fold_letters

_WIDEST_GAP: Final = 40  # characters between two words of one mention; beyond it they only happen to share a sentence
_OWNER: Final = Wording("attribution", "owner_before", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trace:
    """One place that the brief accounts for: `what` kind of thing, as the brief has it (`given`), and where it was `seen`."""

    start: int  # code points into the text as given
    end: int
    what: str  # fact | friend | your_firm | their_firm | your_role | their_role | third
    given: str
    seen: str = ""


def traces(message: Message, brief: Brief) -> tuple[Trace, ...]:
    """What the brief accounts for, in the order of the text; places never overlap, facts come before firms and roles."""
    candidates = [*_facts(message, brief), *_named(message, brief)]
    kept: list[Trace] = []
    for trace in candidates:
        if all(trace.end <= other.start or trace.start >= other.end for other in kept):
            kept.append(trace)
    return tuple(sorted(kept, key=lambda trace: trace.start))


def _facts(message: Message, brief: Brief) -> Iterator[Trace]:
    used = facts_used(message, brief)
    for fact in brief.recipient.facts:
        span = _densest(message, fact) if fact.text in used else None
        if span is not None:
            yield Trace(*span, "fact", fact.text, _seen(fact))


def _seen(fact: Fact) -> str:
    return ", ".join(part for part in (fact.seen, fact.url, fact.date.isoformat() if fact.date else "") if part)


def _densest(message: Message, fact: Fact) -> Span | None:
    """The stretch of one sentence that holds most of the fact's telling words, from its first one to its last."""
    stop = message.lexicon.words["names", "stop"]
    telling = {word for word in words_of(fact.text) if word not in stop and len(word) > 2}
    stems = set(map(stem, telling))
    best: tuple[int, int, Span] | None = None
    for first, last in message.sentences:
        run: list[tuple[str, Span]] = []
        for place in WORD.finditer(message.text, first, last):
            word_stem = stem(next(iter(words_of(place.group())), ""))
            if word_stem not in stems:
                continue
            if run and place.start() - run[-1][1][1] > _WIDEST_GAP:
                run = []
            run.append((word_stem, place.span()))
            span = run[0][1][0], run[-1][1][1]
            score = len({its for its, _ in run}), span[0] - span[1], span
            best = score if best is None or score[:2] > best[:2] else best
    if best is None:
        return None
    start, end = best[2]
    owner = _OWNER.of(message.lexicon).search(message.text, max(0, start - 6), start)
    return (owner.start() if owner else start), end


def _named(message: Message, brief: Brief) -> Iterator[Trace]:
    """The friend, the firms and the roles, where they stand in the words of the brief."""
    named = (
        ("friend", brief.mutual), ("third", brief.third.name if brief.third else ""),
        ("your_firm", brief.sender.company), ("their_firm", brief.recipient.company),
        ("your_role", brief.sender.role), ("their_role", brief.recipient.role),
    )
    text = fold_letters(message.text)
    if len(text) != len(message.text):  # a letter that folds into two; places would shift
        text = message.low
    for what, given in named:
        words = fold_letters(given).strip()
        if len(words) < 2:
            continue
        place = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(text, message.body[0], message.end)
        if place is not None:
            yield Trace(*place.span(), what, given)
