"""A point and a question that ask the same are asked once."""

from __future__ import annotations

import pytest

from composer.drafting.reading.brief_readings import read_brief
from composer.drafting.reading.points.same_question import says_the_same
from tests.rule_kit import brief


@pytest.mark.parametrize(
    ("point", "question", "asked"),
    [
        ("I would like to know what you packed for your first crossing when all you had was a kayak.", "What did you pack?",
         "What did you pack for your first crossing when all you had was a kayak?"),
        ("how you kept the lime from cracking", "how did you keep the lime?", "How did you keep the lime from cracking?"),
        ("ask if the night porter job you named is posted yet", "is it up yet?", "Could you tell me if the night porter job you named is posted yet?"),
        ("to hear whether the fund is still open for clubs from abroad", "is it still open?", "Is the fund still open for clubs from abroad?"),
    ],
)
def test_the_fuller_of_two_that_ask_the_same_is_asked(point: str, question: str, asked: str) -> None:
    reading = read_brief(brief(purpose="learn", point=point, question=question)).question
    assert reading is not None
    assert reading.said == asked


@pytest.mark.parametrize(
    ("point", "question"),
    [
        ("how you chose the kiln", "was it expensive?"),
        ("which map to use for bird flights", "is there one you'd never use?"),
        ("how you got your first clients after the agency", "who was your first client?"),
        ("how you train guide dogs", "how long does it take?"),
    ],
)
def test_a_question_of_its_own_stays(point: str, question: str) -> None:
    reading = read_brief(brief(purpose="learn", point=point, question=question)).question
    assert reading is not None
    assert reading.said.lower().rstrip("?") == question.rstrip("?")


def test_two_open_questions_in_other_words_are_one() -> None:
    readings = read_brief(brief(purpose="learn", point="how big your row groups ended up", question="what row group size did you settle on?"))
    assert readings.point is not None
    assert readings.question is not None
    assert says_the_same(readings.point, readings.question)
    other = read_brief(brief(purpose="learn", point="how you bake rye", question="why rye?"))
    assert other.point is not None
    assert other.question is not None
    assert not says_the_same(other.point, other.question)
