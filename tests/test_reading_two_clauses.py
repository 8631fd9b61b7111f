"""Two things told in one note, each of whom it is of; invented people and works."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact


@pytest.mark.parametrize(
    ("typed", "pronoun", "said", "who"),
    [
        ("marooned on a sandbank, may 2022, she sang until the tide came", "she",
         "we were marooned on a sandbank in May 2022, and you sang until the tide came", "both"),
        ("taught our daughter to whittle, she was six", "", "you taught our daughter to whittle, and she was six", "reader"),
        ("mended my oar on the slip at Bodø, wouldn't take a penny", "", "you mended my oar on the slip at Bodø and wouldn't take a penny", "reader"),
        ("only farrier in the valley, does night calls by sledge", "", "you are the only farrier in the valley and do night calls by sledge", "reader"),
        ("built his cellar steps in 2011, he wanted the third to creak", "he",
         "I built your cellar steps in 2011, and you wanted the third to creak", "sender"),
        ("met at the kite fair in Dieppe, he beat me with his eyes shut", "he", "we met at the kite fair in Dieppe, and you beat me with your eyes shut", "both"),
        ("64 looms, all warps are tied by hand", "", "you have 64 looms, and all warps are tied by hand", "reader"),
        ("his note in the hall: tenants please don't feed the gulls", "he", 'your note in the hall says "Tenants please don\'t feed the gulls"', "reader"),
        ("says moss is shy because it won't hold still", "", "you say moss is shy because it won't hold still", "reader"),
        ("7 patents, still answers the phone himself", "he", "you have 7 patents and still answer the phone yourself", "reader"),
    ],
)  # fmt: skip
def test_each_of_two_doings_has_its_doer(typed: str, pronoun: str, said: str, who: str) -> None:
    reading = read_fact(typed, Reader("Ana Ruiz", "Ana", "Ruiz", pronoun))
    assert (reading.said, reading.who) == (said, who)
