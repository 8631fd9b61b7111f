"""A role, firm or work of one of the two given to the other."""

from __future__ import annotations

import pytest

from tests.rule_kit import against

BAKER = {"recipient": {"name": "Bo Ek", "role": "bakery owner", "company": "Ek"}, "purpose": "thank"}


@pytest.mark.parametrize(("check", "text", "found", "known"), [
    ("swapped_owner", "I am head of data.", [("head of data", "theirs")], {}),
    ("swapped_owner", "my talk on dbt tests", [("my talk on dbt tests", "theirs")], {}),
    ("swapped_owner", "your talk on dbt tests", [], {}),
    ("swapped_owner", "As a data engineer I ask.", [], {}),
    ("swapped_owner", "it is so", [], {}),
    ("swapped_owner", "You work at Klarna as I hear.", [("Klarna", "yours, the sender's")], {}),
    ("swapped_owner", "I ask you at Klarna.", [("Klarna", "yours, the sender's")], {}),
    ("swapped_owner", "Your team at Klarna is fine.", [("Klarna", "yours, the sender's")], {}),
    ("swapped_owner", "Your team at Monzo is fine.", [], {}),
    ("swapped_owner", "Would you join us at Klarna?", [], {}),
    ("swapped_owner", "You ordered my talk on dbt tests.", [], {}),
    ("swapped_owner", "my council talk", [("my council talk", "theirs")], {}),
    ("swapped_owner", "my council", [], {}),
    ("swapped_owner", "our flat in Ghent", [], {
        "recipient": {"name": "Bo Ek", "facts": [{"text": "shared a flat in Ghent in 2009"}]}, "purpose": "reconnect", "relationship": "friend"}),
    ("swapped_owner", "As a fellow data engineer, you know.", [], {}),
    ("swapped_owner", "I run a bakery in Leeds.", [("I run a bakery in Leeds", "theirs")], BAKER),
    ("swapped_owner", "I run bakery courses.", [], BAKER),
    ("swapped_owner", "I'm a maintainer.", [("maintainer", "theirs")], {"recipient": {"name": "Bo Ek", "role": "maintainer"}, "purpose": "thank"}),
    ("swapped_owner", "I'm a maintainer.", [], {
        "recipient": {"name": "Bo Ek", "role": "maintainer"}, "purpose": "thank", "sender": {"name": "Al Orr", "situation": "I have just become a maintainer"}}),
    ("swapped_owner", "I'm a librarian at Northgate Prison.", [], {
        "recipient": {"name": "Bo Ek", "role": "prison librarian"}, "purpose": "thank",
        "sender": {"name": "Al Orr", "role": "librarian", "company": "Northgate Prison"}}),
])
def test_it_says_what_the_brief_does_not_bear_out(check: str, text: str, found: list[tuple[str, str]], known: dict[str, object]) -> None:
    assert against(check, text, **known) == found
