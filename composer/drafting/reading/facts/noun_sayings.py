"""What a noun phrase says, and its letters."""

from __future__ import annotations

from dataclasses import dataclass

from composer.drafting.reading.grammar.gazetteer import keeps_capital
from composer.drafting.reading.grammar.lexicon import is_word
from composer.drafting.reading.reading import Form, Who


@dataclass(frozen=True, slots=True)
class Saying:
    """What a noun phrase says, before the reader's pronouns are turned; an empty `text` where it says nothing."""

    text: str
    who: Who = "reader"
    form: Form = "clause"
    tense: str = "present"


def in_small_letters(text: str) -> str:
    """A field (“Soil Science”) without capitals, names left alone."""
    return " ".join(word if keeps_capital(word) or not is_word(word.lower()) else word.lower() for word in text.split(" "))
