"""Countries as people write them: the ISO code, the name to show, and the group whose law applies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from composer import data


@cache
def _table() -> Mapping[str, Any]:
    return data.read_toml(data.rules_folder() / "advice" / "countries.toml")


@cache
def _codes() -> Mapping[str, str]:
    named = _table()["names"]
    found = {code.casefold(): code for code in named}
    found.update({name.casefold(): code for code, names in named.items() for name in names})
    return found


def code(country: str) -> str:
    """The ISO 3166 code of a country given by code or name, or an empty text where it is not known here."""
    return _codes().get(country.strip().casefold(), "")


def name(land: str) -> str:
    """The name to show for a code; the code itself where there is none."""
    names = _table()["names"].get(land)
    return str(names[0]) if names else land


def group(country: str) -> str:
    """EU, GB, US or CA; "other" for a country that is known but has no duties here; "" for one that is not known."""
    land = code(country)
    if not land:
        return ""
    groups = _table()["groups"]
    return next((str(key) for key, members in groups.items() if land in members), "other")
