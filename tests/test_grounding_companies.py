"""Firms given to the other one, or not in the brief at all."""

from __future__ import annotations

import pytest

from tests.rule_kit import against


@pytest.mark.parametrize(("check", "text", "found", "known"), [
    ("company_swapped", "Your work at Klarna is good.", [("Klarna", "Monzo")], {}),
    ("company_swapped", "I work at Monzo.", [("Monzo", "Klarna")], {}),
    ("company_swapped", "You joined Klarna in May.", [("Klarna", "Monzo")], {}),
    ("company_swapped", "Your work at Monzo is good.", [], {}),
    ("company_swapped", "I work at Klarna.", [], {}),
    ("company_swapped", "I work at Klarna.", [], {"sender": {"name": "Maya Lindqvist", "company": "monzo"}}),
    ("unknown_company", "I saw it at Stripe.", [("Stripe", "Stripe")], {}),
    ("unknown_company", "You moved from Acme Labs.", [("Acme Labs", "Acme Labs")], {}),
    ("unknown_company", "at Monzo and Klarna", [], {}),
    ("unknown_company", "I live in Oslo.", [], {}),
])
def test_it_says_what_the_brief_does_not_bear_out(check: str, text: str, found: list[tuple[str, str]], known: dict[str, object]) -> None:
    assert against(check, text, **known) == found


@pytest.mark.parametrize(("text", "found"), [("Your work at RRB is clear.", []), ("Your work at XQZ is clear.", [("XQZ", "XQZ")]), ("Your work at BRR is clear.", [("BRR", "BRR")])])
def test_a_firm_of_the_brief_may_go_by_its_initials(text: str, found: list[tuple[str, str]]) -> None:
    known = {"recipient": {"name": "Tomás Ortega", "company": "Royal Roof Bureau", "facts": [{"text": "talk on nets"}]}}
    assert against("unknown_company", text, **known) == found
