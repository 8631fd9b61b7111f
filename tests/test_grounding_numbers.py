"""Figures that the brief does not hold."""

from __future__ import annotations

import pytest

from tests.rule_kit import against


@pytest.mark.parametrize(("check", "text", "found", "known"), [
    ("unknown_number", "It took 14 days.", [("14", "14")], {}),
    ("unknown_number", "40% of it", [("40%", "40%")], {}),
    ("unknown_number", "in 2019", [("2019", "2019")], {}),
    ("unknown_number", "It took 7 days.", [], {}),
    ("unknown_number", "your 3 tests", [], {}),
    ("unknown_number", "It took 14 days.", [], {"point": "how it took 14 days"}),
    ("unknown_number", "It is 10 so.", [], {}),
    ("unknown_number", "It is 11 so.", [("11", "11")], {}),
])
def test_it_says_what_the_brief_does_not_bear_out(check: str, text: str, found: list[tuple[str, str]], known: dict[str, object]) -> None:
    assert against(check, text, **known) == found
