"""Due: who to get back to, how and why, with a draft of the step and a calendar file."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import streamlit as st

from composer.context import due_items
from composer.settings import Settings, load_settings
from composer.web import asked_to_stop, retention
from composer.web.mail_send import waiting
from composer.web.state import has_record, now, opened, undo_button
from composer.web.words import channel_title, day, plain, step_title

if TYPE_CHECKING:
    from composer.advice.ladder import DueItem

MOST: Final = 10  # the most urgent; the rest on demand
WEEK: Final = timedelta(days=7)


def show() -> None:
    """The page."""
    settings = load_settings()
    waiting(settings)
    if not has_record(settings):
        _nobody("Nothing is noted yet. What you send shows up here when it is time to get back to somebody.")
        return
    if st.session_state.get("due_changed") and undo_button(settings, "due_undo"):
        st.session_state["due_changed"] = False
        st.rerun()
    asked_to_stop.show(settings, "due_wish")
    _list(settings)
    retention.show(settings, "due_kept")


def _list(settings: Settings) -> None:
    """Who is due, the most urgent first."""
    with opened(settings) as record:
        items = due_items(record, settings, now(), ahead_days=int(st.session_state.get("due_ahead", 0)))
    _more(items)
    if not items:
        _nobody("Nobody is due. Messages wait for their answers, and that is fine.")
        return
    shown = items if st.session_state.get("due_all") else items[:MOST]
    for item in shown:
        _item(item, settings)
    if len(items) > len(shown):
        st.button(f"Show {len(items) - len(shown)} more", key="due_more", on_click=_every)


def _more(items: tuple[DueItem, ...]) -> None:
    """Looking ahead and the calendar file; drawn when it is opened, since these two cost the browser most."""
    box = st.expander("Look ahead, or put them into my calendar", icon=":material/event:", key="due_tools", on_change="rerun")
    if not box.open:
        return
    with box:
        st.selectbox("Show", [0, 3, 7, 14], format_func=_within, key="due_ahead")
        if items:
            _calendar(items)


def _within(days: int) -> str:
    return f"and what comes within {days} days" if days else "what is due now"


def _every() -> None:
    st.session_state["due_all"] = True


def _nobody(sentence: str) -> None:
    st.info(sentence)
    st.page_link("views/write.py", label="Write to somebody", icon=":material/edit:")


def _calendar(items: tuple[DueItem, ...]) -> None:
    def file() -> bytes:
        from composer.advice.calendar import ics

        return ics(items, now=now())

    st.download_button(
        "Put them into my calendar (.ics)", file, "overture-due.ics", "text/calendar", icon=":material/event:", on_click="ignore",
    )


def _item(item: DueItem, settings: Settings) -> None:
    """One person in a box: one text and one row of buttons, since every element costs the browser time."""
    name = item.name
    key = f"{item.person}_{item.step}"
    where = f", {channel_title(item.channel)}" if item.channel and item.step not in ("call", "meet") else ""
    when = day(item.when, settings.timezone)
    since = f"since {when}" if item.when <= now() else f"from {when} on"
    reasons = "\n".join(f"- {plain(reason)}" for reason in item.reasons)
    with st.container(border=True):
        st.markdown(f"**{plain(f'{name}: {step_title(item.step)}{where}')}**, {since}\n{reasons}")
        with st.container(horizontal=True):
            st.button("Draft it", key=f"due_draft_{key}", help=f"A draft for {plain(name)}", on_click=_draft, args=(item,))
            st.button("Later", key=f"due_later_{key}", help=f"{plain(name)} comes up again in a week", on_click=_later,
                      args=(settings, item.person))
            if st.button("Open", key=f"due_open_{key}", type="tertiary", help=f"Everything with {plain(name)}"):
                st.switch_page("views/people.py", query_params={"person": str(item.person)})
        if st.session_state.get("due_draft") == key:
            _drafts(item, settings)


def _draft(item: DueItem) -> None:
    key = f"{item.person}_{item.step}"
    st.session_state["due_draft"] = None if st.session_state.get("due_draft") == key else key


def _later(settings: Settings, person: int) -> None:
    from composer.web.step_draft import put_off

    put_off(settings, person, WEEK)


def _drafts(item: DueItem, settings: Settings) -> None:
    from composer.web.step_draft import show as show_draft

    show_draft(item, settings)


show()
