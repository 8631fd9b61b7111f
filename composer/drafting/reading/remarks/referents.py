"""What a remark leans on: “it”, “did too” and “this one” say something only beside the sentence that holds what they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from composer.drafting.reading.grammar.content_words import lemmas_of, words_of
from composer.drafting.reading.grammar.lexicon import is_function_word, is_noun
from composer.drafting.reading.grammar.tokens import tokens
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.remarks.tidy import table
from composer.word_forms import word_forms

_READER_DID: Final = re.compile(r"\b[Yy]ou (?:also |once |always |only )?(\w+)")
_TIMES: Final = frozenset("time times day days week weeks month months year years once twice morning evening night".split())
_ALL_OF_THEM: Final = re.compile(
    r"\b(?:all|both|every one of) (?:the |(?P<many>\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) |\w+ )?"
    r"(?P<what>[a-z]+)"
    r"(?:,? (?:twice|three times|again))?$"
)
_EVERY_ONE: Final = re.compile(r"\b(?:every|each) one (?!of\b)|\bI(?:'ve| have) been (?:there )?(?:once|twice|\w+ times)\b")
_THIS: Final = re.compile(r"\bthis (?:one|time|request|offer)\b", re.IGNORECASE)


@lru_cache(maxsize=1024)
def leans_on(because: str, detail: str, fact: str) -> bool:
    """Whether what a fact led to speaks of its detail: by a word that points back, or by a word that only the detail has."""
    if not because or not detail:
        return False
    words = words_of(because)
    elided = words[-1] in ("to", "not")  # “told every new colleague not to”
    if _bare_number(because) and any(token.tag == "CRD" or token.text[0].isdigit() for token in tokens(detail)):
        return True  # “she counts to forty”, “I tried twenty”
    return elided or bool(set(words) & table("points_back")) or bool((lemmas_of(because) & lemmas_of(detail)) - lemmas_of(fact))


def _bare_number(text: str) -> bool:
    found = tokens(text)
    return any(
        (token.tag == "CRD" or token.text[0].isdigit()) and not (place + 1 < len(found) and is_noun(found[place + 1].lower))
        for place, token in enumerate(found)
    )


def leans_on_point(remark: str) -> bool:
    """Whether a remark speaks of what the message asks for: “I'd like to do this one properly”."""
    return _THIS.search(remark) is not None


@lru_cache(maxsize=1024)
def leans_back(fact: str) -> bool:
    """Whether a fact speaks of an “it” that it does not name: “you told me not to give up on it”, “I've got all 3 issues”."""
    counted = _ALL_OF_THEM.search(fact)
    if counted and (counted["many"] or counted["what"] in table("instalments")):
        return True
    if _EVERY_ONE.search(fact):
        return True  # “you check every one by hand”
    for place, word in enumerate(words := words_of(fact)):
        if place and word in ("it", "them", "this", "these"):
            if word in ("this", "these") and place + 1 < len(words) and is_noun(words[place + 1]):
                return False  # “this year”
            return not any(_is_thing(words, earlier) for earlier in range(place))
    return False


def _is_thing(words: Sequence[str], place: int) -> bool:
    """Whether a noun stands at a place, and no verb such as “keep”."""
    word = words[place]
    if not is_noun(word) or is_function_word(word):
        return False
    if word in _TIMES or word in closed("quantity"):
        return False  # “I've been in three times and it is true”
    owned = place > 0 and words[place - 1] in closed("determiner", "possessive", "quantity")
    return owned or not word_forms().read_verb(word)


@lru_cache(maxsize=1024)
def is_telling(fact: str) -> bool:
    """Whether a fact is of the reader's words (“your note in the box”, “you told me …”), so that a quotation may follow it."""
    if fact.startswith("your "):
        return True
    lemmas = {item.lemma for verb in _READER_DID.findall(fact) for item in word_forms().read_verb(verb)}
    return bool(lemmas & table("telling"))
