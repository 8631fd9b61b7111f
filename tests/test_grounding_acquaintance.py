"""Meetings, talks and mutual friends that the brief does not hold."""

from __future__ import annotations

import pytest

from tests.rule_kit import against


@pytest.mark.parametrize(("check", "text", "found", "known"), [
    ("false_acquaintance", "When we met in May", [("When we met", "when we met")], {}),
    ("false_acquaintance", "As discussed, it is.", [("As discussed", "as discussed")], {}),
    ("false_acquaintance", "our conversation helped", [("our conversation", "our conversation")], {}),
    ("false_acquaintance", "thanks for your time yesterday", [("thanks for your time yesterday", "thanks for your time yesterday")], {}),
    ("false_acquaintance", "it is so", [], {}),
    ("false_acquaintance", "When we met in May", [], {"relationship": "friend"}),
    ("false_acquaintance", "When we met in May", [], {"recipient": {"name": "Tomás Ortega", "facts": [{"text": "we met in May"}]}}),
    ("false_mutual", "Our mutual friend Ada said", [("Our mutual friend", "our mutual friend")], {}),
    ("false_mutual", "Ada suggested I write", [("suggested I write", "suggested i write")], {}),
    ("false_mutual", "Your colleague told me", [("Your colleague told", "your colleague told")], {}),
    ("false_mutual", "Our mutual friend Ada", [], {"mutual": "Ada Berg", "relationship": "mutual"}),
    ("false_mutual", "it is so", [], {}),
    ("mutual_unnamed", "It is so here.", [("", "Ada Berg")], {"mutual": "Ada Berg", "relationship": "mutual"}),
    ("mutual_unnamed", "Ada said it is so.", [], {"mutual": "Ada Berg", "relationship": "mutual"}),
    ("mutual_unnamed", "It is so here.", [], {}),
    ("mutual_unnamed", "", [], {"mutual": "Ada Berg", "relationship": "mutual"}),
])
def test_it_says_what_the_brief_does_not_bear_out(check: str, text: str, found: list[tuple[str, str]], known: dict[str, object]) -> None:
    assert against(check, text, **known) == found
