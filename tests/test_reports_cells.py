"""The counts by day that large records keep: what a cell is, how days are counted again, what is noted about all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from composer.model import to_micros
from composer.record.schema import cube, dirty_day, outreach
from composer.record.store import Record
from composer.reports import cells
from composer.reports.cells import BEYOND, UNANSWERED, WIDE, Notes, bounds
from composer.reports.query import BIN_US, DAY_US
from tests.reports_kit import HOUR, empty_record, hours_ago, put, sent

QUARTER = BIN_US / HOUR


@pytest.fixture
def record(tmp_path: Path):
    with empty_record(tmp_path) as found:
        yield found


def day(hours: float) -> int:
    return to_micros(hours_ago(hours)) // DAY_US


def build(record: Record) -> None:
    with record.write() as conn:
        cells.build(conn)


def kept(record: Record) -> list[tuple[Any, ...]]:
    """Channel, day, source, time, outcomes and number of every cell."""
    c = cube.c
    with record.read() as conn:
        query = select(c.channel, c.day, c.source_id, c.delay_bin, c.outcomes, c.n).where(c.channel != cells.NOTES)
        return sorted(tuple(row) for row in conn.execute(query))


def noted(record: Record) -> Notes | None:
    with record.read() as conn:
        return cells.notes(conn)


def marked(record: Record) -> set[int]:
    with record.read() as conn:
        return set(conn.execute(select(dirty_day.c.day)).scalars())


@pytest.mark.parametrize(("reply", "code"), [
    (None, UNANSWERED), ((0, 0), 0), ((1, 1), 8), ((1.01, 1.01), 9), ((400, 400), 1600), ((720.1, 720.1), BEYOND), ((9999, 9999), BEYOND + 386),
    ((1, 2), -2 - 4 * WIDE - 8), ((1, 9999), -2 - 4 * WIDE - BEYOND), ((0, 9999), -2 - BEYOND),
])
def test_a_cell_holds_the_quarter_of_an_hour_of_the_answer(record: Record, reply: tuple[float, float] | None, code: int) -> None:
    low, high = reply or (None, None)
    times = {} if reply is None else {"reply_low": round(low * HOUR), "reply_high": round(high * HOUR)}
    put(record, [{**sent(900), **times}])
    expected = {8: 4, 9: 5}.get(code, code)
    build(record)
    assert kept(record) == [("email", day(900), 1, expected, 0, 1)]


@pytest.mark.parametrize(("code", "expected"), [(0, (0, 0)), (7, (7, 7)), (BEYOND, (BEYOND, BEYOND)), (-2 - 4 * WIDE - 8, (4, 8)), (-2, (0, 0))])
def test_a_code_tells_its_bounds(code: int, expected: tuple[int, int]) -> None:
    assert bounds(code) == expected


@pytest.mark.parametrize(("outcome", "bits"), [("bounced", 1), ("auto", 2), ("accepted", 4), ("declined", 8), ("elsewhere", 16), ("stopped", 32)])
def test_every_outcome_has_a_bit_of_its_own(record: Record, outcome: str, bits: int) -> None:
    put(record, [sent(900, **{outcome: 1}), sent(900, bounced=1, auto=1, accepted=1, declined=1, elsewhere=1)])
    build(record)
    assert [row[4] for row in kept(record)] == sorted([bits, 31])


def test_equal_messages_of_one_day_are_one_cell_and_others_are_their_own(record: Record) -> None:
    put(record, [sent(900, 1), sent(899.5, 1), sent(900, 1, source="x"), sent(900, 1, channel="sms"), sent(950, 1)])
    build(record)
    assert [(row[0], row[1], row[2], row[5]) for row in kept(record)] == [
        ("email", day(950), 1, 1), ("email", day(900), 1, 2), ("email", day(900), 2, 1), ("sms", day(900), 1, 1),
    ]


def test_what_is_noted_is_the_newest_answer_and_the_widest_doubt(record: Record) -> None:
    assert noted(record) is None
    put(record, [sent(900, 100), sent(500, 5), sent(90, precision_us=7 * HOUR), sent(90, precision_us=1_000_000)])
    build(record)
    assert noted(record) == Notes(to_micros(hours_ago(495)), 7 * HOUR)


def test_an_empty_log_has_no_cells_and_no_notes(record: Record) -> None:
    build(record)
    assert (kept(record), noted(record)) == ([], None)


def test_building_again_starts_afresh_and_takes_all_marks_off(record: Record) -> None:
    put(record, [sent(900, 1)])
    build(record)
    before = kept(record)
    with record.write() as conn:
        conn.execute(update(cube).values(n=99))
        conn.execute(insert(dirty_day).values(day=3))
    build(record)
    assert (kept(record), marked(record)) == (before, set())


def test_channels_that_are_not_known_here_leave_no_cells_at_all(record: Record) -> None:
    put(record, [sent(900, 1), sent(900, 1, channel="pigeon")])
    build(record)
    assert (kept(record), noted(record)) == ([], None)


def test_more_days_than_are_counted_at_once_are_all_counted(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    put(record, [sent(24 * n, 1) for n in range(1, 12)])
    build(record)
    whole = kept(record)
    assert len(whole) == 11
    monkeypatch.setattr(cells, "DAYS_AT_ONCE", 3)
    build(record)
    assert kept(record) == whole


def count(record: Record, *days: int) -> None:
    with record.write() as conn:
        cells.count_days(conn, days)


def test_only_the_days_that_are_named_are_counted_again(record: Record) -> None:
    put(record, [sent(24 * n, 1) for n in range(1, 7)])
    build(record)
    with record.write() as conn:
        conn.execute(delete(outreach))
        conn.execute(insert(dirty_day), [{"day": day(24 * n)} for n in range(1, 7)])
    count(record)
    assert len(kept(record)) == 6
    count(record, day(24 * 5), day(24 * 4), day(24 * 2))  # ascending: two together, one apart
    assert [row[1] for row in kept(record)] == [day(24 * 6), day(24 * 3), day(24 * 1)]
    assert marked(record) == {day(24 * 6), day(24 * 3), day(24 * 1)}


def test_what_was_noted_stays_at_least_as_it_was(record: Record) -> None:
    put(record, [sent(900, 100), sent(500, 5, precision_us=7 * HOUR)])
    build(record)
    before = noted(record)
    count(record, day(900))
    assert noted(record) == before
    put(record, [sent(300, 1, precision_us=9 * HOUR)])
    count(record, day(300))
    assert noted(record) == Notes(to_micros(hours_ago(299)), 9 * HOUR)


def test_days_without_cells_yet_make_notes(record: Record) -> None:
    put(record, [sent(900)])
    count(record, day(900))
    assert noted(record) == Notes(0, 0)
    assert len(kept(record)) == 1
