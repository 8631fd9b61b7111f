"""A team's record on PostgreSQL: two apps and a command line write at once, one is killed, the server falls over in the middle."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from composer.record import log, schema
from composer.record.store import open_record
from tests import postgres
from tests.faults.conftest import LONG
from tests.record_kit import at, check

ROOT = Path(__file__).parent.parent.parent
FALLS = 10 if LONG else 2
EACH = 40 if LONG else 12  # acknowledged by the two apps between two falls

# An app keeps its record open; what fails is said, and the user tries again.
_APP = """
import sys
from datetime import UTC, datetime
from composer.errors import RecordFailed
from composer.record import log, store
record, number = None, 0
while True:
    try:
        record = record or store.open_record(sys.argv[1])
        done = log.log_sent(record, to=f"{sys.argv[2]} {number % 9}", channel="email", at=datetime(2026, 1, 1, tzinfo=UTC), text="hi " * 200)
    except RecordFailed as problem:
        print(f"failed {problem}", flush=True)
        continue
    print(f"kept {done.touch}", flush=True)
    number += 1
"""


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    """A server with every safety on, that may fall over."""
    made = postgres.new_server(durable=True)
    yield made
    made.stop()


class Writer:
    """A program that writes until it is killed; what it acknowledged and what it said had failed."""

    def __init__(self, url: str, name: str) -> None:
        self.process = subprocess.Popen([sys.executable, "-c", _APP, url, name], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        self.kept: list[int] = []
        self.failed: list[str] = []
        self.enough = threading.Condition()
        self._reading = threading.Thread(target=self._read)
        self._reading.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            what, _, said = line.strip().partition(" ")
            with self.enough:
                if what == "kept":
                    self.kept.append(int(said))
                else:
                    self.failed.append(said)
                self.enough.notify_all()

    def more(self, count: int) -> None:
        """Wait until so many more are acknowledged."""
        with self.enough:
            wanted = len(self.kept) + count
            assert self.enough.wait_for(lambda: len(self.kept) >= wanted, 120), self.failed[-1:]

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self.process.kill()
        self.process.wait()
        self._reading.join()
        assert self.process.stdout is not None
        self.process.stdout.close()


def command_line(url: str, number: int) -> bool:
    """Log one message by the command; whether it was acknowledged. What fails is one line."""
    done = subprocess.run(
        [sys.executable, "-m", "composer", "log", "sent", "--to", f"Typed {number}", "--channel", "email"], capture_output=True, text=True,
        cwd=ROOT, env={**os.environ, "OVERTURE_DATABASE_URL": url}, check=False,
    )
    assert done.returncode in (0, 3), done.stderr
    assert done.returncode == 0 or done.stderr.count("\n") == 1
    return done.returncode == 0


@pytest.mark.postgres
def test_the_server_falls_over_under_load_and_nothing_acknowledged_is_lost(server: postgres.Server) -> None:
    url = server.database()
    open_record(url).close()
    apps = [Writer(url, "one"), Writer(url, "two")]
    typed: list[int] = []
    over = threading.Event()

    def type_on() -> None:
        number = 0
        while not over.is_set():
            if command_line(url, number):
                typed.append(number)
            number += 1

    typing = threading.Thread(target=type_on)
    typing.start()
    killed = []
    try:
        for fall in range(FALLS):
            for app in apps:
                app.more(EACH)
            if fall == FALLS // 2:
                apps[0].kill()
                killed.append(apps.pop(0))
                apps.append(Writer(url, "three"))
            server.crash()
            assert server.run()
        for app in apps:
            app.more(EACH)
    finally:
        over.set()
        typing.join()
        for app in apps:
            app.kill()
    with open_record(url) as record:
        with record.read() as conn:
            stored = set(conn.execute(select(schema.touch.c.id)).scalars())
            names = set(conn.execute(select(schema.person.c.name)).scalars())
        check(record)
        log.log_sent(record, to="After", channel="email", at=at(9))
    acknowledged = {number for app in (*apps, *killed) for number in app.kept}
    assert acknowledged <= stored
    assert {f"Typed {number}" for number in typed} <= names
    assert typed
    assert any(app.failed for app in (*apps, *killed))
    print(f"\n{FALLS} falls, 1 killed: {len(acknowledged)} acknowledged by apps and {len(typed)} by commands, 0 lost")
