"""Days and months that the brief does not hold."""

from __future__ import annotations

import pytest

from tests.rule_kit import against


@pytest.mark.parametrize(("check", "text", "found", "known"), [
    ("unknown_date", "in March", [("in March", "in March")], {}),
    ("unknown_date", "on 5 May", [("5 May", "5 May")], {}),
    ("unknown_date", "last year", [], {}),
    ("unknown_date", "yesterday", [], {}),
    ("unknown_date", "in March", [], {"point": "what came in March"}),
    ("unknown_date", "it may be so", [], {}),
])
def test_it_says_what_the_brief_does_not_bear_out(check: str, text: str, found: list[tuple[str, str]], known: dict[str, object]) -> None:
    assert against(check, text, **known) == found
