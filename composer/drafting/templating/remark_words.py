"""What the user makes of a fact, ready for templates: joined to it, as the subject of a sentence, or in one breath with it."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.content_words import words_of
from composer.drafting.reading.grammar.word_classes import word_class
from composer.drafting.reading.remarks.referents import is_telling
from composer.drafting.reading.remarks.remarks import Remark
from composer.drafting.reading.remarks.tidy import table
from composer.drafting.templating.noun_heads import head_of
from composer.drafting.templating.phrase import Phrase
from composer.lexicon import Group, Wording
from composer.word_forms import word_forms

_ONE_BREATH: Final = 24  # words that a fact and its detail may have in one sentence
_LEAD: Final = 10  # words in which what leads back to the fact stands
_ADVERBIAL: Final = Group("remark_words", "adverbial")
_SELF_TOLD: Final = Wording("remark_words", "told_by_itself")
_REASON: Final = Wording("remark_words", "reason")
_APART: Final = Wording("remark_words", "apart")
_LISTED: Final = Wording("remark_words", "listed")
_GOES_ON: Final = Wording("remark_words", "goes_on_with_clause")


def tail(detail: Remark, fact: Phrase) -> str:
    """A detail that is no sentence with the mark that joins it to its fact: “, signed in capitals”, “: no mirror”; else "".

    What struck the sender in something that was said is told with it: “you asked us to keep the ridge clear: the two gaps”.
    """
    if detail.form == "tail":
        return f", {detail.said}"
    said = fact.text
    named = detail.form == "noun" and not is_liked(detail.said) and not detail.said.startswith("that ")
    plain = fact.form != "noun" and not re.search(r"[:;“\"]", said) and len(words_of(said)) <= _ONE_BREATH
    if detail.form == "gloss" or (is_telling(said) and (detail.form == "quote" or (named and plain))):
        return f", {detail.said}" if ":" in said or said.endswith(("”", '"', ")")) else f": {detail.said}"
    return ""


def tailed(fact: str, joined: str) -> str:
    """A fact with its tail: at the end, or before the clause that gives its reason or its time."""
    reason = _REASON.for_all.search(fact)
    if reason is None or not joined.startswith(","):
        return f"{fact}{joined}"
    return f"{fact[: reason.start()]}{joined}, {fact[reason.start() + 1 :]}"


def as_subject(detail: str) -> str:
    """A noun phrase before its verb: what stands apart is closed by a comma, too; "" where it is or goes on with a clause."""
    if detail.startswith("that ") or _GOES_ON.for_all.search(detail):
        return ""
    apart = _APART.for_all.search(detail)
    listed = _LISTED.for_all.search(detail) and not apart
    return f"{detail}," if ", " in detail and not listed else detail


def is_liked(detail: str) -> bool:
    """Whether one says of a thing that one liked it: a part of a work, and how the reader does something."""
    return detail.startswith("how you ") or word_forms().singular(head_of(detail)) in word_class("works", "parts")


def linked(because: str) -> str:
    """What a fact made the sender do, led in by “so”, unless a word of its own (“since then”, “it”) leads back to the fact."""
    words = words_of(because)
    opened = words[:_LEAD]
    if opened[:1] not in (["i"], ["we"]) or set(opened) & table("leads_back") or _SELF_TOLD.for_all.search(because):
        return because
    place = next((place for place, word in enumerate(opened[1:], 1) if word not in _ADVERBIAL.for_all), 0)
    verbs = [item for item in word_forms().read_verb(opened[place]) if item.form in ("past", "base")] if place else []
    done = [item.lemma for item in verbs if item.form == "past" or opened[place] not in ("have", "had")]
    if opened[place : place + 1] == ["have"] and len(words) > place + 1:
        done = [item.lemma for item in word_forms().read_verb(words[place + 1]) if item.form == "participle"]
    return f"so {because}" if done and not set(done) & table("not_led_to") else because


def in_one_breath(fact: Phrase, detail: Remark) -> bool:
    """Whether a fact and what struck the sender in it read well as one sentence."""
    if detail.form not in ("reader", "other", "that", "noun", "quote") or re.search(r"[,.:;“\"]", detail.said):
        return False
    words = len(words_of(fact.text)) + len(words_of(detail.said))
    joined = r"[.:;“\"]" if fact.form == "noun" else r"[.,:;“\"]| (?:and|but|so|because(?! of)|while) "
    return words <= _ONE_BREATH and not re.search(joined, fact.text)
