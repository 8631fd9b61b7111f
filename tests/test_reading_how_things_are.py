"""Notes that leave out “is” and “have” get them; what opens with a verb stays."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.remarks.how_things_are import said_of_oneself, verbless_clause
from composer.drafting.reading.remarks.remarks import read_situation

READER = Reader("Ana Ruiz", "Ana", "Ruiz", "she")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("wrist in a splint", "my wrist is in a splint"), ("kids with my sister", "my kids are with my sister"),
        ("everything in crates", "everything is in crates"), ("viva in two weeks", "my viva is in two weeks"),
        ("scan on Monday", "I have a scan on Monday"), ("costumes half sewn", "the costumes are half sewn"),
        ("boiler dead since March", "the boiler has been dead since March"), ("pump leaks again", "the pump leaks again"),
        ("landlord selling the barn", "my landlord is selling the barn"),
    ],
)  # fmt: skip
def test_a_note_without_its_verb_gets_it(typed: str, said: str) -> None:
    assert verbless_clause(typed, "I") == said


@pytest.mark.parametrize(
    "typed", ["hand in my notice on Monday", "moving house in May", "moved flat on Friday", "work on a farm", "two kids at school", "nurse on nights"]
)
def test_what_is_no_such_note_stays(typed: str) -> None:
    assert verbless_clause(typed, "I") == ""


def test_unknown_words_in_ed_tell_how_one_is() -> None:
    assert said_of_oneself("jetlagged and late")
    assert not said_of_oneself("baked a loaf")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("leg in plaster till june so sewing by hand", "My leg is in plaster till June so I'm sewing by hand."),
        ("since 3 months retired and bored", "I've been retired for 3 months and bored."),
        ("just moved back from Turku, still sleeping on a mat", "I just moved back from Turku and am still sleeping on a mat."),
        ("oncall this week so up at three", "I'm on call this week so I'm up at three."),
        ("was close", "It was close."),
    ],
)  # fmt: skip
def test_situations_in_note_form_are_said_in_full(typed: str, said: str) -> None:
    assert read_situation(typed, READER) == said
