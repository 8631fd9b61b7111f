"""Like for like: two groups compared among the same kinds of people.

Mantel–Haenszel odds ratio, the Cochran–Mantel–Haenszel test (without continuity correction) and rates standardised to the
mix of both groups together. A stratum in which one group has no mature message cannot be compared and is left out of both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from composer.reports import query
from composer.reports.groups import check_by, names
from composer.reports.report import Readable, latest, make_span
from composer.reports.significance import chi_square_tail
from composer.reports.tally import ask_all

Cell = tuple[int, int]  # answered, mature


@dataclass(frozen=True, slots=True)
class LikeForLike:
    """Two groups crude and with the same mix of people; ratios and p-values are None where they are not defined."""

    a: str
    b: str
    crude_a: float
    crude_b: float
    same_mix_a: float | None
    same_mix_b: float | None
    odds_ratio: float | None
    crude_odds_ratio: float | None
    chi_square: float | None
    p: float | None
    compared: tuple[str, ...]  # strata
    not_comparable: tuple[str, ...]

    @property
    def flips(self) -> bool:
        """Whether the order of the two turns once people of the same kind are compared."""
        if self.same_mix_a is None or self.same_mix_b is None:
            return False
        return (self.crude_a - self.crude_b) * (self.same_mix_a - self.same_mix_b) < 0


def like_for_like(a: str, b: str, first: Mapping[str, Cell], second: Mapping[str, Cell]) -> LikeForLike | None:
    """Compare two groups given as stratum → (answered, mature); None where either has no mature message."""
    total_a, total_b = _total(first), _total(second)
    if not total_a[1] or not total_b[1]:
        return None
    compared, apart = [], []
    for name in sorted(set(first) | set(second)):
        sizes = first.get(name, (0, 0))[1], second.get(name, (0, 0))[1]
        if all(sizes):
            compared.append(name)
        elif any(sizes):
            apart.append(name)
    weight = {name: first[name][1] + second[name][1] for name in compared}
    whole = sum(weight.values())
    mixed = [
        sum(weight[name] * cells[name][0] / cells[name][1] for name in compared) / whole if whole else None
        for cells in (first, second)
    ]
    chi = _cmh([(first[name], second[name]) for name in compared])
    return LikeForLike(
        a, b, total_a[0] / total_a[1], total_b[0] / total_b[1], mixed[0], mixed[1],
        _odds_ratio([(first[name], second[name]) for name in compared]), _odds_ratio([(total_a, total_b)]),
        chi, None if chi is None else chi_square_tail(chi), tuple(compared), tuple(apart),
    )


def _total(cells: Mapping[str, Cell]) -> Cell:
    return sum(k for k, _ in cells.values()), sum(n for _, n in cells.values())


def _odds_ratio(tables: list[tuple[Cell, Cell]]) -> float | None:
    top = sum(k1 * (n2 - k2) / (n1 + n2) for (k1, n1), (k2, n2) in tables)
    bottom = sum(k2 * (n1 - k1) / (n1 + n2) for (k1, n1), (k2, n2) in tables)
    return top / bottom if bottom else None


def _cmh(tables: list[tuple[Cell, Cell]]) -> float | None:
    gap = variance = 0.0
    for (k1, n1), (k2, n2) in tables:
        total, hits = n1 + n2, k1 + k2
        gap += k1 - hits * n1 / total
        if total > 1:
            variance += hits * (total - hits) * n1 * n2 / (total * total * (total - 1))
    return gap * gap / variance if variance else None


def compare_alike(
    record: Readable, a: str, b: str, *, by: str = "channel", over: tuple[str, ...] = ("relationship", "purpose"),
    since: datetime | None = None, until: datetime | None = None, window_hours: float = 24.0, now: datetime | None = None,
) -> LikeForLike | None:
    """Two groups of a record among the same kinds of people; None where either has no mature message. Raises BadUsage."""
    for name in (by, *over):
        check_by(name)
    with record.read() as connection:
        if now is None:
            now = latest(connection)
        span = make_span(now, window_hours, since, until)
        rows = list(ask_all(connection, lambda part: query.cells(by, over, part), span))
    sides: dict[str, dict[str, Cell]] = {a: {}, b: {}}
    for row in rows:
        stratum = ", ".join(names(name, value)[0] for name, value in zip(over, row[1:], strict=False))
        for group in names(by, row[0]):
            if group in sides:
                k, n = sides[group].get(stratum, (0, 0))
                sides[group][stratum] = k + int(row.in_window), n + int(row.mature)
    return like_for_like(a, b, sides[a], sides[b])
