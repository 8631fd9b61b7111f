"""The draft of a due step: what the user adds, then the message, the call sheet, or the way by a friend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from composer.advice.rhythm import STEP as KEEP_IN_TOUCH
from composer.context import brief_of, know
from composer.drafting.messages.due_step import Added, is_talk, step_drafts, step_sheet, vouched
from composer.settings import Settings
from composer.web import friend_way, message_step, snooze, task, write_again
from composer.web.live import rule_book
from composer.web.state import now, opened, say, take_back
from composer.web.words import missing_here

if TYPE_CHECKING:
    from composer.advice.ladder import DueItem
    from composer.context import Known

_FIELDS: Final = {
    "new": ("Something new for them", "your talk on … · you opened …"),
    "question": ("A question you haven't asked yet", "Which test caught the most bugs for you?"),
    "about": ("What it's about, in a few words", "the new delivery dates"),
}
_ASKS: Final = {
    "follow_up": ("new", "question"), "change_channel": ("about", "question"), "call": ("about", "question"), "close": ("about",),
    "ask": ("about", "question"), "answer": ("question",), "ask_introduction": ("about", "new"),
}
_CALLS: Final = {"talked": "We talked", "missed": "No answer", "voicemail": "I left a message"}


def show(item: DueItem, settings: Settings) -> None:
    """The fields for what the user adds, and the draft."""
    key = f"{item.person}_{item.step}"
    if item.step == KEEP_IN_TOUCH:
        write_again.to(settings, item.person)
        return
    with opened(settings) as record:
        brief = brief_of(record, item.person, settings)
        known = know(record, brief, settings, now())
    if item.step in ("answer", "ask"):
        _their_words(known)
    reply = ""
    if item.step == "answer":
        reply = st.text_area("Your reply, in a sentence or two", key=f"reply_{key}", height=80)
    said = {}
    for name in _ASKS.get(item.step, ()):
        label, hint = _FIELDS[name]
        said[name] = st.text_input(label, key=f"{name}_{key}", placeholder=hint)
    added = Added(reply=reply, **said)
    if item.step == "ask_introduction":
        friend_way.show(friend_way.Way(brief, known, settings, added), key)
    elif is_talk(item.step, item.channel):
        st.text(step_sheet(brief, added, now=now()).text)
        _called(item, settings)
    else:
        made = step_drafts(brief, item.step, item.channel, added, history=known.history, rules=rule_book(), now=now())
        if made.drafts:
            stage = "reply" if item.step in ("answer", "ask") else "follow_up"
            told = made.drafts[0].text if item.step == "close" else ""  # a promise and thanks: nothing to vouch for
            work = task.Task.of(vouched(brief, added), item.channel, known, settings, stage)
            message_step.write(work, made.drafts[0], typed=(reply, *said.values(), told))
        else:
            st.info(missing_here("Before there is a draft, add:", made.missing))
    st.button(
        "Stop following up", key=f"due_leave_{key}", type="tertiary", on_click=snooze.for_good, args=(settings, item.person),
        help="Off this list until one of you writes again.",
    )


def _their_words(known: Known) -> None:
    """What they wrote last, so that the answer can fit it."""
    last = next((touch for touch in reversed(known.history) if touch.direction == "in" and touch.text), None)
    if last is not None:
        st.caption("They wrote:")
        st.text(last.text if len(last.text) <= 1_500 else last.text[:1_500] + " …")


def _called(item: DueItem, settings: Settings) -> None:
    """How the call went, noted with one click."""
    with st.container(horizontal=True):
        for outcome, title in _CALLS.items():
            st.button(title, key=f"called_{item.person}_{outcome}", on_click=_note_call, args=(settings, item.person, outcome))


def _note_call(settings: Settings, person: int, outcome: str) -> None:
    from composer.record.log import log_answer

    with opened(settings) as record:
        log_answer(record, "call", person=person, outcome=outcome, direction="out", at=now())
    say("Call saved.", take_back(settings))
