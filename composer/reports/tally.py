"""Counts per group as the queries give them, before any statistics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sqlalchemy import Connection, Select, text

from composer.reports import query
from composer.reports.groups import names

Ask = Callable[[str], Iterable[Any]]  # rows whose columns can be read by name
AT_ONCE: Final = 500_000
STRETCHES: Final = 20  # of a sample
EXACT_ROWS: Final = 20_000  # up to here every answer keeps its exact time, above it its quarter of an hour


_SUMS: Final = ("ended", "replied", "replies_in", "replies_open", "auto_reply", "accepted", "declined", "stopped", "elsewhere")
_STATES: Final = {"b": "bounced", "p": "pending", "u": "unknown", "r": "in_window"}


@dataclass(slots=True)
class Tally:
    """The counts of one group before any statistics: answered, still waiting, and answered at an unknown time, by microseconds.

    The time of `undated` is the latest at which the answer may have come.
    """

    counts: dict[str, int] = field(default_factory=dict)
    events: dict[int, int] = field(default_factory=dict)
    censored: dict[int, int] = field(default_factory=dict)
    undated: dict[int, int] = field(default_factory=dict)

    def add_counts(self, more: Mapping[str, int]) -> None:
        """Add counts; the oldest age is the largest, all else sums."""
        for key, value in more.items():
            before = self.counts.get(key, 0)
            self.counts[key] = max(before, value) if key == "oldest" else before + value

    def add_time(self, answered: int, at: int, n: int) -> None:
        """Add messages still waiting (0), answered (1) or answered nobody knows when (2) at a time in microseconds."""
        place = (self.censored, self.events, self.undated)[answered]
        place[at] = place.get(at, 0) + n

    def add(self, other: Tally) -> None:
        """Add another group's counts."""
        self.add_counts(other.counts)
        for answered, times in enumerate((other.censored, other.events, other.undated)):
            for at, n in times.items():
                self.add_time(answered, at, n)


def asking(connection: Connection) -> Ask:
    """How a database is asked: SQL in, rows out."""
    return lambda sql: connection.execute(text(sql))


def slices(connection: Connection, span: query.Span) -> Iterator[query.Span]:
    """The span in parts of at most half a million outreaches, since engines sort in memory what they group."""
    last = int(connection.execute(query.last_id()).scalar() or 0)
    if last <= AT_ONCE:
        yield span
        return
    for first in range(0, last + 1, AT_ONCE):
        yield replace(span, ids=(first, first + AT_ONCE))


def sample(connection: Connection, span: query.Span, most: int) -> Iterator[query.Span]:
    """The span in stretches spread evenly over the record, with at most so many outreaches in all."""
    last = int(connection.execute(query.last_id()).scalar() or 0)
    for place in range(STRETCHES):
        first = 1 + last * place // STRETCHES
        yield replace(span, ids=(first, first + most // STRETCHES))


def ask_all(connection: Connection, question: Callable[[query.Span], Select[Any]], span: query.Span) -> Iterator[Any]:
    """The rows that a query gives for every slice; their counts add up."""
    for part in slices(connection, span):
        yield from connection.execute(text(query.as_text(question(part))))


def read_log(connection: Connection, by: str, span: query.Span) -> tuple[dict[str, Tally], int]:
    """What `read_tally` gives, slice by slice."""
    found: dict[str, Tally] = {}
    size = int(connection.execute(query.size()).scalar_one())
    bin_us = 1 if size <= EXACT_ROWS else query.BIN_US
    for part in slices(connection, span):
        add_rows(asking(connection), by, part, bin_us, found)
    return found, bin_us


def read_tally(ask: Ask, by: str, span: query.Span) -> tuple[dict[str, Tally], int]:
    """The counts of every group by name, and the width (µs) of the bins that times were put into (1: exact)."""
    found: dict[str, Tally] = {}
    (size,) = next(iter(ask(query.as_text(query.size()))))
    bin_us = 1 if size <= EXACT_ROWS else query.BIN_US
    add_rows(ask, by, span, bin_us, found)
    return found, bin_us


def add_rows(ask: Ask, by: str, span: query.Span, bin_us: int, found: dict[str, Tally]) -> None:
    """Add the counts of the log, or of the part of it that `span` names, to what is there."""
    for row in ask(query.as_text(query.tallies(by, span, bin_us))):
        counts = {"sent": int(row.n), **{name: int(getattr(row, name)) for name in _SUMS}}
        if row.state in _STATES:
            counts[_STATES[row.state]] = int(row.n)
        if row.state != "b":
            counts["oldest"] = int(row.oldest)
        for name in names(by, row.g):
            tally = found.setdefault(name, Tally())
            tally.add_counts(counts)
            if row.state != "b":
                tally.add_time(int(row.answered), int(row.doubled) // 2, int(row.n))
