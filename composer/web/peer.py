"""Which user of this machine is at the other end of a connection: the key alone could be overheard.

A browser sends the cookies of one port of a machine to its other ports too, where another user may listen. Linux says whose a
connection is; elsewhere the key has to do.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_TABLES: Final = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))


def is_another_user(client: tuple[str, int] | None, server: tuple[str, int] | None) -> bool:
    """Whether a connection on this machine comes from a user who is neither this one nor the system's own (0)."""
    if client is None or server is None or client[0] not in ("127.0.0.1", "::1") or not hasattr(os, "getuid"):
        return False
    owner = _owner(client[1], server[1])
    return owner is not None and owner not in (os.getuid(), 0)


def _owner(port: int, to: int) -> int | None:
    """The number of the user that a socket with this address and port belongs to; None where nobody says."""
    for table in _TABLES:
        try:
            lines = table.read_text(encoding="ascii").splitlines()[1:]
        except (OSError, UnicodeError):
            continue
        for line in lines:
            part = line.split(None, 8)
            if part[1].endswith(f":{port:04X}") and part[2].endswith(f":{to:04X}") and _loopback(part[1]):
                return int(part[7])
    return None


def _loopback(place: str) -> bool:
    return place.partition(":")[0] in (
        "0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000")
