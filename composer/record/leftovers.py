"""Private folders for work in progress that go when it is done, and at the next start where the program was killed.

The folder's owner holds a lock on a file in it for as long as it works; a folder whose lock nobody holds is a leftover.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from composer.private_files import WRITING

try:
    import fcntl
except ImportError:  # pragma: no cover  # no POSIX system: leftovers are told by their age
    fcntl = None  # type: ignore[assignment]

IMPORT: Final = ".import-"
COPY: Final = ".copy-"
UPLOAD: Final = ".upload-"
PREFIXES: Final = (IMPORT, COPY, UPLOAD)
_LOCK: Final = "in-use"
_NEW: Final = ".new-"
_OURS: Final = re.compile(r"\.(?:import|copy|upload|new)-[a-z0-9_]{8}")  # as `mkdtemp` makes names
_NAMELESS: Final = 60  # seconds for which a folder may wait for its name
_NO_LOCKS: Final = 24 * 3600  # seconds after which nobody works any more, where there are no locks


class Workplace:
    """A private folder (0700) and the lock that says that somebody works in it."""

    def __init__(self, parent: Path | None, prefix: str) -> None:
        made = Path(tempfile.mkdtemp(prefix=_NEW, dir=parent))
        self._lock: int | None = os.open(made / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
        if fcntl is not None:
            fcntl.flock(self._lock, fcntl.LOCK_EX)
        self.path = made.rename(made.with_name(prefix + made.name.removeprefix(_NEW)))  # under this name it is always locked

    def remove(self) -> None:
        """Remove the folder with everything in it."""
        _remove(self.path)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def __del__(self) -> None:
        self.remove()


@contextmanager
def workplace(parent: Path | None, prefix: str) -> Iterator[Path]:
    """A private folder inside another one (None: the system's for temporary files), gone afterwards; raises OSError."""
    made = Workplace(parent, prefix)
    try:
        yield made.path
    finally:
        made.remove()


def sweep(parent: Path) -> list[Path]:
    """Remove the folders of a kind that nobody works in any more; returns those that it removed.

    The parent may be anybody's folder that a backup goes to: only what holds our lock is ours, and what is empty under our name.
    """
    gone = []
    for prefix in (*PREFIXES, _NEW):
        for folder in parent.glob(f"{prefix}*"):
            if _OURS.fullmatch(folder.name) is None or not folder.is_dir() or folder.is_symlink():
                continue
            if prefix == _NEW and time.time() - folder.stat().st_mtime < _NAMELESS:
                continue  # made just now, before it has a name of its kind
            if (folder / _LOCK).exists():
                if _in_use(folder):
                    continue
                _remove(folder)
            else:
                with suppress(OSError):
                    folder.rmdir()
            if not folder.exists():
                gone.append(folder)
    return gone


def sweep_writes(home: Path) -> None:
    """Remove what killed writes left in the user's folder and those in it: a draft or a rule that never got its name."""
    for folder in (home, *(path for path in home.glob("*") if path.is_dir() and not path.is_symlink())):
        for path in folder.glob(f"{WRITING}*"):
            with suppress(OSError):
                if path.is_file() and not path.is_symlink() and not _is_being_written(path):
                    path.unlink()


def _is_being_written(path: Path) -> bool:
    """Whether somebody holds a file that is being written; one without a word yet may be about to be held."""
    found = path.stat()
    if not found.st_size:
        return time.time() - found.st_mtime < _NAMELESS
    with path.open("rb") as file:
        if fcntl is None:
            return time.time() - found.st_mtime < _NAMELESS
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def uploads(parent: Path) -> list[Path]:
    """The folders of uploads, worked in or not."""
    return [folder for folder in parent.glob(f"{UPLOAD}*") if (folder / _LOCK).is_file() and not folder.is_symlink()]


def _remove(folder: Path) -> None:
    """Everything in it first and its lock last, so that what a kill leaves is still known for ours."""
    with suppress(OSError):
        for path in [path for path in folder.iterdir() if path.name != _LOCK]:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _in_use(folder: Path) -> bool:
    try:
        age = time.time() - folder.stat().st_mtime
        number = os.open(folder / _LOCK, os.O_RDWR)
    except FileNotFoundError:
        return False
    except OSError:
        return True  # somebody else's
    try:
        if fcntl is None:
            return age < _NO_LOCKS
        with suppress(OSError):
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return False
        return True
    finally:
        os.close(number)
