"""Where the first reading would read badly, a plainer one of the same text is said, or one asks."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact
from composer.drafting.reading.facts.plausible import fault_of
from composer.drafting.reading.reading import Reading

NADIA = Reader("Nadia Farouk", "Nadia", "Farouk", "she")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("film of the lantern parade, even the mayor was in it", "your film of the lantern parade"),
        ("never owned a boat, writes about it on Mondays", "you never owned a boat"),
        ("we built it together, hinges finally fit the doors of the shed", "we built it together"),
        ("her greenhouse, 40 kinds of basil", "your 40 kinds of basil"),
        ("blog, last post about frozen locks", "your last post about frozen locks"),
        ("Fleet of six, two of them steam", "your fleet of six"),
    ],
)
def test_a_plainer_reading_is_said(typed: str, right: str) -> None:
    assert read_fact(typed, NADIA).said == right


@pytest.mark.parametrize("typed", ["Gallery, 3 languages", "his lecture, 300 people, nobody coughed", "her survey: nobody, nothing, 3 at most"])
def test_where_none_is_left_one_asks(typed: str) -> None:
    reading = read_fact(typed, NADIA)
    assert reading.ask
    assert reading.because


def test_a_negation_is_not_cut_off() -> None:
    reading = read_fact("lecture in Turku, not a single slide worked", NADIA)
    assert reading.ask or "not" in reading.said


def test_every_part_that_is_offered_is_sound() -> None:
    reading = read_fact("Glazier | roster of 3 ➜ 4 | mends greenhouses", NADIA)
    assert all(not fault_of(part, NADIA) for part in (reading, *reading.parts))
    assert isinstance(reading, Reading)
