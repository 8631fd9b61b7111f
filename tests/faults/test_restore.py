"""Restoring: a good record is never moved away, whatever stands in the way, and nothing foreign gets in with a backup."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from composer.errors import BadFile, BadUsage, RecordDamaged, RecordFailed
from composer.record import backup, erase, log, people, restore, store, undo
from composer.record.store import open_record
from tests.faults.conftest import old_record
from tests.record_kit import at, check, put, touch

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def url(home: Path) -> str:
    return f"sqlite:///{home / 'record.db'}"


@pytest.fixture
def saved(url: str, tmp_path: Path) -> Path:
    """A backup of a record that has moved on since: Ana is in both, Bo in the record alone."""
    with open_record(url) as record:
        log.log_sent(record, to="Ana", channel="email", handle="ana@example.com", at=at(), text="hello " * 3000)
        made = backup.backup(record, tmp_path / "elsewhere" / "one.db")
        log.log_sent(record, to="Bo", channel="email", at=at(1), text="hello " * 3000)
    return made


def names(url: str) -> list[str]:
    with open_record(url) as record:
        return sorted(line.name for line in people.search(record))


def whole(home: Path) -> bytes:
    return (home / "record.db").read_bytes()


def test_a_record_that_another_process_is_writing_stays_where_it_is(url: str, saved: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.2)
    before = whole(home)
    with closing(sqlite3.connect(home / "record.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordFailed, match="busy with another writer"):
            restore.restore(url, saved, at=at(9))
    assert whole(home) == before
    assert [path.name for path in home.glob("*.db")] == ["record.db"]


def test_a_folder_for_backups_that_cannot_be_written_stops_the_restore(url: str, saved: Path, home: Path) -> None:
    (home / "backups").write_text("a file in its place")
    before = whole(home)
    with pytest.raises(RecordFailed, match="cannot be written"):
        restore.restore(url, saved, at=at(9))
    assert whole(home) == before
    assert sorted(path.name for path in home.iterdir()) == ["backups", "record.db"]


@pytest.mark.parametrize("room", [0, 4096, 20_000, 60_000, 120_000])
def test_a_full_disk_stops_the_restore_and_the_record_stays(url: str, saved: Path, home: Path, room: int) -> None:
    code = (
        "import resource, signal, sys\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from composer.errors import ComposerError\n"
        "from composer.record import restore\n"
        "import alembic.command, composer.record.export\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))\n"
        "try: restore.restore(sys.argv[1], Path(sys.argv[2]), at=datetime(2026, 3, 3, tzinfo=UTC))\n"
        "except ComposerError as problem: print(problem)\n"
    )
    assert room < (home / "record.db").stat().st_size
    done = subprocess.run([sys.executable, "-c", code, url, str(saved), str(room)], capture_output=True, text=True, check=True, cwd=ROOT,
                          env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    assert "full" in done.stdout or "too large" in done.stdout
    assert names(url) == ["Ana", "Bo"]
    assert [path.name for path in home.iterdir() if path.name != "backups"] == ["record.db"]
    assert not (home / "backups").exists() or not list((home / "backups").iterdir())


def test_a_record_of_a_newer_version_and_another_programs_tables_are_not_taken_for_damage(url: str, saved: Path, home: Path) -> None:
    with closing(sqlite3.connect(home / "record.db")) as conn, conn:
        conn.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordFailed, match="newer version"):
        restore.restore(url, saved, at=at(9))
    with closing(sqlite3.connect(home / "recipes.db")) as conn, conn:
        conn.execute("CREATE TABLE recipes (name)")
    before = (home / "recipes.db").read_bytes()
    with pytest.raises(RecordFailed, match="other tables"):
        restore.restore(f"sqlite:///{home / 'recipes.db'}", saved, at=at(9))
    assert (home / "recipes.db").read_bytes() == before


def test_what_somebody_writes_while_a_backup_is_put_back_is_in_the_copy_or_in_the_record(url: str, saved: Path) -> None:
    told: list[str] = []
    stop = threading.Event()

    def work() -> None:
        number = 0
        while not stop.is_set():
            with open_record(url) as record:
                log.log_sent(record, to=f"Person {number}", channel="email", at=at(number))
            told.append(f"Person {number}")
            number += 1

    writer = threading.Thread(target=work)
    writer.start()
    while len(told) < 3:
        pass
    kept = [restore.restore(url, saved, at=at(100 + number)) for number in range(3)]
    stop.set()
    writer.join()
    found = set(names(url))
    for path in kept:
        assert path is not None
        found |= set(names(f"sqlite:///{path}"))
    assert set(told) <= found
    with open_record(url) as record:
        check(record)


_RESTORER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from composer.record import restore
import alembic.command, composer.record.export
print("ready", flush=True)
for _ in range(400):
    restore.restore(sys.argv[1], Path(sys.argv[2]), at=datetime(2026, 3, 3, tzinfo=UTC))
    restore.restore(sys.argv[1], Path(sys.argv[3]), at=datetime(2026, 3, 3, tzinfo=UTC))
"""


def test_a_restore_that_is_killed_leaves_the_old_record_or_the_new_one(url: str, saved: Path, tmp_path: Path, home: Path) -> None:
    with open_record(url) as record:
        other = backup.backup(record, tmp_path / "elsewhere" / "two.db")
    for wait in (0.0, 0.05, 0.2, 0.45):
        writer = subprocess.Popen([sys.executable, "-c", _RESTORER, url, str(saved), str(other)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        killer = threading.Timer(wait, writer.send_signal, (signal.SIGKILL,))
        killer.start()
        writer.wait()
        writer.stdout.close()
        killer.join()
        assert names(url) in (["Ana"], ["Ana", "Bo"])
        with open_record(url) as record:
            check(record)
    restore.restore(url, saved, at=at(200))
    assert not [path.name for path in home.iterdir() if path.name.startswith(".copy-")]


@pytest.mark.parametrize("harm", [
    "CREATE TRIGGER evil AFTER INSERT ON touch BEGIN DELETE FROM person; END",
    "CREATE VIEW evil AS SELECT * FROM person",
    "CREATE TABLE evil (x)",
    "ALTER TABLE touch ADD COLUMN evil TEXT",
    "ALTER TABLE touch ADD COLUMN evil TEXT GENERATED ALWAYS AS (body || 'x') VIRTUAL",
    "ALTER TABLE stop DROP COLUMN note",
    "UPDATE touch SET sent_at = 'soon'",
    "UPDATE touch SET body = x'ff'",
    "UPDATE touch SET person_id = 4711",
    "DELETE FROM alembic_version",
    "UPDATE alembic_version SET version_num = '0000'",
])
def test_a_backup_with_anything_foreign_in_it_is_refused(url: str, saved: Path, home: Path, harm: str) -> None:
    with closing(sqlite3.connect(saved)) as conn, conn:
        conn.execute("PRAGMA foreign_keys=OFF")
        conn.execute(harm)
    before = whole(home)
    with pytest.raises(BadFile):
        restore.restore(url, saved, at=at(9))
    assert whole(home) == before


def test_a_backup_of_every_earlier_version_is_taken(url: str, saved: Path, tmp_path: Path) -> None:
    from sqlalchemy import create_engine

    from composer.record import migrate

    for version in migrate.versions():
        old = tmp_path / f"{version}.db"
        engine = create_engine(f"sqlite:///{old}")
        with engine.begin() as conn:
            migrate.upgrade(conn, "old", version)
        engine.dispose()
        assert backup.verify(old) == version
        restore.restore(url, old, at=at(9))
        assert "Bo" not in names(url)


def test_the_old_journal_of_a_damaged_record_is_not_played_into_the_new_one(url: str, saved: Path, home: Path) -> None:
    (home / "record.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    (home / "record.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 3000)
    kept = restore.restore(url, saved, at=at(9))
    assert kept is not None
    assert not (home / "record.db-journal").exists()
    assert names(url) == ["Ana"]
    assert (home / "record.db").stat().st_mode & 0o077 == 0


def test_a_record_behind_a_symbolic_link_is_replaced_where_it_lies(saved: Path, home: Path, tmp_path: Path) -> None:
    real = tmp_path / "disk" / "real.db"
    real.parent.mkdir()
    shutil.copy(home / "record.db", real)
    (home / "record.db").unlink()
    (home / "record.db").symlink_to(real)
    link = f"sqlite:///{home / 'record.db'}"
    restore.restore(link, saved, at=at(9))
    assert (home / "record.db").is_symlink()
    assert names(link) == ["Ana"]
    real.write_bytes(b"no database")
    restore.restore(link, saved, at=at(10))
    assert (home / "record.db").is_symlink()
    assert names(link) == ["Ana"]
    with pytest.raises(BadUsage, match="the record itself"):
        restore.restore(link, real, at=at(11))


def test_a_damaged_record_is_only_read_from_then_on(url: str, saved: Path, home: Path) -> None:
    with open_record(url) as record:
        raw = bytearray(whole(home))
        for start in range(4096, len(raw), 4096):
            raw[start : start + 200] = os.urandom(200)
        (home / "record.db").write_bytes(bytes(raw))
        with pytest.raises(RecordDamaged):
            record.describe()
    with pytest.raises(RecordDamaged, match="Restore the last backup"), open_record(url) as record:
        log.log_sent(record, to="Cy", channel="email", at=at(2))
    assert whole(home) == bytes(raw)
    restore.restore(url, saved, at=at(9))
    with open_record(url) as record:
        log.log_sent(record, to="Cy", channel="email", at=at(2))
    assert names(url) == ["Ana", "Cy"]


def test_stops_and_erasures_come_over_in_the_same_step(url: str, saved: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(url) as record:
        erase.erase(record, people.one(record, "Ana"), at=at(2))
    shown: list[list[str]] = []
    real = restore._replace_rows

    def watched(raw: sqlite3.Connection, copy: Path) -> None:
        shown.append(names(f"sqlite:///{copy}"))
        real(raw, copy)

    monkeypatch.setattr(restore, "_replace_rows", watched)
    restore.restore(url, saved, at=at(9))
    assert shown == [[]]
    assert names(url) == []


def test_an_import_is_preceded_by_a_copy_and_few_are_kept(url: str, home: Path, tmp_path: Path) -> None:
    from composer.imports.importer import import_path

    sheet = tmp_path / "own.csv"
    with open_record(url) as record:
        for number in range(9):
            sheet.write_text(f"at,person,channel,direction,kind,text\n2026-03-0{number % 8 + 1}T09:00:00+00:00,Person {number},email,out,,hello {number}\n")
            import_path(record, sheet, as_="csv", me=("me",), now=at(100 + number))
    kept = sorted((home / "backups").glob("before-import-*.db"))
    assert len(kept) == 5
    restore.restore(url, kept[-1], at=at(200))
    assert len(names(url)) == 8


def test_an_update_is_preceded_by_a_copy_of_what_the_older_version_left(url: str, home: Path) -> None:
    home.mkdir(exist_ok=True)
    old_record(home / "record.db")
    assert names(url) == ["Zoe"]
    kept = list((home / "backups").glob("before-update-*.db"))
    assert len(kept) == 1
    with closing(sqlite3.connect(kept[0])) as conn:
        assert conn.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    with open_record(url) as record:
        put(record, [touch("out", 5)])
        undo.undo(record)
    assert len(list((home / "backups").glob("before-update-*.db"))) == 1


def test_a_pipe_or_a_device_is_refused_and_not_waited_on(url: str, saved: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")
    for path in (tmp_path / "pipe.db", Path("/dev/zero")):
        with pytest.raises(BadFile, match="neither a file nor a folder"):
            restore.restore(url, path, at=at(9))
    assert names(url) == ["Ana", "Bo"]


def test_names_in_a_damaged_file_that_are_no_text_are_told_as_damage(url: str, saved: Path, home: Path, tmp_path: Path) -> None:
    """SQLite quotes what is damaged, and its bytes need not be text."""
    for number, word in enumerate((b"CREATE TABLE touch", b"tabletouchtouch", b"CREATE INDEX ix_touch_")):
        broken = tmp_path / f"{number}.db"
        raw = saved.read_bytes()
        place = raw.index(word)
        broken.write_bytes(raw[:place] + b"\xff\xfe\x97\xbd" + raw[place + 4 :])
        with pytest.raises(BadFile):
            restore.restore(url, broken, at=at(9))
        with pytest.raises(RecordFailed), open_record(broken, create=False) as record:
            log.log_sent(record, to="Cy", channel="email", at=at(2))
    assert names(url) == ["Ana", "Bo"]
