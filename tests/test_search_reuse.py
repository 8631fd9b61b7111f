"""How often a wording was sent to others already."""

from __future__ import annotations

import pytest

from composer.drafting.search.candidates import Choice
from composer.drafting.search.compose import compose
from composer.drafting.search.reuse import Worn
from composer.drafting.templating.bindings import material
from composer.drafting.templating.template_loader import load_templates
from tests.test_compose import maya

SENT = ("Dear Ana, I heard your talk on nets. Which knot holds?", "Hi Bo, I read your note on bees. Which wood holds?", "I heard HIS talk.")


@pytest.mark.parametrize(("source", "times"), [
    ("I heard {{ fact }}.", 2), ("I read {{ fact }}", 1), ("{{ fact }} I heard", 2), ("I {% if fact %}heard{% endif %} {{ fact }}", 2),
    ("I saw {{ fact }}.", 0), ("Dear {{ name }},", 0), ("{{ fact }}.", 0), ("which {{ thing }} holds?", 2), ("Which\n{{ thing\n}}\nholds", 2),
    ("I hear {{ fact }}", 0), ("", 0),
])
def test_a_wording_is_known_by_its_own_words(source: str, times: int) -> None:
    worn = Worn(SENT)
    assert worn.times(source) == times
    assert worn.times(source) == times


def test_nothing_is_worn_before_the_first_message() -> None:
    assert Worn(()).times("I heard {{ fact }}.") == 0


def test_a_wording_that_went_to_others_is_worn_beside_its_equals() -> None:
    words, book = material(maya()), load_templates()
    fresh = {piece.text: piece.worn for piece in Choice(words, book, "email").say("signoff")}
    sent = Worn(["Dear Ana, yes. Kind regards, Maya", "Dear Bo, no. Kind regards, Maya", "Dear Cy, no. Best wishes, Maya"])
    worn = {piece.text: piece.worn for piece in Choice(words, book, "email", worn=sent).say("signoff")}
    assert set(fresh.values()) == {0}
    assert worn.keys() == fresh.keys()
    assert worn["Kind regards,\nMaya Lindqvist"] == worn["Best wishes,\nMaya Lindqvist"] + 1
    assert min(worn.values()) == 0


def test_the_next_letter_ends_in_other_words() -> None:
    brief = maya()
    end = compose(brief, "email", count=1).drafts[0].text.split("\n\n")[-1]
    ends = {end, compose(brief, "email", count=1, sent_before=[f"Dear Ana,\n\nyes.\n\n{end}"]).drafts[0].text.split("\n\n")[-1]}
    assert len(ends) == 2
