"""How the charts look, as Vega-Lite without data: made with Altair once for each shape and kept, since it checks every part.

Mid-tone colours (Okabe and Ito's, safe for colour-blind readers) stand out on white and on black; shape and dash say the same
as colour, so nothing is lost in grey. Altair is imported when a shape is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#8A7A00", "#7A6FAC")
DASHES: Final = ((1, 0), (6, 3), (2, 2), (8, 3, 2, 3), (12, 4), (4, 1))
GREY: Final = "#7F7F7F"
ROWS: Final = "rows"  # what the data are called in every shape
BANDED: Final = 3  # more bands than that only hide each other
SHORT: Final = 18  # letters of a name of which two fit side by side on a phone
_KEPT: Final = 64

Spec = Mapping[str, Any]


@lru_cache(_KEPT)
def rates(title: str) -> Spec:
    """Dots with intervals, a line for each row's `label` in the order of `place`; hollow and dashed unless `solid`."""
    import altair as alt

    base = alt.Chart(alt.NamedData(name=ROWS))
    order = alt.EncodingSortField(field="place", op="min", order="ascending")
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


@lru_cache(_KEPT)
def curves(names: tuple[str, ...], window_days: float) -> Spec:
    """Steps of the share still `unanswered` by `days` for each `group`, the window marked; bands for up to three groups."""
    import altair as alt

    base = alt.Chart(alt.NamedData(name=ROWS))
    scale = alt.Scale(domain=names, range=list(COLOURS[: len(names)]))
    key = alt.Legend(symbolType="stroke", symbolOpacity=1, columns=2 if max(map(len, names)) <= SHORT else 1)
    dash = alt.Scale(domain=names, range=[list(pattern) for pattern in DASHES[: len(names)]])
    x = alt.X("days:Q", title="days since the message")
    y = alt.Y("unanswered:Q", title="still unanswered", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1]))
    colour = alt.Color("group:N", scale=scale, title=None, sort=names, legend=key)
    lines = base.mark_line(interpolate="step-after", strokeWidth=2.5).encode(
        x=x, y=y, color=colour, strokeDash=alt.StrokeDash("group:N", scale=dash, title=None, sort=names, legend=key),
    )
    mark = alt.Chart(alt.InlineData(values=[{"days": window_days}])).mark_rule(color=GREY, strokeDash=[2, 3]).encode(x="days:Q")
    layers = lines + mark
    if len(names) <= BANDED:
        layers = base.mark_area(interpolate="step-after", opacity=0.15).encode(
            x=x, y=alt.Y("low:Q"), y2="high:Q", color=colour,
        ) + layers
    return _plain(layers.properties(width="container", height=300))


@lru_cache(_KEPT)
def weeks() -> Spec:
    """Dots with intervals by `week`; hollow, dashed and a diamond while still counting."""
    import altair as alt

    base = alt.Chart(alt.NamedData(name=ROWS))
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


def _plain(chart: Any) -> Spec:
    """Transparent, with faint lines; the colour of words is left to the page, which knows whether it is light or dark."""
    shown = chart.configure(background="transparent").configure_view(stroke=None).configure_axis(
        gridOpacity=0.3, labelFontSize=13, titleFontSize=13, titleFontWeight="normal",
    ).configure_legend(labelFontSize=13, labelLimit=300, orient="top", symbolStrokeWidth=2.5, symbolSize=300)
    spec: dict[str, Any] = shown.to_dict()
    return spec
