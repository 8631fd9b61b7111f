"""What the user decided about a person for a while: not due before a day, or kept although nothing has passed for long.

Kept as rows of `decision` on “person:ID”, so that erasing the person takes them along and undo takes them back.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select

from composer.model import from_micros, to_micros
from composer.record import identity
from composer.record.journal import Journal
from composer.record.schema import decision
from composer.record.store import Record

_LATER, _KEEP = "later", "keep"
_PERSON: Final = "person:"


def later(record: Record, person: int, until: datetime, *, at: datetime) -> str:
    """Take a person off the due list until a moment, or until the next touch; returns their name. Raises NotFound."""
    return _decide(record, person, (_LATER, str(to_micros(until))), at, "{} put off")


def keep(record: Record, person: int, *, at: datetime) -> str:
    """Keep a person's details although nothing has passed for long; asked again after the same time. Raises NotFound."""
    return _decide(record, person, (_KEEP, _KEEP), at, "details of {} kept")


def waiting(conn: Connection) -> dict[int, tuple[datetime, datetime]]:
    """Who is off the due list: since when, and until when."""
    rows = conn.execute(select(decision.c.left, decision.c.right, decision.c.at).where(decision.c.verdict == _LATER))
    return {_number(row.left): (row.at, from_micros(int(row.right))) for row in rows}


def kept(conn: Connection) -> dict[int, datetime]:
    """Whose details the user decided to keep, and when."""
    rows = conn.execute(select(decision.c.left, decision.c.at).where(decision.c.verdict == _KEEP))
    return {_number(row.left): row.at for row in rows}


def _decide(record: Record, person: int, decided: tuple[str, str], at: datetime, said: str) -> str:
    (verdict, value), left = decided, f"{_PERSON}{person}"
    with record.write() as conn:
        identity.row(conn, person)
        name = identity.called(conn, [person])[person]
        journal = Journal(conn)
        same = select(decision.c.id).where(decision.c.left == left, decision.c.verdict == verdict)
        journal.delete(decision, conn.execute(same).scalars().all())
        journal.insert(decision, {"verdict": verdict, "left": left, "right": value, "at": at})
        journal.save(at, said.format(name))
    return name


def _number(key: str) -> int:
    return int(key.removeprefix(_PERSON))
