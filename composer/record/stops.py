"""Do-not-contact: kept as salted hashes of every address, so that it outlives the person's data.

A stop holds for a person on all channels, or on one. The same table remembers who was erased, so that an old export
does not bring them back.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, insert, select, union, update

from composer.channel_facts import CHANNEL_FACTS
from composer.errors import Stopped
from composer.model import CHANNELS, from_micros, to_micros
from composer.normalise import fold
from composer.record import schema
from composer.record.folding import hashed_name
from composer.record.handles import kept_as, same_as, told
from composer.record.journal import Journal, chunks
from composer.record.store import Record

ERASED: Final = "erased"  # in place of a channel: only imports look for it
SALT: Final = "salt"  # its key in `meta`
_AGAIN: Final = "again"  # a verdict of `decision`: they asked to hear from the user again, at that time
_PERSON: Final = "person:"
_BY_HAND: Final = schema.touch.c.key.startswith("hand:", autoescape=True)  # a key that no export shows again
_HEARD_OF: Final = union(select(schema.handle.c.person_id), select(schema.touch.c.person_id))


@dataclass(frozen=True, slots=True)
class Stop:
    """A person's wish not to be contacted: since when, on which channel ("" for all), with what note."""

    since: datetime
    channel: str
    note: str


Handle = tuple[str, str]  # kind and normalised address


def stop(record: Record, person: int, *, at: datetime, channel: str = "", note: str = "", due_by: datetime | None = None) -> str:
    """Never contact a person again (on one channel, or on any); returns their name. Raises NotFound."""
    from composer.record import identity

    with record.write() as conn:
        who = identity.row(conn, person)
        journal = Journal(conn)
        add(conn, journal, person, at=at, channel=channel, note=note, due_by=due_by)
        where = f" ({CHANNEL_FACTS[channel].title})" if channel else ""
        journal.save(at, f"do not contact {who['name'] or identity.called(conn, [person])[person]}{where}")
        return str(who["name"])


def lift(record: Record, person: int, *, at: datetime) -> bool:
    """Take a stop back because the person asked for contact again; False where there was none."""
    from composer.record import identity

    with record.write() as conn:
        who = identity.row(conn, person)
        journal = Journal(conn)
        salt = salt_of(conn)
        keys = [_digest(salt, "", key) for pair in handles_of(conn, person) for key in _forms(*pair)]
        keys += [*_digests(conn, person, ""), *(_digest(salt, "", key) for key in _names("name", who["name"]))]
        by_name = [_digest(salt, "", key) for key in _names("only-name", who["name"])]  # kept before they were in the record
        every = select(schema.stop.c.id).where(
            (schema.stop.c.person_id == person) | schema.stop.c.digest.in_(keys)
            | (schema.stop.c.digest.in_(by_name) & schema.stop.c.person_id.is_(None)),
            schema.stop.c.channel != ERASED,
        )
        journal.delete(schema.stop, conn.execute(every).scalars().all())
        if not journal.steps:
            return False
        _welcome_again(journal, person, at)
        return journal.save(at, f"contact {who['name']} again") is not None


def _welcome_again(journal: Journal, who: int, at: datetime) -> None:
    """Remember that somebody asked for contact again, so that what they wrote before is proposed no more."""
    left = f"{_PERSON}{who}"
    old = select(schema.decision.c.id).where(schema.decision.c.left == left, schema.decision.c.verdict == _AGAIN)
    journal.delete(schema.decision, journal.conn.execute(old).scalars().all())
    journal.insert(schema.decision, {"verdict": _AGAIN, "left": left, "right": f"{_AGAIN}:{to_micros(at)}", "at": at})


def welcome(conn: Connection) -> dict[int, datetime]:
    """Who asked to hear from the user again, and when."""
    rows = conn.execute(select(schema.decision.c.left, schema.decision.c.right).where(schema.decision.c.verdict == _AGAIN))
    return {int(row.left.removeprefix(_PERSON)): from_micros(int(row.right.partition(":")[2])) for row in rows}


def stop_stranger(record: Record, who: str, *, at: datetime, note: str = "", due_by: datetime | None = None) -> None:
    """Never contact somebody who is not in the record, given by an address or a name; only salted hashes are kept.

    Raises BadUsage where the text is no name and no address that can be told (`handles.told`).
    """
    with record.write() as conn:
        journal = Journal(conn)
        kind, address = told(who, record.country)
        plain = _kept(kind, address) if kind else [f"name:{fold(who)}", f"only-name:{fold(who)}"]
        keys = [_digest(salt_of(conn), "", key) for key in plain]
        known = set(conn.execute(select(schema.stop.c.digest).where(schema.stop.c.digest.in_(keys))).scalars())
        for digest in keys:
            if digest not in known:
                journal.insert(schema.stop, {
                    "person_id": None, "digest": digest, "channel": "", "since": at, "due_by": due_by, "note": note,
                })
        journal.save(at, "do not contact somebody who is not in the record")


def lift_stranger(record: Record, who: str, *, at: datetime) -> bool:
    """Take the stop of an address or a name back; False where there was none."""
    with record.write() as conn:
        journal = Journal(conn)
        same = select(schema.stop.c.id).where(
            schema.stop.c.digest.in_(_stranger(conn, who, record.country)), schema.stop.c.channel != ERASED,
            schema.stop.c.person_id.is_(None),
        )
        journal.delete(schema.stop, conn.execute(same).scalars().all())
        return journal.save(at, "contact somebody again who is not in the record") is not None


def _stranger(conn: Connection, who: str, country: str) -> list[str]:
    """The hashes of every form under which an address or a name may have been stopped."""
    kind, address = told(who, country)
    keys = _forms(kind, address) if kind else _names("name", who) + _names("only-name", who)
    return [_digest(salt_of(conn), "", key) for key in keys]


def _forms(kind: str, address: str) -> list[str]:
    return [f"{kind}:{form}" for form in kept_as(kind, address)]


def _kept(kind: str, address: str) -> list[str]:
    """What is hashed of an address: of mail the mailbox too, so that it holds for every tag behind a plus."""
    return _forms(kind, address) if kind == "email" else [f"{kind}:{address}"]


def _names(mark: str, name: str) -> list[str]:
    """A name as it is folded, and as it was when the first stops were hashed: hashes cannot be folded again."""
    return [f"{mark}:{form}" for form in dict.fromkeys((fold(name), hashed_name(name))) if form]


def stopped_among(conn: Connection, people: Iterable[int]) -> frozenset[int]:
    """Which of these people asked not to be contacted, on any channel; by their addresses and names too."""
    if not any_stop(conn):
        return frozenset()
    ids = sorted(set(people))
    names = {}
    for part in chunks(ids):
        query = select(schema.person.c.id, schema.person.c.name).where(schema.person.c.id.in_(part))
        names.update({row.id: row.name for row in conn.execute(query)})
    return frozenset(number for number in ids if is_stopped(conn, (), names.get(number, ""), person=number) is not None)


def add(
    conn: Connection, journal: Journal, person: int, *, at: datetime, channel: str = "", note: str = "",
    due_by: datetime | None = None,
) -> None:
    """Keep a stop for every address of a person, as part of a larger change."""
    keys = _digests(conn, person, channel)
    known = set(conn.execute(select(schema.stop.c.digest).where(schema.stop.c.digest.in_(keys))).scalars())
    for digest in keys:
        if digest not in known:
            journal.insert(schema.stop, {
                "person_id": person, "digest": digest, "channel": channel, "since": at, "due_by": due_by, "note": note,
            })


def is_stopped(
    conn: Connection, handles: Iterable[Handle] = (), name: str = "", *, person: int | None = None, channel: str = "",
) -> Stop | None:
    """The stop that holds for a person or these addresses on a channel, or None; "" asks about every channel.

    A name alone counts only where no address is given (the mark of a nameless conversation is none), or where the person
    was known by name alone.
    """
    pairs = list(handles)
    wanted = ("", channel) if channel else ("", *CHANNELS)
    if person is not None:
        pairs += handles_of(conn, person)
        query = select(schema.stop).where(schema.stop.c.person_id == person, schema.stop.c.channel.in_(wanted))
        found = conn.execute(query.order_by(schema.stop.c.channel, schema.stop.c.since)).mappings().first()
        if found is not None:
            return Stop(found["since"], found["channel"], found["note"])
    if conn.execute(select(schema.stop.c.id).limit(1)).first() is None:
        return None
    salt = salt_of(conn)
    keys = list(dict.fromkeys(
        key for kind, address in pairs for same in (kind, *same_as(kind)) for key in _forms(same, address)
    ))
    keys += _names("only-name", name)
    if all(kind.startswith("conversation:") for kind, _ in pairs):
        keys += _names("name", name)
    digests = [_digest(salt, item, key) for item in wanted for key in keys]
    query = select(schema.stop).where(schema.stop.c.digest.in_(digests)).order_by(schema.stop.c.channel, schema.stop.c.since)
    found = conn.execute(query).mappings().first()
    return None if found is None else Stop(found["since"], found["channel"], found["note"])


def refuse(conn: Connection, handles: Iterable[Handle], name: str, *, person: int | None, channel: str) -> None:
    """Raise Stopped where the person asked not to be contacted on this channel."""
    found = is_stopped(conn, handles, name, person=person, channel=channel)
    if found is not None:
        raise Stopped(name or "this person", found.since.date().isoformat())


def erased_among(conn: Connection, handles: Sequence[Handle]) -> set[Handle]:
    """Which of these addresses belong to people who were erased."""
    salt = salt_of(conn)
    by_digest = {_digest(salt, ERASED, key): (kind, address) for kind, address in handles for key in _forms(kind, address)}
    found: set[Handle] = set()
    for part in chunks(list(by_digest)):
        rows = conn.execute(select(schema.stop.c.digest).where(schema.stop.c.digest.in_(part))).scalars()
        found |= {by_digest[digest] for digest in rows}
    return found


def any_erased(conn: Connection) -> bool:
    """Whether anybody was ever erased."""
    return conn.execute(select(schema.stop.c.id).where(schema.stop.c.channel == ERASED).limit(1)).first() is not None


def any_stop(conn: Connection) -> bool:
    """Whether anybody asked not to be contacted."""
    return conn.execute(select(schema.stop.c.id).where(schema.stop.c.channel != ERASED).limit(1)).first() is not None


def remember_erased(conn: Connection, person: int, at: datetime) -> None:
    """Let go of the person in their stops and remember by hash alone that they were erased."""
    conn.execute(update(schema.stop).where(schema.stop.c.person_id == person).values(person_id=None, note=""))
    salt = salt_of(conn)
    for key in _told_by(conn, person):
        digest = _digest(salt, ERASED, key)
        if conn.execute(select(schema.stop.c.id).where(schema.stop.c.digest == digest)).first() is None:
            conn.execute(insert(schema.stop).values(digest=digest, channel=ERASED, since=at))


def owners(conn: Connection, channels: Iterable[str]) -> dict[str, int]:
    """Whose address each possible hash of a stop on these channels stands for; of those who were erased, whose message too."""
    salt, names = salt_of(conn), sorted(set(channels))
    rows = conn.execute(select(schema.handle.c.person_id, schema.handle.c.kind, schema.handle.c.address))
    found = {_digest(salt, name, key): row.person_id for row in rows for key in _forms(row.kind, row.address) for name in names}
    if ERASED in names:
        touches = conn.execute(select(schema.touch.c.person_id, schema.touch.c.key).where(_BY_HAND))
        found |= {_digest(salt, ERASED, f"touch:{row.key}"): row.person_id for row in touches}
        people = conn.execute(select(schema.person.c.id, schema.person.c.name_key).where(~schema.person.c.id.in_(_HEARD_OF)))
        found |= {_digest(salt, ERASED, f"only-name:{row.name_key}"): row.id for row in people if row.name_key}
    return found


def _told_by(conn: Connection, person: int) -> list[str]:
    """What tells somebody in an older copy: their addresses, what was logged by hand, or, where there is neither, their name."""
    logged = select(schema.touch.c.key).where(schema.touch.c.person_id == person, _BY_HAND)
    keys = [f"{kind}:{address}" for kind, address in handles_of(conn, person)]
    keys += [f"touch:{key}" for key in conn.execute(logged).scalars()]
    name = conn.execute(select(schema.person.c.name_key).where(schema.person.c.id == person)).scalar()
    return keys or ([f"only-name:{name}"] if name else [])


def handles_of(conn: Connection, person: int) -> list[Handle]:
    """A person's addresses by kind."""
    handle = schema.handle
    query = select(handle.c.kind, handle.c.address).where(handle.c.person_id == person).order_by(handle.c.id)
    return [(row.kind, row.address) for row in conn.execute(query)]


def salt_of(conn: Connection) -> bytes:
    """The record's own salt, made at the first need (which is always within a write)."""
    found = conn.execute(select(schema.meta.c.value).where(schema.meta.c.key == SALT)).scalar()
    if found is None:
        found = secrets.token_hex(32)
        conn.execute(insert(schema.meta).values(key=SALT, value=found))
    return bytes.fromhex(found)


def _digests(conn: Connection, person: int, channel: str) -> list[str]:
    salt = salt_of(conn)
    pairs = handles_of(conn, person)
    keys = [key for pair in pairs for key in _kept(*pair)]
    name = conn.execute(select(schema.person.c.name_key).where(schema.person.c.id == person)).scalar()
    if name:
        keys.append(f"name:{name}")
        if not any(not kind.startswith("conversation:") for kind, _ in pairs):
            keys.append(f"only-name:{name}")
    return [_digest(salt, channel, key) for key in keys]


def _digest(salt: bytes, channel: str, key: str) -> str:
    return hmac.new(salt, f"{channel}|{key}".encode("utf-8", "replace"), sha256).hexdigest()
