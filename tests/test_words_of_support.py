"""English words by which a sentence is a wish, and those that support nothing."""

from __future__ import annotations

import pytest

from composer.etiquette.grounding.sentence_trace import _WISH
from composer.lexicon import default_lexicon

WISH = _WISH.of(default_lexicon())
COMMON = default_lexicon().words["sentence_trace", "common"]


@pytest.mark.parametrize("sentence", [
    "I'd like to hear from you.", "I would love to know.", "I hope you are well.", "Looking forward to it.", "Thank you for the map.", "No hurry at all.", "All the best.",
    "Kind regards", "Congratulations!", "If it suits you, call.", "I would be glad to help.",
])
def test_a_wish_is_told_by_its_words(sentence: str) -> None:
    assert WISH.search(sentence)


@pytest.mark.parametrize("sentence", ["The pier closed in May.", "You hoped for rain.", "Bo likes tides.", "I would go.", "Thankful readers wrote.", ""])
def test_what_tells_something_is_none(sentence: str) -> None:
    assert not WISH.search(sentence)


def test_words_that_any_letter_holds_are_common_and_those_of_a_matter_are_not() -> None:
    assert {"saw", "question", "note", "hope"} <= COMMON
    assert COMMON.isdisjoint({"pier", "tide", "map"})
    assert all(word == word.lower() and word.isalpha() for word in COMMON)
