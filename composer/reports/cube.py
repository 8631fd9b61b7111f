"""Counts by channel and day kept ready for records past 300,000 outreaches; days that changed are counted again when read.

A cell is (channel, UTC day of sending, source, time to answer in quarters of an hour, outcomes). Days old enough that nothing
about them is pending come from the cells; the last weeks and the edges of the asked-for time come from the log. The numbers
are those of the full scan. Wherever that cannot be promised the cube steps aside and the log is read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, cast

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    type_coerce,
)

from composer.model import CHANNELS
from composer.record.schema import cube, dirty_day, outreach, source
from composer.reports import query
from composer.reports.tally import Tally, add_rows, asking

LARGE: Final = 300_000
DAYS_AT_ONCE: Final = 30  # counted in one statement, so that memory stays flat
MOST_BORDERS: Final = 40
UNANSWERED: Final = -1
_WIDE: Final = 2900  # more than the quarters of an hour in 30 days
_BEYOND: Final = 2881
_NOTES: Final = ""  # rows of this channel hold what `_Notes` says
_COLUMNS: Final = ("channel", "day", "source_id", "delay_bin", "outcomes", "n")
_BITS: Final = {"auto_reply": 2, "accepted": 4, "declined": 8, "elsewhere": 16}


@dataclass(frozen=True, slots=True)
class _Notes:
    newest_answer: int  # µs; a report as of an earlier time must not use the cells
    vague: int  # µs; the widest uncertainty of a time of sending


def refresh(record: Any, span: query.Span) -> None:
    """Build the cells of a large record, or count again the days that changed and are old enough to be read."""
    if not hasattr(record, "write"):
        return
    with record.read() as connection:
        notes = _notes(connection)
        if notes is None and not _is_large(connection):
            return
        stale = notes is None or bool(_dirty_before(connection, _last_border(connection, span, notes)))
    if stale:
        with record.write() as connection:
            notes = _notes(connection)
            if notes is None:
                build(connection)
            else:
                _count_days(connection, _dirty_before(connection, _last_border(connection, span, notes)))


def _is_large(connection: Connection) -> bool:
    newest = connection.execute(select(func.max(outreach.c.id))).scalar() or 0
    if newest <= LARGE:
        return False
    return int(connection.execute(select(func.count()).select_from(outreach)).scalar_one()) > LARGE


def _notes(connection: Connection) -> _Notes | None:
    rows = {row.delay_bin: int(row.n) for row in connection.execute(select(cube).where(cube.c.channel == _NOTES))}
    return _Notes(rows[0], rows[1]) if rows else None


def _last_border(connection: Connection, span: query.Span, notes: _Notes) -> int:
    return max(_borders(connection, span, notes), default=0)


def _borders(connection: Connection, span: query.Span, notes: _Notes) -> dict[int, list[int]]:
    """The sources by the first UTC day about which something may still be pending."""
    need = query.horizon(span) + 2 * query.BIN_US + notes.vague
    found: dict[int, list[int]] = {}
    for number, until in connection.execute(select(source.c.id, type_coerce(source.c.observed_until, BigInteger))):
        seen = span.now if until is None else min(span.now, int(until))
        found.setdefault((seen - need) // query.DAY_US, []).append(int(number))
    return found


def _dirty_before(connection: Connection, border: int) -> list[int]:
    return list(connection.execute(select(dirty_day.c.day).where(dirty_day.c.day < border).order_by(dirty_day.c.day)).scalars())


# --- building ----------------------------------------------------------------------------------------------------


def build(connection: Connection) -> None:
    """Count every day anew; leaves no cells at all where the log holds channels that are not known here."""
    connection.execute(delete(cube))
    connection.execute(delete(dirty_day))
    sent = type_coerce(outreach.c.sent_at, BigInteger)
    first, last, total = connection.execute(select(func.min(sent), func.max(sent), func.count())).one()
    if not total:
        return
    _count_span(connection, int(first) // query.DAY_US, int(last) // query.DAY_US + 1)
    counted = connection.execute(select(func.sum(cube.c.n)).where(cube.c.channel != _NOTES)).scalar() or 0
    if int(counted) != int(total):
        connection.execute(delete(cube))


def _count_days(connection: Connection, days: Iterable[int]) -> None:
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
    before = _notes(connection) or _Notes(0, 0)
    connection.execute(delete(cube).where(cube.c.channel == _NOTES))
    blank = {"channel": _NOTES, "day": 0, "source_id": 0, "outcomes": 0}
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
        (o.reply_low.is_(None), UNANSWERED), (low >= _BEYOND, _BEYOND), (o.reply_low == o.reply_high, low),
        else_=-2 - low * _WIDE - case((high > _BEYOND, _BEYOND), else_=high),
    )
    outcomes = o.bounced + sum((o[_column(name)] * bit for name, bit in _BITS.items()), literal(0))
    parts = select(
        o.channel.label("channel"), (sent // query.DAY_US).label("day"), o.source_id.label("source_id"),
        code.label("delay_bin"), outcomes.label("outcomes"),
    ).where(_on_days(start, end)).subquery("parts")
    return select(*parts.c, func.count()).group_by(*parts.c)


def _column(name: str) -> str:
    return "auto" if name == "auto_reply" else name


# --- reading -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Days:
    """Which cells to read: from `start` to before `end`, of these sources (None: of all)."""

    start: int | None
    end: int
    sources: tuple[int, ...] | None

    def where(self) -> list[ColumnElement[bool]]:
        """The condition on cells."""
        found = [cube.c.channel != _NOTES, cube.c.day < self.end]
        if self.start is not None:
            found.append(cube.c.day >= self.start)
        if self.sources is not None:
            found.append(cube.c.source_id.in_(self.sources))
        return found


def _parts(connection: Connection, span: query.Span) -> tuple[list[_Days], list[query.Span]] | None:
    """The days to take from cells and the times to take from the log; None where everything must come from the log."""
    notes = _notes(connection)
    if notes is None or span.window % query.BIN_US or span.now < notes.newest_answer:
        return None
    borders = _borders(connection, span, notes)
    if len(borders) > MOST_BORDERS or _dirty_before(connection, max(borders, default=0)):
        return None
    days, log = [], []
    for border, numbers in borders.items():
        sources = None if len(borders) == 1 else tuple(numbers)
        start = None if span.since is None else -(-span.since // query.DAY_US)
        end = border if span.until is None else min(border, span.until // query.DAY_US)
        part = replace(span, sources=sources, channels=CHANNELS)
        if start is not None and start >= end:
            log.append(part)
            continue
        days.append(_Days(start, end, sources))
        log.append(replace(part, since=end * query.DAY_US))
        if start is not None and span.since is not None and span.since < start * query.DAY_US:
            log.append(replace(part, until=start * query.DAY_US))
    return days, log


def read(connection: Connection, span: query.Span) -> tuple[dict[str, Tally], int] | None:
    """What `tally.read_tally` gives for channels, from cells and log; None where the log must be read."""
    parts = _parts(connection, span)
    if parts is None:
        return None
    found: dict[str, Tally] = {}
    for days in parts[0]:
        _add_cells(connection, days, span, found)
    for part in parts[1]:
        add_rows(asking(connection), "channel", part, query.BIN_US, found)
    return found, query.BIN_US


def _add_cells(connection: Connection, days: _Days, span: query.Span, found: dict[str, Tally]) -> None:
    c = cube.c
    keys = (c.channel, c.delay_bin, c.outcomes)
    rows = select(*keys, func.sum(c.n)).where(*days.where()).group_by(*keys)
    beyond = query.horizon(span) + query.BIN_US
    for channel, code, outcomes, n in connection.execute(rows):
        tally = found.setdefault(channel, Tally())
        counts = _cell_counts(int(code), int(outcomes), int(n), span.window)
        if not outcomes & 1:
            counts["oldest"] = beyond
            at = beyond if code == UNANSWERED else min(beyond, _time(int(code)))
            tally.add_time(answered=code != UNANSWERED, at=at, n=int(n))
        tally.add_counts(counts)


def _bounds(code: int) -> tuple[int, int]:
    """The quarters of an hour within which the answer came, rounded up."""
    return divmod(-2 - code, _WIDE) if code < UNANSWERED else (code, code)


def _cell_counts(code: int, outcomes: int, n: int, window: int) -> dict[str, int]:
    counts = {"sent": n, **{name: n for name, bit in _BITS.items() if outcomes & bit}}
    if outcomes & 1:
        counts["bounced"] = n
        return counts
    if code == UNANSWERED:
        return counts
    low, high = _bounds(code)
    counts["replied"] = n
    if high * query.BIN_US <= window:
        counts["in_window"] = counts["replies_in"] = n
    elif low * query.BIN_US <= window:
        counts["unknown"] = counts["replies_open"] = n
    return counts


def _time(code: int) -> int:
    low, high = _bounds(code)
    cap = query.HORIZON_US // query.BIN_US
    both = low + (high if high <= cap else max(low, cap))
    return (both + both % 2) // 2 * query.BIN_US


# --- by day: rates and weeks ---------------------------------------------------------------------------------------

Row = tuple[str, int, int, int, int]  # channel, sent, pending, mature, answered within the window


def _letter(window: int) -> ColumnElement[str]:
    """r, n, u or b for a cell, all of them old enough."""
    code, edge = cube.c.delay_bin, window // query.BIN_US
    vague = -2 - code
    low = (vague - vague % _WIDE) // _WIDE
    return case(
        (cube.c.outcomes % 2 == 1, "b"), (code == UNANSWERED, "n"), (and_(code >= 0, code <= edge), "r"), (code > edge, "n"),
        (vague % _WIDE <= edge, "r"), (low <= edge, "u"), else_="n",
    )


def rates(connection: Connection, span: query.Span) -> list[Row] | None:
    """What `query.cells` gives for channels without more columns; None where the log must be read."""
    parts = _parts(connection, span)
    if parts is None:
        return None
    found: list[Row] = []
    for days in parts[0]:
        cells = select(cube.c.channel, _letter(span.window).label("state"), cube.c.n).where(*days.where()).subquery()
        for channel, letter, n in connection.execute(
            select(cells.c.channel, cells.c.state, func.sum(cells.c.n)).group_by(cells.c.channel, cells.c.state)
        ):
            found.append(_row(channel, letter, int(n)))
    for part in parts[1]:
        found += [tuple(row) for row in connection.execute(query.cells("channel", (), part))]
    return found


def _row(channel: str, letter: str, n: int) -> Row:
    return channel, n, 0, n if letter in "rn" else 0, n if letter == "r" else 0


def weeks(connection: Connection, span: query.Span, offsets: tuple[tuple[int, int], ...]) -> list[tuple[Any, ...]] | None:
    """What `query.weeks` gives for channels; days that two weeks share are read from the log. None where all must be."""
    parts = _parts(connection, span)
    if parts is None:
        return None
    found: list[tuple[Any, ...]] = []
    for days in parts[0]:
        shared = _whole_days(connection, days, span, offsets, found)
        since_, until_ = cast("int", bindparam("since")), cast("int", bindparam("until"))
        part = replace(span, since=since_, until=until_, channels=CHANNELS, sources=days.sources)
        statement = query.cells("channel", (), part)
        for day, cells in sorted(shared.items()):
            start, end = day * query.DAY_US, (day + 1) * query.DAY_US
            turn = _turn(start, end, offsets)
            (since, until), rest = ((turn, end), start) if end - turn < turn - start else ((start, turn), turn)
            # The shorter part of the day is read from the log; the longer is what it leaves of the cells.
            for channel, *counts in connection.execute(statement, {"since": since, "until": until}):
                found.append((channel, _week(since, offsets), *counts))
                cells.append((channel, *(-int(count) for count in counts)))
            found += [(channel, _week(rest, offsets), *counts) for channel, *counts in cells]
    for part in parts[1]:
        found += [tuple(row) for row in connection.execute(query.weeks("channel", part, offsets))]
    return found


def _whole_days(
    connection: Connection, days: _Days, span: query.Span, offsets: tuple[tuple[int, int], ...], found: list[tuple[Any, ...]],
) -> dict[int, list[tuple[Any, ...]]]:
    """Add the days that lie in one week; gives the counts of those that two weeks share."""
    cells = select(cube.c.channel, cube.c.day, _letter(span.window).label("state"), cube.c.n).where(*days.where()).subquery()
    keys = (cells.c.channel, cells.c.day, cells.c.state)
    shared: dict[int, list[tuple[Any, ...]]] = {}
    for channel, day, letter, n in connection.execute(select(*keys, func.sum(cells.c.n)).group_by(*keys)):
        first, last = (_week(at, offsets) for at in (day * query.DAY_US, (day + 1) * query.DAY_US - 1))
        counts = _row(channel, letter, int(n))
        if first == last:
            found.append((channel, first, *counts[1:]))
        else:
            shared.setdefault(int(day), []).append(counts)
    return shared


def _week(at: int, offsets: tuple[tuple[int, int], ...]) -> int:
    """The Monday 00:00 of a time by the user's clock, as `query.weeks` has it."""
    local = at + offsets[max(0, bisect_right(offsets, (at, 10**18)) - 1)][1]
    return local - (local - query.FIRST_MONDAY_US) % query.WEEK_US


def _turn(start: int, end: int, offsets: tuple[tuple[int, int], ...]) -> int:
    """The first microsecond of the later of two weeks that share a day."""
    first = _week(start, offsets)
    while end - start > 1:
        middle = (start + end) // 2
        start, end = (middle, end) if _week(middle, offsets) == first else (start, middle)
    return end
