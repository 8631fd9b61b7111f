"""The counts kept ready for large records are those of the full scan, after any change."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, func, insert, select, update

from composer.record import dirty, rebuild
from composer.record.schema import cube as cells
from composer.record.schema import dirty_day, outreach
from composer.record.store import Record
from composer.reports import cube, tally
from composer.reports.report import Report, channel_rates, group_dict, report
from composer.reports.trends import trend
from tests.reports_kit import HOUR, NOW, empty_record, hours_ago, put, random_row, sent


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A record for which a thousand outreaches are many."""
    monkeypatch.setattr(cube, "LARGE", 1000)
    monkeypatch.setattr(tally, "EXACT_ROWS", 500)
    rng = random.Random(11)
    with empty_record(tmp_path) as found:
        put(found, [random_row(rng) for _ in range(3000)], {"linkedin": hours_ago(24 * 40), "hand": None})
        yield found


def both(record: Record, monkeypatch: pytest.MonkeyPatch, **options) -> tuple[Report, Report]:
    """The same report from cells and from the log alone."""
    fast = report(record, now=NOW, **options)
    with monkeypatch.context() as patch:
        patch.setattr(cube, "read", lambda *_: None)
        patch.setattr(cube, "refresh", lambda *_: None)
        slow = report(record, now=NOW, **options)
    return fast, slow


def same(record: Record, monkeypatch: pytest.MonkeyPatch, **options) -> None:
    fast, slow = both(record, monkeypatch, **options)
    assert [group_dict(group) for group in fast.groups] == [group_dict(group) for group in slow.groups]
    assert group_dict(fast.total) == group_dict(slow.total)
    assert [group.curve for group in fast.groups] == [group.curve for group in slow.groups]


def count(record: Record, table) -> int:
    with record.read() as conn:
        return conn.execute(select(func.count()).select_from(table)).scalar_one()


def test_a_small_record_has_no_cells(tmp_path: Path) -> None:
    with empty_record(tmp_path) as record:
        put(record, [sent(100), sent(200, 2)])
        report(record, now=NOW)
        assert count(record, cells) == 0


def test_a_large_record_builds_cells_and_uses_them(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    report(record, now=NOW)
    assert count(record, cells) > 0
    with record.write() as conn:  # a change behind the back of the marks shows that cells are read
        conn.execute(update(cells).where(cells.c.channel == "email").values(n=cells.c.n + 1))
    fast, slow = both(record, monkeypatch)
    assert fast.total.sent > slow.total.sent


@pytest.mark.parametrize("options", [
    {}, {"window_hours": 1}, {"window_hours": 100}, {"window_hours": 720}, {"window_hours": 24.3},
    {"since": hours_ago(2000.5)}, {"until": hours_ago(900.25)}, {"since": hours_ago(3000), "until": hours_ago(700)},
    {"since": hours_ago(100)}, {"since": hours_ago(2000), "until": hours_ago(1990)}, {"until": hours_ago(90)},
])
def test_cells_give_the_numbers_of_the_full_scan(record: Record, monkeypatch: pytest.MonkeyPatch, options: dict) -> None:
    same(record, monkeypatch, **options)


@pytest.mark.parametrize("zone", ["UTC", "Europe/Stockholm", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland"])
def test_weeks_from_cells_are_those_of_the_full_scan(record: Record, monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    fast = trend(record, zone=zone, now=NOW)
    assert count(record, cells) > 0
    monkeypatch.setattr(cube, "weeks", lambda *_: None)
    assert fast == trend(record, zone=zone, now=NOW)


@pytest.mark.parametrize("window", [24, 30, 720, 24.3])
def test_rates_from_cells_are_those_of_the_report(record: Record, window: float) -> None:
    groups = report(record, now=NOW, window_hours=window).groups
    assert channel_rates(record, now=NOW, window_hours=window) == {group.group: (group.replied_24h, group.mature) for group in groups}


def test_changed_days_are_counted_again(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    report(record, now=NOW)
    rng = random.Random(4)
    for _ in range(6):
        with record.write() as conn:
            some = conn.execute(select(outreach.c.id, outreach.c.sent_at).order_by(func.random()).limit(40)).all()
            dirty.mark(conn, {dirty.day_of(int(row.sent_at.timestamp() * 1_000_000)) for row in some})
            ids = [row.id for row in some]
            conn.execute(delete(outreach).where(outreach.c.id.in_(ids[:10])))
            conn.execute(update(outreach).where(outreach.c.id.in_(ids[10:25])).values(reply_low=HOUR, reply_high=HOUR, declined=1))
            conn.execute(update(outreach).where(outreach.c.id.in_(ids[25:])).values(bounced=1 - outreach.c.bounced))
        put(record, new := [random_row(rng) for _ in range(20)])
        with record.write() as conn:
            dirty.mark(conn, {dirty.day_of(int(row["sent_at"].timestamp() * 1_000_000)) for row in new})
        same(record, monkeypatch)
    with record.read() as conn:
        newest = conn.execute(select(func.max(dirty_day.c.day))).scalar()
        assert newest is not None  # recent days wait until they are old enough to be read from cells
        assert newest * 24 * HOUR > (NOW - timedelta(days=20)).timestamp() * 1_000_000


def test_days_that_vanish_when_all_is_derived_again_are_counted_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cube, "LARGE", 50)
    monkeypatch.setattr(tally, "EXACT_ROWS", 0)  # both ways in quarters of an hour
    rng = random.Random(12)
    with empty_record(tmp_path) as record:
        put(record, [random_row(rng) for _ in range(150)])
        assert report(record, now=NOW).total.sent == 150
        with record.write() as conn:
            rebuild.rebuild_all(conn)  # all are of one person, who has one conversation a channel
        same(record, monkeypatch)
        assert report(record, now=NOW).total.sent == 4


def test_a_report_as_of_an_earlier_day_does_not_see_later_answers(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    report(record, now=NOW)
    earlier = report(record, now=hours_ago(1500))
    monkeypatch.setattr(cube, "read", lambda *_: None)
    assert [group_dict(g) for g in earlier.groups] == [group_dict(g) for g in report(record, now=hours_ago(1500)).groups]


def test_an_unknown_channel_leaves_no_cells_behind(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    put(record, [sent(2000, 3, channel="pigeon")])
    same(record, monkeypatch)
    assert count(record, cells) == 0


def test_cells_without_a_handle_to_write_are_not_built(record: Record) -> None:
    class ReadOnly:
        read = record.read

    assert report(ReadOnly(), now=NOW).total.sent > 0
    assert count(record, cells) == 0


def test_marks_are_made_only_where_there_are_cells(record: Record) -> None:
    with record.write() as conn:
        dirty.mark(conn, {1, 2})
    assert count(record, dirty_day) == 0
    report(record, now=NOW)
    with record.write() as conn:
        conn.execute(insert(dirty_day), [{"day": 5}])
    report(record, now=NOW)
    with record.read() as conn:
        assert 5 not in conn.execute(select(dirty_day.c.day)).scalars().all()
