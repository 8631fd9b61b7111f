"""The migration that folds names and addresses again, and the fold once the user's country is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, text, update

from composer.errors import Stopped
from composer.model import Brief, ImportedTouch, Recipient, Sender
from composer.record import erase, export, keys, log, migrate, pauses, people, person_marks, restore, schema, stops, undo
from composer.record.schema import decision, handle, meta, person
from composer.record.store import Record, open_record
from tests.record_kit import at, back_to, check, outreaches, put, touch

OLD, NEW = "+4901511234567", "+491511234567"


def before(record: Record) -> None:
    """Take a record back to the version in which nothing was folded again."""
    with record.write() as conn:
        back_to(conn, "0001")
        conn.execute(meta.delete().where(meta.c.key.in_(("fold", "country"))))


def spell(conn: Connection, address: str, old: str) -> None:
    conn.execute(update(handle).where(handle.c.address == address).values(address=old))


def sms(direction: str, hours: float, number: str, text: str = "Hello", **more: Any) -> ImportedTouch:
    return touch(direction, hours, channel="sms", who=number, name=more.pop("name", "Jon"), conversation=number, text=text, basis="epoch", **more)


def everything(record: Record) -> list[tuple[int, str, str]]:
    with record.read() as conn:
        rows = conn.execute(select(handle.c.person_id, handle.c.kind, handle.c.address).order_by(handle.c.id)).all()
    return [(row.person_id, row.kind, row.address) for row in rows]


def noted(record: Record) -> tuple[Any, ...]:
    with record.read() as conn:
        return pauses.waiting(conn)[1][1], person_marks.of(conn, 1), person_marks.rhythms(conn)


def test_a_record_of_the_first_version_is_brought_to_this_one(record_url: str) -> None:
    with open_record(record_url) as record:
        log.log_sent(record, to="Søren Kjær", channel="phone", handle=NEW, at=at())
        log.log_sent(record, to="Conan O’Brien", channel="in_person", at=at(1))
        with record.write() as conn:
            conn.execute(update(person).where(person.c.id == 1).values(name_key="søren kjær"))
            conn.execute(update(person).where(person.c.id == 2).values(name_key="conan o’brien"))
            spell(conn, NEW, OLD)
        before(record)
    with open_record(record_url) as record:
        with record.read() as conn:
            assert migrate.version(conn) == migrate.HEAD
            assert conn.execute(select(meta.c.key)).scalars().all() == []
            assert list(conn.execute(select(person.c.name_key).order_by(person.c.id)).scalars()) == ["soren kjaer", "conan o'brien"]
        assert everything(record) == [(1, "phone", NEW)]
        assert people.one(record, "Soren Kjaer") == people.one(record, "+49 (0)151 1234567") == 1
        assert people.one(record, "conan o'brien") == 2
        check(record)


def test_the_real_first_schema_is_migrated(record_url: str) -> None:
    """Built by the first step alone, so that the second runs as it will at a user's."""
    with open_record(record_url) as record, record.write() as conn:
        for table in [*reversed(schema.metadata.sorted_tables)]:
            table.drop(conn)
        conn.execute(text("DROP TABLE alembic_version"))
        migrate.upgrade(conn, record.name, "0001")
        conn.execute(insert(person).values(name="Søren", name_key="søren", created_at=at()))
        conn.execute(insert(handle).values(person_id=1, kind="whatsapp", address=OLD))
        conn.execute(insert(handle).values(person_id=1, kind="email", address="<soren@example.com>"))
        assert migrate.version(conn) == "0001"
    with open_record(record_url) as record:
        assert everything(record) == [(1, "whatsapp", NEW), (1, "email", "soren@example.com")]
        assert people.one(record, "soren") == 1


def test_two_spellings_of_one_number_at_one_person_become_one_address(record_url: str) -> None:
    with open_record(record_url) as record:
        put(record, [sms("out", 0, NEW), sms("out", 30, "+4930123456", "And again"), sms("in", 40, "+4930123456", "Yes")], "sms:")
        with record.write() as conn:
            conn.execute(update(handle).where(handle.c.id == 2).values(person_id=1, address=OLD))
            conn.execute(update(schema.touch).where(schema.touch.c.id > 1).values(person_id=1, conversation=OLD))
            conn.execute(update(schema.outreach).values(person_id=1))
        before(record)
    with open_record(record_url) as record:
        assert everything(record) == [(1, "phone", NEW)]
        with record.read() as conn:
            rows = conn.execute(select(schema.touch.c.handle_id, schema.touch.c.conversation)).all()
        assert [tuple(row) for row in rows] == [(1, NEW)] * 3
        assert [(row["id"], row["reply_touch_id"], row["steps"]) for row in outreaches(record)] == [(1, 3, 1)]
        check(record)


def test_two_people_with_one_number_are_left_apart_and_offered(record_url: str) -> None:
    with open_record(record_url) as record:
        log.log_sent(record, to="Jon", channel="phone", handle=NEW, at=at())
        log.log_sent(record, to="Jonathan Ek", channel="sms", handle="+4630123456", at=at(1))
        log.log_sent(record, to="J. Ek", channel="whatsapp", handle="+4630123457", at=at(2))
        with record.write() as conn:
            spell(conn, "+4630123456", OLD)
            spell(conn, "+4630123457", OLD)
        assert people.suggestions(record) == []
        before(record)
    with open_record(record_url) as record:
        assert everything(record) == [(1, "phone", NEW), (2, "phone", OLD), (3, "whatsapp", NEW)]
        offered = people.suggestions(record)
        assert [(item.left, item.right, item.evidence) for item in offered] == [
            (1, 2, (f"both have the number {OLD}",)), (1, 3, (f"both have the number {NEW}",))]
        people.keep_apart(record, 1, 2, at=at(9))
        people.merge(record, 1, 3, at=at(9))
        assert people.suggestions(record) == []


def test_what_the_user_decided_holds_under_the_new_addresses(record_url: str) -> None:
    with open_record(record_url) as record:
        log.log_sent(record, to="Jon Ek", channel="phone", handle=NEW, at=at())
        put(record, [touch("out", 1, who="jon-ek", name="Jon Ek")])
        people.keep_apart(record, 1, 2, at=at(3))
        with record.write() as conn:
            spell(conn, NEW, OLD)
            conn.execute(update(decision).where(decision.c.right == f"phone:{NEW}").values(right=f"phone:{OLD}"))
        before(record)
    with open_record(record_url) as record:
        assert people.suggestions(record) == []
        with record.read() as conn:
            assert [tuple(row) for row in conn.execute(select(decision.c.left, decision.c.right))] == [("linkedin:jon-ek", f"phone:{NEW}")]


def test_what_is_noted_about_a_person_stays_theirs_once_the_country_is_known(record_url: str) -> None:
    with open_record(record_url) as record:
        log.log_sent(record, to="Jon Ek", channel="phone", handle="01511234567", at=at())
        pauses.later(record, 1, at(90), at=at(1))
        person_marks.put(record, 1, at=at(1), note="likes bees", tags=["hives"], days=40)
        person_marks.rhythm_of_tag(record, "hives", 30, at=at(1))
        before = noted(record)
        assert before == (at(90), person_marks.Marks("likes bees", ("hives",), 40), {1: (40, "")})
    with open_record(record_url, country="DE") as record:
        assert everything(record) == [(1, "phone", NEW)]
        assert noted(record) == before


def test_what_an_earlier_version_turned_round_is_put_right(record_url: str) -> None:
    with open_record(record_url) as record:
        log.log_sent(record, to="Jon Ek", channel="phone", handle=NEW, at=at())
        pauses.later(record, 1, at(90), at=at(1))
        person_marks.put(record, 1, at=at(1), note="likes bees", tags=["hives"])
        before = noted(record)
        with record.write() as conn:
            for row in conn.execute(select(decision)).mappings().all():
                left, right = sorted((row["left"], row["right"]))
                conn.execute(update(decision).where(decision.c.id == row["id"]).values(left=left, right=right))
            conn.execute(text("ALTER TABLE touch DROP COLUMN vouched"))
            conn.execute(text("UPDATE alembic_version SET version_num = '0004'"))
    with open_record(record_url) as record:
        assert noted(record) == before


def test_undo_goes_on_over_the_migration(record_url: str) -> None:
    with open_record(record_url) as record:
        log.log_sent(record, to="Søren", channel="phone", handle=NEW, at=at())
        people.add_address(record, 1, "whatsapp", NEW, at=at(1))
        people.remove_address(record, 1, "whatsapp", NEW, at=at(2))
        people.edit(record, 1, at=at(3), name="Sven")
        with record.write() as conn:
            spell(conn, NEW, OLD)
            for number, kept in conn.execute(select(schema.change.c.id, schema.change.c.undo)).all():
                old = kept.replace(NEW, OLD).replace('"name_key":"soren"', '"name_key":"søren"')
                conn.execute(update(schema.change).where(schema.change.c.id == number).values(undo=old))
        before(record)
    with open_record(record_url) as record:
        undo.undo(record)
        assert people.one(record, "Soren") == 1
        undo.undo(record)
        assert everything(record) == [(1, "phone", NEW), (1, "whatsapp", NEW)]
        undo.undo(record)
        undo.undo(record)
        assert everything(record) == []
        check(record)


def test_the_numbers_are_folded_once_the_country_is_known(record_url: str) -> None:
    national = [sms("out", 0, "01511234567"), sms("in", 2, "01511234567", "Hi", kind="reaction"), sms("out", 50, NEW, "Later")]
    millis = [item._replace(time_key=str(int(item.at.timestamp() * 1000))) for item in national]
    with open_record(record_url) as record:
        put(record, millis, "sms:")
        log.log_sent(record, to="Ana", channel="phone", handle="01761234567", at=at(1))
        people.edit(record, 3, at=at(2), country="AT")
        assert everything(record) == [(1, "phone", "01511234567"), (2, "phone", NEW), (3, "phone", "01761234567")]
    with open_record(record_url, country="Germany") as record:
        assert everything(record) == [(1, "phone", "01511234567"), (2, "phone", NEW), (3, "phone", "+431761234567")]
        assert [(item.left, item.right) for item in people.suggestions(record)] == [(1, 2)]
        log.log_sent(record, to="Bo", channel="phone", handle="030 12345678", at=at(60))
        assert people.one(record, "+49 30 12345678") == people.one(record, "03012345678") == 4
    with open_record(record_url, country="SE") as record:
        assert everything(record)[3] == (4, "phone", "+493012345678")


def test_the_next_import_knows_its_touches_again_after_the_fold(record_url: str) -> None:
    def read(country: str) -> list[ImportedTouch]:
        number = NEW if country else "01511234567"
        found = [sms("out", 0, number), sms("out", 0, number), sms("in", 1, number, "Liked a message"), sms("in", 2, number, "Fine")]
        return [item._replace(time_key=str(int(item.at.timestamp() * 1000))) for item in found]

    with open_record(record_url) as record:
        assert put(record, read(""), "sms:").new == 4
    with open_record(record_url, country="DE") as record:
        assert everything(record) == [(1, "phone", NEW)]
        outcome = put(record, read("DE"), "sms:")
        assert (outcome.new, outcome.known) == (0, 4)
        check(record)


def test_a_key_that_cannot_be_told_is_left(record_url: str) -> None:
    with open_record(record_url) as record:
        put(record, [sms("out", 0, "01511234567", time_key="some other clock")], "sms:")
        with record.read() as conn:
            key = conn.execute(select(schema.touch.c.key)).scalar_one()
    with open_record(record_url, country="DE") as record, record.read() as conn:
        row = conn.execute(select(schema.touch.c.key, schema.touch.c.conversation)).one()
        assert tuple(row) == (key, NEW)


@pytest.mark.parametrize("said", ["+49 (0)151 1234567", "0049 151 1234567", "+491511234567", "tel:+49-151-1234567", "0151 1234567", "+4901511234567"])
def test_a_stop_is_found_by_any_spelling_of_a_number(record_url: str, said: str) -> None:
    from composer.do_not_contact import lift_anybody, stop_anybody

    with open_record(record_url) as record:
        log.log_sent(record, to="Jon", channel="phone", handle="+49 151 1234567", at=at())
        assert stop_anybody(record, said, at=at(1)) == 1
        with pytest.raises(Stopped):
            log.log_sent(record, to="Jon", channel="phone", at=at(2))
        assert lift_anybody(record, said, at=at(3))
        log.log_sent(record, to="Jon", channel="phone", at=at(4))


@pytest.mark.parametrize("said", ["+49 (0)151 1234567", "0049 151 1234567", "0151 1234567"])
@pytest.mark.parametrize("country", ["", "DE"])
def test_a_stop_of_a_stranger_holds_for_every_spelling(home: Path, said: str, country: str) -> None:
    from composer.do_not_contact import lift_anybody, stop_anybody

    with open_record(home / "record.db", country=country) as record:
        assert stop_anybody(record, said, at=at(1)) is None
        for spelled in ("+491511234567", "0049 (0)151-1234567"):
            with pytest.raises(Stopped):
                log.log_sent(record, to="Jon", channel="whatsapp", handle=spelled, at=at(2))
        assert lift_anybody(record, "+491511234567", at=at(3))
        log.log_sent(record, to="Jon", channel="whatsapp", handle="+491511234567", at=at(4))


def test_stops_and_erasures_hashed_before_the_migration_hold(record_url: str) -> None:
    with open_record(record_url) as record:
        log.log_sent(record, to="Jon", channel="phone", handle=NEW, at=at())
        log.log_sent(record, to="Ana", channel="phone", handle="+4930123456", at=at())
        with record.write() as conn:
            spell(conn, NEW, OLD)
            spell(conn, "+4930123456", "+49030123456")
        stops.stop(record, 1, at=at(1))
        erase.erase(record, 1, at=at(2))
        erase.erase(record, 2, at=at(2))
        with record.write() as conn:
            salt = stops.salt_of(conn)
            conn.execute(insert(schema.stop).values(digest=stops._digest(salt, "", "only-name:conan o’brien"), channel="", since=at(), note=""))
        before(record)
    with open_record(record_url) as record:
        with pytest.raises(Stopped):
            log.log_sent(record, to="Jon", channel="phone", handle=NEW, at=at(3))
        with pytest.raises(Stopped):
            log.log_sent(record, to="Conan O’Brien", channel="in_person", at=at(3))
        outcome = put(record, [sms("in", 4, "+4930123456", name="Ana")], "sms:")
        assert (outcome.new, dict(outcome.skipped)) == (0, {"erased earlier": 1})


def test_an_export_of_the_first_version_can_be_put_back(home: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{home / 'record.db'}"
    with open_record(url) as record:
        log.log_sent(record, to="Søren", channel="phone", handle=NEW, at=at())
        with record.write() as conn:
            spell(conn, NEW, OLD)
            conn.execute(update(person).values(name_key="søren"))
        export.everything(record, tmp_path / "out")
    manifest = tmp_path / "out" / "overture.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "schema": "0001"}))
    restore.restore(url, tmp_path / "out", at=at(9))
    with open_record(url) as record:
        assert everything(record) == [(1, "phone", NEW)]
        assert people.one(record, "soren") == 1


def test_a_read_only_record_opens_though_its_numbers_wait(home: Path) -> None:
    with open_record(home / "record.db") as record:
        log.log_sent(record, to="Jon", channel="phone", handle="0151 1234567", at=at())
    (home / "record.db").chmod(0o400)
    writable = Record.writable
    try:
        Record.writable = property(lambda _: False)  # type: ignore[assignment,method-assign]  # the tests may run as root
        with open_record(home / "record.db", country="DE") as record:
            assert everything(record) == [(1, "phone", "01511234567")]
    finally:
        Record.writable = writable  # type: ignore[method-assign]


def test_a_brief_finds_its_reader_by_a_national_number(home: Path, now: Any) -> None:
    from composer.context import know
    from composer.settings import Settings

    with open_record(home / "record.db", country="DE") as record:
        log.log_sent(record, to="Jon", channel="phone", handle="+49 151 1234567", at=at())
        brief = Brief(Sender("Maya"), Recipient("Jonathan", handles={"phone": "0151/123 45 67"}), "met", "learn", country="")
        assert know(record, brief, Settings(home, country="DE"), now).person == 1
        assert know(record, Brief(Sender("Maya"), brief.recipient, "met", "learn", country="Germany"), Settings(home), now).person == 1
        assert know(record, brief, Settings(home, country="SE"), now).person is None


def test_keys_are_made_of_what_the_record_keeps() -> None:
    item = sms("out", 0, NEW, time_key="17")
    assert keys.content(item) == keys.content_of("sms", "", NEW, "out", "17", "message", "Hello")
