"""Two entries, one person: merging, keeping apart, taking apart again, and suggesting what the user may decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, and_, func, or_, select

from composer.errors import BadUsage, NotFound
from composer.normalise import spellings
from composer.record import dirty, identity, person_marks, rebuild, schema
from composer.record.handles import NUMBERS, normal
from composer.record.journal import Journal, chunks
from composer.record.refold import OFFER
from composer.record.store import Record

_FILLED: Final = (
    "name", "company", "role", "relationship", "timezone", "contact_type", "country", "source", "connected_on", "allow_words",
)
_MOVED: Final = ("handle", "touch", "dismissal", "stop", "outbox")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entries that may be one person, each in one line, and what speaks for it."""

    left: int
    right: int
    left_said: str
    right_said: str
    evidence: tuple[str, ...]


def merge(record: Record, keep: int, gone: int, *, at: datetime) -> None:
    """Make two entries one person, who keeps the first id; survives a re-import. Raises NotFound or BadUsage."""
    if keep == gone:
        raise BadUsage("that is one and the same person already")
    with record.write() as conn:
        one, other = identity.row(conn, keep), identity.row(conn, gone)
        journal = Journal(conn)
        _decide(journal, keep, gone, "join", at)
        affected = rebuild.linked(conn, [keep, gone])
        for name in _MOVED:
            journal.move(schema.metadata.tables[name], "person_id", gone, keep)
        identity.fill(journal, keep, {name: other[name] for name in _FILLED})
        person_marks.move(journal, gone, keep, at)
        dirty.mark_people(conn, [gone])
        journal.delete(schema.person, [gone])
        rebuild.rebuild(conn, {keep} | (affected - {gone}))
        journal.save(at, f"merge of {_said(conn, other)} into {_said(conn, one)}")


def keep_apart(record: Record, left: int, right: int, *, at: datetime) -> None:
    """Remember that two people are not one, so that it is not suggested again. Raises NotFound or BadUsage."""
    if left == right:
        raise BadUsage("that is one and the same person; separate an address from them instead")
    with record.write() as conn:
        one, other = identity.row(conn, left), identity.row(conn, right)
        journal = Journal(conn)
        _decide(journal, left, right, "apart", at)
        journal.save(at, f"keeping {_said(conn, one)} and {_said(conn, other)} apart")


def separate(record: Record, person: int, kind: str, address: str, *, at: datetime) -> int:
    """Make an address a person of its own, with all that was said through it; returns the new id. Raises NotFound."""
    handle, touch = schema.handle, schema.touch
    with record.write() as conn:
        who = identity.row(conn, person)
        mine = select(handle).where(handle.c.person_id == person)
        same = {address, normal(kind, address, who["country"] or record.country)}  # as shown, or as typed
        query = mine.where(handle.c.kind == kind, handle.c.address.in_(same))
        found = conn.execute(query).mappings().first()
        if found is None:
            raise NotFound(f"{kind} address", address)
        rest = conn.execute(select(func.count()).select_from(handle).where(handle.c.person_id == person)).scalar_one()
        if rest < 2:
            raise BadUsage("it is the only address of this person")
        journal = Journal(conn)
        journal.delete(schema.decision, _decisions_on(conn, _key(found["kind"], found["address"]), "join"))
        new = identity.add(journal, found["display_name"] or who["name"], at)
        journal.update(handle, found["id"], {"person_id": new})
        for number in conn.execute(select(touch.c.id).where(touch.c.handle_id == found["id"])).scalars().all():
            journal.update(touch, number, {"person_id": new})
        _decide(journal, person, new, "apart", at)
        rebuild.rebuild(conn, journal.people)
        journal.save(at, f"separating {kind} {address} from {who['name'] or identity.called(conn, [person])[person]}")
        return new


def _said(conn: Connection, who: RowMapping) -> str:
    return f"{who['name'] or identity.called(conn, [who['id']])[who['id']]} (person {who['id']})"


def _decide(journal: Journal, left: int, right: int, verdict: str, at: datetime) -> None:
    """Keep a verdict by addresses, so that it holds after a re-import."""
    conn = journal.conn
    mine, theirs = _keys(conn, left), _keys(conn, right)
    pairs = [(mine[0], item) for item in theirs] if verdict == "join" and mine else [(one, two) for one in mine for two in theirs]
    decision = schema.decision
    for one, two in pairs:
        first, second = sorted((one, two))
        old = conn.execute(select(decision.c.id).where(decision.c.left == first, decision.c.right == second)).scalar()
        if old is None:
            journal.insert(decision, {"verdict": verdict, "left": first, "right": second, "at": at})
        else:
            journal.update(decision, old, {"verdict": verdict, "at": at})


def _keys(conn: Connection, person: int) -> list[str]:
    """The handle keys of a person; one known by name alone goes by an id that lasts as long as the record."""
    handle = schema.handle
    rows = conn.execute(select(handle.c.kind, handle.c.address).where(handle.c.person_id == person).order_by(handle.c.id)).all()
    return [_key(row.kind, row.address) for row in rows] or [f"person:{person}"]


def _key(kind: str, address: str) -> str:
    return f"{kind}:{address}"


def _decisions_on(conn: Connection, key: str, verdict: str) -> Sequence[int]:
    decision = schema.decision
    query = select(decision.c.id).where(decision.c.verdict == verdict, or_(decision.c.left == key, decision.c.right == key))
    return conn.execute(query).scalars().all()


# --- suggestions -------------------------------------------------------------------------------------------------


def suggestions(record: Record, *, limit: int = 50) -> list[Suggestion]:
    """Pairs of people with the same name or number, and what else speaks for their being one, the strongest first."""
    person = schema.person
    one, two = person.alias(), person.alias()
    common = (
        select(person.c.name_key).where(person.c.name_key != "").group_by(person.c.name_key)
        .having(and_(func.count() > 1, func.count() <= 5)).subquery()  # a name that many share proves nothing
    )
    query = (
        select(one.c.id.label("left"), two.c.id.label("right"))
        .join(common, common.c.name_key == one.c.name_key)
        .join(two, and_(two.c.name_key == one.c.name_key, two.c.id > one.c.id))
        .order_by(one.c.id, two.c.id).limit(max(limit * 4, 200))
    )
    with record.read() as conn:
        found = []
        pairs = [(row.left, row.right) for row in conn.execute(query)]
        for left, right in dict.fromkeys(pairs + _offered(conn)):
            mine, theirs = _keys(conn, left), _keys(conn, right)
            if not _kept_apart(conn, mine, theirs):
                evidence = _evidence(conn, left, right, mine, theirs)
                found.append(Suggestion(left, right, identity.said(conn, left), identity.said(conn, right), evidence))
    return sorted(found, key=lambda item: (-len(item.evidence), item.left, item.right))[:limit]


def _offered(conn: Connection) -> list[tuple[int, int]]:
    """Pairs of people who have one number, each spelt it another way (`refold`), and are two entries still."""
    decision, handle = schema.decision, schema.handle
    found = []
    for row in conn.execute(select(decision.c.left, decision.c.right).where(decision.c.verdict == OFFER)).all():
        owners: set[int] = set()
        for key in (row.left, row.right):
            kind, _, address = key.partition(":")
            having = select(handle.c.person_id).where(handle.c.kind == kind, handle.c.address == address)
            owners.update(conn.execute(having).scalars())
        if len(owners) == 2:
            found.append((min(owners), max(owners)))
    return found


def _kept_apart(conn: Connection, mine: Sequence[str], theirs: Sequence[str]) -> bool:
    decision = schema.decision
    both = {*mine, *theirs}
    for part in chunks(sorted(both)):
        query = select(decision.c.left, decision.c.right).where(decision.c.verdict == "apart", decision.c.left.in_(part))
        for row in conn.execute(query):
            if row.right in both and (row.left in mine) != (row.right in mine):
                return True
    return False


def _evidence(conn: Connection, left: int, right: int, mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    one, other = identity.row(conn, left), identity.row(conn, right)
    said = [f"both are called {one['name']}"] if one["name_key"] == other["name_key"] else []
    said += [f"both have the number {number}" for number in _same_numbers(mine, theirs)]
    if one["company"] and one["company"].casefold() == other["company"].casefold():
        said.append(f"both are at {one['company']}")
    real = [[key for key in keys if not key.startswith(("conversation:", "person:"))] for keys in (mine, theirs)]
    alike = [(first, second) for first in real[0] for second in real[1] if _stem(first) and _stem(first) == _stem(second)]
    said += [f"the addresses {first} and {second} are alike" for first, second in alike[:1]]
    touch = schema.touch
    hers: Any = select(touch.c.body_hash).where(touch.c.person_id == right, touch.c.body_hash != 0, touch.c.direction == "out")
    same = conn.execute(select(touch.c.id).where(
        touch.c.person_id == left, touch.c.direction == "out", touch.c.words >= 8, touch.c.body_hash.in_(hers),
    ).limit(1)).first()
    if same is not None:
        said.append("the same message was sent to both")
    return tuple(said)


def _same_numbers(mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """The numbers that two people have in common, however each is kept."""
    forms: list[dict[str, str]] = []
    for keys in (mine, theirs):
        parts = [key.partition(":") for key in keys]
        forms.append({form: address for kind, _, address in parts if kind in NUMBERS for form in spellings(address)})
    return sorted({max(forms[0][form], forms[1][form], key=len) for form in forms[0].keys() & forms[1].keys()})


def _stem(key: str) -> str:
    """What is alike in tomas-ortega, tomas.ortega@example.com and tomas_ortega."""
    address = key.partition(":")[2].partition("@")[0]
    stem = re.sub(r"[^a-z]", "", re.sub(r"-[0-9a-f]{6,}$", "", address.casefold()))
    return stem if len(stem) >= 6 else ""
