"""Places and files that cannot be what was asked for: each is said in one sentence, and nothing is left behind."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.errors import BadFile, OutsideFailed
from composer.imports import detect
from composer.imports.importer import import_path
from composer.record import people
from composer.record.backup import backup
from composer.record.restore import restore
from composer.record.store import Record, open_record
from composer.settings import load_settings
from tests.import_exports import ERAS, ME, message, written, zipped
from tests.import_exports import table as csv_text

NOW = datetime(2026, 11, 20, tzinfo=UTC)
TABLE = "at,person,channel,direction,kind,text\n2026-03-01T10:00:00Z,Ann,email,out,,Hi\nlater,Ann,email,out,,x\n"


@contextmanager
def no_rights() -> Iterator[None]:
    """Without the rights of the administrator, who may read everything."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that anybody may look into."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_what_may_not_be_read_is_named_with_the_reason(place: Path) -> None:
    inside = written(place / "locked" / "inner" / "touches.csv", TABLE)
    for path, mode in ((inside, 0o000), (inside.parent, 0o000), (inside.parent.parent, 0o600)):
        path.chmod(mode)
        named = inside.parent.parent if mode == 0o600 else path
        with no_rights(), pytest.raises(BadFile, match=f"{named}.*: permission denied"), detect.open_source(place / "locked") as source:
            source.head("inner/touches.csv")
        path.chmod(0o755)
    inside.parent.chmod(0o000)
    with no_rights(), pytest.raises(BadFile, match="permission denied"):
        detect.open_source(inside)
    inside.parent.chmod(0o755)


def test_a_home_that_nobody_may_look_into_is_said(place: Path) -> None:
    home = place / "locked" / "home"
    home.mkdir(parents=True)
    (place / "locked").chmod(0o000)
    with no_rights(), pytest.raises(OutsideFailed, match="home: cannot be read: permission denied"):
        load_settings({"OVERTURE_HOME": str(home)})
    (place / "locked").chmod(0o755)


def test_names_that_no_disk_takes_and_pipes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="name too long"):
        detect.open_source(tmp_path / ("x" * 300))
    with pytest.raises(BadFile, match="there is no such file"):
        detect.open_source("~nobody-of-this-name/export.zip")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadFile, match="neither a file nor a folder"):
        detect.open_source(tmp_path / "pipe")


@pytest.mark.parametrize("name", ["a?b", "a%20b", "a#b", "a@b:c", "ä ö", "q'uote", "x[1];y&z=1"])
def test_the_home_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    home = tmp_path / name
    url = load_settings({"OVERTURE_HOME": str(home)}).record_url
    with open_record(url) as record:
        import_path(record, written(tmp_path / "touches.csv", TABLE), now=NOW)
        saved = backup(record, home / "saved?%41.db")
    assert (home / "record.db").exists()
    restore(url, saved, at=NOW)
    with open_record(home / "record.db") as record:
        assert [view.name for view in people.everyone(record)] == ["Ann"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "touches.csv"])


def test_file_names_that_are_no_utf_8_are_kept_readable(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.csv"))
    written(path, TABLE)
    with open_record(tmp_path / "record.db") as record:
        report = import_path(record, path, now=NOW, me="Maya \udce9")
        assert (report.new, dict(report.skipped)) == (1, {"date not understood": 1})


# --- the wrong form of the right export -----------------------------------------------------------------------------

YOU = ("Zoë Brandt", "https://www.linkedin.com/in/zoe-brandt")
SENT = csv_text(ERAS["2026"], [message(ME, YOU, "2026-03-01 10:00:00 UTC", "Hi Zoë?")])


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "record.db") as opened:
        yield opened


def _zip(name: str, *members: str) -> tuple[str, dict[str, str]]:
    return name, dict.fromkeys(members, "<html>")


@pytest.mark.parametrize(("name", "content", "said"), [
    ("messages.csv", b"", "is empty"),
    ("export.zip", b"PK\x03\x04 and then the line broke", "breaks off"),
    ("mail.pst", b"!BDN" + bytes(500), "damaged, or locked by Outlook"), ("mail.dat", b"!BDN" + bytes(500), "Outlook’s data file"),
    ("one.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "damaged, or no mail"), ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "is an Office file"),
    (*_zip("linkedin.zip", "Profile.csv", "Positions.csv"), "tick Messages, Invitations and Connections"), (*_zip("signal.zip", "main.jsonl", "metadata.json"), "plaintext export of Signal"),
    (*_zip("discord.zip", "messages/index.json", "account/user.json"), "no answers"), (*_zip("takeout.zip", "Takeout/Google Chat/Groups/DM x/messages.json"), "Google Chat"),
    (*_zip("voice.zip", "Takeout/Voice/Calls/Ann - Text.html"), "Google Voice"), (*_zip("mastodon.zip", "outbox.json", "actor.json"), "Mastodon"), ("repo.car", b"\x3a\xa2", "Bluesky"),
    ("chat.txt", b"[2026-03-05, 10:00] Tom Berg: Hello Mila\n[2026-03-05, 11:00] Mila Novak: Hi\n", "several apps write it"), ("line.txt", b"[LINE] Chat history with Ann\n", "LINE wrote"),
    ("meeting.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "is a calendar"), ("winmail.dat", bytes.fromhex("789f3e22") + bytes(90), "winmail.dat"), ("x.crypt14", b"\x00", "isn't an export"),
    ("messages.json", b'{"userId":"8:live:tom","exportDate":"2026-01-01","conversations":[]}', "Skype or Teams"), ("msgstore.db.crypt15", b"\x01\x02", "locked backup"),
    ("takeout.tgz", b"\x1f\x8b\x08" + bytes(50), "unpack it"),
    ("msgstore.db", b"SQLite format 3\0" + bytes(90), "database of another program"),
    ("messages.html", b"<!DOCTYPE html><html><body>", "format JSON"),
    (*_zip("meta.zip", "your_facebook_activity/messages/inbox/zoe_1/message_1.html"), "format JSON"),
    (*_zip("telegram.zip", "ChatExport/messages.html", "ChatExport/css/style.css"), "format JSON"),
    (*_zip("table.xlsx", "[Content_Types].xml", "xl/workbook.xml"), "save the table in it as CSV"),
    (*_zip("mail.olm", "com.microsoft.__Messages/Inbox/1.xml"), "archive for the Mac"),
    (*_zip("export.zip", "overture.json", "touch.jsonl"), "composer restore"),
    (*_zip("all.zip", "LinkedIn.zip", "X.zip"), r"holds other zips \(LinkedIn.zip, X.zip\)"),
    (*_zip("people.numbers", "Index/Document.iwa", "Metadata/Properties.plist"), "Apple's Numbers"), (*_zip("people.ods", "META-INF/manifest.xml", "content.xml"), "OpenDocument"),
    ("shot.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "is a picture"), ("shot.jpg", b"\xff\xd8\xff\xe0" + bytes(40), "is a picture"), ("note.opus", b"OggS" + bytes(40), "recording"), ("chat.rtf", rb"{\rtf1\ansi}", "RTF"),
    (*_zip("voice.zip", "Takeout/Voice/Calls/Ann - Text.html", "Takeout/Voice/Phones.vcf"), "Google Voice"), (*_zip("slack.zip", "users.json", "channels.json", "general/2026-03-05.json"), "no direct messages"),
    ("notes.txt", b"Buy milk.", "isn't an export that Overture knows"),
])
def test_what_cannot_be_read_says_what_it_is_and_the_way_out(tmp_path: Path, name: str, content: bytes | dict[str, str], said: str) -> None:
    path = zipped(tmp_path / name, content) if isinstance(content, dict) else written(tmp_path / name, content)
    with pytest.raises(BadFile, match=said):
        import_path(None, path, now=NOW)


def test_a_folder_of_zips_is_read_zip_by_zip(record: Record, tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    for name in ("Zoë Brandt", "Tomás Ortega"):
        zipped(folder / f"WhatsApp Chat - {name}.zip", {"_chat.txt": f"[14/03/26, 21:05:10] Maya: hi\n[14/03/26, 21:06:10] {name}: yes\n"})
    zipped(folder / "pictures.zip", {"a.png": "x"})
    written(folder / "broken.zip", b"PK\x03\x04")
    report = import_path(record, folder, now=NOW, zone="Europe/Madrid")
    assert (report.new, report.outreaches, report.replies) == (4, 2, 2)


def test_what_lies_beside_an_export_is_named_and_not_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "all"
    written(folder / "messages.csv", SENT)
    written(folder / "WhatsApp Chat with Zoë.txt", "14/03/2026, 21:05 - Maya: hi\n")
    zipped(folder / "X.zip", {"a": "b"})
    notes = import_path(None, folder, now=NOW, me="Maya Lindqvist").notes
    assert "all also holds WhatsApp, X.zip; import that by itself." in notes


def test_all_that_was_gathered_in_a_folder_comes_in_and_what_is_not_known_is_named(record: Record, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    head = "at,person,channel,direction,kind,text\n"
    written(folder / "a.csv", head + "2026-03-01T10:00:00Z,Ann,email,out,,Hi\n")
    written(folder / "b.csv", head + "2026-03-02T10:00:00Z,Bo,email,out,,Hi\n")
    written(folder / "recipes.csv", "flour,butter,sugar\n1,2,3\n")
    written(folder / "WhatsApp Chat with Zoë.txt", "14/03/2026, 21:05 - Maya: hi\n14/03/2026, 21:09 - Zoë: yes\n")
    written(folder / "people.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Cy Lee\nEMAIL:cy@example.org\nEND:VCARD\n")
    zipped(folder / "Tom.zip", {"_chat.txt": "[14/03/26, 21:05:10] Maya: hi\n[14/03/26, 21:06:10] Tom: yes\n"})
    zipped(folder / "pictures.zip", {"a.png": "x"})
    report = import_path(record, folder, now=NOW, zone="Europe/Madrid", me="Maya")
    assert {line.name for line in people.search(record)} == {"Ann", "Bo", "Zoë", "Cy Lee", "Tom"}
    assert "all also holds recipes.csv, pictures.zip; import that by itself." in report.notes


def test_every_table_of_a_folder_is_read_where_the_columns_are_named(record: Record, tmp_path: Path) -> None:
    for name in ("Ann", "Bo"):
        written(tmp_path / "all" / f"{name}.csv", f"Wann,Wer\n2026-03-01T10:00:00Z,{name}\n")
    columns = {"at": "Wann", "person": "Wer", "channel": "=email", "direction": "=out"}
    assert import_path(record, tmp_path / "all", now=NOW, column_map=columns).new == 2


@pytest.mark.parametrize("reader", ["x", "whatsapp", "mbox", "sms", "telegram", "facebook", "instagram"])
def test_the_wrong_name_for_an_export_is_refused(tmp_path: Path, reader: str) -> None:
    with pytest.raises(BadFile, match="it looks like LinkedIn"):
        import_path(None, written(tmp_path / "messages.csv", SENT), as_=reader, me="Maya Lindqvist", now=NOW)


def test_an_export_of_which_nothing_counts_says_so(record: Record, tmp_path: Path) -> None:
    drafts = csv_text(ERAS["2024"], [message(ME, YOU, "2026-03-01 10:00:00 UTC", "Hi", **{"IS MESSAGE DRAFT": "Yes"})])
    report = import_path(record, written(tmp_path / "messages.csv", drafts), me="Maya Lindqvist", now=NOW)
    assert (report.read, report.new, dict(report.skipped)) == (1, 0, {"draft": 1})
    assert any("every record was left out" in note for note in report.notes)


def test_a_clock_that_was_wrong_by_years_makes_nothing_else_look_old(record: Record, tmp_path: Path) -> None:
    rows = [("2026-11-19T09:00:00Z", "Ann"), ("9999-12-31T23:59:59Z", "Bo"), ("2098-01-01T00:00:00Z", "Cy"), ("0001-01-01T00:00:00Z", "Di")]
    text = "at,person,channel,direction,kind,text\n" + "".join(f"{at},{name},email,out,,Hi\n" for at, name in rows)
    report = import_path(record, written(tmp_path / "touches.csv", text), now=NOW)
    assert dict(report.skipped) == {"impossible date": 3}
    assert report.observed_until == datetime(2026, 11, 19, 9, tzinfo=UTC)
    assert [view.name for view in people.everyone(record)] == ["Ann"]


def test_the_library_needs_neither_an_address_nor_a_clock(home: Path, tmp_path: Path) -> None:
    path = written(tmp_path / "touches.csv", TABLE)
    with open_record() as record:
        assert import_path(record, path).new == 1
    with open_record(home / "record.db") as record:
        assert import_path(record, [path]).known == 1
