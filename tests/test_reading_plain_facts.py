"""Facts in plain words that fit no form are said as they stand; what only sounds like a doubt is not asked about."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact

SHE = Reader("Ana Ruiz", "Ana", "Ruiz", "she")


@pytest.mark.parametrize(("typed", "said"), [
    ("all 9 of her lambs made it through the flood without a shed", "all 9 of your lambs made it through the flood without a shed"),
    ("her note in #roofs on why slates slip twice", "your note in the roofs channel on why slates slip twice"),
    ("she asked me for something with more thyme for the spring menu", "you asked me for something with more thyme for the spring menu"),
    ("she stood in at the fair when the other one was ill", "you stood in at the fair when the other one was ill"),
    ("she said on the phone that they ran out of flour", "you said on the phone that you ran out of flour"),
    ("she wrote that her pupils sing while they walk", "you wrote that your pupils sing while they walk"),
    ("the audit keeps her awake", "the audit keeps you awake"),
    ("anas report on the weir", "your report on the weir"),
    ("she asked me to give her bad news at once", "you asked me to give you bad news at once"),
    ("she has told me that the weir holds", "you told me that the weir holds"),
    ("posted: 'spent my sunday under the sink'", 'your post "Spent my Sunday under the sink"'),
])
def test_a_plain_fact_is_said(typed: str, said: str) -> None:
    assert read_fact(typed, SHE).said == said


@pytest.mark.parametrize("typed", ["asdf qwer", "something with computers", "she does something with horses"])
def test_what_says_nothing_is_asked_about(typed: str) -> None:
    assert read_fact(typed, SHE).ask
