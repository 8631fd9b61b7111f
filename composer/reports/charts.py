"""The charts of the Answers page, each with its alt text and the rows it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from composer.reports import drawing, query
from composer.reports.formatting import between, duration_words, of, percent, window_words
from composer.reports.groups import TITLES
from composer.reports.narrative import CHANNEL_WORDS
from composer.reports.report import Group, Report
from composer.reports.survival import share_at
from composer.reports.trends import ALL, Trend

MOST_DOTS: Final = 30
LONG_NAME: Final = 32  # letters of a template on an axis
MOST_CURVES: Final = len(drawing.COLOURS)
MOST_STEPS: Final = 240  # points of one curve; more cannot be told apart on a screen


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its title, what it shows in words for those who cannot see it, and the rows behind it."""

    title: str
    shape: drawing.Spec
    alt: str
    rows: tuple[Mapping[str, Any], ...]

    @property
    def spec(self) -> dict[str, Any]:
        """The chart as Vega-Lite with its data."""
        return {**self.shape, "datasets": {**self.shape.get("datasets", {}), drawing.ROWS: list(self.rows)}}


def label(by: str, group: str) -> str:
    """What a group is called on an axis."""
    if by in ("template", "rule"):
        return group  # the name of a file or a rule, as it is written
    words = CHANNEL_WORDS.get(group, group) if by == "channel" else group
    return words[:1].upper() + words[1:]


def rates_chart(found: Report) -> Picture | None:
    """Answered within the window by group: a dot and its interval, hollow and dashed where too few; None without rates."""
    rated = [group for group in found.groups if group.rate_24h is not None]
    if not rated:
        return None
    window = window_words(found.window_hours)
    largest = {group.group for group in sorted(rated, key=lambda group: -group.mature)[:MOST_DOTS]}
    rows = tuple(_rate_row(found, group, place) for place, group in enumerate(g for g in rated if g.group in largest))
    title = f"Answered within {window}, by {TITLES[found.by]}"
    if len(rated) > len(rows):
        title += f": the {len(rows)} largest of {len(rated):,}"
    alt_text = f"{title}, with 95 % intervals. " + ". ".join(
        f"{row['group']}: {of(row['answered'], row['counted'])} ({percent(row['rate'])}, {row['interval']})"
        + ("" if row["enough"] == "enough" else ", too few to read much into") for row in rows
    ) + "."
    return Picture(title, drawing.rates(f"answered within {window}"), alt_text, rows)


def _rate_row(found: Report, group: Group, place: int) -> dict[str, Any]:
    return {
        "group": label(found.by, group.group),
        "label": f"{_short(found.by, group.group, place)} — {of(group.replied_24h, group.mature)}",
        "answered": group.replied_24h, "counted": group.mature, "rate": group.rate_24h, "low": group.rate_24h_low,
        "high": group.rate_24h_high, "interval": between(group.rate_24h_low, group.rate_24h_high),
        "enough": "enough" if group.enough else f"{group.needed} more needed", "solid": group.enough, "place": place,
    }


def _short(by: str, group: str, place: int) -> str:
    """What a group is called where there is little room; templates are built of moves, so that names are long and begin alike."""
    name = label(by, group)
    if by != "template" or len(name) <= LONG_NAME:
        return name
    moves = "+".join(part.rpartition("/")[2] for part in name.split("+"))
    return f"{place + 1}. {moves if len(moves) <= LONG_NAME else moves[: LONG_NAME - 1] + '…'}"


def curve_chart(found: Report) -> Picture | None:
    """How many are still unanswered as time goes by, for the largest groups, with the window marked; None for no messages."""
    shown = [g for g in sorted(found.groups, key=lambda g: -g.sent) if g.curve is not None and g.curve.total][:MOST_CURVES]
    if not shown:
        return None
    names = tuple(_short(found.by, group.group, place) for place, group in enumerate(shown))
    rows = tuple(row for name, group in zip(names, shown, strict=True) for row in _curve_rows(name, group))
    title = "Time to the first answer"
    parts = []
    for group in shown:
        by = f"{percent(group.rate)} answered by {duration_words(group.horizon_hours)}"
        known = group.median_hours is not None
        half = f"half answered after {duration_words(group.median_hours)}" if known else "fewer than half answered"
        parts.append(f"{label(found.by, group.group)}: {by}, {half}")
    alt_text = f"{title}: the share still unanswered falls in steps as days go by. " + ". ".join(parts) + "."
    return Picture(title, drawing.curves(names, found.window_hours / 24), alt_text, rows)


def _curve_rows(name: str, group: Group) -> list[dict[str, Any]]:
    curve = group.curve
    if curve is None or group.horizon_hours is None:
        return []
    end = round(group.horizon_hours * query.HOUR_US)
    steps = [at for at in curve.times if at <= end]
    kept = steps if len(steps) <= MOST_STEPS else steps[:: -(-len(steps) // MOST_STEPS)]
    rows = []
    for at in (0, *kept, end):
        share = share_at(curve, at)
        if share is not None:
            rows.append({
                "group": name, "days": at / query.DAY_US, "unanswered": 1 - share.value,
                "low": 1 - share.high if at else 1.0, "high": 1 - share.low if at else 1.0,
            })
    return rows


def trend_chart(found: Trend, group: str = ALL, by: str = "channel") -> Picture | None:
    """The weekly rate of one group with intervals, weeks still counting hollow and dashed; None where no week has a rate."""
    weeks = [week for week in found.weeks(group) if week.rate is not None]
    if not weeks:
        return None
    rows = tuple({
        "week": week.monday.isoformat(), "answered": week.replied_24h, "counted": week.mature, "pending": week.pending,
        "rate": week.rate, "low": week.low, "high": week.high, "interval": between(week.low, week.high),
        "state": "still counting" if week.counting else "complete", "solid": not week.counting,
    } for week in weeks)
    who = label(by, group) if group else "All messages"
    title = f"{who} answered within {window_words(found.window_hours)}, by week of sending"
    first, last = rows[0], rows[-1]
    alt_text = (
        f"{title}, {len(rows)} weeks from {first['week']} to {last['week']}, each with its 95 % interval. "
        f"First {of(weeks[0].replied_24h, weeks[0].mature)} ({percent(weeks[0].rate)}), "
        f"last {of(weeks[-1].replied_24h, weeks[-1].mature)} ({percent(weeks[-1].rate)}, {last['state']}). "
        "Weeks without messages are blank."
    )
    return Picture(title, drawing.weeks(), alt_text, rows)
