"""The kinds of message that are no first contact, in one place: what each asks for, and its draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypedDict

from composer.drafting.messages import answers, introductions, notes
from composer.errors import BadValue
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.model import Brief, Draft


@dataclass(frozen=True, slots=True)
class Details:
    """What the user says for one message besides the brief; which of it a kind takes stands in KINDS."""

    friend: str = ""  # who knows both; else the brief's mutual
    came_on: str = "facebook"  # the channel that something came on
    agreed: str = ""  # what was said, in a sentence or two
    done: str = ""  # what was done and by whom
    next_step: str = ""
    human: str = ""  # one human line


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of message: its title, what it needs (fields of the brief and of Details), and the stage it is checked at."""

    title: str
    asks: tuple[str, ...] = ()
    stage: str = "reply"
    purpose: str = "thank"  # what it is noted as
    friend: bool = False  # it goes to the friend in common, not to the person it is about


KINDS: Final[Mapping[str, Kind]] = {
    "congratulate": Kind("Congratulate", ("fact",)),
    "request_introduction": Kind("Ask a friend for an introduction", ("mutual", "point"), "first", "introduce", friend=True),
    "blurb": Kind("A few lines for the friend to forward", ("mutual", "point", "fact"), "first", "connect"),
    "thank_introducer": Kind("Thank the friend who introduced you", ("mutual",), purpose="introduce", friend=True),
    "introduce_two": Kind("Introduce two people to each other", ("third", "point"), purpose="introduce"),
    "decline_offer": Kind("Decline an offer kindly", ("point",), purpose="decline"),
    "to_email": Kind("Move a conversation to e-mail", ("point",)),
    "to_phone": Kind("Move a conversation to the phone", ("point",)),
    "move_to_mail": Kind("Take a message to a better channel", ("came_on",)),
    "summary_mail": Kind("Sum up a conversation by e-mail", ("came_on", "agreed"), purpose="update"),
    "status_update": Kind("A project status update", ("project", "done", "next_step", "human"), "update", "update"),
    "customer_notice": Kind("A notice to a customer", ("change", "human"), "update", "update"),
}


class _How(TypedDict):
    rules: RuleBook | None
    wording: int


def draft(
    kind: str, brief: Brief, channel: str = "email", details: Details | None = None, *, rules: RuleBook | None = None,
    wording: int = 1,
) -> Draft:
    """The draft of a kind of KINDS; with `wording` 2, 3 … another one where there is another.

    Raises BadValue for an unknown kind, BadUsage where something it needs is missing.
    """
    said = details or Details()
    more: _How = {"rules": rules, "wording": wording}
    made: Mapping[str, Callable[[], Draft]] = {
        "congratulate": lambda: notes.congratulate(brief, channel, **more),
        "request_introduction": lambda: introductions.request_introduction(brief, channel, friend=said.friend, **more),
        "blurb": lambda: introductions.blurb(brief, channel, friend=said.friend, **more),
        "thank_introducer": lambda: introductions.thank_introducer(brief, channel, friend=said.friend, **more),
        "introduce_two": lambda: introductions.introduce_two(brief, channel, **more),
        "decline_offer": lambda: answers.decline_offer(brief, channel, **more),
        "to_email": lambda: notes.move_on(brief, channel, "email", **more),
        "to_phone": lambda: notes.move_on(brief, channel, "phone", **more),
        "move_to_mail": lambda: notes.move_to_mail(brief, said.came_on, **more),
        "summary_mail": lambda: notes.summary_mail(brief, said.came_on, said.agreed, **more),
        "status_update": lambda: notes.status_update(
            brief, said.done, channel, next_step=said.next_step, human=said.human, **more,
        ),
        "customer_notice": lambda: notes.customer_notice(brief, channel, human=said.human, **more),
    }
    if kind not in made:
        raise BadValue("kind", kind, f"must be one of {', '.join(made)}")
    return made[kind]()
