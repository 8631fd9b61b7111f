"""Which user of this machine is at the other end of a connection: the key alone could be overheard.

A browser sends the cookies of one port of a machine to its other ports too, where another user may listen. Linux says whose a
connection is; elsewhere the key has to do.
"""

from __future__ import annotations

import os
import sys
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import Final

_TABLES: Final = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
_STANDS: Final = "01"  # the state of a connection that both ends hold; one that was let go of counts as the system's
_LOOKS: Final = 3  # a table that changes while it is read may leave a line out
Place = tuple[IPv4Address | IPv6Address, int]


def is_another_user(client: tuple[str, int] | None, server: tuple[str, int] | None) -> bool:
    """Whether a connection on this machine comes from a user who is neither this one nor the system's own (0).

    Any address of the machine may be its source, not 127.0.0.1 alone. Where this end is an address that only this machine
    reaches and nobody says who is at the other, as when they sent something and were gone at once, it is taken for another's.
    """
    if client is None or server is None or not hasattr(os, "getuid"):
        return False
    there, here = _place(client), _place(server)
    if there is None or here is None:
        return False
    known, owner = False, None
    for _ in range(_LOOKS):
        known, owner = _owner(there, here)
        if owner is not None or not here[0].is_loopback:
            break
    return known and (owner not in (os.getuid(), 0) if owner is not None else here[0].is_loopback)


def _owner(there: Place, here: Place) -> tuple[bool, int | None]:
    """Whether the system tells whose its sockets are, and the number of the user that the one at the other end belongs to."""
    known = False
    for table in _TABLES:
        try:
            lines = table.read_text(encoding="ascii").splitlines()[1:]
        except (OSError, UnicodeError):
            continue
        known = True
        wanted = f":{there[1]:04X}"
        for line in lines:
            part = line.split(None, 8)
            if part[1].endswith(wanted) and part[3] == _STANDS and (_read(part[1]), _read(part[2])) == (there, here):
                return True, int(part[7])
    return known, None


def _place(named: tuple[str, int]) -> Place | None:
    try:
        return _plain(ip_address(named[0].partition("%")[0])), named[1]
    except ValueError:
        return None  # no address: a test, or a socket of another kind


def _read(written: str) -> Place:
    """An address as the tables write it: words of four bytes in the machine's own order, then the port."""
    address, _, port = written.partition(":")
    raw = bytes.fromhex(address)
    words = (raw[at : at + 4] for at in range(0, len(raw), 4))
    return _plain(ip_address(b"".join(word[::-1] if sys.byteorder == "little" else word for word in words))), int(port, 16)


def _plain(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """One of the fourth version that is written as one of the sixth, as itself."""
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address
