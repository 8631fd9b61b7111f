"""A closer look at the answers, each behind its own fold and worked out when it is opened; too little data shows nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import streamlit as st

from composer.settings import Settings
from composer.web.state import bullets, now
from composer.web.words import day, plain

if TYPE_CHECKING:
    from composer.record.store import Record
    from composer.reports.comparison import Pair
    from composer.reports.report import Group, Report
    from composer.reports.stratified import LikeForLike

_OWN_DAY: Final = ""  # the choice of a day of one's own


def show(record: Record, settings: Settings, found: Report, since: datetime | None) -> None:
    """The folds that this report has enough messages for."""
    from composer.reports.intervals import ENOUGH_MATURE
    from composer.reports.narrative import name

    known = sorted((group for group in found.groups if group.mature >= ENOUGH_MATURE), key=lambda group: -group.mature)
    if len(known) > 1 and not found.overlapping:
        first, second = known[:2]
        both = f"{name(found, first.group)} and {name(found, second.group)}"
        fold(f"Like for like: {both}", "alike", lambda: _alike(record, found, first, second, since))
        if first.curve is not None and second.curve is not None:
            fold(f"How soon they answer: {both}", "speeds", lambda: _speeds(found, first, second))
    if found.total.mature >= ENOUGH_MATURE:
        fold("After which message the answers came", "steps", lambda: _steps(record, since))
        fold("Before and after a change of yours", "change", lambda: _change(record, settings, found))
    if found.by == "template":
        _drawn(record, found.window_hours)


def fold(title: str, key: str, fill: Callable[[], None]) -> None:
    """A fold whose content is made when it is opened."""
    box = st.expander(plain(title), key=f"closer_{key}", on_change="rerun")
    if box.open:
        with box:
            fill()


def _alike(record: Record, found: Report, first: Group, second: Group, since: datetime | None) -> None:
    from composer.reports.like_for_like import compare_alike
    from composer.reports.report import KINDS

    over = tuple(kind for kind in KINDS if kind != found.by)
    pair = compare_alike(
        record, first.group, second.group, by=found.by, over=over, since=since, window_hours=found.window_hours, now=found.now,
    )
    if pair is None:
        return
    bullets(_alike_words(pair, found, " and ".join(over)))


def _alike_words(pair: LikeForLike, found: Report, kinds: str) -> list[str]:
    from composer.reports.formatting import percent
    from composer.reports.narrative import name
    from composer.reports.significance import ALPHA

    a, b = name(found, pair.a), name(found, pair.b)
    overall = f"Overall: {percent(pair.crude_a)} for {a}, {percent(pair.crude_b)} for {b}."
    if pair.same_mix_a is None or pair.same_mix_b is None:
        return [overall, "They went to different kinds of people, so they cannot be compared like for like."]
    same = f"Among people of the same {kinds}: {percent(pair.same_mix_a)} for {a}, {percent(pair.same_mix_b)} for {b}."
    said = ["The order turns round once people of the same kind are compared.", same, overall] if pair.flips else [overall, same]
    if pair.p is not None:
        real = pair.p < ALPHA
        said.append("That is more than chance would do; it is no proof of a cause." if real else "That difference may be chance.")
    if pair.not_comparable:
        said.append(f"Left out, because only one of the two went to them: {'; '.join(pair.not_comparable)}.")
    return said


def _speeds(found: Report, first: Group, second: Group) -> None:
    from composer.reports.curves import compare_speeds

    st.markdown(plain(compare_speeds(found, first.group, second.group).words))


def _steps(record: Record, since: datetime | None) -> None:
    from composer.reports.follow_up_steps import steps
    from composer.reports.formatting import between

    taken = steps(record, since=since)
    bullets(f"{step.words}{_range(between(step.low, step.high))}." for step in taken)
    if len(taken) > 1:
        st.caption("Whoever answered got no follow-up, so the later figures are of people who had stayed silent.")


def _range(said: str) -> str:
    return f" ({said} are likely)" if said else ""


def _change(record: Record, settings: Settings, found: Report) -> None:
    """The rates before and after a template was first used, or a day the user names, such as that of a new rule."""
    from composer.reports.groups import NOT_RECORDED
    from composer.reports.trends import before_after, first_uses

    uses = {name: at for name, at in first_uses(record).items() if name != NOT_RECORDED}
    chosen = st.selectbox(
        "What changed?", [_OWN_DAY, *sorted(uses, key=lambda name: uses[name], reverse=True)], key="closer_change_what",
        format_func=lambda name: f"First use of the template {name}" if name else "Something on a day that I name",
    )
    if chosen:
        at = uses[chosen]
        st.caption(f"First used on {day(at, settings.timezone)}.")
    else:
        zone = ZoneInfo(settings.timezone or "UTC")
        today = now().astimezone(zone).date()
        named = st.date_input("Since when?", today - timedelta(days=30), max_value=today, key="closer_change_day")
        at = datetime.combine(named, time(), zone).astimezone(UTC)
    change = before_after(record, at, window_hours=found.window_hours, now=found.now)
    st.markdown(plain(change.words))
    st.caption("The 90 days before are set beside the 90 days after.")


def _drawn(record: Record, window_hours: float) -> None:
    from composer.reports.learning import drawn_templates

    pairs = drawn_templates(record, window_hours=window_hours).pairs
    if pairs:
        fold("Templates that chance chose", "drawn", lambda: _drawn_words(pairs))


def _drawn_words(pairs: Sequence[Pair]) -> None:
    from composer.reports.formatting import of

    st.markdown("Here you did not choose whom each template went to, so a real difference is the template’s own.")
    bullets(
        f"{pair.a}: {of(pair.answered_a, pair.mature_a)} answered in time; {pair.b}: {of(pair.answered_b, pair.mature_b)}. "
        + ("That is more than chance would do." if pair.real else "Too early to say which is better.")
        for pair in pairs[:5]
    )
