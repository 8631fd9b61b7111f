"""Addresses: what can hardly be one of its kind is doubted, and what people really type is not."""

from __future__ import annotations

import pytest

from composer.record.handles import doubt


@pytest.mark.parametrize(("kind", "typed", "clause"), [
    ("email", "ana at bakery", "“ana at bakery” doesn't look like an e-mail address"),
    ("email", "ana@bakery", "“ana@bakery” doesn't look like an e-mail address"),
    ("phone", "call me maybe", "“call me maybe” doesn't look like a telephone number"),
    ("whatsapp", "12", "“12” doesn't look like a telephone number"),
    ("linkedin", "https://example.com/ana lima", "“https://example.com/ana lima” doesn't look like a name or profile on LinkedIn"),
    ("x", "instagram.com/ana", "“instagram.com/ana” doesn't look like a name or profile on X"),
])
def test_what_can_hardly_be_an_address_is_doubted(kind: str, typed: str, clause: str) -> None:
    assert doubt(kind, typed) == clause


@pytest.mark.parametrize(("kind", "typed"), [
    ("email", "ana@bakery.example"), ("email", "Ana Lima <ana@bakery.example>"), ("phone", "+351 21 123 45 67"), ("phone", "021 1234567"),
    ("whatsapp", "https://wa.me/351911234567"), ("linkedin", "ana-lima"), ("linkedin", "https://pt.linkedin.com/in/ana-lima/"),
    ("linkedin", "www.linkedin.com/in/ana"), ("x", "@ana"), ("x", "twitter.com/ana"), ("telegram", "t.me/ana"), ("slack", "Ana L"),
    ("facebook", "Ana Lima"), ("email", ""), ("phone", "  "), ("", "anything"),
])
def test_what_people_type_is_not(kind: str, typed: str) -> None:
    assert doubt(kind, typed) == ""
