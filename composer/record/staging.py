"""A private file where an import waits before it is written, so that memory does not grow with the export.

Nothing of the record is locked while touches are read into it; touches without a native id get their occurrence number
here, when all of them are known.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from composer.errors import RecordFailed
from composer.model import ImportedTouch, to_micros
from composer.normalise import clean, fold
from composer.record import keys
from composer.record.folding import asks, body_hash, is_reaction, meaning_of
from composer.record.handles import kind_of, normal
from composer.record.leftovers import IMPORT, sweep, workplace

CHUNK: Final = 1000


class Staged(NamedTuple):
    """One touch ready to be written; times in microseconds, `key` complete."""

    key: str
    kind_of_handle: str
    address: str
    name: str
    name_key: str
    channel: str
    direction: str
    kind: str
    auto_class: str
    sent_at: int
    precision_us: int
    basis: str
    conversation: str
    native_id: str
    in_reply_to: str
    refs: str
    bounced_id: str
    subject: str
    body: str
    raw: str
    location: str
    words: int
    asks: int
    body_hash: int
    meaning: str


_NAMES: Final = Staged._fields
_TABLE: Final = f"CREATE TABLE stage (n INTEGER PRIMARY KEY, file TEXT, digest BLOB, {', '.join(_NAMES)})"
_INSERT: Final = f"INSERT INTO stage (file, digest, {', '.join(_NAMES)}) VALUES ({', '.join('?' * (len(_NAMES) + 2))})"


class Stage:
    """The waiting touches of one import."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.count = 0
        self.newest: int | None = None

    def fill(self, touches: Iterable[ImportedTouch], origin: Callable[[], int] = lambda: 0) -> None:
        """Read all touches; `origin` tells which of several exports the last one is from. Raises whatever their reader raises."""
        waiting = iter(touches)
        while rows := [(f"{origin()}:{_file(touch)}", *_row(touch)) for touch in islice(waiting, CHUNK)]:
            self.conn.executemany(_INSERT, rows)
            self.count += len(rows)
            newest = max(row[11] for row in rows)
            self.newest = newest if self.newest is None else max(self.newest, newest)
        self.conn.execute("CREATE INDEX stage_digest ON stage (digest, file) WHERE digest IS NOT NULL")
        self._number()

    def _number(self) -> None:
        """Give touches with the same content their occurrence numbers, in the order of their file: two exports may overlap."""
        query = "SELECT digest, file FROM stage WHERE digest IS NOT NULL GROUP BY digest, file HAVING COUNT(*) > 1"
        for digest, file in self.conn.execute(query).fetchall():
            again = "SELECT n FROM stage WHERE digest = ? AND file = ? ORDER BY n"
            same = self.conn.execute(again, (digest, file)).fetchall()
            self.conn.executemany(
                "UPDATE stage SET key = ? WHERE n = ?",
                [(keys.numbered(digest, place), n) for place, (n,) in enumerate(same) if place],
            )

    def chunks(self) -> Iterator[list[Staged]]:
        """The touches in the order of the file."""
        cursor = self.conn.execute(f"SELECT {', '.join(_NAMES)} FROM stage ORDER BY n")
        while part := cursor.fetchmany(CHUNK):
            yield [Staged(*row) for row in part]

    def notes_again(self) -> Iterator[tuple[str, str]]:
        """(conversation, address) where a LinkedIn note to a name is the very text of a message to one person of that name."""
        nameless = "channel = 'linkedin_note' AND direction = 'out' AND kind_of_handle <> 'linkedin' AND body_hash <> 0"
        if self.conn.execute(f"SELECT 1 FROM stage WHERE {nameless} LIMIT 1").fetchone() is None:
            return
        # Both sides are folded to one row for each text and name before they meet: the same note to a thousand people, or
        # to a thousand of one name, would else meet a million times.
        yield from self.conn.execute(
            f"WITH note AS (SELECT DISTINCT address, body_hash, name_key FROM stage WHERE {nameless} AND name_key <> ''), "
            "sent AS (SELECT body_hash, name_key, MIN(address) AS one, MAX(address) AS other FROM stage WHERE direction = 'out' "
            "AND kind_of_handle = 'linkedin' AND body_hash <> 0 GROUP BY body_hash, name_key) "
            "SELECT note.address, MIN(one) FROM note JOIN sent USING (body_hash, name_key) "
            "GROUP BY note.address HAVING MIN(one) = MAX(other)",
        )

    def sent_texts(self, hashes: Iterable[int]) -> Iterator[tuple[str, str, str, str, int]]:
        """(kind of handle, address, folded name, channel, text) of outgoing messages that have one of these texts."""
        self.conn.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (hash INTEGER PRIMARY KEY)")
        self.conn.execute("DELETE FROM wanted")
        self.conn.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((number,) for number in hashes))
        yield from self.conn.execute(
            "SELECT DISTINCT kind_of_handle, address, name_key, channel, body_hash FROM stage JOIN wanted ON hash = body_hash "
            "WHERE direction = 'out'",
        )


@contextmanager
def stage(folder: Path | None) -> Iterator[Stage]:
    """A stage in a private temporary folder (inside `folder` where given), gone afterwards; raises RecordFailed."""
    try:
        if folder is not None:
            sweep(folder)
        with workplace(folder, IMPORT) as place:
            conn = sqlite3.connect(place / "stage.db", isolation_level=None)
            try:
                for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-8000", "temp_store=FILE"):
                    conn.execute(f"PRAGMA {pragma}")
                conn.execute(_TABLE)
                conn.execute("BEGIN")
                yield Stage(conn)
            finally:
                conn.close()
    except sqlite3.Error as problem:
        raise RecordFailed("import", f"cannot be prepared: {problem}") from problem
    except OSError as problem:
        raise RecordFailed("import", f"cannot be prepared: {(problem.strerror or str(problem)).lower()}") from problem


def _file(touch: ImportedTouch) -> str:
    return clean(touch.location.rpartition(":")[0])


def _row(touch: ImportedTouch) -> tuple[Any, ...]:
    digest: bytes | None = None
    kind_of_handle, address = _handle(touch)
    if touch.native_id:
        key = keys.native(touch.channel, touch.account, touch.native_id, touch.direction, address)
    else:
        digest = keys.content(touch)
        key = keys.numbered(digest, 0)
    kind, body = touch.kind, clean(touch.text)
    if kind == "message" and is_reaction(body):
        kind = "reaction"
    name = clean(touch.party.name).strip()
    return (
        digest, key, kind_of_handle, address, name, fold(name), touch.channel, touch.direction, kind, touch.auto_class,
        to_micros(touch.at), touch.precision_us, touch.basis, clean(touch.conversation), clean(touch.native_id),
        clean(touch.in_reply_to), clean(" ".join(touch.references)), clean(touch.bounced_id), clean(touch.subject), body,
        clean(touch.raw), clean(touch.location),
        len(body.split()), int(asks(body)), body_hash(body),
        meaning_of(touch.direction, kind, touch.auto_class, touch.subject, body),
    )


def _handle(touch: ImportedTouch) -> tuple[str, str]:
    """The address the other person has on this channel; the conversation itself where they have none."""
    kind = kind_of(touch.channel)
    if touch.party.handle and kind:
        return kind, normal(kind, clean(touch.party.handle))
    if touch.conversation:
        return f"conversation:{kind or touch.channel}", clean(touch.conversation)
    return "conversation:name", fold(clean(touch.party.name))  # a table of one's own: the name is all there is
