"""Notes, tags and rhythms on the page of a person, and a friend who is due by them on Follow-ups."""

from __future__ import annotations

from datetime import timedelta

from composer.record import person_marks
from composer.record.log import log_answer, log_sent
from composer.record.store import open_record
from composer.settings import Settings
from composer.web.state import now
from tests.test_web import button, field, healthy, visit, words


def friend(settings: Settings) -> int:
    at = now() - timedelta(days=120)
    with open_record(settings.record_url) as record:
        sent = log_sent(record, to="Ann Lee", channel="email", handle="ann@lee.example", at=at, text="Hi Ann, how was it?")
        log_answer(record, "reply", outreach=sent.outreach, at=at + timedelta(hours=2), text="Very well, thank you!")
        return sent.person


def test_what_is_noted_on_the_page_brings_a_friend_to_the_follow_ups_and_a_message_to_them(settings: Settings) -> None:
    ann = friend(settings)
    page = visit("people")
    page.query_params["person"] = str(ann)
    page.session_state["person_marks"] = True
    page.run()
    field(page.text_area, "Notes").set_value("Met in Lyon")
    field(page.selectbox, "Be in touch").set_value(90)
    healthy(next(one for one in page.button if one.label == "Save" and "marks" in one.form_id).click().run())
    with open_record(settings.record_url) as record, record.read() as conn:
        assert person_marks.of(conn, ann) == person_marks.Marks("Met in Lyon", (), 90)
    page = healthy(visit("follow_ups"))
    assert "Get back in touch" in words(page)
    assert "You want to be in touch every 90 days" in words(page)
    button(page, "Write to them").click().run()
    page.switch_page("views/write.py").run()
    page.button_group[1].set_value("who").run()
    assert field(page.text_input, "Their name").value == "Ann Lee"
