"""When something happened, as the user says it: in their zone, and never a time that is still to come."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from composer.errors import BadUsage
from composer.settings import Settings
from composer.web.state import now
from composer.zones import spoken


def when(settings: Settings, key: str) -> datetime:
    """A date and time in UTC; now where they leave it. The calendar ends today."""
    zone = ZoneInfo(settings.timezone or "UTC")
    today = now().astimezone(zone).replace(tzinfo=None)
    last = datetime.combine(today.date(), time(23, 59))  # the same all day: a box that changed would lose what was typed
    given = st.datetime_input(f"When ({spoken(zone.key)})", value=today, max_value=last, key=key, step=60)
    return given.replace(tzinfo=zone).astimezone(UTC)


def refuse_to_come(at: datetime) -> datetime:
    """The time itself; raises BadUsage where it is still to come."""
    if at > now():
        raise BadUsage("That time is still to come. Say when it was.")
    return at
