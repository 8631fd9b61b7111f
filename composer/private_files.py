"""Files and folders that only this user may read, written in one step that outlasts a power cut."""

from __future__ import annotations

import os
from contextlib import suppress
from errno import ENOTDIR
from pathlib import Path
from typing import Final

from composer.errors import OutsideFailed

try:
    import fcntl
except ImportError:  # pragma: no cover  # no POSIX system
    fcntl = None  # type: ignore[assignment]

WRITING: Final = ".overture-writing-"  # how the name of a file begins that is being written


def write_private(path: Path, text: str) -> None:
    """Replace a file of the user's in one step, mode 0600; raises OutsideFailed and leaves the old file on any failure."""
    from tempfile import NamedTemporaryFile

    temporary = ""
    try:
        make_private_folder(path.parent)
        with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=WRITING, delete=False) as file:
            temporary = file.name  # created 0600
            if fcntl is not None:  # what a killed program leaves is known by that nobody holds it (record/leftovers.py)
                fcntl.flock(file, fcntl.LOCK_EX)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
            if fcntl is not None:
                Path(temporary).replace(path)
        if fcntl is None:  # there a file that is open cannot be renamed
            Path(temporary).replace(path)
        sync_folder(path.parent)
    except OSError as problem:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
        raise OutsideFailed(str(path), f"cannot be written: {problem.strerror}") from problem


def make_private_folder(folder: Path) -> None:
    """Create a folder that only this user may read, with those above it that are missing; raises OutsideFailed."""
    try:
        missing = [part for part in (folder, *folder.parents) if not part.exists()]
        for part in reversed(missing):  # `parents=True` would leave those above open to others
            part.mkdir(mode=0o700, exist_ok=True)
        if not folder.is_dir():
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR))
    except OSError as problem:
        raise OutsideFailed(str(folder), f"cannot be created: {problem.strerror}") from problem


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlast a power cut, where the system can."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
