"""What a database says went wrong, in one plain sentence; a record found damaged is only read from then on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from composer.errors import RecordBusy, RecordDamaged, RecordFailed

_Stamp = tuple[int, int, int]
_damaged: Final[dict[str, _Stamp]] = {}  # records that this process found damaged, as their files were then
_BUSY: Final = "is busy with another writer; try again in a moment"
_SENTENCES: Final = (
    ("database is locked", _BUSY), ("database table is locked", _BUSY),
    ("readonly database", "cannot be written: the file or its folder is read-only"),
    ("unable to open database", "cannot be opened: check that the folder exists and is yours"),
    ("file is not a database", "is not a record of this program; it was left as it is. Choose another file, or restore a backup"),
    ("no such table", "is damaged: a table is missing. Restore the last backup with: python -m composer restore"),
    ("malformed", "is damaged; it was left as it is. Restore the last backup with: python -m composer restore"),
    ("disk is full", "the disk is full; nothing of this step was kept, everything before it is safe"),
    ("disk i/o error", "the disk failed or is full; nothing of this step was kept, everything before it is safe"),
    ("connection refused", "the database server does not answer"),
    ("password authentication failed", "the database server refused the name or password"),
    ("does not exist", "the database or a table in it does not exist"),
)


@contextmanager
def said_plainly(name: str, *, reading: bool = False) -> Iterator[None]:
    """Turn the database's own errors into one sentence (RecordFailed; RecordBusy where nothing was to be written); data errors
    of ours pass through."""
    try:
        yield
    except DBAPIError as problem:
        raise _said(name, problem.orig or problem, reading=reading) from problem
    except sqlite3.Error as problem:
        raise _said(name, problem, reading=reading) from problem
    except UnicodeDecodeError as problem:
        if _told_by_database(problem):
            raise damaged(name) from problem
        raise


def _told_by_database(problem: BaseException) -> bool:
    """Whether it came up where the database is asked: SQLite names what is damaged by its bytes, which may be no text."""
    place = problem.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    module = place.tb_frame.f_globals.get("__name__", "") if place is not None else ""
    return module.startswith(("sqlalchemy.", "composer.record."))


def _said(name: str, problem: BaseException, *, reading: bool) -> RecordFailed:
    if is_damage(problem):
        return damaged(name, _sentence(problem))
    sentence = _sentence(problem)
    return (RecordBusy if reading and sentence == _BUSY else RecordFailed)(name, sentence)


def is_damage(problem: BaseException) -> bool:
    """Whether an error means that the file itself is damaged; a full disk, a lock or a closed folder is no damage."""
    code = getattr(problem, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def damaged(name: str, sentence: str = "") -> RecordDamaged:
    """The error for a damaged record, to which this process writes nothing more as long as the file is the same."""
    _damaged[name] = _stamp(name)
    return RecordDamaged(name, sentence or dict(_SENTENCES)["malformed"])


def refuse_damaged(name: str) -> None:
    """Raise RecordDamaged where this process found the file damaged and it is the same still."""
    if name in _damaged and _damaged[name] == _stamp(name):
        raise damaged(name)


def _stamp(name: str) -> _Stamp:
    try:
        found = Path(name).stat()
    except OSError:
        return 0, 0, 0
    return found.st_ino, found.st_mtime_ns, found.st_size


def _sentence(problem: BaseException) -> str:
    said = str(problem).strip()
    low = said.lower()
    for sign, sentence in _SENTENCES:
        if sign in low:
            return sentence
    return said.splitlines()[0] if said else type(problem).__name__
