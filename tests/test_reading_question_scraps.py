"""Questions that were typed without the order of one, said as whole questions."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.addressed import reader_named
from composer.drafting.reading.points.question import read_question
from composer.drafting.reading.points.question_scraps import scrap_question

HE = reader_named("Owen Pryce", "he")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("demo weds 9 dec at 11?", "Would a demo on Wednesday 9 December at 11 suit you?"),
        ("tasting at ours 12 jan 6pm?", "Would a tasting at ours on 12 January at 6 pm suit you?"),
        ("site visit next week?", "Would a site visit next week suit you?"),
        ("next week?", "Would next week suit you?"),
        ("lunch on thursday?", "Would you have time for lunch on Thursday?"),
        ("free sample?", "Would you like a free sample?"),
        ("free on monday?", "Are you free on Monday?"),
        ("10 minutes on the phone, mon or tues after 4?", "Would you have 10 minutes on the phone on Monday or Tuesday after 4?"),
        ("on which day I can call him?", "On which day can I call you?"),
        ("want to be there when they come, 4 o'clock?", "Would you like to be there when they come at 4 o'clock?"),
        ("who decides about the lamps, and may I send him a price?", "Who decides about the lamps, and may I send him a price?"),
        ("can i sit in on mondays standup?", "Can I sit in on Monday's stand-up?"),
    ],
)
def test_a_scrap_is_a_whole_question(typed: str, said: str) -> None:
    assert read_question(typed, HE).said == said


@pytest.mark.parametrize(("body", "kind"), [("one coat or two", "choice"), ("half an hour", "yes_no"), ("I can send photos", "statement")])
def test_what_kind_of_question_it_is(body: str, kind: str) -> None:
    assert scrap_question(body, body, marked=kind != "statement").kind == kind


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ring him tomorrow after 5?", "Shall I ring you tomorrow after 5?"),
        ("a photo of the label, pls?", "Could I have a photo of the label, please?"),
        ("interview by phone, 10 min, tomorrow?", "Would an interview by phone (10 minutes) tomorrow suit you?"),
        ("test drive saturday morning?", "Would a test drive on Saturday morning suit you?"),
        ("how many km a week did he run before the first one?", "How many km a week did you run before the first one?"),
        ("send the sample to which address?", "To which address should I send the sample?"),
    ],
)
def test_what_is_put_into_the_order_of_a_question(typed: str, said: str) -> None:
    assert read_question(typed, HE).said == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("mon ok?", "Is Monday OK?"),
        ("free for a call sunday?", "Are you free for a call on Sunday?"),
        ("free sunday eve?", "Are you free on Sunday evening?"),
    ],
)
def test_days_in_short_questions(typed: str, said: str) -> None:
    assert read_question(typed, HE).said == said
