"""Whose name stands in the greeting and after “I am”."""

from __future__ import annotations

import pytest

from tests.rule_kit import against


@pytest.mark.parametrize(("check", "text", "found", "known"), [
    ("wrong_name", "Hi Tomás, x", [], {}),
    ("wrong_name", "Hi Tomas, x", [], {}),
    ("wrong_name", "Hi TOMÁS, x", [], {}),
    ("wrong_name", "Hi Tom, x", [], {}),
    ("wrong_name", "Hi Mr. Ortega, x", [], {}),
    ("wrong_name", "Hi T., x", [], {}),
    ("wrong_name", "Hi there, x", [], {}),
    ("wrong_name", "Hi [Name], x", [], {}),
    ("wrong_name", "Hi Tomás-san, x", [], {}),
    ("wrong_name", "Hi Thomas, x", [], {}),
    ("wrong_name", "Hi Tomis, x", [], {}),
    ("wrong_name", "Hi Tomás Ortega, x", [], {}),
    ("wrong_name", "Hi Ada, x", [("Ada", "Tomás Ortega")], {}),
    ("wrong_name", "Hi Ada Lovelace, x", [("Ada Lovelace", "Tomás Ortega")], {}),
    ("wrong_name", "x", [], {}),
    ("misspelt_name", "Hi Thomas, x", [("Thomas", "Tomás")], {}),
    ("misspelt_name", "Hi Tomis, x", [("Tomis", "Tomás")], {}),
    ("misspelt_name", "Hi Ada, x", [], {}),
    ("misspelt_name", "Hi Tomás, x", [], {}),
    ("misspelt_name", "Hi Ortgea, x", [("Ortgea", "Ortega")], {}),
    ("wrong_sender", "Hi Tomás, I'm Maya.", [], {}),
    ("wrong_sender", "Hi Tomás, I'm Ada Berg.", [("Ada Berg", "Maya Lindqvist")], {}),
    ("wrong_sender", "Hi Tomás, I am Swedish.", [], {}),
    ("wrong_sender", "Hi Tomás, I'm Nigerian, from Lagos.", [], {}),
    ("wrong_sender", "Hi Tomás, my name is Tomás.", [("Tomás", "Maya Lindqvist")], {}),
    ("wrong_sender", "Hi Tomás, it is so.\n\nBest,\nAda", [("Ada", "Maya Lindqvist")], {}),
    ("wrong_sender", "Hi Tomás, it is so.\n\nBest,\nMaya Lindqvist", [], {}),
    ("wrong_sender", "Hi Tomás, it is so.\n\nBest,\n[Your Name]", [], {}),
    ("wrong_name", "Hi Tomás and Ada, x", [], {"third": {"name": "Ada Berg", "about": "tides"}}),
])
def test_it_says_what_the_brief_does_not_bear_out(check: str, text: str, found: list[tuple[str, str]], known: dict[str, object]) -> None:
    assert against(check, text, **known) == found
