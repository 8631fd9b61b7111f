"""Verb forms that English does not use there, in those that it does."""

from __future__ import annotations

import pytest

from composer.drafting.reading.wording.aspect import with_right_forms

CASES = [
    ("a nurse who is speaking Somali", "a nurse who speaks Somali"), ("I am knowing the harbour well", "I know the harbour well"),
    ("we're not wanting a fight", "we do not want a fight"), ("she is having two sons", "she has two sons"), ("he is having lunch", "he is having lunch"),
    ("a lamp which is measuring the light", "a lamp that measures the light"), ("the nets which they did mend", "the nets which they mended"),
    ("but in the end it did work", "but in the end it did work"), ("I did not saw the sign", "I did not see the sign"), ("does he knows it", "does he know it"),
    ("you must very often to wait", "you must very often wait"), ("my aunt can speaks Thai", "my aunt can speak Thai"), ("I have 19 years", "I am 19"),
    ("he has 40 years of practice", "he has 40 years of practice"), ("I am born in Oran", "I was born in Oran"), ("I must leave", "I must leave"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "said"), CASES, ids=[row[0] for row in CASES])
def test_verbs_take_the_form_that_english_has(typed: str, said: str) -> None:
    assert with_right_forms(typed) == said
