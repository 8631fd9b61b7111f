"""What the rooms between record and faces ask of the record, as plain rows: no other room holds a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, func, select

from composer.record.journal import chunks
from composer.record.schema import outreach, person, source, touch

__all__ = [
    "Connection", "Held", "Met", "accounts", "held", "met", "newest_outreach", "sent_since", "spoken_between", "texts_to_others",
]


class Met(NamedTuple):
    """Somebody in the record, and how the talk with them went: how often they answered, and when something last happened."""

    person: int
    name: str
    relationship: str
    company: str
    connected: bool
    answers: int
    last_at: datetime | None


class Held(NamedTuple):
    """Whose details are kept, since when, what happened last, and how many messages they were sent."""

    person: int
    name: str
    country: str
    since: datetime
    last_at: datetime | None
    sent: int


def met(conn: Connection, *, name_key: str = "", company_word: str = "", limit: int) -> list[Met]:
    """The people of that folded name, and those whose company's name holds a word."""
    wanted = person.c.name_key == name_key if name_key else person.c.id == -1
    if company_word:
        wanted = wanted | func.lower(person.c.company).like(f"%{company_word}%")
    answers = func.count(touch.c.id).filter(touch.c.direction == "in", touch.c.auto_class == "human")
    both = person.outerjoin(touch, touch.c.person_id == person.c.id)
    columns = (person, answers.label("answers"), func.max(touch.c.sent_at).label("last_at"))
    query = select(*columns).select_from(both).where(wanted).group_by(person.c.id).limit(limit)
    return [
        Met(row.id, row.name, row.relationship, row.company, row.connected_on is not None, row.answers, row.last_at)
        for row in conn.execute(query)
    ]


def held(conn: Connection) -> list[Held]:
    """Everybody whose details are kept."""
    sent = func.count(touch.c.id).filter(touch.c.direction == "out", touch.c.kind == "message")
    columns = (person.c.id, person.c.name, person.c.country, person.c.created_at, func.max(touch.c.sent_at), sent)
    query = select(*columns).select_from(person.outerjoin(touch, touch.c.person_id == person.c.id)).group_by(person.c.id)
    return [Held(*row) for row in conn.execute(query)]


def spoken_between(conn: Connection, since: datetime, until: datetime) -> list[int]:
    """The people with a touch between two times."""
    return list(conn.execute(
        select(touch.c.person_id).where(touch.c.sent_at >= since, touch.c.sent_at <= until).distinct()
    ).scalars())


def newest_outreach(conn: Connection, people: Sequence[int], until: datetime) -> dict[int, RowMapping]:
    """The outreach of each person that was sent by a time and moved last."""
    newest: dict[int, RowMapping] = {}
    for part in chunks(people):
        query = select(outreach).where(outreach.c.person_id.in_(part), outreach.c.sent_at <= until)
        newest.update((row["person_id"], row) for row in conn.execute(query.order_by(outreach.c.last_touch_at)).mappings())
    return newest


def texts_to_others(conn: Connection, person_id: int | None, limit: int) -> tuple[str, ...]:
    """What everybody but one person was sent, the newest first."""
    query = select(touch.c.body).where(touch.c.direction == "out", touch.c.kind == "message", touch.c.body != "")
    if person_id is not None:
        query = query.where(touch.c.person_id != person_id)
    return tuple(conn.execute(query.order_by(touch.c.sent_at.desc()).limit(limit)).scalars())


def answered_own(conn: Connection, limit: int) -> tuple[tuple[str, str], ...]:
    """The user's own first messages that were answered, and neither by a no nor by a stop: text and name, the newest first."""
    query = (
        select(touch.c.body, person.c.name).select_from(outreach)
        .join(touch, outreach.c.touch_id == touch.c.id).join(person, outreach.c.person_id == person.c.id)
        .where(outreach.c.replied_at.is_not(None), outreach.c.declined == 0, outreach.c.stopped == 0)
        .where(outreach.c.origin == "own", touch.c.body != "")
    )
    return tuple((row.body, row.name) for row in conn.execute(query.order_by(outreach.c.sent_at.desc()).limit(limit)))


def vouched(conn: Connection, who: int) -> tuple[str, ...]:
    """The sentences to somebody that the user said are true, whichever message they stood in."""
    query = select(touch.c.vouched).where(touch.c.person_id == who, touch.c.vouched != "").order_by(touch.c.sent_at, touch.c.id)
    return tuple(dict.fromkeys(line for said in conn.execute(query).scalars() for line in said.splitlines()))


def sent_since(conn: Connection, since: datetime, channel: str = "") -> int:
    """How many messages were sent since a time, on one channel or on all."""
    query = select(func.count()).select_from(touch)
    query = query.where(touch.c.direction == "out", touch.c.kind == "message", touch.c.sent_at >= since)
    if channel:
        query = query.where(touch.c.channel == channel)
    return int(conn.execute(query).scalar_one())


def accounts(conn: Connection, kind: str) -> tuple[str, ...]:
    """Whose exports of one kind were imported so far: the accounts after `<kind>:` in the names of their sources."""
    prefix = f"{kind}:"
    names = conn.execute(select(source.c.name).where(source.c.name.startswith(prefix, autoescape=True))).scalars()
    return tuple(name.removeprefix(prefix) for name in names if name != prefix)
