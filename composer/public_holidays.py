"""Public holidays of a country, by the kept library `holidays`; those of single regions are not known."""

from __future__ import annotations

from datetime import date
from functools import cache


@cache
def days(land: str, year: int) -> frozenset[date]:
    """The public holidays of a country (ISO 3166 code) in a year; none where the library does not know the country."""
    if not land:
        return frozenset()
    from holidays import country_holidays

    try:
        return frozenset(country_holidays(land, years=year))
    except NotImplementedError:
        return frozenset()
