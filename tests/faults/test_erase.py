"""An erasure that is killed on its way through the copies is finished later, and says what it could not open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from composer.cli import main
from composer.record import backup, erase, people
from composer.record.leftovers import UPLOAD, Workplace
from composer.record.store import open_record
from tests.record_kit import at, mail, put


class Killed(BaseException):
    """In place of SIGKILL."""


def fill(home: Path) -> list[Path]:
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        put(record, [
            mail("out", 1, "a@me", who="zeb@quillfeather.example", name="Zebulon Quill", text="marzipan " * 300),
            mail("in", 2, "b@quillfeather.example", who="zeb@quillfeather.example", name="Zebulon Quill", answers="a@me"),
            mail("out", 3, "c@me", who="ana@example.com", name="Ana"),
        ])
        return [backup.backup(record, home / "backups" / f"{number}.db") for number in range(4)]


def left(home: Path) -> set[str]:
    words = (b"ebulon", b"quillfeather", b"marzipan")
    return {path.name for path in home.rglob("*") if path.is_file() and any(word in path.read_bytes() for word in words)}


@pytest.mark.parametrize("after", range(6))
def test_an_erasure_killed_after_its_commit_is_finished_by_the_next(home: Path, monkeypatch: pytest.MonkeyPatch, after: int, capsys: Any) -> None:
    fill(home)
    assert left(home) == {"record.db", "0.db", "1.db", "2.db", "3.db"}
    count = 0
    real = erase._purge

    def dying(record: Any) -> None:
        nonlocal count
        count += 1
        if count > after:
            raise Killed
        real(record)

    with monkeypatch.context() as patch, open_record(f"sqlite:///{home / 'record.db'}") as record:
        patch.setattr(erase, "_purge", dying)
        with pytest.raises(Killed):
            erase.erase(record, people.one(record, "Zebulon Quill"), at=at(9))
    assert main(["doctor", "--format", "json"]) == 3 or after == 5
    lines = {line["what"]: line for line in json.loads(capsys.readouterr().out)}
    assert ("erasing" in lines) is (after < 5)
    assert main(["people", "erase", "Zebulon Quill", "--yes"]) == (0 if after < 5 else 2)
    assert left(home) == set()
    assert main(["people", "erase", "Zebulon Quill", "--yes"]) == 2
    assert not list(home.glob(".*-*"))


def test_uploads_go_and_what_cannot_be_opened_is_named(home: Path) -> None:
    fill(home)
    upload = Workplace(home, UPLOAD)
    (upload.path / "chat.txt").write_text("marzipan")
    (home / "backups" / "locked.db.age").write_bytes(b"age-encryption.org/v1\n")
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        done = erase.erase(record, people.one(record, "Zebulon Quill"), at=at(9), folders=(home,))
    assert left(home) == set()
    assert [path.name for path in done.unopened] == ["locked.db.age"]
    assert sorted(path.name for path in done.backups) == ["0.db", "1.db", "2.db", "3.db"]


def test_a_copy_made_while_an_erasure_was_unfinished_is_cleaned_too(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(home)
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        with monkeypatch.context() as patch:
            patch.setattr(erase, "finish", lambda *_, **__: (_ for _ in ()).throw(Killed))
            with pytest.raises(Killed):
                erase.erase(record, people.one(record, "Zebulon Quill"), at=at(9))
        backup.backup(record, home / "backups" / "between.db")
        assert "between.db" in left(home)  # the note of what is still to be cleaned
        erase.finish(record, at=at(10))
    assert left(home) == set()
