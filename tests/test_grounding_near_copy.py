"""Nearly the words of a message that somebody else got."""

from __future__ import annotations

import pytest

from tests.rule_kit import against


@pytest.mark.parametrize(("check", "text", "found", "known"), [
    ("near_copy", "How do you keep the dbt tests cheap at your size, and which test caught most bugs for you last year?", [("How do you keep the dbt tests cheap at your size, and which test caught most bugs for you last year?", "100 %")], {"sent_before": ("How do you keep the dbt tests cheap at your size, and which test caught most bugs for you last year?",)}),
    ("near_copy", "A different text about looms and kelp.", [], {"sent_before": ("How do you keep the dbt tests cheap at your size, and which test caught most bugs for you last year?",)}),
    ("near_copy", "How do you keep the dbt tests cheap at your size, and which test caught most bugs for you last year?", [], {}),
    ("near_copy", "How do you keep the dbt tests cheap at your size, and which test caught most bugs for you last year?", [("How do you keep the dbt tests cheap at your size, and which test caught most bugs for you last year?", "100 %")], {"sent_before": ("Something else", "How do you keep the dbt tests cheap at your size, and which test caught most bugs for you last year?")}),
])
def test_it_says_what_the_brief_does_not_bear_out(check: str, text: str, found: list[tuple[str, str]], known: dict[str, object]) -> None:
    assert against(check, text, **known) == found
