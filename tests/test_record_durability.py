"""What was said to be saved stays saved: kills, a full disk, a damaged file, backups while others write."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from composer.errors import BadFile, RecordFailed
from composer.record import backup, log, schema
from composer.record.leftovers import IMPORT, workplace
from composer.record.store import open_record
from tests.record_kit import at, check, outreaches, put, touch

ROOT = Path(__file__).parent.parent

_WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from composer.record import log, store
record = store.open_record(sys.argv[1])
print("ready", flush=True)
number = int(sys.argv[2])
while True:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
    logged = log.log_sent(record, to=f"Person {number % 7}", channel="email", at=at, text=f"text {number} " * (number % 50))
    print(number, logged.touch, flush=True)
    number += 1
"""

_IMPORTER = """
import sys
from datetime import UTC, datetime, timedelta
from composer.model import ImportedTouch, Party
from composer.record import merge, store
start = datetime(2026, 1, 1, tzinfo=UTC)
record = store.open_record(sys.argv[1])
touches = (ImportedTouch("email", "out", start + timedelta(minutes=n), Party(f"Person {n}", f"p{n}@example.com"), "", text=f"text {n} " * 40, native_id=f"{n}@me")
           for n in range(6000))
print("ready", flush=True)
print(merge.merge_import(record, touches, source="email:me", reader="mbox", at=start).new, flush=True)
"""


def integrity(path: Path) -> str:
    with closing(sqlite3.connect(path)) as conn:
        return str(conn.execute("PRAGMA integrity_check").fetchone()[0])


def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(home: Path) -> None:
    url = f"sqlite:///{home / 'record.db'}"
    open_record(url).close()
    chance = random.Random(7)
    acknowledged: set[int] = set()
    number = 0
    for _ in range(12):
        writer = subprocess.Popen([sys.executable, "-c", _WRITER, url, str(number)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        first = [writer.stdout.readline() for _ in range(chance.randrange(1, 6))]  # however busy the machine is
        killer = threading.Timer(chance.uniform(0, 0.03), writer.send_signal, (signal.SIGKILL,))
        killer.start()
        lines = ("".join(first) + writer.stdout.read()).split("\n")
        writer.wait()
        writer.stdout.close()
        killer.join()
        acknowledged |= {int(line.split()[1]) for line in lines[:-1] if line}
        number += len(lines) + 1
    assert len(acknowledged) >= 12
    assert integrity(home / "record.db") == "ok"
    with open_record(url) as record:
        with record.read() as conn:
            stored = set(conn.execute(select(schema.touch.c.id)).scalars())
        assert acknowledged <= stored
        assert len(stored) <= len(acknowledged) + 12  # at most the one write in flight at each kill
        check(record)


def test_an_import_that_is_killed_leaves_all_or_nothing(home: Path) -> None:
    url = f"sqlite:///{home / 'record.db'}"
    open_record(url).close()
    chance = random.Random(8)
    for _ in range(4):
        writer = subprocess.Popen([sys.executable, "-c", _IMPORTER, url], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        killer = threading.Timer(chance.uniform(0.1, 1.2), writer.send_signal, (signal.SIGKILL,))
        killer.start()
        said = writer.stdout.read()
        writer.wait()
        writer.stdout.close()
        killer.join()
        with open_record(url) as record, record.read() as conn:
            counts = [conn.execute(select(func.count()).select_from(table)).scalar_one() for table in (schema.touch, schema.outreach, schema.person)]
        assert counts in ([0, 0, 0], [6000, 6000, 6000])
        assert not said or counts[0] == 6000
    assert integrity(home / "record.db") == "ok"


def test_a_full_disk_is_said_and_keeps_what_was_saved(home: Path) -> None:
    code = (
        "import resource, signal, sys\n"
        "from datetime import UTC, datetime\n"
        "from composer.errors import RecordFailed\n"
        "from composer.record import log, store\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "record = store.open_record(sys.argv[1])\n"
        "log.log_sent(record, to='Ana', channel='email', at=datetime(2026, 1, 1, tzinfo=UTC), text='kept')\n"
        "size = __import__('os').path.getsize(sys.argv[2])\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size + 65536, resource.RLIM_INFINITY))\n"
        "kept = 1\n"
        "try:\n"
        "    while True:\n"
        "        log.log_sent(record, to='Ana', channel='email', at=datetime(2026, 1, 2, tzinfo=UTC), text='x' * 9000)\n"
        "        kept += 1\n"
        "except RecordFailed as problem: print(kept, problem)\n"
        "print(record.describe())\n"
    )
    path = home / "record.db"
    done = subprocess.run([sys.executable, "-c", code, f"sqlite:///{path}", str(path)], capture_output=True, text=True, check=True, cwd=ROOT)
    said, described = done.stdout.splitlines()
    kept = int(said.split()[0])
    assert kept > 1
    assert "full" in said
    assert "everything before it is safe" in said
    assert described.endswith(f"1 person, {kept} touches")
    assert integrity(path) == "ok"
    with open_record(f"sqlite:///{path}") as record:
        check(record)


def test_a_damaged_page_is_noticed_and_never_written_over(home: Path) -> None:
    path = home / "record.db"
    url = f"sqlite:///{path}"
    with open_record(url) as record:
        for number in range(120):
            log.log_sent(record, to=f"Person {number}", channel="email", at=at(number), text="hello " * 300)
    raw = bytearray(path.read_bytes())
    page = 4096
    for start in range(page, len(raw), page):  # every page but the first
        raw[start : start + 200] = os.urandom(200)
    path.write_bytes(raw)
    with pytest.raises(RecordFailed, match=r"is damaged; it was left as it is\. Restore the last backup"), open_record(url) as record:
        log.log_sent(record, to="Person 3", channel="email", at=at(500))
    assert path.read_bytes() == bytes(raw)
    with pytest.raises(RecordFailed, match="is damaged"), open_record(url) as record:
        record.describe()
    with pytest.raises(BadFile, match="damaged"):
        backup.verify(path)


def test_a_backup_made_while_others_write_is_one_state_of_the_record(record_url: str, home: Path) -> None:
    with open_record(record_url) as record:
        stop = threading.Event()

        def work() -> None:
            number = 0
            while not stop.is_set():
                log.log_sent(record, to=f"Person {number}", channel="email", at=at(number))
                number += 1

        writer = threading.Thread(target=work)
        writer.start()
        try:
            saved = [backup.backup(record, home / "backups" / f"{number}.db") for number in range(6)]
        finally:
            stop.set()
            writer.join()
    for path in saved:
        assert integrity(path) == "ok"
        with open_record(f"sqlite:///{path}") as copy:
            check(copy)
            with copy.read() as conn:
                assert conn.execute(select(func.count()).select_from(schema.touch)).scalar_one() == len(outreaches(copy))
                assert conn.execute(select(func.count()).select_from(schema.change)).scalar_one() == len(outreaches(copy))


def test_a_migration_that_is_cut_short_leaves_the_schema_before_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import op

    made = []
    create = op.create_table

    def fail(*args: object, **more: object) -> object:
        made.append(args[0])
        if len(made) == 9:
            raise KeyboardInterrupt
        return create(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(op, "create_table", fail)
    with pytest.raises(KeyboardInterrupt):
        open_record(f"sqlite:///{home / 'record.db'}")
    with closing(sqlite3.connect(home / "record.db")) as conn:
        assert conn.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    monkeypatch.undo()
    monkeypatch.setenv("OVERTURE_HOME", str(home))
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        assert log.log_sent(record, to="Ana", channel="email", at=at() + timedelta(hours=1)).touch == 1


def test_an_index_that_disagrees_with_its_table_is_no_sound_backup(home: Path) -> None:
    path = home / "record.db"
    url = f"sqlite:///{path}"
    with open_record(url) as record:
        for number in range(60):
            log.log_sent(record, to=f"Person {number}", channel="email", at=at(number), text="hello " * 300)
        assert "60 people" in record.describe()
    raw = bytearray(path.read_bytes())
    place = raw.rindex(b"person 31")
    raw[place : place + 6] = b"PERSON"
    path.write_bytes(raw)
    with closing(sqlite3.connect(path)) as conn:
        whole = conn.execute("PRAGMA integrity_check").fetchone()[0]
    assert whole != "ok"
    with pytest.raises(BadFile, match="damaged"):
        backup.verify(path)


def test_what_a_killed_import_left_goes_with_the_next_one_and_what_is_in_use_stays(home: Path) -> None:
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        killed = subprocess.Popen([sys.executable, "-c", (
            "import sys, time; from pathlib import Path; from composer.record.leftovers import IMPORT, Workplace\n"
            "place = Workplace(Path(sys.argv[1]), IMPORT); (place.path / 'stage.db').write_text('text'); print('made', flush=True); time.sleep(600)"
        ), str(home)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert killed.stdout is not None
        assert killed.stdout.readline() == "made\n"
        with workplace(home, IMPORT) as working:
            put(record, [touch("out", 0)])
            assert len(list(home.glob(".import-*/stage.db"))) == 1
            killed.kill()
            killed.wait()
            killed.stdout.close()
            put(record, [touch("in", 1)])
            assert list(home.glob(".import-*")) == [working]
    assert sorted(path.name for path in home.iterdir()) == ["record.db"]
