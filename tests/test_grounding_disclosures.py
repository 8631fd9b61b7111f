"""What a message must say, or must not be written at all."""

from __future__ import annotations

import pytest

from tests.rule_kit import against


@pytest.mark.parametrize(("check", "text", "found", "known"), [
    ("delicate", "it is so", [("", "E-mail")], {"delicate": True}),
    ("delicate", "it is so", [], {}),
    ("no_record", "it is so", [("", "WhatsApp")], {"needs_record": True, "channel": "whatsapp"}),
    ("no_record", "it is so", [], {"needs_record": True}),
    ("delicate", "it is so", [], {"delicate": True, "channel": "phone"}),
    ("sender_unnamed", "Hello it is so.", [("", "Maya Lindqvist")], {}),
    ("sender_unnamed", "Hello, Maya here.", [], {}),
    ("no_postal_address", "Buy it.", [("", "1 Sveavägen, Stockholm")], {"commercial": True}),
    ("no_postal_address", "Buy it.", [], {}),
    ("no_postal_address", "Buy it. 1 Sveavägen, Stockholm", [], {"commercial": True}),
    ("no_way_to_stop", "Buy it.", [("", "")], {"commercial": True}),
    ("no_way_to_stop", "Buy it. Tell me to stop and I will.", [], {"commercial": True}),
    ("no_way_to_stop", "Buy it.", [], {}),
])
def test_it_says_what_the_brief_does_not_bear_out(check: str, text: str, found: list[tuple[str, str]], known: dict[str, object]) -> None:
    assert against(check, text, **known) == found


@pytest.mark.parametrize(("relationship", "asked"), [("stranger", True), ("met", True), ("client", False), ("friend", False), ("colleague", False)])
def test_whoever_knows_the_sender_need_not_be_told_the_name(relationship: str, asked: bool) -> None:
    assert bool(against("sender_unnamed", "Hello it is so.", relationship=relationship)) is asked
