"""A disk in memory that loses in a power cut what was not synced: parts of writes, and names of files made or deleted.

SQLite runs on it through a VFS of apsw. Every write, sync, cut and deletion is a point at which the power may go; what a real
disk might then hold is built from what was synced and a random part of what was not, sector by sector.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import apsw

SECTOR = 512
_names = count()


@dataclass
class File:
    """What a program sees of a file, and what is on the disk for certain with what may be."""

    seen: bytearray = field(default_factory=bytearray)
    synced: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes]] = field(default_factory=list)  # offset and bytes; offset -n-1 cuts to n
    named: bool = False  # its name is on the disk for certain
    gone: bool = False  # deleted, though not yet for certain

    def after_cut(self, chance: random.Random) -> bytes:
        """What the disk may hold."""
        image = bytearray(self.synced)
        kept = self.waiting if chance.random() < 0.2 else [one for one in self.waiting if chance.random() < 0.5]
        for offset, data in kept:
            if offset < 0:
                del image[-offset - 1 :]
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < 0.8:
                    _put(image, offset + start, data[start : start + SECTOR])
        return bytes(image)


def _put(image: bytearray, offset: int, data: bytes) -> None:
    if len(image) < offset:
        image.extend(bytes(offset - len(image)))
    image[offset : offset + len(data)] = data


class Disk(apsw.VFS):
    """Files by name; `points` counts what happened, and `watch` is called after each."""

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        self.name = f"disk{next(_names)}"
        super().__init__(self.name, "")
        self.files: dict[str, File] = {
            name: File(bytearray(data), bytearray(data), named=True) for name, data in (files or {}).items()
        }
        self.points = 0
        self.watch: Any = None

    def point(self) -> None:
        """The power may go here."""
        self.points += 1
        if self.watch is not None:
            self.watch()

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """What may be found when the power is back."""
        found = {}
        for name, file in self.files.items():
            there = (not file.gone or (file.named and chance.random() < 0.5)) and (file.named or chance.random() < 0.5)
            if there:
                found[name] = file.after_cut(chance)
        return found

    def xFullPathname(self, name: str) -> str:
        """Names are whole."""
        return name

    def xAccess(self, pathname: str, flags: int) -> bool:  # noqa: ARG002
        """Whether there is such a file."""
        return pathname in self.files and not self.files[pathname].gone

    def xDelete(self, filename: str, syncdir: bool) -> None:
        """Delete; for certain only where the folder is synced."""
        file = self.files.get(filename)
        if file is None or file.gone:
            raise apsw.IOErrorDeleteNoEntError if hasattr(apsw, "IOErrorDeleteNoEntError") else apsw.IOError
        if syncdir:
            del self.files[filename]
        else:
            file.gone = True
        self.point()

    def xOpen(self, name: Any, flags: list[int]) -> Handle:
        """Open or make a file."""
        called = name.filename() if isinstance(name, apsw.URIFilename) else name or f"temporary{next(_names)}"
        file = self.files.get(called)
        if file is None or file.gone:
            old = file
            file = self.files[called] = File(named=bool(old and old.named))
            if old is not None:  # the old content may come back as long as nothing is synced
                file.synced = old.synced
        flags[1] = flags[0]
        return Handle(self, file)


class Handle:
    """An open file."""

    def __init__(self, disk: Disk, file: File) -> None:
        self.disk, self.file, self.level = disk, file, 0

    def xRead(self, amount: int, offset: int) -> bytes:
        return bytes(self.file.seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        _put(self.file.seen, offset, bytes(data))
        self.file.waiting.append((offset, bytes(data)))
        self.disk.point()

    def xTruncate(self, size: int) -> None:
        del self.file.seen[size:]
        self.file.waiting.append((-size - 1, b""))
        self.disk.point()

    def xSync(self, flags: int) -> None:  # noqa: ARG002
        self.file.synced, self.file.waiting, self.file.named = bytearray(self.file.seen), [], True
        self.disk.point()

    def xFileSize(self) -> int:
        return len(self.file.seen)

    def xLock(self, level: int) -> None:
        self.level = level

    def xUnlock(self, level: int) -> None:
        self.level = level

    def xCheckReservedLock(self) -> bool:
        return self.level >= apsw.SQLITE_LOCK_RESERVED

    def xFileControl(self, op: int, pointer: int) -> bool:  # noqa: ARG002
        return False

    def xSectorSize(self) -> int:
        return SECTOR

    def xDeviceCharacteristics(self) -> int:
        return 0

    def xClose(self) -> None:
        return


@dataclass
class Outcome:
    """What came of all cuts: how many, and in how many an acknowledged commit was lost or the file was not sound."""

    cuts: int = 0
    lost: int = 0
    damaged: int = 0
    acknowledged: int = 0


def opened(disk: Disk, journal: str, synchronous: str) -> apsw.Connection:
    """A connection with the record's own settings, asserted one by one."""
    conn = apsw.Connection("record.db", vfs=disk.name)
    # A write-ahead log in memory shared by nobody; a journal is deleted only where the lock is given up after each commit.
    lock = "EXCLUSIVE" if journal == "WAL" else "NORMAL"
    for pragma in (f"locking_mode={lock}", "synchronous=EXTRA", f"journal_mode={journal}", f"synchronous={synchronous}", "secure_delete=ON", "foreign_keys=ON"):
        list(conn.execute(f"PRAGMA {pragma}"))
    assert conn.pragma("journal_mode") == journal.lower()
    assert conn.pragma("synchronous") == {"NORMAL": 1, "FULL": 2, "EXTRA": 3}[synchronous]
    return conn


def cuts(journal: str, synchronous: str, wanted: int, seed: int = 7) -> Outcome:
    """Write on and on; at every point cut the power in thought, look at what a restart finds, and go on."""
    chance, outcome, disk = random.Random(seed), Outcome(), Disk()
    conn = opened(disk, journal, synchronous)
    conn.execute("CREATE TABLE touch (id INTEGER PRIMARY KEY, body TEXT); CREATE TABLE outreach (touch INTEGER REFERENCES touch(id))")
    acknowledged, under_way = 0, 0

    def watch() -> None:
        if outcome.cuts < wanted:
            outcome.cuts += 1
            _look(disk.after_cut(chance), journal, synchronous, acknowledged, under_way, outcome)

    disk.watch = watch
    while outcome.cuts < wanted:
        under_way = acknowledged + 1
        conn.execute("BEGIN IMMEDIATE")
        conn.execute("INSERT INTO touch VALUES (?, ?)", (under_way, "x" * chance.randrange(40, 9000)))
        conn.execute("INSERT INTO outreach VALUES (?)", (under_way,))
        if under_way > 30:
            conn.execute("UPDATE touch SET body = '' WHERE id = ?", (under_way - 30,))
        conn.execute("COMMIT")
        acknowledged = under_way
    disk.watch = None
    conn.close()
    outcome.acknowledged = acknowledged
    disk.unregister()
    return outcome


def _look(image: dict[str, bytes], journal: str, synchronous: str, acknowledged: int, under_way: int, outcome: Outcome) -> None:
    disk = Disk(image)
    try:
        conn = opened(disk, journal, synchronous)
        sound = conn.pragma("integrity_check") == "ok"
        found = [next(conn.execute(f"SELECT COUNT(*), MAX({name}) FROM {table}")) for table, name in (("touch", "id"), ("outreach", "touch"))]
        conn.close()
    except apsw.Error:
        outcome.damaged += 1
        return
    finally:
        disk.unregister()
    (touches, newest), (outreaches, _) = found
    if not sound or touches != outreaches or touches != (newest or 0) or touches > under_way:
        outcome.damaged += 1
    elif touches < acknowledged:
        outcome.lost += 1


MODES = (("DELETE", "EXTRA"), ("WAL", "FULL"))  # what the record uses, by the version of SQLite
