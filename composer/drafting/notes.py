"""Congratulations, moving a talk to a better channel, status updates and customer notices with a human line."""

from __future__ import annotations

from composer.drafting.answers import TITLES, network_of
from composer.drafting.kinds import Wish, one
from composer.errors import BadUsage
from composer.etiquette.rules import RuleBook
from composer.model import Brief, Draft


def congratulate(brief: Brief, channel: str, *, rules: RuleBook | None = None) -> Draft:
    """Congratulations on the brief's first fact; raises BadUsage where there is none."""
    return one(brief, Wish("reply", kind="congratulate"), channel, rules=rules)


def move_to_mail(brief: Brief, came_on: str, *, rules: RuleBook | None = None) -> Draft:
    """A short answer on the channel where a message came wrongly, saying that the real answer comes by mail."""
    return one(brief, Wish("reply", kind="move_to_mail", extra=_from(came_on)), came_on, rules=rules)


def summary_mail(brief: Brief, came_on: str, agreed: str, *, rules: RuleBook | None = None) -> Draft:
    """The mail that keeps what was said on another channel; `agreed` is that, in one or two sentences.

    Raises BadUsage where nothing was agreed.
    """
    if not agreed.strip():
        raise BadUsage("a summary needs what was said: one or two sentences")
    extra = {**_from(came_on), "agreed": " ".join(agreed.split())}
    return one(brief, Wish("reply", kind="summary_mail", extra=extra), "email", rules=rules)


def move_on(brief: Brief, channel: str, to: str, *, rules: RuleBook | None = None) -> Draft:
    """Takes a talk from a social network to mail (`to` = email) or from writing to the phone (`to` = phone).

    Raises BadUsage for any other `to`.
    """
    if to not in ("email", "phone"):
        raise BadUsage("a talk moves to email or to phone")
    return one(brief, Wish("reply", kind="to_mail" if to == "email" else "to_phone"), channel, rules=rules)


def status_update(
    brief: Brief, done: str, channel: str = "email", *, next_step: str = "", human: str = "", rules: RuleBook | None = None,
) -> Draft:
    """A project status with who did what, thanks, one human line and what comes next, each a sentence as typed.

    Raises BadUsage where nothing was done.
    """
    if not done.strip():
        raise BadUsage("a status update needs what was done and by whom, in one sentence")
    extra = {"done": done.strip(), "next_step": next_step.strip(), "human": human.strip()}
    return one(brief, Wish("update", kind="status_update", extra=extra), channel, rules=rules)


def customer_notice(brief: Brief, channel: str = "email", *, human: str = "", rules: RuleBook | None = None) -> Draft:
    """A notice to a customer from a person, not from a policy; the brief's point is the change, as a sentence."""
    return one(brief, Wish("update", kind="customer_notice", extra={"human": human.strip()}), channel, rules=rules)


def _from(channel: str) -> dict[str, str]:
    network = network_of(channel)
    return {"network": TITLES.get(network, network)}
