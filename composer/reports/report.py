"""One entry for the numbers: how many were sent, answered within the window, answered at all, and how sure that is.

Definitions: every outreach is in exactly one of bounced, pending, unknown, mature. The table `outreach` is read, nothing
else, and nothing is written. Times out are aware UTC, rates are fractions, durations are hours.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Final, Protocol

from sqlalchemy import Connection, text

from composer.errors import BadUsage
from composer.model import from_micros, to_micros
from composer.reports import cube, query
from composer.reports.comparison import Comparisons, compare_all, comparison_dict
from composer.reports.groups import ORDERED, check_by, rank
from composer.reports.intervals import is_enough, more_for_enough, wilson
from composer.reports.stratified import LikeForLike, by_stratum, turned
from composer.reports.survival import Curve, kaplan_meier, median, median_of_answered, share_at, spread
from composer.reports.tally import Ask, Tally, ask_all, asking, read_log, sample

KINDS: Final = ("relationship", "purpose")  # what makes people of the same kind
CHOSEN: Final = ("channel", "template", "origin")  # what was chosen for a person, so that kinds of people may explain it
MAX_WINDOW_HOURS: Final = 30 * 24
SAMPLE: Final = 100_000  # outreaches of a larger record in which a turned order is looked for


class Readable(Protocol):
    """Anything that gives a connection to the record for reading."""

    def read(self) -> AbstractContextManager[Connection]:
        """A connection inside a reading transaction."""


@dataclass(frozen=True, slots=True)
class Group:
    """The numbers of one group; rates and medians are None where they have no denominator or are not reached."""

    group: str
    sent: int
    pending: int
    bounced: int
    mature: int
    unknown_24h: int
    replied_24h: int
    rate_24h: float | None
    rate_24h_low: float | None
    rate_24h_high: float | None
    replied: int
    rate: float | None
    rate_low: float | None
    rate_high: float | None
    rate_30d: float | None
    horizon_hours: float | None
    share_of_replies_24h: float | None
    median_hours: float | None
    answered_elsewhere: int
    accepted: int
    declined: int
    stopped: int
    auto: int
    enough: bool
    needed: int = 0  # how many further mature messages until `enough`
    replies_in_window: int = 0  # the two integers of share_of_replies_24h
    replies_known: int = 0
    share_by_curve: float | None = None  # F(window) / F(horizon): the same share, free of the haste of young records
    median_of_replies_hours: float | None = None
    pending_ended: int = 0  # of the pending, those whose export ends less than a window after them
    curve: Curve | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Report:
    """All groups, largest first (weekdays, hours, lengths and steps in their own order), their sum, and the comparisons."""

    now: datetime
    by: str
    window_hours: float
    since: datetime | None
    until: datetime | None
    groups: tuple[Group, ...]
    total: Group
    overlapping: bool = False  # by rule: one message may be in several groups
    turned: tuple[LikeForLike, ...] = ()  # pairs whose order turns round among the same kinds of people
    sampled: int | None = None  # how many outreaches were looked at for that; None: all

    @cached_property
    def comparisons(self) -> Comparisons:
        """The groups compared, made when first asked for since it needs numpy."""
        return compare_all([(g.group, g.replied_24h, g.mature) for g in self.groups], overlapping=self.overlapping)


_WIRE: Final = tuple(item.name for item in fields(Group))[:24]


def report(
    record: Readable, *, by: str = "channel", since: datetime | None = None, until: datetime | None = None,
    window_hours: float = 24.0, now: datetime | None = None,
) -> Report:
    """The report of a record; `now` None is the clock, or the newest time seen where every outreach was imported.

    Raises BadUsage for an unknown grouping, a window outside 1 hour to 30 days, or times without a zone.
    """
    check_by(by)
    with record.read() as connection:
        if now is None:
            now = latest(connection)
        span = make_span(now, window_hours, since, until)
    if by == "channel":
        cube.refresh(record, span)
    with record.read() as connection:
        found = cube.read(connection, span) if by == "channel" else None
        tally, bin_us = found or read_log(connection, by, span)
        alike, sampled = _turned(connection, by, span) if by in CHOSEN else ((), None)
    return replace(summarise(tally, by, span, bin_us), turned=alike, sampled=sampled)


def _turned(connection: Connection, by: str, span: query.Span) -> tuple[tuple[LikeForLike, ...], int | None]:
    """Pairs whose order turns; in a large record those of a sample, whose size comes along, so that it costs little."""
    if int(connection.execute(query.last_id()).scalar() or 0) <= cube.LARGE:
        return turned(by_stratum(ask_all(connection, lambda part: query.cells(by, KINDS, part), span), by, KINDS)), None
    rows = [
        row for part in sample(connection, span, SAMPLE)
        for row in connection.execute(text(query.as_text(query.cells(by, KINDS, part))))
    ]
    return turned(by_stratum(rows, by, KINDS)), sum(int(row.sent) for row in rows)


def summarise(tally: Mapping[str, Tally], by: str, span: query.Span, bin_us: int) -> Report:
    """The report of counts, wherever they were made."""
    groups = sorted((_group(name, part, span, bin_us) for name, part in tally.items()), key=lambda g: (-g.sent, g.group))
    if by in ORDERED:
        groups.sort(key=lambda g: rank(by, g.group))
    return Report(
        from_micros(span.now), by, span.window / query.HOUR_US, None if span.since is None else from_micros(span.since),
        None if span.until is None else from_micros(span.until), tuple(groups), _group("all", _sum(tally, by), span, bin_us),
        overlapping=by == "rule",
    )


def channel_rates(record: Readable, *, window_hours: float = 24.0, now: datetime | None = None) -> dict[str, tuple[int, int]]:
    """(answered within the window, mature) by channel and nothing else, for the adviser; raises BadUsage as `report` does."""
    with record.read() as connection:
        if now is None:
            now = latest(connection)
    span = make_span(now, window_hours)
    cube.refresh(record, span)
    with record.read() as connection:
        rows = cube.rates(connection, span)
        if rows is None:
            rows = [tuple(row) for row in ask_all(connection, lambda part: query.cells("channel", (), part), span)]
    found: dict[str, tuple[int, int]] = {}
    for channel, _, _, mature, answered in rows:
        k, n = found.get(channel, (0, 0))
        found[channel] = k + int(answered), n + int(mature)
    return found


def make_span(
    now: datetime, window_hours: float = 24.0, since: datetime | None = None, until: datetime | None = None,
) -> query.Span:
    """What a report reads, in microseconds; raises BadUsage for what cannot be reported."""
    if not 1 <= window_hours <= MAX_WINDOW_HOURS:
        raise BadUsage(f"the window must be between 1 and {MAX_WINDOW_HOURS} hours, not {window_hours:g}")
    if any(at is not None and at.tzinfo is None for at in (now, since, until)):
        raise BadUsage("a time needs its zone, such as 2026-11-20T12:00:00+00:00")
    if since is not None and until is not None and since >= until:
        raise BadUsage("the start of the report must be before its end")
    return query.Span(
        to_micros(now), round(window_hours * query.HOUR_US),
        None if since is None else to_micros(since), None if until is None else to_micros(until),
    )


def latest(connection: Connection) -> datetime:
    """The clock, or the newest time that was seen where every outreach was imported."""
    return latest_of(asking(connection))


def latest_of(ask: Ask) -> datetime:
    """The same, however the record is asked."""
    untils = [row.until for row in ask(query.as_text(query.watched()))]
    known = [int(until) for until in untils if until is not None]
    if not untils or len(known) < len(untils):
        return datetime.now(UTC)
    return from_micros(max(known))


def _sum(tally: Mapping[str, Tally], by: str) -> Tally:
    whole = Tally()
    if by != "rule":  # whose groups overlap, so that they have no sum
        for part in tally.values():
            whole.add(part)
    return whole


def _group(name: str, tally: Tally, span: query.Span, bin_us: int) -> Group:
    c = tally.counts
    sent, bounced, pending, unknown = (c.get(key, 0) for key in ("sent", "bounced", "pending", "unknown"))
    mature = sent - bounced - pending - unknown
    k = c.get("in_window", 0)
    bounds = wilson(k, mature)
    replied, inside = c.get("replied", 0), c.get("replies_in", 0)
    known = replied - c.get("replies_open", 0)
    curve = kaplan_meier(spread(tally.events, tally.undated), tally.censored)
    horizon = min(query.horizon(span), max(0, c.get("oldest", 0)))
    reached = -(-horizon // bin_us) * bin_us  # answers were rounded up to the bin
    answered = share_at(curve, reached)
    later = min(query.LONGEST_US, max(0, c.get("oldest", 0)))
    in_30 = share_at(curve, -(-later // bin_us) * bin_us)
    timed = bool(tally.events) and horizon >= span.window
    by_curve = curve.answered_by(span.window) / answered.value if timed and answered and answered.value else None
    low, high = bounds or (None, None)
    return Group(
        group=name, sent=sent, pending=pending, bounced=bounced, mature=mature, unknown_24h=unknown, replied_24h=k,
        rate_24h=k / mature if mature else None, rate_24h_low=low, rate_24h_high=high, replied=replied,
        rate=answered.value if answered else None, rate_low=answered.low if answered else None,
        rate_high=answered.high if answered else None, rate_30d=in_30.value if in_30 else None,
        horizon_hours=_hours(horizon) if answered else None,
        share_of_replies_24h=inside / known if known else None, median_hours=_hours(median(curve)),
        answered_elsewhere=c.get("elsewhere", 0), accepted=c.get("accepted", 0), declined=c.get("declined", 0),
        stopped=c.get("stopped", 0),
        auto=c.get("auto_reply", 0), enough=is_enough(k, mature), needed=more_for_enough(k, mature),
        replies_in_window=inside, replies_known=known, share_by_curve=by_curve, pending_ended=c.get("ended", 0),
        median_of_replies_hours=_hours(median_of_answered(curve, reached)), curve=curve,
    )


def _hours(micros: int | None) -> float | None:
    return None if micros is None else micros / query.HOUR_US


def group_dict(group: Group) -> dict[str, Any]:
    """One group as the JSON of `report` has it."""
    return {name: getattr(group, name) for name in _WIRE}


def report_dict(found: Report) -> dict[str, Any]:
    """The JSON form of a report: rates without a denominator and a median not reached are null."""
    window = int(found.window_hours) if float(found.window_hours).is_integer() else found.window_hours
    return {
        "now": found.now.astimezone(UTC).isoformat(), "window_hours": window,
        "groups": [group_dict(group) for group in found.groups], "comparisons": comparison_dict(found.comparisons),
    }
