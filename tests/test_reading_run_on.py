"""Clauses that only a comma joins, as sentences of their own; lists and what hangs on another clause stay whole."""

from __future__ import annotations

import pytest

from composer.drafting.reading.points.run_on import opens_main_clause, run_on_parted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The tag was from a farm near Ruse, they come on Sunday.", "The tag was from a farm near Ruse. They come on Sunday."),
        ("We bring the boards and the clocks, the library gives the room.", "We bring the boards and the clocks. The library gives the room."),
        ("I'd like to learn how you label seeds, ours is a mess.", "I'd like to learn how you label seeds. Ours is a mess."),
        ("He mends nets at the quay, maybe you could try him.", "He mends nets at the quay. Maybe you could try him."),
        ("I can't coach in spring, new job has Saturday shifts.", "I can't coach in spring. The new job has Saturday shifts."),
    ],
)
def test_two_clauses_are_two_sentences(text: str, said: str) -> None:
    assert run_on_parted(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "If it rains, we meet in the barn.",
        "When the snow came, the school closed.",
        "We sing, we eat, and we sleep in the hay.",
        "It is, I think, the oldest bell.",
        "We sell bread, cakes and the best tea.",
        "The more you water it, the more it grows.",
        "The bell (it is old, it is cracked) still rings.",
        "It was so cold, the ink froze.",
        "Which lamp broke, and who saw it?",
        "We met in Ghent, where you sang.",
    ],
)
def test_what_belongs_together_stays_whole(text: str) -> None:
    assert run_on_parted(text) == text


def test_what_opens_a_main_clause() -> None:
    assert opens_main_clause("the library gives the room")
    assert opens_main_clause("ours ignore it")
    assert not opens_main_clause("which gives the room")
    assert not opens_main_clause("the library in the square")
