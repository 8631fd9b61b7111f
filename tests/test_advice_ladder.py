"""The ladder, the due list and the calendar file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from composer.advice import clock
from composer.advice.calendar import ics
from composer.advice.ladder import STEPS, Contact, DueItem, due, next_step
from composer.model import CHANNELS, RELATIONSHIPS, PastTouch

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)  # a Friday


def out(days: float, channel: str = "email", text: str = "Which test helped?", kind: str = "message") -> PastTouch:
    return PastTouch(channel, "out", NOW - timedelta(days=days), kind, text)  # type: ignore[arg-type]


def back(days: float, channel: str = "email", text: str = "Thank you.", kind: str = "message") -> PastTouch:
    return PastTouch(channel, "in", NOW - timedelta(days=days), kind, text)  # type: ignore[arg-type]


def someone(*history: PastTouch, person: int = 1, **more: object) -> Contact:
    values: dict[str, object] = {"relationship": "stranger", "handles": ("email",), "timezone": "Europe/Madrid", "name": "Tomás Ortega", **more}
    return Contact(person, history=history, **values)  # type: ignore[arg-type]


def test_a_message_of_this_morning_is_waited_for_and_tells_what_comes_then() -> None:
    step = next_step(someone(out(0.1)), now=NOW)
    assert step.step == "wait"
    assert any("one follow-up with something new, from Thursday 26 November" in said for said in step.reasons)
    assert due([someone(out(0.1))], NOW) == ()


def test_whoever_was_away_is_written_to_once_they_are_back_and_asked_no_favour() -> None:
    away = replace(back(5, text="I'm out of the office."), meaning="away")
    item = due([someone(out(6), replace(away, until=NOW - timedelta(hours=1)))], NOW)[0]
    assert (item.step, item.reasons[0]) == ("follow_up", "They were away when your message came and should be back by now. Write once more, in a line or two.")
    assert due([someone(out(6), replace(away, until=NOW + timedelta(days=9)))], NOW) == ()
    assert due([someone(out(2), replace(back(1), meaning="away"))], NOW) == ()  # no day was named: some working days


def test_four_working_days_without_an_answer_bring_one_follow_up() -> None:
    monday = NOW - timedelta(days=4)  # Monday: four working days later is today
    item = due([someone(PastTouch("email", "out", monday, text="Which one?"))], NOW)[0]
    assert (item.step, item.channel, item.when) == ("follow_up", "email", NOW)
    assert due([someone(PastTouch("email", "out", monday, text="Which one?"))], NOW - timedelta(minutes=1)) == ()


def test_the_follow_up_asks_for_something_new_and_never_for_just_checking_in() -> None:
    said = " ".join(next_step(someone(out(9)), now=NOW).reasons)
    assert "something new" in said
    assert "Not “just checking in”" in said


def test_a_statement_waits_longer_than_a_question_and_stands_below_it() -> None:
    asked, told = someone(out(9), person=1), someone(out(9, text="I liked your talk."), person=2)
    assert [item.person for item in due([told, asked], NOW)] == [1, 2]
    assert next_step(told, now=NOW).when > next_step(asked, now=NOW).when  # type: ignore[operator]
    assert next_step(someone(out(9, text=""), asked=False), now=NOW).when == next_step(told, now=NOW).when


@pytest.mark.parametrize("relationship", ["met", "colleague", "client", "friend"])
def test_after_two_unanswered_messages_people_you_know_get_a_call(relationship: str) -> None:
    item = due([someone(out(20), out(10), relationship=relationship)], NOW)[0]
    assert (item.step, item.channel) == ("call", "phone")
    assert any("voicemail of 25 seconds at most" in said for said in item.reasons)


def test_after_two_unanswered_messages_a_stranger_gets_an_introduction_or_a_polite_end() -> None:
    assert next_step(someone(out(30), out(20)), now=NOW).step == "close"
    assert next_step(someone(out(30), out(20), mutual="Ellen Park"), now=NOW).step == "ask_introduction"
    assert next_step(someone(out(30), out(20), introducers=("Omar Haddad",)), now=NOW).reasons[0].startswith("Ask Omar Haddad")


def test_after_the_polite_end_it_stops() -> None:
    step = next_step(someone(out(60), out(50), out(40)), now=NOW)
    assert (step.step, step.when) == ("stop", None)
    assert due([someone(out(60), out(50), out(40))], NOW) == ()


@pytest.mark.parametrize("touch", [
    out(1, "x_dm"), out(1, "phone", kind="missed"), out(1, "phone", "", "voicemail"),
])
def test_any_touch_on_any_channel_resets_the_clock(touch: PastTouch) -> None:
    assert due([someone(out(9))], NOW)
    assert due([someone(out(9), touch)], NOW) == ()


@pytest.mark.parametrize("kind", ["auto", "reaction"])
def test_an_automatic_answer_or_a_reaction_neither_answers_nor_resets_the_clock(kind: str) -> None:
    assert due([someone(out(9), back(1, kind=kind))], NOW) == due([someone(out(9))], NOW)


def test_a_talk_or_a_meeting_takes_the_person_off_the_list() -> None:
    assert due([someone(out(9), out(1, "phone", "", "call"))], NOW) == ()
    assert next_step(someone(out(9), out(1, "phone", "", "call")), now=NOW).step == "meet"
    assert next_step(someone(out(9), out(1, "in_person", "", "meeting")), now=NOW).step == "wait"


def test_an_answer_moves_the_ladder_on_to_answering_and_then_to_asking() -> None:
    assert next_step(someone(out(9), back(1, text="What do you build?")), now=NOW).step == "answer"
    step = next_step(someone(out(9), back(1)), now=NOW)
    assert step.step == "ask"
    assert "if you have a favour to ask, this is the time" in step.reasons[0]


def test_before_an_answer_the_ladder_never_offers_to_ask() -> None:
    for history in ([], [out(3)], [out(9)], [out(20), out(10)]):
        assert next_step(someone(*history), now=NOW).step != "ask"


def test_a_question_of_theirs_stands_above_everything_else_on_the_list() -> None:
    people = [someone(out(20), out(10), person=1, relationship="client"), someone(out(9), back(2, text="Which tool?"), person=2)]
    assert [(item.person, item.step) for item in due(people, NOW)] == [(2, "answer"), (1, "call")]


def test_an_answer_whose_text_is_not_known_is_not_nagged_about() -> None:
    assert due([someone(out(9), back(8, text=""))], NOW) == ()


def test_a_missed_call_of_theirs_is_called_back() -> None:
    item = due([someone(out(9), back(1, "phone", "", "missed"))], NOW)[0]
    assert (item.step, item.channel) == ("call", "phone")


def test_a_linkedin_note_without_an_answer_changes_the_channel_since_no_second_note_is_possible() -> None:
    item = due([someone(out(9, "linkedin_note"), handles=("linkedin", "email"))], NOW)[0]
    assert (item.step, item.channel) == ("change_channel", "email")
    accepted = someone(out(9, "linkedin_note"), back(3, "linkedin_note", "", "accepted"), handles=("linkedin",))
    assert due([accepted], NOW)[0].channel == "linkedin_message"


def test_right_after_connecting_somebody_whose_number_is_known_is_called() -> None:
    accepted = someone(out(9, "linkedin_note"), back(3, "linkedin_note", "", "accepted"), handles=("linkedin", "phone"))
    item = due([accepted], NOW)[0]
    assert (item.step, item.channel) == ("call", "phone")


def test_a_bounced_mail_is_no_try_and_asks_for_another_channel() -> None:
    step = next_step(someone(out(2), back(2, kind="bounce"), handles=("email", "linkedin")), now=NOW)
    assert step.step == "change_channel"
    assert "bounced" in step.reasons[1]


def test_a_no_is_thanked_for_and_then_left() -> None:
    assert next_step(someone(out(9), back(1, kind="no")), now=NOW).step == "close"
    assert next_step(someone(out(9), back(2, kind="no"), out(1)), now=NOW).step == "stop"


def test_nobody_under_a_do_not_contact_is_ever_due() -> None:
    assert next_step(someone(out(9), stopped=("",)), now=NOW).step == "stop"
    assert due([someone(out(9), stopped=("",))], NOW) == ()
    assert due([someone(out(9), stopped=("email",))], NOW) == ()


def test_the_weekend_and_the_quiet_hours_are_those_of_the_reader() -> None:
    tokyo = due([someone(out(30), timezone="Asia/Tokyo")], NOW, ahead_days=30)[0].when.astimezone(ZoneInfo("Asia/Tokyo"))
    assert tokyo.weekday() < 5
    assert 8 <= tokyo.hour < 20
    cairo = due([someone(out(30), timezone="Africa/Cairo", country="Egypt")], NOW, ahead_days=30)[0].when.astimezone(ZoneInfo("Africa/Cairo"))
    assert cairo.weekday() not in (4, 5)


def test_what_is_due_at_a_bad_hour_over_there_says_from_when_on_it_is_a_good_one() -> None:
    late = NOW.replace(hour=18)  # 03:00 on Saturday in Tokyo
    item = due([someone(out(20), timezone="Asia/Tokyo")], late)[0]
    said = "It's not a good hour there: better wait until Tuesday 24 November, 09:00 Tokyo time."  # the Monday is a holiday
    assert said in item.reasons


def test_the_users_own_pace_is_kept() -> None:
    assert due([someone(out(9))], NOW, follow_up_days=(10, 20)) == ()
    assert due([someone(out(3))], NOW, follow_up_days=(1, 2))


def test_what_comes_due_soon_is_listed_when_asked_for() -> None:
    assert due([someone(out(3))], NOW) == ()
    assert [item.step for item in due([someone(out(3))], NOW, ahead_days=7)] == ["follow_up"]
    assert [item.step for item in due([someone(out(0.1))], NOW, ahead_days=7)] == ["follow_up"]


TOUCHES = st.lists(st.builds(
    PastTouch, st.sampled_from(CHANNELS), st.sampled_from(["out", "in"]), st.integers(0, 60 * 24).map(lambda h: NOW - timedelta(hours=h)),
    st.sampled_from(["message", "call", "missed", "voicemail", "meeting", "auto", "bounce", "no", "reaction", "accepted"]),
    st.sampled_from(["", "Which one?", "Thanks."]),
), max_size=7)


@profile(deadline=None)  # a busy machine is no defect
@given(st.lists(st.builds(
    Contact, st.integers(1, 99), st.just("Ana"), st.sampled_from([*RELATIONSHIPS, ""]), history=TOUCHES.map(tuple),
    handles=st.sets(st.sampled_from(["email", "linkedin", "phone", "x"])).map(tuple), timezone=st.sampled_from(["", "Asia/Tokyo", "America/New_York"]),
    stopped=st.sampled_from([(), ("",), ("email",)]),
), max_size=5))
def test_whatever_happened_the_list_is_ordered_and_within_the_rules(people: list[Contact]) -> None:
    items = due(people, NOW)
    assert [item.urgency for item in items] == sorted((item.urgency for item in items), reverse=True)
    for item in items:
        assert item.when <= NOW
        assert item.step in STEPS
        assert item.step not in ("write", "wait", "stop", "meet")
        assert item.reasons
    for contact in people:
        assert next_step(contact, now=NOW).step in STEPS


@profile(deadline=None)  # a busy machine is no defect
@given(st.integers(0, 1000 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)), st.sampled_from(["Asia/Tokyo", "America/Sao_Paulo", "Europe/Madrid", "Pacific/Auckland"]),
       st.integers(0, 30), st.integers(0, 23), st.integers(0, 23))
def test_a_good_moment_is_never_before_the_wish_nor_at_a_bad_hour(at: datetime, zone: str, days: int, start: int, end: int) -> None:
    where = clock.place(zone)
    later = clock.add_working_days(at, days, where)
    assert later >= at
    good = clock.first_good_moment(later, where, (start, end))
    assert good >= later
    if (start - end) % 24 < 20 and start > end:  # some of the day is left
        assert good.astimezone(where.zone).weekday() not in where.weekend
        assert not clock.is_quiet(good, where.zone, (start, end))


# --- the calendar file -------------------------------------------------------------------------------------------

ITEMS = (
    DueItem(1, 7, "follow_up", "email", NOW - timedelta(days=2), ("Write once more; bring something new, please.",), "Tomás Ortega"),
    DueItem(2, 8, "call", "phone", NOW + timedelta(days=1), ("Call.",), "李 Wei; Partner, GmbH"),
)


def test_the_calendar_file_is_read_by_two_libraries() -> None:
    import vobject
    from icalendar import Calendar

    raw = ics(ITEMS, now=NOW)
    events = Calendar.from_ical(raw).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Follow up with Tomás Ortega (e-mail)", "Call 李 Wei; Partner, GmbH"]
    assert [event.decoded("dtstart") for event in events] == [NOW, NOW + timedelta(days=1)]
    assert str(events[0]["description"]) == "Write once more; bring something new, please."
    other = vobject.readOne(raw.decode())
    assert [entry.summary.value for entry in other.vevent_list] == ["Follow up with Tomás Ortega (e-mail)", "Call 李 Wei; Partner, GmbH"]
    assert other.vevent_list[1].dtstart.value == NOW + timedelta(days=1)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_a_later_calendar_file_moves_the_entry_of_the_same_outreach() -> None:
    from icalendar import Calendar

    first = Calendar.from_ical(ics(ITEMS[:1], now=NOW)).walk("VEVENT")[0]
    moved = DueItem(1, 7, "call", "phone", NOW + timedelta(days=3), ("Call.",), "Tomás Ortega")
    second = Calendar.from_ical(ics([moved], now=NOW + timedelta(days=1))).walk("VEVENT")[0]
    assert first["uid"] == second["uid"]
    assert second["sequence"] > first["sequence"]


def test_an_empty_list_is_still_a_calendar() -> None:
    from icalendar import Calendar

    assert Calendar.from_ical(ics((), now=NOW)).walk("VEVENT") == []
