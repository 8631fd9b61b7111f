"""What the reader posted, told as their post; invented people and posts."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact
from composer.drafting.reading.facts.own_posts import as_post

INES = Reader("Ines Moura", "Ines", "Moura", "she")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("posted: planed the same oak board eleven times", "your post about planing the same oak board eleven times"),
        ("posted: looking for a second-hand kiln near Braga", "your post looking for a second-hand kiln near Braga"),
        ("posted: does anyone still tune harmoniums??", 'your post "Does anyone still tune harmoniums?"'),
        ("posted: We're hiring a cook who hates garlic", 'your post "We\'re hiring a cook who hates garlic"'),
        ("she posted yesterday: my rye survived the frost", 'your post from yesterday "My rye survived the frost"'),
        ("posted: dont lend books on mondays", 'your post "Don\'t lend books on Mondays"'),
        ("Tweeted: sold the last bell of the old works", "your tweet about selling the last bell of the old works"),
    ],
)
def test_words_of_the_readers_own_are_their_post(typed: str, right: str) -> None:
    reading = read_fact(typed, INES)
    assert (reading.said, reading.who, reading.form) == (right, "reader", "noun")


def test_a_post_about_a_death_is_asked_about() -> None:
    assert read_fact("posted: our mother died on Friday", INES).ask


@pytest.mark.parametrize(
    ("typed", "right", "form"),
    [
        ("she wrote a long post about frost in cellars", "your long post about frost in cellars", "noun"),
        ("posted about closing the mill on Sundays", "your post about closing the mill on Sundays", "noun"),
        ("posted a photo of two boats tied to one bollard", "your photo of two boats tied to one bollard", "noun"),
        ("wrote a book about frost in cellars", "you wrote a book about frost in cellars", "clause"),
        ("gave a talk on frost in cellars", "you gave a talk on frost in cellars", "clause"),
    ],
)
def test_a_post_has_been_read_but_a_book_need_not_have_been(typed: str, right: str, form: str) -> None:
    reading = as_post(read_fact(typed, INES))
    assert (reading.said, reading.form) == (right, form)
