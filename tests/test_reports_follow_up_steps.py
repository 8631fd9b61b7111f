"""What each message of a sequence brought."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.record.store import Record
from composer.reports.follow_up_steps import Step, steps
from composer.reports.intervals import wilson
from tests.reports_kit import NOW, empty_record, hours_ago, put, sent


@pytest.fixture
def record(tmp_path: Path):
    with empty_record(tmp_path) as found:
        yield found


def many(answered: int, total: int, **more) -> list:
    return [sent(90, 2 if n < answered else None, length=50, **more) for n in range(total)]


def test_each_step_counts_those_who_were_still_silent(record: Record) -> None:
    put(record, [*many(6, 10), *many(2, 4, steps=1), *many(1, 2, steps=3), sent(90, bounced=1)])
    found = steps(record, now=NOW)
    assert [(step.reached, step.answered) for step in found] == [(16, 6), (6, 2), (2, 0), (2, 1)]
    assert found[1].words == "2 of 6 answered after the first follow-up"


@pytest.mark.parametrize(("step", "which"), [
    (0, "first message"), (1, "first follow-up"), (2, "second follow-up"), (5, "fifth follow-up"), (6, "6th follow-up"), (11, "11th follow-up"),
])
def test_a_step_is_called_by_its_number(step: int, which: str) -> None:
    assert Step(step, 1204, 7, None, None).words == f"7 of 1,204 answered after the {which}"


def test_each_share_has_its_interval_and_nobody_reached_has_none(record: Record) -> None:
    assert steps(record, now=NOW) == ()
    put(record, [*many(2, 5), sent(90, bounced=1, steps=1)])
    first, second = steps(record, now=NOW)
    assert (first.low, first.high) == wilson(2, 5)
    assert (second.reached, second.low, second.high) == (0, None, None)


def test_the_span_and_the_clock_are_those_of_the_report(record: Record) -> None:
    put(record, [sent(90, 2), sent(30, 2), sent(10, 2)])
    assert [steps(record, since=hours_ago(40), now=NOW)[0].reached, steps(record, until=hours_ago(40), now=NOW)[0].reached] == [2, 1]
    assert steps(record, now=hours_ago(20))[0].reached == 2
