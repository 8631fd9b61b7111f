"""How much two drafts differ by their words outside names and facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from composer.drafting.search.similarity import given_words, overlap, own_words
from composer.model import Fact, Third
from tests.test_compose import maya


def test_names_and_facts_are_given_and_the_point_is_not() -> None:
    brief = replace(maya(), mutual="Ellen Park", third=Third("Jonas Weber", "he keeps rye"), point="compare notes on brass")
    brief = replace(brief, recipient=replace(brief.recipient, facts=(Fact("talk on owls"), Fact("article on moss"))))
    given = given_words(brief)
    assert {"maya", "lindqvist", "tomás", "ortega", "ellen", "park", "jonas", "weber", "talk", "on", "owls", "moss"} <= given
    assert not {"brass", "compare", "rye", ""} & given


def test_own_words_are_what_is_left() -> None:
    assert own_words("I heard your talk on owls, Tomás!", frozenset({"talk", "owls", "tomás"})) == {"i", "heard", "your", "on"}


@pytest.mark.parametrize(("one", "other", "share"), [
    ("a b", "a b", 1.0), ("a b", "c d", 0.0), ("a b c", "b c d", 0.5), ("", "", 1.0), ("a", "", 0.0), ("a", "a b c d", 0.25),
])
def test_overlap_is_the_share_of_words_in_both(one: str, other: str, share: float) -> None:
    assert overlap(frozenset(one.split()), frozenset(other.split())) == share
    assert overlap(frozenset(other.split()), frozenset(one.split())) == share
