"""The words of a text, and the lemmas of those that tell what it is about."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from composer.drafting.reading.grammar.word_classes import word_class
from composer.word_forms import word_forms

WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORT: Final = 3  # letters of a word that may tell something


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, apostrophes made straight."""
    return [found.group().lower().replace("’", "'") for found in WORD.finditer(text)]


@lru_cache(maxsize=4096)
def lemmas_of(text: str) -> frozenset[str]:
    """The lemmas of the words that tell what a text is about: “you map flights” and “the flight map” share two."""
    forms = word_forms()
    told = set()
    for word in words_of(text):
        if len(word) < _SHORT or word in word_class("content", "empty"):
            continue
        noun = forms.singular(word)
        verbs = forms.read_verb(word)
        told.add(verbs[0].lemma if verbs and noun == word and not forms.is_noun(word) else noun)
    return frozenset(told)
