"""Where the user stands with a person right now, taken together from the brief and the earlier touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from composer import channels
from composer.advice import clock
from composer.channel_facts import HANDLE_KINDS, NETWORKS
from composer.model import CHANNELS, Brief, PastTouch

HUMAN: Final = frozenset({"message", "call", "voicemail", "meeting", "no"})  # what counts as an answer when it comes in
TRIES: Final = frozenset({"message", "voicemail", "missed"})  # what stays unanswered when nothing comes back
LINKEDIN: Final = tuple(name for name, network in NETWORKS.items() if network == "linkedin")
_FAR: Final = timedelta(hours=3)  # from here on a working day is another one; from 4 hours on one of the 365 situations breaks
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the situations look at; `silent` counts the user's tries since anything human came back."""

    relationship: str
    purpose: str
    tone: str
    delicate: bool
    urgent: bool
    needs_record: bool
    commercial: bool
    connected: bool
    known: frozenset[str]  # channels whose address is known
    where: clock.Place
    night: bool
    far: bool
    answered: bool = False
    refused: bool = False
    silent: int = 0
    silent_on: Mapping[str, int] = field(default_factory=dict)
    bounced_on: frozenset[str] = frozenset()
    answered_on: str = ""
    notes_left: int | None = None
    premium: bool | None = None
    note_open: bool = False  # a request with a note lies unanswered for a day: LinkedIn takes no second one
    inmail_open: bool = False


def known_channels(handles: Collection[str], *, connected: bool = False) -> frozenset[str]:
    """The channels that an address is known for, by kinds of handle; a WhatsApp number is a telephone number too."""
    kinds = {*handles, *(HANDLE_KINDS[kind].also for kind in handles if kind in HANDLE_KINDS)}
    if connected:
        kinds.add("linkedin")
    facts = channels.load_channels()
    return frozenset(name for name in CHANNELS if facts[name].handle and facts[name].handle in kinds)


def reply_to(history: Iterable[PastTouch]) -> PastTouch | None:
    """The newest human touch from the other side: a message, a call that was talked, a meeting, a no."""
    found = [touch for touch in history if is_answer(touch)]
    return max(found, key=lambda touch: touch.at) if found else None


def is_answer(touch: PastTouch) -> bool:
    """Whether a touch answers what went before: anything human that came in, or a talk in either direction."""
    return touch.kind in ("call", "meeting") or (touch.direction == "in" and touch.kind in HUMAN)


def is_refusal(touch: PastTouch) -> bool:
    """Whether an answer is a no."""
    return touch.kind == "no" or (touch.meaning == "no" and is_answer(touch))


def tries_since(history: Iterable[PastTouch]) -> tuple[PastTouch, ...]:
    """The user's unanswered tries, oldest first: what went out since anything human came back; bounces are no tries."""
    touches = sorted(history, key=lambda touch: touch.at)
    last = reply_to(touches)
    lost = [touch for touch in touches if touch.kind == "bounce"]
    tries = [
        touch for touch in touches
        if touch.direction == "out" and touch.kind in TRIES and (last is None or touch.at > last.at)
    ]
    for bounce in lost:  # a bounce takes back the newest mail before it
        before = [touch for touch in tries if touch.channel == bounce.channel and touch.at <= bounce.at]
        if before:
            tries.remove(before[-1])
    return tuple(tries)


def standing(
    brief: Brief, history: Iterable[PastTouch] = (), *, now: datetime, home_zone: str = "",
    quiet_hours: tuple[int, int] = (20, 8), notes_left: int | None = None, premium: bool | None = None,
) -> Standing:
    """The standing from plain values; `now` and all touches are aware UTC."""
    past = tuple(touch for touch in history if touch.at <= now)
    reader = brief.recipient
    connected = reader.connected or any(
        touch.kind == "accepted" or (touch.channel == "linkedin_message" and touch.direction == "in") for touch in past
    )
    where = clock.place(reader.timezone, brief.country, home_zone)
    home = clock.find_zone(home_zone) if home_zone else None
    offset = now.astimezone(where.zone).utcoffset() or timedelta()
    own = (now.astimezone(home).utcoffset() if home else None) or timedelta()
    tries = tries_since(past)
    last = reply_to(past)
    bounced = {touch.channel for touch in past if touch.kind == "bounce"}
    silent_on = Counter(touch.channel for touch in tries)
    lying = {touch.channel for touch in tries if now - touch.at >= _DAY}  # what was sent just now may still be taken back
    return Standing(
        brief.relationship, brief.purpose, brief.tone, brief.delicate, brief.urgent, brief.needs_record,
        brief.commercial, connected, known_channels(reader.handles, connected=connected), where,
        night=not where.guessed and clock.is_quiet(now, where.zone, quiet_hours),
        far=home is not None and abs(offset - own) > _FAR,
        answered=last is not None, refused=last is not None and is_refusal(last), silent=len(tries),
        silent_on=silent_on, bounced_on=frozenset(bounced), answered_on=last.channel if last else "", notes_left=notes_left,
        premium=premium, note_open="linkedin_note" in lying, inmail_open="inmail" in lying,
    )
