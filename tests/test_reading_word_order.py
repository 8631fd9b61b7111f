"""Words in the order of another language, in the order of English; what is in order stays."""

from __future__ import annotations

import pytest

from composer.drafting.reading.wording.word_order import in_english_order

CASES = [
    ("my uncle always was singing", "my uncle was always singing"), ("I never had heard it", "I had never heard it"),
    ("we repair also the clocks", "we also repair the clocks"), ("he wrote never one letter", "he never wrote one letter"),
    ("we are using now your ladder", "we are now using your ladder"), ("she knows the tides already by heart", "she already knows the tides by heart"),
    ("we found last week a nest", "we found a nest last week"), ("I have knitted for you a hat", "I have knitted a hat for you"),
    ("I see everywhere the same knot", "I see the same knot everywhere"), ("we sell since 2019 lamps", "we sell lamps since 2019"),
    ("could we discuss with you about the rota", "could we discuss the rota with you"), ("discuss with you about the rota", "discuss the rota with you"),
    ("I'd like to know when is the launch", "I'd like to know when the launch is"), ("we asked how does she tie it", "we asked how she ties it"),
    ("tell me how much costs a stall and where is the office", "tell me how much a stall costs and where the office is"),
    ("why always the girls carry it", "why the girls always carry it"),
    ("in our street are living only six families", "only six families live in our street"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "said"), CASES, ids=[row[0] for row in CASES])
def test_words_are_put_in_order(typed: str, said: str) -> None:
    assert in_english_order(typed) == said
