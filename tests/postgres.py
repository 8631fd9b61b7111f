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
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

import pytest

_numbers = count(1)


@dataclass(frozen=True)
class Server:
    """A running server; `url` is of its maintenance database."""

    url: str

    def database(self) -> str:
        """The URL of a new, empty database."""
        import psycopg

        name = f"record_{os.getpid()}_{next(_numbers)}"
        with psycopg.connect(self.url, autocommit=True) as conn:
            conn.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        return self.url.rpartition("/")[0] + f"/{name}"

    def drop(self, url: str) -> None:
        """Remove a database, whoever is connected."""
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as conn:
            conn.execute(f'DROP DATABASE "{url.rpartition("/")[2]}" WITH (FORCE)')


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
    import psycopg

    programs, user = _programs(), _user()
    folder = Path(tempfile.mkdtemp(prefix="overture-pg-", dir="/tmp"))
    if user:
        shutil.chown(folder, user)
    password = secrets.token_hex(12)
    word = folder / "password"
    word.write_text(password)
    word.chmod(0o644)
    data = folder / "data"
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "tester", "--pwfile", word, "-A", "scram-sha-256", "-E", "UTF8", "--no-locale", "-N"],
        user=user, check=True, capture_output=True, cwd=folder,
    )
    word.unlink()
    for _ in range(3):  # another program may take the port in between
        port = _free_port()
        with (folder / "log").open("ab") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, "-p", str(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                 "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "shared_buffers=32MB", "-c", "max_connections=60"],
                user=user, stdout=log, stderr=log, cwd=folder,
            )
        url = f"postgresql://tester:{password}@127.0.0.1:{port}/postgres"
        deadline = time.monotonic() + 60
        while server.poll() is None and time.monotonic() < deadline:
            try:
                psycopg.connect(url, connect_timeout=5).close()
            except psycopg.OperationalError:
                time.sleep(0.05)  # the server tells nobody when it is ready
                continue
            atexit.register(_stop, server, folder)
            return Server(url)
        server.kill()
        server.wait()
    raise RuntimeError(f"PostgreSQL did not start: {(folder / 'log').read_text()[-2000:]}")


def _stop(server: subprocess.Popen[bytes], folder: Path) -> None:
    server.terminate()
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
    shutil.rmtree(folder, ignore_errors=True)


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
