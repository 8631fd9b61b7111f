"""Carries do-not-contact and erasures over a restore: an older backup must not bring back what was asked since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, insert, select

from composer.record import erase, schema, stops
from composer.record.store import Record


@dataclass(frozen=True, slots=True)
class Wishes:
    """The stops of a record as kept, with the salt that their hashes were made with ("" for none), and the notes of erasures
    that have not reached every copy yet, by their keys."""

    salt: str
    rows: tuple[dict[str, Any], ...]
    unfinished: Mapping[str, str]


NONE: Final = Wishes("", (), {})


def wishes(record: Record) -> Wishes:
    """The stops of a record; raises RecordFailed."""
    with record.read() as conn:
        salt = conn.execute(select(schema.meta.c.value).where(schema.meta.c.key == stops.SALT)).scalar()
        rows = tuple(dict(row) for row in conn.execute(select(schema.stop)).mappings())
        meta = schema.meta
        notes = conn.execute(select(meta.c.key, meta.c.value).where(meta.c.key.startswith(erase.NOTE, autoescape=True)))
        return Wishes(salt or "", rows, {row.key: row.value for row in notes})


def carry_over(record: Record, kept: Wishes, at: datetime) -> None:
    """Add the stops that a record about to be put back lacks, and erase again whoever was erased since; erasures that were
    under way stay so.

    Records of another origin (another salt) are left as they are: their hashes cannot be compared.
    """
    with record.write() as conn:  # what a backup says of folders to clean was true of another machine, or of none
        conn.execute(delete(schema.meta).where(schema.meta.c.key.startswith(erase.NOTE, autoescape=True)))
        for key, note in kept.unfinished.items():
            conn.execute(insert(schema.meta).values(key=key, value=note))
    if not kept.salt or not kept.rows:
        return
    with record.write() as conn:
        own = conn.execute(select(schema.meta.c.value).where(schema.meta.c.key == stops.SALT)).scalar()
        if own is None:
            conn.execute(insert(schema.meta).values(key=stops.SALT, value=kept.salt))
        elif own != kept.salt:
            return
        known = set(conn.execute(select(schema.stop.c.digest)).scalars())
        owners = stops.owners(conn, {row["channel"] for row in kept.rows})
        missing = [row for row in kept.rows if row["digest"] not in known]
        for row in missing:
            values = {name: row[name] for name in ("digest", "channel", "since", "due_by", "note")}
            conn.execute(insert(schema.stop).values(person_id=owners.get(row["digest"]), **values))
        gone = {owners[row["digest"]] for row in kept.rows if row["channel"] == stops.ERASED and row["digest"] in owners}
    if gone:
        erase.erase_here(record, sorted(gone), at)
