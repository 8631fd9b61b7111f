"""A backup or an export that somebody else made: its rows are taken where they are sound, and nothing that it orders is done."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from composer.cli import main
from composer.errors import BadFile, BadUsage
from composer.record import backup, erase, export, log, people, person_marks, restore
from composer.record.store import Record, open_record
from tests.record_kit import at, check, mail, put, touch

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"


def rich(record: Record) -> None:
    """Something in every table."""
    put(record, [touch("out", 1, text="Hi?"), touch("in", 5, text="Sure"), mail("out", 3, "m1", text="Hello?")])
    log.log_sent(record, to="Ana", channel="email", at=at(20), text="hello")
    ana = people.one(record, "Ana")
    person_marks.put(record, ana, note="met in May", tags=("bees",), days=30, at=at(21))
    people.edit(record, ana, at=at(22), role="keeper")


@pytest.fixture
def url(home: Path) -> str:
    return f"sqlite:///{home / 'record.db'}"


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    with open_record(f"sqlite:///{tmp_path / 'elsewhere' / 'record.db'}") as record:
        rich(record)
        return backup.backup(record, tmp_path / "theirs.db")


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    with open_record(f"sqlite:///{tmp_path / 'elsewhere' / 'record.db'}") as record:
        rich(record)
        export.everything(record, tmp_path / "export")
    return tmp_path / "export"


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as conn, conn:
        for statement in statements:
            conn.execute(statement)


def schema_of(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(SCHEMA).fetchall()


def rewritten(table: str, old: str, new: str) -> tuple[str, ...]:
    said = "UPDATE sqlite_master SET sql = replace(sql, '{}', '{}') WHERE name = '{}'".format(old, new.replace("'", "''"), table)
    return "PRAGMA writable_schema=ON", said, "PRAGMA writable_schema=RESET"


OWN_RULES = {
    "a unique index": ("DELETE FROM touch WHERE id > 1", "DELETE FROM mail_ref", "CREATE UNIQUE INDEX evil ON touch (direction)"),
    "an index of a formula": ("CREATE INDEX evil ON touch (length(hex(zeroblob(1000))))",),
    "an index of a part": ("CREATE INDEX evil ON touch (channel) WHERE length(body) > 3",),
    "a rule for rows to come": rewritten("touch", "channel VARCHAR", "channel VARCHAR CHECK (sent_at < 1800000000000000)"),
    "a value of its own": rewritten("touch", "raw TEXT", "raw TEXT DEFAULT 'evil'"),
    "an order of its own": rewritten("handle", "address VARCHAR", "address VARCHAR COLLATE NOCASE"),
    "another way to delete": rewritten("outreach", "ON DELETE CASCADE", "ON DELETE NO ACTION"),
}


@pytest.mark.parametrize("kind", OWN_RULES)
def test_rules_that_a_backup_brings_along_do_not_come_into_the_record(kind: str, url: str, home: Path, tmp_path: Path) -> None:
    with open_record(f"sqlite:///{tmp_path / 'theirs.db'}") as record:
        log.log_sent(record, to="Ana", channel="email", at=at(), text="hello")
    run(tmp_path / "theirs.db", *OWN_RULES[kind])
    assert schema_of(tmp_path / "theirs.db") != schema_of(_fresh(tmp_path))
    home.mkdir()
    (home / "record.db").write_bytes(b"nothing at all" * 200)  # in the place of a damaged one the whole file is new
    restore.restore(url, tmp_path / "theirs.db", at=at(9))
    assert schema_of(home / "record.db") == schema_of(_fresh(tmp_path))
    with open_record(url) as record:
        for number in range(3):
            log.log_sent(record, to=f"Bo {number}", channel="email", at=at(10_000 + number), text="hello")
        check(record)


def _fresh(tmp_path: Path) -> Path:
    path = tmp_path / "fresh.db"
    open_record(path).close()
    return path


@pytest.mark.parametrize("note", [
    "no JSON", "{}", "[]", '{"keys": [1, {}], "handles": [1], "places": [3]}', '{"keys": [], "handles": [["email", "victim@x.test"]], "places": ["PLACE"]}',
])
def test_a_backup_cannot_order_another_record_to_be_cleaned(note: str, url: str, theirs: Path, tmp_path: Path) -> None:
    other = tmp_path / "somebody" / "record.db"
    with open_record(f"sqlite:///{other}") as record:
        put(record, [mail("out", 3, "m1", who="victim@x.test", text="Hello?")], source="email:me")
    before = other.read_bytes()
    with closing(sqlite3.connect(theirs)) as conn, conn:
        conn.execute("INSERT INTO meta VALUES ('erasing-1', ?)", (note.replace("PLACE", str(other.parent)),))
    restore.restore(url, theirs, at=at(9))
    with open_record(url) as record:
        assert not erase.unfinished(record)
        erase.finish(record, at=at(10))
        erase.erase(record, people.one(record, "Ana"), at=at(10))
    assert other.read_bytes() == before


@pytest.mark.parametrize("form", ["backup", "export"])
def test_an_erasure_that_was_cut_short_is_not_forgotten_by_a_restore(form: str, url: str, home: Path, theirs: Path, exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(url) as record:
        log.log_sent(record, to="Zoe Unmistakable", channel="email", at=at(1), text="hello")
        old = backup.backup(record, home / "backups" / "old.db")
        with monkeypatch.context() as patch:
            patch.setattr(erase, "finish", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                erase.erase(record, people.one(record, "Zoe Unmistakable"), at=at(2))
    restore.restore(url, theirs if form == "backup" else exported, at=at(9))
    assert b"Unmistakable" in old.read_bytes()
    with open_record(url) as record:
        assert erase.unfinished(record)
        erase.finish(record, at=at(10))
    assert b"Unmistakable" not in old.read_bytes()


FAR = 10**18  # microseconds: the year 33658
UNSOUND = [
    f"UPDATE person SET created_at = {FAR}", "UPDATE person SET connected_on = -9223372036854775808", f"UPDATE touch SET sent_at = {FAR}",
    f"UPDATE source SET observed_until = {FAR}", f"UPDATE change SET at = {FAR}", f"UPDATE import SET at = -{FAR}", f"UPDATE decision SET at = {FAR}",
    "UPDATE import SET files = 'no list'", "UPDATE import SET files = '{}'", "UPDATE import SET counts = '[]'", "UPDATE meta SET value = 'no salt' WHERE key = 'salt'",
    "UPDATE change SET undo = 'no steps'", "UPDATE change SET undo = '[1]'", """UPDATE change SET undo = '[["+", "sqlite_master", [1]]]'""",
    """UPDATE change SET undo = '[[">", "touch", "evil", 1, [2]]]'""", """UPDATE change SET undo = '[["-", "person", [{"name": "x"}]]]'""",
    """UPDATE change SET undo = '[["~", "person", 1, {"created_at": "soon"}]]'""", """UPDATE change SET undo = '[["+", "touch", [99999999999999999999]]]'""",
    f"UPDATE change SET undo = '{'[' * 5000}'", "UPDATE decision SET left = 'person:x' WHERE verdict = 'note'", "UPDATE decision SET right = 'rhythm:soon' WHERE verdict = 'rhythm'",
    "UPDATE decision SET left = 'person:99999999999999999999999'", "UPDATE decision SET verdict = 'later', right = '99999999999999999' WHERE verdict = 'note'",
]


@pytest.mark.parametrize("harm", UNSOUND)
def test_a_backup_whose_values_nothing_could_read_is_refused_and_the_record_stays(harm: str, url: str, home: Path, theirs: Path, capsys: Any) -> None:
    with open_record(url) as record:
        log.log_sent(record, to="Bo", channel="email", at=at(1))
        people.one(record, "Bo")
    with closing(sqlite3.connect(theirs)) as conn, conn:
        conn.execute("INSERT OR IGNORE INTO meta VALUES ('salt', 'ab')")
        assert conn.execute(harm).rowcount
    before = (home / "record.db").read_bytes()
    assert main(["restore", str(theirs)]) == 2
    said = capsys.readouterr().err
    assert "is damaged" in said
    assert said.count("\n") == 1
    assert (home / "record.db").read_bytes() == before


def changed(table: str, **values: Any) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / f"{table}.jsonl"
        first, *rest = path.read_text().splitlines()
        path.write_text("\n".join([json.dumps({**json.loads(first), **values}), *rest]) + "\n")
    return change


def line(text: str) -> Callable[[Path], None]:
    return lambda folder: (folder / "person.jsonl").write_text(text) and None


LINES: dict[str, Callable[[Path], None]] = {
    "a number no database holds": changed("touch", words=2**63), "a number of a person that is none": changed("touch", person_id="one"), "true for a number": changed("touch", words=True),
    "a fraction": changed("touch", words=1.5), "half a character": changed("person", name="\ud800"), "a list for a text": changed("person", name=["Ana"]), "nothing for a name": changed("person", name=None),
    "a time without a zone": changed("touch", sent_at="2026-03-01T09:00:00"), "no time": changed("touch", sent_at=""), "a far time": changed("touch", sent_at="9999-12-31T23:59:59+00:00"),
    "a number for a time": changed("touch", sent_at=0), "brackets without end": line("[" * 100_000), "no object": line("[1]\n"), "no number": line('{"id": NaN}\n'),
    "nobody's message": changed("touch", person_id=4711), "steps that are none": changed("change", undo="x"), "files that are none": changed("import", files="x"),
    "a person twice": lambda folder: (folder / "person.jsonl").write_text((folder / "person.jsonl").read_text() * 2) and None,
    "no UTF-8": lambda folder: (folder / "person.jsonl").write_bytes(b'{"name": "\xff"}\n') and None,
    "a manifest without end": lambda folder: (folder / "overture.json").write_text("[" * 60_000) and None, "a manifest that is a list": lambda folder: (folder / "overture.json").write_text("[]") and None,
}


@pytest.mark.parametrize("kind", LINES)
def test_an_export_that_was_tampered_with_is_refused_in_one_sentence(kind: str, url: str, home: Path, exported: Path, capsys: Any) -> None:
    with open_record(url) as record:
        log.log_sent(record, to="Bo", channel="email", at=at(1))
    LINES[kind](exported)
    before = (home / "record.db").read_bytes()
    assert main(["restore", str(exported)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert str(exported) in said
    assert (home / "record.db").read_bytes() == before


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("odd", [pipe, device, folder])
@pytest.mark.parametrize("name", ["overture.json", "touch.jsonl"])
def test_an_export_with_a_pipe_or_a_device_among_its_files_is_refused_and_not_waited_on(odd: Callable[[Path], None], name: str, url: str, exported: Path) -> None:
    odd(exported / name)
    with pytest.raises(BadFile):
        restore.restore(url, exported, at=at(9))


_INTRUDER = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute('BEGIN IMMEDIATE')"


def test_nothing_takes_the_lock_of_a_write_away_by_looking_at_the_file(url: str, home: Path, tmp_path: Path) -> None:
    """A program loses all its locks on a file when it closes any handle of it (POSIX); two would then write at once."""
    with open_record(url) as record:
        log.log_sent(record, to="Bo", channel="email", at=at(1))
    (tmp_path / "other-name").symlink_to(home)
    with open_record(url) as record, record.write() as conn:
        conn.exec_driver_sql("UPDATE person SET role = 'baker'")
        assert record.path is not None
        assert not restore._is_damaged(record.path)
        with pytest.raises(BadUsage, match="the record itself"):
            restore.is_locked(url, tmp_path / "other-name" / "record.db")
        assert erase._copies([tmp_path / "other-name", home], record.path) == []
        said = subprocess.run([sys.executable, "-c", _INTRUDER, str(home / "record.db")], capture_output=True, text=True, check=False)
        assert "locked" in said.stderr
