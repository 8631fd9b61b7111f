"""Do-not-contact as the faces ask for it: for somebody in the record or not, with the day by which the law wants it done."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from composer.advice.duties import stop_by
from composer.errors import NotFound
from composer.record import identity, people, stops
from composer.record.handles import told

if TYPE_CHECKING:
    from composer.record.store import Record


def stop_contact(record: Record, person: int, *, at: datetime, note: str = "") -> datetime:
    """Never contact a person again; returns by when the law wants that done (here it is done at once). Raises NotFound."""
    with record.read() as conn:
        who = people.row(conn, person)
    by = stop_by(at, who["country"], who["timezone"])
    stops.stop(record, person, at=at, note=note, due_by=by)
    return by


def stop_anybody(record: Record, who: str, *, at: datetime, note: str = "") -> int | None:
    """Never contact somebody again, given by id, address or whole name; the person's id, or None for nobody in the record.

    Of somebody who is not in the record only salted hashes are kept. Raises Ambiguous, NotFound for a number that is no id, and
    BadUsage for a text that is neither a name nor an address that can be told.
    """
    ids = _meant(record, who)
    if ids:
        stop_contact(record, ids[0], at=at, note=note)
        return ids[0]
    stops.stop_stranger(record, who, at=at, note=note, due_by=stop_by(at))
    return None


def lift_anybody(record: Record, who: str, *, at: datetime) -> bool:
    """Take a stop back, given as for `stop_anybody`; False where there was none. Raises Ambiguous, NotFound or BadUsage."""
    ids = _meant(record, who)
    lifted = stops.lift(record, ids[0], at=at) if ids else False
    return stops.lift_stranger(record, who, at=at) or lifted


def _meant(record: Record, who: str) -> list[int]:
    """The person that an id, an address or a whole name means, or nobody.

    Raises Ambiguous, NotFound for a number that is no id, or BadUsage.
    """
    kind, address = told(who, record.country)
    with record.read() as conn:
        owner = identity.by_handle(conn, kind, address) if kind else None
        ids = [owner] if owner is not None else people.exactly(conn, who, record.country)
        if len(ids) > 1:
            raise identity.ambiguous(conn, who, ids)
    if not ids and not kind and who.strip().isdecimal():
        raise NotFound("person", who.strip(), "see everybody with: python -m composer people show")
    return ids
