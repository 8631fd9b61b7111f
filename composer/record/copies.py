"""Writes a copy of a SQLite record: one consistent state, private, and under its name only when it is whole and on the disk."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from composer.errors import BadUsage, RecordFailed
from composer.private_files import sync_folder
from composer.record.leftovers import COPY, sweep, workplace

AUTOMATIC: Final = ("before-import-", "before-update-")
KEPT: Final = 5  # automatic copies of each kind; older ones go


def free(path: Path) -> Path:
    """This path, or the same with a number where something has that name."""
    number, wanted = 1, path
    while os.path.lexists(wanted):
        number += 1
        wanted = path.with_stem(f"{path.stem}-{number}")
    return wanted


def automatic_name(record: Path, why: str, at: datetime) -> Path:
    """Where the copy before an import, an update or a restore goes."""
    return free(record.parent / "backups" / f"before-{why}-{at:%Y%m%dT%H%M%SZ}.db")


def prune(folder: Path) -> None:
    """Remove all but the newest automatic copies; those before a restore and those made by hand stay."""
    for beginning in AUTOMATIC:
        found = sorted(folder.glob(f"{beginning}*.db"), key=lambda path: (path.stat().st_mtime_ns, path.name))
        for path in found[:-KEPT]:
            with suppress(OSError):
                path.unlink()


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """A private path beside the target that takes its name at the end; gone on any failure. Raises BadUsage or RecordFailed."""
    if os.path.lexists(target):
        raise BadUsage(f"{target} is there already; a backup never overwrites a file")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep(target.parent)
        with workplace(target.parent, COPY) as place:
            made = place / target.name
            os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            yield made
            with made.open("rb") as file:
                os.fsync(file.fileno())
            made.replace(target)
            sync_folder(target.parent)
    except OSError as problem:
        raise RecordFailed(str(target), f"cannot be written: {(problem.strerror or str(problem)).lower()}") from problem


def vacuum_into(raw: sqlite3.Connection, target: Path) -> None:
    """Copy what a connection sees into an empty file; raises sqlite3.Error."""
    try:
        raw.execute("VACUUM INTO ?", (str(target),))
    except UnicodeEncodeError:  # a folder whose name is no UTF-8, which SQL cannot say
        with closing(sqlite3.connect(target)) as sink:
            raw.backup(sink)
