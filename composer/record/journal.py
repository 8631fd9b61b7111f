"""Writes that remember how to take themselves back: the `change` rows that `undo` reads.

Every step is kept as JSON: rows added (to delete), rows changed (their old values) and rows removed (to put back).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, Table, delete, func, insert, select, text, update

from composer.model import from_micros, to_micros
from composer.record import schema
from composer.record.schema import UtcMicros

CHUNK: Final = 500  # ids in one statement; SQLite allows 32,766 parameters, PostgreSQL 65,535


class Journal:
    """Collects the steps of one change; `save` keeps them under a sentence for the user."""

    def __init__(self, conn: Connection) -> None:
        self.conn = conn
        self.steps: list[list[Any]] = []
        self.people: set[int] = set()  # whose outreach must be derived again

    def insert(self, table: Table, values: Mapping[str, Any]) -> int:
        """Add a row and return its key."""
        result = self.conn.execute(insert(table).values(**values))
        assert result.inserted_primary_key is not None
        key = result.inserted_primary_key[0]
        self.steps.append(["+", table.name, [key]])
        self._touch(table, values)
        return key  # type: ignore[no-any-return]

    def inserted(self, table: Table, keys: Sequence[int]) -> None:
        """Remember rows that were added in bulk."""
        if keys:
            self.steps.append(["+", table.name, list(keys)])

    def update(self, table: Table, key: int | str, values: Mapping[str, Any]) -> None:
        """Change columns of one row."""
        column = _key(table)
        old = self.conn.execute(select(table).where(column == key)).mappings().one()
        changed = {name: value for name, value in values.items() if old[name] != value}
        if not changed:
            return
        self.conn.execute(update(table).where(column == key).values(**changed))
        self.steps.append(["~", table.name, key, _plain({name: old[name] for name in changed})])
        self._touch(table, old)
        self._touch(table, {**old, **values})

    def move(self, table: Table, column: str, old: int, new: int) -> None:
        """Point every row that refers to one id at another."""
        key, field = _key(table), table.c[column]
        keys = list(self.conn.execute(select(key).where(field == old).order_by(key)).scalars())
        if keys:
            self.conn.execute(update(table).where(field == old).values({column: new}))
            self.steps.append([">", table.name, column, old, keys])
            self.people |= {old, new}

    def delete(self, table: Table, keys: Iterable[int | str]) -> None:
        """Remove rows, keeping what they held."""
        column = _key(table)
        for part in chunks(list(keys)):
            rows = [dict(row) for row in self.conn.execute(select(table).where(column.in_(part))).mappings()]
            self.conn.execute(delete(table).where(column.in_(part)))
            for row in rows:
                self._touch(table, row)
            if rows:
                self.steps.append(["-", table.name, [_plain(row) for row in rows]])

    def save(self, at: datetime, what: str) -> int | None:
        """Keep the steps as one change that undo can take back; None where nothing was changed."""
        if not self.steps:
            return None
        steps = json.dumps(self.steps, separators=(",", ":"), ensure_ascii=False)
        result = self.conn.execute(insert(schema.change).values(at=at, what=what, undo=steps))
        assert result.inserted_primary_key is not None
        return int(result.inserted_primary_key[0])

    def _touch(self, table: Table, row: Mapping[str, Any] | RowMapping) -> None:
        person = row.get("person_id") if table.name != "person" else row.get("id")
        if person is not None:
            self.people.add(int(person))


def affected(conn: Connection, steps: Sequence[Sequence[Any]]) -> set[int]:
    """The people whom the rows of these steps belong to now."""
    people: set[int] = set()
    for step in steps:
        table = schema.metadata.tables[step[1]]
        if step[0] == "import":
            people |= _people_of_import(conn, step[2])
        elif step[0] == ">":
            for part in chunks(step[4]):
                people |= _people(conn, table, part)
        elif step[0] != "-":
            for part in chunks(step[2] if step[0] == "+" else [step[2]]):
                people |= _people(conn, table, part)
    return people


def take_back(conn: Connection, steps: Sequence[Sequence[Any]]) -> set[int]:
    """Undo steps, newest first; returns the people whom the rows belong to afterwards."""
    people: set[int] = set()
    for step in reversed(steps):
        table = schema.metadata.tables[step[1]]
        column = _key(table)
        if step[0] == "+":
            for part in chunks(step[2]):
                conn.execute(delete(table).where(column.in_(part)))
        elif step[0] == "import":
            conn.execute(delete(schema.touch).where(schema.touch.c.import_id == step[2]))
        elif step[0] == ">":
            for part in chunks(step[4]):
                conn.execute(update(table).where(column.in_(part)).values({step[2]: step[3]}))
                people |= _people(conn, table, part)
        elif step[0] == "~":
            conn.execute(update(table).where(column == step[2]).values(**_typed(table, step[3])))
            people |= _people(conn, table, [step[2]])
        else:
            rows = [_typed(table, row) for row in step[2]]
            conn.execute(insert(table), rows)
            for part in chunks([row[column.name] for row in rows]):
                people |= _people(conn, table, part)
    return people


def _people(conn: Connection, table: Table, keys: Sequence[int | str]) -> set[int]:
    if table.name == "correction":  # it names its touch by key
        owners = select(schema.touch.c.person_id).where(schema.touch.c.key.in_(keys)).distinct()
        return set(conn.execute(owners).scalars())
    if "person_id" not in table.c:
        return set(map(int, keys)) if table.name == "person" else set()
    rows = conn.execute(select(table.c.person_id).where(_key(table).in_(keys)).distinct()).scalars()
    return {row for row in rows if row is not None}


def _people_of_import(conn: Connection, number: int) -> set[int]:
    touch = schema.touch
    return set(conn.execute(select(touch.c.person_id).where(touch.c.import_id == number).distinct()).scalars())


def reserve(conn: Connection, table: Table, count: int) -> list[int]:
    """New ids for rows that are added in bulk, within a write transaction."""
    if conn.dialect.name == "postgresql":
        sequence = f"SELECT nextval(pg_get_serial_sequence('\"{table.name}\"', 'id')) FROM generate_series(1, :count)"
        return sorted(conn.execute(text(sequence), {"count": count}).scalars())
    newest = conn.execute(select(func.max(table.c.id))).scalar() or 0
    return list(range(newest + 1, newest + 1 + count))


def chunks(items: Sequence[Any], size: int = CHUNK) -> Iterable[Sequence[Any]]:
    """A sequence in pieces that fit into one statement."""
    return (items[start : start + size] for start in range(0, len(items), size))


def _key(table: Table) -> Any:
    return next(iter(table.primary_key.columns))


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: to_micros(value) if isinstance(value, datetime) else value for name, value in row.items()}


def _typed(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: from_micros(value) if value is not None and isinstance(table.c[name].type, UtcMicros) else value
        for name, value in row.items() if name in table.c  # a step kept by an older version may name a column that is gone
    }
