"""Names alone are no fact; invented people and places."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.only_names import only_names

INES = Reader("Ines Moura", "Ines", "Moura", "she")


@pytest.mark.parametrize(
    ("typed", "alone"),
    [
        ("Lisbon", True),
        ("Ines Moura", True),
        ("Anna Berg", True),
        ("Boatbuilder. Slow.", False),
        ("MSc", False),
        ("rows at dawn", False),
    ],
)
def test_names_alone_say_nothing(typed: str, alone: bool) -> None:
    assert only_names(typed, INES) is alone
