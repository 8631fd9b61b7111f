"""What the user makes of a fact, ready for templates: joined to it, as the subject of a sentence, or in one breath with it."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.content_words import words_of
from composer.drafting.reading.grammar.word_classes import word_class
from composer.drafting.reading.remarks.referents import is_telling
from composer.drafting.reading.remarks.remarks import Remark
from composer.drafting.templating.noun_heads import head_of
from composer.drafting.templating.phrase import Phrase
from composer.word_forms import word_forms

_ONE_BREATH: Final = 24  # words that a fact and its detail may have in one sentence
_REASON: Final = re.compile(r" (?:because|so that|when|while|after|before|until|although|since (?!\d|[A-Z]))\b")
_GOES_ON: Final = re.compile(r"[,.;:] (?:and|but|so) (?:I|we|it|you|they|nobody|my|our)\b|[.;:] ")


def tail(detail: Remark, fact: str) -> str:
    """A detail that is no sentence with the mark that joins it to its fact: “, signed in capitals”, “: no mirror”; else ""."""
    if detail.form == "tail":
        return f", {detail.said}"
    if detail.form == "gloss" or (detail.form == "quote" and is_telling(fact)):
        return f", {detail.said}" if ":" in fact or fact.endswith(("”", '"', ")")) else f": {detail.said}"
    return ""


def tailed(fact: str, joined: str) -> str:
    """A fact with its tail: at the end, or before the clause that gives its reason or its time."""
    reason = _REASON.search(fact)
    if reason is None or not joined.startswith(","):
        return f"{fact}{joined}"
    return f"{fact[: reason.start()]}{joined}, {fact[reason.start() + 1 :]}"


def as_subject(detail: str) -> str:
    """A noun phrase before its verb: what stands apart is closed by a comma, too; "" where it is or goes on with a clause."""
    if detail.startswith("that ") or _GOES_ON.search(detail):
        return ""
    return f"{detail}," if ", " in detail and not re.search(r", [^,]* (?:and|or) [^,]*$", detail) else detail


def is_liked(detail: str) -> bool:
    """Whether one says of a thing that one liked it: a part of a work, and how the reader does something."""
    return detail.startswith("how you ") or word_forms().singular(head_of(detail)) in word_class("works", "parts")


def in_one_breath(fact: Phrase, detail: Remark) -> bool:
    """Whether a fact and what struck the sender in it read well as one sentence."""
    if detail.form not in ("reader", "other", "that", "noun", "quote") or re.search(r"[,.:;“\"]", detail.said):
        return False
    words = len(words_of(fact.text)) + len(words_of(detail.said))
    joined = r"[.:;“\"]" if fact.form == "noun" else r"[.,:;“\"]| (?:and|but|so|because(?! of)|while) "
    return words <= _ONE_BREATH and not re.search(joined, fact.text)
