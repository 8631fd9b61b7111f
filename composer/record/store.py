"""Opens the record and gives its transactions: one schema on SQLite (a private file) and PostgreSQL.

SQLite writes in transactions begun IMMEDIATE, and a commit returns when it is on the disk. The journal mode follows the
SQLite version (its write-ahead log could corrupt a database before 3.51.3); where the journal is a file that is deleted,
`synchronous=EXTRA` makes the deletion last too: without it a power cut brings the journal back and the last commit is lost.
Within a process one write runs at a time. A record found damaged is only read from then on.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, func, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from composer.errors import BadUsage, BadValue, RecordFailed
from composer.private_files import sync_folder
from composer.record import copies, migrate, refold, reread
from composer.record.database_errors import damaged, refuse_damaged, said_plainly
from composer.record.schema import person, touch

if TYPE_CHECKING:
    from types import TracebackType

WAL_SAFE_FROM: Final = (3, 51, 3)  # the first SQLite whose write-ahead log is free of the reset bug
BUSY_SECONDS: Final = 30
WAIT_SECONDS: Final = 300  # for another part of this program, which may be importing
SYNCHRONOUS: Final = ("FULL", 2) if sqlite3.sqlite_version_info >= WAL_SAFE_FROM else ("EXTRA", 3)
_ADVISORY: Final = 0x0E17  # any fixed number: writers of one PostgreSQL record take turns on it
_locks: Final[dict[str, threading.Lock]] = {}
_writing: Final = threading.local()
_reading: Final = threading.local()


class Record:
    """An open record; use it as a context manager, and its `read` and `write` for transactions."""

    def __init__(self, engine: Engine, name: str, path: Path | None, country: str = "") -> None:
        self.engine, self.name, self.path = engine, name, path
        self.country = country  # where a telephone number belongs that does not say so itself
        self._lock = _locks.setdefault(name, threading.Lock())

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @property
    def is_sqlite(self) -> bool:
        """Whether the record is a file."""
        return self.path is not None

    @property
    def writable(self) -> bool:
        """Whether the file may be changed; a server says so itself when it is asked to."""
        return self.path is None or os.access(self.path, os.W_OK)

    def describe(self) -> str:
        """What the record is kept in and how much is in it, in one line for `doctor`; raises RecordFailed for a damaged file."""
        with self.read() as conn:
            if self.is_sqlite:
                found = conn.exec_driver_sql("PRAGMA quick_check(1)").scalar()
                if found != "ok":
                    raise damaged(self.name)
                mode = str(conn.exec_driver_sql("PRAGMA journal_mode").scalar()).upper()
                kept = f"SQLite {sqlite3.sqlite_version}, journal {mode}, synchronous {SYNCHRONOUS[0]}, {self.name}"
            else:
                kept = f"PostgreSQL {conn.exec_driver_sql('SHOW server_version').scalar()}, {self.name}"
            counts = {table.name: conn.execute(select(func.count()).select_from(table)).scalar_one() for table in (person, touch)}
        people, touches = (
            f"{counts[name]:,} {one if counts[name] == 1 else many}"
            for name, one, many in (("person", "person", "people"), ("touch", "touch", "touches")))
        return f"{kept}: {people}, {touches}"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the record; raises RecordBusy, or another RecordFailed."""
        with said_plainly(self.name, reading=True), self.engine.connect() as conn:
            if not self.is_sqlite:
                conn.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            open_reads = _open_reads()
            with conn.begin():
                open_reads[self.name] += 1
                try:
                    yield conn
                finally:
                    open_reads[self.name] -= 1

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection in a write transaction, committed at the end or not at all; raises RecordFailed."""
        if getattr(_writing, "name", None) == self.name:
            raise BadUsage("a write to the record was begun inside another write")
        if self.is_sqlite and _open_reads()[self.name]:
            raise BadUsage("a write to the record was begun inside a read, which it would wait for")
        refuse_damaged(self.name)
        if not self._lock.acquire(timeout=WAIT_SECONDS):
            raise RecordFailed(self.name, "another part of the program has been writing for minutes; try again later")
        before, _writing.name = getattr(_writing, "name", None), self.name
        try:
            with said_plainly(self.name), self.engine.connect() as plain:
                conn = plain.execution_options(record_write=True)
                with conn.begin():
                    if not self.is_sqlite:
                        conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _ADVISORY})
                    yield conn
        finally:
            _writing.name = before
            self._lock.release()


def _open_reads() -> Counter[str]:
    """How many reads of each record this thread is in the middle of."""
    if not hasattr(_reading, "names"):
        _reading.names = Counter()
    names: Counter[str] = _reading.names
    return names


def open_record(url: str | Path | None = None, *, create: bool = True, country: str = "") -> Record:
    """The record at a database URL, in a SQLite file, or the user's own; raises RecordFailed or BadValue.

    It is brought to this version's schema. A new SQLite file is made with mode 0600 in a folder of mode 0700; with
    `create=False` a missing one is refused. `country` is the user's own: telephone numbers without one belong there.
    """
    if isinstance(url, Path):  # some copy
        return _open_file(url.expanduser(), create=create, country=country, own=False)
    if url is None:
        from composer.settings import load_settings

        settings = load_settings()
        url, country = settings.record_url, country or settings.country
    parts = address(url)
    backend = parts.get_backend_name()
    if backend == "sqlite":
        return _open_file(Path(parts.database or "").expanduser(), create=create, country=country, own=True)
    if backend != "postgresql":
        raise BadValue("OVERTURE_DATABASE_URL", "", f"“{backend}” is not supported; use sqlite or postgresql")
    name = shown(parts)
    try:
        engine = create_engine(parts.set(drivername="postgresql+psycopg"), pool_pre_ping=True, isolation_level="READ COMMITTED")
    except (NoSuchModuleError, ImportError) as problem:
        raise RecordFailed(name, "PostgreSQL needs its driver: pip install 'psycopg[binary]'") from problem
    return _ready(Record(engine, name, None, country), own=True)


def address(url: str) -> URL:
    """A database address in its parts; raises BadValue, which never quotes it: a password may be in it."""
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as problem:
        said = "is no database address; one looks like postgresql://name@server/database"
        raise BadValue("OVERTURE_DATABASE_URL", "", said) from problem


def shown(parts: URL) -> str:
    """A database address without anything secret: no user, no password, no options."""
    return URL.create(
        parts.drivername, host=parts.host, port=parts.port, database=parts.database).render_as_string(hide_password=True)


def file_of(url: str) -> Path | None:
    """The file of a SQLite record; None where the record is on a server."""
    parts = address(url)
    return Path(parts.database or "").expanduser().absolute() if parts.get_backend_name() == "sqlite" else None


def _open_file(path: Path, *, create: bool, country: str, own: bool) -> Record:
    if not path.name or str(path) == ":memory:":
        raise BadValue("OVERTURE_DATABASE_URL", "", "a SQLite record needs a file: sqlite:///path/record.db")
    path = path.absolute()
    name = str(path)
    if not os.path.exists(path):  # noqa: PTH110  # False, not an error, where nobody may look: making it says why
        if not create:
            raise RecordFailed(name, "there is no record here yet")
        _make_file(path)
    elif path.is_dir() or not os.access(path, os.R_OK):
        raise RecordFailed(name, "cannot be read: it is a folder or belongs to someone else")
    engine = sqlite_engine(name)
    return _ready(Record(engine, name, path, country), own=own)


def sqlite_engine(name: str) -> Engine:
    """Connections to a SQLite file, each with the safety rules set."""
    engine = create_engine(
        URL.create("sqlite", database=name), pool_size=8, max_overflow=32,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def is_sqlite_file(path: Path) -> bool:
    """Whether a file says of itself that it is a SQLite database."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\x00"
    except OSError:
        return False


def _make_file(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        sync_folder(path.parent)
        sync_folder(path.parent.parent)
    except FileExistsError:
        return  # another process was first
    except OSError as problem:
        raise RecordFailed(str(path), f"cannot be created: {(problem.strerror or 'no access').lower()}") from problem


def _ready(record: Record, *, own: bool) -> Record:
    """The record at this version's schema, with the numbers in it folded once the user's country is known."""
    try:
        with record.read() as conn:
            current = migrate.version(conn)
            due = bool(record.country) and refold.is_due(conn, record.country) if current == migrate.HEAD else True
        if own and current not in (None, migrate.HEAD):
            _copy_before_update(record)
        if due and (current != migrate.HEAD or record.writable):
            with record.write() as conn:
                migrate.upgrade(conn, record.name)
                refold.when_due(conn, record.country)
                reread.when_due(conn)
    except BaseException:
        record.close()
        raise
    return record


def _copy_before_update(record: Record) -> None:
    """Keep the record as an earlier version left it, beside it; a server's own backups serve there."""
    if record.path is None:
        return
    target = copies.automatic_name(record.path, "update", datetime.now(UTC))
    with copies.new_file(target) as made, said_plainly(record.name), closing(record.engine.raw_connection()) as conn:
        copies.vacuum_into(conn.dbapi_connection, made)  # type: ignore[arg-type]
    copies.prune(target.parent)


def _prepare(raw: Any, _entry: Any) -> None:
    """Set the safety rules of a new SQLite connection; none is taken on trust where losing it would lose data."""
    raw.isolation_level = None  # transactions begin where we say, not where the driver guesses
    cursor = raw.cursor()
    mode = "WAL" if sqlite3.sqlite_version_info >= WAL_SAFE_FROM else "DELETE"
    cursor.execute("PRAGMA synchronous=EXTRA")  # the change of the mode itself deletes a journal
    if cursor.execute("PRAGMA journal_mode").fetchone()[0].upper() != mode:
        cursor.execute(f"PRAGMA journal_mode={mode}")
    cursor.execute(f"PRAGMA synchronous={SYNCHRONOUS[0]}")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.execute("PRAGMA trusted_schema=OFF")
    cursor.execute("PRAGMA temp_store=MEMORY")
    cursor.execute("PRAGMA cache_size=-16000")
    safe = (("synchronous", SYNCHRONOUS[1]), ("foreign_keys", 1))
    if any(cursor.execute(f"PRAGMA {name}").fetchone()[0] != value for name, value in safe):
        raise sqlite3.OperationalError("SQLite refused its safety settings")
    cursor.close()


def _begin(conn: Connection) -> None:
    writes = conn.get_execution_options().get("record_write", False)
    conn.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
