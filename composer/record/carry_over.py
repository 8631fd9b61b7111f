"""Carries do-not-contact and erasures over a restore: an older backup must not bring back what was asked since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import insert, select

from composer.record import erase, schema, stops
from composer.record.store import Record


@dataclass(frozen=True, slots=True)
class Wishes:
    """The stops of a record as kept, with the salt that their hashes were made with ("" for none)."""

    salt: str
    rows: tuple[dict[str, Any], ...]


NONE: Final = Wishes("", ())


def wishes(record: Record) -> Wishes:
    """The stops of a record; raises RecordFailed."""
    with record.read() as conn:
        salt = conn.execute(select(schema.meta.c.value).where(schema.meta.c.key == stops.SALT)).scalar()
        return Wishes(salt or "", tuple(dict(row) for row in conn.execute(select(schema.stop)).mappings()))


def carry_over(record: Record, kept: Wishes, at: datetime) -> None:
    """Add the stops that a record about to be put back lacks, and erase again whoever was erased since.

    Records of another origin (another salt) are left as they are: their hashes cannot be compared.
    """
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
