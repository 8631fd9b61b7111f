"""Facts joined as one would say them."""

from __future__ import annotations

import pytest

from composer.drafting.templating.told_facts import kindness, thanked_by_name, thanked_for, where_we_met


@pytest.mark.parametrize(("fact", "said"), [
    ("we met at the bee fair, and you lent me your smoker", "when we met at the bee fair, you lent me your smoker"),
    ("we spoke on the ferry to Hvar, and you told me that the bells are cracked", "when we spoke on the ferry to Hvar, you told me that the bells are cracked"),
    ("we met at the bee fair, and you have told me that the lime is late", "when we met at the bee fair, you told me that the lime is late"),
    # What is true beyond the meeting stays on its own.
    ("I met you at the bee fair, and you said that lime is late", "when we met at the bee fair, you said that lime is late"),
    ("in 2019 we met at the bee fair, and you lent me a veil", "when we met at the bee fair in 2019, you lent me a veil"),
    ("we met at the bee fair, and you were taping a smoker", "we met at the bee fair, when you were taping a smoker"),
    ("we met at the bee fair, and you are from Hvar", "we met at the bee fair, and you are from Hvar"),
    ("we met at the bee fair", "we met at the bee fair"),
    ("we worked together at the mill, and you broke the sieve", "we worked together at the mill, and you broke the sieve"),
])
def test_what_happened_at_a_meeting_is_one_clause(fact: str, said: str) -> None:
    assert where_we_met(fact) == said


@pytest.mark.parametrize(("fact", "thanked"), [
    ("you kept the early slot open for us", ("keeping the early slot open for us", "")),
    ("you lent me your ladder, and I still have the rope", ("lending me your ladder", "I still have the rope")),
    ("you wrote my name on the list", ("writing my name on the list", "")),
    # Nothing that was done for me, or more than one verb tells it.
    ("you kept bees in my street", ("", "")),
    ("you helped us twice and never sent a bill", ("", "")),
    ("you have the finest organ I have heard", ("", "")),
])
def test_a_kindness_is_what_one_thanks_for(fact: str, thanked: tuple[str, str]) -> None:
    assert kindness(fact) == thanked


@pytest.mark.parametrize(("point", "fact", "thanked"), [
    ("Thank you for finding the key!", "you found the key under the oak without a lamp", "finding the key under the oak without a lamp"),
    ("Thank you for the key.", "you found the key under the oak", ""),
    ("Thank you for finding the key.", "you found the cat", ""),
    ("Thank you for finding the key.", "you found the key and fed the cat", ""),
])
def test_thanks_in_short_and_in_full_are_said_once(point: str, fact: str, thanked: str) -> None:
    assert thanked_for(point, fact) == thanked


def test_thanks_for_a_thing_name_it_whole() -> None:
    lecture = "your lecture “The tide as a clock”"
    assert thanked_by_name("Thank you for the lecture.", lecture, "lecture") == lecture
    assert thanked_by_name("Thank you for the soup.", lecture, "lecture") == ""
