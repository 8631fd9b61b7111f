"""The draft of a due step: what is new since, then the message or the call sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from composer.channels import channel as channel_named
from composer.context import brief_of, know
from composer.model import Fact
from composer.settings import Settings
from composer.web import message_step
from composer.web.live import rule_book
from composer.web.state import now, opened
from composer.web.words import plain

if TYPE_CHECKING:
    from composer.advice.ladder import DueItem
    from composer.model import Brief


def show(item: DueItem, settings: Settings) -> None:
    """The fields for what is new, and the draft."""
    key = f"{item.person}_{item.step}"
    new = st.text_input("Something new for them", key=f"new_{key}", placeholder="your talk on … · you opened …")
    question = st.text_input("A question you have not asked yet", key=f"ask_{key}")
    with opened(settings) as record:
        brief = _with(brief_of(record, item.person, settings), new, question)
        known = know(record, brief, settings, now())
    if item.step == "ask_introduction":
        st.info("Ask your friend on the page Write, under “Another message”.")
        return
    if item.step in ("call", "meet") or channel_named(item.channel).spoken:
        _call(brief)
        return
    from composer.drafting.followups import follow_up

    step = "ask" if item.step == "answer" else item.step
    made = follow_up(brief, step, item.channel, history=known.history, rules=rule_book(), now=now())
    if not made.drafts:
        st.info("Still needed: " + plain("; ".join(made.missing)) + ".")
        return
    message_step.write(message_step.Task(brief, item.channel, known, settings, "follow_up"), made.drafts[0])


def _with(brief: Brief, new: str, question: str) -> Brief:
    facts = (Fact(new.strip()),) if new.strip() else ()
    return replace(brief, question=question.strip(), recipient=replace(brief.recipient, facts=facts))


def _call(brief: Brief) -> None:
    from composer.drafting.sheets import call_sheet

    sheet = call_sheet(brief, now=now())
    st.text(sheet.text)
