"""Folders for work in progress: what a killed program left goes, and nothing that is somebody else's."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from composer.errors import RecordFailed
from composer.private_files import write_private
from composer.record import backup, erase, export, log, people
from composer.record.leftovers import COPY, IMPORT, UPLOAD, Workplace, sweep, sweep_writes, workplace
from composer.record.store import open_record
from tests.record_kit import at


def leave(parent: Path, prefix: str) -> Path:
    """What a killed program leaves: the folder with its lock, which nobody holds."""
    with workplace(parent, prefix) as place:
        left = place.with_name(f"{prefix}abcd_123")
        left.mkdir()
        (left / "in-use").touch()
        (left / "sub").mkdir()
        (left / "sub" / "rows").write_text("somebody's words")
    return left


@pytest.mark.parametrize("prefix", [IMPORT, COPY, UPLOAD])
def test_what_a_killed_program_left_goes_and_what_is_worked_in_stays(tmp_path: Path, prefix: str) -> None:
    left = leave(tmp_path, prefix)
    working = Workplace(tmp_path, prefix)
    assert sweep(tmp_path) == [left]
    assert list(tmp_path.iterdir()) == [working.path]
    working.remove()
    assert not list(tmp_path.iterdir())


def test_folders_of_the_same_kind_of_name_that_are_not_ours_stay(tmp_path: Path) -> None:
    """A backup may go into any folder, a home folder for one."""
    names = (".import-photos", ".copy-of-thesis", ".upload-queue", ".new-project", ".copy-abcdefgh", ".new-abcdefgh")
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine.txt").write_text("mine")
        os.utime(tmp_path / name, (0, 0))
    with open_record(tmp_path / "home" / "record.db") as record:
        log.log_sent(record, to="Ana", channel="email", at=at())
        backup.backup(record, tmp_path / "mine.db")
    assert sweep(tmp_path) == []
    assert all((tmp_path / name / "mine.txt").read_text() == "mine" for name in names)


_KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from composer.record import kept_drafts
os.fsync = lambda *_: os.kill(os.getpid(), 9)
draft = kept_drafts.KeptDraft("Zebulon Quill", datetime.now(UTC), {}, {"a": "marzipan " * 9000})
kept_drafts.keep(Path(sys.argv[1]), "0123456789abcdef", draft)
"""


def test_a_draft_that_was_being_written_when_the_program_was_killed_is_erased_with_its_reader(home: Path) -> None:
    assert subprocess.run([sys.executable, "-c", _KILLED, str(home)], check=False).returncode == -9
    held = [path for path in home.rglob("*") if path.is_file() and b"marzipan" in path.read_bytes()]
    assert len(held) == 1
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        log.log_sent(record, to="Zebulon Quill", channel="email", at=at())
        erase.erase(record, people.one(record, "Zebulon Quill"), at=at(9), folders=(home,))
    assert not held[0].exists()


def test_what_is_being_written_just_now_and_files_of_other_programs_stay(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.mkdir()
    (home / ".overture-notes").write_text("mine")
    (home / "mine").mkdir()
    (home / "link").symlink_to(home / "mine")
    real, seen = os.fsync, list[str]()

    def looked_through(number: int) -> None:
        sweep_writes(home)
        seen.extend(path.name for path in home.glob(".overture-writing-*"))
        real(number)

    monkeypatch.setattr(os, "fsync", looked_through)
    write_private(home / "settings.toml", 'name = "Maya"\n')
    assert len(seen) == 1
    assert (home / "settings.toml").read_text() == 'name = "Maya"\n'
    sweep_writes(home)
    assert sorted(path.name for path in home.iterdir()) == [".overture-notes", "link", "mine", "settings.toml"]


def test_erasing_leaves_the_databases_and_folders_of_other_programs_beside_the_record_as_they_are(tmp_path: Path) -> None:
    (tmp_path / ".upload-queue").mkdir()
    (tmp_path / ".upload-queue" / "mine.txt").write_text("mine")
    for name, mode in (("recipes.db", "WAL"), ("empty.db", "DELETE")):
        with closing(sqlite3.connect(tmp_path / name)) as conn, conn:
            conn.execute(f"PRAGMA journal_mode={mode}")
            conn.execute("PRAGMA user_version=7")
            if name == "recipes.db":
                conn.execute("CREATE TABLE recipes (name)")
    before = {name: (tmp_path / name).read_bytes() for name in ("recipes.db", "empty.db")}
    with open_record(tmp_path / "record.db") as record:
        log.log_sent(record, to="Ana", channel="email", handle="ana@example.com", at=at())
        copy = backup.backup(record, tmp_path / "copy.db")
        done = erase.erase(record, people.one(record, "Ana"), at=at(1))
    assert (done.backups, done.unopened) == ((copy,), ())
    assert {name: (tmp_path / name).read_bytes() for name in before} == before
    assert (tmp_path / ".upload-queue" / "mine.txt").exists()


def test_an_export_follows_no_link_that_somebody_put_in_its_way(tmp_path: Path) -> None:
    victim = tmp_path / "letter.txt"
    victim.write_text("dear")
    folder = tmp_path / "shared"
    folder.mkdir()
    (folder / ".person.jsonl.part").symlink_to(victim)
    (folder / "touch.jsonl").symlink_to(victim)
    with open_record(tmp_path / "home" / "record.db") as record:
        log.log_sent(record, to="Ana", channel="email", at=at())
        export.everything(record, folder)
        assert victim.read_text() == "dear"
        assert not (folder / "touch.jsonl").is_symlink()
        (folder / ".person.jsonl.part").mkdir()
        with pytest.raises(RecordFailed):
            export.everything(record, folder)
