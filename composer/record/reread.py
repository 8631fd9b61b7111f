"""Reads again what answers mean, after a migration that says so; what the user corrected stays as it is."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, select, update

from composer.record import rebuild
from composer.record.folding import meaning_of
from composer.record.schema import meta, touch

_KEY = "meaning"
_AT_ONCE = 2_000


def when_due(conn: Connection) -> None:
    """Read the inbound messages of the whole record again, within the caller's write, where that is due."""
    if conn.execute(select(meta.c.key).where(meta.c.key == _KEY)).first() is None:
        return
    changed: set[int] = set()
    last = 0
    columns = (touch.c.id, touch.c.person_id, *(touch.c[name] for name in ("kind", "auto_class", "subject", "body", "meaning")))
    while True:
        query = select(*columns).where(touch.c.direction == "in", touch.c.id > last).order_by(touch.c.id).limit(_AT_ONCE)
        rows = conn.execute(query).all()
        if not rows:
            break
        last = rows[-1].id
        new = [(row, meaning_of("in", row.kind, row.auto_class, row.subject, row.body)) for row in rows]
        fresh = [{"of": row.id, "new": said} for row, said in new if said != row.meaning]
        changed.update(row.person_id for row, said in new if said != row.meaning)
        if fresh:
            conn.execute(update(touch).where(touch.c.id == bindparam("of")).values(meaning=bindparam("new")), fresh)
    rebuild.rebuild(conn, changed)
    conn.execute(delete(meta).where(meta.c.key == _KEY))
