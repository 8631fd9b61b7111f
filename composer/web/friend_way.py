"""By way of a friend: the request, the lines to forward and the thanks, with the yes of both sides before anything else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from composer.channels import load_channels
from composer.context import Known, know
from composer.drafting.messages.catalogue import KINDS
from composer.drafting.messages.due_step import Added, introduction_draft, with_added
from composer.drafting.messages.introductions import to_friend
from composer.errors import BadUsage
from composer.model import SPOKEN, Brief
from composer.settings import Settings
from composer.web import message_step, task
from composer.web.live import rule_book
from composer.web.problems import in_words
from composer.web.state import bullets, now, opened
from composer.web.words import channel_title, plain

_PARTS: Final = {
    "request_introduction": "1 Ask your friend", "blurb": "2 Lines to forward", "thank_introducer": "3 Thank your friend",
}


@dataclass(frozen=True, slots=True)
class Way:
    """Whom the user wants to reach, what is known of them, and what was added."""

    brief: Brief
    known: Known
    settings: Settings
    added: Added


def show(way: Way, key: str) -> None:
    """Who the friend is, what happens in which order, and the text of the part that is chosen."""
    names = [found.name for found in way.known.introducers]
    left, right = st.columns(2)
    friend = left.text_input("The friend who knows you both", value=next(iter(names), way.brief.mutual), key=f"friend_{key}")
    written = [name for name in load_channels() if name not in SPOKEN]
    channel = str(right.selectbox("Where will you write to them?", written, index=written.index("email"),
                                  format_func=channel_title, key=f"friend_channel_{key}"))
    if not friend.strip():
        st.info("Name someone who knows you both, and the three texts follow.")
        return
    _order(friend, way.brief.recipient.name)
    part = str(st.segmented_control(
        "Part", list(_PARTS), default="request_introduction", required=True, format_func=_PARTS.__getitem__, key=f"part_{key}",
        label_visibility="collapsed",
    ))
    _text(part, way, replace(way.added, friend=friend), channel)


def _order(friend: str, person: str) -> None:
    from composer.advice.introduction import plan

    bullets(plan(friend.split(maxsplit=1)[0], person))


def _text(part: str, way: Way, added: Added, channel: str) -> None:
    try:
        draft = introduction_draft(part, way.brief, channel, added, rules=rule_book())
    except BadUsage as problem:
        st.info(plain(in_words(problem)))
        return
    if part == "blurb":
        st.markdown("For your friend to forward as it is. Send it as a separate message, after the request.")
        st.code(message_step.as_text(draft), language=None, wrap_lines=True)
        return
    reader = to_friend(with_added(way.brief, added), added.friend)
    with opened(way.settings) as record:
        known = know(record, reader, way.settings, now())
    message_step.write(task.Task.of(reader, channel, known, way.settings, KINDS[part].stage), draft)
