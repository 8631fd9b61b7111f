"""Messages that are no first contact: answers to requests, introductions, thanks, notices; the same editor below them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from composer.channels import load_channels
from composer.context import Known
from composer.errors import BadUsage
from composer.model import RELATIONSHIPS, SPOKEN, STANCES, Brief, Draft, Recipient, Third
from composer.settings import Settings
from composer.web import brief_form, message_step
from composer.web.desk import box, held
from composer.web.live import rule_book
from composer.web.who_why import text
from composer.web.words import RELATIONSHIPS as RELATIONSHIP_WORDS
from composer.web.words import STANCES as STANCE_WORDS
from composer.web.words import channel_title, plain

KnownOf = Callable[[Brief], Known]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of message: its title, what it asks for besides the reader, and the stage it is checked at."""

    title: str
    asks: tuple[str, ...] = ()
    stage: str = "reply"
    friend: bool = False  # it goes to the friend in common, not to the person it is about


_ASKS: Final = {
    "mutual": ("Who is the friend?", ""), "third_name": ("Who is the other person?", ""),
    "third_about": ("Who is that, in a few words?", ""),
    "fact_0": ("What is it about?", "your new role · you opened the second garden"), "point": ("Your point in one line", ""),
    "change": ("What changes, in one sentence?", "From 1 March our ferry leaves at eight instead of nine."),
    "agreed": ("What was agreed, in a sentence or two?", ""),
    "done": ("What was done, and by whom?", "Amira finished the drawings on Tuesday."),
    "next_step": ("What comes next?", ""), "human": ("One human line", "The team celebrated with cake."),
}
_BOXES: Final = {"change": "point"}  # asked for in words of its own, kept in the box of another
KINDS: Final = {
    "request_introduction": Kind("Ask a friend for an introduction", ("mutual", "point"), "first", friend=True),
    "blurb": Kind("A few lines for the friend to forward", ("mutual", "point", "fact_0"), "first"),
    "thank_introducer": Kind("Thank the friend who introduced you", ("mutual",), friend=True),
    "introduce_two": Kind("Introduce two people to each other", ("third_name", "third_about", "point")),
    "congratulate": Kind("Congratulate", ("fact_0",)),
    "decline_offer": Kind("Decline an offer kindly", ("point",)),
    "to_email": Kind("Move a talk to mail", ("point",)), "to_phone": Kind("Move a talk to the phone", ("point",)),
    "move_to_mail": Kind("Answer something that came on the wrong channel"),
    "summary_mail": Kind("Put what was said into a mail", ("agreed",)),
    "status_update": Kind("A project status update", ("done", "next_step", "human"), "update"),
    "customer_notice": Kind("A notice to a customer", ("change", "human"), "update"),
}


def _reader(settings: Settings) -> None:
    if not held("sender_name", settings.name):
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
    from composer.drafting.answers import answer_request, network_of, reminder, stance_by_policy

    st.markdown("Somebody wants to connect. Say who they are, and how you would like to answer.")
    _reader(settings)
    channel = _relationship_and_channel("linkedin_message")
    brief = _brief(settings, "connect")
    if brief is None:
        return
    network = network_of(channel)
    advised = stance_by_policy(brief, network, settings.friend_policy)
    chosen = network in settings.friend_policy
    stance = str(st.radio(
        "Your answer", STANCES, index=STANCES.index(advised), key=f"stance_{advised}",
        format_func=lambda name: STANCE_WORDS[name] + (" (your policy)" if chosen and name == advised else ""),
    ))
    try:
        draft = answer_request(
            brief, stance, channel=channel, policy=settings.friend_policy, to=settings.friend_policy_to, rules=rule_book(),
        )
    except BadUsage as problem:
        st.info(plain(str(problem)))
        return
    said = reminder(stance, network, settings.friend_policy, settings.friend_policy_to)
    if said:
        st.info(plain(said))
    message_step.write(message_step.Task(brief, channel, known_of(brief), settings, "reply"), draft)


def other(settings: Settings, known_of: KnownOf) -> None:
    """The other kinds of message."""
    name = str(st.selectbox(
        "What do you write?", list(KINDS), format_func=lambda key: KINDS[key].title, key=box("other_kind", "congratulate"),
    ))
    kind = KINDS[name]
    _reader(settings)
    channel = _where(name)
    for ask in kind.asks:
        label, hint = _ASKS[ask]
        text(label, _BOXES.get(ask, ask), placeholder=hint)
    if name in ("summary_mail", "move_to_mail"):
        st.selectbox("Where did it come?", list(load_channels()), format_func=channel_title, key=box("came_on", "facebook"))
    brief = _brief(settings, "introduce" if kind.friend or name == "introduce_two" else "thank")
    if brief is None:
        return
    try:
        draft = _draft(name, brief, channel)
    except BadUsage as problem:
        st.info(plain(str(problem)[:1].upper() + str(problem)[1:]) + ".")
        return
    reader = _friend(brief) if kind.friend else brief
    message_step.write(message_step.Task(reader, channel, known_of(reader), settings, kind.stage), draft)


def _where(kind: str) -> str:
    if kind == "summary_mail":
        _relationship()
        return "email"
    if kind == "to_email":
        return _relationship_and_channel("linkedin_message", without="email", name="talk_channel")
    return _relationship_and_channel("email")


def _friend(brief: Brief) -> Brief:
    """The brief of the message to the friend, about the person."""
    third = Third(brief.recipient.name)
    return replace(brief, recipient=Recipient(brief.mutual), third=third, relationship="friend", purpose="introduce", mutual="")


def _brief(settings: Settings, purpose: str) -> Brief | None:
    brief = replace(brief_form.brief(settings), purpose=purpose, mutual=str(held("mutual") or ""))
    if not brief.recipient.name or not brief.sender.name or not brief.relationship:
        st.info("Say your name, theirs, and how you know each other; the draft follows.")
        return None
    if held("third_name") and purpose == "introduce":
        brief = replace(brief, third=Third(str(held("third_name")), str(held("third_about") or "")))
    return brief


def _draft(name: str, brief: Brief, channel: str) -> Draft:
    from composer.drafting import answers, introductions, notes

    rules = rule_book()
    came_on, human = str(held("came_on", "facebook")), str(held("human") or "")
    made: dict[str, Callable[[], Draft]] = {
        "request_introduction": lambda: introductions.request_introduction(brief, channel, rules=rules),
        "blurb": lambda: introductions.blurb(brief, channel, rules=rules),
        "thank_introducer": lambda: introductions.thank_introducer(brief, channel, rules=rules),
        "introduce_two": lambda: introductions.introduce_two(brief, channel, rules=rules),
        "congratulate": lambda: notes.congratulate(brief, channel, rules=rules),
        "decline_offer": lambda: answers.decline_offer(brief, channel, rules=rules),
        "to_email": lambda: notes.move_on(brief, channel, "email", rules=rules),
        "to_phone": lambda: notes.move_on(brief, channel, "phone", rules=rules),
        "move_to_mail": lambda: notes.move_to_mail(brief, came_on, rules=rules),
        "summary_mail": lambda: notes.summary_mail(brief, came_on, str(held("agreed") or ""), rules=rules),
        "status_update": lambda: notes.status_update(
            brief, str(held("done") or ""), channel, next_step=str(held("next_step") or ""), human=human, rules=rules,
        ),
        "customer_notice": lambda: notes.customer_notice(brief, channel, human=human, rules=rules),
    }
    return made[name]()
