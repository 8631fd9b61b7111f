"""A role, firm or work of one of the two given to the other."""

from __future__ import annotations

import pytest

from tests.rule_kit import against


@pytest.mark.parametrize(("check", "text", "found", "known"), [
    ("swapped_owner", "I am head of data.", [("head of data", "theirs")], {}),
    ("swapped_owner", "my talk on dbt tests", [("my talk on dbt tests", "theirs")], {}),
    ("swapped_owner", "your talk on dbt tests", [], {}),
    ("swapped_owner", "As a data engineer I ask.", [], {}),
    ("swapped_owner", "it is so", [], {}),
])
def test_it_says_what_the_brief_does_not_bear_out(check: str, text: str, found: list[tuple[str, str]], known: dict[str, object]) -> None:
    assert against(check, text, **known) == found
