"""Figures that the brief does not hold."""

from __future__ import annotations

import pytest

from tests.rule_kit import against


@pytest.mark.parametrize(("check", "text", "found", "known"), [
    ("unknown_number", "It took 14 days.", [("14", "14")], {}),
    ("unknown_number", "40% of it", [("40%", "40%")], {}),
    ("unknown_number", "I am 100% with you on sluices.", [], {}),
    ("unknown_number", "100 of them", [("100", "100")], {}),
    ("unknown_number", "in 2019", [("2019", "2019")], {}),
    ("unknown_number", "It took 7 days.", [], {}),
    ("unknown_number", "your 3 tests", [], {}),
    ("unknown_number", "It took 14 days.", [], {"point": "how it took 14 days"}),
    ("unknown_number", "It is 10 so.", [], {}),
    ("unknown_number", "It is 11 so.", [("11", "11")], {}),
    ("unknown_number", "your five shops", [("five shops", "five shops")], {"point": "your two shops in Leeds"}),
    ("unknown_number", "your two shops", [], {"point": "your two shops in Leeds"}),
    ("unknown_number", "My five shops are open.", [], {"point": "your two shops in Leeds"}),
    ("unknown_number", "You bake for ninety people.", [("ninety", "ninety")], {"point": "your two shops"}),
    ("unknown_number", "You bake for sixty people.", [], {"point": "how you bake for 60 people"}),
    ("unknown_number", "Thirty-five vans", [], {"point": "how you run 35 vans"}),
    ("unknown_number", "24 of 40 lived, so 16 did not.", [], {"point": "why 24 of 40 sensors lived"}),
    ("unknown_number", "16 did not.", [("16", "16")], {"point": "why 24 of 40 sensors lived"}),
    ("unknown_number", "24 of 40 lived, so 64 did not.", [("64", "64")], {"point": "why 24 of 40 sensors lived"}),
])
def test_it_says_what_the_brief_does_not_bear_out(check: str, text: str, found: list[tuple[str, str]], known: dict[str, object]) -> None:
    assert against(check, text, **known) == found
