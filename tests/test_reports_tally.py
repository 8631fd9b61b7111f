"""Counts before any statistics: adding them up, reading a log in slices, looking at a sample."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.record.store import Record
from composer.reports import query, tally
from composer.reports.report import make_span
from composer.reports.tally import Tally, ask_all, asking, read_log, read_tally, sample, slices
from tests.reports_kit import HOUR, NOW, empty_record, put, sent

SPAN = make_span(NOW)


@pytest.fixture
def record(tmp_path: Path):
    with empty_record(tmp_path) as found:
        yield found


def test_counts_add_up_but_for_the_oldest_age() -> None:
    found = Tally()
    found.add_counts({"sent": 3, "oldest": 50})
    found.add_counts({"sent": 4, "oldest": 20, "declined": 1})
    assert found.counts == {"sent": 7, "oldest": 50, "declined": 1}
    found.add_counts({"oldest": 60})
    assert found.counts["oldest"] == 60


def test_times_are_kept_by_what_is_known_of_the_answer() -> None:
    found = Tally()
    for answered, at, n in ((0, 5, 2), (1, 5, 3), (2, 5, 4), (1, 5, 10), (1, 6, 1), (0, 5, 1)):
        found.add_time(answered, at, n)
    assert (found.censored, found.events, found.undated) == ({5: 3}, {5: 13, 6: 1}, {5: 4})


def test_two_tallies_make_one_and_the_other_stays_as_it_is() -> None:
    one = Tally({"sent": 1, "oldest": 9}, {1: 1}, {2: 1}, {3: 1})
    other = Tally({"sent": 2, "oldest": 4}, {1: 2}, {2: 3}, {3: 4, 5: 1})
    one.add(other)
    assert one == Tally({"sent": 3, "oldest": 9}, {1: 3}, {2: 4}, {3: 5, 5: 1})
    assert other == Tally({"sent": 2, "oldest": 4}, {1: 2}, {2: 3}, {3: 4, 5: 1})


def test_a_small_log_is_read_in_one_go_and_a_large_one_in_slices_that_meet(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    put(record, [sent(90) for _ in range(10)])
    with record.read() as conn:
        monkeypatch.setattr(tally, "AT_ONCE", 10)
        assert list(slices(conn, SPAN)) == [SPAN]
        monkeypatch.setattr(tally, "AT_ONCE", 4)
        assert [part.ids for part in slices(conn, SPAN)] == [(0, 4), (4, 8), (8, 12)]
        assert {part.now for part in slices(conn, SPAN)} == {SPAN.now}
        assert sum(int(row.sent) for row in ask_all(conn, lambda part: query.cells("channel", (), part), SPAN)) == 10


def test_an_empty_log_is_one_slice(record: Record) -> None:
    with record.read() as conn:
        assert list(slices(conn, SPAN)) == [SPAN]
        assert read_log(conn, "channel", SPAN) == ({}, 1)


def test_a_sample_is_spread_evenly_over_the_record(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "STRETCHES", 4)
    put(record, [sent(90) for _ in range(100)])
    with record.read() as conn:
        assert [part.ids for part in sample(conn, SPAN, 20)] == [(1, 6), (26, 31), (51, 56), (76, 81)]


ROWS = [
    sent(400, 2), sent(400, 30, declined=1), sent(400), sent(3, 1, auto=1), sent(400, bounced=1, accepted=1),
    {**sent(400, elsewhere=1), "reply_low": 20 * HOUR, "reply_high": 30 * HOUR}, {**sent(400), "reply_low": 0, "reply_high": 10**15},
]


def test_every_outreach_is_counted_in_its_state_and_at_its_time(record: Record) -> None:
    put(record, ROWS)
    with record.read() as conn:
        found, bin_us = read_log(conn, "channel", SPAN)
        assert read_tally(asking(conn), "channel", SPAN) == (found, bin_us)
    assert bin_us == 1
    mail = found["email"]
    assert mail.counts == {
        "sent": 7, "ended": 0, "bounced": 1, "pending": 1, "unknown": 2, "in_window": 1, "oldest": 400 * HOUR, "replied": 5, "replies_in": 2,
        "replies_open": 2, "auto_reply": 1, "accepted": 1, "declined": 1, "stopped": 0, "elsewhere": 1,
    }
    assert mail.events == {2 * HOUR: 1, 30 * HOUR: 1, HOUR: 1, 25 * HOUR: 1}
    assert mail.censored == {400 * HOUR: 1}
    assert list(mail.undated.values()) == [1]


def test_a_large_log_puts_times_into_quarters_of_an_hour(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "EXACT_ROWS", 1)
    put(record, [sent(400, 0.26), sent(30.3)])
    with record.read() as conn:
        for found, bin_us in (read_log(conn, "channel", SPAN), read_tally(asking(conn), "channel", SPAN)):
            assert bin_us == query.BIN_US == HOUR // 4
            assert found["email"].events == {HOUR // 2: 1}  # up
            assert found["email"].censored == {30 * HOUR + HOUR // 4: 1}  # down


def test_a_message_that_broke_two_rules_is_counted_under_both(record: Record) -> None:
    put(record, [sent(400, 2, rules="a b"), sent(400, rules="a"), sent(400)])
    with record.read() as conn:
        found, _ = read_log(conn, "rule", SPAN)
    assert {name: part.counts["sent"] for name, part in found.items()} == {"a": 2, "b": 1, "none noted": 1}
    assert found["a"].events == found["b"].events == {2 * HOUR: 1}
