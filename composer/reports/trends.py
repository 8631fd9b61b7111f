"""How answers change over time: weekly cohorts by the user's clock.

A cohort is the ISO week (from Monday) in which a message was sent; weeks without messages are blank, weeks with pending
ones are still counting.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from composer.errors import BadUsage
from composer.model import from_micros
from composer.reports import cube, query
from composer.reports.groups import check_by, names
from composer.reports.intervals import wilson
from composer.reports.report import Readable, latest, make_span
from composer.reports.tally import Ask, ask_all, asking

ALL: Final = ""  # the group that holds everything


@dataclass(frozen=True, slots=True)
class Week:
    """The messages sent in one week; rates None where none is mature, `counting` while some are pending."""

    monday: date
    sent: int
    pending: int
    mature: int
    replied_24h: int
    rate: float | None
    low: float | None
    high: float | None
    counting: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """The weeks of each group (the group "" holds all), gaps filled with empty weeks."""

    now: datetime
    zone: str
    window_hours: float
    groups: tuple[tuple[str, tuple[Week, ...]], ...]

    def weeks(self, group: str = ALL) -> tuple[Week, ...]:
        """The weeks of one group, empty where it has none."""
        return dict(self.groups).get(group, ())


def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name (empty: UTC); raises BadUsage."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise BadUsage(f"there is no time zone “{name}”; it should look like Europe/Stockholm") from problem


def trend(
    record: Readable, *, by: str = "channel", zone: str = "", since: datetime | None = None, until: datetime | None = None,
    window_hours: float = 24.0, now: datetime | None = None,
) -> Trend:
    """Weekly rates by group in the user's zone; raises BadUsage as `report` does."""
    check_by(by)
    where = zone_of(zone)
    with record.read() as connection:
        if now is None:
            now = latest(connection)
        span = make_span(now, window_hours, since, until)
        offsets = offsets_of(asking(connection), span, where)
    if by == "channel":
        cube.refresh(record, span)
    with record.read() as connection:
        rows = cube.weeks(connection, span, offsets) if by == "channel" else None
        if rows is None:
            rows = [tuple(row) for row in ask_all(connection, lambda part: query.weeks(by, part, offsets), span)]
    return cohorts(rows, by, where, span)


def offsets_of(ask: Ask, span: query.Span, zone: ZoneInfo) -> tuple[tuple[int, int], ...]:
    """The offsets of a zone over the time in which a span's outreaches were sent."""
    (first,) = next(iter(ask(query.as_text(query.earliest(span)))))
    return offsets_between(zone, span.now if first is None else int(first), span.now)


def cohorts(rows: Iterable[Sequence[Any]], by: str, zone: ZoneInfo, span: query.Span) -> Trend:
    """The trend that the rows of `query.weeks` make."""
    found: dict[str, dict[date, list[int]]] = {ALL: {}}
    for g, week, *counts in rows:
        monday = from_micros(int(week)).date()
        for group in (ALL, *names(by, g)):
            sums = found.setdefault(group, {}).setdefault(monday, [0, 0, 0, 0])
            for place, count in enumerate(counts):
                sums[place] += int(count)
    now = from_micros(span.now)
    last = from_micros(span.now if span.until is None else min(span.now, span.until - 1)).astimezone(zone).date()
    groups = sorted(found.items(), key=lambda item: (item[0] != ALL, -sum(counts[0] for counts in item[1].values()), item[0]))
    weeks = tuple((group, _weeks(by_week, last)) for group, by_week in groups if by_week)
    return Trend(now, zone.key, span.window / query.HOUR_US, weeks)


def trend_dict(found: Trend) -> dict[str, Any]:
    """The JSON form of a trend: weeks without mature messages have null rates."""
    return {
        "zone": found.zone,
        "groups": [
            {"group": group or "all", "weeks": [
                {
                    "week": week.monday.isoformat(), "sent": week.sent, "pending": week.pending, "mature": week.mature,
                    "replied_24h": week.replied_24h, "rate_24h": week.rate, "rate_24h_low": week.low, "rate_24h_high": week.high,
                    "counting": week.counting,
                } for week in weeks
            ]} for group, weeks in found.groups
        ],
    }


def _weeks(found: dict[date, list[int]], last: date) -> tuple[Week, ...]:
    monday, weeks = min(found), []
    while monday <= last:
        sent, pending, mature, k = found.get(monday, (0, 0, 0, 0))
        low, high = wilson(k, mature) or (None, None)
        weeks.append(Week(monday, sent, pending, mature, k, k / mature if mature else None, low, high, pending > 0))
        monday += timedelta(days=7)
    return tuple(weeks)


def offsets_between(zone: ZoneInfo, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """The offsets of a zone from a time to another, each with the UTC microsecond it begins at."""
    found = [(first, _offset(zone, first))]
    at = first
    while at < last:
        step = min(at + query.DAY_US, last)
        if _offset(zone, step) != found[-1][1]:
            low, high = at, step
            while high - low > query.SECOND_US:
                middle = low + (high - low) // 2
                low, high = (middle, high) if _offset(zone, middle) == found[-1][1] else (low, middle)
            high -= high % query.SECOND_US  # zones change on a whole second
            found.append((high, _offset(zone, high)))
        at = step
    return tuple(found)


def _offset(zone: ZoneInfo, at: int) -> int:
    offset = from_micros(at).astimezone(zone).utcoffset() or timedelta(0)
    return offset // timedelta(microseconds=1)
