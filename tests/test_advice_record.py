"""What the record gives the adviser: introducers among the user's own contacts, and the due list from logged touches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.advice.ladder import next_step
from composer.brief import load_brief
from composer.context import advice, contacts, know
from composer.do_not_contact import lift_anybody, stop_anybody, stop_contact
from composer.due import decisions, due_items
from composer.errors import Ambiguous, BadUsage, NotFound, Stopped
from composer.model import Brief
from composer.record.erase import erase
from composer.record.log import log_answer, log_sent
from composer.record.pauses import keep, kept, later
from composer.record.people import add_address, edit, show
from composer.record.stops import lift, stop
from composer.record.store import Record, open_record
from composer.record.undo import undo
from composer.settings import Settings
from tests.record_kit import at, mail, put, touch

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
BRIEF = load_brief(Path(__file__).parent.parent / "docs" / "examples" / "learn.toml")


@pytest.fixture
def record(home: Path) -> Iterator[Record]:
    """An empty record."""
    home.mkdir()
    with open_record(f"sqlite:///{home / 'record.db'}") as opened:
        yield opened


def known(record: Record, name: str, company: str = "") -> int:
    """Somebody the user wrote to, who answered."""
    sent = log_sent(record, to=name, channel="email", handle=f"{name.partition(' ')[0].lower()}@example.com", relationship="friend",
                    at=NOW - timedelta(days=40), text="Which one?")
    log_answer(record, "reply", outreach=sent.outreach, at=NOW - timedelta(days=39), text="The first.")
    if company:
        edit(record, sent.person, at=NOW, company=company)
    return sent.person


def test_somebody_at_the_same_company_may_introduce_and_is_named_beside_the_first_step(record: Record, settings: Settings) -> None:
    known(record, "Omar Haddad", "Monzo Ltd")
    known(record, "Ines Costa", "Kiwi")
    found = know(record, BRIEF, settings, NOW)
    assert [item.name for item in found.introducers] == ["Omar Haddad"]
    step = advice(BRIEF, found, settings, NOW).next
    assert step.step == "write"
    assert "Or ask Omar Haddad first, who might introduce you." in step.reasons


def test_the_friend_that_the_brief_names_is_found_and_asked_first(record: Record, settings: Settings) -> None:
    known(record, "Ellen Park")
    brief: Brief = replace(BRIEF, relationship="mutual", mutual="ellen park")
    found = know(record, brief, settings, NOW)
    assert [item.name for item in found.introducers] == ["Ellen Park"]
    assert advice(brief, found, settings, NOW).next.step == "ask_introduction"


def test_nobody_under_a_do_not_contact_is_asked_for_an_introduction(record: Record, settings: Settings) -> None:
    person = known(record, "Omar Haddad", "Monzo")
    stop(record, person, at=NOW)
    assert know(record, BRIEF, settings, NOW).introducers == ()


def test_a_logged_message_comes_due_and_any_later_touch_takes_it_off(record: Record, settings: Settings) -> None:
    sent = log_sent(record, to="Tomás Ortega", channel="email", handle="tomas@example.com", brief=BRIEF, at=NOW - timedelta(days=10))
    item = due_items(record, settings, NOW)[0]
    assert (item.person, item.outreach, item.step, item.channel, item.name) == (sent.person, sent.outreach, "follow_up", "email", "Tomás Ortega")
    log_answer(record, "call", person=sent.person, outcome="missed", at=NOW - timedelta(hours=2))
    assert due_items(record, settings, NOW) == ()


def test_a_stop_is_carried_out_at_once_and_keeps_the_day_by_which_the_law_wants_it(record: Record, settings: Settings) -> None:
    person = known(record, "Omar Haddad", "Monzo")
    edit(record, person, at=NOW, country="US")
    assert stop_contact(record, person, at=NOW) == NOW + timedelta(days=14)  # ten working days
    assert due_items(record, settings, NOW + timedelta(days=60)) == ()


def test_people_silent_for_years_are_put_up_for_a_decision(record: Record, settings: Settings) -> None:
    known(record, "Omar Haddad")
    assert decisions(record, settings, NOW) == ()
    assert [(item.name, item.kind) for item in decisions(record, settings, NOW.replace(year=2029))] == [("Omar Haddad", "silent")]


def test_somebody_who_is_not_in_the_record_can_be_stopped_by_address_or_name_and_only_a_hash_is_kept(
    record: Record, settings: Settings, home: Path,
) -> None:
    assert stop_anybody(record, "Tomas@Example.com", at=NOW) is None
    assert stop_anybody(record, "Karl Voss", at=NOW, note="by letter") is None
    with pytest.raises(Stopped):
        log_sent(record, to="T. Ortega", channel="email", handle="tomas@example.com", at=NOW)
    with pytest.raises(Stopped):
        log_sent(record, to="karl voss", channel="whatsapp", at=NOW)
    brief = replace(BRIEF, recipient=replace(BRIEF.recipient, handles={"email": "tomas@example.com"}))
    assert know(record, brief, settings, NOW).stopped == ("",)
    kept = b"".join(path.read_bytes() for path in home.glob("record.db*")).lower()
    assert [word for word in (b"tomas@", b"karl") if word in kept] == []
    assert lift_anybody(record, "tomas@example.com", at=NOW)
    assert not lift_anybody(record, "tomas@example.com", at=NOW)
    assert log_sent(record, to="T. Ortega", channel="email", handle="tomas@example.com", at=NOW).touch


def test_a_stop_of_a_stranger_holds_when_they_come_into_the_record_and_shows_there(record: Record) -> None:
    stop_anybody(record, "+46 70 123 45 67", at=NOW)
    person = _knows(record, "Anna Berg")
    add_address(record, person, "whatsapp", "+46701234567", at=NOW)
    assert show(record, person).stop == "2026-11-20"
    with pytest.raises(Stopped):
        log_sent(record, person=person, channel="email", at=NOW)


def _knows(record: Record, name: str) -> int:
    return log_sent(record, to=name, channel="slack", at=NOW - timedelta(days=2)).person


@pytest.mark.parametrize("who", ["anna", "Anna Ber", "ANNA BERG", "@anna-berg", "anna-b", "(0)70 123 45 67", "1"])
def test_a_stop_takes_whatever_the_list_of_people_finds(record: Record, who: str) -> None:
    person = _knows(record, "Anna Berg")
    add_address(record, person, "linkedin", "anna-berg", at=NOW)
    add_address(record, person, "phone", "+46701234567", at=NOW)
    assert stop_anybody(record, who, at=NOW) == person
    assert show(record, person).stop == "2026-11-20"


def test_a_part_that_fits_several_people_lists_them_and_stops_nobody(record: Record) -> None:
    both = [_knows(record, "Anna Berg"), _knows(record, "Anna Holm")]
    with pytest.raises(Ambiguous) as told:
        stop_anybody(record, "anna", at=NOW)
    assert [number for number, _ in told.value.candidates] == both
    assert [show(record, person).stop for person in both] == ["", ""]


def test_a_whole_word_of_a_name_counts_above_a_part_of_another(record: Record) -> None:
    _knows(record, "Joanna Berg")
    anna = _knows(record, "Anna Holm")
    assert stop_anybody(record, "anna", at=NOW) == anna


def test_an_address_of_somebody_else_stops_nobody_whose_address_only_holds_it(record: Record) -> None:
    person = _knows(record, "Joann Lee")
    add_address(record, person, "email", "joann@example.com", at=NOW)
    assert stop_anybody(record, "ann@example.com", at=NOW) is None
    assert show(record, person).stop == ""


@pytest.mark.parametrize(("who", "error"), [("@anna", BadUsage), ("", BadUsage), ("99", NotFound)])
def test_what_names_nobody_is_refused_in_one_line(record: Record, who: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        stop_anybody(record, who, at=NOW)


def test_a_stop_kept_for_a_name_is_lifted_on_the_person_who_bears_it(record: Record) -> None:
    person = _knows(record, "Anna Berg")
    add_address(record, person, "email", "anna@example.com", at=NOW)
    stop_anybody(record, "Karl Voss", at=NOW)
    edit(record, person, at=NOW, name="Karl Voss")
    assert show(record, person).stop == "2026-11-20"
    assert lift(record, person, at=NOW)
    assert show(record, person).stop == ""


def test_later_holds_until_its_day_or_the_next_touch_and_undo_brings_the_person_back(record: Record, settings: Settings) -> None:
    log_sent(record, to="Bo Ek", channel="email", at=NOW - timedelta(days=10), text="Which one?", relationship="client")
    person = due_items(record, settings, NOW)[0].person
    later(record, person, NOW + timedelta(days=7), at=NOW)
    assert due_items(record, settings, NOW) == ()
    assert [item.person for item in due_items(record, settings, NOW + timedelta(days=8))] == [person]
    undo(record)
    assert [item.person for item in due_items(record, settings, NOW)] == [person]
    later(record, person, NOW + timedelta(days=700), at=NOW)
    log_answer(record, "call", person=person, outcome="missed", direction="in", at=NOW + timedelta(hours=1))
    assert [item.step for item in due_items(record, settings, NOW + timedelta(days=3))] == ["call"]


def test_details_kept_by_decision_are_asked_about_again_after_the_same_time(record: Record, settings: Settings) -> None:
    person = known(record, "Omar Haddad")
    then = NOW.replace(year=2029)
    keep(record, person, at=then)
    assert decisions(record, settings, then) == ()
    assert [item.person for item in decisions(record, settings, then.replace(year=2032))] == [person]
    erase(record, person, at=then)
    with record.read() as conn:
        assert kept(conn) == {}


@pytest.mark.parametrize(("who", "name", "hours"), [("bo@other.example", "Bo Lee", 3), ("anna@firm.example", "Anna Ek", 3), ("bo@firm.example", "Bo Lee", -0.03)])
def test_an_answer_from_another_address_or_by_a_slow_clock_ends_what_was_due(record: Record, who: str, name: str, hours: float) -> None:
    put(record, [
        mail("out", 0, "a@me", who="bo@firm.example", name="Bo Lee", text="One question?"),
        mail("in", hours, "b@them", answers="a@me", who=who, name=name, text="The third one."),
    ], source="email:me")
    steps = [item.step for item in due_items(record, Settings(Path("nowhere")), at(24 * 20)) if item.name == "Bo Lee"]
    assert set(steps) <= {"ask"}  # thank them; nothing says that an answer is missing


def test_whoever_answered_long_ago_was_written_to(record: Record) -> None:
    put(record, [touch("out", 0, text="One question?"), touch("in", 3, text="The third one.")])
    with record.read() as conn:
        (contact,) = contacts(conn, at(-1), at(24 * 200))
    step = next_step(contact, now=at(24 * 200))
    assert (step.step, step.reasons[0]) == ("write", "You've written to each other before: pick up from there.")
