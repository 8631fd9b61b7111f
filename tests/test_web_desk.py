"""The desk on the page Write: how each fact is said, drafts side by side, their sentences, and what would make them better."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from composer.brief import brief_from_table, brief_to_toml, parse_brief
from composer.model import Draft
from composer.settings import Settings
from composer.web import brief_form, desk, standing
from tests.test_web import at_message, button, field, healthy, visit, words

OWN_WORDS = "Mine alone."


def this_desk(page: AppTest) -> Any:
    return desk._desks[page.session_state["desk"]]


def drafts(page: AppTest) -> tuple[Draft, ...]:
    found: tuple[Draft, ...] = this_desk(page).notes["composed"].drafts
    return found


def at_why(settings: Settings) -> AppTest:
    page = visit()
    button(page, "example person").click().run()
    return healthy(button(page, "why you write").click().run())


def to_message(page: AppTest) -> AppTest:
    """On to the message, by mail: there is room for more."""
    healthy(button(page, "the channel").click().run())
    healthy(page.radio[0].set_value("email").run())
    return healthy(button(page, "the message").click().run())


def by_mail(settings: Settings) -> AppTest:
    return to_message(at_why(settings))


def typed(page: AppTest, draft: Draft) -> AppTest:
    """The page after the user has put words of their own into this draft."""
    start = standing.as_text(draft)
    doc = next(iter(doc for doc, text in this_desk(page).texts.items() if text == start))
    this_desk(page).texts[doc] = f"{start}\n{OWN_WORDS}"
    return healthy(page.run())


def shown(page: AppTest) -> list[str]:
    return list(this_desk(page).texts.values())


def menu(page: AppTest) -> Any:
    return next(one for one in page.menu_button if len(one.options) > 1)


# --- what the message will say ---------------------------------------------------------------------------------------


def test_under_each_fact_stands_how_the_message_says_it(settings: Settings) -> None:
    said = words(at_why(settings))
    assert "In the message: “your talk on turning a car park into an orchard”" in said
    assert "In the message: “you let schools adopt single trees”" in said


@pytest.mark.parametrize("fact", ["none", "https://harbour-garden.example/talk", "😀😀"])
def test_a_doubt_is_said_under_the_fact(settings: Settings, fact: str) -> None:
    page = at_why(settings)
    field(page.text_input, "Fact 1").set_value(fact).run()
    assert "Better ask first: " in words(page)
    assert f"In the message: “{fact}”" not in words(page)


def test_ones_own_words_for_a_fact_are_used_instead(settings: Settings) -> None:
    page = at_why(settings)
    healthy(page.button(key="differ_ask_0").click().run())
    healthy(field(page.text_input, "Your words for it (1)").set_value("your orchard talk at Green Cities").run())
    assert "In the message: “your orchard talk at Green Cities”" in words(page)
    to_message(page)
    assert any("your orchard talk at Green Cities" in draft.text.replace("Your", "your") for draft in drafts(page))


def test_an_empty_row_between_facts_moves_no_reading(settings: Settings) -> None:
    page = at_why(settings)
    field(page.text_input, "Fact 1").set_value("").run()
    assert "In the message: “you let schools adopt single trees”" in words(page)
    assert "car park" not in words(page)


def test_a_brief_goes_through_the_form_and_back(settings: Settings) -> None:
    given = brief_from_table({
        "relationship": "stranger", "purpose": "learn", "point": "how you keep volunteers",
        "sender": {"name": "Maya Lindqvist", "situation": "We are about to open a second site"},
        "recipient": {"name": "Tomás Ortega", "facts": [
            {"text": "talk on orchards", "said": "your talk", "detail": "the rain barrels", "because": "We tried it too", "date": "2026-03-01"},
        ]},
    })

    def form() -> None:
        import streamlit as st

        from composer.brief import brief_to_toml, parse_brief
        from composer.settings import load_settings
        from composer.web import brief_form
        from composer.web.desk import open_desk

        open_desk()
        brief_form.fill(parse_brief(st.session_state["given"], "test"))
        st.session_state["back"] = brief_to_toml(brief_form.brief(load_settings()))

    page = AppTest.from_function(form)
    page.session_state["given"] = brief_to_toml(given)
    healthy(page.run())
    assert parse_brief(page.session_state["back"], "test") == given


# --- the drafts and their sentences ----------------------------------------------------------------------------------


def test_three_cards_show_text_length_and_verdict(settings: Settings) -> None:
    page = at_message(settings)
    said = words(page)
    for number, draft in enumerate(drafts(page), 1):
        assert f"**Draft {number}**" in said
        assert draft.text.split("\n")[0] in said
        assert f"{draft.check.characters} of {draft.check.limit} characters · Ready to send" in said
    assert len([one for one in page.button if one.label == "Use this one"]) == 3


def test_another_card_comes_into_the_editor_and_ones_own_words_stay_possible(settings: Settings) -> None:
    page = by_mail(settings)
    healthy(page.button(key="use_draft_1").click().run())
    assert page.button(key="use_draft_1").disabled
    assert standing.as_text(drafts(page)[1]) in shown(page)
    healthy(page.button(key="use_own").click().run())
    assert page.button(key="use_own").disabled
    assert not page.menu_button


def test_a_sentence_is_said_in_another_way_and_back(settings: Settings) -> None:
    page = by_mail(settings)
    before = drafts(page)[0]
    chosen = menu(page).options[0].replace("\\", "")
    healthy(menu(page).click(chosen).run())
    after = drafts(page)[0]
    assert after.text != before.text
    assert chosen.rstrip(".")[1:] in after.text.replace("\\", "")
    assert standing.as_text(after) in shown(page)
    healthy(page.button(key="say_back").click().run())
    assert drafts(page)[0] == before


def test_what_was_typed_is_not_replaced_unasked(settings: Settings) -> None:
    page = by_mail(settings)
    before = drafts(page)[0]
    typed(page, before)
    healthy(menu(page).click_index(0).run())
    assert "You have changed the text. Use the new wording?" in words(page)
    assert f"{standing.as_text(before)}\n{OWN_WORDS}" in shown(page)
    healthy(page.button(key="standing_old").click().run())
    assert drafts(page)[0] == before
    assert "You have changed the text" not in words(page)


def test_the_new_wording_is_taken_on_a_word_and_the_typed_text_can_come_back(settings: Settings) -> None:
    page = by_mail(settings)
    before = drafts(page)[0]
    typed(page, before)
    healthy(menu(page).click_index(0).run())
    healthy(page.button(key="standing_new").click().run())
    assert standing.as_text(drafts(page)[0]) in shown(page)
    healthy(page.button(key="say_back").click().run())
    assert drafts(page)[0] == before
    assert f"{standing.as_text(before)}\n{OWN_WORDS}" in shown(page)


def test_a_changed_brief_asks_too_where_the_text_was_changed(settings: Settings) -> None:
    page = by_mail(settings)
    typed(page, drafts(page)[0])
    healthy(page.text_input[0].set_value("What surprised me was how fast the trees took").run())
    assert "You have changed the text. Use the new wording?" in words(page)
    assert any(OWN_WORDS in text for text in shown(page))


# --- more to say -----------------------------------------------------------------------------------------------------


def test_one_thing_at_a_time_is_asked_and_the_draft_says_it(settings: Settings) -> None:
    page = by_mail(settings)
    assert "Make it stronger" in words(page)
    asked = [one for one in page.text_input if one.label.startswith(("What struck you", "What did ", "What are you"))]
    assert [one.label for one in asked] == [f"What struck you in “{drafts(page)[0].facts_used[0]}”?"]
    healthy(asked[0].set_value("how fast the trees took").run())
    assert any("ow fast the trees took" in draft.text for draft in drafts(page))
    labels = [one.label for one in page.text_input]
    assert any(label.endswith("make you think, try or change?") for label in labels)
    healthy(button(page, "Skip this").click().run())
    labels = [one.label for one in page.text_input]
    assert any(label.startswith("What are you working on") for label in labels)


def test_a_beginning_is_put_into_the_box_and_says_nothing_until_gone_on_with(settings: Settings) -> None:
    page = by_mail(settings)
    before = drafts(page)
    healthy(button(page, "What surprised me was …").click().run())
    assert next(one for one in page.text_input if one.label.startswith("What struck you")).value == "What surprised me was "
    assert drafts(page) == before


# --- other words -----------------------------------------------------------------------------------------------------


def test_other_words_lie_ready_where_the_question_asks_much(settings: Settings) -> None:
    page = at_why(settings)
    field(page.text_input, "Your question").set_value("Do you have 15 minutes for a call?").run()
    to_message(page)
    assert "Try rephrasing your question** “Do you have 15 minutes for a call?”" in words(page)
    offered = page.button(key="ask_instead_0").label.replace("\\", "")
    healthy(page.button(key="ask_instead_0").click().run())
    assert all(offered in draft.text for draft in drafts(page))
    assert "Do you have 15 minutes" not in "".join(draft.text for draft in drafts(page))


def test_a_good_question_is_left_alone(settings: Settings) -> None:
    assert "Try rephrasing" not in words(by_mail(settings))


def test_the_beginnings_are_never_whole_sentences() -> None:
    assert all(start[-1].isalpha() for starts in brief_form.STARTS.values() for start in starts)
