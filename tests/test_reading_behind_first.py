"""What stands behind the first sentence of a point."""

from __future__ import annotations

from composer.drafting.reading.points.behind_first import named_after, with_scraps, with_terms, with_thanks
from composer.drafting.reading.points.point_reading import PointReading, clause_of, who_of


def reading(said: str, typed: str = "", form: str = "sentence") -> PointReading:
    return PointReading(typed or said, said, (said,), form=form)  # type: ignore[arg-type]


def test_a_note_goes_into_the_row_before_it() -> None:
    assert with_terms(["a night baker", "14 euros an hour"], "hire") == ["a night baker, 14 euros an hour"]
    assert with_terms(["Petros.", "fixes any oven"], "introduce") == ["Petros, fixes any oven"]
    assert with_terms(["is it open?", "14 euros an hour"], "hire") == ["is it open?", "14 euros an hour"]


def test_a_scrap_right_behind_goes_into_brackets_and_a_later_one_stays() -> None:
    first, scrap = reading("We'd like a cake."), reading("I'm writing about 14 June.", "14 June", "noun_phrase")
    assert [item.said for item in with_scraps([first, scrap])] == ["We'd like a cake (14 June)."]
    assert [item.said for item in with_scraps([first, reading("It is late."), scrap])] == ["We'd like a cake.", "It is late.", "14 June."]


def test_what_it_is_follows() -> None:
    assert named_after(["We got it!", "the grant."]) == (["We got it!"], ": the grant.")


def test_thanks_are_given_once() -> None:
    assert with_thanks([reading("My edges hold.")]).said == "My edges hold. Thank you."
    assert with_thanks([reading("Thank you for the glue.")]).said == "Thank you for the glue."


def test_who_speaks_and_what_may_stand_inside_a_sentence() -> None:
    assert (who_of("Your kiln is hot."), who_of("We bake."), who_of("The kiln is hot.")) == ("reader", "sender", "other")
    assert (clause_of("The kiln is hot."), clause_of("Is it hot?")) == ("the kiln is hot", "")
