"""Do-not-contact as the faces ask for it: for somebody in the record or not, with the day by which the law wants it done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from composer.advice.duties import stop_by
from composer.errors import NotFound
from composer.record import identity, people, stops
from composer.record.handles import told

if TYPE_CHECKING:
    from composer.record.store import Record
    from composer.record.wishes import Wish


def stop_contact(record: Record, person: int, *, at: datetime, note: str = "") -> datetime:
    """Never contact a person again; returns by when the law wants that done (here it is done at once). Raises NotFound."""
    with record.read() as conn:
        who = people.row(conn, person)
    by = stop_by(at, who["country"], who["timezone"])
    stops.stop(record, person, at=at, note=note, due_by=by)
    return by


def stop_anybody(record: Record, who: str, *, at: datetime, note: str = "") -> int | None:
    """Never contact somebody again, given by id, address, name or a part of one; the person's id, or None for a stranger.

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
    """The person that an id, an address, a name or a part of either means, or nobody; whatever `people show` finds by them.

    Raises Ambiguous, NotFound for a number that is no id, or BadUsage.
    """
    with record.read() as conn:
        ids = people.exactly(conn, who, record.country)
        kind, address = ("", who) if ids else told(who, record.country)
        if not ids and kind:
            owner = identity.by_handle(conn, kind, address)
            ids = [] if owner is None else [owner]
        elif not ids:
            ids = people.by_part(conn, who)
        if len(ids) > 1:
            raise identity.ambiguous(conn, who, ids)
    if not ids and not kind and who.strip().isdecimal():
        raise NotFound("person", who.strip(), "see everybody with: python -m composer people show")
    return ids


def note_wishes(record: Record, wishes: Iterable[Wish], *, at: datetime) -> int:
    """Keep a stop for everybody who asked for one; returns how many."""
    done = 0
    for wish in wishes:
        stop_contact(record, wish.person, at=at, note=wish.text)
        done += 1
    return done
