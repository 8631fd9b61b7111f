"""The draft of a due step from what the user adds to it: a message, a call sheet, or the three texts of an introduction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from composer import channels
from composer.drafting.messages.call_sheet import CallSheet, call_sheet
from composer.drafting.messages.catalogue import Details, draft
from composer.drafting.messages.follow_ups import follow_up
from composer.errors import BadUsage
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.model import Brief, Composition, Draft, Fact, PastTouch

INTRODUCTION: Final = ("request_introduction", "blurb", "thank_introducer")  # in the order in which they are sent


@dataclass(frozen=True, slots=True)
class Added:
    """What the user says for one step: something new about the reader, a question, what it is about, an answer, the friend."""

    new: str = ""
    question: str = ""
    about: str = ""
    reply: str = ""
    friend: str = ""


def with_added(brief: Brief, added: Added) -> Brief:
    """The brief of the step: what was added first, then what was known."""
    facts = (Fact(added.new.strip()),) if added.new.strip() else ()
    return replace(
        brief, question=added.question.strip() or brief.question, point=added.about.strip() or brief.point,
        recipient=replace(brief.recipient, facts=(*facts, *brief.recipient.facts)),
    )


def vouched(brief: Brief, added: Added) -> Brief:
    """The brief that the text is checked against: what the user has just said is known, too, their own reply among it."""
    found = with_added(brief, added)
    said = " ".join(filter(None, (found.sender.situation, added.reply.strip())))
    return replace(found, sender=replace(found.sender, situation=said))


def is_talk(step: str, channel: str) -> bool:
    """Whether the step is talked, so that it wants a call sheet and no text."""
    return step == "call" or (bool(channel) and channels.channel(channel).spoken and step != "meet")


def step_drafts(
    brief: Brief, step: str, channel: str, added: Added, *, history: Sequence[PastTouch] = (), count: int = 1,
    rules: RuleBook | None = None, now: datetime | None = None,
) -> Composition:
    """Clean drafts of a written step; `missing` says what is still needed. Raises BadValue for an unknown step or channel."""
    return follow_up(
        with_added(brief, added), step, channel, history=history, count=count, rules=rules, now=now, reply=added.reply,
    )


def step_sheet(brief: Brief, added: Added, *, now: datetime | None = None) -> CallSheet:
    """The call sheet of a step that is talked."""
    return call_sheet(with_added(brief, added), now=now)


def introduction_draft(
    kind: str, brief: Brief, channel: str, added: Added, *, rules: RuleBook | None = None, wording: int = 1,
) -> Draft:
    """One text of INTRODUCTION by way of the friend that was named; raises BadUsage where something is missing."""
    if not added.friend.strip():
        raise BadUsage("an introduction needs the friend's name: who knows you both?")
    if not (added.about.strip() or brief.point.strip()) and kind != "thank_introducer":
        raise BadUsage("the friend must know what it is about: say it in a few words")
    details = Details(friend=added.friend.strip())
    return draft(kind, with_added(brief, added), channel, details, rules=rules, wording=wording)
