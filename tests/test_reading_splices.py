"""A semicolon where only a comma parts two sentences."""

from __future__ import annotations

import pytest

from composer.drafting.reading.wording.splices import with_semicolons

CASES = [
    ("The old tide table is in our hall, it is older than the pier.", "The old tide table is in our hall; it is older than the pier."),
    ("She sang in every ward, I was there twice.", "She sang in every ward; I was there twice."),
    ("When the ferry is late, I am late too.", "When the ferry is late, I am late too."),
    ("I think, it is too cold for bees.", "I think, it is too cold for bees."),
    ("In the cellar of the mill, there is a second wheel.", "In the cellar of the mill, there is a second wheel."),
    ("The colder it gets, the more we sing.", "The colder it gets, the more we sing."),
    ("Ever since we moved in here, it is dry.", "Ever since we moved in here, it is dry."),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "said"), CASES, ids=[row[0] for row in CASES])
def test_two_sentences_are_parted(typed: str, said: str) -> None:
    assert with_semicolons(typed) == said
