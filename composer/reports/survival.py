"""Kaplan–Meier from counts: how many are answered by a time, with the young ones censored and not failed.

Times are whole microseconds. Greenwood's variance and the log-log interval (R's `conf.type="log-log"`); at equal times
answers come before censorings. Counts may be binned: answers rounded up, ages rounded down (research: within 3e-6).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from composer.reports.intervals import Z95, wilson

_SLACK = 1e-12  # S = 0.5 must count as reached in spite of rounding
_NOBODY = 1e-6  # fewer than this are none, where parts of answers were summed


@dataclass(frozen=True, slots=True)
class Curve:
    """Steps at `times` (µs): the share still unanswered after it, how many were at risk and answered at it, Greenwood's sum."""

    times: tuple[int, ...]
    survival: tuple[float, ...]
    at_risk: tuple[float, ...]  # whole numbers but where answers of unknown times were spread
    events: tuple[float, ...]
    greenwood: tuple[float, ...]
    ages: tuple[int, ...]  # distinct times of censoring, ascending
    beyond: tuple[int, ...]  # how many were censored at that age or later
    total: int

    def answered_by(self, at: int) -> float:
        """F(t), the share answered by a time."""
        index = bisect_right(self.times, at) - 1
        return 0.0 if index < 0 else 1.0 - self.survival[index]

    def risk_after(self, at: int) -> int:
        """How many are neither answered by a time nor censored before it."""
        later = round(sum(self.events[bisect_right(self.times, at):]))
        index = bisect_left(self.ages, at)
        return later + (self.beyond[index] if index < len(self.ages) else 0)


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 95 % interval."""

    value: float
    low: float
    high: float


def spread(events: Mapping[int, int], undated: Mapping[int, int]) -> Mapping[int, float]:
    """The answers with those of unknown times among them, in proportion to the known ones that came as early as they must have.

    So an answer counts as an answer and says nothing about how soon answers come. Without any known one it came at the latest.
    """
    if not undated:
        return events
    found: dict[int, float] = dict(events)
    for latest, count in sorted(undated.items()):  # in order, so that every engine's sums round alike
        known = {at: n for at, n in events.items() if at <= latest} or {latest: 1}
        whole = sum(known.values())
        for at, n in known.items():
            found[at] = found.get(at, 0) + count * n / whole
    return found


def kaplan_meier(events: Mapping[int, float], censored: Mapping[int, int]) -> Curve:
    """The curve of counts by time; times below 0 (a clock that was wrong) count as 0."""
    hits = _clamped(events)
    ends = _clamped(censored)
    total = round(sum(hits.values())) + round(sum(ends.values()))
    risk: float = total
    times, survival, at_risk, counts, greenwood = [], [], [], [], []
    alive, variance = 1.0, 0.0
    waiting = sorted(ends)
    next_end = 0
    for at in sorted(hits):
        while next_end < len(waiting) and waiting[next_end] < at:
            risk -= ends[waiting[next_end]]
            next_end += 1
        count = hits[at]
        last = risk - count < _NOBODY
        alive = 0.0 if last else alive * (1 - count / risk)
        variance = math.inf if last else variance + count / (risk * (risk - count))
        times.append(at)
        survival.append(alive)
        at_risk.append(risk)
        counts.append(count)
        greenwood.append(variance)
        risk -= count
    beyond, left = [], round(sum(ends.values()))
    for age in waiting:
        beyond.append(left)
        left -= round(ends[age])
    return Curve(
        tuple(times), tuple(survival), tuple(at_risk), tuple(counts), tuple(greenwood), tuple(waiting), tuple(beyond), total,
    )


def _clamped(counts: Mapping[int, float]) -> dict[int, float]:
    found: dict[int, float] = {}
    for at, count in counts.items():
        if count:
            found[max(0, at)] = found.get(max(0, at), 0) + count
    return found


def share_at(curve: Curve, at: int, z: float = Z95) -> Share | None:
    """F(t) with the log-log interval; where S is 1 or 0, Wilson on those whose fate at t is known. None for no messages."""
    if not curve.total:
        return None
    index = bisect_right(curve.times, at) - 1
    alive = 1.0 if index < 0 else curve.survival[index]
    if 0.0 < alive < 1.0:
        spread = z * math.sqrt(curve.greenwood[index]) / abs(math.log(alive))
        return Share(1 - alive, 1 - alive ** math.exp(-spread), 1 - alive ** math.exp(spread))
    answered = round(sum(curve.events[: index + 1]))
    known = answered + curve.risk_after(at)
    bounds = wilson(answered if alive == 0.0 else 0, known)
    low, high = bounds or (0.0, 1.0)
    return Share(1 - alive, low, high)


def median(curve: Curve, horizon: int | None = None) -> int | None:
    """The first time (µs), up to the horizon, by which half of all are answered; None where that is not reached."""
    at = quantile(curve, 0.5)
    return None if at is None or (horizon is not None and at > horizon) else at


def quantile(curve: Curve, share: float) -> int | None:
    """The first time (µs) with F(t) at or above a share; None where that is not reached."""
    for at, alive in zip(curve.times, curve.survival, strict=True):
        if 1 - alive >= share - _SLACK:
            return at
    return None


def median_of_answered(curve: Curve, horizon: int) -> int | None:
    """The median time to answer (µs) of those who answer by the horizon, free of the haste of young records."""
    by_then = curve.answered_by(horizon)
    return quantile(curve, by_then / 2) if by_then > 0 else None
