"""Who of the user's contacts might introduce them to somebody, and how to ask so that both sides can say no."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final

from composer.advice import tables
from composer.lexicon import Wording
from composer.model import Brief
from composer.normalise import fold

_YEAR: Final = timedelta(days=365)
_LEGAL: Final = Wording("companies", "legal_forms")


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """One of the user's contacts as plain values; `knows` are names of people they are known to know."""

    person: int
    name: str
    relationship: str = ""
    company: str = ""
    past_companies: tuple[str, ...] = ()
    knows: tuple[str, ...] = ()
    connected: bool = False
    answers: int = 0  # how often they answered the user
    unanswered: bool = False  # the user's last message to them waits for an answer
    last_touch_at: datetime | None = None
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Introducer:
    """Somebody who might introduce, with the reasons for and against; a higher score is better."""

    person: int
    name: str
    score: float
    reasons: tuple[str, ...]


def candidates(brief: Brief, contacts: Iterable[Acquaintance], *, now: datetime, count: int = 5) -> tuple[Introducer, ...]:
    """The contacts with a tie to the recipient, the best first; nobody under a do-not-contact, and not the recipient."""
    reader = fold(brief.recipient.name)
    found: list[Introducer] = []
    for contact in contacts:
        if contact.stopped or not contact.name or fold(contact.name) == reader:
            continue
        tie, why = _tie(brief, contact)
        if not tie:
            continue
        close, how = _closeness(contact, now)
        found.append(Introducer(contact.person, contact.name, tie + close, (*why, *how)))
    return tuple(sorted(found, key=lambda item: (-item.score, item.name, item.person))[:count])


def plan(friend: str, person: str) -> tuple[str, ...]:
    """The steps of an introduction that both sides agree to beforehand."""
    return tuple(str(step).format(friend=friend, person=person) for step in _data()["plan"]["steps"])


@cache
def _data() -> Mapping[str, Any]:
    table = tables.read("introduction")
    tables.grounds(table["grounds"], "advice/introduction.toml")
    return table


def _tie(brief: Brief, contact: Acquaintance) -> tuple[float, tuple[str, ...]]:
    weights, name = _data()["tie"], fold(contact.name)
    person, firm = brief.recipient.name, company_key(brief.recipient.company)
    said: list[tuple[float, str]] = []
    if brief.mutual and fold(brief.mutual) == name:
        said.append((weights["named"], f"You named {contact.name} as a friend of you both."))
    if fold(person) in {fold(other) for other in contact.knows}:
        said.append((weights["knows"], f"{contact.name} knows {person}."))
    if len(name.split()) > 1 and any(name in fold(fact.text) for fact in brief.recipient.facts):
        said.append((weights["third"], f"A fact of your brief connects {contact.name} with {person}."))
    if firm and company_key(contact.company) == firm:
        said.append((weights["same_company"], f"{contact.name} works at {brief.recipient.company}, as {person} does."))
    elif firm and firm in {company_key(past) for past in contact.past_companies}:
        said.append((weights["once_company"], f"{contact.name} once worked at {brief.recipient.company}."))
    said.sort(key=lambda item: -item[0])
    points = said[0][0] + sum(item[0] for item in said[1:]) / 4 if said else 0.0
    return float(points), tuple(text for _, text in said)


def _closeness(contact: Acquaintance, now: datetime) -> tuple[float, tuple[str, ...]]:
    weights = _data()["close"]
    points, said = float(weights.get(contact.relationship, 0)), []
    if contact.relationship in ("friend", "colleague", "client"):
        said.append(f"They are a {contact.relationship} of yours.")
    elif contact.relationship == "met":
        said.append("You have met them.")
    if contact.answers:
        points += weights["answered"] * min(3, contact.answers)
        often = "before" if contact.answers == 1 else f"{contact.answers} times"
        said.append(f"They've answered you {often}.")
    if contact.connected:
        points += weights["connected"]
        said.append("You're connected on LinkedIn.")
    if contact.unanswered:
        points += weights["unanswered"]
        said.append("They haven't answered your last message yet.")
    if contact.last_touch_at is not None:
        age = now - contact.last_touch_at
        if age <= _YEAR:
            points += weights["recent"]
            said.append("You were in touch within the last year.")
        elif age > 3 * _YEAR:
            points += weights["long_ago"]
            said.append("You haven't been in touch for three years: say hello first.")
    return points, tuple(said)


def company_key(name: str) -> str:
    """A company's name for comparing: folded, without legal forms and punctuation ("Monzo Bank Ltd." gives "monzo bank")."""
    words = re.sub(r"[^\w\s]", " ", fold(name).replace(".", ""))
    return " ".join(_LEGAL.for_all.sub(" ", words).split()) or " ".join(words.split())
