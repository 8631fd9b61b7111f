"""The head of a noun phrase, and what it tells: whether the phrase is plural, and how one takes in the work it names."""

from __future__ import annotations

import re

from composer.drafting.reading.facts.works import AFTER_HEAD, named, taken_in
from composer.drafting.templating.phrase import Phrase
from composer.word_forms import word_forms


def taken_in_by(fact: Phrase) -> str:
    """How a work is taken in (“read”, “heard”, “saw”); "" where the phrase names no work of the reader's."""
    return taken_in(fact.text) if fact.form == "noun" else ""


def head_of(phrase: str) -> str:
    """The head of a noun phrase: its last word before a preposition, a relative clause or a mark."""
    return next(reversed(named(phrase)), "")


def takes_plural(phrase: str) -> bool:
    """Whether a noun phrase takes “are”; a clause (“that the ward was closed”) does not."""
    if phrase.startswith("that "):
        return False
    head, forms = head_of(phrase), word_forms()
    before = re.split(rf"\b(?:{'|'.join(AFTER_HEAD)})\b", phrase)[0]
    return " and " in before or (head in forms.singulars and (head not in forms.plurals or head.endswith("s")))
