"""What to do next with a person, and the list of who is due, most urgent first. Takes plain values, keeps nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final

from composer.advice import clock, phrasing, ranking, tables
from composer.advice.rungs import STEPS, Case, Pace, Rung, climb
from composer.advice.standing import standing
from composer.model import RELATIONSHIPS, Brief, NextStep, PastTouch, Recipient, Sender

__all__ = ["STEPS", "Contact", "DueItem", "due", "next_step"]

# What the Due page lists; the other steps are told where a person is looked at, and nag nobody.
_LISTED: Final = frozenset({"follow_up", "change_channel", "call", "close", "ask_introduction", "answer", "ask"})


@dataclass(frozen=True, slots=True)
class Contact:
    """One person as the ladder sees them; `handles` are kinds (model.HANDLES), `stopped` channels ("" for every one).

    `history` holds all touches of any channel. `asked` says whether the newest own message holds a question where its
    text is not kept. `person` and `outreach` are ids of the record, passed through.
    """

    person: int
    name: str = ""
    relationship: str = "stranger"
    purpose: str = "connect"
    history: tuple[PastTouch, ...] = ()
    handles: tuple[str, ...] = ()
    connected: bool = False
    timezone: str = ""
    country: str = ""
    mutual: str = ""
    introducers: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()
    asked: bool | None = None
    outreach: int | None = None


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing to do: with whom, which step, on which channel, since when it is due, and why.

    `there` is what their clock shows then, where it is known and differs from the user's.
    """

    person: int
    outreach: int | None
    step: str
    channel: str
    when: datetime
    reasons: tuple[str, ...]
    name: str = ""
    urgency: float = 0.0
    there: str = ""


def next_step(
    contact: Contact, *, now: datetime, follow_up_days: tuple[int, ...] = (4, 8), quiet_hours: tuple[int, int] = (20, 8),
    home_zone: str = "",
) -> NextStep:
    """What to do next with one person and from when on."""
    rung = _rung(contact, now, Pace(tuple(follow_up_days), quiet_hours), home_zone)
    return NextStep(rung.step, rung.when, rung.reasons)


def due(
    people: Iterable[Contact], now: datetime, *, follow_up_days: tuple[int, ...] = (4, 8),
    quiet_hours: tuple[int, int] = (20, 8), home_zone: str = "", ahead_days: float = 0,
) -> tuple[DueItem, ...]:
    """Who is due at `now`, the most urgent first; `ahead_days` adds what comes due within so many days.

    People under a do-not-contact, pending messages, and answers whose text is not known are not listed.
    """
    pace = Pace(tuple(follow_up_days), quiet_hours)
    until = now + timedelta(days=ahead_days)
    items = [item for contact in people if (item := _due(contact, now, pace, home_zone)) is not None and item.when <= until]
    return tuple(sorted(items, key=lambda item: (item.when > now, -item.urgency, item.when, item.person)))


def _due(contact: Contact, now: datetime, pace: Pace, home_zone: str) -> DueItem | None:
    if not contact.history:
        return None
    rung = _rung(contact, now, pace, home_zone)
    rung = rung.then or rung  # what comes after the wait lies ahead
    when = rung.when
    if when is None or rung.step not in _LISTED or ranking.is_stopped(rung.channel, contact.stopped):
        return None
    if rung.step == "ask":
        last = max(contact.history, key=lambda touch: touch.at)
        if not last.text:
            return None
        where = clock.place(contact.timezone, contact.country, home_zone)
        when = clock.first_good_moment(clock.add_working_days(last.at, pace.days(0), where), where, pace.quiet_hours)
    return DueItem(
        contact.person, contact.outreach, rung.step, rung.channel, when, rung.reasons, contact.name,
        _urgency(contact, rung, when, now),
    )


def _rung(contact: Contact, now: datetime, pace: Pace, home_zone: str) -> Rung:
    relationship = contact.relationship if contact.relationship in RELATIONSHIPS else "stranger"
    reader = Recipient(
        contact.name, handles=dict.fromkeys(contact.handles, ""), connected=contact.connected, timezone=contact.timezone,
    )
    brief = Brief(
        Sender(""), reader, relationship, contact.purpose or "connect", mutual=contact.mutual, country=contact.country,
    )
    past = tuple(sorted((touch for touch in contact.history if touch.at <= now), key=lambda touch: touch.at))
    now_is = standing(brief, past, now=now, home_zone=home_zone, quiet_hours=pace.quiet_hours)

    def ranked() -> tuple[ranking.Ranked, ...]:
        return ranking.rank(now_is, stopped=contact.stopped, first_name=phrasing.first_name(contact.name))

    return climb(Case(brief, now_is, past, ranked, now, pace, contact.introducers, contact.asked), contact.stopped)


@cache
def _figures() -> dict[str, Any]:
    entry: dict[str, Any] = tables.read("ladder")["urgency"]
    tables.grounds(entry, "advice/ladder.toml: urgency", example=False)
    return entry


def _urgency(contact: Contact, rung: Rung, when: datetime, now: datetime) -> float:
    figures = _figures()
    days = max(0.0, (now - when) / timedelta(days=1))
    step = "call_back" if rung.case == "call_back" else rung.step
    return float(
        figures["step"].get(step, 0) + figures["relationship"].get(contact.relationship, 0) + figures["asked"] * rung.asked
        + min(days * figures["per_day"], figures["most_days"])
    )
