"""Do-not-contact in the record: whom a stop holds for, what is kept of it, and who was erased."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from composer.errors import BadUsage, NotFound, Stopped
from composer.record import erase, log, people, schema, stops, undo
from composer.record.journal import Journal
from composer.record.store import Record, open_record
from tests.record_kit import at


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with open_record(record_url) as opened:
        yield opened


def meet(record: Record, name: str, channel: str = "email", handle: str | None = None, hours: float = 0) -> int:
    return log.log_sent(record, to=name, channel=channel, handle=handle, at=at(hours)).person


def kept(record: Record) -> list[tuple[object, ...]]:
    """Whose stop, on which channel, since when, until when the law wants it, with what note."""
    table = schema.stop.c
    with record.read() as conn:
        query = select(table.person_id, table.channel, table.since, table.due_by, table.note).order_by(table.id)
        return [tuple(row) for row in conn.execute(query)]


def held(record: Record, *handles: tuple[str, str], name: str = "", person: int | None = None, channel: str = "") -> stops.Stop | None:
    with record.read() as conn:
        return stops.is_stopped(conn, handles, name, person=person, channel=channel)


# --- people in the record ----------------------------------------------------------------------------------------


def test_a_stop_is_kept_with_its_day_its_note_and_what_the_law_asks(record: Record) -> None:
    ana = meet(record, "Ana Lima", handle="ana@example.com")
    assert stops.stop(record, ana, at=at(1), note="by mail", due_by=at(99)) == "Ana Lima"
    assert kept(record) == [(ana, "", at(1), at(99), "by mail")] * 2  # her address and her name
    assert held(record, person=ana) == stops.Stop(at(1), "", "by mail")


def test_asking_twice_keeps_the_first_day_and_no_second_copy(record: Record) -> None:
    ana = meet(record, "Ana Lima", handle="ana@example.com")
    stops.stop(record, ana, at=at(1))
    people.add_address(record, ana, "x", "ana", at=at(2))
    stops.stop(record, ana, at=at(3))
    assert [row[2] for row in kept(record)] == [at(1), at(1), at(3)]  # only the new address is new
    assert held(record, person=ana).since == at(1)


@pytest.mark.parametrize(("name", "channel", "said"), [
    ("Ana Lima", "", "do not contact Ana Lima"), ("Ana Lima", "whatsapp", "do not contact Ana Lima (WhatsApp)"),
    ("", "", "do not contact ana@example.com"), ("", "sms", "do not contact ana@example.com (SMS)"),
])
def test_undo_says_what_it_takes_back(record: Record, name: str, channel: str, said: str) -> None:
    person = meet(record, name or "Ana", handle="ana@example.com")
    people.edit(record, person, at=at(1), name=name)
    stops.stop(record, person, at=at(2), channel=channel)
    assert undo.undo(record) == said
    assert kept(record) == []


def test_a_stop_on_one_channel_is_found_there_and_by_whoever_asks_about_all(record: Record) -> None:
    ana = meet(record, "Ana Lima", handle="ana@example.com")
    stops.stop(record, ana, at=at(1), channel="whatsapp")
    assert [held(record, person=ana, channel=name) is not None for name in ("whatsapp", "email", "")] == [True, False, True]
    assert held(record, ("email", "ana@example.com"), channel="whatsapp").channel == "whatsapp"
    assert held(record, ("email", "ana@example.com"), channel="sms") is None


def test_a_stop_on_every_channel_is_named_before_one_on_a_single_one(record: Record) -> None:
    ana = meet(record, "Ana Lima", handle="ana@example.com")
    stops.stop(record, ana, at=at(1), channel="whatsapp")
    stops.stop(record, ana, at=at(5))
    for found in (held(record, person=ana), held(record, ("email", "ana@example.com"))):
        assert (found.channel, found.since) == ("", at(5))


def test_lifting_takes_every_stop_of_a_person_and_nobody_elses(record: Record) -> None:
    ana, bo = meet(record, "Ana Lima", handle="ana@example.com"), meet(record, "Bo Ek", handle="bo@example.com")
    stops.stop(record, ana, at=at(1), channel="whatsapp")
    stops.stop(record, ana, at=at(1))
    stops.stop(record, bo, at=at(1))
    assert stops.lift(record, ana, at=at(2))
    assert {row[0] for row in kept(record)} == {bo}
    assert undo.last(record) == "contact Ana Lima again"
    assert not stops.lift(record, ana, at=at(3))
    assert undo.last(record) == "contact Ana Lima again"


def test_a_stop_of_nobody_is_refused(record: Record) -> None:
    for act in (stops.stop, stops.lift):
        with pytest.raises(NotFound, match="no person “7”"):
            act(record, 7, at=at())


def test_an_address_of_the_stopped_is_known_under_another_name(record: Record) -> None:
    stops.stop(record, meet(record, "Ana Lima", handle="ana@example.com"), at=at(1))
    with pytest.raises(Stopped, match=r"A\. Lima asked not to be contacted \(since 2026-03-02\)"):
        log.log_sent(record, to="A. Lima", channel="email", handle="ana@example.com", at=at(2))
    assert held(record, ("email", "bo@example.com")) is None


@pytest.mark.parametrize(("stopped", "asked"), [("phone", "whatsapp"), ("whatsapp", "phone")])
def test_one_number_is_one_person_by_telephone_and_on_whatsapp(record: Record, stopped: str, asked: str) -> None:
    channel = {"phone": "sms", "whatsapp": "whatsapp"}[stopped]
    stops.stop(record, meet(record, "Ana Lima", channel, "+4915112345678"), at=at(1))
    assert held(record, (asked, "+4915112345678")) is not None


def test_a_name_counts_where_no_address_is_given_or_where_the_name_is_all_that_was_known(record: Record) -> None:
    stops.stop(record, meet(record, "Ana Lima", handle="ana@example.com"), at=at(1))
    stops.stop(record, meet(record, "Bo Ek"), at=at(1))
    other = ("email", "other@example.com")
    assert held(record, name="ana LIMA") is not None
    assert held(record, ("conversation:facebook", "ana_1"), name="Ana Lima") is not None  # the mark of a talk is no address
    assert held(record, other, name="Ana Lima") is None
    assert held(record, other, name="Bo Ek") is not None
    assert held(record, name="Cleo") is None
    assert held(record) is None


def test_without_any_stop_nobody_is_stopped(record: Record) -> None:
    ana = meet(record, "Ana Lima", handle="ana@example.com")
    assert held(record, ("email", "ana@example.com"), name="Ana Lima", person=ana) is None
    with record.read() as conn:
        assert not stops.any_stop(conn)
        assert stops.stopped_among(conn, [ana]) == frozenset()
        assert conn.execute(select(schema.meta).where(schema.meta.c.key == stops.SALT)).first() is None  # nothing to hash yet


def test_the_refusal_names_the_person_the_day_and_the_channel_it_is_about(record: Record) -> None:
    ana = meet(record, "Ana Lima", handle="ana@example.com")
    stops.stop(record, ana, at=at(30), channel="sms")
    with record.read() as conn:
        stops.refuse(conn, (), "", person=ana, channel="email")
        with pytest.raises(Stopped, match=r"this person asked not to be contacted \(since 2026-03-03\)"):
            stops.refuse(conn, (), "", person=ana, channel="sms")


def test_among_many_the_stopped_are_found_by_id_address_and_name(record: Record) -> None:
    ana, bo, cleo = (meet(record, name, handle=f"{name[:3].strip().lower()}@example.com") for name in ("Ana Lima", "Bo Ek", "Cleo Moss"))
    stops.stop(record, ana, at=at(1))
    stops.stop_stranger(record, "bo@example.com", at=at(2))
    stops.stop_stranger(record, "Cleo Moss", at=at(3))
    with record.read() as conn:
        assert stops.stopped_among(conn, [ana, bo, cleo, ana]) == {ana, bo, cleo}
        assert stops.stopped_among(conn, [bo]) == {bo}
        assert stops.stopped_among(conn, []) == frozenset()


# --- people who are not in the record ----------------------------------------------------------------------------


@pytest.mark.parametrize(("who", "met"), [
    ("zoe@example.com", {"to": "Zoe", "channel": "email", "handle": "ZOE@example.com"}),
    ("+49 151 12345678", {"to": "Zoe", "channel": "sms", "handle": "+4915112345678"}),
    ("+49 151 12345678", {"to": "Zoe", "channel": "whatsapp", "handle": "+4915112345678"}),
    ("Zoe Marr", {"to": "zoe MARR", "channel": "email"}),
    ("Zoe Marr", {"to": "Zoe Marr", "channel": "email", "handle": "new@example.com"}),
])
def test_a_stranger_who_asked_is_not_written_to_when_they_turn_up(record: Record, who: str, met: dict[str, str]) -> None:
    stops.stop_stranger(record, who, at=at(1), note="on the street", due_by=at(9))
    assert set(kept(record)) == {(None, "", at(1), at(9), "on the street")}
    with pytest.raises(Stopped):
        log.log_sent(record, at=at(2), **met)  # type: ignore[arg-type]
    assert people.search(record) == []


def test_a_strangers_stop_is_kept_once_and_lifted_once(record: Record) -> None:
    stops.stop_stranger(record, "Zoe Marr", at=at(1))
    stops.stop_stranger(record, "zoe marr", at=at(2))
    assert [row[2] for row in kept(record)] == [at(1), at(1)]
    assert undo.last(record) == "do not contact somebody who is not in the record"
    assert stops.lift_stranger(record, "ZOE MARR", at=at(3))
    assert undo.last(record) == "contact somebody again who is not in the record"
    assert kept(record) == []
    assert not stops.lift_stranger(record, "Zoe Marr", at=at(4))


def test_lifting_a_strangers_stop_leaves_that_of_a_person_in_the_record(record: Record) -> None:
    ana = meet(record, "Ana Lima", handle="ana@example.com")
    stops.stop(record, ana, at=at(1))
    assert not stops.lift_stranger(record, "ana@example.com", at=at(2))
    assert held(record, person=ana) is not None


def test_a_stop_from_before_they_were_in_the_record_is_lifted_with_theirs(record: Record) -> None:
    ana = meet(record, "Ana Lima", handle="ana@example.com")
    stops.stop_stranger(record, "Ana Lima", at=at(1))
    stops.stop_stranger(record, "ana@example.com", at=at(1))
    assert stops.lift(record, ana, at=at(2))
    assert held(record, ("email", "ana@example.com"), name="Ana Lima", person=ana) is None


def test_what_names_nobody_is_refused(record: Record) -> None:
    for text in ("", "  ", "@zoe"):
        with pytest.raises(BadUsage):
            stops.stop_stranger(record, text, at=at())
    assert kept(record) == []


# --- erased people -----------------------------------------------------------------------------------------------


def test_who_was_erased_is_known_by_hash_alone_and_may_be_written_to(record: Record) -> None:
    ana = meet(record, "Ana Lima", handle="ana@example.com")
    with record.write() as conn:
        assert not stops.any_erased(conn)
        stops.remember_erased(conn, ana, at(1))
        stops.remember_erased(conn, ana, at(2))
        assert stops.any_erased(conn)
        assert not stops.any_stop(conn)
        asked = [("email", "ana@example.com"), ("email", "bo@example.com"), ("x", "ana@example.com")]
        assert stops.erased_among(conn, asked) == {("email", "ana@example.com")}
        assert stops.erased_among(conn, []) == set()
    assert set(kept(record)) == {(None, stops.ERASED, at(1), None, "")}
    assert held(record, ("email", "ana@example.com"), name="Ana Lima", person=ana) is None


def test_a_stop_outlives_erasure_without_person_and_note(record: Record) -> None:
    ana = meet(record, "Ana Lima", handle="ana@example.com")
    stops.stop(record, ana, at=at(1), note="she was clear")
    erase.erase(record, ana, at=at(2), folders=())
    assert {(row[0], row[4]) for row in kept(record)} == {(None, "")}
    assert held(record, ("email", "ana@example.com")) is not None
    assert not stops.lift_stranger(record, "bo@example.com", at=at(3))
    assert stops.lift_stranger(record, "ana@example.com", at=at(3))
    with record.read() as conn:
        assert stops.erased_among(conn, [("email", "ana@example.com")])  # that she was erased is not lifted


def test_whose_address_a_hash_stands_for_can_be_told_while_they_are_in_the_record(record: Record) -> None:
    ana = meet(record, "Ana Lima", handle="ana@example.com")
    bo = meet(record, "Bo Ek", "x_dm", "bo")
    stops.stop(record, ana, at=at(1))
    stops.stop(record, bo, at=at(1), channel="x_dm")
    with record.read() as conn:
        known = stops.owners(conn, ["", "x_dm", ""])
        digests = conn.execute(select(schema.stop.c.digest)).scalars().all()
        assert sorted(known[digest] for digest in digests if digest in known) == [ana, bo]
        assert len(known) == 4
        assert stops.owners(conn, []) == {}
        assert stops.handles_of(conn, ana) == [("email", "ana@example.com")]


def test_addresses_are_listed_in_the_order_they_came(record: Record) -> None:
    ana = meet(record, "Ana Lima", handle="zz@example.com")
    people.add_address(record, ana, "x", "ana", at=at(1))
    people.add_address(record, ana, "email", "aa@example.com", at=at(2))
    with record.read() as conn:
        assert stops.handles_of(conn, ana) == [("email", "zz@example.com"), ("x", "ana"), ("email", "aa@example.com")]


def test_the_salt_is_made_once_and_differs_by_record(record: Record, tmp_path: Path) -> None:
    with record.write() as conn:
        salt = stops.salt_of(conn)
        assert (len(salt), stops.salt_of(conn)) == (32, salt)
    with open_record(f"sqlite:///{tmp_path / 'other.db'}") as other, other.write() as conn:
        assert stops.salt_of(conn) != salt


def test_a_stop_within_a_larger_change_is_taken_back_with_it(record: Record) -> None:
    ana = meet(record, "Ana Lima", handle="ana@example.com")
    with record.write() as conn:
        journal = Journal(conn)
        stops.add(conn, journal, ana, at=at(1), channel="sms", note="n", due_by=at(2))
        stops.add(conn, journal, ana, at=at(3), channel="sms")
        journal.save(at(1), "a larger change")
    assert kept(record) == [(ana, "sms", at(1), at(2), "n")] * 2
    undo.undo(record)
    assert kept(record) == []


@pytest.mark.parametrize(("asked", "written"), [
    ("eve@example.com", "eve+looms@example.com"), ("eve+looms@example.com", "eve@example.com"), ("eve+a@example.com", "Eve+b@example.com"),
    ("e.ve@gmail.com", "eve@googlemail.com"),
])
def test_a_stop_holds_for_the_mailbox_whatever_stands_behind_the_plus(record: Record, asked: str, written: str) -> None:
    eve = meet(record, "Eve Stone", handle=asked)
    stops.stop(record, eve, at=at(1))
    with pytest.raises(Stopped):
        log.log_sent(record, to="E. S.", channel="email", handle=written, at=at(2))
    with pytest.raises(Stopped):
        log.log_sent(record, to="Eve Stone", channel="email", handle=asked, at=at(2))
    assert stops.lift(record, eve, at=at(3))
    log.log_sent(record, to="E. S.", channel="email", handle=written, at=at(4))


def test_another_mailbox_of_the_same_server_is_no_less_free(record: Record) -> None:
    stops.stop(record, meet(record, "Eve Stone", handle="eve@example.com"), at=at(1))
    log.log_sent(record, to="Eva Stein", channel="email", handle="eva+eve@example.com", at=at(2))
