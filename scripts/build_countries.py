"""Writes etiquette_rules/countries.toml from CLDR, the Unicode locale data: names of countries, days of rest, zones.

    python scripts/build_countries.py

The data comes with the `babel` package, which only this script needs: installed it takes 36 MB, the table 15 KB. What CLDR
does not know, or what its official names hide, stands below with its reason. A test writes the table again and compares.
"""  # noqa: INP001

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import babel
from babel import Locale
from babel.core import UnknownLocaleError, get_global
from babel.languages import get_official_languages

TABLE = Path(__file__).resolve().parent.parent / "etiquette_rules" / "countries.toml"
HEAD = """# Countries by ISO 3166 code, written by scripts/build_countries.py from CLDR (babel {version}): change the script.
#   names    what people type for it: the name to show, its names in its own languages, others that are used
#   weekend  days of rest, 0 Monday … 6 Sunday, where they are other than Saturday and Sunday
#   zone     its IANA zone, where it has one or nearly everybody lives in one
#   lies     zone → country, for the countries with a weekend of their own
"""
# Shown instead of CLDR's name, which is official rather than usual.
SHOWN = {"HK": "Hong Kong", "MO": "Macao", "PS": "Palestine", "TR": "Turkey", "MM": "Myanmar", "BA": "Bosnia and Herzegovina"}
# What people type besides.
ALSO = {
    "AE": ["UAE"], "BA": ["Bosnia"], "CD": ["DR Congo"], "CI": ["Ivory Coast"], "CZ": ["Czech Republic"],
    "GB": ["UK", "Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland"], "HK": ["Hongkong"],
    "IE": ["Republic of Ireland"], "KR": ["Korea"], "MK": ["Macedonia"], "MM": ["Burma"], "MO": ["Macau"],
    "NL": ["The Netherlands", "Holland"], "TL": ["East Timor"], "TR": ["Turkiye"],
    "US": ["USA", "United States of America", "America"], "VA": ["Vatican"],
}
# CLDR has Saturday and Sunday for want of data, or (Iran) only the Friday that everybody rests.
WEEKENDS = {"BD": (4, 5), "IR": (3, 4), "MV": (4, 5), "NP": (5,), "PS": (4, 5)}
# CLDR's primary zones (supplemental/metaZones.xml), which babel leaves out; last, countries with one time in several zones.
MAIN = {
    "CL": "America/Santiago", "CN": "Asia/Shanghai", "DE": "Europe/Berlin", "EC": "America/Guayaquil", "ES": "Europe/Madrid",
    "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland", "PT": "Europe/Lisbon", "UA": "Europe/Kyiv", "UZ": "Asia/Tashkent",
    "MH": "Pacific/Majuro",
    "AR": "America/Argentina/Buenos_Aires", "CY": "Asia/Nicosia", "KZ": "Asia/Almaty", "MN": "Asia/Ulaanbaatar",
    "PS": "Asia/Hebron",
}
DAYS = [datetime(2026, 1, 1) + timedelta(days=15 * number) for number in range(30)]  # noqa: DTZ001  # asked of each zone


def lands() -> list[str]:
    """The codes of countries and territories: two letters and a time zone."""
    return sorted(code for code in get_global("territory_zones") if len(code) == 2 and code not in ("ZZ", "UM"))


def names(code: str) -> list[str]:
    """What a country is called, the name to show first, each once."""
    english = str(Locale("en").territories[code])
    own = []
    for language in get_official_languages(code, de_facto=True):
        try:
            own.append(str(Locale.parse(language).territories.get(code, english)))
        except UnknownLocaleError:
            continue
    found = [SHOWN.get(code, english), english, *own, *ALSO.get(code, ())]
    kept: dict[str, str] = {}
    for name in found:
        kept.setdefault(name.casefold(), name)
    return list(kept.values())


def weekend(code: str) -> tuple[int, ...]:
    """Days of rest other than Saturday and Sunday; where people work on Saturdays both are kept, for nobody minds a wait."""
    if code in WEEKENDS:
        return WEEKENDS[code]
    try:
        place = Locale.parse(f"und_{code}")
    except UnknownLocaleError:  # nobody lives there
        return ()
    days = tuple(range(place.weekend_start, place.weekend_end + 1))
    return () if set(days) <= {5, 6} else days


def zones(code: str) -> list[str]:
    """The zones of a country, each by its name of today."""
    aliases = get_global("zone_aliases")
    return sorted({aliases.get(name, name) for name in get_global("territory_zones")[code]})


def zone(code: str) -> str:
    """The zone of a country with one time; "" for several."""
    found = zones(code)
    clocks = {tuple(ZoneInfo(name).utcoffset(day) for day in DAYS) for name in found}
    return MAIN.get(code) or (found[0] if len(clocks) == 1 else "")


def lines() -> Iterator[str]:
    """The file, line by line."""
    yield HEAD.format(version=babel.__version__)
    yield "[names]"
    yield from (f"{code} = {json.dumps(names(code), ensure_ascii=False)}" for code in lands())
    resting = {code: weekend(code) for code in lands() if weekend(code)}
    yield "\n[weekend]"
    yield from (f"{code} = {list(days)}" for code, days in resting.items())
    yield "\n[zone]"
    yield from (f'{code} = "{zone(code)}"' for code in lands() if zone(code))
    yield "\n[lies]"
    old = get_global("zone_aliases")
    for code in resting:
        for name in zones(code):
            yield from (f'"{each}" = "{code}"' for each in (name, *sorted(key for key, today in old.items() if today == name)))
    yield ""


if __name__ == "__main__":
    TABLE.write_text("\n".join(lines()), encoding="utf-8")
