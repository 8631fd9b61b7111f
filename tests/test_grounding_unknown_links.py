"""Links that the brief does not hold."""

from __future__ import annotations

import pytest

from tests.rule_kit import against


@pytest.mark.parametrize(("check", "text", "found", "known"), [
    ("unknown_link", "see https://a.example/x", [("https://a.example/x", "https://a.example/x")], {}),
    ("unknown_link", "see nothing", [], {}),
    ("unknown_link", "see https://a.example/x", [], {"recipient": {"name": "Tomás Ortega", "facts": [{"text": "a talk", "url": "https://a.example/x"}]}}),
])
def test_it_says_what_the_brief_does_not_bear_out(check: str, text: str, found: list[tuple[str, str]], known: dict[str, object]) -> None:
    assert against(check, text, **known) == found
