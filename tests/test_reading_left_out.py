"""Articles that a sentence needs are put in; nouns that stand without one stay."""

from __future__ import annotations

import pytest

from composer.drafting.reading.wording.left_out import with_left_out

CASES = [
    ("I heard it for first time", "I heard it for the first time"), ("it opened first time", "it opened first time"),
    ("we packed night before", "we packed the night before"), ("one night before", "one night before"), ("we have lot of rain", "we have a lot of rain"),
    ("we do it same way", "we do it the same way"),
    ("my mother was midwife", "my mother was a midwife"), ("I have been glazier for six years", "I have been a glazier for six years"),
    ("I am teacher of physics", "I am a teacher of physics"), ("I was treasurer of the club", "I was treasurer of the club"),
    ("Paint shed is being moved", "The paint shed is being moved"), ("Boiler broke in May", "The boiler broke in May"), ("Bread is cheap", "Bread is cheap"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "said"), CASES, ids=[row[0] for row in CASES])
def test_articles_are_put_in_where_they_are_missed(typed: str, said: str) -> None:
    assert with_left_out(typed) == said
