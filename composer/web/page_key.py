"""The key of the page: who has it is the owner. It lies in a file that only this user may read and is the same at every start.

It is handed over in the address that the terminal shows and kept in a cookie that no script can read. The address is never
given to a browser as an argument: other users see the arguments of programs.
"""

from __future__ import annotations

import hmac
import os
import secrets
from pathlib import Path
from typing import Final

from composer.errors import OutsideFailed
from composer.private_files import make_private_folder, write_private

NAME: Final = "page-key"
_BYTES: Final = 24


def page_key(home: Path) -> str:
    """The key, made at first use; raises OutsideFailed where the folder cannot be written.

    One that somebody else could read or change is replaced.
    """
    path = home / NAME
    make_private_folder(home)
    try:
        found = path.lstat()
        private = found.st_mode & 0o177077 == 0o100000 and (not hasattr(os, "getuid") or found.st_uid == os.getuid())
        text = path.read_text(encoding="ascii").strip() if private else ""
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeError) as problem:
        raise OutsideFailed(str(path), "cannot be read; delete it, and it is made again") from problem
    if len(text) < _BYTES:
        text = secrets.token_urlsafe(_BYTES)
        write_private(path, text + "\n")
    return text


def same(given: str, key: str) -> bool:
    """Whether they are equal, in a time that tells nothing."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), key.encode())


def cookie_name(port: int) -> str:
    """The name of the cookie: browsers share cookies between the ports of a machine."""
    return f"overture_{port}"
