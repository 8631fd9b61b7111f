"""When answers came that were noted by hand, and the daily review of messages that nobody has spoken of for a day.

A click says that an answer came, and not when. So its time is kept as an interval, and whether it came within a day stays open
until the user says so; “not yet” is remembered, for whatever comes later came after it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import Connection, RowMapping, select

from composer.errors import BadUsage, BadValue, NotFound
from composer.model import to_micros
from composer.record import identity, rebuild, stops
from composer.record.answer_times import NOT_YET, interval, not_yet
from composer.record.events import DAY, HOUR
from composer.record.journal import Journal
from composer.record.log import add_answer
from composer.record.schema import decision, outreach, source, touch
from composer.record.store import Record

CAME: Final = ("within_day", "later", "not_yet")
FORGOTTEN: Final = timedelta(days=30)  # older messages are asked about no more: who would still know
_DAY: Final = timedelta(days=1)


class Open(NamedTuple):
    """A message that the review asks about; `answered` where an answer was noted and only its day is open."""

    outreach: int
    person: int
    name: str
    channel: str
    sent_at: datetime
    answered: bool


def unsettled(conn: Connection, now: datetime) -> list[Open]:
    """The messages noted by hand that are older than a day, and of which nobody has said whether an answer came within it."""
    young, old = now - _DAY, now - FORGOTTEN
    o = outreach.c
    query = (
        select(o.id, o.person_id, o.channel, o.sent_at, o.reply_low, o.reply_high)
        .join(source, source.c.id == o.source_id)
        .where(source.c.name == rebuild.HAND, o.sent_at <= young, o.sent_at > old, o.bounced == 0, o.precision_us < HOUR)
        .order_by(o.sent_at, o.id)
    )
    told = not_yet(conn)
    rows = [
        row for row in conn.execute(query).all()
        if (row.reply_low is None and told.get(row.id, row.sent_at) < row.sent_at + _DAY)
        or (row.reply_low is not None and row.reply_low <= DAY < row.reply_high)
    ]
    stopped = stops.stopped_among(conn, {row.person_id for row in rows})
    rows = [row for row in rows if row.person_id not in stopped]
    names = identity.called(conn, [row.person_id for row in rows])
    return [
        Open(row.id, row.person_id, names[row.person_id], row.channel, row.sent_at, row.reply_low is not None) for row in rows
    ]


def settle(record: Record, number: int, came: str, *, at: datetime, when: datetime | None = None) -> None:
    """Say of an outreach whether an answer came within a day, later (`when`, where that is known) or not yet.

    An answer that is noted already gets its time; else one is noted. Raises NotFound, BadValue, or BadUsage for a time that
    cannot be.
    """
    if came not in CAME:
        raise BadValue("review", "came", f"must be one of {', '.join(CAME)}")
    with record.write() as conn:
        row = conn.execute(select(outreach).where(outreach.c.id == number)).mappings().first()
        if row is None:
            raise NotFound("outreach", str(number))
        journal = Journal(conn)
        name = identity.called(conn, [row["person_id"]])[row["person_id"]]
        if came == NOT_YET:
            _say_not_yet(journal, row, at)
            journal.save(at, f"no answer from {name} yet")
            return
        low, high = (when, when) if when is not None else interval(conn, row, came, at)
        sent_at = row["sent_at"]
        if low < sent_at:
            raise BadUsage(f"the answer is dated before the message of {sent_at.day} {sent_at:%B %Y, %H:%M} UTC; check the time")
        values = {"sent_at": low, "precision_us": to_micros(high) - to_micros(low), "basis": "utc" if when else "none"}
        if row["reply_touch_id"] is None:
            add_answer(journal, row, values)
        else:
            journal.update(touch, row["reply_touch_id"], values)
        rebuild.rebuild(conn, journal.people)
        journal.save(at, f"when {name} answered")


def _say_not_yet(journal: Journal, row: RowMapping, at: datetime) -> None:
    left, right = f"person:{row['person_id']}", f"{NOT_YET}:{row['id']}"
    old = journal.conn.execute(select(decision.c.id).where(decision.c.left == left, decision.c.right == right)).scalar()
    if old is None:
        journal.insert(decision, {"verdict": NOT_YET, "left": left, "right": right, "at": at})
    else:
        journal.update(decision, old, {"at": at})
