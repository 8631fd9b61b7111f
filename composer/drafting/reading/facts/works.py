"""How a work of the reader's is taken in: an article is read, a talk heard, a film seen."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.content_words import words_of
from composer.drafting.reading.grammar.word_classes import word_class
from composer.word_forms import word_forms

_YOURS: Final = re.compile(r"(?:\w+ \w+ of )?your |the \w+ (?:in|on|at|of) your? ")
_PART: Final = re.compile(r"^\w+ \w+ of (?=your )")  # “part 3 of your series”
_TO_OTHERS: Final = re.compile(
    r"^your (?:[\w-]+ ){0,2}(?:reply|answer|letter|message|e-?mail|comment|note|review) to (?!me\b|us\b|my\b|our\b)"
)
AFTER_HEAD: Final = frozenset(
    "on in at for about of with from to that which who by where when under over between across without after before as called "
    "titled entitled named".split(),
)


def taken_in(said: str, rather: str = "") -> str:
    """“read”, “heard” or “saw” for a work of the reader's, `rather` where that may be; "" for any other noun phrase."""
    if not _YOURS.match(said):
        return ""
    nouns = [word_forms().singular(word) for word in named(_PART.sub("", said))]
    told = nouns[-2:] if nouns[-1:] == ["series"] else nouns[-1:]  # “mixtape series”
    verbs = sorted(("read", "heard", "saw"), key=lambda verb: verb != rather)
    return next((verb for noun in told for verb in verbs if noun in word_class("works", verb)), "")


def was_given(said: str) -> bool:
    """Whether a noun phrase names what the reader gave or sent to the user: “your invitation”, “your advice on glue”."""
    heads, to_me = set(named(said)[-1:]), re.search(r"\b(?:me|us|my|our)\b", said)
    given = heads & word_class("works", "given") or (to_me and heads & word_class("works", "given_me"))
    return said.startswith("your ") and bool(given) and not _TO_OTHERS.search(said)


def named(phrase: str) -> list[str]:
    """The words of a noun phrase up to its head: up to a preposition, a relative clause or a mark."""
    found: list[str] = []
    for word in words_of(re.split(r"[,(:“\"]", phrase)[0]):
        if found and (word in AFTER_HEAD or (found[-1] in word_class("works", "read") and word.endswith("ing"))):
            break
        found.append(word)
    return found
