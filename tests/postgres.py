"""Starts a PostgreSQL of the tests' own on a free loopback port, once, and gives every test an empty database on it.

Needs Debian's package `postgresql` (any version from 13 on). The server refuses to run as root, so a root user starts it
as `postgres`.
"""

from __future__ import annotations

import atexit
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path

import pytest

_numbers = count(1)


class Server:
    """A running server; `url` is of its maintenance database."""

    def __init__(self, folder: Path, user: str | None, password: str, *, durable: bool) -> None:
        self.folder, self.user, self.password, self.durable = folder, user, password, durable
        self.port, self.url = 0, ""
        self.process: subprocess.Popen[bytes] | None = None

    def run(self) -> bool:
        """Start it, on the port it had before where it had one; whether it answers within a minute."""
        import psycopg

        self.port = self.port or _free_port()
        self.url = f"postgresql://tester:{self.password}@127.0.0.1:{self.port}/postgres"
        quick = [] if self.durable else ["-c", "fsync=off", "-c", "full_page_writes=off"]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [_programs() / "postgres", "-D", self.folder / "data", "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
                 "-c", "unix_socket_directories=", *quick, "-c", "shared_buffers=32MB", "-c", "max_connections=60"],
                user=self.user, stdout=log, stderr=log, cwd=self.folder,
            )
        deadline = time.monotonic() + 60
        while self.process.poll() is None and time.monotonic() < deadline:
            try:
                psycopg.connect(self.url, connect_timeout=5).close()
            except psycopg.OperationalError:
                time.sleep(0.05)  # the server tells nobody when it is ready
                continue
            return True
        self.process.kill()
        self.process.wait()
        return False

    def crash(self) -> None:
        """End it at once, without a word to those connected and without writing anything down."""
        assert self.process is not None
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()

    def database(self, like: str = "template0") -> str:
        """The URL of a new database, empty or like another one that nobody is connected to."""
        import psycopg

        name = f"record_{os.getpid()}_{next(_numbers)}"
        with psycopg.connect(self.url, autocommit=True) as conn:
            conn.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like.rpartition("/")[2]}"')
        return self.url.rpartition("/")[0] + f"/{name}"

    def drop(self, url: str) -> None:
        """Remove a database, whoever is connected."""
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as conn:
            conn.execute(f'DROP DATABASE "{url.rpartition("/")[2]}" WITH (FORCE)')

    def stop(self) -> None:
        """End it and remove what it kept."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise RuntimeError("PostgreSQL is not installed; on Debian: apt-get install postgresql")
    return Path(on_path).resolve().parent


def _user() -> str | None:
    if os.getuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        subprocess.run(["useradd", "-r", "-s", "/usr/sbin/nologin", "postgres"], check=True)
        return "postgres"


def _free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


@cache
def start() -> Server:
    """The server of this test run, started at the first call and stopped at the end."""
    return new_server(durable=False)


def new_server(*, durable: bool) -> Server:
    """A server of its own, stopped at the end; one that is not durable is quicker, and a power cut would harm it."""
    programs, user = _programs(), _user()
    folder = Path(tempfile.mkdtemp(prefix="overture-pg-", dir="/tmp"))
    if user:
        shutil.chown(folder, user)
    password = secrets.token_hex(12)
    word = folder / "password"
    word.write_text(password)
    word.chmod(0o644)
    subprocess.run(
        [programs / "initdb", "-D", folder / "data", "-U", "tester", "--pwfile", word, "-A", "scram-sha-256", "-E", "UTF8", "--no-locale", "-N"],
        user=user, check=True, capture_output=True, cwd=folder,
    )
    word.unlink()
    server = Server(folder, user, password, durable=durable)
    atexit.register(server.stop)
    for _ in range(3):  # another program may take the port in between
        server.port = 0
        if server.run():
            return server
    raise RuntimeError(f"PostgreSQL did not start: {(folder / 'log').read_text()[-2000:]}")


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """An empty PostgreSQL database of this test's own."""
    server = start()
    url = server.database()
    yield url
    server.drop(url)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def record_url(request: pytest.FixtureRequest, home: Path) -> str:
    """The URL of an empty record, once for each kind of database."""
    if request.param == "sqlite":
        return f"sqlite:///{home / 'record.db'}"
    return str(request.getfixturevalue("postgres_url"))
