"""A point that introduces somebody is taken apart, so that nobody is introduced twice."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.introduced import introduced
from composer.drafting.reading.addressing.second_person import Reader
from composer.model import Third

SHE = Reader("Ada Berg", "Ada", "Berg", "she")
POINTS = [
    ("bells in wooden towers", "tunes bells in wooden towers", "tunes bells in wooden towers", "", False),
    ("you should meet Nils", "tunes bells", "tunes bells", "", False),
    ("I'd like to introduce you to Nils Aas, who tunes bells", "", "tunes bells", "", False),
    ("let me put you in touch with Nils Aas", "tunes bells", "tunes bells", "", False),
    ("she must meet Nils, he tunes bells and she has a tower", "bell tuner", "bell tuner", "he tunes bells and she has a tower", True),
    ("meet Nils: he has your problem upside down", "tunes bells", "tunes bells", "he has your problem upside down", True),
    ("meet Nils who tunes bells, you could spare the crane", "bell tuner", "bell tuner", "you could spare the crane", False),
    ("the tuner I told you about", "works in Røros", "the tuner I told you about, works in Røros", "", False),
    ("he tunes old bells and needs a winch", "he tunes bells, old ones too", "he tunes bells, old ones too", "he needs a winch", True),
]


@pytest.mark.parametrize(("point", "about", "told", "rest", "of_them"), POINTS)
def test_a_point_is_what_is_told_of_them_and_the_rest(point: str, about: str, told: str, rest: str, of_them: bool) -> None:
    found = introduced(point, Third("Nils Aas", about), SHE)
    assert found is not None
    assert (found.about, found.rest, found.of_them) == (told, rest, of_them)


def test_where_both_are_she_the_one_just_named_keeps_her_name() -> None:
    found = introduced("you should meet Ingrid, she casts bells", Third("Ingrid Aas", "founder of a choir"), SHE)
    assert found is not None
    assert found.rest == "Ingrid casts bells"


@pytest.mark.parametrize("point", ["you two should talk about winches", "I run the ferry now", "can you introduce me to your aunt?"])
def test_any_other_point_stays_whole(point: str) -> None:
    assert introduced(point, Third("Nils Aas", "tunes bells"), SHE) is None
