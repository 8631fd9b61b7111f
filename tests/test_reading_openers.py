"""What stands before the main clause of a fact stays before it, and whose the clause is stays told."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact

OLE = Reader("Ole Brandt", "Ole", "Brandt", "he")


@pytest.mark.parametrize(
    ("typed", "right", "who"),
    [
        ("In his free hours, he umpires cricket", "in your free hours you umpire cricket", "reader"),
        ("since 2012 cook on the ferry", "you have been a cook on the ferry since 2012", "reader"),
        ("with his help we found the leak", "with your help we found the leak", "both"),
        ("without him the choir would have no tenors", "without you the choir would have no tenors", "other"),
        ("although his oven is small, 300 people get bread", "although your oven is small, 300 people get bread", "other"),
    ],
)
def test_an_opening_stays_before_its_clause(typed: str, right: str, who: str) -> None:
    reading = read_fact(typed, OLE)
    assert (reading.said, reading.who) == (right, who)
