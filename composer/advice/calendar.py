"""Reminders as an iCalendar file (RFC 5545). Importing it again moves an entry instead of adding a second one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID, uuid5

from composer.advice import phrasing
from composer.advice.ladder import DueItem

_SPACE: Final = UUID("6f1f6a52-6a5e-4b39-9a1c-1d6f0d0c7f54")  # names of entries are made in it, so they stay the same
_MADE_BY: Final = "-//Overture//Due//EN"
_LENGTH: Final = timedelta(minutes=15)
_REMIND: Final = timedelta(minutes=0)
_DOES: Final = {
    "follow_up": "Follow up with", "change_channel": "Write again to", "call": "Call", "close": "Last kind line to",
    "ask_introduction": "Ask for an introduction to", "answer": "Answer", "ask": "Thank and ask", "meet": "Meet",
}


def is_ours(path: Path) -> bool:
    """Whether a file is a calendar that was written here, so that a newer one may take its place."""
    try:
        with path.open("rb") as file:
            return f"PRODID:{_MADE_BY}\r\n".encode() in file.read(200)
    except OSError:
        return False


def ics(items: Iterable[DueItem], *, now: datetime) -> bytes:
    """The due items as a calendar of 15-minute entries, with CRLF lines in UTF-8; what is overdue stands one after the other
    from the next quarter of an hour on, in the order given.

    The UID is made of person and outreach, so a later file replaces the entry of the same outreach.
    """
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", _MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Overture: who is due")
    stamp = now.astimezone(UTC).replace(microsecond=0)
    free = _next_quarter(stamp)
    for item in items:
        start = item.when.astimezone(UTC).replace(microsecond=0)
        if start <= stamp:
            start, free = free, free + _LENGTH
        event = Event()
        event.add("uid", f"{uuid5(_SPACE, f'{item.person}/{item.outreach or 0}')}@overture")
        event.add("dtstamp", stamp)
        event.add("last-modified", stamp)
        event.add("sequence", max(0, int((stamp.timestamp() - _EPOCH) // 60)))
        event.add("dtstart", start)
        event.add("dtend", start + _LENGTH)
        event.add("summary", summary(item))
        event.add("description", "\n".join(item.reasons))
        event.add("categories", ["Overture"])
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary(item))
        alarm.add("trigger", _REMIND)
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _next_quarter(at: datetime) -> datetime:
    """The full quarter of an hour at a moment or after it."""
    over = timedelta(minutes=at.minute % 15, seconds=at.second)
    return at - over + _LENGTH if over else at


_EPOCH: Final = 1_767_225_600  # 2026-01-01 UTC: sequence numbers count minutes from here and fit 32 bits


def summary(item: DueItem) -> str:
    """The title of an entry: “Follow up with Tomás Ortega (e-mail)”."""
    how = f" ({phrasing.title(item.channel)})" if item.channel and item.step != "call" else ""
    return f"{_DOES.get(item.step, 'Write to')} {item.name or 'person ' + str(item.person)}{how}"
