"""The outreach table is what the touches say, person by person, whatever changed and in whatever order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from sqlalchemy import delete, func, select, update

from composer.model import to_micros
from composer.record import corrections, dirty, log, people, rebuild, schema
from composer.record.store import Record, open_record
from tests.record_kit import at, check, hours, mail, one, outreaches, put, touch

HOUR = 3_600_000_000


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with open_record(record_url) as opened:
        yield opened


def sent(record: Record, name: str = "Ana", channel: str = "email", when: datetime | None = None, **more: object) -> log.Logged:
    return log.log_sent(record, to=name, channel=channel, at=when or at(), **more)  # type: ignore[arg-type]


# --- what a row holds --------------------------------------------------------------------------------------------


def test_a_row_holds_what_is_known_of_its_touches(record: Record) -> None:
    put(record, [
        touch("out", 0, text="Hello Tomás, one two three", precision_us=60_000_000), touch("out", 50, text="Did it reach you?"),
        touch("in", 60, text="It did."),
    ])
    row = one(record)
    with record.read() as conn:
        ids = conn.execute(select(schema.touch.c.id).order_by(schema.touch.c.sent_at)).scalars().all()
        source = conn.execute(select(schema.source.c.id)).scalar_one()
    assert row == {
        "id": ids[0], "touch_id": ids[0], "person_id": 1, "source_id": source, "channel": "linkedin_message",
        "conversation": "talk-tomas-ortega", "sent_at": at(0), "precision_us": 60_000_000, "reply_touch_id": ids[2], "replied_at": at(60),
        "reply_low": 60 * HOUR - 60_000_000, "reply_high": 60 * HOUR, "bounced": 0, "auto": 0, "accepted": 0, "declined": 0, "elsewhere": 0,
        "stopped": 0,
        "steps": 1, "last_touch_at": at(50), "asked": 1, "purpose": "", "relationship": "", "template": "", "origin": "", "model": "",
        "prompt_version": "", "zone": "", "weekday": 0, "hour": 9, "length": 5, "rules": "",
    }


def test_an_open_outreach_has_no_reply_at_all(record: Record) -> None:
    sent(record, text="Hello?")
    row = one(record)
    assert [row[name] for name in ("reply_touch_id", "replied_at", "reply_low", "reply_high")] == [None] * 4
    assert (row["last_touch_at"], row["asked"], row["steps"]) == (at(), 1, 0)


def test_what_was_known_when_the_first_message_went_out_is_kept_and_not_that_of_the_follow_up(record: Record) -> None:
    first = sent(record, relationship="met", purpose="learn", template="a", origin="model", model="m", prompt_version="3", rules=("x", "y"))
    sent(record, when=at(90), relationship="client", purpose="sell", template="b", origin="own")
    row = one(record)
    assert row["id"] == first.touch
    assert [row[name] for name in ("purpose", "relationship", "template", "origin", "model", "prompt_version", "rules")] == [
        "learn", "met", "a", "model", "m", "3", "x y",
    ]


def test_a_relationship_that_is_only_known_of_the_person_stands_in(record: Record) -> None:
    sent(record)
    people.edit(record, 1, at=at(1), relationship="client")
    assert one(record)["relationship"] == "client"
    sent(record, "Bo", relationship="met")
    people.edit(record, 2, at=at(1), relationship="client")
    assert [row["relationship"] for row in outreaches(record)] == ["client", "met"]


# --- the hour ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("zone", "weekday", "hour"), [("Pacific/Auckland", 0, 22), ("Pacific/Honolulu", 6, 23), ("", 0, 9)])
def test_weekday_and_hour_are_those_of_the_reader(record: Record, zone: str, weekday: int, hour: int) -> None:
    sent(record)
    people.edit(record, 1, at=at(1), timezone=zone)
    assert (one(record)["weekday"], one(record)["hour"], one(record)["zone"]) == (weekday, hour, zone)


def test_a_zone_that_this_machine_does_not_know_counts_as_utc(record: Record) -> None:
    sent(record)
    with record.write() as conn:
        conn.execute(update(schema.person).values(timezone="Atlantis/Capital"))
        rebuild.rebuild(conn, [1])
    assert one(record)["hour"] == 9


@pytest.mark.parametrize(("precision", "hour"), [(HOUR, 9), (HOUR + 1, None)])
def test_a_time_rougher_than_an_hour_has_no_hour(record: Record, precision: int, hour: int | None) -> None:
    put(record, [touch("out", 0, precision_us=precision)])
    assert one(record)["hour"] == hour
    assert (one(record)["weekday"] is None) == (hour is None)


def test_the_senders_zone_is_kept_and_moves_the_hours_of_those_whose_own_is_unknown(record: Record) -> None:
    sent(record)
    sent(record, "Bo")
    people.edit(record, 2, at=at(1), timezone="Asia/Tokyo")
    with record.write() as conn:
        assert rebuild.sender_zone(conn) == ""
        rebuild.set_sender_zone(conn, "America/New_York")
        assert rebuild.sender_zone(conn) == "America/New_York"
    assert [row["hour"] for row in outreaches(record)] == [4, 18]
    with record.write() as conn:
        rebuild.set_sender_zone(conn, "Asia/Tokyo")
        rebuild.set_sender_zone(conn, "")
        rebuild.set_sender_zone(conn, "Mars/Olympus")
        assert rebuild.sender_zone(conn) == "Asia/Tokyo"
        assert conn.execute(select(func.count()).select_from(schema.meta).where(schema.meta.c.key == "zone")).scalar_one() == 1
    assert [row["hour"] for row in outreaches(record)] == [18, 18]


def test_the_zone_one_has_already_changes_nothing(record: Record) -> None:
    sent(record, zone="Asia/Tokyo")
    with record.write() as conn:
        conn.execute(update(schema.outreach).values(hour=3))
        rebuild.set_sender_zone(conn, "Asia/Tokyo")
    assert outreaches(record)[0]["hour"] == 3


# --- what is derived again ---------------------------------------------------------------------------------------


def test_rows_that_no_touch_bears_out_go_and_missing_ones_come_back(record: Record) -> None:
    sent(record)
    sent(record, "Bo", when=at(1))
    before = outreaches(record)
    with record.write() as conn:
        conn.execute(delete(schema.outreach).where(schema.outreach.c.person_id == 2))
        conn.execute(delete(schema.touch).where(schema.touch.c.person_id == 1))
        rebuild.rebuild(conn, [1, 2, 2])
    assert outreaches(record) == before[1:]


def test_only_the_people_that_are_named_are_derived_again(record: Record) -> None:
    sent(record)
    sent(record, "Bo", when=at(1))
    with record.write() as conn:
        conn.execute(update(schema.outreach).values(length=99))
        rebuild.rebuild(conn, [2])
    assert [row["length"] for row in outreaches(record)] == [99, 0]


def test_from_scratch_everybody_is(record: Record) -> None:
    sent(record)
    sent(record, "Bo", when=at(1))
    with record.write() as conn:
        conn.execute(update(schema.outreach).values(length=99))
        rebuild.rebuild_all(conn)
    assert [row["length"] for row in outreaches(record)] == [0, 0]


def marked(record: Record) -> set[int]:
    with record.read() as conn:
        return set(conn.execute(select(schema.dirty_day.c.day)).scalars())


def cells(record: Record) -> None:
    """As a record is once its days were counted: from then on changed days are marked."""
    with record.write() as conn:
        conn.execute(schema.cube.insert().values(channel="", day=0, source_id=0, delay_bin=0, outcomes=0, n=0))
        conn.execute(delete(schema.dirty_day))


def day(hours_: float) -> int:
    return to_micros(at(hours_)) // (24 * HOUR)


def test_the_days_whose_rows_changed_are_marked_and_no_others(record: Record) -> None:
    sent(record)
    sent(record, "Bo", when=at(72))
    cells(record)
    with record.write() as conn:
        rebuild.rebuild(conn, [1, 2])
    assert marked(record) == set()
    log.log_answer(record, "reply", person=2, at=at(80))
    assert marked(record) == {day(72)}


def test_a_message_that_moves_marks_the_day_it_left_too(record: Record) -> None:
    sent(record)
    cells(record)
    with record.write() as conn:
        conn.execute(update(schema.touch).values(sent_at=at(240)))
        rebuild.rebuild(conn, [1])
    assert marked(record) == {day(0), day(240)}
    assert one(record)["sent_at"] == at(240)
    assert dirty.day_of(to_micros(at(240))) == day(240)


def test_a_touch_that_moves_to_another_person_leaves_one_row(record: Record) -> None:
    sent(record)
    sent(record, "Bo", when=at(1), channel="x_dm")
    with record.write() as conn:
        conn.execute(update(schema.touch).where(schema.touch.c.person_id == 1).values(person_id=2))
        rebuild.rebuild(conn, [2])
    assert [(row["person_id"], row["channel"]) for row in outreaches(record)] == [(2, "email"), (2, "x_dm")]


def test_more_people_than_are_derived_at_once_are_all_derived(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(7):
        sent(record, f"Person {number}", when=at(number))
    before = outreaches(record)
    monkeypatch.setattr(rebuild, "PEOPLE_AT_ONCE", 3)
    with record.write() as conn:
        conn.execute(delete(schema.outreach))
        rebuild.rebuild(conn, range(1, 8))
    assert outreaches(record) == before


# --- mails of several people -------------------------------------------------------------------------------------


def thread(record: Record) -> None:
    """A mail to Tomás that Rosa answers, and one to Bo that nobody does."""
    put(record, [
        mail("out", 0, "a@me"), mail("in", 4, "r@them", who="rosa@example.com", name="Rosa Keller", answers="a@me"),
        mail("out", 1, "b@me", who="bo@example.com", name="Bo Ek"),
    ], source="email:me")


def person(record: Record, name: str) -> int:
    return people.one(record, name)


def test_people_whose_mails_refer_to_each_other_are_linked_both_ways(record: Record) -> None:
    thread(record)
    tomas, rosa, bo = (person(record, name) for name in ("Tomás Ortega", "Rosa Keller", "Bo Ek"))
    with record.read() as conn:
        assert rebuild.linked(conn, [rosa]) >= {tomas}
        assert bo not in rebuild.linked(conn, [tomas, rosa])
        assert rebuild.linked(conn, [bo]) == set()
        assert rebuild.linked(conn, []) == set()


def test_an_answer_from_another_person_is_kept_with_the_one_it_answers(record: Record) -> None:
    thread(record)
    tomas = person(record, "Tomás Ortega")
    check(record)
    found = {row["person_id"]: hours(row) for row in outreaches(record)}
    assert (found[tomas], len(found)) == ((4, 4), 2)


def test_taking_the_answer_away_opens_the_others_outreach_again(record: Record) -> None:
    thread(record)
    rosa, tomas = person(record, "Rosa Keller"), person(record, "Tomás Ortega")
    with record.read() as conn:
        answer = conn.execute(select(schema.touch.c.id).where(schema.touch.c.person_id == rosa)).scalar_one()
    corrections.correct(record, answer, "auto", at=at(9))
    row = next(row for row in outreaches(record) if row["person_id"] == tomas)
    assert (hours(row), row["auto"]) == (None, 1)


def test_a_mail_of_mine_that_answers_somebody_elses_is_no_outreach_once_that_one_is_read(record: Record) -> None:
    put(record, [mail("out", 5, "a@me", references=("q@them",))], source="email:me")
    assert len(outreaches(record)) == 1
    put(record, [mail("in", 0, "q@them", who="rosa@example.com", name="Rosa Keller")], source="email:me")
    check(record)
    assert outreaches(record) == []


def test_what_a_machine_wrote_first_leaves_my_mail_an_outreach(record: Record) -> None:
    put(record, [
        mail("in", 0, "q@them", who="rosa@example.com", name="Rosa Keller", auto_class="bulk"), mail("out", 5, "a@me", references=("q@them",)),
    ], source="email:me")
    assert one(record)["sent_at"] == at(5)


def test_a_bounce_finds_its_mail_by_the_id_it_names(record: Record) -> None:
    put(record, [
        mail("out", 0, "a@me"), mail("out", 1, "b@me", who="bo@example.com", name="Bo Ek"),
        mail("in", 2, "d@daemon", who="mailer-daemon@example.com", name="", kind="bounce", auto_class="bounce", bounced_id="b@me"),
    ], source="email:me")
    check(record)
    assert [row["bounced"] for row in outreaches(record)] == [0, 1]


def test_the_same_id_on_another_network_is_another_message(record: Record) -> None:
    put(record, [touch("out", 0, channel="telegram", native_id="7", conversation="")], source="telegram:me")
    put(record, [touch("in", 3, channel="telegram", who="zoe", name="Zoe Marr", native_id="8", in_reply_to="7", conversation="z")], source="telegram:me")
    assert hours(outreaches(record)[0]) is None
    with record.read() as conn:
        assert rebuild.linked(conn, [1, 2]) == set()


def test_subjects_count_without_their_re(record: Record) -> None:
    put(record, [mail("in", 0, "q@them", subject="Bees"), mail("out", 5, "a@me", subject="RE: bees"), mail("out", 6, "b@me", subject="Wasps")],
        source="email:me")
    assert one(record)["sent_at"] == at(6)


def test_what_the_user_says_a_touch_is_counts(record: Record) -> None:
    put(record, [touch("out", 0), touch("in", 3, text="Out until Monday.")])
    answer = people.show(record, 1).touches[1]
    corrections.correct(record, answer.id, "human", at=at(5), kind="no")
    assert (one(record)["declined"], hours(one(record))) == (1, (3, 3))
    corrections.correct(record, answer.id, "auto", at=at(6))
    assert (one(record)["auto"], hours(one(record))) == (1, None)
