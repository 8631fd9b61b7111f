"""Countries as people write them: the ISO code, the name to show, days of rest and zone, from CLDR by a script."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any, Final
from zoneinfo import available_timezones

from composer import data

WEEKEND: Final = (5, 6)  # Saturday and Sunday, where nothing else is known


@cache
def _table() -> Mapping[str, Any]:
    return data.read_toml(data.rules_folder() / "countries.toml")


@cache
def _codes() -> Mapping[str, str]:
    named = _table()["names"]
    found = {code.casefold(): code for code in named}
    found.update({name.casefold(): code for code, names in named.items() for name in names})
    return found


def code(country: str) -> str:
    """The ISO 3166 code of a country given by code or name, or an empty text where it is not known here."""
    plain = country.strip()
    return _codes().get(plain.casefold(), "") if plain else ""


def name(land: str) -> str:
    """The name to show for a code; the code itself where there is none."""
    names = _table()["names"].get(land)
    return str(names[0]) if names else land


def weekend(land: str, zone: str = "") -> frozenset[int]:
    """The days of rest (0 Monday … 6 Sunday) in a country, given by its code or by a zone that lies in it."""
    land = land or _table()["lies"].get(zone, "")
    return frozenset(_table()["weekend"].get(land, WEEKEND))


def land_of(zone_name: str) -> str:
    """The country that a zone alone tells: its own or nearly everybody's; "" for a zone that several share."""
    return str(_table()["lies"].get(zone_name, "") or _only().get(zone_name, ""))


@cache
def _only() -> Mapping[str, str]:
    lands: dict[str, list[str]] = {}
    for land, name_ in _table()["zone"].items():
        lands.setdefault(name_, []).append(land)
    return {name_: found[0] for name_, found in lands.items() if len(found) == 1}


def single_zone(land: str) -> str:
    """The IANA zone of a country that has one, or where nearly everybody lives in one; an empty text for others."""
    return str(_table()["zone"].get(land, ""))


def zone(place: str) -> str:
    """The IANA zone that is meant by its name, by a city (“New York”) or by a country with one zone; "" where none is known."""
    if place.strip() in available_timezones():
        return place.strip()
    return _zones().get(_said(place)) or single_zone(code(place))


def near_zone(place: str) -> str:
    """The zone whose name or city is spelt nearly like a slip such as “Europe/Madird”; "" where nothing comes near."""
    import difflib

    found = difflib.get_close_matches(_said(place), list(_zones()), n=1, cutoff=0.8)
    return _zones()[found[0]] if found else ""


@cache
def _zones() -> Mapping[str, str]:
    """Every zone by its name and by its city; of two names of one zone (Asia/Istanbul, Europe/Istanbul), the one in use."""
    used = set(_table()["zone"].values())
    placed = [name for name in available_timezones() if "/" in name and not name.startswith("Etc/")]
    placed.sort(key=lambda name: (name in used, name.startswith("Europe/"), name))
    found = {_said(name.rpartition("/")[2]): name for name in placed}
    return found | {_said(name): name for name in placed}


def _said(place: str) -> str:
    bare = unicodedata.normalize("NFKD", place.replace("_", " ")).casefold()
    return " ".join("".join(char for char in bare if not unicodedata.combining(char)).split())
