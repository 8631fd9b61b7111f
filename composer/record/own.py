"""The user's own addresses: those that imports and the mailbox showed, and which of them the user confirmed or refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from composer.record.schema import meta

_OWN: Final = "own:email"
_CONFIRMED: Final = "own-confirmed:email"
_REFUSED: Final = "own-refused:email"


def addresses(conn: Connection) -> frozenset[str]:
    """The user's own mail addresses that are known so far."""
    return _read(conn, _OWN)


def refused(conn: Connection) -> frozenset[str]:
    """Addresses of which the user said that they are somebody else's."""
    return _read(conn, _REFUSED)


def unconfirmed(conn: Connection) -> tuple[str, ...]:
    """Own addresses that were found and that the user has not been asked about, sorted."""
    return tuple(sorted(addresses(conn) - _read(conn, _CONFIRMED)))


def remember(conn: Connection, more: Iterable[str]) -> None:
    """Keep more of them, within the caller's write; what was refused stays out."""
    known = addresses(conn)
    found = {address for address in more if address and " " not in address} - refused(conn)
    _write(conn, _OWN, known, known | found)


def settle(conn: Connection, mine: Iterable[str], not_mine: Iterable[str] = ()) -> None:
    """Keep what the user said: `mine` are confirmed, `not_mine` are taken out and never found again; the later word counts."""
    yes, no = frozenset(mine), frozenset(not_mine)
    known, sure, wrong = addresses(conn), _read(conn, _CONFIRMED), refused(conn)
    _write(conn, _OWN, known, (known | yes) - no)
    _write(conn, _CONFIRMED, sure, (sure | yes) - no)
    _write(conn, _REFUSED, wrong, (wrong | no) - yes)


def _read(conn: Connection, key: str) -> frozenset[str]:
    found = conn.execute(select(meta.c.value).where(meta.c.key == key)).scalar()
    return frozenset((found or "").split())


def _write(conn: Connection, key: str, before: frozenset[str], after: frozenset[str]) -> None:
    if after != before:
        conn.execute(delete(meta).where(meta.c.key == key))
        if after:
            conn.execute(insert(meta).values(key=key, value=" ".join(sorted(after))))
