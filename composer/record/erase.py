"""Erases a person: nothing is left in the record, its undo history, its free pages or the backups beside it.

It cannot be undone. What stays are salted hashes: of a stop, and of the addresses, so that an old export does not bring
the person back. Until the last copy is clean the record itself remembers that an erasure is under way, so that one that
was killed is finished later (`finish`).
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import Connection, delete, func, insert, or_, select, text, update

from composer.errors import RecordFailed
from composer.record import backup, dirty, encryption, identity, kept_drafts, rebuild, schema, stops
from composer.record.database_errors import said_plainly
from composer.record.journal import chunks
from composer.record.leftovers import sweep, sweep_writes, uploads
from composer.record.store import Record, is_sqlite_file, open_record

NOTE: Final = "erasing-"  # how its key in `meta` begins


@dataclass(frozen=True, slots=True)
class Erased:
    """How much went: touches here, backup files that were cleaned, and files that could not be opened to be cleaned."""

    touches: int
    backups: tuple[Path, ...]
    unopened: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Traces:
    """What tells a person in a copy of the record: the keys of their touches, and their addresses."""

    keys: frozenset[str]
    handles: frozenset[tuple[str, str]]


def erase(record: Record, person: int, *, at: datetime, folders: Iterable[Path] = ()) -> Erased:
    """Erase a person here and from every copy of the record in these folders; raises NotFound or RecordFailed.

    For a record in a file its own folder is always looked through. Undo of anything earlier goes too, for it holds what
    was erased.
    """
    places = {*map(Path, folders), *([record.path.parent] if record.path else [])}
    with record.write() as conn:
        name = str(identity.row(conn, person)["name"])
        traces = _traces(conn, person)
        kept_drafts.forget(places, name, {address for _, address in traces.handles})
        _remember(conn, traces, places)
        count = _erase_all(conn, [person], at)
    done = finish(record, at=at)
    return Erased(count, done.backups, done.unopened)


def finish(record: Record, *, at: datetime) -> Erased:
    """Clean the copies that erasures still have to reach, this one's and any that was cut short; raises RecordFailed.

    `touches` is 0: what was in the record went with the erasure itself.
    """
    with record.read() as conn:
        notes = _notes(conn)
    if not notes:
        return Erased(0, (), ())
    cleaned: dict[Path, None] = {}
    unopened: dict[Path, None] = {}
    _purge(record)
    for _, traces, places in notes:
        for path in _copies(places, record.path):
            if is_sqlite_file(path):
                try:
                    if _clean(path, traces, at):
                        cleaned[path] = None
                    continue
                except RecordFailed:
                    pass
            unopened[path] = None
        for place in places:
            sweep(place)
            sweep_writes(place)
            for folder in uploads(place):
                shutil.rmtree(folder, ignore_errors=True)
    with record.write() as conn:
        conn.execute(delete(schema.meta).where(schema.meta.c.key.in_([key for key, _, _ in notes])))
    _purge(record)
    return Erased(0, tuple(cleaned), tuple(unopened))


def unfinished(record: Record) -> bool:
    """Whether an erasure was cut short before it reached every copy."""
    with record.read() as conn:
        return bool(_notes(conn))


def _remember(conn: Connection, traces: _Traces, places: Iterable[Path]) -> None:
    note = {
        "keys": sorted(traces.keys), "handles": sorted(traces.handles),
        "places": sorted(str(place.absolute()) for place in places),
    }
    conn.execute(insert(schema.meta).values(key=f"{NOTE}{uuid4().hex}", value=json.dumps(note)))


def _notes(conn: Connection) -> list[tuple[str, _Traces, list[Path]]]:
    found = []
    for row in conn.execute(select(schema.meta).where(schema.meta.c.key.startswith(NOTE, autoescape=True))).mappings():
        note = json.loads(row["value"])
        handles = frozenset((kind, address) for kind, address in note["handles"])
        found.append((row["key"], _Traces(frozenset(note["keys"]), handles), [Path(place) for place in note["places"]]))
    return found


def _clean(path: Path, traces: _Traces, at: datetime) -> bool:
    """Erase the person from one copy; whether they were in it."""
    with open_record(path, create=False) as copy:
        with copy.read() as conn:
            same, notes = _found(conn, traces), [key for key, _, _ in _notes(conn)]
        if same or notes:
            with copy.write() as conn:
                conn.execute(delete(schema.meta).where(schema.meta.c.key.in_(notes)))
                _erase_all(conn, same, at)
            _purge(copy)
        return bool(same)


def _traces(conn: Connection, person: int) -> _Traces:
    keys = conn.execute(select(schema.touch.c.key).where(schema.touch.c.person_id == person)).scalars().all()
    return _Traces(frozenset(keys), frozenset(stops.handles_of(conn, person)))


def _found(conn: Connection, traces: _Traces) -> list[int]:
    """The same person in another copy."""
    touch, handle = schema.touch, schema.handle
    people: set[int] = set()
    for part in chunks(sorted(traces.keys)):
        people |= set(conn.execute(select(touch.c.person_id).where(touch.c.key.in_(part))).scalars())
    for kind, address in traces.handles:
        query = select(handle.c.person_id).where(handle.c.kind == kind, handle.c.address == address)
        people |= set(conn.execute(query).scalars())
    return sorted(people)


def erase_here(record: Record, people: Sequence[int], at: datetime) -> int:
    """Erase people from one record and from no copy of it; returns how many touches went."""
    with record.write() as conn:
        return _erase_all(conn, people, at)


def _erase_all(conn: Connection, people: Sequence[int], at: datetime) -> int:
    count = sum(_erase_one(conn, person, at) for person in people)
    conn.execute(delete(schema.change))
    return count


def _erase_one(conn: Connection, person: int, at: datetime) -> int:
    touch = schema.touch
    who = identity.row(conn, person)
    handles = stops.handles_of(conn, person)
    others = rebuild.linked(conn, [person]) - {person}
    stops.remember_erased(conn, person, at)
    mine = select(touch.c.key).where(touch.c.person_id == person)
    conn.execute(delete(schema.correction).where(schema.correction.c.key.in_(mine)))
    keys = [f"{kind}:{address}" for kind, address in handles] + [f"person:{person}"]
    decision = schema.decision
    conn.execute(delete(decision).where(or_(decision.c.left.in_(keys), decision.c.right.in_(keys))))
    _forget_files(conn, [who["name"], *(address for _, address in handles)])
    _forget_mail(conn, person)
    count = conn.execute(select(func.count()).select_from(touch).where(touch.c.person_id == person)).scalar_one()
    dirty.mark_people(conn, [person])
    for table in (schema.outreach, touch, schema.handle, schema.dismissal, schema.outbox):
        conn.execute(delete(table).where(table.c.person_id == person))
    conn.execute(delete(schema.person).where(schema.person.c.id == person))
    rebuild.rebuild(conn, others)
    return int(count)


def _forget_mail(conn: Connection, person: int) -> None:
    """The Message-IDs of the person's own mails hold their mail server's name: out of the mails of others with them."""
    touch, mail_ref = schema.touch, schema.mail_ref
    sent = select(touch.c.native_id).where(touch.c.person_id == person, touch.c.direction == "in", touch.c.native_id != "")
    ids = set(conn.execute(sent).scalars())
    for part in chunks(sorted(ids)):
        naming = set(conn.execute(select(mail_ref.c.touch_id).where(mail_ref.c.message_id.in_(part))).scalars())
        direct = select(touch.c.id).where(or_(touch.c.in_reply_to.in_(part), touch.c.conversation.in_(part)))
        naming |= set(conn.execute(direct).scalars())
        for number in sorted(naming):
            row = conn.execute(select(touch.c.refs, touch.c.in_reply_to, touch.c.conversation).where(touch.c.id == number)).one()
            conn.execute(update(touch).where(touch.c.id == number).values(
                refs=" ".join(name for name in row.refs.split() if name not in ids),
                in_reply_to=_hidden(row.in_reply_to) if row.in_reply_to in ids else row.in_reply_to,
                conversation=_hidden(row.conversation) if row.conversation in ids else row.conversation,
            ))
        conn.execute(delete(mail_ref).where(mail_ref.c.message_id.in_(part)))


def _hidden(name: str) -> str:
    """In place of a Message-ID: that a mail answers another one stays true."""
    return f"erased-{sha256(name.encode()).hexdigest()[:16]}"


def _forget_files(conn: Connection, words: Sequence[str]) -> None:
    """Names of imported files may hold the person's name (“WhatsApp Chat with …”)."""
    wanted = [word.casefold() for word in words if len(word) > 2]
    table = schema.import_
    for row in conn.execute(select(table.c.id, table.c.files)).all():
        kept = [item for item in json.loads(row.files) if not any(word in str(item).casefold() for word in wanted)]
        files = json.dumps(kept, ensure_ascii=False)
        if files != row.files:
            conn.execute(update(table).where(table.c.id == row.id).values(files=files))


def _purge(record: Record) -> None:
    """Write the file anew, so that no free page holds what was deleted.

    Where somebody is reading for long this is left out: SQLite has written zeros over what was deleted already.
    """
    with suppress(RecordFailed), said_plainly(record.name), record.engine.connect() as plain:
        if record.is_sqlite:
            raw: Any = plain.connection.dbapi_connection
            raw.execute("VACUUM")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            conn = plain.execution_options(isolation_level="AUTOCOMMIT")
            conn.detach()  # the next line must not outlive this use of the connection
            conn.execute(text("SET lock_timeout = '10s'"))
            for table in schema.metadata.sorted_tables:
                conn.execute(text(f'VACUUM (FULL) "{table.name}"'))


def _copies(places: Iterable[Path], own: Path | None) -> list[Path]:
    """Every database and every locked backup in these folders, other than the record itself."""
    files = sorted({path for place in places for path in place.rglob("*")})
    same = own.stat() if own is not None else None  # by whatever name: opened and closed here it would lose its locks
    return [
        path for path in files if path.is_file() and not path.is_symlink() and not (same and os.path.samestat(same, path.stat()))
        and (path.name.endswith((".age", encryption.ENDING)) or (is_sqlite_file(path) and not backup.is_foreign(path)))
    ]
