"""Takes the last change back, whole imports, merges and corrections included."""

from __future__ import annotations

import json

from sqlalchemy import delete, select

from composer.errors import BadUsage
from composer.record import dirty, rebuild
from composer.record.journal import affected, chunks, take_back
from composer.record.schema import change
from composer.record.store import Record


def last(record: Record) -> str | None:
    """In words, what `undo` would take back; None where there is nothing."""
    with record.read() as conn:
        return conn.execute(select(change.c.what).order_by(change.c.id.desc()).limit(1)).scalar()


def undo(record: Record) -> str:
    """Take the last change back and say what it was; raises BadUsage where there is nothing left to take back."""
    with record.write() as conn:
        row = conn.execute(select(change).order_by(change.c.id.desc()).limit(1)).mappings().first()
        if row is None:
            raise BadUsage("there is nothing to undo")
        steps = json.loads(row["undo"])
        people = affected(conn, steps)
        people |= {other for part in chunks(sorted(people)) for other in rebuild.linked(conn, part)}
        dirty.mark_people(conn, people)
        people |= take_back(conn, steps)
        conn.execute(delete(change).where(change.c.id == row["id"]))
        rebuild.rebuild(conn, people)
        return str(row["what"])
