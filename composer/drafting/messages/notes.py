"""Congratulations, moving a talk to a better channel, status updates and customer notices with a human line."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.messages.writer import Wish, one
from composer.drafting.templating.bindings import material
from composer.drafting.templating.networks import network, network_of
from composer.errors import BadUsage
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.lexicon import Wording
from composer.model import Brief, Draft

_THANKS: Final = Wording("replies", "thanks_already", re.IGNORECASE)


def congratulate(brief: Brief, channel: str, *, rules: RuleBook | None = None, wording: int = 1) -> Draft:
    """Congratulations on the brief's first fact; raises BadUsage where there is none."""
    if not any(fact.text.strip() for fact in brief.recipient.facts):
        raise BadUsage("say what you're congratulating them on: “new job at the harbour”, “she opened a second mill”")
    return one(brief, Wish("reply", kind="congratulate"), channel, rules=rules, wording=wording)


def move_to_mail(brief: Brief, came_on: str, *, rules: RuleBook | None = None, wording: int = 1) -> Draft:
    """A short answer on the channel where a message came wrongly, saying that the real answer comes by mail."""
    if came_on == "email":
        raise BadUsage("a message that came by mail is in the right place: answer it there")
    return one(brief, Wish("reply", kind="move_to_mail"), came_on, rules=rules, wording=wording)


def summary_mail(brief: Brief, came_on: str, agreed: str, *, rules: RuleBook | None = None, wording: int = 1) -> Draft:
    """The mail that keeps what was said on another channel; `agreed` is that, in one or two sentences.

    Raises BadUsage where nothing was agreed.
    """
    if not agreed.strip():
        raise BadUsage("a summary needs what was said: one or two sentences")
    where = network(network_of(came_on))
    extra = {"came": where.came, "said": where.said, "agreed": " ".join(agreed.split())}
    return one(brief, Wish("reply", kind="summary_mail", extra=extra), "email", rules=rules, wording=wording)


def move_on(brief: Brief, channel: str, to: str, *, rules: RuleBook | None = None, wording: int = 1) -> Draft:
    """Takes a talk from a social network to mail (`to` = email) or from writing to the phone (`to` = phone).

    Raises BadUsage for any other `to`.
    """
    if to not in ("email", "phone"):
        raise BadUsage("a talk moves to email or to phone")
    return one(brief, Wish("reply", kind="to_mail" if to == "email" else "to_phone"), channel, rules=rules, wording=wording)


def status_update(
    brief: Brief, done: str, channel: str = "email", *, next_step: str = "", human: str = "", rules: RuleBook | None = None,
    wording: int = 1,
) -> Draft:
    """A project status with who did what, thanks, one human line and what comes next, each a sentence as typed.

    Raises BadUsage where nothing was done.
    """
    if not done.strip():
        raise BadUsage("a status update needs what was done and by whom, in one sentence")
    extra = {"done": done.strip(), "next_step": next_step.strip(), "human": human.strip(), "thanked": _thanked(done, human)}
    return one(brief, Wish("update", kind="status_update", extra=extra), channel, rules=rules, wording=wording)


def customer_notice(
    brief: Brief, channel: str = "email", *, human: str = "", rules: RuleBook | None = None, wording: int = 1,
) -> Draft:
    """A notice to a customer from a person, not from a policy; the brief's point is the change.

    Raises BadUsage where the point is no sentence.
    """
    if material(brief).point.form != "sentence":
        raise BadUsage("a notice needs the change as a sentence, such as “From 1 March our ferry leaves at eight.”")
    extra = {"human": human.strip(), "thanked": _thanked(brief.point, human)}
    return one(brief, Wish("update", kind="customer_notice", extra=extra), channel, rules=rules, wording=wording)


def _thanked(*texts: str) -> str:
    """“yes” where what the user typed thanks somebody already, so that it is not done twice."""
    return "yes" if any(_THANKS.for_all.search(text) for text in texts) else ""
