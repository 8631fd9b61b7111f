"""Findings that the user dismissed, for one message or for one person; of the message only a hash is kept."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select

from composer.errors import BadUsage
from composer.record import identity
from composer.record.folding import fold_body
from composer.record.schema import dismissal
from composer.record.store import Record


def context_of(text: str) -> str:
    """What stands for a message: a hash of its text with spacing folded."""
    return sha256(fold_body(text).encode("utf-8", "replace")).hexdigest()[:32]


def dismiss(record: Record, rule: str, *, at: datetime, text: str = "", person: int | None = None, reason: str = "") -> None:
    """Dismiss a rule's findings in one message, or in every message to a person; raises BadUsage or NotFound."""
    if bool(text) == (person is not None):
        raise BadUsage("a finding is dismissed either for one message or for one person")
    context = context_of(text) if text else ""
    with record.write() as conn:
        if person is not None:
            identity.row(conn, person)
        same = _same(rule, context, person)
        if conn.execute(select(dismissal.c.id).where(*same)).first() is None:
            conn.execute(insert(dismissal).values(person_id=person, rule=rule, context=context, reason=reason, at=at))


def take_back(record: Record, rule: str, *, text: str = "", person: int | None = None) -> bool:
    """Let a dismissed rule speak again; False where it was not dismissed."""
    with record.write() as conn:
        return conn.execute(delete(dismissal).where(*_same(rule, context_of(text) if text else "", person))).rowcount > 0


def dismissed(conn: Connection, *, text: str = "", person: int | None = None) -> tuple[str, ...]:
    """The rules dismissed for a message and for its reader, sorted."""
    ways = []
    if text:
        ways.append(dismissal.c.context == context_of(text))
    if person is not None:
        ways.append((dismissal.c.person_id == person) & (dismissal.c.context == ""))
    if not ways:
        return ()
    return tuple(conn.execute(select(dismissal.c.rule).where(or_(*ways)).distinct().order_by(dismissal.c.rule)).scalars())


def _same(rule: str, context: str, person: int | None) -> tuple[ColumnElement[bool], ...]:
    return (
        dismissal.c.rule == rule, dismissal.c.context == context,
        dismissal.c.person_id.is_(None) if person is None else dismissal.c.person_id == person,
    )
