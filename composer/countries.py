"""Countries as people write them: the ISO code, the name to show, days of rest and zone, from CLDR by a script."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

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


def zones() -> frozenset[str]:
    """The zones of the countries that have one."""
    return frozenset(_table()["zone"].values())


def single_zone(land: str) -> str:
    """The IANA zone of a country that has one, or where nearly everybody lives in one; an empty text for others."""
    return str(_table()["zone"].get(land, ""))
