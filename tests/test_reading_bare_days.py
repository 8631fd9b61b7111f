"""A weekday that tells when something is done gets its “on”; “sat” at the end of what was done is a day."""

from __future__ import annotations

import pytest

from composer.drafting.reading.wording.bare_days import is_bare_day, with_on


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("we fixed the sluice Monday and slept", "we fixed the sluice on Monday and slept"),
        ("thank you for staying late Friday to help", "thank you for staying late on Friday to help"),
        ("I can drop the seeds Thursday", "I can drop the seeds on Thursday"), ("are you free Tuesday?", "are you free on Tuesday?"),
        ("the shop is shut Sundays", "the shop is shut on Sundays"),
    ],
)  # fmt: skip
def test_a_bare_weekday_gets_its_on(typed: str, said: str) -> None:
    assert with_on(typed) == said
    assert with_on(said) == said


@pytest.mark.parametrize(
    "typed",
    [
        "the new date is Friday", "the plumber says Friday", "can you make Wednesday 14:00", "we met on Good Friday", "have a great Monday",
        "from Monday to Friday", "her Tuesday class", "last Sunday", "talk Friday at the mill", "I saw it the Sunday before",
    ],
)  # fmt: skip
def test_a_day_that_needs_none_stays(typed: str) -> None:
    assert with_on(typed) == typed


@pytest.mark.parametrize(("before", "day"), [("moved house ", True), ("fixed the roof ", True), ("the dog ", False), ("where my gran ", False)])
def test_sat_behind_what_was_done_is_a_day(before: str, day: bool) -> None:
    assert is_bare_day(before, ", all in boxes") is day
