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


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("hire", "need a night baker, mon-fri 2-9 am, van provided", "I need a night baker. It would be from Monday to Friday 2 to 9 am. The van is provided."),
        ("sell", "show him our pallet scanner, no need to change his system", "I'd like to show you our pallet scanner. There is no need to change your system."),
        ("update", "roofers found rot, 2 beams to replace, adds 4 days, new end date 9 march",
         "The roofers found rot. There are 2 beams to replace. It adds 4 days. The new end date is 9 March."),
        ("job", "saw the notice on the gate, i can start monday, own tools", "I saw the notice on the gate. I can start on Monday. I have my own tools."),
        ("decline", "no to sundays, my dad needs me then, saturdays ok", "I have to say no to Sundays: my dad needs me then. Saturdays are OK."),
        ("press", "our school has more bees than pupils. photos ready", "Our school has more bees than pupils. The photos are ready."),
        ("invite", "our street party, 20 june from 3, his brass band could play?",
         "I'd like to invite you to our street party on 20 June from 3. Could your brass band play?"),
        ("partner", "the children learn, the honey we share half and half", "The children learn. We share the honey half and half."),
        ("thank", "thx for the spare key, saved us a night in the car", "Thank you for the spare key. It saved us a night in the car."),
    ],
)  # fmt: skip
def test_more_notes_in_a_point(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, HE, "Iris Vale", purpose).said == said
