"""On the page: somebody who asked not to be contacted, and the daily review of what nobody has spoken of."""

from __future__ import annotations

from datetime import timedelta

import pytest

from composer.due import due_items, wishes_open
from composer.record import review
from composer.record.log import log_answer, log_sent
from composer.record.people import show as look_up
from composer.record.store import open_record
from composer.settings import Settings
from composer.web.state import now as clock
from tests.test_web import button, healthy, take_back, visit, words


@pytest.fixture
def asked(settings: Settings) -> Settings:
    """One who asked for no more messages three days ago, one of whom nothing was said."""
    at = clock() - timedelta(days=7)
    with open_record(settings.record_url) as record:
        sent = log_sent(record, to="Jon Ek", channel="email", handle="jon@example.com", at=at, text="Hello Jon. Which year?")
        log_answer(record, "reply", outreach=sent.outreach, at=at + timedelta(days=4), text="Please take me off your list.")
        log_sent(record, to="Ann Bo", channel="email", handle="ann@example.com", at=at, text="Hello Ann. Which year?")
    return settings


@pytest.mark.parametrize("view", ["follow_ups", "imports"])
def test_one_click_notes_a_wish_and_undo_brings_it_back(asked: Settings, view: str) -> None:
    page = healthy(visit(view))
    assert "Jon Ek seems to ask for no more messages" in words(page)
    assert "Please take me off your list." in words(page)
    healthy(button(page, "Never contact them again").click().run())
    assert "nothing more goes to Jon Ek" in words(page)
    with open_record(asked.record_url) as record:
        assert (wishes_open(record), look_up(record, 1).stop != "") == ((), True)
    take_back(page)
    with open_record(asked.record_url) as record:
        assert len(wishes_open(record)) == 1


def test_a_wish_that_was_read_wrongly_is_corrected_on_the_page_of_the_person(asked: Settings) -> None:
    page = visit("people")
    page.query_params["person"] = "1"
    healthy(page.run())
    healthy(button(page, "That isn't what it says").click().run())
    with open_record(asked.record_url) as record:
        assert wishes_open(record) == ()
        assert [item.name for item in due_items(record, asked, clock(), ahead_days=14)].count("Jon Ek") == 1


@pytest.mark.parametrize(("label", "hours"), [("Within a day", (0, 24)), ("Later", (24, 168))])
def test_the_review_notes_when_a_reply_came_in_one_click(asked: Settings, label: str, hours: tuple[int, int]) -> None:
    page = healthy(visit("follow_ups"))
    assert "Did Ann Bo reply?" in words(page)
    healthy(button(page, label).click().run())
    with open_record(asked.record_url) as record:
        (sent,) = look_up(record, 2).outreaches
        assert (sent.low_hours, sent.high_hours) == (pytest.approx(hours[0], abs=0.01), pytest.approx(hours[1], abs=0.1))
    assert "Did Ann Bo reply?" not in words(visit("follow_ups"))


def test_not_yet_settles_the_first_day_and_leaves_the_person_due(asked: Settings) -> None:
    page = visit("follow_ups")
    healthy(button(page, "Not yet").click().run())
    with open_record(asked.record_url) as record:
        with record.read() as conn:
            assert review.unsettled(conn, clock()) == []
        assert look_up(record, 2).outreaches[0].replied_at is None
        assert [item.name for item in due_items(record, asked, clock())] == ["Ann Bo"]


def test_a_reply_that_is_still_to_come_or_came_too_early_is_refused_in_a_sentence(asked: Settings) -> None:
    page = healthy(visit("follow_ups"))
    box = next(one for one in page.datetime_input if str(one.key).startswith("review_"))
    key = str(box.key).removesuffix("_at")
    page.session_state[f"{key}_at"] = clock().replace(year=2020, tzinfo=None)
    page.run()  # what a click hands over was drawn before it
    healthy(page.button(key=f"{key}_known").click().run())
    assert "The answer is dated before the message of " in words(page)
    assert "T" not in words(page).partition("message of ")[2].partition(" UTC")[0]
    with open_record(asked.record_url) as record:
        assert all(sent.replied_at is None for sent in look_up(record, 2).outreaches)
