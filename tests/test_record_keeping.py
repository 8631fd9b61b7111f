"""Erasing, backing up, restoring and exporting: nothing left behind, nothing lost."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from composer.errors import BadFile, BadUsage, BadValue, NotFound, RecordFailed, Stopped
from composer.record import (
    backup,
    corrections,
    dismissals,
    erase,
    export,
    identity,
    log,
    merge,
    people,
    restore,
    schema,
    stops,
    store,
    undo,
)
from composer.record.journal import Journal
from composer.record.store import Record, open_record
from tests.record_kit import at, check, hours, mail, one, put, touch

SECRETS = (b"Zebulon", b"zebulon", b"quillfeather", b"marzipan")


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with open_record(record_url) as opened:
        yield opened


def tables(record: Record) -> dict[str, list[tuple[object, ...]]]:
    with record.read() as conn:
        return {
            table.name: [tuple(row) for row in conn.execute(select(table).order_by(*table.primary_key.columns))]
            for table in schema.metadata.sorted_tables
        }


def fill(record: Record) -> None:
    """A record with something in every table that a user fills."""
    log.log_sent(record, to="Ana Lima", channel="email", handle="ana@example.com", at=at(), text="Hello Ana?", native_id="x@me")
    put(record, [mail("in", 3, "y@them", who="ana@example.com", name="Ana Lima", answers="x@me", references=("x@me", "w@me"))], source="email:me")
    put(record, [touch("out", 0, text="=1+1"), touch("in", 30, text="Line one\nline two\u2028 “quoted”, done")],
        files=[{"name": "messages.csv", "sha256": "0" * 64}])
    people.merge(record, 1, 2, at=at(40))
    corrections.correct(record, 3, "human", at=at(41))
    dismissals.dismiss(record, "no-caps", at=at(42), person=1)
    log.log_sent(record, to="Bo Ek", channel="sms", handle="+4915112345678", at=at(43))
    stops.stop(record, people.one(record, "Bo Ek"), at=at(44), note="by telephone")


# --- erasing -----------------------------------------------------------------------------------------------------


def secret_life(record: Record) -> int:
    """Somebody with traces everywhere; their id."""
    put(record, [
        touch("out", 0, who="zebulon-quill", name="Zebulon Quill", text="Hello Zebulon, your marzipan " * 200),
        touch("in", 3, who="zebulon-quill", name="Zebulon Quill", text="marzipan? " * 900),
        mail("out", 1, "a@me", who="zebulon@quillfeather.example", name="Zebulon Quill"),
        mail("in", 2, "b@quillfeather.example", who="zebulon@quillfeather.example", name="Zebulon Quill", answers="a@me", references=("a@me",)),
        mail("in", 5, "c@other", who="office@example.com", name="The office", answers="b@quillfeather.example", references=("a@me", "b@quillfeather.example")),
        touch("out", 2, who="ines-duarte", name="Inês Duarte", text="Hello Inês"),
    ], files=[{"name": "WhatsApp Chat with Zebulon Quill.txt"}, {"name": "messages.csv"}])
    people.merge(record, 1, 2, at=at(10))
    people.edit(record, 1, at=at(11), company="quillfeather & sons")
    corrections.correct(record, 2, "auto", at=at(12))
    log.log_sent(record, person=1, channel="email", at=at(13), text="marzipan again, Zebulon")
    undo.undo(record)
    dismissals.dismiss(record, "x", at=at(15), person=1)
    return 1


def found_in(folder: Path) -> set[tuple[str, bytes]]:
    return {(path.name, word) for path in folder.rglob("*") if path.is_file() for word in SECRETS if word in path.read_bytes()}


def test_after_erasing_no_byte_of_the_person_is_left_in_any_file(home: Path) -> None:
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        secret_life(record)
        saved = backup.backup(record, home / "backups" / "one.db")
        shutil.copy(saved, home / "a copy by hand.db")
        (home / ".import-killed_1").mkdir()
        (home / ".import-killed_1" / "in-use").touch()
        (home / ".import-killed_1" / "stage.db").write_bytes(b"marzipan")
        assert {name for name, _ in found_in(home)} == {"record.db", "one.db", "a copy by hand.db", "stage.db"}
        stops.stop(record, 1, at=at(20), note="Zebulon asked by letter")
        result = erase.erase(record, 1, at=at(21))
    assert found_in(home) == set()
    assert (result.touches, [path.name for path in result.backups], result.unopened) == (4, ["a copy by hand.db", "one.db"], ())
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        assert [line.name for line in people.search(record)] == ["The office", "Inês Duarte"]
        assert undo.last(record) is None
        check(record)
    with open_record(f"sqlite:///{saved}") as copy:
        assert [line.name for line in people.search(copy)] == ["The office", "Inês Duarte"]


def test_an_erased_person_is_gone_from_every_table(record: Record) -> None:
    person = secret_life(record)
    erase.erase(record, person, at=at(21))
    said = repr(tables(record)).lower()
    assert not [word for word in ("zebulon", "quillfeather", "marzipan") if word in said]
    with pytest.raises(NotFound):
        erase.erase(record, person, at=at(22))


def test_a_stop_outlives_erasure_and_an_old_export_does_not_bring_the_person_back(record: Record) -> None:
    touches = [touch("out", 0, who="zebulon-quill", name="Zebulon Quill"), touch("out", 1, who="ines-duarte", name="Inês Duarte")]
    put(record, touches)
    stops.stop(record, 1, at=at(5))
    erase.erase(record, 1, at=at(6))
    with pytest.raises(Stopped):
        log.log_sent(record, to="Z.", channel="linkedin_note", handle="zebulon-quill", at=at(7))
    with pytest.raises(Stopped):
        log.log_sent(record, to="Zebulon Quill", channel="email", at=at(7))
    outcome = put(record, touches)
    assert (outcome.new, outcome.known, outcome.skipped) == (0, 1, {merge.ERASED: 1})


def test_somebody_erased_without_a_stop_may_be_written_to_again(record: Record) -> None:
    put(record, [touch("out", 0)])
    erase.erase(record, 1, at=at(6))
    assert log.log_sent(record, to="Tomás Ortega", channel="linkedin_note", handle="tomas-ortega", at=at(7)).outreach


def test_erasing_who_answered_opens_the_outreach_of_others_again(record: Record) -> None:
    put(record, [mail("out", 0, "a@me"), mail("in", 4, "b@them", who="office@example.com", name="The office", answers="a@me")])
    assert hours(one(record)) == (4, 4)
    erase.erase(record, people.one(record, "The office"), at=at(9))
    assert hours(one(record)) is None


def test_a_file_that_cannot_be_opened_is_named_for_the_user(home: Path) -> None:
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        put(record, [touch("out", 0)])
        with sqlite3.connect(home / "recipes.db") as other:  # another program's, which is none of ours to open
            other.execute("CREATE TABLE recipes (name)")
        other.close()
        (home / "damaged.db").write_bytes(b"SQLite format 3\0" + b"?" * 5000)
        assert [path.name for path in erase.erase(record, 1, at=at(1)).unopened] == ["damaged.db"]


# --- backup and restore ------------------------------------------------------------------------------------------


def test_a_backup_is_private_whole_and_restores_every_row(record: Record, record_url: str, home: Path) -> None:
    fill(record)
    before = tables(record)
    saved = backup.backup(record, home / "backups" / "one.db")
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    with pytest.raises(BadUsage, match="never overwrites"):
        backup.backup(record, saved)
    log.log_sent(record, to="Later", channel="email", at=at(50))
    record.close()
    kept = restore.restore(record_url, saved, at=at(60))
    assert kept is not None
    assert kept.name == "before-restore-20260304T210000Z.db"
    assert tables(record) == before
    with open_record(f"sqlite:///{kept}") as old:
        assert people.one(old, "Later")
    log.log_sent(record, to="After", channel="email", at=at(61))  # ids count on
    check(record)
    assert sorted(path.name for path in (home / "backups").iterdir()) == [kept.name, "one.db"]


def test_a_record_restores_where_there_is_none_yet(home: Path) -> None:
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        fill(record)
        before = tables(record)
        saved = backup.backup(record, home / "one.db")
    assert restore.restore(f"sqlite:///{home / 'new' / 'record.db'}", saved, at=at(60)) is None
    with open_record(f"sqlite:///{home / 'new' / 'record.db'}") as record:
        assert tables(record) == before


@pytest.mark.parametrize("harm", ["missing", "text", "other", "cut", "newer"])
def test_what_is_no_sound_backup_is_refused_and_the_record_stays(home: Path, harm: str) -> None:
    url = f"sqlite:///{home / 'record.db'}"
    with open_record(url) as record:
        fill(record)
        before = tables(record)
        saved = backup.backup(record, home / "backups" / "one.db")
    if harm == "missing":
        saved.unlink()
    elif harm == "text":
        saved.write_text("no")
    elif harm == "cut":
        saved.write_bytes(saved.read_bytes()[: saved.stat().st_size // 2])
    else:
        with sqlite3.connect(saved) as conn:
            conn.execute("DROP TABLE touch" if harm == "other" else "UPDATE alembic_version SET version_num = '9999'")
        conn.close()
    with pytest.raises(BadFile):
        restore.restore(url, saved, at=at(60))
    with open_record(url) as record:
        assert tables(record) == before
    assert [path.name for path in home.iterdir()] == ["backups", "record.db"] or {path.name for path in home.iterdir()} == {"backups", "record.db"}


def test_a_damaged_record_is_kept_aside_when_a_backup_is_restored(home: Path) -> None:
    url = f"sqlite:///{home / 'record.db'}"
    with open_record(url) as record:
        fill(record)
        before = tables(record)
        saved = backup.backup(record, home / "backups" / "one.db")
    damaged = b"SQLite format 3\0" + b"\xff" * 8000
    (home / "record.db").write_bytes(damaged)
    with pytest.raises(RecordFailed, match=r"Restore the last backup|not a record"):
        open_record(url)
    kept = restore.restore(url, saved, at=at(60))
    assert kept is not None
    assert kept.read_bytes() == damaged
    with open_record(url) as record:
        assert tables(record) == before


# --- export ------------------------------------------------------------------------------------------------------


def test_an_export_as_json_lines_restores_every_row(record: Record, record_url: str, home: Path) -> None:
    fill(record)
    before = tables(record)
    files = export.everything(record, home / "export")
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in files)
    other = f"sqlite:///{home / 'other.db'}"
    assert restore.restore(other, home / "export", at=at(60)) is None
    with open_record(other) as copy:
        assert tables(copy) == before
    record.close()
    assert restore.restore(record_url, home / "export", at=at(60)) is not None
    assert tables(record) == before
    log.log_sent(record, to="After", channel="email", at=at(61))


def test_a_broken_export_is_refused_with_its_line_and_the_record_stays(home: Path) -> None:
    url = f"sqlite:///{home / 'record.db'}"
    with open_record(url) as record:
        fill(record)
        before = tables(record)
        export.everything(record, home / "export")
        export.everything(record, home / "sheets", form="csv")
    with (home / "export" / "touch.jsonl").open("a") as file:
        file.write("{broken\n")
    with pytest.raises(BadFile, match=r"touch\.jsonl, line 6 is not as it was exported"):
        restore.restore(url, home / "export", at=at(60))
    with pytest.raises(BadFile, match="only an export as jsonl"):
        restore.restore(url, home / "sheets", at=at(60))
    with pytest.raises(BadFile, match="is not an export"):
        restore.restore(url, home, at=at(60))
    (home / "export" / "person.jsonl").unlink()
    with pytest.raises(BadFile, match=r"person\.jsonl is missing"):
        restore.restore(url, home / "export", at=at(60))
    with open_record(url) as record:
        assert tables(record) == before


def test_a_spreadsheet_runs_nothing_of_an_export(record: Record, home: Path) -> None:
    fill(record)
    export.everything(record, home / "export", form="csv")
    with (home / "export" / "touch.csv").open(newline="", encoding="utf-8") as file:
        bodies = [row["body"] for row in csv.DictReader(file)]
    assert "'=1+1" in bodies
    with (home / "export" / "handle.csv").open(newline="", encoding="utf-8") as file:
        assert "'+4915112345678" in [row["address"] for row in csv.DictReader(file)]
    with pytest.raises(BadValue, match="must be one of jsonl, csv"):
        export.everything(record, home / "export", form="xlsx")


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = export.inert(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"))
    assert cell in (text, f"'{text}")


def test_a_person_gets_everything_that_is_kept_about_them(record: Record) -> None:
    fill(record)
    held = export.person(record, 1)
    json.dumps(held)
    assert (held["name"], held["handles"]) == ("Ana Lima", {"email": ["ana@example.com"], "linkedin": ["tomas-ortega"]})
    assert [item["body"] for item in held["touches"]] == ["Hello Ana?", "=1+1", "", "Line one\nline two\u2028 “quoted”, done"]
    assert (len(held["outreaches"]), len(held["dismissals"])) == (2, 1)
    with pytest.raises(NotFound):
        export.person(record, 99)


def test_an_export_into_a_place_that_cannot_be_written_is_said_plainly(record: Record, home: Path) -> None:
    home.mkdir(exist_ok=True)
    (home / "file").write_text("")
    with pytest.raises(RecordFailed, match="cannot be written"):
        export.everything(record, home / "file")
    with pytest.raises(RecordFailed, match="cannot be written"):
        backup.backup(record, home / "file" / "x.db")
    assert store.is_sqlite_file(home / "absent") is False


@pytest.mark.parametrize("form", ["file", "folder"])
def test_a_restore_forgets_neither_stops_nor_erasures_asked_for_since(record: Record, record_url: str, home: Path, tmp_path: Path, form: str) -> None:
    put(record, [touch("out", 0, who=who, name=who.title()) for who in ("ana", "bo", "cy")])
    saved = backup.backup(record, tmp_path / "elsewhere" / "one.db")
    if form == "folder":
        saved = tmp_path / "export"
        export.everything(record, saved)
    stops.stop(record, people.one(record, "Ana"), at=at(1), note="by letter")
    erase.erase(record, people.one(record, "Bo"), at=at(2))
    record.close()
    restore.restore(record_url, saved, at=at(60))
    assert sorted(line.name for line in people.search(record)) == ["Ana", "Cy"]
    assert people.show(record, people.one(record, "Ana")).stop == "2026-03-02"
    with pytest.raises(Stopped):
        log.log_sent(record, to="Ana", channel="linkedin_note", handle="ana", at=at(61))
    assert put(record, [touch("out", 0, who="bo")]).skipped == {merge.ERASED: 1}
    check(record)


@pytest.mark.parametrize("form", ["file", "folder"])
def test_who_is_known_by_name_alone_stays_erased_and_a_namesake_stays(record: Record, record_url: str, home: Path, tmp_path: Path, form: str) -> None:
    log.log_sent(record, to="Kim", channel="email", at=at())
    other = log.log_answer(record, "meeting", to="Kim Berg", at=at()).person
    people.edit(record, other, at=at(1), name="Kim")  # somebody else of that name
    with record.write() as conn:
        identity.add(Journal(conn), "Lou", at())  # of whom nothing is known but the name
    saved = backup.backup(record, tmp_path / "elsewhere" / "one.db")
    if form == "folder":
        saved = tmp_path / "export"
        export.everything(record, saved)
    log.log_sent(record, person=1, channel="email", handle="kim@example.com", at=at(2))  # an address that the copy lacks
    erase.erase(record, 1, at=at(3))
    erase.erase(record, people.one(record, "Lou"), at=at(3))
    record.close()
    restore.restore(record_url, saved, at=at(60))
    assert [(line.person, line.name) for line in people.search(record)] == [(other, "Kim")]
    check(record)


def test_erasing_while_somebody_reads_leaves_no_byte_either(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erase, "_purge", lambda _: None)  # as where the file cannot be written anew
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        erase.erase(record, secret_life(record), at=at(21))
    assert found_in(home) == set()


def test_a_name_that_is_no_utf_8_can_be_that_of_a_backup_and_of_the_folder_of_the_record(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9")
    with open_record(odd / "record.db") as record:
        put(record, [mail("out", 1, "a@me", text="Hello?")])
        put(record, [mail("out", 2, "b@me", text="Again?")])  # a copy is made before it
        saved = backup.backup(record, odd / "mine.db")
    backup.verify(saved)
    restore.restore(f"sqlite:///{tmp_path / 'other' / 'record.db'}", saved, at=at(9))
