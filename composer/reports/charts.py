"""The charts of the Answers page, each with its alt text and the rows it shows.

Mid-tone colours (Okabe and Ito's, safe for colour-blind readers) stand out on white and on black; shape and dash say the same
as colour, so nothing is lost in grey. Altair is imported when a chart is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from composer.reports import query
from composer.reports.groups import TITLES
from composer.reports.report import Group, Report
from composer.reports.survival import Curve, share_at
from composer.reports.trends import ALL, Trend
from composer.reports.words import CHANNEL_WORDS, between, duration_words, percent, window_words

COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#8A7A00", "#7A6FAC")
DASHES: Final = ((1, 0), (6, 3), (2, 2), (8, 3, 2, 3), (12, 4), (4, 1))
GREY: Final = "#7F7F7F"
MOST_CURVES: Final = len(COLOURS)
MOST_STEPS: Final = 240  # points of one curve; more cannot be told apart on a screen
AT_RISK_DAYS: Final = (0, 1, 3, 7, 14)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its title, what it shows in words for those who cannot see it, and the rows behind it."""

    title: str
    chart: Any  # altair.Chart or LayerChart
    alt: str
    rows: tuple[Mapping[str, Any], ...]


def label(by: str, group: str) -> str:
    """What a group is called on an axis."""
    words = CHANNEL_WORDS.get(group, group) if by == "channel" else group
    return words[:1].upper() + words[1:]


def rates_chart(found: Report) -> Picture | None:
    """Answered within the window by group: a dot and its interval, hollow and dashed where too few; None without rates."""
    shown = [group for group in found.groups if group.rate_24h is not None]
    if not shown:
        return None
    window = window_words(found.window_hours)
    rows = tuple(_rate_row(found, group, place) for place, group in enumerate(shown))
    title = f"Answered within {window}, by {TITLES[found.by]}"
    alt_text = f"{title}, with 95 % intervals. " + ". ".join(
        f"{row['group']}: {row['answered']} of {row['counted']} ({percent(row['rate'])}, {row['interval']})"
        + ("" if row["enough"] == "enough" else ", too few to read much into") for row in rows
    ) + "."
    return Picture(title, _rates(rows, [row["label"] for row in rows], f"answered within {window}"), alt_text, rows)


def _rate_row(found: Report, group: Group, place: int) -> dict[str, Any]:
    return {
        "group": label(found.by, group.group), "label": f"{label(found.by, group.group)} — {group.replied_24h} of {group.mature}",
        "answered": group.replied_24h, "counted": group.mature, "rate": group.rate_24h, "low": group.rate_24h_low,
        "high": group.rate_24h_high, "interval": between(group.rate_24h_low, group.rate_24h_high),
        "enough": "enough" if group.enough else f"{group.needed} more needed", "solid": group.enough, "place": place,
    }


def _rates(rows: Sequence[Mapping[str, Any]], order: list[str], title: str) -> Any:
    import altair as alt

    base = alt.Chart(alt.InlineData(values=list(rows)))
    y = alt.Y("label:N", sort=order, title=None, axis=alt.Axis(labelLimit=320))
    tip = [alt.Tooltip(f"{name}:N", title=name) for name in ("group", "answered", "counted", "interval", "enough")]
    scale = alt.Scale(domain=[0, 1])
    lines = base.mark_rule(strokeWidth=2, color=COLOURS[0]).encode(
        x=alt.X("low:Q", scale=scale, title=title, axis=alt.Axis(format="%", tickCount=10)), x2="high:Q", y=y, tooltip=tip,
        strokeDash=alt.condition("datum.solid", alt.value([1, 0]), alt.value([4, 4])),
    )
    dots = base.mark_point(size=90, strokeWidth=2, opacity=1, color=COLOURS[0]).encode(
        x=alt.X("rate:Q", scale=scale), y=y, tooltip=tip,
        fill=alt.condition("datum.solid", alt.value(COLOURS[0]), alt.value("transparent")),
    )
    return _plain((lines + dots).properties(width="container", height=alt.Step(34)))


def curve_chart(found: Report) -> Picture | None:
    """How many are still unanswered as time goes by, for the largest groups, with the window marked; None for no messages."""
    shown = [g for g in sorted(found.groups, key=lambda g: -g.sent) if g.curve is not None and g.curve.total][:MOST_CURVES]
    if not shown:
        return None
    rows = tuple(row for group in shown for row in _curve_rows(label(found.by, group.group), group))
    title = "Time to the first answer"
    parts = []
    for group in shown:
        by = f"{percent(group.rate)} answered by {duration_words(group.horizon_hours)}"
        known = group.median_hours is not None
        half = f"half answered after {duration_words(group.median_hours)}" if known else "fewer than half answered"
        parts.append(f"{label(found.by, group.group)}: {by}, {half}")
    alt_text = f"{title}: the share still unanswered falls in steps as days go by. " + ". ".join(parts) + "."
    names = [label(found.by, group.group) for group in shown]
    return Picture(title, _curves(rows, names, found.window_hours / 24), alt_text, rows)


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


def _curves(rows: Sequence[Mapping[str, Any]], names: list[str], window_days: float) -> Any:
    import altair as alt

    base = alt.Chart(alt.InlineData(values=list(rows)))
    scale = alt.Scale(domain=names, range=list(COLOURS[: len(names)]))
    key = alt.Legend(symbolType="stroke", symbolOpacity=1)
    dash = alt.Scale(domain=names, range=[list(pattern) for pattern in DASHES[: len(names)]])
    x = alt.X("days:Q", title="days since the message")
    y = alt.Y("unanswered:Q", title="still unanswered", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1]))
    lines = base.mark_line(interpolate="step-after", strokeWidth=2.5).encode(
        x=x, y=y, color=alt.Color("group:N", scale=scale, title=None, sort=names, legend=key),
        strokeDash=alt.StrokeDash("group:N", scale=dash, title=None, sort=names, legend=key),
    )
    mark = alt.Chart(alt.InlineData(values=[{"days": window_days}])).mark_rule(color=GREY, strokeDash=[2, 3]).encode(x="days:Q")
    layers = lines + mark
    if len(names) <= 3:  # more bands than that only hide each other
        bands = base.mark_area(interpolate="step-after", opacity=0.15).encode(
            x=x, y=alt.Y("low:Q"), y2="high:Q", color=alt.Color("group:N", scale=scale, title=None, sort=names, legend=key),
        )
        layers = bands + layers
    return _plain(layers.properties(width="container", height=300))


def at_risk(curve: Curve) -> tuple[tuple[int, int], ...]:
    """(day, how many are still waiting or were last seen later) for the table under the curve."""
    return tuple((day, curve.risk_after(day * query.DAY_US) if day else curve.total) for day in AT_RISK_DAYS)


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
        f"First {first['answered']} of {first['counted']} ({percent(weeks[0].rate)}), "
        f"last {last['answered']} of {last['counted']} ({percent(weeks[-1].rate)}, {last['state']}). "
        "Weeks without messages are blank."
    )
    return Picture(title, _trend(rows), alt_text, rows)


def _trend(rows: Sequence[Mapping[str, Any]]) -> Any:
    import altair as alt

    base = alt.Chart(alt.InlineData(values=list(rows)))
    x = alt.X(
        "week:T", title="week of sending (from Monday)", scale=alt.Scale(padding=16),
        axis=alt.Axis(format="%d %b %y", tickCount=8, labelOverlap=True, grid=False),
    )
    tip = [alt.Tooltip(f"{name}:N", title=name) for name in ("week", "answered", "counted", "interval", "state")]
    lines = base.mark_rule(strokeWidth=2, color=COLOURS[0]).encode(
        x=x, y=alt.Y("low:Q", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%"), title="answered in time"), y2="high:Q",
        tooltip=tip,
        strokeDash=alt.condition("datum.solid", alt.value([1, 0]), alt.value([4, 4])),
    )
    dots = base.mark_point(size=70, strokeWidth=2, opacity=1, color=COLOURS[0]).encode(
        x=x, y=alt.Y("rate:Q"), tooltip=tip, shape=alt.Shape("state:N", title=None, scale=alt.Scale(
            domain=["complete", "still counting"], range=["circle", "diamond"])),
        fill=alt.condition("datum.solid", alt.value(COLOURS[0]), alt.value("transparent")),
    )
    return _plain((lines + dots).properties(width="container", height=260))


def _plain(chart: Any) -> Any:
    """Transparent, with faint lines; the colour of words is left to the page, which knows whether it is light or dark."""
    return chart.configure(background="transparent").configure_view(stroke=None).configure_axis(
        gridOpacity=0.3, labelFontSize=13, titleFontSize=13, titleFontWeight="normal",
    ).configure_legend(labelFontSize=13, labelLimit=300, orient="top", symbolStrokeWidth=2.5, symbolSize=300)
