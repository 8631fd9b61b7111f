"""Counts by channel and day kept ready for records past 300,000 outreaches; days that changed are counted again when read.

A cell is (channel, UTC day of sending, source, time to answer in quarters of an hour, outcomes). Days old enough that nothing
about them is pending come from the cells; the last weeks and the edges of the asked-for time come from the log. The numbers
are those of the full scan. Wherever that cannot be promised the cube steps aside and the log is read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, cast

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, and_, bindparam, case, func, select, type_coerce

from composer.model import CHANNELS
from composer.record.schema import cube, dirty_day, outreach, source
from composer.reports import cells, query
from composer.reports.cells import BEYOND, BITS, UNANSWERED, WIDE, bounds
from composer.reports.tally import Tally, add_rows, asking

LARGE: Final = 300_000
MOST_BORDERS: Final = 40


def refresh(record: Any, span: query.Span) -> None:
    """Build the cells of a large record, or count again the days that changed and are old enough to be read."""
    if not hasattr(record, "write"):
        return
    with record.read() as connection:
        known = cells.notes(connection)
        if known is None and not _is_large(connection):
            return
        stale = known is None or bool(_dirty_before(connection, _last_border(connection, span, known)))
    if stale:
        with record.write() as connection:
            known = cells.notes(connection)
            if known is None:
                cells.build(connection)
            else:
                cells.count_days(connection, _dirty_before(connection, _last_border(connection, span, known)))


def _is_large(connection: Connection) -> bool:
    newest = connection.execute(select(func.max(outreach.c.id))).scalar() or 0
    if newest <= LARGE:
        return False
    return int(connection.execute(select(func.count()).select_from(outreach)).scalar_one()) > LARGE


def _last_border(connection: Connection, span: query.Span, known: cells.Notes) -> int:
    return max(_borders(connection, span, known), default=0)


def _borders(connection: Connection, span: query.Span, known: cells.Notes) -> dict[int, list[int]]:
    """The sources by the first UTC day about which something may still be pending."""
    need = query.LONGEST_US + 2 * query.BIN_US + known.vague
    found: dict[int, list[int]] = {}
    for number, until in connection.execute(select(source.c.id, type_coerce(source.c.observed_until, BigInteger))):
        seen = span.now if until is None else min(span.now, int(until))
        found.setdefault((seen - need) // query.DAY_US, []).append(int(number))
    return found


def _dirty_before(connection: Connection, border: int) -> list[int]:
    return list(connection.execute(select(dirty_day.c.day).where(dirty_day.c.day < border).order_by(dirty_day.c.day)).scalars())


# --- reading -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Days:
    """Which cells to read: from `start` to before `end`, of these sources (None: of all)."""

    start: int | None
    end: int
    sources: tuple[int, ...] | None

    def where(self) -> list[ColumnElement[bool]]:
        """The condition on the cells of a channel, which is a parameter: one at a time takes little memory to sort."""
        found = [cube.c.channel == bindparam("of"), cube.c.day < self.end]
        if self.start is not None:
            found.append(cube.c.day >= self.start)
        if self.sources is not None:
            found.append(cube.c.source_id.in_(self.sources))
        return found


def _parts(connection: Connection, span: query.Span) -> tuple[list[_Days], list[query.Span]] | None:
    """The days to take from cells and the times to take from the log; None where everything must come from the log."""
    known = cells.notes(connection)
    if known is None or span.window % query.BIN_US or span.now < known.newest_answer:
        return None
    borders = _borders(connection, span, known)
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


def _by_channel(connection: Connection, statement: Select[Any]) -> Iterator[Any]:
    for channel in CHANNELS:
        yield from connection.execute(statement, {"of": channel})


def _add_cells(connection: Connection, days: _Days, span: query.Span, found: dict[str, Tally]) -> None:
    c = cube.c
    keys = (c.channel, c.delay_bin, c.outcomes)
    rows = select(*keys, func.sum(c.n)).where(*days.where()).group_by(*keys)
    for channel, code, outcomes, n in _by_channel(connection, rows):
        tally = found.setdefault(channel, Tally())
        counts = _cell_counts(int(code), int(outcomes), int(n), span.window)
        if not outcomes & 1:
            counts["oldest"] = query.LONGEST_US
            if code != UNANSWERED:
                answered, at = _time(int(code))
                tally.add_time(answered, at, int(n))
        tally.add_counts(counts)
    seen = {
        int(number): (span.now if until is None else min(span.now, int(until))) // query.DAY_US
        for number, until in connection.execute(select(source.c.id, type_coerce(source.c.observed_until, BigInteger)))
    }
    keys = (c.channel, c.day, c.source_id)
    open_ = select(*keys, func.sum(c.n)).where(*days.where(), c.delay_bin == UNANSWERED, c.outcomes % 2 == 0).group_by(*keys)
    for channel, day, number, n in _by_channel(connection, open_):
        found[channel].add_time(0, (seen[int(number)] - int(day) + 1) * query.DAY_US, int(n))


def _cell_counts(code: int, outcomes: int, n: int, window: int) -> dict[str, int]:
    counts = {"sent": n, **{name: n for name, bit in BITS.items() if outcomes & bit}}
    if outcomes & 1:
        counts["bounced"] = n
        return counts
    if code == UNANSWERED:
        return counts
    low, high = bounds(code)
    counts["replied"] = n
    if query.within(high * query.BIN_US, window):
        counts["in_window"] = counts["replies_in"] = n
    elif query.within(low * query.BIN_US, window):
        counts["unknown"] = counts["replies_open"] = n
    return counts


def _time(code: int) -> tuple[int, int]:
    """Whether the time of an answer is known (1) or not (2), and the time in microseconds, as `query.tallies` has them."""
    if code >= BEYOND:
        return 1, cells.beyond(code)
    low, high = bounds(code)
    cap = query.HORIZON_US // query.BIN_US
    if low <= cap and high == BEYOND:
        return 2, query.HORIZON_US
    both = low + (high if high <= cap else max(low, cap))
    return 1, (both + both % 2) // 2 * query.BIN_US


# --- by day: rates and weeks ---------------------------------------------------------------------------------------

Row = tuple[str, int, int, int, int]  # channel, sent, pending, mature, answered within the window


def _letter(window: int) -> ColumnElement[str]:
    """r, n, u or b for a cell, all of them old enough."""
    code, edge = cube.c.delay_bin, window // query.BIN_US
    vague = -2 - code
    low = (vague - vague % WIDE) // WIDE
    return case(
        (cube.c.outcomes % 2 == 1, "b"), (code == UNANSWERED, "n"), (and_(code >= 0, query.within(code, edge)), "r"),
        (code >= 0, "n"), (query.within(vague % WIDE, edge), "r"), (query.within(low, edge), "u"), else_="n",
    )


def rates(connection: Connection, span: query.Span) -> list[Row] | None:
    """What `query.cells` gives for channels without more columns; None where the log must be read."""
    parts = _parts(connection, span)
    if parts is None:
        return None
    found: list[Row] = []
    for days in parts[0]:
        lettered = select(cube.c.channel, _letter(span.window).label("state"), cube.c.n).where(*days.where()).subquery()
        keys = (lettered.c.channel, lettered.c.state)
        for channel, letter, n in _by_channel(connection, select(*keys, func.sum(lettered.c.n)).group_by(*keys)):
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
        for day, counted in sorted(shared.items()):
            start, end = day * query.DAY_US, (day + 1) * query.DAY_US
            turn = _turn(start, end, offsets)
            (since, until), rest = ((turn, end), start) if end - turn < turn - start else ((start, turn), turn)
            # The shorter part of the day is read from the log; the longer is what it leaves of the cells.
            for channel, *counts in connection.execute(statement, {"since": since, "until": until}):
                found.append((channel, _week(since, offsets), *counts))
                counted.append((channel, *(-int(count) for count in counts)))
            found += [(channel, _week(rest, offsets), *counts) for channel, *counts in counted]
    for part in parts[1]:
        found += [tuple(row) for row in connection.execute(query.weeks("channel", part, offsets))]
    return found


def _whole_days(
    connection: Connection, days: _Days, span: query.Span, offsets: tuple[tuple[int, int], ...], found: list[tuple[Any, ...]],
) -> dict[int, list[tuple[Any, ...]]]:
    """Add the days that lie in one week; gives the counts of those that two weeks share."""
    lettered = select(cube.c.channel, cube.c.day, _letter(span.window).label("state"), cube.c.n).where(*days.where()).subquery()
    keys = (lettered.c.channel, lettered.c.day, lettered.c.state)
    shared: dict[int, list[tuple[Any, ...]]] = {}
    for channel, day, letter, n in _by_channel(connection, select(*keys, func.sum(lettered.c.n)).group_by(*keys)):
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
