"""Backups under a passphrase: they come back whole, open for nobody else, and a damaged one changes nothing."""

from __future__ import annotations

import io
import os
import pty
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from composer.errors import BadFile, BadUsage, RecordFailed
from composer.record import backup, encryption, erase, log, people, restore
from composer.record.store import open_record
from tests.record_kit import at

ROOT = Path(__file__).parent.parent
WORDS = "marmalade anchor velvet tuesday"


@pytest.fixture
def url(home: Path) -> str:
    return f"sqlite:///{home / 'record.db'}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A locked backup that holds Ana alone."""
    folder = tmp_path_factory.mktemp("made")
    with open_record(f"sqlite:///{folder / 'record.db'}") as record:
        log.log_sent(record, to="Ana Quillfeather", channel="email", handle="ana@example.com", at=at(), text="hello " * 9000)
        return backup.backup(record, folder / "disk" / f"one{encryption.ENDING}", passphrase=WORDS)


@pytest.fixture
def locked(made: Path, url: str, tmp_path: Path) -> Path:
    """The same backup beside a record that holds Bo alone."""
    with open_record(url) as record:
        log.log_sent(record, to="Bo", channel="email", at=at(1))
    return Path(shutil.copy(made, tmp_path / made.name))


def names(url: str) -> list[str]:
    with open_record(url) as record:
        return sorted(line.name for line in people.search(record))


def inside(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_was_locked_comes_back_and_the_record_before_it_is_kept(url: str, locked: Path, home: Path) -> None:
    kept = restore.restore(url, locked, at=at(9), passphrase=WORDS)
    assert names(url) == ["Ana Quillfeather"]
    assert names(f"sqlite:///{kept}") == ["Bo"]
    assert {path.name for path in home.iterdir()} == {"record.db", "backups"}


def test_a_locked_backup_is_private_shows_nothing_and_leaves_nothing_open_beside_it(made: Path) -> None:
    assert made.stat().st_mode & 0o077 == 0
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    assert not any(word in made.read_bytes() for word in (b"Quillfeather", b"ana@example", b"hello", b"SQLite", WORDS.encode()))
    assert {path.name for path in made.parent.parent.iterdir()} == {"record.db", "disk"}


def test_two_backups_of_the_same_record_share_no_key(url: str, locked: Path, home: Path) -> None:
    with open_record(url) as record:
        other = backup.backup(record, home / f"two{encryption.ENDING}", passphrase=WORDS)
    mixed = home.parent / f"mixed{encryption.ENDING}"
    with zipfile.ZipFile(other) as keys, zipfile.ZipFile(locked) as rows, zipfile.ZipFile(mixed, "w") as bundle:
        bundle.writestr("key.age", keys.read("key.age"))
        bundle.writestr("record.db.age", rows.read("record.db.age"))
    with pytest.raises(BadFile, match="is damaged"):
        restore.restore(url, mixed, at=at(9), passphrase=WORDS)
    assert names(url) == ["Bo"]


@pytest.mark.parametrize("passphrase", ["", "marmalade anchor velvet Tuesday", WORDS + " "])
def test_another_passphrase_changes_nothing(url: str, locked: Path, home: Path, passphrase: str) -> None:
    before = inside(home)
    with pytest.raises(BadFile, match="the passphrase is another one"):
        restore.restore(url, locked, at=at(9), passphrase=passphrase)
    assert inside(home) == before


def repacked(raw: bytes, member: str, change: object) -> bytes:
    """The zip with one member changed and its sums right again, as somebody would who wants to mislead."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == member else data)  # type: ignore[operator]
    return packed.getvalue()


DAMAGE = {
    "cut in the middle": lambda raw: raw[: len(raw) // 2],
    "cut at the end": lambda raw: raw[:-1],
    "cut after the name": lambda raw: raw[:40],
    "a bit of the key": lambda raw: raw[:200] + bytes([raw[200] ^ 1]) + raw[201:],
    "a bit of the rows": lambda raw: raw[:-4000] + bytes([raw[-4000] ^ 1]) + raw[-3999:],
    "the list of the zip": lambda raw: raw[:-60] + b"\xff" * 60,
    "a bit of the rows, sums made right": lambda raw: repacked(raw, "record.db.age", lambda data: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:]),
    "rows cut at a chunk, sums made right": lambda raw: repacked(raw, "record.db.age", lambda data: data[: 65_552 + len(data.split(b"\n---")[0]) + 62]),
    "rows that are no age file": lambda raw: repacked(raw, "record.db.age", lambda _: b"SQLite format 3\0"),
    "rows that are gone": lambda raw: repacked(raw, "record.db.age", lambda _: b""),
    "a key that is no age file": lambda raw: repacked(raw, "key.age", lambda _: b"AGE-SECRET-KEY-1"),
    "a key that takes years to guess": lambda raw: repacked(raw, "key.age", lambda data: b" 40\n".join([data.split(b"\n")[0] + b"\n" + data.split(b"\n")[1].rsplit(b" ", 1)[0], data.split(b"\n", 2)[2]])),
    "a key without end": lambda raw: repacked(raw, "key.age", lambda data: data + b"\0" * 50_000_000),
}


@pytest.mark.parametrize("harm", DAMAGE)
def test_a_damaged_backup_changes_nothing(url: str, locked: Path, home: Path, harm: str) -> None:
    locked.write_bytes(DAMAGE[harm](locked.read_bytes()))
    before = inside(home)
    with pytest.raises(BadFile):
        restore.restore(url, locked, at=at(9), passphrase=WORDS)
    assert inside(home) == before


def test_what_is_locked_is_looked_through_like_any_backup(url: str, home: Path, tmp_path: Path) -> None:
    """Whoever knows the passphrase could have put a trigger in."""
    import sqlite3
    from contextlib import closing

    with open_record(url) as record:
        log.log_sent(record, to="Bo", channel="email", at=at(1))
        plain = backup.backup(record, tmp_path / "plain.db")
    with closing(sqlite3.connect(plain)) as conn, conn:
        conn.execute("CREATE TRIGGER evil AFTER INSERT ON touch BEGIN DELETE FROM person; END")
    locked = tmp_path / f"evil{encryption.ENDING}"
    encryption.lock(plain, locked, WORDS)
    before = inside(home)
    with pytest.raises(BadFile, match="trigger") as refused:
        restore.restore(url, locked, at=at(9), passphrase=WORDS)
    assert refused.value.path == str(locked)
    assert inside(home) == before


def test_a_short_passphrase_is_refused_and_nothing_is_written(url: str, home: Path) -> None:
    with open_record(url) as record, pytest.raises(BadUsage, match="at least 10 characters"):
        backup.backup(record, home / f"one{encryption.ENDING}", passphrase="secret")
    assert [path.name for path in home.iterdir()] == ["record.db"]


def test_an_accent_typed_in_two_ways_is_the_same_passphrase(url: str, home: Path) -> None:
    with open_record(url) as record:
        log.log_sent(record, to="Bo", channel="email", at=at(1))
        made = backup.backup(record, home / f"one{encryption.ENDING}", passphrase="café au lait d’été")
    restore.restore(url, made, at=at(9), passphrase="cafe\u0301 au lait d’e\u0301te\u0301")
    assert names(url) == ["Bo"]


def test_a_full_disk_is_said_and_the_record_stays(url: str, locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = encryption.unlock
    monkeypatch.setattr(encryption, "unlock", lambda path, _, passphrase: real(path, Path("/dev/full"), passphrase))
    with pytest.raises(RecordFailed, match="no space left"):
        restore.restore(url, locked, at=at(9), passphrase=WORDS)
    assert names(url) == ["Bo"]


def test_erasing_names_the_locked_backups_that_it_cannot_reach_and_they_bring_nobody_back(url: str, locked: Path, home: Path) -> None:
    restore.restore(url, locked, at=at(9), passphrase=WORDS)
    inside_home = Path(shutil.copy(locked, home / "backups" / locked.name))
    with open_record(url) as record:
        done = erase.erase(record, people.one(record, "Ana"), at=at(10))
    assert done.unopened == (inside_home,)
    restore.restore(url, inside_home, at=at(11), passphrase=WORDS)
    assert names(url) == []


# --- at the terminal ---------------------------------------------------------------------------------------------


def run(home: Path, *words: object, typed: tuple[str, ...] = ()) -> tuple[int, str]:
    """A command at a terminal of its own, each answer typed when it asks; its status and what the terminal shows."""
    mine, theirs = pty.openpty()
    started = subprocess.Popen([sys.executable, "-m", "composer", *map(str, words)], stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT,
                               start_new_session=True, env={**os.environ, "OVERTURE_HOME": str(home)})
    os.close(theirs)
    shown, answers = "", list(typed)
    while True:
        try:
            shown += os.read(mine, 4096).decode()
        except OSError:  # the other end is closed: it is done
            break
        if answers and shown.endswith(("this backup: ", "one.age.zip: ", "again: ")):
            os.write(mine, f"{answers.pop(0)}\n".encode())
    os.close(mine)
    return started.wait(), shown


def test_the_passphrase_is_asked_for_twice_and_not_shown(home: Path, tmp_path: Path) -> None:
    assert run(home, "log", "sent", "--to", "Bo", "--channel", "email")[0] == 0
    target = tmp_path / "one.age.zip"
    status, shown = run(home, "backup", "--encrypt", target, typed=(WORDS, WORDS + "x"))
    assert (status, target.exists()) == (2, False)
    assert "not the same" in shown
    status, shown = run(home, "backup", "--encrypt", target, typed=(WORDS, WORDS))
    assert status == 0, shown
    assert "Without its passphrase nobody can open it" in shown
    assert WORDS not in shown
    status, shown = run(home, "restore", target, typed=("something else entirely",))
    assert (status, shown.count("is another one")) == (2, 1)
    assert run(home, "restore", target, typed=(WORDS,))[0] == 0
    assert names(f"sqlite:///{home / 'record.db'}") == ["Bo"]


def test_without_a_terminal_it_comes_from_the_environment_and_from_no_option(home: Path, tmp_path: Path) -> None:
    def plain(*words: object, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "composer", *map(str, words)], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              cwd=ROOT, env={**os.environ, "OVERTURE_HOME": str(home), **env}, check=False)

    plain("log", "sent", "--to", "Bo", "--channel", "email")
    refused = plain("backup", "--encrypt", tmp_path / "one.age.zip")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "OVERTURE_BACKUP_PASSPHRASE" in refused.stderr
    assert plain("backup", "--passphrase", WORDS).returncode == 2
    assert plain("backup", "--encrypt", tmp_path / "one.db", OVERTURE_BACKUP_PASSPHRASE=WORDS).returncode == 2
    assert plain("backup", "--encrypt", tmp_path / "one.age.zip", OVERTURE_BACKUP_PASSPHRASE=WORDS).returncode == 0
    assert plain("restore", tmp_path / "one.age.zip", OVERTURE_BACKUP_PASSPHRASE=WORDS).returncode == 0
    assert WORDS not in plain("doctor", OVERTURE_BACKUP_PASSPHRASE=WORDS).stdout
