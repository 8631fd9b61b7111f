"""Rules of kind measure, by when they fire, what they mark and what they say."""

from __future__ import annotations

import pytest

from composer.errors import BadValue, UnknownKey
from composer.etiquette.features.metrics import METRICS
from composer.etiquette.kinds.measure import Measure
from tests.rule_kit import findings, marked, rule

SAID = "{value}, not over {max} nor under {min}"


def test_a_figure_above_its_most_marks_what_is_too_much() -> None:
    short = rule("measure", metric="words", max=3, message=SAID)
    assert [(hit.text, hit.message) for hit in findings("One two three four five.", short)] == [("four five.", "5, not over 3 nor under ")]


def test_a_figure_under_its_least_is_an_absence_at_the_end_of_the_body() -> None:
    (hit,) = findings("Hi Ada,\n\nyes.\n\nBest,\nSam", rule("measure", metric="words", min=3, message=SAID))
    assert (hit.start, hit.end, hit.message) == (15, 15, "1, not over  nor under 3")


def test_a_figure_at_its_bound_is_fine() -> None:
    assert marked("One two three.", rule("measure", metric="words", min=3, max=3)) == []


def test_bounds_may_differ_by_channel() -> None:
    short = rule("measure", metric="words", max={"default": 2, "sms": 4})
    assert marked("One two three.", short) == ["three."]
    assert marked("One two three.", short, channel="sms") == []


def test_the_least_may_differ_by_channel_too() -> None:
    long = rule("measure", metric="words", min={"default": 2, "sms": 4})
    assert marked("One two three.", long) == []
    assert marked("One two three.", long, channel="sms") == [""]


@pytest.mark.parametrize(("text", "said"), [("One two! Three!", "2 marks"), ("One!", "1 mark"), ("One! Two! Three!", "3 marks")])
def test_one_thing_too_many_is_told_in_the_singular(text: str, said: str) -> None:
    (hit,) = findings(text, rule("measure", metric="exclamations", max=0, message="{value} mark{s}"))
    assert hit.message == said


def test_a_channel_without_a_bound_has_none() -> None:
    assert marked("One two three.", rule("measure", metric="words", max={"sms": 1})) == []


def test_a_figure_that_does_not_apply_is_silent() -> None:
    assert marked("Short.", rule("measure", metric="grade", min=20)) == []


def test_fractions_are_told_with_one_digit() -> None:
    (hit,) = findings("I, me and my dog like you.", rule("measure", metric="i_to_you", max=1.5, message=SAID))
    assert hit.message == "3, not over 1.5 nor under "


@pytest.mark.parametrize(("fields", "said"), [
    ({"metric": "words"}, "max: a measure needs min or max"), ({"metric": "inches", "max": 1}, "metric: "), ({"max": 1}, "metric: "),
    ({"metric": "words", "max": "3"}, "max: must be a number, or a number per channel"), ({"metric": "words", "min": True}, "min: must be a number, or"),
    ({"metric": "words", "max": {}}, "max: must be a number, or"), ({"metric": "words", "max": {"default": "3"}}, "max: must be a number, or"),
])
def test_a_wrong_table_is_refused_with_its_place_field_and_reason(fields: dict[str, object], said: str) -> None:
    with pytest.raises(BadValue, match=f"^here: {said}"):
        Measure.read(fields, "here")


def test_a_figure_that_the_channel_counts_is_taken_from_it() -> None:
    part = rule("measure", metric="characters", max=6)
    assert marked("日本語 a", part, channel="x_post") == ["a"]
    assert marked("日本語 a", part, channel="sms") == []


def test_a_bound_for_an_unknown_channel_is_refused() -> None:
    with pytest.raises(UnknownKey, match="sms"):
        Measure.read({"metric": "words", "max": {"smss": 3}}, "here")


def test_every_figure_can_be_named() -> None:
    assert set(Measure.names()) == set(METRICS)
