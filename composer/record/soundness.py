"""Looks through the rows of what is to become the record: a backup and an export are files that anybody may have made.

A value that later reading would trip over is refused here, once, with its table and column. What only a damaged or a made-up
file holds is meant: no version of this program ever wrote it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Table

from composer.errors import BadFile
from composer.model import EARLIEST, LATEST, to_micros
from composer.record import schema, stops
from composer.record.schema import UtcMicros

_NUMBERS, _WORDS = ("INT", "REAL", "FLOA", "DOUB", "NUM", "BOOL"), ("CHAR", "TEXT")
_OF_ONE: Final = ("later", "keep", "note", "tag", "rhythm")  # decisions about one person or tag
_LONGEST_NUMBER: Final = 18  # digits of a number that a database can hold


def look_through(path: str, conn: sqlite3.Connection) -> None:
    """Raise BadFile for a value that its column cannot hold, a row of nobody, or a time, a list or a decision that is none.

    `path` is what the user gave; the connection may be to a copy, at any version of the schema.
    """
    for table in schema.metadata.sorted_tables:
        there = dict(_columns(conn, table.name))
        for name, numeric in there.items():
            kinds = "'integer', 'real', 'null'" if numeric else "'text', 'null'"
            _refuse(path, conn, table.name, name, f'typeof("{name}") NOT IN ({kinds})')
        for column in table.columns:
            if column.name in there and isinstance(column.type, UtcMicros):
                bounds = f"{to_micros(EARLIEST)} AND {to_micros(LATEST)}"
                _refuse(path, conn, table.name, column.name, f'"{column.name}" NOT BETWEEN {bounds}')
    for (name, columns), holds in _HOLDS.items():
        wanted = ", ".join(f'"{column}"' for column in columns)
        for row in conn.execute(f'SELECT {wanted} FROM "{name}"'):
            if not holds(*row):
                raise _unsound(path, name, columns[-1])
    if conn.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise BadFile(path, "is damaged: a message in it belongs to nobody; nothing was restored from it")


def _refuse(path: str, conn: sqlite3.Connection, table: str, column: str, wrong: str) -> None:
    if conn.execute(f'SELECT 1 FROM "{table}" WHERE {wrong} LIMIT 1').fetchone() is not None:
        raise _unsound(path, table, column)


def _unsound(path: str, table: str, column: str) -> BadFile:
    return BadFile(path, f"is damaged: {table}.{column} holds what it cannot hold; nothing was restored from it")


def _columns(conn: sqlite3.Connection, table: str) -> Iterator[tuple[str, bool]]:
    """Each column with whether it holds numbers; other kinds (bytes) are left out."""
    for row in conn.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall():
        kind = str(row[1]).upper()
        if any(sign in kind for sign in (*_NUMBERS, *_WORDS)):
            yield str(row[0]), any(sign in kind for sign in _NUMBERS)


def _read(text: str) -> Any:
    """A JSON value; None for what is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _steps(text: str) -> bool:
    """Whether undo can take these steps back (record/journal.py says what they are)."""
    steps = _read(text)
    return isinstance(steps, list) and all(isinstance(step, list) and len(step) > 2 and _step(*step) for step in steps)


def _step(sign: Any, name: Any, *rest: Any) -> bool:
    table = schema.metadata.tables.get(name) if isinstance(name, str) else None
    if table is None:
        return False
    match sign, rest:
        case ("+", (list() as keys,)):
            sound = all(map(_is_key, keys))
        case ("import", (key,)):
            sound = _is_key(key)
        case (">", (str() as column, old, list() as keys)):
            sound = column in table.c and all(map(_is_key, (old, *keys)))
        case ("~", (key, dict() as row)):
            sound = _is_key(key) and _is_row(table, row)
        case ("-", (list() as rows,)):
            own = next(iter(table.primary_key.columns)).name
            sound = all(isinstance(row, dict) and own in row and _is_row(table, row) for row in rows)
        case _:
            sound = False
    return sound


def _is_key(value: Any) -> bool:
    return isinstance(value, str) or _is_number(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**63


def _is_row(table: Table, row: Mapping[str, Any]) -> bool:
    """Whether these are values of a row; a column that an earlier version had may be among them."""
    timed = {column.name for column in table.columns if isinstance(column.type, UtcMicros)}
    return all(value is None or (_is_time(value) if name in timed else _is_key(value)) for name, value in row.items())


def _is_time(value: Any) -> bool:
    return _is_number(value) and to_micros(EARLIEST) <= value <= to_micros(LATEST)


def _meta(key: str, value: str) -> bool:
    if key == stops.SALT:
        return len(value) % 2 == 0 and all(sign in "0123456789abcdef" for sign in value)
    return True


def _decision(verdict: str, left: str, right: str) -> bool:
    """Whether a decision about one person names them by number, and says a number where one is due."""
    if verdict not in _OF_ONE:
        return True
    if not _whole(left.removeprefix("person:")) and not (verdict == "rhythm" and left.startswith("tag:")):
        return False
    if verdict == "later":
        return _whole(right.removeprefix("-")) and _is_time(int(right))
    return verdict != "rhythm" or _whole(right.partition(":")[2])


def _whole(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER


_HOLDS: Final[Mapping[tuple[str, Sequence[str]], Callable[..., bool]]] = {
    ("meta", ("key", "value")): _meta,
    ("import", ("files",)): lambda text: isinstance(_read(text), list),
    ("import", ("counts",)): lambda text: isinstance(_read(text), dict),
    ("outbox", ("touch",)): lambda text: not text or isinstance(_read(text), dict),
    ("change", ("undo",)): _steps,
    ("decision", ("verdict", "left", "right")): _decision,
}
