"""Marks the days whose counts in the cube must be made again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, insert, select

from composer.record.schema import cube, dirty_day

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
