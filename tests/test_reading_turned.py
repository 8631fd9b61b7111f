"""Points turned to their reader: “she” becomes “you”, somebody else keeps it."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.addressed import reader_named
from composer.drafting.reading.points.turned import of_animal, turned_to

SHE, HE = reader_named("Marta Lindqvist", "she"), reader_named("Owen Pryce", "he")


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("partner", "mine learns gilding, his learns carving", "mine learns gilding, yours learns carving"),
        ("update", "his niece starts with us, she did great", "your niece starts with us, she did great"),
        ("introduce", "him and my aunt Bea both restore dolls", "you and my aunt Bea both restore dolls"),
        ("introduce", "he should meet Anouk, loves old maps", "you should meet Anouk, loves old maps"),
        ("hire", "need him for 2 days", "need you for 2 days"),
        ("update", "a goat became mayor and she begins on Monday", "a goat became mayor and she begins on Monday"),
    ],
)
def test_whom_a_point_speaks_of(purpose: str, typed: str, said: str) -> None:
    assert turned_to(SHE if "goat" in typed else HE, typed, purpose) == said


def test_an_animal_is_no_reader() -> None:
    assert of_animal("a goat became mayor and she begins on Monday")
    assert not of_animal("the dog he found is well")
