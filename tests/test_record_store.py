"""The record's file and server: safety settings, plain errors, migrations, many writers."""

from __future__ import annotations

import json
import re
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, insert, select, text

from composer.errors import BadUsage, BadValue, RecordFailed
from composer.record import log, migrate, schema, store, undo
from tests.record_kit import back_to

AT = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


def test_a_migrated_database_has_exactly_the_tables_of_the_code(record_url: str) -> None:
    with store.open_record(record_url) as record, record.read() as conn:
        context = MigrationContext.configure(conn, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, schema.metadata) == []
        assert migrate.version(conn) == migrate.HEAD


def test_the_newest_migration_is_the_one_the_code_expects() -> None:
    names = sorted(path.stem for path in (migrate.FOLDER / "versions").glob("0*.py"))
    assert names[-1].partition("_")[0] == migrate.HEAD


def test_a_record_of_an_earlier_schema_is_brought_up_and_its_last_change_is_still_taken_back(record_url: str) -> None:
    with store.open_record(record_url) as record:
        log.log_sent(record, to="Ines", channel="email", at=AT)
        with record.write() as conn:  # as it was left before: a message taken out, its row kept for undo
            conn.execute(text("DELETE FROM change"))
            row = dict(conn.execute(text("SELECT * FROM touch")).mappings().one())
            kept = json.dumps([["-", "touch", [{**row, "assigned": 0}]]])
            conn.execute(insert(schema.change).values(at=AT, what="a message taken out", undo=kept))
            conn.execute(text("DELETE FROM outreach"))
            conn.execute(text("DELETE FROM touch"))
            back_to(conn, "0002")
    with store.open_record(record_url) as record:
        with record.read() as conn:
            assert compare_metadata(MigrationContext.configure(conn), schema.metadata) == []
        undo.undo(record)
        with record.read() as conn:
            assert conn.execute(select(schema.outreach.c.sent_at)).scalar_one() == AT


def test_opening_again_does_not_load_alembic(home: Path) -> None:
    store.open_record(f"sqlite:///{home / 'record.db'}").close()
    code = (
        "import sys; from composer.record.store import open_record; "
        f"open_record('sqlite:///{home / 'record.db'}').close(); print('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_file_is_private_and_its_safety_settings_are_on(home: Path) -> None:
    with store.open_record(f"sqlite:///{home / 'record.db'}") as record:
        assert stat.S_IMODE((home / "record.db").stat().st_mode) == 0o600
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        with record.read() as conn:
            found = {name: conn.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "foreign_keys", "secure_delete", "journal_mode")}
    mode = "wal" if sqlite3.sqlite_version_info >= (3, 51, 3) else "delete"
    safe = {"wal": 2, "delete": 3}[mode]  # a deleted journal needs EXTRA
    assert found == {"synchronous": safe, "foreign_keys": 1, "secure_delete": 1, "journal_mode": mode}


def test_a_time_without_a_zone_is_refused(record_url: str) -> None:
    with store.open_record(record_url) as record, pytest.raises(BadValue, match="time zone"):
        log.log_sent(record, to="Ines", channel="email", at=datetime(2026, 11, 1, 9, 0))  # noqa: DTZ001


def test_a_missing_record_is_refused_where_it_must_not_be_made(home: Path) -> None:
    with pytest.raises(RecordFailed, match="no record here yet"):
        store.open_record(f"sqlite:///{home / 'record.db'}", create=False)
    assert not (home / "record.db").exists()


@pytest.mark.parametrize("url", ["nonsense", "mysql://a@b/c", "sqlite://", "sqlite:///:memory:"])
def test_an_address_that_cannot_hold_a_record_is_refused(url: str) -> None:
    with pytest.raises(BadValue, match="OVERTURE_DATABASE_URL"):
        store.open_record(url)


def test_a_file_that_is_no_database_is_left_as_it_is(home: Path) -> None:
    home.mkdir(mode=0o700)
    path = home / "record.db"
    path.write_text("Dear diary, " * 400)
    with pytest.raises(RecordFailed, match="not a record of this program"):
        store.open_record(f"sqlite:///{path}")
    assert path.read_text() == "Dear diary, " * 400


def test_a_database_of_another_program_is_left_as_it_is(home: Path) -> None:
    home.mkdir(mode=0o700)
    path = home / "record.db"
    with sqlite3.connect(path) as conn:
        conn.execute("CREATE TABLE recipes (name)")
    before = path.read_bytes()
    with pytest.raises(RecordFailed, match="other tables"):
        store.open_record(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_record_of_a_newer_version_is_refused(record_url: str) -> None:
    with store.open_record(record_url) as record, record.write() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordFailed, match="newer version of Overture"):
        store.open_record(record_url)


def test_a_read_only_folder_is_said_in_one_sentence() -> None:
    code = (
        "import os, sys\n"
        "from composer.errors import RecordFailed\n"
        "from composer.record.store import open_record\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"  # root may write everywhere
        "try: open_record(sys.argv[1])\n"
        "except RecordFailed as problem: print(problem)\n"
    )
    with tempfile.TemporaryDirectory(dir="/tmp") as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "locked"
        folder.mkdir(mode=0o555)
        said = subprocess.run([sys.executable, "-c", code, f"sqlite:///{folder / 'record.db'}"], capture_output=True, text=True, check=True)
    assert re.fullmatch(r".*/locked/record\.db: cannot be created: permission denied\n", said.stdout)


def test_a_read_only_file_can_be_read_and_refuses_writes_plainly() -> None:
    code = (
        "import os, sys\n"
        "from composer.errors import RecordFailed\n"
        "from composer.record.store import open_record\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "record = open_record(sys.argv[1])\n"
        "print(record.describe()[-19:])\n"
        "try:\n"
        "    with record.write() as conn: conn.exec_driver_sql('DELETE FROM meta')\n"
        "except RecordFailed as problem: print(problem)\n"
    )
    with tempfile.TemporaryDirectory(dir="/tmp") as place:
        path = Path(place) / "record.db"
        store.open_record(f"sqlite:///{path}").close()
        Path(place).chmod(0o555)
        path.chmod(0o444)
        said = subprocess.run([sys.executable, "-c", code, f"sqlite:///{path}"], capture_output=True, text=True, check=True)
        Path(place).chmod(0o700)
    assert said.stdout == f"0 people, 0 touches\n{path}: cannot be written: the file or its folder is read-only\n"


def test_a_record_that_another_program_holds_is_busy_not_broken(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.2)
    path = home / "record.db"
    with store.open_record(f"sqlite:///{path}") as record:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordFailed, match="busy with another writer"), record.write():
            pass
        other.execute("ROLLBACK")
        other.close()
        log.log_sent(record, to="Ines", channel="email", at=AT)


def test_a_write_that_fails_changes_nothing_and_frees_the_lock(record_url: str) -> None:
    with store.open_record(record_url) as record:
        def fail() -> None:
            with record.write() as conn:
                conn.execute(insert(schema.meta).values(key="a", value="b"))
                raise RuntimeError("in the middle")

        with pytest.raises(RuntimeError, match="in the middle"):
            fail()
        with record.write() as conn:
            assert conn.execute(select(func.count()).select_from(schema.meta)).scalar_one() == 0


def test_a_write_inside_a_write_is_refused_rather_than_hanging(record_url: str) -> None:
    with store.open_record(record_url) as record, record.write(), pytest.raises(BadUsage, match="inside another"), record.write():
        pass


def test_threads_of_one_process_lose_nothing(record_url: str) -> None:
    with store.open_record(record_url) as record:
        def work(number: int) -> None:
            for step in range(5):
                log.log_sent(record, to=f"Person {number}", channel="email", at=AT + timedelta(minutes=step))

        threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with record.read() as conn:
            assert conn.execute(select(func.count()).select_from(schema.touch)).scalar_one() == 30
            assert conn.execute(select(func.count(), func.sum(schema.outreach.c.steps)).select_from(schema.outreach)).one() == (6, 24)


_WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from composer.record import log, store
url, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with store.open_record(url) as record:
    for step in range(count):
        log.log_sent(record, to="Ines Duarte", channel="email", at=datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=step), text=name)
"""


def test_two_apps_and_a_command_line_writing_at_once_lose_nothing(record_url: str) -> None:
    root = Path(__file__).parent.parent
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, record_url, name, "40"], cwd=root) for name in ("app one", "app two", "command line")
    ]
    assert [writer.wait(300) for writer in writers] == [0, 0, 0]
    with store.open_record(record_url) as record, record.read() as conn:
        touch, outreach = schema.touch, schema.outreach
        counts = conn.execute(select(touch.c.body, func.count()).group_by(touch.c.body)).all()
        assert sorted(map(tuple, counts)) == [("app one", 40), ("app two", 40), ("command line", 40)]
        people = conn.execute(select(func.count()).select_from(schema.person)).scalar_one()
        assert conn.execute(select(outreach.c.steps)).scalars().all() == [119]
        assert people == 1


def test_opening_a_new_record_from_two_processes_at_once_makes_one(record_url: str) -> None:
    root = Path(__file__).parent.parent
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, record_url, "x", "1"], cwd=root) for _ in range(3)]
    assert [writer.wait(300) for writer in writers] == [0, 0, 0]
    with store.open_record(record_url) as record:
        assert "3 touches" in record.describe()


def test_a_write_marks_the_days_of_what_it_changed_once_there_is_a_cube(record_url: str) -> None:
    def dirty() -> list[int]:
        with record.read() as conn:
            return sorted(conn.execute(select(schema.dirty_day.c.day)).scalars())

    day = 20_758  # 2026-11-01 counted from 1970-01-01
    with store.open_record(record_url) as record:
        sent = log.log_sent(record, to="Ines", channel="email", at=AT)
        assert dirty() == []
        with record.write() as conn:
            row = {column.name: 0 for column in schema.cube.columns}
            conn.execute(insert(schema.cube).values({**row, "channel": "email", "day": day, "source_id": 1, "n": 1}))
        log.log_answer(record, "reply", outreach=sent.outreach, at=AT + timedelta(days=3))
        assert dirty() == [day]
        log.log_sent(record, to="Bo", channel="email", at=AT + timedelta(days=9))
        assert dirty() == [day, day + 9]
        with record.write() as conn:
            conn.execute(schema.dirty_day.delete())
        undo.undo(record)
        assert dirty() == [day + 9]
        log.log_sent(record, person=sent.person, channel="email", at=AT + timedelta(days=30))  # a follow-up after the answer
        assert dirty() == [day + 9]


@pytest.mark.postgres
def test_readers_see_one_state_while_others_write(postgres_url: str) -> None:
    with store.open_record(postgres_url) as record:
        log.log_sent(record, to="Ines", channel="email", at=AT)
        with record.read() as conn:
            before = conn.execute(select(func.count()).select_from(schema.touch)).scalar_one()
            log.log_sent(record, to="Bo", channel="email", at=AT)
            assert conn.execute(select(func.count()).select_from(schema.touch)).scalar_one() == before


def test_a_write_inside_a_read_of_a_file_is_refused_rather_than_waiting_for_itself(home: Path) -> None:
    with store.open_record(f"sqlite:///{home / 'record.db'}") as record:
        with record.read(), pytest.raises(BadUsage, match="inside a read"):
            log.log_sent(record, to="Ines", channel="email", at=AT)
        log.log_sent(record, to="Ines", channel="email", at=AT)
