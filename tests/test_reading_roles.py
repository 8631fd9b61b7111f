"""What a fact says that somebody is, as it stands behind “as”."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact

NADIA = Reader("Nadia Farouk", "Nadia", "Farouk", "she")


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("president of the Slow Towns League", "president of the Slow Towns League"),
        ("Head of Archive, Bergen", "head of archive in Bergen"),
        ("she is the mayor of Lund", "the mayor of Lund"),
        ("head gardener at Glenmoor since 2014", "head gardener at Glenmoor"),
        ("Retired judge, amateur clown", "a retired judge and an amateur clown"),
        ("vet and runs a rescue for owls", ""),  # more than what somebody is
        ("was captain of the county team until 2019", ""),  # no longer
        ("based in Turku", ""),
        ("fluent in Sami", ""),
        ("runs a bakery", ""),
        ("I am her student", ""),
    ],
)
def test_a_role_is_what_somebody_is_now(typed: str, role: str) -> None:
    assert read_fact(typed, NADIA).role == role
