"""Time where the other person is: zones, working days and quiet hours. No clock of its own; all times are aware UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from composer import countries, public_holidays, zones

_MOST_DAYS: Final = 40  # looked at for a good moment: the longest row of holidays and a weekend at both its ends
DAY_STARTS: Final = 9  # o'clock on a new working day: nobody is rung at the minute the quiet hours end


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is in time: the zone, whether it had to be assumed (with the words for it), weekend and holidays."""

    zone: tzinfo
    name: str
    assumed: str = ""
    weekend: frozenset[int] = frozenset({5, 6})
    guessed: bool = False  # not even a likely zone: the hours mean nothing
    land: str = ""  # ISO 3166, whose public holidays are days of rest; "" where it is not known

    def rests(self, day: date) -> bool:
        """Whether a day is one of rest there: of the weekend, or a public holiday."""
        return day.weekday() in self.weekend or day in public_holidays.days(self.land, day.year)


@cache
def find_zone(name: str) -> ZoneInfo | None:
    """The IANA zone of that name, or None where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def place(timezone: str = "", country: str = "", home: str = "") -> Place:
    """Where someone is, from their zone, else their country where it has one zone only, else the user's own zone."""
    land = countries.code(country)
    zone = find_zone(timezone) if timezone else None
    if zone is not None:
        return Place(zone, timezone, "", countries.weekend(land, timezone), land=land or countries.land_of(timezone))
    weekend = countries.weekend(land)
    lead = f"“{timezone}” isn't a time zone we know" if timezone else "Their time zone isn't set"
    single = countries.single_zone(land)
    if single and (zone := find_zone(single)) is not None:
        return Place(zone, single, f"{lead}, so {zones.spoken(single)} is taken from their country.", weekend, land=land)
    zone = find_zone(home) if home else None
    if zone is not None:
        return Place(zone, home, f"{lead}, so yours, {zones.spoken(home)}, is assumed.", weekend, land=land)
    return Place(UTC, "UTC", f"{lead}, so UTC is assumed and the hours may be off.", weekend, guessed=True, land=land)


def is_quiet(at: datetime, zone: tzinfo, quiet_hours: tuple[int, int]) -> bool:
    """Whether it is within the quiet hours there; `quiet_hours` are (from, to) in full hours and may span midnight."""
    return _quiet_hour(at.astimezone(zone).hour, quiet_hours)


def _quiet_hour(hour: int, quiet_hours: tuple[int, int]) -> bool:
    start, end = quiet_hours
    return start <= hour < end if start <= end else hour >= start or hour < end


def _morning(quiet_hours: tuple[int, int]) -> int:
    """The hour at which a day starts: nine o'clock, or the end of the quiet hours where nine is too early or too late."""
    end = quiet_hours[1]
    return DAY_STARTS if end <= DAY_STARTS and not _quiet_hour(DAY_STARTS, quiet_hours) else end


def add_working_days(start: datetime, days: int, where: Place) -> datetime:
    """The same time of day, that many working days later in that place; on a working day."""
    local = start.astimezone(where.zone)
    left = days
    while left > 0 or where.rests(local.date()):
        local = _on(local, local + timedelta(days=1))
        if not where.rests(local.date()):
            left -= 1
    return local.astimezone(UTC)


def _on(local: datetime, day: datetime) -> datetime:
    return datetime.combine(day.date(), local.timetz())


def first_good_moment(at: datetime, where: Place, quiet_hours: tuple[int, int], *, workday: bool = True) -> datetime:
    """The first moment from `at` on that is outside the quiet hours there and, if asked, on a working day."""
    local = at.astimezone(where.zone)
    morning = time(_morning(quiet_hours), tzinfo=local.tzinfo)
    for _ in range(_MOST_DAYS):
        if workday and where.rests(local.date()):
            local = datetime.combine(local.date() + timedelta(days=1), morning)
        elif is_quiet(local, where.zone, quiet_hours):
            later = datetime.combine(local.date(), morning)
            local = later if later > local else datetime.combine(local.date() + timedelta(days=1), morning)
        else:
            break
    return local.astimezone(UTC)


def there(at: datetime, where: Place, home: str) -> str:
    """What a clock shows in a place at a time, “Tuesday, 18:00”; "" where it is not known or shows the same as the user's."""
    own = find_zone(home) if home else UTC
    local = at.astimezone(where.zone)
    if where.guessed or own is None or local.replace(tzinfo=None) == at.astimezone(own).replace(tzinfo=None):
        return ""
    return f"{local:%A}, {local:%H:%M}"


def said(at: datetime, where: Place) -> str:
    """A time as a person there would say it: “Tuesday 24 November, 09:00 Madrid time”."""
    local = at.astimezone(where.zone)
    return f"{local:%A} {local.day} {local:%B}, {local:%H:%M} {zones.spoken(where.name)}"
