"""Copies the whole record to one file and puts it back: always a consistent state, never a good record overwritten.

A backup is itself a record (SQLite), whatever database it was taken from.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from sqlalchemy import Connection, delete, insert, select, text

from composer.errors import BadFile, BadUsage, RecordFailed
from composer.record import carry_over, migrate, refold, schema
from composer.record.journal import CHUNK
from composer.record.store import Record, file_of, is_sqlite_file, open_record, said_plainly


def backup(record: Record, target: Path) -> Path:
    """Copy the record to a new file, mode 0600, checked before it gets its name; raises BadUsage or RecordFailed."""
    if os.path.exists(target):  # noqa: PTH110  # where nobody may look, writing says why
        raise BadUsage(f"{target} is there already; a backup never overwrites a file")
    with _new_file(target) as temporary:
        if record.is_sqlite:
            with said_plainly(record.name), record.engine.connect() as conn:
                raw: sqlite3.Connection = conn.connection.dbapi_connection  # type: ignore[assignment]
                raw.execute("VACUUM INTO ?", (str(temporary),))
        else:
            with open_record(temporary) as copy, record.read() as source, copy.write() as sink:
                copy_rows(source, sink)
        verify(temporary)
    return target


@contextmanager
def _new_file(target: Path) -> Iterator[Path]:
    """A private empty file beside the target that takes its name at the end; gone on any failure."""
    temporary = None
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=target.parent, prefix=".backup-", delete=False) as file:
            temporary = Path(file.name)
        yield temporary
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as problem:
        raise RecordFailed(str(target), f"cannot be written: {(problem.strerror or str(problem)).lower()}") from problem
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def verify(path: Path) -> str:
    """The schema version of a backup that is whole; raises BadFile for anything else."""
    if not is_sqlite_file(path):
        raise BadFile(str(path), "is not a backup of a record")
    try:
        with closing(_read_only(path)) as conn:
            sound = conn.execute("PRAGMA integrity_check").fetchone()[0]
            tables = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not {"alembic_version", "person", "touch"} <= tables:
                raise BadFile(str(path), "is a database, but not a backup of a record")
            version = str(conn.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    except sqlite3.Error as problem:
        raise BadFile(str(path), f"is damaged: {problem}") from problem
    if sound != "ok":
        raise BadFile(str(path), "is damaged; nothing was restored from it")
    if version > migrate.HEAD:
        raise BadFile(str(path), "was written by a newer version of Overture; update Overture to restore it")
    return version


def restore(url: str, path: Path, *, at: datetime) -> Path | None:
    """Put a backup (or a folder exported as JSON Lines) back as the record; returns where the record before it is kept.

    The backup is checked first and the present record copied beside it, even a damaged one. Do-not-contact and erasures
    asked for since the backup hold on. Raises BadFile or RecordFailed; then the record is as it was.
    """
    target = file_of(url)
    folder = _is_folder(path)
    if folder:
        from composer.record import export

        export.check(path)
    else:
        verify(path)
        if target is not None and target.exists() and target.samefile(path):
            raise BadUsage("that file is the record itself")
    since = carry_over.wishes(url)
    if folder:
        kept = _restore_export(url, path, at)
    elif target is None:
        kept = _restore_server(url, path, at)
    else:
        kept = _restore_file(url, target, path, at)
    with open_record(url) as record:
        carry_over.carry_over(record, since, at)
    return kept


def _is_folder(path: Path) -> bool:
    """Whether what is to be put back is a folder; raises BadFile where nothing is there or nobody may look."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError as problem:
        gone = isinstance(problem, FileNotFoundError)
        raise BadFile(str(path), "there is no such file" if gone else (problem.strerror or "no access").lower()) from problem


def _restore_file(url: str, target: Path, path: Path, at: datetime) -> Path | None:
    kept = _keep(url, target, at)
    with (
        open_record(url) as record, _whole(path, target.parent) as copy, said_plainly(record.name),
        record.engine.connect() as conn, closing(sqlite3.connect(copy)) as source,
    ):
        sink: sqlite3.Connection = conn.connection.dbapi_connection  # type: ignore[assignment]
        source.backup(sink)  # one transaction: others see the old record or the new one
    return kept


def _keep(url: str, target: Path, at: datetime) -> Path | None:
    """Copy the present record beside itself; a damaged one is moved there as it is."""
    if not target.exists() or target.stat().st_size == 0:
        return None
    kept = _free(target.parent / "backups" / f"before-restore-{at:%Y%m%dT%H%M%SZ}.db")
    try:
        with open_record(url, create=False) as record:
            return backup(record, kept)
    except (RecordFailed, BadFile):
        damaged = _free(target.parent / f"{target.stem}-damaged-{at:%Y%m%dT%H%M%SZ}.db")
        try:
            for ending in ("-wal", "-journal", "-shm"):
                beside = Path(f"{target}{ending}")
                if beside.exists():
                    beside.replace(f"{damaged}{ending}")
            target.replace(damaged)
        except OSError as problem:
            raise RecordFailed(str(target), f"cannot be kept aside: {(problem.strerror or '').lower()}") from problem
        return damaged


def _free(path: Path) -> Path:
    number, wanted = 1, path
    while wanted.exists():
        number += 1
        wanted = path.with_stem(f"{path.stem}-{number}")
    return wanted


@contextmanager
def _whole(path: Path, folder: Path) -> Iterator[Path]:
    """A private copy of a backup at this version's schema, so that the backup itself stays untouched."""
    with NamedTemporaryFile(dir=folder, prefix=".restore-", delete=False) as file:
        copy = Path(file.name)
    try:
        with closing(_read_only(path)) as source, closing(sqlite3.connect(copy)) as sink:
            source.backup(sink)
        open_record(copy, create=False).close()
        yield copy
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            Path(f"{copy}{ending}").unlink(missing_ok=True)


def _restore_server(url: str, path: Path, at: datetime) -> Path:
    """Replace all rows of a record on a server in one transaction; the rows before go to a file."""
    from composer.settings import load_settings

    kept = _free(load_settings().home / "backups" / f"before-restore-{at:%Y%m%dT%H%M%SZ}.db")
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open_record(url) as record, _whole(path, kept.parent) as copy:
        backup(record, kept)
        with open_record(copy, create=False) as source, source.read() as rows, record.write() as sink:
            clear(sink)
            copy_rows(rows, sink)
    return kept


def _restore_export(url: str, folder: Path, at: datetime) -> Path | None:
    from composer.record import export

    target = file_of(url)
    if target is not None:
        kept = _keep(url, target, at)
    else:
        from composer.settings import load_settings

        kept = _free(load_settings().home / "backups" / f"before-restore-{at:%Y%m%dT%H%M%SZ}.db")
        with open_record(url) as record:
            backup(record, kept)
    with open_record(url) as record, record.write() as conn:
        clear(conn)
        export.load(conn, folder)
        adjust_sequences(conn)
        if export.check(folder) != migrate.HEAD:
            refold.fold_again(conn, record.country)
    return kept


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
