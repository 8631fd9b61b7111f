"""Answers to a connection or friend request, in the stances people really take, and the friend policy behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from composer.drafting.kinds import Wish, one
from composer.errors import BadUsage, BadValue
from composer.etiquette.rules import RuleBook
from composer.model import STANCES, Brief, Draft

POLICY_NETWORKS: Final = ("linkedin", "facebook", "instagram", "x", "whatsapp", "telegram", "slack")
POLICY_CHOICES: Final = ("accept", "redirect", "decline")
TITLES: Final[Mapping[str, str]] = {
    "linkedin": "LinkedIn", "facebook": "Facebook", "instagram": "Instagram", "x": "X", "whatsapp": "WhatsApp",
    "telegram": "Telegram", "slack": "Slack", "email": "e-mail", "phone": "phone", "sms": "text message",
}
_CHANNEL: Final[Mapping[str, str]] = {
    "linkedin": "linkedin_message", "facebook": "facebook", "instagram": "instagram", "x": "x_dm", "whatsapp": "whatsapp",
    "telegram": "telegram", "slack": "slack", "email": "email",
}
_NETWORK: Final[Mapping[str, str]] = {
    "linkedin_note": "linkedin", "linkedin_message": "linkedin", "inmail": "linkedin", "x_dm": "x", "x_post": "x",
}
_PRESS: Final = re.compile(r"\b(?:PR|press|public relations|publicist|publicity|communications|media relations)\b", re.IGNORECASE)
_CLOSE: Final = frozenset({"friend"})
_POLICY_SAYS: Final[Mapping[str, str]] = {
    "accept": "I accept requests from people I know or have written with.",
    "redirect": "I keep it for family and friends, and kindly invite everybody else to {to}, where I do connect.",
    "decline": "I do not connect there, and say so kindly.",
}


def network_of(channel: str) -> str:
    """The network that a channel belongs to."""
    return _NETWORK.get(channel, channel)


def answer_request(
    brief: Brief,
    stance: str,
    *,
    channel: str | None = None,
    policy: Mapping[str, str] | None = None,
    to: str = "linkedin",
    rules: RuleBook | None = None,
) -> Draft:
    """A kind answer to the request of the brief's recipient in a stance of STANCES.

    `policy` maps network to accept, redirect or decline; an “accept” against it raises BadUsage, since a policy is told to
    everybody alike, friends excepted. `to` is where a redirect leads. Raises BadValue for an unknown stance.
    """
    if stance not in STANCES:
        raise BadValue("stance", stance, f"one of {', '.join(STANCES)}")
    networks = [kind for kind in brief.recipient.handles if kind in POLICY_NETWORKS and (stance != "redirect" or kind != to)]
    where = channel or _CHANNEL[next(iter(networks), "facebook" if stance == "redirect" and to != "facebook" else "linkedin")]
    network = network_of(where)
    told = (policy or {}).get(network, "")
    if stance == "accept" and told in ("redirect", "decline") and brief.relationship not in _CLOSE:
        raise BadUsage(
            f"your policy for {TITLES.get(network, network)} is to {told}: answer with --stance "
            f"{'redirect' if told == 'redirect' else 'statement'}, or change the policy first"
        )
    brief = replace(brief, purpose="connect", commercial=False)  # they asked: an answer is no offer of the user's
    kind = "pr" if _PRESS.search(brief.recipient.role) else ""
    if stance == "redirect" and _target(network, policy or {}, to) == "email":
        kind = "mail"
    extra = {"network": TITLES.get(network, network), "policy_network": TITLES.get(_target(network, policy or {}, to), to)}
    return one(brief, Wish("reply", stance=stance, kind=kind, extra=extra), where, rules=rules)


def stance_by_policy(brief: Brief, network: str, policy: Mapping[str, str]) -> str:
    """The stance that the policy asks for on a network; friends are accepted, and no policy asks a question first."""
    if brief.relationship in _CLOSE:
        return "accept"
    return {"accept": "accept", "redirect": "redirect", "decline": "statement"}.get(policy.get(network, ""), "question")


def _target(network: str, policy: Mapping[str, str], to: str) -> str:
    """Where a redirect leads: the wanted network, else one that the policy accepts, else mail."""
    if to != network:
        return to
    return next((name for name in POLICY_NETWORKS if policy.get(name) == "accept" and name != network), "email")


def policy_text(policy: Mapping[str, str], to: str = "linkedin") -> str:
    """The friend policy as text that can be shown to others, one line a network; raises BadValue for an unknown choice."""
    if not policy:
        return "No friend policy is set. Choose accept, redirect or decline for each network, and tell everybody the same."
    lines = ["How I answer requests:"]
    for network, choice in policy.items():
        if network not in POLICY_NETWORKS:
            raise BadValue("friend policy", network, f"one of {', '.join(POLICY_NETWORKS)}")
        if choice not in POLICY_CHOICES:
            raise BadValue("friend policy", network, f"“{choice}” is none of {', '.join(POLICY_CHOICES)}")
        lines.append(f"{TITLES[network]}: {_POLICY_SAYS[choice].format(to=TITLES.get(_target(network, policy, to), to))}")
    return "\n".join(lines)


def reminder(stance: str, network: str, policy: Mapping[str, str] | None = None, to: str = "linkedin") -> str:
    """What the user promised by a redirect and should now do; "" for the other stances."""
    if stance != "redirect":
        return ""
    if _target(network, policy or {}, to) == "email":
        return "Now write to them by mail: you offered to go on there."
    return f"Now send the invitation on {TITLES.get(_target(network, policy or {}, to), to)}: you promised to connect there."


def decline_offer(brief: Brief, channel: str = "email", *, rules: RuleBook | None = None) -> Draft:
    """A kind no to an offer or a sales message; the brief's point is what was offered."""
    return one(brief, Wish("reply", kind="decline_offer"), channel, rules=rules)
