"""Puts a backup back in one exchange: the record is the old one or the new one, whatever breaks off, and the old one is kept.

A record that is only busy, on a full disk or out of reach is never taken for a damaged one: then nothing is changed.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from composer.errors import BadFile, BadUsage, RecordDamaged, RecordFailed
from composer.private_files import sync_folder
from composer.record import backup, carry_over, copies, encryption, export, migrate, refold, schema, soundness
from composer.record.database_errors import said_plainly
from composer.record.leftovers import COPY, sweep, workplace
from composer.record.store import file_of, open_record, sqlite_engine
from composer.settings import load_settings

_BESIDE: Final = ("-wal", "-journal", "-shm")


def restore(url: str, path: Path, *, at: datetime, passphrase: str = "") -> Path | None:
    """Put a backup (or a folder exported as JSON Lines) back as the record; returns where the record before it is kept.

    The backup is checked whole first; one that is locked is opened with its passphrase. Do-not-contact and erasures asked for
    since the backup hold on. Raises BadFile or RecordFailed; then the record is as it was.
    """
    if not is_locked(url, path):
        return _restore(url, path, at)
    target = file_of(url)
    own = target.resolve().parent if target else load_settings().home
    try:
        own.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep(own)
        with workplace(own, COPY) as place:
            plain = place / "record.db"
            encryption.unlock(path, plain, passphrase)
            try:
                return _restore(url, plain, at)
            except BadFile as problem:
                raise BadFile(str(path), problem.problem, problem.line) from problem
    except OSError as problem:
        raise RecordFailed(str(own), f"cannot be written: {(problem.strerror or str(problem)).lower()}") from problem


def is_locked(url: str, path: Path) -> bool:
    """Whether what is to be put back needs a passphrase; raises BadFile where nothing is there or nobody may look, and BadUsage
    for the record itself: to open it here and close it again would take the locks of every other write in this program away."""
    if _is_folder(path):
        return False
    target = file_of(url)
    if target is not None and target.exists() and target.samefile(path):
        raise BadUsage("that file is the record itself")
    try:
        return encryption.is_locked(path)
    except OSError as problem:
        raise BadFile(str(path), (problem.strerror or "no access").lower()) from problem


def _restore(url: str, path: Path, at: datetime) -> Path | None:
    target = file_of(url)
    _check(path)
    if target is None:
        return _on_server(url, path, at)
    target = target.resolve()
    if target.exists() and target.stat().st_size and _is_damaged(target):
        return _instead_of_damaged(url, target, path, at)
    return _in_file(url, target, path, at)


def _check(path: Path) -> None:
    if _is_folder(path):
        export.check(path)
        return
    backup.verify(path)


def _is_folder(path: Path) -> bool:
    """Whether what is to be put back is a folder; raises BadFile for what is no file either, is missing or out of reach."""
    try:
        kind = path.stat().st_mode
        if not stat.S_ISDIR(kind) and not stat.S_ISREG(kind):
            raise BadFile(str(path), "is neither a file nor a folder")  # a pipe would be waited on for ever
        return stat.S_ISDIR(kind)
    except OSError as problem:
        gone = isinstance(problem, FileNotFoundError)
        raise BadFile(str(path), "there is no such file" if gone else (problem.strerror or "no access").lower()) from problem


def _is_damaged(target: Path) -> bool:
    """Whether the file itself is damaged; raises RecordFailed where it is only busy, out of reach or somebody else's.

    SQLite alone is asked: to open the file beside it and close it again would take the locks of this program's other writes away.
    """
    engine = sqlite_engine(str(target))
    try:
        with said_plainly(str(target)), engine.connect() as conn:
            return bool(conn.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok")
    except RecordDamaged:
        return True
    finally:
        engine.dispose()


@contextmanager
def _whole(path: Path, folder: Path, wishes: carry_over.Wishes, at: datetime) -> Iterator[Path]:
    """A private copy of what is to be put back, at this version's schema, with the wishes of people carried over."""
    try:
        sweep(folder)
        with workplace(folder, COPY) as place:
            copy = place / "record.db"
            _fill(copy, path)
            with open_record(copy, create=False) as record:  # brings it to this version
                carry_over.carry_over(record, wishes, at)
            yield copy
    except OSError as problem:
        raise RecordFailed(str(folder), f"cannot be written: {(problem.strerror or str(problem)).lower()}") from problem


def _fill(copy: Path, path: Path) -> None:
    """Put the rows of a backup or an export into tables of our own making; whatever else a file brings along stays behind.

    An index or a rule of its own could refuse every later message, or do something with it.
    """
    if path.is_dir():
        with open_record(copy) as record, record.write() as conn:
            backup.clear(conn)
            export.load(conn, path)
            soundness.look_through(str(path), conn.connection.dbapi_connection)  # type: ignore[arg-type]
            if export.check(path) != migrate.HEAD:
                refold.fold_again(conn, record.country)
        return
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    engine = sqlite_engine(str(copy))
    try:
        with said_plainly(str(path)), backup.read_only(path) as source, engine.connect() as conn:
            sink: sqlite3.Connection = conn.connection.dbapi_connection  # type: ignore[assignment]
            sink.execute("PRAGMA foreign_keys=OFF")  # which rows belong to which was looked at before
            with conn.begin():
                migrate.upgrade(conn, str(copy), backup.version_of(source))
                _copy_tables(source, sink)
    except sqlite3.IntegrityError as problem:
        raise BadFile(str(path), f"is damaged: {problem}; nothing was restored from it") from problem
    finally:
        engine.dispose()


def _copy_tables(source: sqlite3.Connection, sink: sqlite3.Connection) -> None:
    """Every row of every table that both have, column by column; what a fresh table holds itself goes first."""
    for (table,) in sink.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if table != "alembic_version" and not table.startswith("sqlite_"):
            names = ", ".join(f'"{row[1]}"' for row in sink.execute("SELECT * FROM pragma_table_info(?)", (table,)))
            holes = ", ".join("?" for _ in names.split(", "))
            sink.execute(f'DELETE FROM "{table}"')
            rows = source.execute(f'SELECT {names} FROM "{table}"')
            sink.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({holes})', rows)


def _in_file(url: str, target: Path, path: Path, at: datetime) -> Path | None:
    """Exchange all rows in one transaction that nobody can write beside: others see the old record or the new one."""
    with open_record(url) as record, record.write() as conn:
        raw: sqlite3.Connection = conn.connection.dbapi_connection  # type: ignore[assignment]
        kept = None
        if raw.execute("SELECT EXISTS (SELECT 1 FROM person) OR EXISTS (SELECT 1 FROM stop)").fetchone()[0]:
            kept = backup.backup(record, copies.automatic_name(target, "restore", at))
        with _whole(path, target.parent, carry_over.wishes(record), at) as copy:
            _replace_rows(raw, copy)
    return kept


def _replace_rows(raw: sqlite3.Connection, copy: Path) -> None:
    with backup.read_only(copy) as fresh:
        for table in reversed(schema.metadata.sorted_tables):
            raw.execute(f'DELETE FROM "{table.name}"')
        for table in schema.metadata.sorted_tables:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            holes = ", ".join("?" for _ in table.columns)
            raw.executemany(
                f'INSERT INTO "{table.name}" ({names}) VALUES ({holes})', fresh.execute(f'SELECT {names} FROM "{table.name}"'))


def _instead_of_damaged(url: str, target: Path, path: Path, at: datetime) -> Path:
    """Put a new file in the place of a damaged one, which stays beside it as it is."""
    aside = copies.free(target.parent / f"{target.stem}-damaged-{at:%Y%m%dT%H%M%SZ}.db")
    with _whole(path, target.parent, _readable_wishes(url), at) as copy:
        _sync(copy)
        try:
            _second_name(target, aside)
            for ending in _BESIDE:  # a journal of the damaged file would be played into the new one
                beside = Path(f"{target}{ending}")
                if beside.exists():
                    beside.replace(f"{aside}{ending}")
            copy.replace(target)
            sync_folder(target.parent)
        except OSError as problem:
            raise RecordFailed(str(target), f"cannot be replaced: {(problem.strerror or '').lower()}") from problem
    return aside


def _readable_wishes(url: str) -> carry_over.Wishes:
    try:
        with open_record(url, create=False) as record:
            return carry_over.wishes(record)
    except RecordFailed:
        return carry_over.NONE


def _second_name(target: Path, aside: Path) -> None:
    try:
        os.link(target, aside)
    except OSError:  # a file system without links
        shutil.copyfile(target, aside)
        aside.chmod(0o600)
        _sync(aside)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _on_server(url: str, path: Path, at: datetime) -> Path:
    """Replace all rows of a record on a server in one transaction; the rows before go to a file."""
    kept = copies.automatic_name(load_settings().home / "record.db", "restore", at)
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open_record(url) as record, record.write() as sink:
        backup.backup(record, kept)
        with (
            _whole(path, kept.parent, carry_over.wishes(record), at) as copy, open_record(copy, create=False) as source,
            source.read() as rows,
        ):
            backup.clear(sink)
            backup.copy_rows(rows, sink)
    return kept
