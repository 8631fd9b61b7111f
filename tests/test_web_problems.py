"""What cannot be done on the page is said in a sentence, beside the button that was pressed, and the rest of the page stands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from composer.errors import BadFile, BadUsage, BadValue, NotFound
from composer.record import people
from composer.record.log import log_sent
from composer.record.store import open_record
from composer.settings import Settings, load_settings
from composer.web import when
from composer.web.problems import in_words
from composer.web.state import now
from composer.web.words import step_then
from tests.test_web import button, field, healthy, visit, words


@pytest.mark.parametrize(("problem", "said"), [
    (BadValue("form", "recipient.timezone", "“Oslo” is no IANA time zone"), "Time zone: “Oslo” is no IANA time zone."),
    (BadValue("note", "", "is longer than 4,000 characters"), "The note is longer than 4,000 characters."),
    (BadValue("form", "recipient.facts[2].text", "is 2,100 characters long; 2000 are the most"),
     "The fact is 2,100 characters long; 2000 are the most."),
    (BadUsage("say who it went to"), "Say who it went to."),
    (NotFound("person", "Ann"), "There is no person “Ann”."),
    (BadFile("me.toml", "a heading is not closed", 3), "me.toml, line 3: a heading is not closed."),
    (BadUsage("Is that so?"), "Is that so?"),
])
def test_a_problem_is_a_sentence_without_names_of_the_program(problem: BadUsage, said: str) -> None:
    assert in_words(problem) == said


def ann(settings: Settings) -> int:
    with open_record(settings.record_url) as record:
        return log_sent(record, to="Ann Lee", channel="email", handle="ann@lee.example", at=now() - timedelta(days=9), text="Hi?").person


def person_page(person: int, **opened: bool) -> AppTest:
    page = visit("people")
    page.query_params["person"] = str(person)
    for name, value in opened.items():
        page.session_state[name] = value
    return healthy(page.run())


@pytest.mark.parametrize(("box", "typed", "said"), [
    ("City or time zone", "Narnia", "“Narnia” is not a time zone"), ("Country", "Narnia", "“Narnia” is not known"),
    ("Name", "N" * 201, "The name has 201 letters; 200 are the most."),
])
def test_details_that_cannot_be_are_told_beside_save_and_nothing_is_changed(settings: Settings, box: str, typed: str, said: str) -> None:
    person = ann(settings)
    page = person_page(person, person_details=True)
    field(page.text_input, box).set_value(typed)
    healthy(next(one for one in page.button if one.label == "Save" and "details" in one.form_id).click().run())
    assert said in words(page)
    assert any("Do not contact" in one.label for one in page.expander)  # what comes after it is still there
    with open_record(settings.record_url) as record:
        assert people.show(record, person).name == "Ann Lee"


def test_a_city_is_a_time_zone_on_the_page_of_a_person_and_under_settings(settings: Settings) -> None:
    person = ann(settings)
    page = person_page(person, person_details=True)
    field(page.text_input, "City or time zone").set_value("são paulo")
    healthy(next(one for one in page.button if one.label == "Save" and "details" in one.form_id).click().run())
    with open_record(settings.record_url) as record:
        assert people.show(record, person).timezone == "America/Sao_Paulo"
    page = visit("settings")
    field(page.text_input, "City or time zone").set_value("Oslo")
    healthy(button(page, "Save").click().run())
    assert load_settings().timezone == "Europe/Oslo"
    for box, typed in (("City or time zone", "Narnia"), ("Country", "Narnia"), ("Name", "R" * 201)):
        page = visit("settings")
        field(page.text_input, box).set_value(typed)
        healthy(button(page, "Save").click().run())
        assert "Narnia" in words(page) or "201 letters" in words(page)
        assert (load_settings().timezone, load_settings().country, load_settings().name) == ("Europe/Oslo", settings.country, settings.name)


@pytest.mark.parametrize("what", ["call", "meeting", "sent"])
def test_what_is_still_to_come_is_not_noted(settings: Settings, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    noon = now().replace(hour=12, minute=0, second=0, microsecond=0)
    monkeypatch.setattr(when, "now", lambda: noon)
    person = ann(settings)
    page = person_page(person)
    page.session_state[f"{what}_at_0"] = (noon + timedelta(hours=1)).replace(tzinfo=None)
    healthy(page.button(key=f"{what}_do").click().run())
    assert "That time is still to come. Say when it was." in words(page)
    with open_record(settings.record_url) as record:
        assert len(people.show(record, person).touches) == 1


def test_a_message_that_was_added_leaves_empty_boxes_and_names_whom_it_went_to(settings: Settings) -> None:
    ann(settings)
    page = visit("people")
    page.session_state["log_sent"] = True
    page.run()
    field(page.text_input, "Who did it go to?").set_value("Bo Ek")
    field(page.text_input, "Their address or profile there (optional)").set_value("https://example.com/bo")
    healthy(page.button(key="sent_do").click().run())
    assert "doesn't look like a name or profile on LinkedIn." in words(page)
    field(page.text_input, "Their address or profile there (optional)").set_value("bo-ek")
    healthy(page.button(key="sent_do").click().run())
    assert "Message to Bo Ek saved." in words(page)
    assert field(page.text_input, "Who did it go to?").value == ""


def test_an_address_is_added_on_the_page_of_a_person(settings: Settings) -> None:
    person = ann(settings)
    page = person_page(person, person_addresses=True)
    field(page.selectbox, "Where").set_value("linkedin")
    field(page.text_input, "Their address or profile there").set_value("https://www.linkedin.com/in/ann-lee/")
    healthy(button(page, "Add address").click().run())
    with open_record(settings.record_url) as record:
        assert ("linkedin", "ann-lee") in people.show(record, person).handles


def test_one_waits_until_a_day_and_does_the_rest_from_then_on() -> None:
    assert step_then("wait", "10 Dec 2026, 09:00") == "Wait for a reply until 10 Dec 2026, 09:00"
    assert step_then("follow_up", "10 Dec 2026, 09:00") == "Follow up with something new, any time from 10 Dec 2026, 09:00"
    assert step_then("call", "") == "Call"


def test_the_next_step_on_the_page_of_a_person_reads_as_a_sentence(settings: Settings) -> None:
    with open_record(settings.record_url) as record:
        person = log_sent(record, to="Ann Lee", channel="email", handle="ann@lee.example", at=now(), text="Hi?").person
    assert "Next: Wait for a reply until " in words(person_page(person))
