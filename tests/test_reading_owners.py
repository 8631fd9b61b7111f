"""Articles of roles, “my own”, apostrophes of kin, and the number of “to be”."""

from __future__ import annotations

import pytest

from composer.drafting.reading.wording.owners import with_owners

SET_RIGHT = [
    ("I am roofer, 9 years", "I am a roofer, 9 years"), ("I'm tram traffic planner in Oslo", "I'm a tram traffic planner in Oslo"),
    ("I am single mother", "I am a single mother"), ("she works as nurse at night", "she works as a nurse at night"),
    ("I bring own brushes", "I bring my own brushes"), ("we come with own tent", "we come with our own tent"),
    ("my grandfathers forge stood here", "my grandfather's forge stood here"), ("my aunts knitting club", "my aunt's knitting club"),
    ("my parents house", "my parents' house"), ("our boats is ready", "our boats are ready"), ("my daughter are here", "my daughter is here"),
]  # fmt: skip
AS_THEY_ARE = [
    "you are early", "I'm late for work", "she is president of the union", "I'm head of sales", "we both own a van", "I own a horse",
    "my sisters bake bread", "her parents run a shop", "my brothers are twins", "the team are here", "our news is good", "our staff are busy",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "said"), SET_RIGHT, ids=[row[0] for row in SET_RIGHT])
def test_what_is_left_out_is_put_in(typed: str, said: str) -> None:
    assert with_owners(typed) == said


@pytest.mark.parametrize("text", AS_THEY_ARE)
def test_what_is_right_stays(text: str) -> None:
    assert with_owners(text) == text
