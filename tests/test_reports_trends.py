"""Weekly cohorts by the user's clock, and an order that turns round among the same kinds of people."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from composer.errors import BadUsage
from composer.model import from_micros, to_micros
from composer.record.store import Record
from composer.reports import cube
from composer.reports.narrative import first_sentence
from composer.reports.report import report
from composer.reports.trends import offsets_between, trend
from tests.reports_kit import NOW, empty_record, put, sent


@pytest.fixture
def record(tmp_path: Path):
    with empty_record(tmp_path) as found:
        yield found


def test_an_empty_record_has_no_weeks(record: Record) -> None:
    assert trend(record, now=NOW).groups == ()
    assert trend(record, now=NOW).weeks() == ()


def test_a_week_begins_on_monday_by_the_users_clock(record: Record) -> None:
    sunday_evening_utc = datetime(2026, 11, 8, 23, 30, tzinfo=UTC)  # already Monday in Stockholm
    put(record, [sent(0, at=sunday_evening_utc)])
    assert trend(record, now=NOW).weeks()[0].monday == date(2026, 11, 2)
    assert trend(record, zone="Europe/Stockholm", now=NOW).weeks()[0].monday == date(2026, 11, 9)


@pytest.mark.parametrize(("zone", "at", "monday"), [
    # New York goes back on 1 November 2026 and forward on 8 March 2026, both Sundays at 02:00
    ("America/New_York", datetime(2026, 11, 2, 4, 59, 59, tzinfo=UTC), date(2026, 10, 26)),
    ("America/New_York", datetime(2026, 11, 2, 5, 0, 0, tzinfo=UTC), date(2026, 11, 2)),
    ("America/New_York", datetime(2026, 3, 9, 3, 59, 59, tzinfo=UTC), date(2026, 3, 2)),
    ("America/New_York", datetime(2026, 3, 9, 4, 0, 0, tzinfo=UTC), date(2026, 3, 9)),
    ("Asia/Kathmandu", datetime(2026, 3, 8, 18, 14, 59, tzinfo=UTC), date(2026, 3, 2)),
    ("Asia/Kathmandu", datetime(2026, 3, 8, 18, 15, 0, tzinfo=UTC), date(2026, 3, 9)),
])
def test_weeks_follow_the_zone_over_changes_of_the_clock(record: Record, zone: str, at: datetime, monday: date) -> None:
    put(record, [sent(0, at=datetime(2026, 1, 5, 12, tzinfo=UTC)), sent(0, at=at)])
    weeks = [week.monday for week in trend(record, zone=zone, now=NOW).weeks() if week.sent]
    assert weeks == [date(2026, 1, 5), monday]


def test_the_offsets_of_a_zone_begin_at_the_second_the_clock_changes() -> None:
    zone = ZoneInfo("America/New_York")
    found = offsets_between(zone, to_micros(datetime(2026, 1, 1, tzinfo=UTC)), to_micros(NOW))
    assert [from_micros(at) for at, _ in found[1:]] == [datetime(2026, 3, 8, 7, tzinfo=UTC), datetime(2026, 11, 1, 6, tzinfo=UTC)]
    assert [offset // 3_600_000_000 for _, offset in found] == [-5, -4, -5]


def test_weeks_without_messages_are_blank_and_young_weeks_still_counting(record: Record) -> None:
    put(record, [sent(24 * 25, 2), sent(24 * 25), sent(2, 1)])
    weeks = trend(record, now=NOW).weeks()
    assert [(week.sent, week.mature, week.replied_24h, week.rate, week.counting) for week in weeks] == [
        (2, 2, 1, 0.5, False), (0, 0, 0, None, False), (0, 0, 0, None, False), (1, 0, 0, None, True),
    ]


def test_the_weeks_of_all_groups_sum_to_the_whole(record: Record) -> None:
    put(record, [sent(hours, hours % 30, channel=("email", "phone")[hours % 2]) for hours in range(0, 900, 7)])
    found = trend(record, now=NOW, zone="Europe/Berlin")
    for place, week in enumerate(found.weeks()):
        parts = [next((w for w in weeks if w.monday == week.monday), None) for name, weeks in found.groups if name]
        assert sum(part.sent for part in parts if part) == week.sent, place
        assert sum(part.replied_24h for part in parts if part) == week.replied_24h
    assert sum(week.sent for week in found.weeks()) == len(range(0, 900, 7))


def test_an_unknown_zone_is_refused(record: Record) -> None:
    with pytest.raises(BadUsage, match="Europe/Stockholm"):
        trend(record, zone="Stockholm", now=NOW)


def test_a_report_says_first_when_the_order_turns_among_the_same_kinds_of_people(record: Record) -> None:
    def many(channel: str, relationship: str, answered: int, total: int) -> list:
        return [sent(90, 2 if n < answered else None, channel=channel, relationship=relationship) for n in range(total)]

    put(record, many("email", "friend", 81, 87) + many("email", "stranger", 192, 263)
        + many("phone", "friend", 234, 270) + many("phone", "stranger", 55, 80))
    warned = report(record, now=NOW)
    assert [(pair.a, pair.b) for pair in warned.turned] == [("email", "phone")]
    assert first_sentence(warned).startswith(
        "Look closer: overall calls got more answers than e-mails (83 % against 78 %), but among the same kinds of people it is the "
        "other way round (78 % against 83 %). "
    )
    assert report(record, by="weekday", now=NOW).turned == ()


def test_a_turned_order_in_a_large_record_is_found_in_a_sample_and_says_so(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = [("email", "friend", 81, 87), ("email", "stranger", 192, 263), ("phone", "friend", 234, 270), ("phone", "stranger", 55, 80)]
    rows = [sent(90, 2 if n < k else None, channel=channel, relationship=kind) for channel, kind, k, total in kinds for n in range(total)] * 3
    random.Random(6).shuffle(rows)
    put(record, rows)
    whole = report(record, now=NOW)
    monkeypatch.setattr(cube, "LARGE", 1000)
    monkeypatch.setattr("composer.reports.report.SAMPLE", 1000)
    found = report(record, now=NOW)
    assert [{pair.a, pair.b} for pair in found.turned] == [{pair.a, pair.b} for pair in whole.turned] == [{"email", "phone"}]
    assert (whole.sampled, found.sampled) == (None, 1000)
    assert "overall calls got more answers than e-mails" in first_sentence(whole)
    assert "in an even sample of 1,000 of your messages calls got more answers than e-mails" in first_sentence(found)
    assert [group.replied_24h for group in found.groups] == [group.replied_24h for group in whole.groups]


def test_few_messages_or_other_people_give_no_warning(record: Record) -> None:
    put(record, [sent(90, 2 if n < 3 else None, relationship="friend") for n in range(5)] + [sent(90, channel="phone") for n in range(50)])
    assert report(record, now=NOW).turned == ()
