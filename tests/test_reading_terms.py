"""Notes behind a post, goods or a refusal (“3 nights a week, 14 euros an hour”) as sentences."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.addressed import reader_named
from composer.drafting.reading.grammar.word_classes import reading_table
from composer.drafting.reading.points.point import read_point
from composer.drafting.reading.points.terms import placed, term, together

EXAMPLES = [
    (purpose, typed, said)
    for item in reading_table("terms")["term"]
    for purpose in item["purposes"]
    for typed, said in item["examples"]
]
SHE, HE = reader_named("Marta Lindqvist", "she"), reader_named("Owen Pryce", "he")


@pytest.mark.parametrize(("purpose", "typed", "said"), EXAMPLES, ids=[f"{row[0]}: {row[1]}" for row in EXAMPLES])
def test_each_term_by_its_own_examples(purpose: str, typed: str, said: str) -> None:
    assert (term(typed, purpose) or placed(typed, purpose)) == said


@pytest.mark.parametrize("typed", ["3 nights", "a good price", "each with a number", "4 oak stools", "10 sheep", "the price"])
def test_what_is_no_term_gets_no_sentence(typed: str) -> None:
    assert term(typed, "hire") == ""


def test_the_terms_of_one_post_stand_in_one_sentence() -> None:
    assert together(["it would be full-time", "it would be in Bern or Thun", "the pay is 60k"]) == (
        "it would be full-time, in Bern or Thun", "the pay is 60k",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("hire", "need cook for lake season, 1 june - 10 sept, room + meals included, 1900 month",
         "I need a cook for lake season, from 1 June to 10 September. Room and meals are included. The pay is 1900 a month."),
        ("hire", "senior cheesemaker role, 4 days/wk, Bern or Thun. 72-80k CHF",
         "I'm writing about a senior cheesemaker role. It would be 4 days a week, in Bern or Thun. The pay is 72-80k CHF."),
        ("hire", "looking for a crane driver, 6 weeks, from 12 jan, hotel paid",
         "I'm looking for a crane driver for 6 weeks from 12 January. The hotel is paid."),
        ("sell", "window cleaning for his showroom, every 2 weeks, 90 a visit, cancel any time",
         "We offer window cleaning for your showroom every 2 weeks. The price is 90 a visit. You can cancel any time."),
        ("sell", "switch to our bread delivery, no minimum order", "You can switch to our bread delivery. There is no minimum order."),
        ("decline", "can't tune the harp sat, wrist in plaster till may", "I can't tune the harp on Saturday: my wrist is in plaster till May."),
        ("decline", "no to the jury, two juries that week already", "I have to say no to the jury: I have two juries that week already."),
        ("update", "stair treads come 6 days late, new fitting date tues 9 feb, price unchanged",
         "The stair treads come 6 days late. The new fitting date is Tuesday 9 February. The price is unchanged."),
        ("update", "grant approved, kick-off 11 jan", "The grant has been approved. The kick-off is on 11 January."),
    ],
)  # fmt: skip
def test_notes_in_a_point(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, HE, "Iris Vale", purpose).said == said
