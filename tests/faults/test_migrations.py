"""Killed at every step of an update of the tables, from every earlier version, on SQLite and PostgreSQL.

The record is what it was, row by row, or what it becomes; and the next start goes on.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, MetaData, create_engine, event, inspect
from sqlalchemy.pool import Pool

from composer.errors import RecordFailed
from composer.record import migrate, people
from composer.record.store import open_record
from tests import postgres
from tests.faults.conftest import LONG
from tests.record_kit import at, check

OLDER = migrate.versions()[:-1]
TRIED = OLDER if LONG else OLDER[:1]
STRIDE = 1 if LONG else 4
BODIES = ("I saw your talk on moss. Which kind grows in shade?", "I can't this month, please write again in spring.", "Thanks! Shall we talk on Friday?")


def old_rows(conn: Connection) -> None:
    """Two people of any version with what they wrote, an answer among it, and their outreaches."""
    tables = MetaData()
    tables.reflect(conn)

    def put(table: str, **given: Any) -> None:
        made = tables.tables[table]
        needed = {
            column.name: 0 if column.type.python_type is int else 0.0 if column.type.python_type is float else ""
            for column in made.columns if not column.nullable and column.server_default is None and not column.primary_key
        }
        conn.execute(made.insert().values(**{name: value for name, value in (needed | given).items() if name in made.c}))

    when = int(at(1).timestamp() * 1_000_000)
    put("source", id=1, name="email:me")
    for person, name in ((1, "Zoë  Quill"), (2, "Bo Ek")):
        put("person", id=person, name=name)
        put("handle", id=person, person_id=person, kind="email", address=f"p{person}@example.com")
        for number, body in enumerate(BODIES):
            put("touch", id=10 * person + number, key=f"k{person}-{number}", person_id=person, source_id=1, channel="email", kind="message",
                direction="in" if number == 1 else "out", sent_at=when + number * 3_600_000_000, body=body, origin="own", reply_kind="human" if number == 1 else "")


def rows(conn: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that is in a database, with the names of its columns."""
    found = {}
    for name in inspect(conn).get_table_names():
        columns = [column["name"] for column in inspect(conn).get_columns(name)]
        said = ", ".join(f'"{column}"' for column in columns)
        found[name] = [tuple(columns), *sorted(map(tuple, conn.exec_driver_sql(f'SELECT {said} FROM "{name}"')), key=repr)]
    return found


def look(url: str) -> dict[str, list[tuple[Any, ...]]]:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    try:
        with engine.begin() as conn:
            return rows(conn)
    finally:
        engine.dispose()


def make(url: str, version: str) -> None:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as conn:
        migrate.upgrade(conn, "old", version)
        old_rows(conn)
    engine.dispose()


def killed_before(url: str, step: int) -> bool:
    """Update a record in a process that is killed before its so many-th statement or commit; whether it got that far."""
    child = os.fork()
    if child == 0:  # nothing of the test may run on in here
        try:
            seen = 0

            def count(*_: object) -> None:
                nonlocal seen
                seen += 1
                if seen == step:
                    os.kill(os.getpid(), signal.SIGKILL)

            event.listen(Engine, "before_cursor_execute", count)
            event.listen(Engine, "commit", count)
            event.listen(Pool, "checkin", count)  # what was begun on a connection is over then
            open_record(url, country="DE").close()
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the update failed by itself"
    return os.WIFSIGNALED(status)


def killed_at(step: int, fresh: Callable[[], str], old: dict[str, Any], new: dict[str, Any]) -> str:
    """What a kill at a step leaves: "old" or "new", and "" where the update has fewer steps."""
    url = fresh()
    if not killed_before(url, step):
        assert look(url) == new
        return ""
    found = look(url)
    assert found in (old, new), f"killed at step {step}: neither the old record nor the new one"
    open_record(url, country="DE").close()
    assert look(url) == new, f"killed at step {step}: the next start makes another record"
    return "old" if found == old else "new"


def every_step(fresh: Callable[[], str], old: dict[str, Any], new: dict[str, Any]) -> tuple[int, int]:
    """Kill at each step of an update of a fresh copy, or at some and the last ones; how often the old record stood, and the new one."""
    left: list[str] = []
    step = 1
    while left[-1:] != [""]:
        left.append(killed_at(step, fresh, old, new))
        step += STRIDE
    left += [killed_at(last, fresh, old, new) for last in range(step - 2 * STRIDE + 1, step - STRIDE)]
    return left.count("old"), left.count("new")


@pytest.mark.parametrize("version", TRIED)
def test_an_update_of_a_file_killed_at_every_step(home: Path, version: str) -> None:
    home.mkdir()
    kept = home / "kept.db"
    make(f"sqlite:///{kept}", version)
    url = f"sqlite:///{home / 'record.db'}"

    def fresh() -> str:
        for path in home.iterdir():
            if path != kept:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copy(kept, home / "record.db")
        return url

    old = look(fresh())
    open_record(url, country="DE").close()
    new = look(url)
    assert new["alembic_version"][1:] == [(migrate.HEAD,)]
    with open_record(url) as record:
        check(record)
        assert {" ".join(line.name.split()) for line in people.search(record)} == {"Zoë Quill", "Bo Ek"}
    stood, became = every_step(fresh, old, new)
    assert stood > 3
    assert became
    print(f"\nSQLite from {version}: killed at {stood + became} steps: {stood} times the old record stood, {became} times the new one")


@pytest.mark.postgres
@pytest.mark.parametrize("version", TRIED)
def test_an_update_on_a_server_killed_at_every_step(version: str) -> None:
    server = postgres.start()
    made: list[str] = [server.database()]
    make(made[0], version)

    def fresh() -> str:
        while len(made) > 1:
            server.drop(made.pop())
        made.append(server.database(like=made[0]))
        return made[-1]

    try:
        url = fresh()
        old = look(url)
        open_record(url, country="DE").close()
        new = look(url)
        assert new["alembic_version"][1:] == [(migrate.HEAD,)]
        with open_record(url) as record:
            check(record)
        stood, became = every_step(fresh, old, new)
    finally:
        for url in made:
            server.drop(url)
    assert stood > 3
    assert became
    print(f"\nPostgreSQL from {version}: killed at {stood + became} steps: {stood} times the old record stood, {became} times the new one")


def test_a_newer_record_is_left_alone(home: Path) -> None:
    url = f"sqlite:///{home / 'record.db'}"
    open_record(url).close()
    engine = create_engine(url)
    with engine.begin() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    before = (home / "record.db").read_bytes()
    with pytest.raises(RecordFailed, match="newer version"):
        open_record(url)
    assert (home / "record.db").read_bytes() == before
