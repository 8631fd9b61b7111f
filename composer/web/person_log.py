"""What happened outside Overture, noted by hand: a reply, a call, a meeting, a message that was sent elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from composer.channels import load_channels
from composer.errors import BadUsage
from composer.record.handles import doubt, kind_of
from composer.settings import Settings, load_settings
from composer.web.problems import told_here
from composer.web.state import now, opened, say, take_back
from composer.web.when import refuse_to_come, when
from composer.web.words import channel_title, day

if TYPE_CHECKING:
    from composer.record.person_views import PersonView
    from composer.record.store import Record

_KINDS: Final = {
    "human": "A reply", "question": "A question", "later": "“Not now, but later”", "no": "A no",
    "stop": "“Don't write to me again”", "auto": "An automatic reply", "bounce": "It bounced",
}
_CAME: Final = {"within_day": "Within a day", "later": "Later", "known": "I know when", "": "I don't know"}
_SIDES: Final = {"out": "I did", "in": "They did"}
_CALLS: Final = {"talked": "We talked", "missed": "No answer", "voicemail": "I left a message"}


def show(record: Record, settings: Settings, view: PersonView) -> None:
    """A button for each thing that can be noted about a person; what opens under it is empty again once it is saved."""
    with st.container(horizontal=True):
        if any(item.replied_at is None for item in view.outreaches):
            with st.popover("Mark as replied", icon=":material/mark_email_read:", type="primary", key=_key("reply")):
                _reply(record, settings, view)
        with st.popover("Add a call", icon=":material/call:", key=_key("call")):
            _call(record, settings, view)
        with st.popover("Add a meeting", icon=":material/handshake:", key=_key("meeting")):
            _meeting(record, settings, view)
        if not view.stop:
            with st.popover("Add a message I sent", icon=":material/send:", key=_key("sent")):
                _sent(settings, view.person)


def sent_form(settings: Settings) -> None:
    """Note a message that was sent without Overture, to anybody."""
    box = st.expander("Add a message you've already sent", icon=":material/history:", key="log_sent", on_change="rerun")
    if box.open:
        with box:
            _sent(settings, None)


def _key(name: str) -> str:
    """A name for a box that is another one after each thing saved."""
    return f"{name}_{st.session_state.get('noted', 0)}"


def _done(sentence: str) -> None:
    st.session_state["noted"] = int(st.session_state.get("noted", 0)) + 1
    say(sentence, take_back(load_settings()))
    st.rerun()


def _reply(record: Record, settings: Settings, view: PersonView) -> None:
    from composer.record.log import log_answer

    chosen = st.selectbox(
        "Which message did they reply to?", [item for item in reversed(view.outreaches) if item.replied_at is None],
        key=_key("reply_to"), format_func=lambda item: f"{channel_title(item.channel)}, {day(item.sent_at, settings.timezone)}",
    )
    kind = str(st.radio("What came back?", list(_KINDS), format_func=_KINDS.__getitem__, key=_key("reply_kind")))
    came = str(st.radio("When did it come?", list(_CAME), format_func=_CAME.__getitem__, key=_key("reply_came")))
    at = when(settings, _key("reply_at")) if came == "known" else now()
    text = st.text_area("What they wrote (optional)", key=_key("reply_text"))
    if st.button("Save", key="reply_do", type="primary"):
        with told_here():
            said = None if came == "known" else came
            log_answer(record, "reply", outreach=chosen.id, kind=kind, at=refuse_to_come(at), text=text, came=said)
            _done(f"Reply from {view.called} saved.")


def _call(record: Record, settings: Settings, view: PersonView) -> None:
    from composer.record.log import log_answer

    outcome = str(st.radio("What happened?", list(_CALLS), format_func=_CALLS.__getitem__, key=_key("call_outcome")))
    side = str(st.radio("Who called?", list(_SIDES), format_func=_SIDES.__getitem__, key=_key("call_side")))
    at = when(settings, _key("call_at"))
    if st.button("Save", key="call_do", type="primary"):
        with told_here():
            log_answer(record, "call", person=view.person, outcome=outcome, direction=side, at=refuse_to_come(at))
            _done(f"Call with {view.called} saved.")


def _meeting(record: Record, settings: Settings, view: PersonView) -> None:
    from composer.record.log import log_answer

    at = when(settings, _key("meeting_at"))
    if st.button("Save", key="meeting_do", type="primary"):
        with told_here():
            log_answer(record, "meeting", person=view.person, at=refuse_to_come(at))
            _done(f"Meeting with {view.called} saved.")


def _sent(settings: Settings, person: int | None) -> None:
    from composer.record.log import log_sent

    name = st.text_input("Who did it go to?", key=_key("sent_to")) if person is None else ""
    channel = str(st.selectbox("Where?", list(load_channels()), format_func=channel_title, key=_key("sent_channel")))
    handle = st.text_input("Their address or profile there (optional)", key=_key("sent_handle")) if person is None else ""
    at = when(settings, _key("sent_at"))
    text = st.text_area("What it said (optional)", key=_key("sent_text"))
    if st.button("Save", key="sent_do", type="primary"):
        with told_here():
            if person is None and not name.strip():
                raise BadUsage("Say who it went to.")
            if wrong := doubt(kind_of(channel), handle):
                raise BadUsage(wrong)
            refuse_to_come(at)
            with opened(settings) as record:
                log_sent(record, to=name or None, person=person, channel=channel, handle=handle or None, at=at, text=text)
            _done(f"Message to {name.strip()} saved." if name.strip() else "Message saved.")
