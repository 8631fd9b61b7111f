"""Copies the whole record to one file, by hand or before something that changes much, and says whether such a file is whole.

A backup is itself a record (SQLite), whatever database it was taken from.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, create_engine, delete, insert, select, text

from composer.errors import BadFile
from composer.record import copies, encryption, migrate, schema, soundness
from composer.record.database_errors import damaged, said_plainly
from composer.record.journal import CHUNK
from composer.record.leftovers import COPY, workplace
from composer.record.store import Record, is_sqlite_file, open_record
from composer.settings import load_settings

_OWN_TABLES: Final = ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4")
_LONGEST: Final = 512 << 20  # bytes of one value
_Shape = dict[str, tuple[tuple[str, int], ...]]  # table → its columns with how they are made (0: plainly)


def backup(record: Record, target: Path, *, passphrase: str = "") -> Path:
    """Copy the record to a new file, mode 0600, checked before it gets its name; raises BadUsage or RecordFailed.

    With a passphrase the file is locked, and nothing that is not is written outside the folder of the record.
    """
    if not passphrase:
        with copies.new_file(target) as made:
            _copy(record, made)
        return target
    encryption.check_passphrase(passphrase)
    own = record.path.resolve().parent if record.path else load_settings().home
    with copies.new_file(target) as made, workplace(own, COPY) as place:
        _copy(record, place / "record.db")
        encryption.lock(place / "record.db", made, passphrase)
    return target


def _copy(record: Record, made: Path) -> None:
    if record.is_sqlite:
        with said_plainly(record.name), record.engine.connect() as conn:
            copies.vacuum_into(conn.connection.dbapi_connection, made)  # type: ignore[arg-type]
    else:
        with open_record(made) as copy, record.read() as source, copy.write() as sink:
            copy_rows(source, sink)
    try:
        check_pages(made)
    except BadFile as problem:
        raise damaged(record.name) from problem


def automatic(record: Record, why: str, *, at: datetime) -> Path | None:
    """A copy beside a record in a file before something that changes much; None where it is empty or on a server.

    The newest few are kept. Raises RecordFailed where there is no room for it.
    """
    if record.path is None:
        return None
    with record.read() as conn:
        if conn.execute(select(schema.touch.c.id).limit(1)).first() is None:
            return None
    written = backup(record, copies.automatic_name(record.path, why, at))
    copies.prune(written.parent)
    return written


# --- is it whole ---------------------------------------------------------------------------------------------------


@contextmanager
def read_only(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that writes nothing, not even a journal; what the file brings along is not run."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as conn:
        conn.execute("PRAGMA trusted_schema=OFF")
        conn.execute("PRAGMA cell_size_check=ON")
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)  # an index or a rule of the file's own may make values without end
        yield conn


def verify(path: Path) -> str:
    """The schema version of a backup that is whole: its pages, tables, columns and values; raises BadFile for anything else.

    A trigger, a view or a table that no version of this program makes is refused, for it would run inside the record.
    """
    version = check_pages(path)
    try:
        with read_only(path) as conn:
            strange = conn.execute("SELECT type, name FROM sqlite_master WHERE type NOT IN ('table', 'index')").fetchone()
            if strange is not None:
                raise BadFile(str(path), f"holds a {strange[0]} that no record has; nothing was restored from it")
            _compare(path, _shape(conn), _expected(version))
            soundness.look_through(str(path), conn)
    except (sqlite3.Error, UnicodeDecodeError) as problem:  # SQLite names what is damaged by its bytes, which may be no text
        raise BadFile(str(path), f"is damaged: {problem}") from problem
    return version


def is_foreign(path: Path) -> bool:
    """Whether a database is another program's, looked at without a write; False where that cannot be told."""
    try:
        with read_only(path) as conn:
            tables = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    return "touch" not in tables


def check_pages(path: Path) -> str:
    """The schema version of a file that is a record and whose pages are sound; raises BadFile for anything else."""
    if not is_sqlite_file(path):
        raise BadFile(str(path), "is not a backup of a record")
    try:
        with read_only(path) as conn:
            sound = conn.execute("PRAGMA integrity_check").fetchone()[0]
            tables = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not {"alembic_version", "person", "touch"} <= tables:
                raise BadFile(str(path), "is a database, but not a backup of a record")
            version = version_of(conn)
    except (sqlite3.Error, UnicodeDecodeError) as problem:  # SQLite names what is damaged by its bytes, which may be no text
        raise BadFile(str(path), f"is damaged: {problem}") from problem
    if sound != "ok" or not version:
        raise BadFile(str(path), "is damaged; nothing was restored from it")
    if version > migrate.HEAD:
        raise BadFile(str(path), "was written by a newer version of Overture; update Overture to restore it")
    if version not in migrate.versions():
        raise BadFile(str(path), "is at a version that Overture never had; nothing was restored from it")
    return version


def version_of(conn: sqlite3.Connection) -> str:
    """The schema version that a record states; "" where it states none."""
    row = conn.execute("SELECT version_num FROM alembic_version").fetchone()
    return "" if row is None else str(row[0])


def _shape(conn: sqlite3.Connection) -> _Shape:
    names = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {
        name: tuple(sorted((str(row[1]), int(row[6])) for row in conn.execute("SELECT * FROM pragma_table_xinfo(?)", (name,))))
        for name in names if name not in _OWN_TABLES
    }


def _expected(version: str) -> _Shape:
    """The tables and columns that the migrations give at a version."""
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as conn:
            migrate.upgrade(conn, "reference", version)
            raw: sqlite3.Connection = conn.connection.dbapi_connection  # type: ignore[assignment]
            return _shape(raw)
    finally:
        engine.dispose()


def _compare(path: Path, found: _Shape, expected: _Shape) -> None:
    for name in expected.keys() | found.keys():
        if name not in expected:
            raise BadFile(str(path), f"holds a table “{name[:40]}” that no record has; nothing was restored from it")
        if found.get(name) != expected[name]:
            raise BadFile(str(path), f"is not as Overture writes it: the table “{name}” differs; nothing was restored from it")


# --- rows ----------------------------------------------------------------------------------------------------------


def clear(conn: Connection) -> None:
    """Empty every table."""
    for table in reversed(schema.metadata.sorted_tables):
        conn.execute(delete(table))


def copy_rows(source: Connection, sink: Connection) -> None:
    """Copy all rows of one record into another, empty one, a few hundred at a time."""
    for table in schema.metadata.sorted_tables:
        with source.execute(select(table), execution_options={"yield_per": CHUNK}) as found:
            for part in found.mappings().partitions():
                sink.execute(insert(table), [dict(row) for row in part])
    adjust_sequences(sink)


def adjust_sequences(conn: Connection) -> None:
    """Let PostgreSQL count on from the ids that were put in."""
    if conn.dialect.name != "postgresql":
        return
    for table in schema.metadata.sorted_tables:
        if "id" in table.c and table.c.id.autoincrement is True:
            newest = f'(SELECT COALESCE(MAX(id), 0) + 1 FROM "{table.name}")'
            conn.execute(text(f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', 'id'), {newest}, false)"))
