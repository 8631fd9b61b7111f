"""Whatever is done to the record in whatever order, the outreaches are what the touches say."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from composer.errors import Ambiguous, BadUsage, NotFound, Stopped
from composer.model import ImportedTouch, Party
from composer.record import backup, corrections, erase, export, log, people, restore, schema, stops, undo
from composer.record.store import Record, open_record
from tests.record_kit import START, check, put, rows

HOURS = st.integers(0, 400)
NAMES = st.sampled_from(("Ana Lima", "Bo Ek", "Cy Ray"))
CHANNELS = st.sampled_from(("linkedin_note", "linkedin_message", "x_dm", "email", "whatsapp", "phone", "in_person"))
KINDS = st.sampled_from(("message", "message", "message", "call", "missed", "voicemail", "meeting", "reaction", "accepted", "no"))
CLASSES = st.sampled_from(("human", "human", "human", "auto", "bounce", "bulk"))
TEXTS = st.sampled_from(("", "Hello there?", "Hello there?", "ok", "See you"))


@st.composite
def imported(draw: st.DrawFn) -> ImportedTouch:
    """A touch of one of a few people, mails referring to one another."""
    channel, who = draw(CHANNELS), draw(st.sampled_from(("ana", "bo", "cy", "")))
    is_mail = channel == "email"
    ids = st.sampled_from(("m1", "m2", "m3", "m4", "m5", "m6", ""))
    return ImportedTouch(
        channel, draw(st.sampled_from(("out", "in"))), START + timedelta(hours=draw(HOURS)),
        Party(draw(st.sampled_from(("Ana Lima", "Bo Ek", ""))), f"{who}@example.com" if is_mail and who else who),
        draw(st.sampled_from(("", "t1", "t2"))), draw(KINDS), draw(CLASSES), draw(TEXTS),
        native_id=draw(ids) if is_mail else "", in_reply_to=draw(ids) if is_mail else "",
        references=tuple(filter(None, (draw(ids),))) if is_mail else (), bounced_id=draw(ids) if is_mail else "",
        precision_us=draw(st.sampled_from((0, 60_000_000, 100_800_000_000))),
    )


def everything(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that is not a count made again."""
    with record.read() as conn:
        return {
            table.name: [tuple(row) for row in conn.execute(select(table).order_by(*table.primary_key.columns))]
            for table in schema.metadata.sorted_tables if table.name not in ("cube", "dirty_day")
        }


class Anything(RuleBasedStateMachine):
    """Every way to change the record, in any order."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="overture-test-")
        self.record = open_record(f"sqlite:///{Path(self.folder.name) / 'record.db'}")

    def teardown(self) -> None:
        if hasattr(self, "record"):
            self.every_copy_is_the_same()
            self.record.close()
            self.folder.cleanup()

    def every_copy_is_the_same(self) -> None:
        """An export and a backup of whatever was done give the same record elsewhere, row by row, where work goes on."""
        folder = Path(self.folder.name)
        export.everything(self.record, folder / "export")
        saved = backup.backup(self.record, folder / "saved.db")
        before = everything(self.record)
        for number, copy in enumerate((saved, folder / "export")):
            url = f"sqlite:///{folder / f'other{number}' / 'record.db'}"
            restore.restore(url, copy, at=START)
            with open_record(url) as other:
                assert everything(other) == before
                check(other)
                log.log_sent(other, to="Somebody new", channel="sms", at=START)

    def people(self) -> list[int]:
        with self.record.read() as conn:
            return list(conn.execute(select(schema.person.c.id).order_by(schema.person.c.id)).scalars())

    @rule(name=NAMES, channel=CHANNELS, hour=HOURS, text=TEXTS)
    def send(self, name: str, channel: str, hour: int, text: str) -> None:
        with suppress(Stopped, Ambiguous):
            log.log_sent(self.record, to=name, channel=channel, at=START + timedelta(hours=hour), text=text)

    @rule(name=NAMES, what=st.sampled_from(("reply", "call", "meeting")), hour=HOURS, kind=st.sampled_from(("human", "auto", "bounce", "no")),
          outcome=st.sampled_from(("talked", "missed", "voicemail")), way=st.sampled_from(("out", "in")), channel=st.none() | CHANNELS)
    def answer(self, name: str, what: str, hour: int, kind: str, outcome: str, way: str, channel: str | None) -> None:
        with suppress(Stopped, Ambiguous, NotFound, BadUsage):
            log.log_answer(self.record, what, to=name, channel=channel, kind=kind, outcome=outcome, direction=way, at=START + timedelta(hours=hour))  # type: ignore[arg-type]

    @rule(place=st.integers(0, 20), hour=HOURS)
    def answer_outreach(self, place: int, hour: int) -> None:
        with self.record.read() as conn:
            found = rows(conn)
        if found:
            row = found[place % len(found)]
            log.log_answer(self.record, "reply", outreach=row["id"], at=row["sent_at"] + timedelta(hours=hour))

    @rule(touches=st.lists(imported(), min_size=1, max_size=8), source=st.sampled_from(("a:me", "b:me")))
    def merge_import(self, touches: list[ImportedTouch], source: str) -> None:
        put(self.record, touches, source=source)
        assert put(self.record, touches, source=source).new == 0

    @rule(one=st.integers(0, 9), other=st.integers(0, 9))
    def merge(self, one: int, other: int) -> None:
        found = self.people()
        if len(found) > 1 and found[one % len(found)] != found[other % len(found)]:
            people.merge(self.record, found[one % len(found)], found[other % len(found)], at=START)

    @rule(one=st.integers(0, 9))
    def separate(self, one: int) -> None:
        found = self.people()
        if found:
            view = people.show(self.record, found[one % len(found)])
            if len(view.handles) > 1:
                people.separate(self.record, view.person, *view.handles[-1], at=START)

    @rule(place=st.integers(0, 30), said=st.sampled_from(("human", "auto", "bounce", "bulk")), kind=st.sampled_from(("", "no", "reaction", "message")))
    def correct(self, place: int, said: str, kind: str) -> None:
        with self.record.read() as conn:
            ids = list(conn.execute(select(schema.touch.c.id).order_by(schema.touch.c.id)).scalars())
        if ids:
            corrections.correct(self.record, ids[place % len(ids)], said, at=START, kind=kind)

    @rule(one=st.integers(0, 9), zone=st.sampled_from(("Asia/Tokyo", "")))
    def edit(self, one: int, zone: str) -> None:
        found = self.people()
        if found:
            people.edit(self.record, found[one % len(found)], at=START, timezone=zone, relationship="met")

    @rule(one=st.integers(0, 9))
    def stop(self, one: int) -> None:
        found = self.people()
        if found:
            stops.stop(self.record, found[one % len(found)], at=START)

    @rule(one=st.integers(0, 9))
    def erase(self, one: int) -> None:
        found = self.people()
        if found:
            erase.erase(self.record, found[one % len(found)], at=START)

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            if undo.last(self.record) is not None:
                undo.undo(self.record)

    @invariant()
    def outreaches_are_exact(self) -> None:
        if hasattr(self, "record"):
            check(self.record)
            with self.record.read() as conn:
                assert conn.exec_driver_sql("PRAGMA foreign_key_check").all() == []
                for row in rows(conn):
                    assert (row["reply_low"] is None) == (row["reply_high"] is None) == (row["reply_touch_id"] is None)
                    assert row["reply_low"] is None or 0 <= row["reply_low"] <= row["reply_high"]


TestAnything = Anything.TestCase
TestAnything.settings = settings(
    max_examples=25, stateful_step_count=18, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
