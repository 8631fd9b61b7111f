"""The SQL of the reports over a small record: what is counted in which state, at which time, in which week."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from composer.model import to_micros
from composer.record.schema import outreach
from composer.record.store import Record
from composer.reports import query
from composer.reports.query import BIN_US, DAY_US, HORIZON_US, HOUR_US, LENGTHS, SECOND_US, WEEK_US, Span
from tests.reports_kit import HOUR, NOW, empty_record, hours_ago, put, sent

SPAN = Span(to_micros(NOW), 24 * HOUR_US)


@pytest.fixture
def record(tmp_path: Path):
    with empty_record(tmp_path) as found:
        yield found


def ask(record: Record, statement: Any) -> list[Any]:
    with record.read() as conn:
        return conn.execute(text(query.as_text(statement))).all()


def state(record: Record, row: dict[str, Any], span: Span = SPAN, observed: Any = None) -> str:
    """The one letter of one outreach."""
    put(record, [row], {"x": observed} if observed else None)
    return ask(record, query.tallies("channel", span, 1))[0].state


def reply(low: float, high: float) -> dict[str, int]:
    return {"reply_low": round(low * HOUR), "reply_high": round(high * HOUR)}


SECOND = 1 / 3600


@pytest.mark.parametrize(("row", "letter"), [
    (sent(100, bounced=1), "b"), (sent(3, 1, bounced=1), "b"), (sent(24 - SECOND, 1), "p"), (sent(24), "n"), (sent(24, 1), "r"),
    (sent(100, 24), "r"), (sent(100, 24 + SECOND), "n"), (sent(100, 120), "n"), ({**sent(100), **reply(20, 24)}, "r"),
    ({**sent(100), **reply(20, 24.1)}, "u"), ({**sent(100), **reply(24, 30)}, "u"), ({**sent(100), **reply(24 + SECOND, 30)}, "n"),
    (sent(30, precision_us=7 * HOUR), "u"), (sent(30, precision_us=6 * HOUR), "n"), (sent(24, precision_us=SECOND_US), "n"),
    (sent(24, precision_us=SECOND_US + 1), "u"), (sent(30, 2, precision_us=7 * HOUR), "r"),
])
def test_every_outreach_is_in_one_state(record: Record, row: dict[str, Any], letter: str) -> None:
    assert state(record, row) == letter


def test_a_source_that_was_last_seen_early_makes_its_messages_young(record: Record) -> None:
    assert state(record, sent(100, source="x"), observed=hours_ago(80)) == "p"
    put(record, [sent(100, channel="sms", source="y")], {"y": hours_ago(76)})
    assert {row.g: row.state for row in ask(record, query.tallies("channel", SPAN, 1))} == {"email": "p", "sms": "n"}


def test_an_answer_after_the_time_that_is_asked_about_is_not_there_yet(record: Record) -> None:
    put(record, [sent(100, 50)])
    (row,) = ask(record, query.tallies("channel", replace(SPAN, now=to_micros(hours_ago(60))), 1))
    assert (row.state, row.answered, row.replied) == ("n", 0, 0)
    (row,) = ask(record, query.tallies("channel", replace(SPAN, now=to_micros(hours_ago(50))), 1))
    assert (row.answered, row.replied) == (1, 1)


@pytest.mark.parametrize(("change", "kept"), [
    ({}, {90, 50, 10}), ({"since": to_micros(hours_ago(50))}, {50, 10}), ({"since": to_micros(hours_ago(50)) + 1}, {10}),
    ({"until": to_micros(hours_ago(50))}, {90}), ({"until": to_micros(hours_ago(50)) + 1}, {90, 50}), ({"until": SPAN.now + 10**12}, {90, 50, 10}),
    ({"now": to_micros(hours_ago(10))}, {90, 50, 10}), ({"now": to_micros(hours_ago(10)) - 1}, {90, 50}), ({"ids": (1, 3)}, {90, 50}),
    ({"ids": (3, 9)}, {10}), ({"channels": ("sms",)}, {50}), ({"channels": ("sms", "email")}, {90, 50, 10}), ({"sources": (2,)}, {10}),
    ({"sources": (1, 2)}, {90, 50, 10}),
])
def test_a_span_takes_what_was_sent_within_it(record: Record, change: dict[str, Any], kept: set[int]) -> None:
    put(record, [sent(90), sent(50, channel="sms"), sent(10, source="x")])
    with record.read() as conn:
        times = conn.execute(select(outreach.c.sent_at).where(query.in_span(replace(SPAN, **change)))).scalars()
        assert {round((NOW - at) / timedelta(hours=1)) for at in times} == kept


@pytest.mark.parametrize(("words", "band"), [(0, 0), (1, 1), (24, 1), (25, 2), (49, 2), (50, 3), (125, 3), (126, 4), (200, 4), (201, 5)])
def test_a_length_falls_into_its_band(record: Record, words: int, band: int) -> None:
    put(record, [sent(90, length=words)])
    assert [row.g for row in ask(record, query.tallies("length", SPAN, 1))] == [band]
    assert len(LENGTHS) == 5


@pytest.mark.parametrize(("by", "value"), [("step", 3), ("weekday", 4), ("hour", 12), ("rule", "a b"), ("template", "t"), ("purpose", "learn")])
def test_a_grouping_reads_its_column(record: Record, by: str, value: Any) -> None:
    put(record, [sent(90, steps=3, weekday=4, hour=12, rules="a b", template="t", purpose="learn")])
    assert [row.g for row in ask(record, query.tallies(by, SPAN, 1))] == [value]


# --- the time of an answer ---------------------------------------------------------------------------------------


def time(record: Record, row: dict[str, Any], bin_us: int = 1) -> tuple[int, float]:
    """Which kind of answer, and its time in hours."""
    put(record, [row])
    found = ask(record, query.tallies("channel", SPAN, bin_us))[0]
    return found.answered, found.doubled / 2 / HOUR


@pytest.mark.parametrize(("row", "kind", "hours"), [
    (sent(400, 5), 1, 5), ({**sent(400), **reply(5, 9)}, 1, 7), ({**sent(400), **reply(10, 600)}, 1, (10 + 336) / 2),
    ({**sent(30), **reply(10, 50)}, 1, 20), (sent(100), 0, 100), (sent(100, precision_us=10 * HOUR), 0, 95),
    ({**sent(400), **reply(0, 10**9)}, 2, 336), ({**sent(100), **reply(0, 10**9)}, 2, 100), ({**sent(900), **reply(337, 10**9)}, 1, 337),
    ({**sent(900), **reply(336, 721)}, 2, 336), ({**sent(900), **reply(336, 720)}, 1, 336), (sent(900, 500), 1, 500), (sent(900), 0, 900),
])
def test_a_time_is_the_middle_of_what_it_may_be_and_a_vague_one_at_most_two_weeks(record: Record, row: dict[str, Any], kind: int, hours: float) -> None:
    found = time(record, row)
    assert (found[0], found[1]) == (kind, pytest.approx(hours, abs=1e-6))


@pytest.mark.parametrize(("row", "hours"), [
    (sent(400, 5), 5), (sent(400, 5.01), 5.25), (sent(400, 5.25), 5.25), (sent(100.2), 100), (sent(100.25), 100.25),
    ({**sent(400), **reply(5.01, 5.3)}, 5.5), ({**sent(400), **reply(5, 5.25)}, 5.25), (sent(900), 912), (sent(900, 500), 500), (sent(2000, 720.1), 744), (sent(720), 720),
])
def test_in_bins_answers_are_rounded_up_and_ages_down(record: Record, row: dict[str, Any], hours: float) -> None:
    assert time(record, row, BIN_US)[1] == pytest.approx(hours)


def test_a_window_beyond_two_weeks_moves_the_horizon() -> None:
    assert query.horizon(SPAN) == HORIZON_US == 14 * DAY_US
    assert query.horizon(replace(SPAN, window=20 * DAY_US)) == 20 * DAY_US


def test_answers_inside_and_across_the_window_are_summed_apart(record: Record) -> None:
    put(record, [sent(400, 24), {**sent(400), **reply(20, 24)}, {**sent(400), **reply(24, 25)}, sent(400, 25), sent(3, 1), sent(400, 1, bounced=1)])
    rows = ask(record, query.tallies("channel", SPAN, 1))
    assert [sum(getattr(row, name) for row in rows) for name in ("n", "replied", "replies_in", "replies_open")] == [6, 5, 3, 1]
    assert max(row.oldest for row in rows) == 400 * HOUR


def test_outcomes_are_summed_by_group(record: Record) -> None:
    put(record, [sent(400, auto=1, accepted=1), sent(400, declined=1, elsewhere=1), sent(400, declined=1)])
    (row,) = ask(record, query.tallies("channel", SPAN, 1))
    assert (row.n, row.auto_reply, row.accepted, row.declined, row.elsewhere) == (3, 1, 1, 2, 1)


# --- cells, weeks, sources ---------------------------------------------------------------------------------------


def test_cells_count_by_group_and_other_columns(record: Record) -> None:
    put(record, [sent(400, 2, relationship="met"), sent(400, relationship="met"), sent(3, relationship="met"), sent(400, 50), sent(400, bounced=1)])
    rows = {(row[0], row[1]): tuple(row[2:]) for row in ask(record, query.cells("channel", ("relationship",), SPAN))}
    assert rows == {("email", "met"): (3, 1, 2, 1), ("email", ""): (2, 0, 1, 0)}  # sent, pending, mature, in the window
    (row,) = ask(record, query.cells("channel", (), SPAN))
    assert (row.sent, row.pending, row.mature, row.in_window) == (5, 1, 3, 1)


def test_a_week_begins_on_monday_by_the_users_clock(record: Record) -> None:
    monday = 1_794_787_200 * SECOND_US  # 2026-11-16 00:00 UTC
    put(record, [sent(0, at=hours_ago(0) - timedelta(days=4, hours=12)), sent(0, at=hours_ago(0) - timedelta(days=4, hours=12, seconds=1))])
    weeks = sorted(row.week for row in ask(record, query.weeks("channel", SPAN, ((0, 0),))))
    assert weeks == [monday - WEEK_US, monday]
    west = ask(record, query.weeks("channel", SPAN, ((0, -5 * HOUR_US),)))
    assert [(row.week, row.sent) for row in west] == [(monday - WEEK_US, 2)]
    turned = ask(record, query.weeks("channel", SPAN, ((0, 5 * HOUR_US), (monday, -5 * HOUR_US))))
    assert sorted((row.week, row.sent) for row in turned) == [(monday - WEEK_US, 1), (monday, 1)]


def test_only_sources_that_have_outreaches_are_watched(record: Record) -> None:
    put(record, [sent(10, source="x"), sent(10)], {"x": hours_ago(5)})
    with record.write() as conn:
        conn.execute(text("INSERT INTO source (name, observed_until) VALUES ('unused', 7)"))
    assert sorted((row.until for row in ask(record, query.watched())), key=str) == [to_micros(hours_ago(5)), None]


def test_size_first_and_last(record: Record) -> None:
    assert [ask(record, one)[0][0] for one in (query.size(), query.last_id(), query.earliest(SPAN))] == [0, None, None]
    put(record, [sent(90), sent(50)])
    assert [ask(record, one)[0][0] for one in (query.size(), query.last_id(), query.earliest(SPAN))] == [2, 2, to_micros(hours_ago(90))]
    assert ask(record, query.earliest(replace(SPAN, since=to_micros(hours_ago(60)))))[0][0] == to_micros(hours_ago(50))
