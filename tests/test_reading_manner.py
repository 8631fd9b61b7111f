"""Adverbs, “such”, “fewer” and “people” where English has them."""

from __future__ import annotations

import pytest

from composer.drafting.reading.wording.manner import with_manner

CASES = [
    ("she answered so patient", "she answered so patiently"), ("you made it so simple", "you made it so simple"), ("it was very quick", "it was very quick"),
    ("you explained the tax so clear that I laughed", "you explained the tax so clearly that I laughed"), ("we do it different now", "we do it differently now"),
    ("it tastes different now", "it tastes different now"), ("how do you get so thin slices", "how do you get such thin slices"),
    ("so many people came", "so many people came"), ("we have less lessons", "we have fewer lessons"), ("less glass than before", "less glass than before"),
    ("twenty persons came", "twenty people came"), ("two children books", "two children's books"), ("less than three hours", "less than three hours"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "said"), CASES, ids=[row[0] for row in CASES])
def test_manner_and_number(typed: str, said: str) -> None:
    assert with_manner(typed) == said
