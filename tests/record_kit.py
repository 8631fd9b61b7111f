"""Short ways to say what happened, for the tests of the record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, text

from composer.model import ImportedTouch, Party
from composer.record import merge, rebuild, schema
from composer.record.store import Record

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday
HOUR = 3_600_000_000


def back_to(conn: Connection, version: str) -> None:
    """Make the tables of an empty or small record those of an earlier version (0001 to 0003)."""
    for index in ("ix_touch_meaning", "ix_outreach_cover"):
        conn.execute(text(f"DROP INDEX {index}"))
    for table, column in (("touch", "meaning"), ("touch", "to_request"), ("touch", "vouched"), ("correction", "meaning"), ("outreach", "stopped")):
        conn.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
    conn.execute(text("CREATE INDEX ix_outreach_cover ON outreach (channel, sent_at)"))
    if version < "0003":
        for table in ("touch", "outreach"):
            conn.execute(text(f"ALTER TABLE {table} ADD COLUMN assigned INTEGER NOT NULL DEFAULT 0"))
    conn.execute(text(f"UPDATE alembic_version SET version_num = '{version}'"))


def at(hours: float = 0) -> datetime:
    """A time so many hours after the start."""
    return START + timedelta(hours=hours)


def touch(
    direction: str, hours: float, *, channel: str = "linkedin_message", who: str = "tomas-ortega", name: str = "Tomás Ortega", **more: Any,
) -> ImportedTouch:
    """One touch as a reader gives it."""
    return ImportedTouch(
        channel, direction, at(hours), Party(name, who), more.pop("conversation", f"talk-{who}"), **more,  # type: ignore[arg-type]
    )


def mail(direction: str, hours: float, number: str, *, who: str = "tomas@example.com", answers: str = "", **more: Any) -> ImportedTouch:
    """One mail by its Message-ID."""
    return touch(direction, hours, channel="email", who=who, native_id=number, in_reply_to=answers, conversation="", **more)


def put(record: Record, touches: Iterable[ImportedTouch], source: str = "linkedin:me", **more: Any) -> merge.ImportOutcome:
    """Import touches."""
    return merge.merge_import(record, touches, source=source, reader=source.partition(":")[0], at=more.pop("when", at(1000)), **more)


def outreaches(record: Record) -> list[dict[str, Any]]:
    """The outreach rows, oldest first."""
    with record.read() as conn:
        return rows(conn)


def rows(conn: Connection) -> list[dict[str, Any]]:
    """The outreach rows of a connection, oldest first."""
    query = select(schema.outreach).order_by(schema.outreach.c.sent_at, schema.outreach.c.id)
    return [dict(row) for row in conn.execute(query).mappings()]


def one(record: Record) -> dict[str, Any]:
    """The only outreach, which must be what a derivation from scratch gives too."""
    check(record)
    found = outreaches(record)
    assert len(found) == 1, found
    return found[0]


def hours(row: dict[str, Any]) -> tuple[float, float] | None:
    """The bounds of the time to the reply in hours; None where nobody answered."""
    return None if row["reply_low"] is None else (row["reply_low"] / HOUR, row["reply_high"] / HOUR)


def check(record: Record) -> None:
    """The outreach table is exactly what the touches say."""
    with record.write() as conn:
        before = rows(conn)
        rebuild.rebuild_all(conn)
        assert rows(conn) == before
