"""People who asked not to be contacted and are not under a stop yet: what the faces propose wherever such a message arrives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, and_, case, or_, select

from composer.record import stops
from composer.record.events import NEVER_AGAIN
from composer.record.journal import chunks
from composer.record.schema import correction, person, touch

_SHOWN: Final = 200  # characters of a message


class Wish(NamedTuple):
    """Who asked not to be contacted: the message that says so, when it came, on which channel, and how it begins."""

    person: int
    name: str
    touch: int
    at: datetime
    channel: str
    text: str


def open_wishes(conn: Connection, people: Iterable[int] | None = None) -> list[Wish]:
    """The newest such message of everybody (or of these people) for whom no stop is kept, the newest first.

    A message that the user corrected to mean something else is none, nor is one from before they asked for contact again.
    """
    if people is None:
        return _found(conn, None)
    return [wish for part in chunks(sorted(set(people))) for wish in _found(conn, part)]


def _found(conn: Connection, people: Any) -> list[Wish]:
    says = case((correction.c.meaning != "", correction.c.meaning), (correction.c.kind == "no", "no"), else_=touch.c.meaning)
    spoken = case((correction.c.auto_class != "", correction.c.auto_class), else_=touch.c.auto_class)
    corrected = select(correction.c.key).where(correction.c.meaning.in_(NEVER_AGAIN))
    query = (
        select(touch.c.id, touch.c.person_id, touch.c.sent_at, touch.c.channel, touch.c.body, touch.c.subject, person.c.name)
        .join(person, person.c.id == touch.c.person_id).outerjoin(correction, correction.c.key == touch.c.key)
        .where(touch.c.direction == "in", or_(touch.c.meaning.in_(NEVER_AGAIN), touch.c.key.in_(corrected)),
               says.in_(NEVER_AGAIN), or_(spoken == "human", and_(spoken == "complaint", touch.c.meaning == "complaint")))
        .order_by(touch.c.sent_at.desc(), touch.c.id.desc())
    )
    if people is not None:
        query = query.where(touch.c.person_id.in_(people))
    newest: dict[int, Wish] = {}
    for row in conn.execute(query):
        text = " ".join((row.body or row.subject).split())[:_SHOWN]
        newest.setdefault(row.person_id, Wish(row.person_id, row.name, row.id, row.sent_at, row.channel, text))
    if not newest:
        return []
    again = stops.welcome(conn)
    stopped = stops.stopped_among(conn, newest)
    return [wish for who, wish in newest.items() if who not in stopped and not (who in again and again[who] >= wish.at)]
