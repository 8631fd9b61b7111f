"""Puts one sentence of a point into the frame of its purpose; a second clause stays beside the first part."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from composer.drafting.reading import thanks, told, topics, wishes
from composer.drafting.reading.clauses import is_clause
from composer.drafting.reading.noun_frames import is_role
from composer.drafting.reading.noun_phrases import noun_phrase, with_article
from composer.drafting.reading.parts import Parts
from composer.drafting.reading.point_forms import PointForm, Typed, form_of
from composer.drafting.reading.refusals import refusal
from composer.drafting.reading.second_clauses import JOINED, completed_second, headlines, joined, second_clause, sought
from composer.drafting.reading.tokens import capital, lower_first

_LABEL: Final = re.compile(
    r"^(?:(?:an? |my |our |quick |small |good |some |great )*(?:updates?|news|questions?|ideas?|requests?|offers?|reminder|"
    r"topics?|subject|"
    r"purpose|note|reasons?|message|plan|proposal|press release|news release|media release|release|story|announcement|"
    r"heads[- ]up|ask|point|"
    r"goal|aim|intention|wish))\s*(?::|\s[–—-])\s+",
    re.IGNORECASE,
)
_NEW: Final = re.compile(r"^(?:new|now available|brand new)\s*:\s+", re.IGNORECASE)
_DATE_FIRST: Final = re.compile(
    r"^(?P<date>(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?\d{1,2} (?:January|February|March|April|May|June|July|"
    r"August|September|"
    r"October|November|December)(?: \d{4})?)\s*(?::|\s[–—-])\s+(?P<what>[^,]+)$"
)
_MYSELF: Final = re.compile(r"^(?:myself|me)(?:,| as| -| –) (?=(?:the|a|an|your|our)\b)", re.IGNORECASE)
_NEWS: Final = re.compile(r"(?:good|great|bad|sad|big|happy) news")
_SHORT: Final = 3


def parted(text: str, purpose: str) -> Parts:
    """The sayings of one sentence as typed, without its closing mark."""
    text = _NEW.sub("new ", _MYSELF.sub("introduce myself as " if purpose == "introduce" else "", text))
    dated = _DATE_FIRST.match(text)
    if dated:
        text = f"{dated['what']}, {dated['date']}"
    label = _LABEL.match(text)
    if label and len(text) - label.end() > _SHORT and not _NEWS.match(text):
        text = text[label.end() :]
    text = lower_first(sought(text, purpose))
    row = headlines(text) if purpose == "update" else ()
    if row:
        return Parts("news", (". ".join(capital(item) for item in row),), "news")
    cut = second_clause(text)
    return single(text, purpose) if cut is None else _with_second(text, cut, purpose)


def _with_second(text: str, cut: tuple[int, int, str], purpose: str) -> Parts:
    left, right = text[: cut[0]].strip(), text[cut[1] :].strip()
    if _NEWS.fullmatch(left):
        return Parts("news", (f"{left}: {right}",), "news")
    made = single(left, purpose)
    if made.form == "question":
        return Parts("question", (text,), "question")
    right = completed_second(right, left, purpose)
    if right.startswith("and ") and not is_clause(left) and is_role(noun_phrase(left)):
        return replace(made, sayings=(f"I'm {with_article(noun_phrase(left), 'a')} {right}",))
    colon = purpose == "decline" or cut[2] == ":" or made.form == "congratulation"
    sayings = tuple(joined(item, right, colon=colon) for item in made.sayings)
    return replace(made, sayings=sayings, clause=made.clause if JOINED.match(right) else "")


def single(text: str, purpose: str) -> Parts:
    """One part of a point: its form, then the reader of that form."""
    typed = form_of(text, purpose)
    if typed.form == "refusal":
        return refusal(typed, purpose, single)
    return _READERS[typed.form](typed, purpose)


def _question(typed: Typed, purpose: str) -> Parts:
    del purpose
    return Parts("question", (typed.body,), "question")


_READERS: Final[dict[PointForm, Callable[[Typed, str], Parts]]] = {
    "question": _question,
    "how_what": told.embedded,
    "because": told.reason,
    "to": wishes.wish,
    "for": topics.for_what,
    "about": topics.about,
    "that_clause": told.that,
    "thanks": thanks.thanks,
    "congratulation": thanks.congratulation,
    "imperative": wishes.suggestion,
    "request": wishes.request,
    "sentence": told.stated,
    "sentence_elided": told.stated,
    "news": told.news,
    "gerund": wishes.doing,
    "infinitive": wishes.wish,
    "noun_phrase": topics.noun,
    "for_to": wishes.for_to,
}
