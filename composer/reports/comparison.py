"""Which groups got answers more often than others, said only as far as the record bears it out.

First one test over all groups; only where it finds a difference (p < .05) are pairs called real, after Holm's correction.
Everything is observational: a channel was chosen for a person, so nothing here says that a channel works better.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from composer.reports import significance
from composer.reports.intervals import newcombe

MOST_GROUPS: Final = 20  # the largest; more would mean thousands of pairs that nobody reads
SEED: Final = 20261120


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups side by side, the one with the higher rate first; `more` is how many further messages in both it may take."""

    a: str
    b: str
    answered_a: int
    mature_a: int
    answered_b: int
    mature_b: int
    difference: float
    low: float
    high: float
    p: float
    p_adjusted: float
    real: bool
    each: int | None  # messages each group would need for a difference this large
    more: int | None


@dataclass(frozen=True, slots=True)
class Comparisons:
    """The p-value over all groups (None where fewer than two have mature messages) and the pairs."""

    p: float | None = None
    pairs: tuple[Pair, ...] = ()
    left_out: tuple[str, ...] = ()  # groups without mature messages, or beyond the largest twenty

    @property
    def real(self) -> tuple[Pair, ...]:
        """The pairs whose difference stands after correction."""
        return tuple(pair for pair in self.pairs if pair.real)


def compare_all(groups: Iterable[tuple[str, int, int]], *, overlapping: bool = False, seed: int = SEED) -> Comparisons:
    """Compare groups given as (name, answered, mature); overlapping ones are not. Equal counts give the answer kept."""
    return _compared(tuple(groups), overlapping, seed)


@lru_cache(64)
def _compared(groups: tuple[tuple[str, int, int], ...], overlapping: bool, seed: int) -> Comparisons:
    usable = sorted((group for group in groups if group[2] > 0), key=lambda group: (-group[2], group[0]))
    kept = [] if overlapping else usable[:MOST_GROUPS]
    names = {group[0] for group in kept}
    left_out = tuple(group[0] for group in groups if group[0] not in names)
    if len(kept) < 2:
        return Comparisons(left_out=left_out)
    kept.sort(key=lambda group: (-group[1] / group[2], group[0]))
    table = [(k, n) for _, k, n in kept]
    overall = significance.permutation(table, seed=seed)
    places = [(i, j) for i in range(len(kept)) for j in range(i + 1, len(kept))]
    p_values = [significance.two_rates(*table[i], *table[j]) for i, j in places]
    adjusted = significance.holm(p_values)
    pairs = [
        _pair(
            kept[i], kept[j], (p, p_holm), tested=len(places),
            real=overall < significance.ALPHA and p_holm < significance.ALPHA,
        )
        for (i, j), p, p_holm in zip(places, p_values, adjusted, strict=True)
    ]
    pairs.sort(key=lambda pair: (pair.p_adjusted, pair.p, -pair.difference, pair.a, pair.b))
    return Comparisons(overall, tuple(pairs), left_out)


def _pair(
    first: tuple[str, int, int], second: tuple[str, int, int], p: tuple[float, float], *, tested: int, real: bool,
) -> Pair:
    (a, k1, n1), (b, k2, n2) = first, second
    found = newcombe(k1, n1, k2, n2)
    if found is None:
        raise ValueError("a comparison needs mature messages in both groups")
    each, more = significance.messages_more((k1, n1), (k2, n2), tested)
    more = 0 if real else more
    return Pair(a, b, k1, n1, k2, n2, *found, *p, real, each, more)


def comparison_dict(found: Comparisons) -> list[dict[str, Any]]:
    """The pairs as the JSON of `report` has them, clearest difference first."""
    return [
        {
            "a": pair.a, "b": pair.b, "replied_24h_a": pair.answered_a, "mature_a": pair.mature_a,
            "replied_24h_b": pair.answered_b, "mature_b": pair.mature_b, "difference": pair.difference,
            "difference_low": pair.low, "difference_high": pair.high, "p": pair.p, "p_adjusted": pair.p_adjusted,
            "real": pair.real, "verdict": "real" if pair.real else "too early to say",
            "messages_each": pair.each, "more_messages": pair.more,
        }
        for pair in found.pairs
    ]
