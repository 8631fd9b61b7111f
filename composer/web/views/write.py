"""Write: from what the user knows about a person to a message that was copied, sent and noted."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from composer import brief as briefs
from composer.context import Known, know, refuse_stopped, unknown
from composer.errors import BadUsage
from composer.model import Brief
from composer.settings import Settings, load_settings, save_settings
from composer.web import brief_form, channel_step, drafts, keep, message_step, model_drafts, other_messages, standing, who_why
from composer.web.desk import box, held, put, this_desk
from composer.web.state import has_record, now, opened
from composer.web.task import Task
from composer.web.top import top_of
from composer.web.words import plain

MODES = {"first": "First message", "answer": "Reply to a request", "other": "Another message"}
STEPS = {"who": "1 Who", "why": "2 Why", "channel": "3 Channel", "message": "4 Message"}


def go(step: str) -> None:
    """Go to a step; used by the buttons, before the page is drawn again."""
    put({"step": step})


def onward(step: str, label: str) -> None:
    """The button to the next step."""
    st.button(label, key=f"to_{step}", on_click=go, args=(step,), type="primary", icon=":material/arrow_forward:")


def remember(settings: Settings, brief: Brief) -> None:
    """Keep who the user is at the first message, so that it is typed once; an example person's writer is not kept."""
    me = brief.sender
    if me.name and not settings.name and not this_desk().notes.get("is_example"):
        save_settings(replace(settings, name=me.name, role=me.role, company=me.company, address=me.address))


def show() -> None:
    """The page."""
    settings = load_settings()
    keep.tab()
    problem = st.session_state.pop("brief_problem", "")
    if problem:
        st.error(plain(problem))
    drafts.follow(settings)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="kinds"):
        mode = str(st.segmented_control(
            "What are you writing?", list(MODES), key=box("mode", "first"), required=True, format_func=MODES.__getitem__,
            label_visibility="collapsed",
        ))
        if mode == "first":
            drafts.shelf(settings)
    if mode == "answer":
        other_messages.answer(settings, lambda brief: _known(brief, settings))
        return
    if mode == "other":
        other_messages.other(settings, lambda brief: _known(brief, settings))
        return
    _first(settings)


def _first(settings: Settings) -> None:
    """A first message, step by step."""
    standing.hear()
    with st.container(key="steps"):
        step = str(st.segmented_control(
            "Step", list(STEPS), key=box("step", "who"), required=True, format_func=STEPS.__getitem__,
            label_visibility="collapsed", width="stretch",
        ))
    top_of(step)
    if step == "who":
        who_why.who(settings)
        with st.container(horizontal=True):
            onward("why", "Next: why you write")
            who_why.start_over()
        return
    if step == "why":
        who_why.why(settings)
        onward("channel", "Next: the channel")
        return
    brief = brief_form.brief(settings)
    if not brief.recipient.name or not brief.relationship:
        st.info("A message needs a reader first.")
        st.button("Say who it's for", key="to_who", on_click=go, args=("who",), type="primary", icon=":material/arrow_back:")
        return
    _last_steps(step, brief, settings)


def _known(brief: Brief, settings: Settings) -> Known:
    """What the record knows of the reader; raises Stopped where they asked not to be contacted."""
    if not has_record(settings):
        return unknown(settings)
    with opened(settings) as record:
        known = know(record, brief, settings, now())
    refuse_stopped(brief, known)
    return known


def _last_steps(step: str, brief: Brief, settings: Settings) -> None:
    known = _known(brief, settings)
    found = channel_step.advice(brief, known, settings, now())
    if step == "channel":
        chosen = channel_step.choose(found, settings)
        if chosen:
            onward("message", "Next: the message")
        return
    allowed = [item.channel for item in found.channels if item.allowed]
    if not allowed:
        raise BadUsage("There is no channel left that you may use for this person.")
    channel = str(held("channel") or message_step.sent_on(brief) or allowed[0])
    if channel not in allowed and not message_step.just_sent(brief, channel):
        channel = allowed[0]
    remember(settings, brief)
    gaps = briefs.missing(brief)
    task = Task.of(brief, channel, known, settings)
    draft = message_step.choose(message_step.drafts_for(task), task)
    model_drafts.show(task, message_step.context_for(task))
    if gaps:
        start = "why" if brief.sender.name else "who"
        st.button("Add what's missing", on_click=go, args=(start,), icon=":material/arrow_back:")
    message_step.write_chosen(task, draft)


show()
