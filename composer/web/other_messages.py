"""Messages that are no first contact: answers to requests, introductions, thanks, notices; the same editor below them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import streamlit as st

from composer.channels import load_channels
from composer.context import Known
from composer.drafting.messages import catalogue
from composer.drafting.messages.catalogue import KINDS
from composer.drafting.messages.introductions import to_friend
from composer.errors import BadUsage
from composer.model import RELATIONSHIPS, SPOKEN, STANCES, Brief, Third
from composer.settings import Settings
from composer.web import brief_form, message_step, task
from composer.web.desk import box, held
from composer.web.live import rule_book
from composer.web.problems import in_words
from composer.web.who_why import text
from composer.web.words import RELATIONSHIPS as RELATIONSHIP_WORDS
from composer.web.words import STANCES as STANCE_WORDS
from composer.web.words import channel_title, plain

KnownOf = Callable[[Brief], Known]


_ASKS: Final = {  # what a kind asks for: the box it is kept in, the question, and a hint
    "mutual": ("mutual", "Who is the friend?", ""),
    "fact": ("fact_0", "What is it about?", "your new role · you opened the second garden"),
    "point": ("point", "What it's about, in one line", ""),
    "project": ("point", "Which project?", "the new booking page"),
    "change": ("point", "What changes, in one sentence?", "From 1 March our ferry leaves at eight instead of nine."),
    "agreed": ("agreed", "What was said or agreed, in a sentence or two?", ""),
    "done": ("done", "What was done, and by whom?", "Amira finished the drawings on Tuesday."),
    "next_step": ("next_step", "What comes next?", ""), "human": ("human", "A personal touch", "The team celebrated with cake."),
}


def _reader(settings: Settings) -> None:
    if not settings.name:
        text("Your name", "sender_name", default=settings.name)
    left, middle, right = st.columns(3)
    with left:
        text("Their name", "recipient_name")
    with middle:
        text("Their role", "recipient_role")
    with right:
        text("Their company or group", "recipient_company")


def _relationship() -> None:
    st.selectbox(
        "How do you know each other?", ["", *RELATIONSHIPS], key=box("relationship"),
        format_func=lambda name: RELATIONSHIP_WORDS.get(name, "Choose …"),
    )


def _relationship_and_channel(first: str, *, without: str = "", name: str = "other_channel") -> str:
    """Both boxes; the channel that a talk is to move to is not one of those it can be on."""
    left, right = st.columns(2)
    with left:
        _relationship()
    written = [channel for channel in load_channels() if channel not in SPOKEN and channel != without]
    with right:
        return str(st.selectbox("Where?", written, key=box(name, first), format_func=channel_title))


def answer(settings: Settings, known_of: KnownOf) -> None:
    """Answer a connection or friend request, in a stance and by the user's own policy."""
    from composer.drafting.messages.answers import answer_request, network_of, reminder, stance_by_policy

    st.markdown("Someone wants to connect. Say who they are and how you'd like to reply.")
    _reader(settings)
    channel = _relationship_and_channel("linkedin_message")
    brief = _brief(settings, "connect")
    if brief is None:
        return
    network = network_of(channel)
    advised = stance_by_policy(brief, network, settings.friend_policy)
    chosen = network in settings.friend_policy
    stance = str(st.radio(
        "Your reply", STANCES, index=STANCES.index(advised), key=f"stance_{advised}",
        format_func=lambda name: STANCE_WORDS[name] + (" (your policy)" if chosen and name == advised else ""),
    ))
    try:
        draft = answer_request(
            brief, stance, channel=channel, policy=settings.friend_policy, to=settings.friend_policy_to, rules=rule_book(),
            wording=_wording(stance),
        )
    except BadUsage as problem:
        st.info(plain(in_words(problem)))
        return
    said = reminder(stance, network, settings.friend_policy, settings.friend_policy_to)
    if said:
        st.info(plain(said))
    message_step.write(task.Task.of(brief, channel, known_of(brief), settings, "reply"), draft)


def other(settings: Settings, known_of: KnownOf) -> None:
    """The other kinds of message."""
    name = str(st.selectbox(
        "Which message?", list(KINDS), format_func=lambda key: KINDS[key].title, key=box("other_kind", "congratulate"),
    ))
    kind = KINDS[name]
    _reader(settings)
    channel = _where(name)
    _ask(kind)
    brief = _brief(settings, kind.purpose)
    if brief is None:
        return
    try:
        draft = catalogue.draft(name, brief, channel, _details(), rules=rule_book(), wording=_wording(name))
    except BadUsage as problem:
        st.info(plain(in_words(problem)))
        return
    reader = to_friend(brief) if kind.friend else brief
    message_step.write(task.Task.of(reader, draft.channel, known_of(reader), settings, kind.stage), draft)


def _ask(kind: catalogue.Kind) -> None:
    """The boxes that a kind needs besides the reader."""
    for ask in kind.asks:
        if ask == "third":
            text("Who is the other person?", "third_name")
            text("Who are they, in a few words?", "third_about")
        elif ask == "came_on":
            st.selectbox(
                "Where did they write to you?", list(load_channels()), format_func=channel_title, key=box("came_on", "facebook"),
            )
        else:
            name, label, hint = _ASKS[ask]
            text(label, name, placeholder=hint)


def _details() -> catalogue.Details:
    names = ("came_on", "agreed", "done", "next_step", "human")
    return catalogue.Details(**{name: str(held(name) or "") for name in names if held(name)})


def _wording(name: str) -> int:
    """Which wording is shown; a click brings the next one."""
    key = f"wording_{name}"
    st.button("Another wording", key=f"next_{key}", icon=":material/refresh:", on_click=_next_wording, args=(key,))
    return int(st.session_state.get(key, 1))


def _next_wording(key: str) -> None:
    st.session_state[key] = int(st.session_state.get(key, 1)) + 1


def _where(kind: str) -> str:
    """The channel that it is written on; some kinds have only one."""
    if kind == "summary_mail":
        _relationship()
        return "email"
    if kind == "move_to_mail":
        _relationship()
        return str(held("came_on", "facebook"))
    if kind == "to_email":
        return _relationship_and_channel("linkedin_message", without="email", name="talk_channel")
    return _relationship_and_channel("email")


def _brief(settings: Settings, purpose: str) -> Brief | None:
    brief = replace(brief_form.brief(settings), purpose=purpose, mutual=str(held("mutual") or ""))
    if not brief.recipient.name or not brief.sender.name or not brief.relationship:
        given = (brief.sender.name, brief.recipient.name, brief.relationship)
        wanted = ("your name", "their name", "how you know each other")
        missing = [name for name, known in zip(wanted, given, strict=True) if not known]
        said = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
        st.info(f"Fill in {plain(said)}, and the draft follows.")
        return None
    if held("third_name") and purpose == "introduce":
        brief = replace(brief, third=Third(str(held("third_name")), str(held("third_about") or "")))
    return brief
