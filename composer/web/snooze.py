"""Putting somebody off the list of follow-ups for a while: tomorrow, next week, in a month, or until a day of one's choice."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import streamlit as st

from composer.settings import Settings
from composer.web.state import now, opened, say, take_back
from composer.web.words import plain, unseen

FOR_GOOD: Final = timedelta(days=3_650)
_DAY: Final = "Choose a day …"
_CHOICES: Final = ("Tomorrow", "Next week", "In a month", _DAY)


def until(choice: str, today: date) -> date:
    """The day on which somebody comes back: tomorrow, the Monday after this week, or four weeks on."""
    if choice == "Tomorrow":
        return today + timedelta(days=1)
    return today + timedelta(days=7 - today.weekday() if choice == "Next week" else 28)


def menu(settings: Settings, person: int, name: str, key: str) -> None:
    """The button with its choices."""
    chosen = st.menu_button("Snooze" + unseen(name), _CHOICES, key=f"due_later_{key}", help="Comes back later")
    if chosen == _DAY:
        st.session_state["due_day"] = key
    elif chosen:
        put_off(settings, person, until(str(chosen), _today(settings)))
        st.rerun()


def on_a_day(settings: Settings, person: int, name: str, key: str) -> None:
    """The calendar for whoever wants a day of their own."""
    if st.session_state.get("due_day") != key:
        return
    tomorrow = _today(settings) + timedelta(days=1)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        given = st.date_input(f"Remind me about {plain(name)} on", value=tomorrow, min_value=tomorrow, key=f"due_day_{key}")
        if st.button("Snooze until then", key=f"due_until_{key}", type="primary") and isinstance(given, date):
            st.session_state.pop("due_day", None)
            put_off(settings, person, given)
            st.rerun()


def put_off(settings: Settings, person: int, day: date) -> None:
    """Take a person off the list until a day begins where the user is."""
    from composer.record.pauses import later

    start = datetime.combine(day, time(), ZoneInfo(settings.timezone or "UTC")).astimezone(UTC)
    with opened(settings) as record:
        name = later(record, person, start, at=now())
    say(f"{name} is snoozed until {day.day} {day:%B}.", take_back(settings))


def for_good(settings: Settings, person: int) -> None:
    """Take a person off the list until one of the two writes again."""
    from composer.record.pauses import later

    with opened(settings) as record:
        name = later(record, person, now() + FOR_GOOD, at=now())
    say(f"You won't be reminded about {name} until one of you writes again.", take_back(settings))


def _today(settings: Settings) -> date:
    return now().astimezone(ZoneInfo(settings.timezone or "UTC")).date()
