"""Answers: which channels answer, within which time, and how sure that is; words first, then pictures, then the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from composer.etiquette.rulebook.rule_schema import cited
from composer.reports.groups import TITLES
from composer.settings import Settings, load_settings
from composer.web.state import bullets, has_record, now, opened
from composer.web.words import EVIDENCE, day, plain

if TYPE_CHECKING:
    from composer.record.store import Record
    from composer.reports.charts import Picture
    from composer.reports.report import Report

WINDOWS: Final = {1: "an hour", 24: "a day", 72: "3 days", 168: "a week", 720: "30 days"}
COLUMNS: Final = ("Sent", "Old enough", "Within {}", "Rate", "95 %", "Ever", "95 % ever", "By 30 days", "Median", "Still needed")
FIGURES: Final = {
    "sent": "Sent", "pending": "Too recent", "bounced": "Bounced", "unknown_24h": "Unclear times", "mature": "Old enough",
    "rate_24h": "Rate", "rate": "Ever", "rate_30d": "Ever, by 30 days", "share_of_replies_24h": "Share of replies in time",
    "median_hours": "Median", "enough": "Still needed",
}
FEWEST: Final = 10  # messages below which a chart says less than its sentence
SHORT: Final = 14  # rows of a table that is shown whole
READ_AT_ONCE: Final = 50_000  # messages; what reads more of the log waits until it is opened
SPANS: Final = {"all": None, "30 days": 30, "90 days": 90, "a year": 365}


def show() -> None:
    """The page."""
    settings = load_settings()
    if not has_record(settings):
        _empty()
        return
    left, middle, right = st.columns(3)
    with left:
        by = str(st.selectbox(
            "Compare by", list(TITLES), format_func=lambda name: TITLES[name].capitalize(), key="answers_by", bind="query-params",
        ))
    with middle:
        window = int(st.selectbox(
            "Replied within", list(WINDOWS), index=1, format_func=WINDOWS.__getitem__, key="answers_within", bind="query-params",
        ))
    with right:
        span = str(st.selectbox("Sent in the last", list(SPANS), format_func=_span, key="answers_span", bind="query-params"))
    days = SPANS[span]
    since = None if days is None else now() - timedelta(days=days)
    with opened(settings) as record:
        _answers(record, settings, by, window, since)


def _span(name: str) -> str:
    return "All time" if name == "all" else name[:1].upper() + name[1:]


def _empty() -> None:
    st.info("No messages here yet. Mark what you send, or import what you've already sent, and your figures appear here.")
    with st.container(horizontal=True):
        st.page_link("views/write.py", label="Write a message", icon=":material/edit:")
        st.page_link("views/imports.py", label="Import an export", icon=":material/upload_file:")


def _answers(record: Record, settings: Settings, by: str, window: int, since: datetime | None) -> None:
    from composer.reports.charts import curve_chart, rates_chart, trend_chart
    from composer.reports.intervals import ENOUGH_MATURE
    from composer.reports.narrative import comparison_sentence, first_sentence, remarks
    from composer.reports.report import report
    from composer.reports.trends import trend

    found = report(record, by=by, since=since, window_hours=window)
    if not found.groups:
        _empty()
        return
    st.markdown(f"## {plain(first_sentence(found))}")
    bullets(filter(None, (comparison_sentence(found), *remarks(found))))
    drawn = found.total.sent >= FEWEST
    if drawn:
        _THEME(key="theme", on_turned_change=lambda: None, height=0)
        _picture(rates_chart(found), "rates")
    _table(found)
    if drawn:
        _fold("Time to the first answer", "curves", lambda: _picture(curve_chart(found), "curves"))
        _fold("Week by week", "trend", lambda: _picture(
            trend_chart(trend(record, zone=settings.timezone, since=since, window_hours=window)), "trend"))
    else:
        st.caption(f"Charts appear once you've sent {FEWEST} messages.")
    if found.total.mature >= ENOUGH_MATURE:
        _fold("Which message got the reply", "closer_steps", lambda: _steps(record, since))
    if by == "channel":
        _fold("Published benchmarks", "benchmarks", lambda: _beside(found))
    _learning(record, found, since)
    st.caption(f"As of {day(found.now, settings.timezone)}.")


def _fold(title: str, key: str, fill: Callable[[], None]) -> None:
    """A fold whose content is worked out when it is opened."""
    box = st.expander(title, key=key, on_change="rerun")
    if box.open:
        with box:
            fill()


def _steps(record: Record, since: datetime | None) -> None:
    from composer.reports.follow_up_steps import steps
    from composer.reports.formatting import between

    taken = steps(record, since=since)
    bullets(f"{step.words}{_range(between(step.low, step.high))}." for step in taken)
    if len(taken) > 1:
        st.caption("Anyone who replied got no follow-up, so the later figures are about people who had stayed silent.")


def _range(said: str) -> str:
    return f" ({said} are likely)" if said else ""


def _picture(picture: Picture | None, name: str) -> None:
    if picture is None:
        return
    st.subheader(plain(picture.title))
    spec = picture.spec
    st.vega_lite_chart({**spec, "config": _readable(spec.get("config", {}))}, alt=picture.alt, key=f"chart_{name}")
    _fold("Summary, data, download", f"more_{name}", lambda: _in_words(picture, name))


# The words of a chart are drawn in the colours of the theme: where the system turns dark or light, they are drawn anew.
_THEME = st.components.v2.component("overture_theme", html="<span hidden></span>", js="""
export default function ({ setTriggerValue }) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const turned = () => setTriggerValue('turned', Date.now());
  dark.addEventListener('change', turned);
  return () => dark.removeEventListener('change', turned);
}
""")


def _readable(config: Mapping[str, Any]) -> dict[str, Any]:
    """A chart's settings with its words in a colour that can be read; Streamlit's own grey is too faint in both themes."""
    colour = "#c3c9cc" if st.context.theme.type == "dark" else "#454d52"
    words = {"labelColor": colour, "titleColor": colour}
    return {**config, **{part: {**config.get(part, {}), **words} for part in ("axis", "legend", "header")}}


def _in_words(picture: Picture, name: str) -> None:
    st.markdown(plain(picture.alt))
    st.dataframe(list(picture.rows), hide_index=True, key=f"rows_{name}", alt=picture.alt)


def _table(found: Report) -> None:
    from composer.reports.charts import label
    from composer.reports.narrative import explain, first_sentence, table_rows

    _, *rows = table_rows(found)
    window = WINDOWS.get(int(found.window_hours), f"{found.window_hours:g} hours")
    names = [TITLES[found.by].capitalize(), *(name.format(window) for name in COLUMNS)]
    st.subheader("The figures")
    cells = [(label(found.by, row[0]), *row[1:-1], row[-1].removesuffix(" needed")) for row in rows]
    shown = [dict(zip(names, row, strict=True)) for row in cells]
    if len(shown) <= SHORT:
        safe = [{name: plain(str(value)).replace(" %", "\u00a0%") for name, value in row.items()} for row in shown]
        with st.container(key="figures_wide"):
            st.table(safe, border="horizontal", hide_index=True, alt=first_sentence(found))
        with st.container(key="figures_narrow"):  # eleven columns fit no phone: there each row is a paragraph (look.css)
            for row in shown:
                title, *figures = row.items()
                said = " · ".join(f"{plain(name)}: **{plain(str(value))}**" for name, value in figures if str(value).strip())
                st.markdown(f"**{plain(str(title[1]))}**  \n{said}")
    else:
        st.dataframe(shown, hide_index=True, key="answers_table", alt=first_sentence(found))
    with st.expander("What the figures mean"):
        for group in found.groups[:1]:
            for name, meaning in explain(found, group).items():
                st.markdown(f"- **{plain(FIGURES.get(name, name))}**: {plain(meaning)}")


def _beside(found: Report) -> None:
    """Published figures, each with the nearest of the user's own and why the two are not the same thing."""
    from composer.reports.claims import beside

    for item in beside(found):
        st.markdown(f"**{plain(item.claim.says)}**")
        bullets((f"Your closest figure: {item.near}.", item.in_window, item.at_all, item.of_answers))
        grade = EVIDENCE.get(item.claim.evidence, item.claim.evidence)
        source = cited(item.claim.title, item.claim.ref)
        st.caption(f"{plain(item.claim.differs)} {plain(grade)}. Source: {plain(source)}")


def _learning(record: Record, found: Report, since: datetime | None) -> None:
    """What the record says of broken rules; in a large one only when asked, since it reads all of it."""
    def effects() -> list[str]:
        from composer.reports.learning import broken_rules

        seen = broken_rules(record, since=since, window_hours=found.window_hours, now=found.now)
        return [f"{effect.rule}: {effect.words}" for effect in seen[:8]]

    title = "Rules and replies in your own messages"
    if max(group.sent for group in found.groups) > READ_AT_ONCE:
        _fold(title, "closer_rules", lambda: bullets(effects() or ["No rule was broken often enough to tell."]))
    elif said_ := effects():
        st.subheader(title)
        bullets(said_)


show()
