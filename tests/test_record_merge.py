"""Imports: nothing twice, nothing lost, counts that add up, undone as a whole."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from composer.errors import BadUsage
from composer.model import ImportedTouch, Party
from composer.record import corrections, log, merge, people, schema, undo
from composer.record.store import Record, open_record
from tests.record_kit import at, check, hours, mail, one, outreaches, put, touch


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with open_record(record_url) as opened:
        yield opened


def count(record: Record, table: str) -> int:
    with record.read() as conn:
        return int(conn.execute(select(func.count()).select_from(schema.metadata.tables[table])).scalar_one())


def everything(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """All rows but those that only count imports."""
    with record.read() as conn:
        return {
            name: [tuple(row) for row in conn.execute(select(table).order_by(*table.primary_key.columns))]
            for name, table in schema.metadata.tables.items() if name not in ("source", "meta")
        }


def test_importing_twice_adds_nothing(record: Record) -> None:
    touches = [touch("out", 0, text="Hello"), touch("in", 3), mail("out", 1, "a@me"), mail("in", 2, "b@them", answers="a@me")]
    first = put(record, touches)
    assert (first.read, first.new, first.known, first.outreaches, first.replies) == (4, 4, 0, 2, 2)
    before = everything(record)
    again = put(record, touches)
    assert (again.read, again.new, again.known, again.outreaches, again.replies, again.import_id) == (4, 0, 4, 2, 2, None)
    assert everything(record) == before


def test_the_counts_add_up_with_every_reason(record: Record) -> None:
    skipped = Counter({"group chat": 2, "draft": 1})
    nobody = touch("out", 0, who="", name="", conversation="")
    outcome = put(record, iter([touch("out", 0), touch("out", 0), touch("in", 1), nobody]), skipped=skipped, read=7)
    assert outcome.read == 7 == outcome.new + outcome.known + sum(outcome.skipped.values())
    assert outcome.skipped == {"group chat": 2, "draft": 1, merge.NO_PERSON: 1}


def test_counts_of_a_reader_that_streams_are_looked_at_when_it_is_done(record: Record) -> None:
    skipped: Counter[str] = Counter()

    def reader() -> Iterator[ImportedTouch]:
        yield touch("out", 0)
        skipped["draft"] += 1

    assert put(record, reader(), skipped=lambda: skipped, read=lambda: 2).skipped == {"draft": 1}


def test_a_reader_that_fails_leaves_nothing(record: Record) -> None:
    def reader() -> Iterator[ImportedTouch]:
        yield touch("out", 0)
        raise ValueError("broken row")

    with pytest.raises(ValueError, match="broken row"):
        put(record, reader())
    assert (count(record, "touch"), count(record, "import"), count(record, "source")) == (0, 0, 0)


def test_an_import_is_undone_as_a_whole(record: Record) -> None:
    log.log_sent(record, to="Tomás Ortega", channel="linkedin_message", handle="tomas-ortega", at=at(1))
    before = everything(record)
    put(record, [touch("out", 0), touch("in", 3), touch("out", 5, who="ines-duarte", name="Inês Duarte"),
                 touch("in", 0.5, channel="linkedin_note", kind="accepted", text="head of data at Monzo")])
    assert undo.last(record) == "import of 4 messages"
    assert undo.undo(record) == "import of 4 messages"
    assert everything(record) == before
    check(record)


def test_undoing_an_answer_from_another_address_opens_the_outreach_again(record: Record) -> None:
    put(record, [mail("out", 0, "a@me")])
    put(record, [mail("in", 4, "b@them", who="office@example.com", name="", answers="a@me")])
    assert hours(one(record)) == (4, 4)
    undo.undo(record)
    assert hours(one(record)) is None


def test_a_source_is_observed_until_its_newest_time_and_a_later_import_moves_it_on(record: Record) -> None:
    def until(name: str) -> datetime | None:
        with record.read() as conn:
            return conn.execute(select(schema.source.c.observed_until).where(schema.source.c.name == name)).scalar()

    put(record, [touch("out", 0), touch("in", 3)])
    assert until("linkedin:me") == at(3)
    put(record, [touch("out", 1)], observed_until=at(2))
    assert until("linkedin:me") == at(3)
    put(record, [touch("out", 4)], observed_until=at(9))
    assert until("linkedin:me") == at(9)
    undo.undo(record)
    assert until("linkedin:me") == at(3)
    put(record, [mail("out", 0, "a@me")], source="email:me", live=True)
    log.log_sent(record, to="Ana", channel="email", at=at())
    assert (until("email:me"), until("hand")) == (None, None)


def test_what_was_missing_is_filled_and_what_was_there_stays(record: Record) -> None:
    put(record, [mail("out", 0, "a@me", name="", text="")])
    put(record, [mail("out", 0, "a@me", name="Tomás Ortega", text="Hello there?")])
    view = people.show(record, 1)
    assert (view.name, view.touches[0].text, one(record)["length"]) == ("Tomás Ortega", "Hello there?", 2)
    put(record, [mail("out", 0, "a@me", name="Somebody", text="Other words")])
    view = people.show(record, 1)
    assert (view.name, view.touches[0].text) == ("Tomás Ortega", "Hello there?")


def test_a_note_logged_by_hand_and_found_in_the_export_is_one_touch(record: Record) -> None:
    words = "Hello Tomás, which of your tests caught the most bugs?"
    log.log_sent(record, to="Tomas Ortega", channel="linkedin_message", at=at(0.2), text=words, purpose="learn", template="learn/talk")
    put(record, [touch("out", 0, text=words), touch("in", 24, text="The uniqueness one.")])
    row = one(record)
    assert (row["steps"], row["purpose"], row["template"], hours(row)) == (0, "learn", "learn/talk", (24, 24))


def test_a_mail_sent_from_here_and_found_in_the_mailbox_is_one_touch(record: Record) -> None:
    log.log_sent(record, to="Tomás Ortega", channel="email", handle="tomas@example.com", at=at(), native_id="a@me", text="Hello")
    outcome = put(record, [mail("out", 0.01, "a@me"), mail("in", 2, "b@them", answers="a@me")], source="email:me")
    assert (outcome.new, outcome.known) == (1, 1)
    assert hours(one(record)) == (2, 2)


def test_a_correction_survives_undoing_and_importing_again(record: Record) -> None:
    touches = [touch("out", 0, channel="facebook", who="", conversation="ana_1"), touch("in", 3, channel="facebook", who="", conversation="ana_1")]
    put(record, touches, source="facebook:me")
    answer = people.show(record, 1).touches[1]
    corrections.correct(record, answer.id, "auto", at=at(5))
    row = one(record)
    assert (hours(row), row["auto"]) == (None, 1)
    put(record, touches, source="facebook:me")
    assert hours(one(record)) is None
    undo.undo(record)
    assert hours(one(record)) == (3, 3)
    corrections.correct(record, answer.id, "human", at=at(7), kind="no")
    assert one(record)["declined"] == 1
    undo.undo(record)
    assert one(record)["declined"] == 0


def test_a_merge_survives_importing_again_and_is_undone(record: Record) -> None:
    touches = [touch("out", 0), touch("in", 3, channel="x_dm", who="tortega", name="T. O.")]
    put(record, touches)
    people.merge(record, 1, 2, at=at(5))
    row = one(record)
    assert (row["elsewhere"], people.show(record, 1).handles) == (1, (("linkedin", "tomas-ortega"), ("x", "tortega")))
    assert put(record, touches).new == 0
    assert count(record, "person") == 1
    assert undo.undo(record) == "merge of T. O. (person 2) into Tomás Ortega (person 1)"
    assert (one(record)["elsewhere"], count(record, "person"), people.show(record, 2).name) == (0, 2, "T. O.")


def test_a_decision_holds_for_an_address_that_comes_back(record: Record) -> None:
    put(record, [touch("out", 0)])
    log.log_answer(record, "reply", to="Tomás Ortega", channel="x_dm", at=at(1))
    with record.write() as conn:
        conn.execute(schema.decision.insert().values(verdict="join", left="linkedin:tomas-ortega", right="x:tortega", at=at(2)))
    put(record, [touch("in", 3, channel="x_dm", who="tortega", name="T. O.")], source="x:me")
    assert count(record, "person") == 1


def test_one_number_is_one_person_on_the_telephone_and_on_whatsapp(record: Record) -> None:
    put(record, [touch("out", 0, channel="whatsapp", who="+4915112345678"), touch("in", 2, channel="phone", who="+49 151 12345678", kind="call")])
    assert (count(record, "person"), hours(one(record))) == (1, (2, 2))


def test_the_place_in_a_mailbox_is_kept_with_the_touches_and_goes_back_with_them(record: Record) -> None:
    put(record, [mail("out", 0, "a@me")], source="email:me", live=True, mailboxes=[merge.MailboxState("me/INBOX", 7, 12)])
    put(record, [mail("in", 1, "b@them", answers="a@me")], source="email:me", live=True, mailboxes=[merge.MailboxState("me/INBOX", 7, 13)])
    undo.undo(record)
    with record.read() as conn:
        assert conn.execute(select(schema.mailbox)).one() == ("me/INBOX", 7, 12)


def test_an_import_cannot_pose_as_logged_by_hand(record: Record) -> None:
    with pytest.raises(BadUsage, match="logged by hand"):
        put(record, [touch("out", 0)], source="hand")


def _export(seed: int, rows: int) -> list[ImportedTouch]:
    """A chat export to the minute with many repeats of the same text in the same minute."""
    chance = random.Random(seed)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    found = []
    for number in range(rows):
        minute = start + timedelta(minutes=number // 4)
        person = f"person-{chance.randrange(300)}" if number % 4 == 0 else found[-1].party.handle
        text = chance.choice(("ok", "ok", "thanks", f"line {number}"))
        found.append(ImportedTouch(
            "linkedin_message", chance.choice(("out", "in")), minute, Party(person.title(), person), f"talk-{person}", text=text,  # type: ignore[arg-type]
            precision_us=60_000_000, time_key=minute.isoformat(),
        ))
    return found


def test_20500_rows_with_repeats_imported_in_overlapping_exports_are_stored_once_each(record: Record) -> None:
    rows = _export(1, 20_500)
    repeats = len(rows) - len({(item.conversation, item.direction, item.at, item.text) for item in rows})
    assert repeats > 500
    assert put(record, rows[:14_000]).new == 14_000
    assert put(record, rows[:14_000]).new == 0
    whole = put(record, rows)
    assert (whole.new, whole.known) == (6_500, 14_000)
    assert count(record, "touch") == 20_500
    check(record)


_touches = st.lists(st.builds(
    lambda way, hour, who, text: touch(way, hour, who=who, name=who.title(), text=text),
    st.sampled_from(("out", "in")), st.integers(0, 6), st.sampled_from(("ana", "bo")), st.sampled_from(("ok", "yes", "")),
), max_size=14)


@given(export=_touches, cut=st.integers(0, 14), seed=st.integers(0, 9))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_partial_export_and_then_the_full_one_give_what_the_full_one_gives(
    tmp_path_factory: pytest.TempPathFactory, export: list[ImportedTouch], cut: int, seed: int,
) -> None:
    export = sorted(export, key=lambda item: item.at)
    parts = [item for item in export if item.at <= at(cut % 7)]  # an export never cuts through one moment
    folder = tmp_path_factory.mktemp("merge")
    with open_record(f"sqlite:///{folder / 'one.db'}") as whole, open_record(f"sqlite:///{folder / 'two.db'}") as pieces:
        put(whole, export)
        put(pieces, parts)
        assert put(pieces, export).known == len(parts)
        assert put(pieces, parts).new == 0
        with whole.read() as one_, pieces.read() as two:
            keys = [sorted(conn.execute(select(schema.touch.c.key)).scalars()) for conn in (one_, two)]
        assert keys[0] == keys[1]
        assert len(keys[0]) == len(export)
        check(pieces)


@pytest.mark.parametrize("messages_first", [True, False])
def test_a_note_to_a_name_and_a_message_with_its_text_are_one_person(record: Record, messages_first: bool) -> None:
    words = "Hello Tomás, your talk on dbt tests stayed with me."
    note = touch("out", 0, channel="linkedin_note", who="", text=words, precision_us=28 * 3_600_000_000, conversation="invitation:tomas ortega")
    other = touch("out", 1, channel="linkedin_note", who="", name="Ana Lima", text=words, conversation="invitation:ana lima")
    messages = [touch("out", 9, text=words), touch("in", 12)]
    parts = [*messages, note, other] if messages_first else [note, other, *messages]
    put(record, parts)
    found = {row["channel"]: (row["steps"], hours(row)) for row in outreaches(record) if row["person_id"] == people.one(record, "tomas-ortega")}
    assert found == {"linkedin_note": (0, (3, 3))}
    assert count(record, "person") == 2
    assert put(record, parts).new == 0
    check(record)
