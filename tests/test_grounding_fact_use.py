"""Whether the text uses a fact of the brief."""

from __future__ import annotations

import pytest

from tests.rule_kit import against


@pytest.mark.parametrize(("check", "text", "found", "known"), [
    ("no_fact_used", "Your talk on dbt tests helped.", [], {}),
    ("no_fact_used", "Hello, how are you today?", [("", "talk on dbt tests at Data Council")], {}),
    ("no_fact_used", "", [], {}),
    ("no_fact_used", "The talk was good.", [("", "talk on dbt tests at Data Council")], {}),
    ("no_fact_used", "Your talk was good.", [("", "talk on dbt tests at Data Council")], {}),
    ("no_fact_used", "I read it on dbt.", [("", "talk on dbt tests at Data Council")], {}),
    ("no_fact_used", "Your dbt helped.", [], {}),
    ("no_fact_used", "The tests at the Council.", [], {}),
    ("no_fact_used", "Hello, how are you today?", [], {"recipient": {"name": "Tomás Ortega"}, "purpose": "thank"}),
])
def test_it_says_what_the_brief_does_not_bear_out(check: str, text: str, found: list[tuple[str, str]], known: dict[str, object]) -> None:
    assert against(check, text, **known) == found
