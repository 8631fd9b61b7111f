"""“Only you know this” on the page Write: sentences of the user's own that the brief does not hold, said to be true by a click."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from streamlit.testing.v1 import AppTest

from composer.record.log import log_answer, log_sent
from composer.record.schema import touch
from composer.record.store import open_record
from composer.settings import Settings, save_settings
from composer.web import desk
from composer.web.state import now
from tests.test_web import at_message, button, field, healthy, take_back, visit, words
from tests.test_web_desk import by_mail

TEXT = "Hi Tomás, my uncle rides goats. What made the biggest difference in your second year?"


def with_a_sentence_of_ones_own(settings: Settings, text: str = TEXT) -> AppTest:
    page = at_message(settings)
    assert "Only you know this" not in words(page)
    texts = desk._desks[page.session_state["desk"]].texts
    texts[next(iter(texts))] = text
    page = healthy(page.run())
    assert "Only you know this" in words(page)
    assert "rides goats" in words(page)
    return page


def kept(settings: Settings) -> list[str]:
    with open_record(settings.record_url) as record, record.read() as conn:
        return list(conn.execute(touch.select()).mappings().one()["vouched"].splitlines())


def test_a_sentence_of_ones_own_is_shown_until_it_is_said_to_be_true(settings: Settings) -> None:
    page = with_a_sentence_of_ones_own(settings)
    page = healthy(button(page, "True").click().run())
    assert "Only you know this" not in words(page)


def test_what_was_said_to_be_true_can_be_taken_back(settings: Settings) -> None:
    page = healthy(button(with_a_sentence_of_ones_own(settings), "True").click().run())
    take_back(page)
    page = healthy(page.run())
    assert "Only you know this" in words(page)


def test_what_was_said_to_be_true_is_kept_with_the_message_until_that_is_taken_back(settings: Settings) -> None:
    page = healthy(button(with_a_sentence_of_ones_own(settings), "True").click().run())
    page = healthy(button(page, "Mark as sent").click().run())
    assert len(kept(settings)) == 1
    assert "rides goats" in kept(settings)[0]
    take_back(page)
    with open_record(settings.record_url) as record, record.read() as conn:
        assert conn.execute(touch.select()).first() is None


def test_a_sentence_that_no_longer_stands_in_the_message_is_not_kept(settings: Settings) -> None:
    page = healthy(button(with_a_sentence_of_ones_own(settings), "True").click().run())
    texts = desk._desks[page.session_state["desk"]].texts
    texts[next(iter(texts))] = "Hi Tomás, what made the biggest difference in your second year?"
    page = healthy(page.run())
    healthy(button(page, "Mark as sent").click().run())
    assert kept(settings) == []


def test_the_same_sentence_is_not_asked_of_the_same_person_again(settings: Settings) -> None:
    page = healthy(button(with_a_sentence_of_ones_own(settings), "True").click().run())
    healthy(button(page, "Mark as sent").click().run())
    page = at_message(settings)
    texts = desk._desks[page.session_state["desk"]].texts
    texts[next(iter(texts))] = TEXT
    page = healthy(page.run())
    assert "Only you know this" not in words(page)


def sent(settings: Settings, reply: str = "") -> None:
    save_settings(replace(settings, name="Maya Lindqvist"))
    at = now() - timedelta(days=12)
    with open_record(settings.record_url) as record:
        first = log_sent(record, to="Elena Petrova", channel="email", handle="elena@example.com", at=at, text="Which sensors drift most?")
        if reply:
            log_answer(record, "reply", outreach=first.outreach, at=at + timedelta(hours=2), text=reply)


def test_what_was_just_typed_into_a_follow_up_is_not_asked_about(settings: Settings) -> None:
    sent(settings)
    page = visit("follow_ups")
    button(page, "Write follow-up").click().run()
    field(page.text_input, "Something new for them").set_value("you released a drift detector").run()
    assert "Only you know this" not in words(healthy(page))
    assert any("drift detector" in text for one in desk._desks.values() for text in one.texts.values())


def test_a_reply_of_ones_own_words_is_not_asked_about(settings: Settings) -> None:
    sent(settings, "The humid ones. What do you do?")
    page = visit("follow_ups")
    button(page, "Write reply").click().run()
    field(page.text_area, "Your reply, in a sentence or two").set_value("I mend weather stations in Lapland.").run()
    assert "Only you know this" not in words(healthy(page))


def test_an_empty_message_cannot_be_marked_as_sent(settings: Settings) -> None:
    page = by_mail(settings)
    assert not page.button(key="i_sent_it").disabled
    texts = desk._desks[page.session_state["desk"]].texts
    for doc in texts:
        texts[doc] = "Subject: \n\n"
    assert healthy(page.run()).button(key="i_sent_it").disabled


def test_the_thanks_for_a_no_are_not_asked_about(settings: Settings) -> None:
    sent(settings, "No thanks, not interested.")
    page = visit("follow_ups")
    button(page, "Write last note").click().run()
    assert "Only you know this" not in words(healthy(page))
    assert any("Thank you for" in text for one in desk._desks.values() for text in one.texts.values())
