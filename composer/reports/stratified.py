"""Like for like: two groups compared among the same kinds of people.

Rates are standardised to the mix of both groups together. A stratum in which one group has no mature message cannot be compared
and is left out of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from composer.reports.groups import names
from composer.reports.intervals import ENOUGH_MATURE

Cell = tuple[int, int]  # answered, mature
MOST: Final = 5  # groups looked at for a turn


@dataclass(frozen=True, slots=True)
class LikeForLike:
    """Two groups crude and with the same mix of people, which is None where they went to different kinds of people."""

    a: str
    b: str
    crude_a: float
    crude_b: float
    same_mix_a: float | None
    same_mix_b: float | None
    compared: tuple[str, ...]  # strata

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
    both = sorted(set(first) & set(second))
    compared = [name for name in both if first[name][1] and second[name][1]]
    weight = {name: first[name][1] + second[name][1] for name in compared}
    whole = sum(weight.values())
    mixed = [
        sum(weight[name] * cells[name][0] / cells[name][1] for name in compared) / whole if whole else None
        for cells in (first, second)
    ]
    return LikeForLike(
        a, b, total_a[0] / total_a[1], total_b[0] / total_b[1], mixed[0], mixed[1], tuple(compared),
    )


def _total(cells: Mapping[str, Cell]) -> Cell:
    return sum(k for k, _ in cells.values()), sum(n for _, n in cells.values())


def by_stratum(rows: Iterable[Any], by: str, over: tuple[str, ...]) -> dict[str, dict[str, Cell]]:
    """Group → stratum → (answered, mature) from the rows of `query.cells`."""
    found: dict[str, dict[str, Cell]] = {}
    for row in rows:
        stratum = ", ".join(names(name, value)[0] for name, value in zip(over, row[1:], strict=False))
        for group in names(by, row[0]):
            mine = found.setdefault(group, {})
            k, n = mine.get(stratum, (0, 0))
            mine[stratum] = k + int(row.in_window), n + int(row.mature)
    return found


def turned(groups: Mapping[str, Mapping[str, Cell]]) -> tuple[LikeForLike, ...]:
    """Pairs of the largest groups whose order turns round among the same kinds of people, as far as that is worth a word.

    Both need 20 mature messages, half of them in kinds that both wrote to, and a difference of a point the other way.
    """
    sizes = {name: _total(cells)[1] for name, cells in groups.items()}
    largest = sorted((name for name, n in sizes.items() if n >= ENOUGH_MATURE), key=lambda name: (-sizes[name], name))[:MOST]
    found = []
    for place, a in enumerate(largest):
        for b in largest[place + 1:]:
            pair = like_for_like(a, b, groups[a], groups[b])
            if pair is None or not pair.flips or pair.same_mix_a is None or pair.same_mix_b is None:
                continue
            shared = sum(groups[name].get(stratum, (0, 0))[1] for name in (a, b) for stratum in pair.compared)
            if abs(pair.same_mix_a - pair.same_mix_b) > 0.01 and 2 * shared >= sizes[a] + sizes[b]:
                found.append(pair)
    return tuple(found)
