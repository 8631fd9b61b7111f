"""Reads the Messages of a Mac (`chat.db`): iMessage and SMS with one person each, opened read-only where it lies.

Times are exact. Since macOS 13 the text often stands in `attributedBody` alone, an archive of Apple’s own form.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from composer.errors import BadFile
from composer.imports.chats import chat_touch
from composer.imports.reader import Item, Options, Owner, Reader, Skipped, given
from composer.imports.source import Source
from composer.model import Party
from composer.normalise import clean, phone

_START: Final = datetime(2001, 1, 1, tzinfo=UTC)
_NANOSECONDS_FROM: Final = 1_000_000_000_000  # above this a date counts nanoseconds, below it seconds
_ONE_PERSON: Final = 45  # the style of a chat with one other person; 43 is a group
_TAPS, _TAPS_END = 2000, 3000  # numbers of tapped reactions; from the second on they take one back
_TABLES: Final = frozenset(("message", "handle", "chat", "chat_message_join"))
_WANTED: Final = ("text", "attributedBody", "date", "is_from_me", "guid")
_LONGEST: Final = 16 << 20  # bytes of one value
_BROKEN: Final = (sqlite3.Error, UnicodeDecodeError)  # SQLite tells of damage with the damaged bytes in its words
_MAYBE: Final = ("associated_message_type", "item_type", "is_auto_reply", "error", "date_retracted")


def _member(source: Source) -> Path | None:
    """The database in a file or folder; inside a zip it cannot be opened."""
    if not (source.is_file or source.is_folder):
        return None
    for name in source.names if source.is_file else source.find("chat.db"):
        if source.head(name, 16) == b"SQLite format 3\0":
            return source.root / name
    return None


def _open(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing; a copy without its log beside it is read as it stands."""
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        conn = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)
        conn.row_factory = sqlite3.Row
        conn.text_factory = lambda raw: raw.decode("utf-8", "replace")
        try:
            conn.execute("PRAGMA trusted_schema=OFF")
            conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)  # a column that is computed may be as long as its maker likes
            conn.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            conn.close()
            if mode != "mode=ro":
                raise
        else:
            return conn
    raise AssertionError("the last mode returns or raises")


def knows(source: Source) -> bool:
    """Whether it is the database of Messages, by its tables."""
    path = _member(source)
    if path is None:
        return False
    try:
        with closing(_open(path)) as conn:
            names = {row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except _BROKEN:
        return False
    return names >= _TABLES


def find_owner(sources: Sequence[Source], me: tuple[str, ...]) -> Owner:  # noqa: ARG001  # every reader is called alike
    """The database says of each message whether it was sent from here, so nobody need be named."""
    return given(me, phone) or Owner(how="the database tells sent from received", sure="high")


def read(source: Source, me: Owner, options: Options) -> Iterator[Item]:  # noqa: ARG001  # every reader is called alike
    """Touches and skipped messages; raises BadFile where the database is broken."""
    path = _member(source)
    if path is None:
        return
    try:
        with closing(_open(path)) as conn:
            for row in conn.execute(_query(conn)):
                yield _item(row, options)
    except _BROKEN as problem:
        raise BadFile(str(path), f"cannot be read: {problem}") from problem
    source.done = source.total


def _query(conn: sqlite3.Connection) -> str:
    known = {row[1] for row in conn.execute("PRAGMA table_info(message)")}
    names = [f"m.{name}" for name in _WANTED] + [f"m.{name}" if name in known else f"0 AS {name}" for name in _MAYBE]
    return (
        f"SELECT m.ROWID AS number, {', '.join(names)}, c.style AS style, COALESCE(h.id, c.chat_identifier, '') AS address "
        "FROM message m LEFT JOIN handle h ON h.ROWID = m.handle_id "
        "LEFT JOIN chat c ON c.ROWID = (SELECT MIN(j.chat_id) FROM chat_message_join j WHERE j.message_id = m.ROWID) "
        "ORDER BY m.ROWID")


def _item(row: sqlite3.Row, options: Options) -> Item:
    where = f"message {row['number']}"
    address = str(row["address"] or "")
    at = _time(row["date"])
    reason = _no_touch(row, address)
    if reason or at is None:
        return Skipped(reason or "no date", where)
    handle = phone(address, options.country)
    if handle and len(handle.lstrip("+")) < 7:
        return Skipped("service message", where)  # short numbers are banks, shops and codes
    party = Party("", handle) if handle else Party(clean(address))
    tapped = _TAPS <= (row["associated_message_type"] or 0) < _TAPS_END
    text = str(row["text"] or "") or attributed(row["attributedBody"])
    touch = chat_touch(
        "sms", out=bool(row["is_from_me"]), at=at, party=party, conversation=handle or address.lower(), where=where,
        text=clean(text).replace("\ufffc", "").strip(), native_id=str(row["guid"] or ""),
        kind="reaction" if tapped else "message")
    return touch._replace(kind="auto", auto_class="auto") if row["is_auto_reply"] else touch


def _no_touch(row: sqlite3.Row, address: str) -> str:
    if row["style"] not in (None, _ONE_PERSON):
        return "group chat"
    if row["item_type"] or (row["associated_message_type"] or 0) >= _TAPS_END:
        return "system message"
    if row["date_retracted"]:
        return "unsent"
    if row["is_from_me"] and row["error"]:
        return "failed"
    return "" if address else "no number"


def _time(date: Any) -> datetime | None:
    if not isinstance(date, int) or date <= 0:
        return None
    try:
        return _START + (timedelta(microseconds=date // 1000) if date > _NANOSECONDS_FROM else timedelta(seconds=date))
    except OverflowError:
        return None


def attributed(blob: Any) -> str:
    """The string in an `attributedBody`: after its class name and five bytes, a length of one, two or four bytes, then UTF-8."""
    if not isinstance(blob, bytes):
        return ""
    _, found, rest = blob.partition(b"NSString")
    rest = rest[5:]
    if not found or not rest:
        return ""
    wide = {0x81: 2, 0x82: 4}.get(rest[0], 0)
    length = int.from_bytes(rest[1 : 1 + wide], "little") if wide else rest[0]
    return rest[1 + wide : 1 + wide + length].decode("utf-8", "replace")


READER: Final = Reader(
    "imessage", "Messages (Mac and iPhone)", "On a Mac: the file ~/Library/Messages/chat.db, or a copy of it.",
    knows, find_owner, read, "nobody: the database tells sent from received",
)
