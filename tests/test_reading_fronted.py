"""An object that opens a clause goes behind its verb; a noun phrase with a clause of its own stays."""

from __future__ import annotations

import pytest

from composer.drafting.reading.wording.fronted import with_objects_behind


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("you bake and the bread we sell together", "you bake and we sell the bread together"),
        ("All the nails I bring.", "I bring all the nails."),
        ("The roof is old. The wood we have already.", "The roof is old. We have the wood already."),
    ],
)
def test_an_object_goes_behind_its_verb(typed: str, said: str) -> None:
    assert with_objects_behind(typed) == said


@pytest.mark.parametrize(
    "typed",
    [
        "the pots we made in May", "I love the bowl and the cups we sold", "all the wax we sold came from one hive", "the day I left",
        "the barn we sleep in", "and the day we met was cold", "“A small ship”, and the rope we made of it",
    ],
)  # fmt: skip
def test_a_phrase_with_a_clause_of_its_own_stays(typed: str) -> None:
    assert with_objects_behind(typed) == typed
