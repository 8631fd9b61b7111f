"""The IANA time zone that is meant by a place as people type it: by its name, a city or a country."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from zoneinfo import available_timezones

from composer import countries
from composer.normalise import without_accents


def zone_of(place: str) -> str:
    """The IANA zone that is meant by its name, by a city (“New York”) or by a country with one zone; "" where none is known."""
    if place.strip() in available_timezones():
        return place.strip()
    return _zones().get(_said(place)) or countries.single_zone(countries.code(place))


def spoken(zone: str) -> str:
    """A zone as people say it: “Oslo time” for `Europe/Oslo`; names without a city (UTC, Etc/GMT+1) as they are."""
    area, _, city = zone.rpartition("/")
    return f"{city.replace('_', ' ')} time" if area and not area.startswith("Etc") else zone


def near_zone(place: str) -> str:
    """The zone whose name or city is spelt nearly like a slip such as “Europe/Madird”; "" where nothing comes near."""
    import difflib

    found = difflib.get_close_matches(_said(place), list(_zones()), n=1, cutoff=0.8)
    return _zones()[found[0]] if found else ""


@cache
def _zones() -> Mapping[str, str]:
    """Every zone by its name and by its city; of two names of one zone (Asia/Istanbul, Europe/Istanbul), the one in use."""
    used = set(countries.zones())
    placed = [name for name in available_timezones() if "/" in name and not name.startswith("Etc/")]
    placed.sort(key=lambda name: (name in used, name.startswith("Europe/"), name))
    found = {_said(name.rpartition("/")[2]): name for name in placed}
    return found | {_said(name): name for name in placed}


def _said(place: str) -> str:
    return " ".join(without_accents(place.replace("_", " ")).casefold().split())
