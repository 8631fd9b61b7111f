"""Killed in the middle of each thing that writes: what was acknowledged is there, nothing is half there, and the next start goes on."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from composer.record import backup, erase, people, schema
from composer.record.leftovers import sweep
from composer.record.store import open_record
from tests.faults.conftest import LONG, old_record
from tests.record_kit import at, check, mail, put

ROOT = Path(__file__).parent.parent.parent
KILLS = int(os.environ.get("KILLS", "200" if LONG else "5"))

_START = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
import alembic.command
from composer.record import backup, erase, export, log, people, restore, store, undo
home = Path(sys.argv[1]); url = f"sqlite:///{home / 'record.db'}"; turn = int(sys.argv[2])
at = datetime(2026, 6, 1, tzinfo=UTC) + timedelta(days=turn)
record = store.open_record(url)
print("ready", flush=True)
"""
# What each child does again and again until it is killed; what it prints was acknowledged.
CHILDREN = {
    "log": """
while True:
    print(log.log_sent(record, to=f"Person {turn % 7}", channel="email", at=at, text="text " * 400).touch, flush=True)
""",
    "undo": """
while True:
    log.log_sent(record, to="Undone", channel="email", at=at, text="text " * 400)
    undo.undo(record)
""",
    "backup": """
number = 0
while True:
    print(backup.backup(record, home / "backups" / f"{turn}-{number}.db"), flush=True)
    number += 1
""",
    "restore": """
record.close()
while True:
    restore.restore(url, home / "keep" / "one.db", at=at)
    restore.restore(url, home / "keep" / "two.db", at=at)
""",
    "erase": """
erase.erase(record, people.one(record, "Zebulon Quill"), at=at)
print("erased", flush=True)
sys.stdin.read()
""",
    "update": """
import os, shutil
record.close()
while True:
    shutil.copy(home / "keep" / "old.db", home / "keep" / "next.db")
    os.replace(home / "keep" / "next.db", home / "record.db")
    store.open_record(url).close()
""",
}


def fill(home: Path) -> None:
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        put(record, [
            mail("out", 1, "a@me", who="zeb@quillfeather.example", name="Zebulon Quill", text="marzipan " * 300),
            mail("in", 2, "b@quillfeather.example", who="zeb@quillfeather.example", name="Zebulon Quill", answers="a@me"),
            *(mail("out", 3 + number, f"c{number}@me", who=f"p{number}@example.com", name=f"Person {number}", text="hello " * 300) for number in range(20)),
        ])
        (home / "keep").mkdir(exist_ok=True)
        old_record(home / "keep" / "old.db")
        for name in ("one", "two"):
            backup.backup(record, home / "keep" / f"{name}.db")


def killed(home: Path, kind: str, turn: int, wait: float) -> list[str]:
    """Run a child, kill it after a while; the lines that it had printed."""
    child = subprocess.Popen([sys.executable, "-c", _START + CHILDREN[kind], str(home), str(turn)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stdout.readline() == "ready\n"
    killer = threading.Timer(wait, child.send_signal, (signal.SIGKILL,))
    killer.start()
    lines = child.stdout.read().split("\n")[:-1]
    child.wait()
    killer.join()
    child.stdout.close()
    child.stdin.close()
    return lines


def sound(home: Path) -> None:
    with closing(sqlite3.connect(home / "record.db")) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        check(record)


@pytest.mark.parametrize("kind", CHILDREN)
def test_killed_at_any_moment(kind: str, home: Path) -> None:
    chance = random.Random(kind)
    fill(home)
    acknowledged: set[str] = set()
    for turn in range(KILLS):
        if kind == "erase":
            shutil.rmtree(home)
            fill(home)
        lines = killed(home, kind, turn, chance.uniform(0, 0.25))
        acknowledged |= set(lines)
        sound(home)
        url = f"sqlite:///{home / 'record.db'}"
        with open_record(url) as record:
            if kind == "erase":
                gone = not [line for line in people.search(record) if line.name == "Zebulon Quill"]
                assert gone or not lines
                erase.finish(record, at=at(999))
                words = (b"ebulon", b"quillfeather", b"marzipan")
                left = [path.name for path in home.rglob("*") if path.is_file() and any(word in path.read_bytes() for word in words)]
                assert left == [] if gone else "record.db" in left
            if kind == "undo":
                assert len([line for line in people.search(record, limit=100) if line.name == "Undone"]) <= turn + 1
    if kind == "log":
        with open_record(f"sqlite:///{home / 'record.db'}") as record, record.read() as conn:
            assert {int(line) for line in acknowledged} <= set(conn.execute(select(schema.touch.c.id)).scalars())
    for folder in home.rglob(".new-*"):
        os.utime(folder, (0, 0))  # one that was made just now would wait a minute for its name
    sweep(home)
    sweep(home / "backups")
    for path in (home / "backups").glob("[!.]*"):
        backup.verify(path)  # under its own name only what is whole
    assert not [path for path in home.rglob(".*-*") if path.is_dir()]
