"""Brings a database to this version's schema by alembic, in one transaction; loads alembic only when there is work."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, inspect, text

from composer import data
from composer.errors import RecordDamaged, RecordFailed

HEAD: Final = "0006"  # the newest migration; a test compares it with the folder
FOLDER: Final = data.inside("record", "migrations")


def version(conn: Connection) -> str | None:
    """The schema version a database is at; None for an empty one."""
    if not inspect(conn).has_table("alembic_version"):
        return None
    found = conn.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def versions() -> tuple[str, ...]:
    """Every version that there ever was, the first one first."""
    return tuple(sorted(path.name.partition("_")[0] for path in (FOLDER / "versions").glob("[0-9]*.py")))


def upgrade(conn: Connection, name: str, to: str = HEAD) -> None:
    """Migrate inside the caller's transaction; raises RecordFailed for a newer schema or somebody else's tables."""
    from alembic.command import upgrade as alembic_upgrade
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = conn
    current = version(conn)  # again: another process may have migrated while this one waited for the lock
    if current == to:
        return
    known = {item.revision for item in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise RecordFailed(name, "was written by a newer version of Overture; update Overture to open it")
    tables = set(inspect(conn).get_table_names())
    if current is None and {"alembic_version", "touch"} <= tables:
        raise RecordDamaged(name, "is damaged: it does not say its version. Restore the last backup with: "
                                  "python -m composer restore")
    if current is None and tables:
        raise RecordFailed(name, "holds other tables; a record needs a database of its own")
    alembic_upgrade(config, to)
