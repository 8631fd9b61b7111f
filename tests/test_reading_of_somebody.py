"""What a note goes on to tell of somebody who was named."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.addressed import reader_named
from composer.drafting.reading.points.of_somebody import continued, goes_on
from composer.drafting.reading.points.point import read_point

HE = reader_named("Owen Pryce", "he")


@pytest.mark.parametrize(
    ("before", "note", "said"),
    [
        ("my brother moves to Porto", "knows nobody", "my brother moves to Porto and knows nobody"),
        ("introduce Basma", "started on Tuesday", "introduce Basma, who started on Tuesday"),
        ("introduce Basma, who started on Tuesday", "will run the desk", "introduce Basma, who started on Tuesday and will run the desk"),
        ("you could ask Petra Ahn", "knows more about goats", "you could ask Petra Ahn, who knows more about goats"),
        ("the van is mended", "comes on Friday", ""),
        ("I moved to Porto", "know nobody", ""),
        ("introduce Basma", "used looms", ""),
    ],
)
def test_a_note_goes_on_about_the_person(before: str, note: str, said: str) -> None:
    assert continued(before, note) == said
    assert goes_on(before, note) == bool(said)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("intro Basma, started tues, will run the help desk from now on",
         "I'd like to introduce Basma, who started on Tuesday and will run the help desk from now on."),
        ("my sister moves to Porto 3 feb, knows nobody, maybe you could show her the market",
         "My sister moves to Porto on 3 February and knows nobody. Maybe you could show her the market."),
        ("he should meet Anouk, our new archivist, started monday, loves old maps",
         "You should meet Anouk, our new archivist, who started on Monday and loves old maps."),
    ],
)  # fmt: skip
def test_whom_a_point_introduces(typed: str, said: str) -> None:
    assert read_point(typed, HE, "Iris Vale", "introduce").said == said


def test_a_name_alone_is_met() -> None:
    assert read_point("Petros. fixes any oven", HE, "Iris Vale", "introduce").said == "I'd like you to meet Petros, who fixes any oven."
