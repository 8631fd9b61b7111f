"""People, firms and places that the brief does not hold."""

from __future__ import annotations

import pytest

from tests.rule_kit import against


@pytest.mark.parametrize(("check", "text", "found", "known"), [
    ("unknown_name", "I met Ada Berg.", [("Ada Berg", "Ada Berg")], {}),
    ("unknown_name", "I live in Oslo.", [("Oslo", "Oslo")], {}),
    ("unknown_name", "We use Airflow", [("Airflow", "Airflow")], {}),
    ("unknown_name", "The Data Council talk", [], {}),
    ("unknown_name", "LinkedIn is", [], {}),
    ("unknown_name", "I read it on the Kindle and on Wikipedia.", [], {}),
    ("unknown_name", "at Monzo and Klarna", [], {}),
    ("unknown_name", "I met Ada Berg.", [], {"point": "what Ada Berg said"}),
    ("unknown_name", "So it is.", [], {}),
    ("unknown_name", "We build UX for it.", [], {}),
    ("unknown_name", "We use Dbtx for it.", [("Dbtx", "Dbtx")], {}),
    ("unknown_name", "Ylva told me about it.", [("Ylva", "Ylva")], {}),
    ("unknown_name", "Walking brings me joy.", [], {}),
    ("unknown_name", "I like de Gaulle", [("Gaulle", "Gaulle")], {}),
    ("unknown_name", "I drew it as a Gantt chart.", [], {}),
    ("unknown_name", "It is Parkinson’s law again.", [], {}),
    ("unknown_name", "I had lunch with Parkinson.", [("Parkinson", "Parkinson")], {}),
    ("unknown_name", "After Passover I read it.", [], {}),
    ("unknown_name", "we use Little and of", [("Little", "Little")], {}),
])
def test_it_says_what_the_brief_does_not_bear_out(check: str, text: str, found: list[tuple[str, str]], known: dict[str, object]) -> None:
    assert against(check, text, **known) == found
