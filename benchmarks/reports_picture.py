"""Draws how the report by channel grows with the record, from the table “Reports at scale” of the page of benchmarks.

    python -m benchmarks.reports_picture
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from benchmarks.results import PAGE
from composer.reports.drawing import COLOURS, DASHES

PICTURE = Path(PAGE).parent / "pictures" / "reports-at-scale.png"
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-left")
ALL = (*COLOURS, "#7F7F7F")
LINES = (*DASHES, (1, 3))


def measured() -> list[dict[str, object]]:
    """The rows of the table: outreaches, engine, CPU seconds of the whole report."""
    section = PAGE.read_text().partition("## Reports at scale")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([\d,]+) \| ([^|]+) \| [\d,]+ \| ([\d,]+) \|", section, re.MULTILINE)
    return [
        {"outreaches": int(count.replace(",", "")), "engine": engine, "seconds": int(ms.replace(",", "")) / 1000}
        for count, engine, ms in rows
    ]


def draw() -> None:
    """Write the picture."""
    import altair as alt
    import vl_convert

    rows = measured()
    names = list(dict.fromkeys(str(row["engine"]) for row in rows))
    key = {"sort": names, "title": None}
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("outreaches:Q", title="outreaches in the record", scale=alt.Scale(type="log"), axis=alt.Axis(
            values=sorted({int(str(row["outreaches"])) for row in rows}), format=",d")),
        y=alt.Y("seconds:Q", title="CPU seconds of a report by channel", scale=alt.Scale(type="log"), axis=alt.Axis(
            values=[0.01, 0.1, 1, 10, 100], format="~g")),
        color=alt.Color("engine:N", scale=alt.Scale(domain=names, range=list(ALL)), **key),
    )
    chart = base.mark_line(strokeWidth=2).encode(
        strokeDash=alt.StrokeDash("engine:N", scale=alt.Scale(domain=names, range=[list(line) for line in LINES]), **key),
    ) + base.mark_point(size=70, filled=True, opacity=1).encode(
        shape=alt.Shape("engine:N", scale=alt.Scale(domain=names, range=list(SHAPES)), **key),
    )
    shown = chart.properties(width=620, height=340).configure(background="white", padding=12).configure_axis(
        labelFontSize=13, titleFontSize=13, titleFontWeight="normal", gridOpacity=0.4,
    ).configure_legend(labelFontSize=13, labelLimit=300, orient="right").configure_view(stroke=None)
    PICTURE.write_bytes(vl_convert.vegalite_to_png(json.dumps(shown.to_dict()), scale=1.5))
    print(PICTURE)


if __name__ == "__main__":
    draw()
