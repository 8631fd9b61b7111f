"""Merges an import into the record: nothing twice, nothing lost, in one transaction that undo takes back as a whole."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, func, insert, select

from composer.errors import BadUsage
from composer.model import ImportedTouch, from_micros
from composer.record import arrivals, rebuild, stops
from composer.record.journal import Journal, chunks, reserve
from composer.record.schema import handle, import_, mail_ref, mailbox, outreach, person, source, touch
from composer.record.staging import Staged, stage
from composer.record.store import Record

NO_PERSON: Final = "nobody named"
ERASED: Final = "erased earlier"


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of an import: `read` = `new` + `known` + all skipped.

    `outreaches` and `replies` count what the record now holds from this source; `import_id` is None where nothing was
    new, for then there is nothing to undo.
    """

    read: int
    new: int
    known: int
    skipped: Mapping[str, int]
    outreaches: int
    replies: int
    import_id: int | None


@dataclass(frozen=True, slots=True)
class MailboxState:
    """How far a mail folder was read: IMAP's UIDVALIDITY and the highest UID."""

    folder: str
    uidvalidity: int
    last_uid: int


def merge_import(
    record: Record, touches: Iterable[ImportedTouch], *, source: str, reader: str, files: Sequence[Any] = (), at: datetime,
    skipped: Mapping[str, int] | Callable[[], Mapping[str, int]] | None = None, read: int | Callable[[], int] | None = None,
    observed_until: datetime | Callable[[], datetime | None] | None = None, mailboxes: Iterable[MailboxState] = (),
    live: bool = False, origin: Callable[[], int] = lambda: 0,
) -> ImportOutcome:
    """Add the touches that the record does not hold yet; raises RecordFailed, and whatever the iterable raises.

    `touches` may be a generator: it is read to its end before anything is locked, and `skipped`, `read` and
    `observed_until` (values or calls) are looked at only then. `live` sources (a mailbox being synced) are watched by the
    clock; others up to `observed_until`, or the newest touch where it is None. `origin` tells, after each touch, which of
    several exports it came from: what stands in two of them is one touch.
    """
    with stage(record.path.parent if record.path else None) as waiting:
        waiting.fill(touches, origin)
        reasons = Counter(skipped() if callable(skipped) else skipped or {})
        total = read() if callable(read) else read
        until = observed_until() if callable(observed_until) else observed_until
        if until is None and waiting.newest is not None:
            until = from_micros(waiting.newest)
        with record.write() as conn, _roomy(conn):
            journal = Journal(conn)
            merging = _Merging(conn, journal, at, _source(conn, journal, source, None if live else until, live=live))
            merging.begin(reader, files)
            merging.people.prepare(waiting)
            for part in waiting.chunks():
                merging.add(part)
            return merging.finish(reasons, total, tuple(mailboxes))


class _Merging:
    """One import on its way into the record."""

    def __init__(self, conn: Connection, journal: Journal, at: datetime, source_id: int) -> None:
        self.conn, self.journal, self.at, self.source_id = conn, journal, at, source_id
        self.people = arrivals.Arrivals(journal, at)
        self.new = self.known = 0
        self.skipped: Counter[str] = Counter()
        self.changed: set[int] = set()
        self.import_id = 0
        self.named = ""  # where it came from, for the sentence that undo shows
        self.erased = stops.any_erased(conn)

    def begin(self, reader: str, files: Sequence[Any]) -> None:
        name = files[0].get("name") if files and isinstance(files[0], Mapping) else ""
        self.named = f" from {name}" if name else ""
        self.import_id = self.journal.insert(import_, {
            "source_id": self.source_id, "reader": reader, "files": json.dumps(list(files), ensure_ascii=False, default=str),
            "at": self.at, "counts": "{}",
        })

    def add(self, part: list[Staged]) -> None:
        """Write those of a thousand touches that are new; bounces last, for they belong to the person whose mail came back."""
        fresh = self._unknown(self._welcome(part))
        self._write([item for item in fresh if not item.bounced_id])
        self._write([item for item in fresh if item.bounced_id])

    def _write(self, fresh: list[Staged]) -> None:
        who = self.people.of(fresh)
        rows = [self._row(item, *who[place]) for place, item in enumerate(fresh)]
        if not rows:
            return
        self.new += len(rows)
        self.changed.update(row["person_id"] for row in rows)
        ids = reserve(self.conn, touch, len(rows))
        self.conn.execute(insert(touch), [{"id": number, **row} for number, row in zip(ids, rows, strict=True)])
        named = [
            {"touch_id": number, "message_id": name}
            for number, item in zip(ids, fresh, strict=True) if item.refs
            for name in dict.fromkeys(item.refs.split())
        ]
        if named:
            self.conn.execute(insert(mail_ref), named)

    def _welcome(self, part: list[Staged]) -> list[Staged]:
        """Without touches of nobody and of people who were erased."""
        gone: set[tuple[str, str]] = set()
        if self.erased:
            gone = stops.erased_among(self.conn, sorted({(item.kind_of_handle, item.address) for item in part}))
        kept = []
        for item in part:
            if not item.address:
                self.skipped[NO_PERSON] += 1
            elif (item.kind_of_handle, item.address) in gone:
                self.skipped[ERASED] += 1
            else:
                kept.append(item)
        return kept

    def _unknown(self, part: list[Staged]) -> list[Staged]:
        """Without touches the record holds already; what they lacked is completed."""
        known: dict[str, int] = {}
        for some in chunks([item.key for item in part]):
            found = self.conn.execute(select(touch.c.key, touch.c.id).where(touch.c.key.in_(some)))
            known.update((row.key, row.id) for row in found)
        fresh: dict[str, Staged] = {}
        seen = []
        for item in part:
            if item.key in known:
                seen.append(item)
            elif item.key not in fresh:
                fresh[item.key] = item
                continue
            self.known += 1
        self._complete(seen, known)
        return list(fresh.values())

    def _complete(self, seen: list[Staged], known: Mapping[str, int]) -> None:
        """Fill what a touch lacked when it was first read: its text, its headers."""
        by_id = {known[item.key]: item for item in seen}
        names = ("body", "raw", "subject", "in_reply_to", "refs", "conversation")
        for some in chunks(sorted(by_id)):
            query = (
                select(touch.c.id, touch.c.person_id, person.c.name, *(touch.c[name] for name in names))
                .join(person, person.c.id == touch.c.person_id).where(touch.c.id.in_(some))
            )
            for row in self.conn.execute(query).mappings().all():
                item = by_id[row["id"]]
                if item.name and not row["name"]:
                    self.journal.update(person, row["person_id"], {"name": item.name, "name_key": item.name_key})
                missing = {name: getattr(item, name) for name in names if not row[name] and getattr(item, name)}
                if "body" in missing:
                    missing |= {"words": item.words, "asks": item.asks, "body_hash": item.body_hash, "meaning": item.meaning}
                if missing:
                    self.journal.update(touch, row["id"], missing)
                    self.changed.add(row["person_id"])

    def _bring_home(self) -> None:
        """Give bounces that came before their mails to the people whose mails came back."""
        sent = touch.alias()
        stray = (
            select(touch.c.id, touch.c.person_id, sent.c.person_id.label("home"))
            .join(sent, (sent.c.native_id == touch.c.bounced_id) & (sent.c.direction == "out"))
            .where(touch.c.bounced_id > "", touch.c.person_id != sent.c.person_id).order_by(touch.c.id)
        )
        left = set()
        for row in self.conn.execute(stray).all():
            self.journal.update(touch, row.id, {"person_id": row.home, "handle_id": None})
            left.add(row.person_id)
        for who in sorted(left):
            if self.conn.execute(select(touch.c.id).where(touch.c.person_id == who).limit(1)).first() is None:
                mine = select(handle.c.id).where(handle.c.person_id == who)
                self.journal.delete(handle, self.conn.execute(mine).scalars().all())
                self.journal.delete(person, [who])

    def _row(self, item: Staged, who: int, address: int | None) -> dict[str, Any]:
        return {
            "key": item.key, "person_id": who, "source_id": self.source_id, "import_id": self.import_id, "handle_id": address,
            "channel": item.channel, "direction": item.direction, "kind": item.kind, "auto_class": item.auto_class,
            "sent_at": from_micros(item.sent_at), "precision_us": item.precision_us, "basis": item.basis,
            "conversation": item.conversation, "native_id": item.native_id, "in_reply_to": item.in_reply_to, "refs": item.refs,
            "bounced_id": item.bounced_id, "subject": item.subject, "body": item.body, "raw": item.raw, "location": item.location,
            "words": item.words, "asks": item.asks, "body_hash": item.body_hash, "meaning": item.meaning,
        }

    def finish(self, reasons: Counter[str], total: int | None, mailboxes: Sequence[MailboxState]) -> ImportOutcome:
        """Derive the outreaches, keep the counts and the way back."""
        self._bring_home()
        rebuild.rebuild(self.conn, self.changed | self.journal.people)
        skipped = dict(reasons + self.skipped)
        accounted = self.new + self.known + sum(skipped.values())
        counts = {"read": accounted if total is None else total, "new": self.new, "known": self.known, "skipped": skipped}
        changed = bool(self.new) or any(step[0] != "+" or step[1] != "import" for step in self.journal.steps)
        if changed:
            self.conn.execute(import_.update().where(import_.c.id == self.import_id).values(counts=json.dumps(counts)))
            self.journal.steps.append(["import", "touch", self.import_id])
        else:
            self.conn.execute(import_.delete().where(import_.c.id == self.import_id))
            self.journal.steps.clear()
        _keep_places(self.conn, self.journal, mailboxes)
        if changed:
            self.journal.save(self.at, f"import of {self.new:,} {'message' if self.new == 1 else 'messages'}{self.named}")
        found = self.conn.execute(
            select(func.count(), func.count(outreach.c.reply_low)).where(outreach.c.source_id == self.source_id),
        ).one()
        return ImportOutcome(
            accounted if total is None else total, self.new, self.known, skipped, found[0], found[1],
            self.import_id if changed else None,
        )


@contextmanager
def _roomy(conn: Connection) -> Iterator[None]:
    """Keep up to 64 MB of changed pages in memory: until they no longer fit, readers of a SQLite record need not wait."""
    if conn.dialect.name != "sqlite":
        yield
        return
    before = conn.exec_driver_sql("PRAGMA cache_size").scalar_one()
    conn.exec_driver_sql(f"PRAGMA cache_size=-{64 * 1024}")
    try:
        yield
    finally:
        conn.exec_driver_sql(f"PRAGMA cache_size={before}")


def _source(conn: Connection, journal: Journal, name: str, until: datetime | None, *, live: bool) -> int:
    if name == rebuild.HAND:
        raise BadUsage("“hand” is the name for what is logged by hand; an import needs another")
    row = conn.execute(select(source).where(source.c.name == name)).mappings().first()
    if row is None:
        result = conn.execute(insert(source).values(name=name, observed_until=until))
        assert result.inserted_primary_key is not None
        return int(result.inserted_primary_key[0])
    old = row["observed_until"]
    if old is not None and (live or (until is not None and until > old)):
        journal.update(source, row["id"], {"observed_until": None if live else until})
    return int(row["id"])


def _keep_places(conn: Connection, journal: Journal, mailboxes: Sequence[MailboxState]) -> None:
    for item in mailboxes:
        values = {"uidvalidity": item.uidvalidity, "last_uid": item.last_uid}
        if conn.execute(select(mailbox.c.folder).where(mailbox.c.folder == item.folder)).first() is None:
            journal.insert(mailbox, {"folder": item.folder, **values})
        else:
            journal.update(mailbox, item.folder, values)
