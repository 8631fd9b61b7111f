"""What Due, People and Settings let the user do about people: later, an answer, a call, a friend's introduction, keep, erase, stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from composer.errors import Stopped
from composer.record import pauses
from composer.record.log import log_answer, log_sent
from composer.record.people import edit, everyone
from composer.record.store import open_record
from composer.settings import Settings, save_settings
from composer.web import desk
from composer.web.snooze import until
from composer.web.state import now as clock
from tests.test_web import button, field, healthy, take_back, visit, words


def noted(settings: Settings, name: str, days: float, channel: str = "email", answer: str = "", **more: str) -> int:
    """Somebody written to some days ago; `answer` came an hour later."""
    save_settings(replace(settings, name="Maya Lindqvist", role="coordinator", company="Riverside Allotments"))
    at = clock() - timedelta(days=days)
    with open_record(settings.record_url) as record:
        sent = log_sent(record, to=name, channel=channel, at=at, text="Which hour brought the most visitors?", **more)  # type: ignore[arg-type]
        if answer:
            log_answer(record, "reply", outreach=sent.outreach, at=at + timedelta(hours=1), text=answer)
    return sent.person


def text_in(page: AppTest) -> str:
    texts = desk._desks[page.session_state["desk"]].texts
    return texts[next(reversed(texts))]


def test_later_takes_a_person_off_the_list_and_undo_brings_them_back(settings: Settings) -> None:
    person = noted(settings, "Kwame Boateng", 20, relationship="client")
    page = healthy(visit("follow_ups"))
    page.menu_button(key=f"due_later_{person}_follow_up").click("Tomorrow").run()
    assert "all caught up" in words(healthy(page))
    take_back(page)
    assert "Kwame Boateng" in words(healthy(page.run()))


def test_somebody_comes_back_on_the_day_that_was_chosen(settings: Settings) -> None:
    person = noted(settings, "Kwame Boateng", 20, relationship="client")
    page = healthy(visit("follow_ups"))
    page.menu_button(key=f"due_later_{person}_follow_up").click("Choose a day …").run()
    day = clock().date() + timedelta(days=40)
    page.date_input(key=f"due_day_{person}_follow_up").set_value(day).run()
    page.button(key=f"due_until_{person}_follow_up").click().run()
    assert "all caught up" in words(healthy(page))
    assert f"snoozed until {day.day} {day:%B}" in page.session_state["said"]["said"]
    with open_record(settings.record_url) as record, record.read() as conn:
        assert pauses.waiting(conn)[person][1].date() == day


@pytest.mark.parametrize(("choice", "today", "back"), [
    ("Tomorrow", date(2026, 11, 30), date(2026, 12, 1)), ("Next week", date(2026, 11, 30), date(2026, 12, 7)),
    ("Next week", date(2026, 12, 4), date(2026, 12, 7)), ("In a month", date(2026, 11, 30), date(2026, 12, 28)),
])
def test_snoozing_ends_on_the_day_that_a_person_means(choice: str, today: date, back: date) -> None:
    assert until(choice, today) == back


def test_what_is_left_for_good_comes_back_only_when_something_passes(settings: Settings) -> None:
    person = noted(settings, "Kwame Boateng", 20, relationship="client")
    page = visit("follow_ups")
    page.button(key=f"due_draft_{person}_follow_up").click().run()
    healthy(page.button(key=f"due_leave_{person}_follow_up").click().run())
    assert "all caught up" in words(page)
    with open_record(settings.record_url) as record:
        log_answer(record, "reply", person=person, at=clock(), text="Sorry, which one do you mean?")
    page.session_state["due_ahead"] = 7  # answers are due at the next good hour
    said = words(healthy(page.run()))
    assert "Reply to them\n" in said
    assert any(one.label == "**Kwame Boateng**" for one in page.button)


def test_a_question_of_theirs_is_shown_and_answered_before_anything_of_ones_own(settings: Settings) -> None:
    person = noted(settings, "Ingrid Solheim", 6, answer="The early one. And which plots do you keep?", relationship="client")
    page = visit("follow_ups")
    page.button(key=f"due_draft_{person}_answer").click().run()
    assert "And which plots do you keep?" in words(page)
    assert "Before there is a draft, add:\n\n- Your answer to what they asked" in words(page)
    page.text_area(key=f"reply_{person}_answer").set_value("we keep the four by the river").run()
    assert "Thank you for asking. We keep the four by the river." in text_in(healthy(page))


def test_a_call_is_prepared_and_noted_with_one_click(settings: Settings) -> None:
    person = noted(settings, "Ingrid Solheim", 30, relationship="client")
    noted(settings, "Ingrid Solheim", 20, relationship="client")
    page = visit("follow_ups")
    page.button(key=f"due_draft_{person}_call").click().run()
    page.text_input(key=f"about_{person}_call").set_value("the water pump").run()
    assert "One purpose: the water pump." in words(healthy(page))
    page.button(key=f"called_{person}_talked").click().run()
    with open_record(settings.record_url) as record:
        assert [touch.kind for touch in everyone(record)[0].touches][-1] == "call"
    assert "Ingrid Solheim: Call" not in words(healthy(page))


def test_by_way_of_a_friend_the_request_the_lines_and_the_thanks_stand_there_and_the_request_is_noted(settings: Settings) -> None:
    person = noted(settings, "Moira Tait", 30)
    noted(settings, "Moira Tait", 20)
    with open_record(settings.record_url) as record:
        edit(record, person, at=clock(), company="Fife Night Clinic")
    friend = noted(settings, "Ellen Park", 90, answer="Gladly.", relationship="friend")
    with open_record(settings.record_url) as record:
        edit(record, friend, at=clock(), company="Fife Night Clinic")
    way = AppTest.from_function(_way, default_timeout=60, kwargs={"person": person}).run()
    assert not way.exception
    assert way.text_input(key="friend_x").value == "Ellen Park"
    assert "Ask Ellen whether they know Moira Tait well enough" in words(way)
    assert "Would you be comfortable introducing us?" in text_in(way)
    button(way, "Mark as sent").click().run()
    with open_record(settings.record_url) as record:
        assert everyone(record)[0].name == "Ellen Park"
    way.segmented_control(key="part_x").set_value("blurb").run()
    assert "Ellen Park was kind enough to send you these lines." in way.code[0].value
    way.segmented_control(key="part_x").set_value("thank_introducer").run()
    assert "Thank you for introducing me to Moira Tait." in text_in(way)


def _way(person: int) -> None:
    """The part of the page that leads by way of a friend."""
    from composer.context import brief_of, know
    from composer.drafting.messages.due_step import Added
    from composer.settings import load_settings
    from composer.web.desk import open_desk
    from composer.web.friend_way import Way, show
    from composer.web.state import now, opened

    open_desk()
    settings = load_settings()
    with opened(settings) as record:
        brief = brief_of(record, person, settings)
        known = know(record, brief, settings, now())
    show(Way(brief, known, settings, Added(new="she opened the first night clinic in Fife", about="how she staffs the nights")), "x")


@pytest.mark.parametrize(("view", "key"), [("follow_ups", "due_kept"), ("settings", "data_kept")])
def test_details_kept_long_are_kept_or_erased_where_the_page_asks(settings: Settings, view: str, key: str) -> None:
    first, second = noted(settings, "Omar Haddad", 900), noted(settings, "Zebulon Quist", 1_000)
    page = visit(view)
    if view == "settings":
        page.session_state["settings_tab"] = "Data"
    page.session_state[key] = True
    healthy(page.run())
    assert "No word between you and Zebulon Quist for 24 months" in words(page)
    page.button(key=f"{key}_{first}_keep").click().run()
    assert "Omar Haddad for 24 months" not in words(healthy(page))
    take_back(page)
    page.run()
    assert "Omar Haddad for 24 months" in words(healthy(page))
    assert page.button(key=f"{key}_{second}_erase").disabled
    page.checkbox(key=f"{key}_{second}_sure").check().run()
    healthy(page.button(key=f"{key}_{second}_erase").click().run())
    assert "Zebulon" not in words(page)
    assert b"Zebulon" not in (settings.home / "record.db").read_bytes()


def test_anybody_can_be_stopped_on_the_page_people_and_the_list_says_so(settings: Settings) -> None:
    noted(settings, "Kwame Boateng", 3)
    page = visit("people")
    page.session_state["stop_anybody"] = True
    page.run()
    page.text_input(key="stop_who").set_value("anna@example.com").run()
    page.button(key="stop_them").click().run()
    assert "only a fingerprint is kept" in words(healthy(page))
    with open_record(settings.record_url) as record, pytest.raises(Stopped):
        log_sent(record, to="Anna", channel="email", handle="anna@example.com", at=clock())
    page.text_input(key="stop_who").set_value("Kwame Boateng").run()
    page.button(key="stop_them").click().run()
    assert "asked not to be contacted" in words(healthy(page))
    page.text_input(key="stop_who").set_value("@anna").run()
    page.button(key="stop_them").click().run()
    assert any("say which" in item.value for item in page.warning)


def test_the_next_step_is_drafted_where_the_person_is_looked_at(settings: Settings) -> None:
    person = noted(settings, "Kwame Boateng", 20, relationship="client")
    page = visit("people")
    page.query_params["person"] = str(person)
    page.run()
    page.button(key=f"person_draft_{person}_open").click().run()
    page.text_input(key=f"new_{person}_follow_up").set_value("you opened a second bridge").run()
    assert "you opened a second bridge" in text_in(healthy(page))


def test_the_friend_policy_as_text_leads_where_the_user_chose(settings: Settings) -> None:
    save_settings(replace(settings, friend_policy={"facebook": "redirect"}, friend_policy_to="x"))
    page = visit("settings")
    page.session_state["settings_tab"] = "Friend policy"
    healthy(page.run())
    assert "I kindly invite everybody else to X" in page.code[0].value


def test_another_wording_is_one_click_away(settings: Settings) -> None:
    save_settings(replace(settings, name="Maya Lindqvist"))
    page = visit()
    page.segmented_control[0].set_value("answer").run()
    field(page.text_input, "Their name").set_value("Nina Sand").run()
    field(page.selectbox, "How do you know each other?").set_value("stranger").run()
    first = text_in(healthy(page))
    button(page, "Another wording").click().run()
    assert text_in(healthy(page)) != first
