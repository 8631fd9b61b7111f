"""Writes people of an address book into the record: found again by any address, completed, never joined by name alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from composer.model import Contact
from composer.record import identity, stops
from composer.record.journal import Journal
from composer.record.merge import ERASED
from composer.record.store import Record


class Added(NamedTuple):
    """How many people are new, how many were there already, and who was left out, by reason."""

    new: int
    known: int
    skipped: Counter[str]
    changed: bool = False


def add(record: Record, people: Iterable[Contact], *, at: datetime, told: Callable[[int], None] = lambda _: None) -> Added:
    """Add people as one change that undo takes back; what is known about somebody stays, what is missing is filled in."""
    new = known = 0
    skipped: Counter[str] = Counter()
    with record.write() as conn:
        journal = Journal(conn)
        forgotten = stops.any_erased(conn)
        for number, one in enumerate(people, 1):
            if forgotten and stops.erased_among(conn, one.addresses):
                skipped[ERASED] += 1
                continue
            owners = {pair: identity.by_handle(conn, *pair) for pair in one.addresses}
            who = next((owner for owner in owners.values() if owner is not None), None)
            if who is None and not one.addresses and (same := identity.by_name(conn, one.name)):
                who = same[0]  # a name and nothing else says nothing new of somebody of that name
            details = {"name": one.name, "company": one.company, "role": one.role}
            if who is None:
                who = identity.add(journal, one.name, at, {"company": one.company, "role": one.role})
                new += 1
            else:
                identity.fill(journal, who, details)
                known += 1
            for (kind, address), owner in owners.items():
                if owner is None:
                    identity.add_handle(journal, who, kind, address, one.name)
            told(number)
        changed = journal.save(at, f"import of {new:,} {'person' if new == 1 else 'people'} from an address book") is not None
    return Added(new, known, skipped, changed)
