"""Comparing times to answer: the log-rank test over all times and the test at one time (24 hours, the user's own question).

Formulas: Mantel's log-rank; the fixed-time test on the log-log scale (Klein and others, Statistics in Medicine 2007;26:4505).
Both give (chi-square with one degree of freedom, two-sided p).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from composer.errors import NotFound
from composer.reports.formatting import duration_words
from composer.reports.narrative import name
from composer.reports.query import HOUR_US
from composer.reports.report import Group, Report
from composer.reports.significance import ALPHA, chi_square_tail
from composer.reports.survival import Curve, kaplan_meier


def log_rank(first: Curve, second: Curve) -> tuple[float, float] | None:
    """Whether two curves differ over all times; None where nothing was answered in either or one is empty."""
    observed = expected = variance = 0.0
    hits1, hits2 = dict(zip(first.times, first.events, strict=True)), dict(zip(second.times, second.events, strict=True))
    later1, later2 = _later(first), _later(second)
    for at in sorted(set(hits1) | set(hits2)):
        risk1, risk2 = _risk(first, later1, at), _risk(second, later2, at)
        risk, hits = risk1 + risk2, hits1.get(at, 0) + hits2.get(at, 0)
        observed += hits1.get(at, 0)
        expected += hits * risk1 / risk
        if risk > 1:
            variance += hits * (risk1 / risk) * (risk2 / risk) * (risk - hits) / (risk - 1)
    if variance <= 0:
        return None
    chi = (observed - expected) ** 2 / variance
    return chi, chi_square_tail(chi)


def _later(curve: Curve) -> list[float]:
    """How many answers come at the time of each step or later."""
    sums = [0.0]
    for count in reversed(curve.events):
        sums.append(sums[-1] + count)
    return sums[::-1]


def _risk(curve: Curve, later: Sequence[float], at: int) -> float:
    index = bisect_left(curve.ages, at)
    return later[bisect_left(curve.times, at)] + (curve.beyond[index] if index < len(curve.ages) else 0)


def at_time(first: Curve, second: Curve, at: int) -> tuple[float, float] | None:
    """Whether two curves differ at one time, on the log-log scale; None where either is still 1 or already 0 there."""
    parts = []
    for curve in (first, second):
        index = bisect_right(curve.times, at) - 1
        alive = 1.0 if index < 0 else curve.survival[index]
        if not 0 < alive < 1:
            return None
        parts.append((math.log(-math.log(alive)), curve.greenwood[index] / math.log(alive) ** 2))
    chi = (parts[0][0] - parts[1][0]) ** 2 / (parts[0][1] + parts[1][1])
    return chi, chi_square_tail(chi)


@dataclass(frozen=True, slots=True)
class Speeds:
    """Two groups' times to answer: p-values over all times and at the window (None where undefined), and a sentence."""

    p_all_times: float | None
    p_at_window: float | None
    words: str


def compare_speeds(found: Report, a: str, b: str) -> Speeds:
    """How two groups of a report differ in time to answer; raises NotFound for a group that is not in it."""
    groups = {group.group: group for group in found.groups}
    for wanted in (a, b):
        if wanted not in groups or groups[wanted].curve is None:
            raise NotFound("group", wanted)
    first, second = groups[a].curve or _EMPTY, groups[b].curve or _EMPTY
    whole, inside = log_rank(first, second), at_time(first, second, round(found.window_hours * HOUR_US))
    times = f"Half of all: {_half(found, groups[a])}; {_half(found, groups[b])}."
    if whole is None:
        said = "No answers yet to compare."
    elif whole[1] < ALPHA:
        said = f"Their times to answer differ over 14 days (log-rank {_p(whole[1])}). {times}"
    else:
        said = f"Too early to say whether one answers sooner (log-rank {_p(whole[1])}). {times}"
    return Speeds(None if whole is None else whole[1], None if inside is None else inside[1], said)


def _p(value: float) -> str:
    return "p < 0.001" if value < 0.001 else f"p = {value:.2g}"


def _half(found: Report, group: Group) -> str:
    reached = "not reached" if group.median_hours is None else duration_words(group.median_hours)
    return f"{name(found, group.group)} {reached}"


_EMPTY: Final = kaplan_meier({}, {})
