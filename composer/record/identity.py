"""Who is who: a person is found by address, then by name with case and accents folded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, select

from composer.channel_facts import HANDLE_KINDS
from composer.errors import Ambiguous, BadUsage, NotFound
from composer.normalise import clean, fold
from composer.record import schema
from composer.record.handles import normal, same_as
from composer.record.journal import Journal, chunks

_MANY: Final = frozenset(name for name, kind in HANDLE_KINDS.items() if kind.many)  # one person may have several of these


def row(conn: Connection, person: int) -> RowMapping:
    """A person's row; raises NotFound."""
    found = conn.execute(select(schema.person).where(schema.person.c.id == person)).mappings().first()
    if found is None:
        raise NotFound("person", str(person), "see: python -m composer people show")
    return found


def called(conn: Connection, people: Sequence[int]) -> dict[int, str]:
    """What each person goes by: their name, else an address or number of theirs, else their number in the record."""
    found: dict[int, str] = {}
    for part in chunks(list(people)):
        named = select(schema.person.c.id, schema.person.c.name).where(schema.person.c.id.in_(part), schema.person.c.name != "")
        found |= {item.id: item.name for item in conn.execute(named)}
        nameless = [number for number in part if number not in found]
        handle = schema.handle
        for item in conn.execute(select(handle).where(handle.c.person_id.in_(nameless)).order_by(handle.c.id.desc())):
            if not item.kind.startswith("conversation:"):
                found[item.person_id] = item.address
    return {number: found.get(number, f"Person {number}") for number in people}


def by_handle(conn: Connection, kind: str, address: str) -> int | None:
    """The person who has an address (normalised); a telephone number is looked for under WhatsApp too."""
    handle = schema.handle
    for name in same_as(kind):
        found = conn.execute(select(handle.c.person_id).where(handle.c.kind == name, handle.c.address == address)).scalar()
        if found is not None:
            return int(found)
    return None


def by_name(conn: Connection, name: str) -> list[int]:
    """Everybody whose name is the same once case and accents are folded."""
    key = fold(name)
    if not key:
        return []
    person = schema.person
    return list(conn.execute(select(person.c.id).where(person.c.name_key == key).order_by(person.c.id)).scalars())


def ambiguous(conn: Connection, name: str, ids: Sequence[int], **way_out: str) -> Ambiguous:
    """The error that lists people of one name by id with what tells them apart."""
    return Ambiguous(name, tuple((number, said(conn, number)) for number in ids), **way_out)


def said(conn: Connection, person: int) -> str:
    """A person in one line: name, firm, addresses."""
    who = row(conn, person)
    handle = schema.handle
    query = select(handle.c.kind, handle.c.address).where(handle.c.person_id == person).order_by(handle.c.id)
    parts = [who["name"], who["company"]]
    parts += [f"{item.kind} {item.address}" for item in conn.execute(query) if not item.kind.startswith("conversation:")]
    return ", ".join(filter(None, parts))


def find_id(conn: Connection, name: str, handles: Iterable[tuple[str, str]] = ()) -> int | None:
    """The person with one of these addresses, else of that name, else None; raises Ambiguous for equal names.

    A name that is itself a mail address is looked up as one.
    """
    pairs = list(handles)
    if "@" in name.strip()[1:] and " " not in name.strip():
        pairs.append(("email", normal("email", name)))
    for kind, address in pairs:
        found = by_handle(conn, kind, address)
        if found is not None:
            return found
    ids = [number for number in by_name(conn, name) if not _has_others(conn, number, pairs)]
    if len(ids) > 1:
        raise ambiguous(conn, name, ids, way_out="name one with --person ID")
    return ids[0] if ids else None


def _has_others(conn: Connection, person: int, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether a person of the same name has another account where people have one: then it is somebody else."""
    kinds = {kind for kind, _ in pairs if kind not in _MANY}
    if not kinds:
        return False
    handle = schema.handle
    return conn.execute(select(handle.c.id).where(handle.c.person_id == person, handle.c.kind.in_(kinds))).first() is not None


def add(journal: Journal, name: str, at: datetime, details: Mapping[str, Any] | None = None) -> int:
    """A new person."""
    plain = clean(name).strip()
    return journal.insert(schema.person, {"name": plain, "name_key": fold(plain), "created_at": at, **(details or {})})


def add_handle(journal: Journal, person: int, kind: str, address: str, name: str = "") -> int:
    """Give a person an address and return its row; raises BadUsage where somebody else has it."""
    handle = schema.handle
    query = select(handle.c.id, handle.c.person_id).where(handle.c.kind == kind, handle.c.address == address)
    found = journal.conn.execute(query).first()
    if found is None:
        return journal.insert(handle, {"person_id": person, "kind": kind, "address": address, "display_name": clean(name)})
    if found.person_id != person:
        other = said(journal.conn, found.person_id)
        raise BadUsage(f"{kind} {address} belongs to person {found.person_id} ({other}); merge the two if they are one")
    return int(found.id)


def fill(journal: Journal, person: int, details: Mapping[str, Any]) -> None:
    """Complete what is empty about a person; what is already known stays."""
    who = row(journal.conn, person)
    missing = {name: value for name, value in details.items() if value and not who[name]}
    if "name" in missing:
        missing["name_key"] = fold(missing["name"])
    if missing:
        journal.update(schema.person, person, missing)
