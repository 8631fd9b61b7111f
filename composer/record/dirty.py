"""Marks the days whose counts in the cube must be made again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, insert, select

from composer.model import to_micros
from composer.record.journal import chunks
from composer.record.schema import cube, dirty_day, outreach

DAY_US: Final = 86_400_000_000


def day_of(micros: int) -> int:
    """The UTC day number of a time in microseconds since 1970."""
    return micros // DAY_US


def mark(conn: Connection, days: Iterable[int]) -> None:
    """Mark UTC day numbers as dirty; without a cube there is nothing to make again, and nothing is written."""
    wanted = set(days)
    if not wanted or conn.execute(select(cube.c.day).limit(1)).first() is None:
        return
    known = set(conn.execute(select(dirty_day.c.day)).scalars())
    new = [{"day": day} for day in sorted(wanted - known)]
    if new:
        conn.execute(insert(dirty_day), new)


def mark_people(conn: Connection, people: Iterable[int]) -> None:
    """Mark the days of these people's outreaches, before rows go that take their outreaches with them."""
    for part in chunks(sorted(set(people))):
        sent = conn.execute(select(outreach.c.sent_at).where(outreach.c.person_id.in_(part)).distinct()).scalars()
        mark(conn, {day_of(to_micros(at)) for at in sent})
