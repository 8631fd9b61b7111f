"""Counting the cells that `cube` reads: all days once, then the days that changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, cast

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    type_coerce,
)

from composer.model import CHANNELS
from composer.record.schema import cube, dirty_day, outreach
from composer.reports import query

DAYS_AT_ONCE: Final = 30  # counted in one statement, so that memory stays flat
UNANSWERED: Final = -1
WIDE: Final = 2900  # more than the quarters of an hour in 30 days
BEYOND: Final = 2881  # from here on a code counts the days after the thirtieth
_DAYS: Final = 31
NOTES: Final = ""  # rows of this channel hold what `Notes` says
BITS: Final = {"auto_reply": 2, "accepted": 4, "declined": 8, "elsewhere": 16, "stopped": 32}
_COLUMNS: Final = ("channel", "day", "source_id", "delay_bin", "outcomes", "n")


@dataclass(frozen=True, slots=True)
class Notes:
    """About all cells: a report as of a time before the newest answer must not use them; the widest vagueness of a sending."""

    newest_answer: int
    vague: int


def notes(connection: Connection) -> Notes | None:
    """What was noted when the cells were counted; None where there are no cells."""
    rows = {row.delay_bin: int(row.n) for row in connection.execute(select(cube).where(cube.c.channel == NOTES))}
    return Notes(rows[0], rows[1]) if rows else None


def bounds(code: int) -> tuple[int, int]:
    """The quarters of an hour within which the answer of a cell came, rounded up."""
    return divmod(-2 - code, WIDE) if code < UNANSWERED else (code, code)


def beyond(code: int) -> int:
    """The time (µs) of an answer that came after the thirtieth day, in whole days; 0 for other codes."""
    return (code - BEYOND + _DAYS) * query.DAY_US if code >= BEYOND else 0


def build(connection: Connection) -> None:
    """Count every day anew; leaves no cells at all where the log holds channels that are not known here."""
    connection.execute(delete(cube))
    connection.execute(delete(dirty_day))
    sent = type_coerce(outreach.c.sent_at, BigInteger)
    first, last, total = connection.execute(select(func.min(sent), func.max(sent), func.count())).one()
    if not total:
        return
    _count_span(connection, int(first) // query.DAY_US, int(last) // query.DAY_US + 1)
    counted = connection.execute(select(func.sum(cube.c.n)).where(cube.c.channel != NOTES)).scalar() or 0
    if int(counted) != int(total):
        connection.execute(delete(cube))


def count_days(connection: Connection, days: Iterable[int]) -> None:
    """Count these days (ascending) anew."""
    start = end = None
    for day in days:
        if end is not None and day == end:
            end = day + 1
            continue
        if start is not None and end is not None:
            _count_span(connection, start, end)
        start, end = day, day + 1
    if start is not None and end is not None:
        _count_span(connection, start, end)


def _count_span(connection: Connection, start: int, end: int) -> None:
    """Count the days from `start` to before `end` anew and take their marks off."""
    connection.execute(delete(dirty_day).where(dirty_day.c.day >= start, dirty_day.c.day < end))
    for first in range(start, end, DAYS_AT_ONCE):
        last = min(first + DAYS_AT_ONCE, end)
        connection.execute(delete(cube).where(cube.c.channel.in_(CHANNELS), cube.c.day >= first, cube.c.day < last))
        connection.execute(insert(cube).from_select(_COLUMNS, _cells(first, last)))
    newest, vague = connection.execute(_about(start, end)).one()
    before = notes(connection) or Notes(0, 0)
    connection.execute(delete(cube).where(cube.c.channel == NOTES))
    blank = {"channel": NOTES, "day": 0, "source_id": 0, "outcomes": 0}
    connection.execute(insert(cube), [
        {**blank, "delay_bin": 0, "n": max(before.newest_answer, int(newest or 0))},
        {**blank, "delay_bin": 1, "n": max(before.vague, int(vague or 0))},
    ])


def _on_days(start: int, end: int) -> ColumnElement[bool]:
    sent = type_coerce(outreach.c.sent_at, BigInteger)
    return and_(outreach.c.channel.in_(CHANNELS), sent >= start * query.DAY_US, sent < end * query.DAY_US)


def _about(start: int, end: int) -> Select[Any]:
    answered = type_coerce(outreach.c.sent_at, BigInteger) + outreach.c.reply_low
    return cast("Select[Any]", select(func.max(answered), func.max(query.vague())).where(_on_days(start, end)))


def _cells(start: int, end: int) -> Select[Any]:
    o = outreach.c
    sent = type_coerce(o.sent_at, BigInteger)
    low = (o.reply_low + (query.BIN_US - 1)) // query.BIN_US
    high = (o.reply_high + (query.BIN_US - 1)) // query.BIN_US
    code = case(
        (o.reply_low.is_(None), UNANSWERED), (low >= BEYOND, BEYOND - _DAYS + (o.reply_low + (query.DAY_US - 1)) // query.DAY_US),
        (o.reply_low == o.reply_high, low),
        else_=-2 - low * WIDE - case((high > BEYOND, BEYOND), else_=high),
    )
    outcomes = o.bounced + sum((o[_column(name)] * bit for name, bit in BITS.items()), literal(0))
    parts = select(
        o.channel.label("channel"), (sent // query.DAY_US).label("day"), o.source_id.label("source_id"),
        code.label("delay_bin"), outcomes.label("outcomes"),
    ).where(_on_days(start, end)).subquery("parts")
    return select(*parts.c, func.count()).group_by(*parts.c)


def _column(name: str) -> str:
    return "auto" if name == "auto_reply" else name
