"""`FAULTS=all` (what `make faults` sets) runs the long suites: the figures of docs/trust.md."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import create_engine

from composer.record import migrate

LONG = os.environ.get("FAULTS") == "all"


def old_record(path: Path) -> None:
    """A record as the first version left it, with somebody in it."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as conn:
        migrate.upgrade(conn, "old", migrate.versions()[0])
        names = [row[1] for row in conn.exec_driver_sql("PRAGMA table_info(person)") if row[3] and row[4] is None and row[1] != "id"]
        values = ["0" if "INT" in row[2].upper() else "'Zoe'" for row in conn.exec_driver_sql("PRAGMA table_info(person)") if row[1] in names]
        conn.exec_driver_sql(f"INSERT INTO person ({', '.join(names)}) VALUES ({', '.join(values)})")
    engine.dispose()
