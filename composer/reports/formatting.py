"""Figures as text: lengths of time, shares, intervals, columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

NARROW: Final = 0.02  # an interval this narrow is told to a tenth of a point


def window_words(hours: float) -> str:
    """A length of time as people say it: “a day”, “3 days”, “36 hours”."""
    if hours % 24 == 0:
        days = int(hours // 24)
        return {1: "a day", 7: "a week"}.get(days, f"{days} days")
    return "an hour" if hours == 1 else f"{hours:g} hours"


def duration_words(hours: float | None) -> str:
    """A measured time: minutes, hours or days; a dash where there is none."""
    if hours is None:
        return "–"
    if hours < 1.5:
        return f"{hours * 60:.0f} min"
    return f"{hours:.0f} h" if hours < 48 else f"{hours / 24:.1f}".removesuffix(".0") + " days"


def percent(share: float | None) -> str:
    """A share as whole percent; a dash where there is none, and never 0 % or 100 % for what is only near."""
    if share is None:
        return "–"
    if 0 < share < 0.005:
        return "<1 %"
    if 0.995 < share < 1:
        return ">99 %"
    return f"{share * 100:.0f} %"


def between(low: float | None, high: float | None) -> str:
    """An interval in percent, empty where there is none."""
    return "" if low is None or high is None else f"{_points(low, high - low)}–{_points(high, high - low)} %"


def points(low: float, high: float, *, signed: bool = False) -> str:
    """The bounds of a difference in points, “3 to 12”, with a decimal where they lie close together."""
    return " to ".join(_points(bound, high - low, "+" if signed else "") for bound in (low, high))


def _points(share: float, width: float, sign: str = "") -> str:
    return f"{share * 100:{sign}.{1 if width < NARROW else 0}f}"


def of(k: int, n: int) -> str:
    """“1,204 of 9,876”."""
    return f"{k:,} of {n:,}"


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """A table as lines: the first column to the left, numbers to the right, remarks last."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        numbers = [cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:-1], strict=True)]
        lines.append("  ".join([row[0].ljust(widths[0]), *numbers, row[-1]]).rstrip())
    return lines
