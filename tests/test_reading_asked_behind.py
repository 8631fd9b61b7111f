"""Where a question begins behind what a point states."""

from __future__ import annotations

import pytest

from composer.drafting.reading.points.asked_behind import asked_behind, asked_last, clause_asked


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("I'm 17, is it too late", "is it too late"),
        ("it's been ten years, you still there?", "you still there?"),
        ("our street party on 3 May, your band could play?", "your band could play?"),
        ("I can't do Sunday, next week?", "next week?"),
    ],
)
def test_a_question_behind_a_statement(text: str, question: str) -> None:
    places = {asked_last(text), asked_behind(text), clause_asked(text)} - {0}
    assert text.index(question) in places


@pytest.mark.parametrize("text", ["could we meet, you and I?", "the lab is slow, will ring Friday", "if it rains, could we meet?"])
def test_what_is_one_piece(text: str) -> None:
    assert not asked_last(text)
    assert not asked_behind(text)
    assert not clause_asked(text)
