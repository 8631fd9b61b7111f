"""A disk that is full at any byte, a file mask of zero, two programs at once: nothing acknowledged is lost, nobody else may read."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from composer.cli import main
from composer.record import log, schema
from composer.record.store import open_record
from tests.faults.conftest import LONG
from tests.record_kit import at, check

ROOT = Path(__file__).parent.parent.parent
STEPS = 300 if LONG else 12

_FULL = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from composer.errors import ComposerError
from composer.record import backup, log, store
import alembic.command
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
url, room = sys.argv[1], int(sys.argv[2])
home = Path(url.removeprefix("sqlite:///")).parent
kept = 0
resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
for number in range(40):
    try:
        log.log_sent(store.open_record(url), to=f"Person {number}", channel="email", at=datetime(2026, 1, 1, tzinfo=UTC), text="x" * 5000)
        kept += 1
    except ComposerError as problem:
        assert "full" in str(problem) or "too large" in str(problem) or "cannot be" in str(problem), problem
        try:
            backup.backup(store.open_record(url, create=False), home / "b.db")
        except ComposerError:
            pass
        break
print(kept)
"""


@pytest.mark.parametrize("step", range(STEPS))
def test_whatever_is_acknowledged_before_the_disk_is_full_is_there(home: Path, step: int) -> None:
    room = 1_000 + step * 600_000 // STEPS
    url = f"sqlite:///{home / 'record.db'}"
    done = subprocess.run([sys.executable, "-c", _FULL, url, str(room)], capture_output=True, text=True, cwd=ROOT, check=False,
                          env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    assert done.returncode == 0, done.stderr
    with open_record(url) as record:
        with record.read() as conn:
            found = conn.execute(select(func.count()).select_from(schema.touch)).scalar_one()
        check(record)
    assert found == int(done.stdout)
    assert [path.name for path in home.iterdir() if path.name not in ("record.db", "b.db")] == []


def test_with_a_mask_of_zero_everything_is_still_private(home: Path, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("at,person,channel,direction,kind,text\n2026-03-01T09:00:00+00:00,Ann,email,out,,hello\n")
    before = os.umask(0)
    try:
        for command in (
            ["log", "sent", "--to", "Ana", "--channel", "email"], ["import", str(tmp_path / "own.csv"), "--as", "csv", "--me", "me"], ["backup"],
            ["export", str(home / "export")], ["people", "export", "Ana", "--to", str(home / "ana.json")],
        ):
            assert main(command) == 0, command
        from composer.web.page_key import page_key

        page_key(home)
    finally:
        os.umask(before)
    open_to_others = [path for path in [home, *home.rglob("*")] if stat.S_IMODE(path.stat().st_mode) & 0o077 and "cache" not in path.parts]
    assert open_to_others == []


_WRITER = """
import sys
from datetime import UTC, datetime
from composer.record import log, store
for number in range(int(sys.argv[3])):
    with store.open_record(sys.argv[1]) as record:
        print(log.log_sent(record, to=f"{sys.argv[2]} {number % 5}", channel="email", at=datetime(2026, 1, 1, tzinfo=UTC), text="hi").touch, flush=True)
"""


def test_three_programs_writing_at_once_lose_nothing_even_when_one_is_killed(record_url: str) -> None:
    open_record(record_url).close()
    count = 300 if LONG else 25
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, record_url, name, str(count)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for name in ("one", "two", "three")
    ]
    lines: list[str] = []
    victim = writers[2]
    assert victim.stdout is not None
    lines += [victim.stdout.readline() for _ in range(count // 3)]
    victim.kill()
    for writer in writers:
        assert writer.stdout is not None
        lines += writer.stdout.read().splitlines()
        writer.wait()
        writer.stdout.close()
    assert [writer.returncode for writer in writers[:2]] == [0, 0]
    with open_record(record_url) as record:
        with record.read() as conn:
            stored = set(conn.execute(select(schema.touch.c.id)).scalars())
        check(record)
        log.log_sent(record, to="After", channel="email", at=at(9))
    acknowledged = {int(line) for line in lines if line.strip()}
    assert acknowledged <= stored
    assert len(stored - acknowledged) <= 1
