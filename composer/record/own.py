"""The user's own addresses as imports and the mailbox have shown them, so that nobody is asked twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from composer.record.schema import meta

_KEY: Final = "own:"


def addresses(conn: Connection, kind: str = "email") -> frozenset[str]:
    """The user's own addresses of a kind that are known so far."""
    found = conn.execute(select(meta.c.value).where(meta.c.key == f"{_KEY}{kind}")).scalar()
    return frozenset((found or "").split())


def remember(conn: Connection, more: Iterable[str], kind: str = "email") -> None:
    """Keep more of them, within the caller's write."""
    known = addresses(conn, kind)
    every = known | {address for address in more if address and " " not in address}
    if every != known:
        conn.execute(delete(meta).where(meta.c.key == f"{_KEY}{kind}"))
        conn.execute(insert(meta).values(key=f"{_KEY}{kind}", value=" ".join(sorted(every))))
