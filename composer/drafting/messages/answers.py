"""Answers to a connection or friend request, in the stances people really take, and the friend policy behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from composer.channel_facts import HANDLE_KINDS
from composer.drafting.messages.writer import Wish, one
from composer.drafting.templating.bindings import material
from composer.drafting.templating.networks import network, network_of
from composer.errors import BadUsage, BadValue
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.lexicon import Wording
from composer.model import STANCES, Brief, Draft

__all__ = [
    "POLICY_CHOICES", "POLICY_NETWORKS", "answer_request", "decline_offer", "network_of", "policy_text", "reminder",
    "stance_by_policy",
]
POLICY_NETWORKS: Final = tuple(name for name, kind in HANDLE_KINDS.items() if kind.policy)
POLICY_CHOICES: Final = ("accept", "redirect", "decline")
_PRESS: Final = Wording("replies", "press", re.IGNORECASE)
_OFFERED: Final = Wording("replies", "offered")
_CLOSE: Final = frozenset({"friend"})
_KNOWN: Final = frozenset({"client", "colleague", "met", "friend"})


def answer_request(
    brief: Brief,
    stance: str,
    *,
    channel: str | None = None,
    policy: Mapping[str, str] | None = None,
    to: str = "linkedin",
    rules: RuleBook | None = None,
    wording: int = 1,
) -> Draft:
    """A kind answer to the request of the brief's recipient in a stance of STANCES.

    `policy` maps network to accept, redirect or decline; an “accept” against it raises BadUsage, since a policy is told to
    everybody alike, friends excepted. `to` is where a redirect leads. Raises BadValue for an unknown stance.
    """
    if stance not in STANCES:
        raise BadValue("stance", stance, f"one of {', '.join(STANCES)}")
    where = channel or network(_asked_on(brief, stance, to)).channel
    here = network(network_of(where))
    told = (policy or {}).get(network_of(where), "")
    if stance == "accept" and told in ("redirect", "decline") and brief.relationship not in _CLOSE:
        raise BadUsage(
            f"your policy for {here.title} is to {told}: answer with --stance "
            f"{'redirect' if told == 'redirect' else 'statement'}, or change the policy first"
        )
    brief = replace(brief, purpose="connect", commercial=False)  # they asked: an answer is no offer of the user's
    there = network(_target(network_of(where), policy or {}, to))
    extra = {
        "network": here.title, "on": here.on, "family": here.family, "private": here.private, "circle": here.circle,
        "contacts": here.contacts, "policy_network": there.title, "to_on": there.on, "invite": there.invite,
        "there": there.there, "gladly": there.gladly, "work": there.work,
    }
    kind = "pr" if _PRESS.for_all.search(brief.recipient.role) else ""
    return one(brief, Wish("reply", stance=stance, kind=kind, extra=extra), where, rules=rules, wording=wording)


def _asked_on(brief: Brief, stance: str, to: str) -> str:
    """The network that a request came on, where the user does not say: one that the person is known on."""
    known = (kind for kind in brief.recipient.handles if kind in POLICY_NETWORKS and (stance != "redirect" or kind != to))
    return next(known, "facebook" if stance == "redirect" and to != "facebook" else "linkedin")


def stance_by_policy(brief: Brief, network: str, policy: Mapping[str, str]) -> str:
    """The stance that the policy asks for on a network; friends are accepted, and no policy asks a question first."""
    if brief.relationship in _CLOSE:
        return "accept"
    return {"accept": "accept", "redirect": "redirect", "decline": "statement"}.get(policy.get(network, ""), "question")


def _target(here: str, policy: Mapping[str, str], to: str) -> str:
    """Where a redirect leads: the wanted network, else one that the policy accepts, else mail."""
    if to != here:
        return to
    return next((name for name in POLICY_NETWORKS if policy.get(name) == "accept" and name != here), "email")


def policy_text(policy: Mapping[str, str], to: str = "linkedin") -> str:
    """The friend policy as text that can be shown to others, one line a network; raises BadValue for an unknown choice."""
    if not policy:
        return "No friend policy is set. Choose accept, redirect or decline for each network, and tell everybody the same."
    lines = ["How I answer requests:"]
    for name, choice in policy.items():
        if name not in POLICY_NETWORKS:
            raise BadValue("friend policy", name, f"one of {', '.join(POLICY_NETWORKS)}")
        if choice not in POLICY_CHOICES:
            raise BadValue("friend policy", name, f"“{choice}” is none of {', '.join(POLICY_CHOICES)}")
        lines.append(f"{network(name).title}: {_policy_line(name, choice, policy, to)}")
    return "\n".join(lines)


def _policy_line(name: str, choice: str, policy: Mapping[str, str], to: str) -> str:
    if choice == "accept":
        return "I accept requests from people I know or have written with."
    if choice == "decline":
        return "I do not connect there, and say so kindly."
    there = network(_target(name, policy, to))
    connect = "where I do connect" if there.title != "e-mail" else "where I do answer"
    return f"{network(name).family}, and I kindly invite everybody else to {there.title}, {connect}."


def reminder(stance: str, network_name: str, policy: Mapping[str, str] | None = None, to: str = "linkedin") -> str:
    """What the user promised by a redirect and should now do; "" for the other stances."""
    if stance != "redirect":
        return ""
    target = _target(network_name, policy or {}, to)
    if target == "email":
        return "Now write to them by mail: you offered to go on there."
    return f"Now send the invitation on {network(target).title}: you promised to connect there."


def decline_offer(brief: Brief, channel: str = "email", *, rules: RuleBook | None = None, wording: int = 1) -> Draft:
    """A kind no to an offer or a sales message; the brief's point is what was offered."""
    return one(brief, Wish("reply", kind="decline_offer", extra={"offer": _offer(brief)}), channel, rules=rules, wording=wording)


def _offer(brief: Brief) -> str:
    """What to thank for, as it stands after “Thank you for”: “offering me a seat on your board”, “your offer”."""
    point = material(brief).point
    if _OFFERED.for_all.match(point.text):
        return point.text
    known = brief.relationship in _KNOWN
    if point.form == "doing":
        return f"{'asking me' if known else 'writing to me'} about {point.text}"
    if point.form in ("noun", "your"):
        return f"{'offering me' if known else 'writing to me about'} {point.text}"
    return "your offer"
