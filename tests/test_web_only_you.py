"""“Only you know this” on the page Write: sentences of the user's own that the brief does not hold, said to be true by a click."""

from __future__ import annotations

from composer.settings import Settings
from composer.web import desk
from tests.test_web import at_message, button, healthy, words


def test_a_sentence_of_ones_own_is_shown_until_it_is_said_to_be_true(settings: Settings) -> None:
    page = at_message(settings)
    assert "Only you know this" not in words(page)
    texts = desk._desks[page.session_state["desk"]].texts
    doc = next(iter(texts))
    texts[doc] = "Hi Tomás, my uncle rides goats. What made the biggest difference in your second year?"
    page = healthy(page.run())
    assert "Only you know this" in words(page)
    assert "rides goats" in words(page)
    page = healthy(button(page, "True").click().run())
    assert "Only you know this" not in words(page)
