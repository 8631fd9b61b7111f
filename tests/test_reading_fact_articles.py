"""Articles that haste leaves out of a fact."""

from __future__ import annotations

import pytest

from composer.drafting.reading.wording.fact_articles import with_articles


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("you posted picture of a bridge made of bread", "you posted a picture of a bridge made of bread"),
        ("you opened shop behind the station", "you opened a shop behind the station"),
        ("we met in queue at the visa office", "we met in the queue at the visa office"),
        ("you worked as nurse on trawlers", "you worked as a nurse on trawlers"),
        ("you have had no leaks in 31 years as crane operator", "you have had no leaks in 31 years as a crane operator"),
    ],
)
def test_an_article_is_put_where_it_lacks(typed: str, right: str) -> None:
    assert with_articles(typed) == right


@pytest.mark.parametrize(
    "typed",
    [
        "you write code",
        "we met at lunch",
        "you are in charge of 14 ploughs",
        "you joined Nordlys Shipping as chief engineer",
        "you sat in front of the stage",
        "you run the bakery",
        "you give advice",
        "you sell bread",
    ],
)
def test_what_may_stand_bare_stays(typed: str) -> None:
    assert with_articles(typed) == typed
