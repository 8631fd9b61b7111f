"""Follow-ups: who to get back to, grouped by what to do, with your last words to them and a draft one click away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import streamlit as st

from composer.advice.phrasing import step_title
from composer.record import person_views
from composer.settings import Settings, load_settings
from composer.web import asked_to_stop, daily_review, due_list, retention, snooze, who, words
from composer.web.mail_send import waiting
from composer.web.state import has_record, now, opened
from composer.web.words import channel_title, date, plain, unseen

if TYPE_CHECKING:
    from composer.advice.ladder import DueItem
    from composer.record.person_views import PersonView

MOST: Final = 10  # the most urgent; the rest on demand
_QUOTED: Final = 160  # characters of the last message


def show() -> None:
    """The page."""
    settings = load_settings()
    waiting(settings)
    if not has_record(settings):
        _nobody("Nothing here yet. Once you've sent a message, you'll see here when it's time to get back to someone.")
        return
    asked_to_stop.show(settings, "due_wish")
    _list(settings)
    daily_review.show(settings)
    retention.show(settings, "due_kept")


def _list(settings: Settings) -> None:
    """Who is due, by what there is to do, the most urgent first."""
    with opened(settings) as record:
        items = due_list.due(record, settings, int(st.session_state.get("due_ahead", 0)))
        shown = items if st.session_state.get("due_all") else items[:MOST]
        with record.read() as conn:
            views = person_views.load(conn, [item.person for item in shown])
    last = {view.person: _quoted(view) for view in views}
    if not items:
        _nobody("You're all caught up. Nobody is waiting for you, and your own messages still have time.")
    for step in dict.fromkeys(item.step for item in shown):
        _group(step, [item for item in shown if item.step == step], last, settings)
    if len(items) > len(shown):
        st.button(f"Show {len(items) - len(shown)} more", key="due_more", on_click=_every)
    _more(items)


def _quoted(view: PersonView) -> str:
    """The newest words between the two, and whose they are; empty where no text is kept."""
    touch = next((touch for touch in reversed(view.touches) if touch.text), None)
    if touch is None:
        return ""
    short = " ".join(touch.text.split())
    words = short if len(short) <= _QUOTED else short[:_QUOTED].rstrip() + "…"
    return f"{'You' if touch.direction == 'out' else 'They'} wrote: “{words}”"


def _group(step: str, items: Sequence[DueItem], last: dict[int, str], settings: Settings) -> None:
    """All with the same thing to do; what holds for each of them is said once."""
    title = step_title(step)
    shared = [reason for reason in items[0].reasons if len(items) > 1 and all(reason in item.reasons for item in items)]
    st.header(f"{title} ({len(items)})" if len(items) > 1 else title, anchor=False)
    if shared:
        st.caption(plain(" ".join(shared)))
    for item in items:
        own = [reason for reason in item.reasons if reason not in shared and not reason.startswith(title)]
        _item(item, own, last.get(item.person, ""), settings)


def _more(items: tuple[DueItem, ...]) -> None:
    """Looking ahead and the calendar file; drawn when it is opened, since these two cost the browser most."""
    box = st.expander("Upcoming and calendar export", icon=":material/event:", key="due_tools", on_change="rerun")
    if not box.open:
        return
    with box:
        st.selectbox("Show", [0, 3, 7, 14], format_func=_within, key="due_ahead")
        if items:
            _calendar(items)


def _within(days: int) -> str:
    return f"What's due now and in the next {days} days" if days else "What's due now"


def _every() -> None:
    st.session_state["due_all"] = True


def _nobody(sentence: str) -> None:
    st.info(sentence)
    st.page_link("views/write.py", label="Write to someone", icon=":material/edit:")


def _calendar(items: tuple[DueItem, ...]) -> None:
    def file() -> bytes:
        from composer.advice.calendar import ics

        return ics(items, now=now())

    st.download_button(
        "Add them to my calendar", file, "overture-follow-ups.ics", "text/calendar", icon=":material/event:", on_click="ignore",
    )


def _item(item: DueItem, reasons: list[str], quote: str, settings: Settings) -> None:
    """One person in a box: the name, one text and one row of buttons, since every element costs the browser time."""
    key = f"{item.person}_{item.step}"
    where = f"{plain(channel_title(item.channel))} · " if item.channel and item.step not in ("call", "meet") else ""
    when = date(item.when, settings.timezone)
    since = f"since {when}" if item.when <= now() else f"from {when}" + (f" ({item.there} for them)" if item.there else "")
    below = "".join(f"  \n:small[{plain(line)}]" for line in (*reasons, quote) if line)
    with st.container(border=True):
        left, right = st.columns([3, 2], vertical_alignment="center")
        with left, st.container(gap=None):
            who.opens(item.person, item.name, f"due_open_{key}")
            st.markdown(f"{where}{plain(since)}{below}")
        with right, st.container(horizontal=True, horizontal_alignment="right", gap="small"):
            does = words.does(item.step) + unseen(f"for {item.name}")
            st.button(does, key=f"due_draft_{key}", on_click=_draft, args=(item,))
            snooze.menu(settings, item.person, item.name, key)
        snooze.on_a_day(settings, item.person, item.name, key)
        if st.session_state.get("due_draft") == key:
            _drafts(item, settings)


def _draft(item: DueItem) -> None:
    key = f"{item.person}_{item.step}"
    st.session_state["due_draft"] = None if st.session_state.get("due_draft") == key else key


def _drafts(item: DueItem, settings: Settings) -> None:
    from composer.web.step_draft import show as show_draft

    show_draft(item, settings)


show()
