"""Locks a backup with a passphrase, and opens it again, in the age format and with flat memory.

A locked backup is a plain zip of two age files: `key.age`, which the passphrase opens, holds the key of this backup alone, and
that key opens `record.db.age`. Anybody with the tools `unzip` and `age` can open it too:
`age -d key.age > key; age -d -i key record.db.age > record.db`. The passphrase is kept nowhere.
"""

from __future__ import annotations

import errno
import unicodedata
import zipfile
from pathlib import Path
from typing import Final

from composer.errors import BadFile, BadUsage

ENDING: Final = ".age.zip"
SHORTEST: Final = 10  # characters of a passphrase; guessing is slowed down by age's scrypt, to about a second a guess
_KEY, _RECORD = "key.age", "record.db.age"
_MAX_KEY: Final = 4096  # bytes; a locked key has some 350
_START: Final = b"PK\x03\x04"
_DAMAGED: Final = "is damaged; nothing was restored from it"


def is_locked(path: Path) -> bool:
    """Whether a file begins as a locked backup does; also true of one that was cut off. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(30 + len(_KEY))
    return head.startswith(_START) and head[30:] == _KEY.encode()


def check_passphrase(passphrase: str) -> None:
    """Raises BadUsage where a passphrase is too short to protect anything."""
    if len(passphrase) < SHORTEST:
        raise BadUsage(f"a passphrase needs at least {SHORTEST} characters; four or five words that belong to nothing are good")


def lock(source: Path, target: Path, passphrase: str) -> None:
    """Write a file, locked, over an empty one; raises BadUsage or OSError."""
    import pyrage

    check_passphrase(passphrase)
    key = pyrage.x25519.Identity.generate()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as bundle:
        bundle.writestr(_KEY, pyrage.passphrase.encrypt(str(key).encode(), _folded(passphrase)))
        with source.open("rb") as plain, bundle.open(_RECORD, "w", force_zip64=True) as locked:
            pyrage.encrypt_io(plain, locked, [key.to_public()])


def unlock(path: Path, target: Path, passphrase: str) -> None:
    """Write what a locked backup holds to a file; raises BadFile for a wrong passphrase or a damaged backup, or OSError."""
    import pyrage

    try:
        with zipfile.ZipFile(path) as bundle:
            with bundle.open(_KEY) as file:
                key = file.read(_MAX_KEY)
            try:
                opened = pyrage.passphrase.decrypt(key, _folded(passphrase))
            except pyrage.DecryptError as problem:
                raise BadFile(str(path), "does not open: the passphrase is another one, or the file is damaged") from problem
            identity = pyrage.x25519.Identity.from_str(opened.decode("ascii"))
            with bundle.open(_RECORD) as locked, target.open("wb") as plain:
                pyrage.decrypt_io(locked, plain, [identity])
    except (
        zipfile.BadZipFile, KeyError, NotImplementedError, EOFError, UnicodeDecodeError, RuntimeError,
        pyrage.DecryptError, pyrage.IdentityError,
    ) as problem:
        raise BadFile(str(path), _DAMAGED) from problem
    except OSError as problem:
        if problem.errno in (None, errno.EINVAL):  # age's own errors have no number; zipfile seeks to where a damaged list says
            raise BadFile(str(path), _DAMAGED) from problem
        raise


def _folded(passphrase: str) -> str:
    """The same passphrase from every keyboard: an é is one sign on some and two on others."""
    return unicodedata.normalize("NFC", passphrase)
