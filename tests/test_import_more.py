"""Slack and the Messages of a Mac, from exports that the tests make themselves."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.errors import BadFile, BadUsage
from composer.imports import detect
from composer.imports.importer import import_path
from composer.record import people
from composer.record.store import open_record
from tests.import_exports import items, reasons, unzipped, written, zipped

NOW = datetime(2026, 11, 20, tzinfo=UTC)

# --- Slack -------------------------------------------------------------------------------------------------------

USERS = [
    {"id": "U1", "name": "maya", "real_name": "Maya Lindqvist", "profile": {"email": "maya@example.org", "display_name": "maya"}},
    {"id": "U2", "name": "zoe", "real_name": "Zoë Brandt", "profile": {}}, {"id": "U3", "name": "tom", "real_name": "Tomás Ortega"},
    {"id": "B1", "name": "helper", "is_bot": True},
]
DMS = [{"id": "D1", "members": ["U1", "U2"]}, {"id": "D2", "members": ["U1", "U3"]}, {"id": "D3", "members": ["U1", "B1"]},
       {"id": "D4", "members": ["U1", "U1"]}]


def said(user: str, ts: str, text: str, **more: Any) -> dict[str, Any]:
    return {"type": "message", "user": user, "ts": ts, "text": text, **more}


DAYS: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "D1/2026-03-01.json": [said("U1", "1772359200.000200", "Hi <@U2>, see <https://example.org|the talk> &amp; <mailto:a@example.org>?"),
                           said("U2", "1772362800.000300", "Sure", thread_ts="1772359200.000200")],
    "D1/2026-03-02.json": [said("U2", "1772449200.000300", "", subtype="huddle_thread"), said("U2", "not a time", "x")],
    "D2/2026-03-01.json": [said("U1", "1772359300.000100", "Hello")], "D3/2026-03-01.json": [said("B1", "1772359300.000100", "beep")],
    "D4/2026-03-01.json": [said("U1", "1772359300.000100", "milk")], "general/2026-03-01.json": [said("U2", "1772359400.000100", "all")],
}


def slack(root: str = "", **lists: Any) -> dict[str, str | bytes]:
    files = {"users.json": USERS, "channels.json": [{"id": "C1", "name": "general"}], "dms.json": DMS, **DAYS, **lists}
    return {root + name: json.dumps(content) for name, content in files.items()}


@pytest.mark.parametrize("root", ["", "Example Slack export Mar 1 2026/"])
def test_slack_gives_direct_messages_and_counts_the_rest(tmp_path: Path, root: str) -> None:
    path = zipped(tmp_path / "slack.zip", slack(root))
    assert detect.recognise(path) == "slack"
    touches, skipped, owner = items(path, me=["Maya Lindqvist"])
    assert [(one.direction, one.party.name, one.party.handle, one.text) for one in touches] == [
        ("out", "Zoë Brandt", "zoe", "Hi @Zoë Brandt, see the talk & a@example.org?"), ("in", "Zoë Brandt", "zoe", "Sure"),
        ("out", "Tomás Ortega", "tom", "Hello"),
    ]
    assert touches[0].at == datetime(2026, 3, 1, 10, 0, 0, 200, tzinfo=UTC)
    assert reasons(skipped) == {"system message": 1, "no date": 1, "bot": 1, "note to self": 1, "group chat": 1}
    assert (owner.account, owner.sure) == ("U1", "given")


def test_the_slack_owner_is_in_every_conversation_or_is_asked_for(tmp_path: Path) -> None:
    assert items(unzipped(tmp_path / "all", slack()))[2].shown == "Maya Lindqvist"
    one = zipped(tmp_path / "one.zip", slack(**{"dms.json": DMS[:1]}))
    with pytest.raises(BadUsage, match="your own name or mail address in the workspace"):
        import_path(None, one, now=NOW)
    with pytest.raises(BadUsage, match="nobody in the workspace is called Ann"):
        import_path(None, one, me="Ann", now=NOW)
    for me in ("@maya", "U1", "MAYA@example.org"):
        assert import_path(None, one, me=me, now=NOW).owners[0].account == "U1"


def test_slack_is_imported_once(tmp_path: Path) -> None:
    path = zipped(tmp_path / "slack.zip", slack())
    with open_record(tmp_path / "record.db") as record:
        first, again = (import_path(record, path, me="maya", now=NOW) for _ in range(2))
        assert (first.read, first.new, first.outreaches, first.replies) == (8, 3, 2, 1)
        assert (again.new, again.known) == (0, 3)
        assert people.one(record, "zoe") == people.one(record, "Zoë Brandt")


def test_a_cut_slack_day_gives_what_is_whole(tmp_path: Path) -> None:
    files = slack()
    files["D1/2026-03-01.json"] = str(files["D1/2026-03-01.json"])[:-20]
    touches, skipped, _ = items(zipped(tmp_path / "slack.zip", files), me=["maya"])
    assert [one.text for one in touches] == ["Hi @Zoë Brandt, see the talk & a@example.org?", "Hello"]
    assert reasons(skipped)["broken rest of the file"] == 1


@given(st.sampled_from(["users.json", "dms.json", "D1/2026-03-01.json"]), st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["id", "name", "members", "user", "ts", "text", "profile", "subtype"]), inner, max_size=4), max_leaves=12))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_slack_file_crashes_its_reader(tmp_path: Path, name: str, content: Any) -> None:
    changed = [*USERS, content] if name == "users.json" else content
    touches, skipped, _ = items(unzipped(tmp_path / "slack", slack(**{name: changed})), me=["maya"])
    assert len(touches) + len(skipped) >= 4  # the days that are whole


# --- Messages of a Mac -------------------------------------------------------------------------------------------

SECOND = 1_000_000_000
T0 = int((datetime(2026, 3, 1, 10, tzinfo=UTC) - datetime(2001, 1, 1, tzinfo=UTC)).total_seconds())


def archived(text: str) -> bytes:
    raw = text.encode()
    length = bytes([len(raw)]) if len(raw) < 0x80 else b"\x81" + len(raw).to_bytes(2, "little")
    return b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x12NSAttributedString\x00\x84\x84\x08NSString\x01\x94\x84\x01+" + length + raw + b"\x86\x84"


def messages(path: Path, rows: Sequence[Mapping[str, Any]], *, old: bool = False) -> Path:
    """A chat.db: handle 1 is a number, 2 a mail address, 3 a short number; chats 1 to 3 are with one of them, 4 is a group."""
    more = "" if old else ", attributedBody BLOB, associated_message_type INTEGER, item_type INTEGER, is_auto_reply INTEGER, error INTEGER, date_retracted INTEGER"
    more = ", attributedBody BLOB" if old else more
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(
            "CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT);"
            "CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, style INTEGER, chat_identifier TEXT);"
            f"CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, handle_id INTEGER, date INTEGER, is_from_me INTEGER{more});"
            "CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER);"
            "INSERT INTO handle VALUES (1, '+34600111222'), (2, 'zoe@example.org'), (3, '22000');"
            "INSERT INTO chat VALUES (1, 45, '+34600111222'), (2, 45, 'zoe@example.org'), (3, 45, '22000'), (4, 43, 'chat99');")
        for number, row in enumerate(rows, 1):
            chat = row.get("chat", 1)
            values = {"ROWID": number, "guid": f"G-{number}", "text": "Hi", "handle_id": 0, "date": (T0 + number) * SECOND, "is_from_me": 0,
                      **{key: value for key, value in row.items() if key != "chat"}}
            conn.execute(f"INSERT INTO message ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})", list(values.values()))
            conn.execute("INSERT INTO chat_message_join VALUES (?, ?)", (chat, number))
        conn.commit()
    return path


def test_messages_of_a_mac_give_people_texts_and_exact_times(tmp_path: Path) -> None:
    long = "Grüße " * 40
    path = messages(tmp_path / "chat.db", [
        {"is_from_me": 1, "text": None, "attributedBody": archived("Hi, one question?")}, {"handle_id": 1, "text": None, "attributedBody": archived(long)},
        {"handle_id": 1, "associated_message_type": 2000, "text": "Liked “Hi, one question?”"}, {"handle_id": 2, "chat": 2, "is_auto_reply": 1},
        {"handle_id": 1, "chat": 4}, {"handle_id": 3, "chat": 3}, {"item_type": 1, "handle_id": 1}, {"associated_message_type": 3000, "handle_id": 1},
        {"is_from_me": 1, "error": 22}, {"handle_id": 1, "date_retracted": 5}, {"handle_id": 1, "date": 0},
    ])
    assert detect.recognise(path) == "imessage"
    touches, skipped, _ = items(path)
    assert [(one.direction, one.kind, one.party.handle or one.party.name, one.text) for one in touches] == [
        ("out", "message", "+34600111222", "Hi, one question?"), ("in", "message", "+34600111222", long.strip()),
        ("in", "reaction", "+34600111222", "Liked “Hi, one question?”"), ("in", "auto", "zoe@example.org", "Hi"),
    ]
    assert touches[0].at == datetime(2026, 3, 1, 10, 0, 1, tzinfo=UTC)
    assert reasons(skipped) == {"group chat": 1, "service message": 1, "system message": 2, "failed": 1, "unsent": 1, "no date": 1}


def test_an_old_database_counts_seconds_and_lacks_columns(tmp_path: Path) -> None:
    path = messages(tmp_path / "chat.db", [{"is_from_me": 1, "date": T0}, {"handle_id": 1, "date": T0 + 3600}], old=True)
    assert [one.at.hour for one in items(path)[0]] == [10, 11]


def test_messages_of_a_mac_are_imported_once_and_left_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "Messages"
    folder.mkdir()
    path = messages(folder / "chat.db", [{"is_from_me": 1}, {"handle_id": 1}])
    before = path.read_bytes()
    with open_record(tmp_path / "record.db") as record:
        first, again = (import_path(record, folder, now=NOW) for _ in range(2))
    assert (first.new, first.outreaches, first.replies, again.new, again.known) == (2, 1, 1, 0, 2)
    assert path.read_bytes() == before
    assert [one.name for one in folder.iterdir()] == ["chat.db"]


def test_a_damaged_database_is_said_and_another_one_is_not_taken_for_it(tmp_path: Path) -> None:
    path = messages(tmp_path / "chat.db", [{"handle_id": 1, "text": "x" * 3000} for _ in range(50)])
    raw = bytearray(path.read_bytes())
    raw[8192:-4096] = b"\xff" * (len(raw) - 8192 - 4096)
    with pytest.raises(BadFile, match="cannot be read"):
        import_path(None, written(tmp_path / "broken.db", bytes(raw)), as_="imessage", now=NOW)
    with closing(sqlite3.connect(tmp_path / "other.db")) as conn:
        conn.execute("CREATE TABLE message (id)")
    with pytest.raises(BadFile, match="database of another program"):
        import_path(None, tmp_path / "other.db", now=NOW)


def test_every_reader_can_be_named_at_the_terminal_and_on_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    from composer.cli.parser import build_parser
    from composer.web.views.imports import TITLES

    assert list(TITLES) == ["", *(reader.name for reader in detect.READERS)]
    for reader in detect.READERS:
        assert build_parser().parse_args(["import", "a.zip", "--as", reader.name]).as_ == reader.name
        assert reader.how.endswith("."), "a sentence that says how to get the export"
        assert TITLES[reader.name] == reader.title
    with pytest.raises(SystemExit):
        build_parser().parse_args(["import", "a.zip", "--as", "pigeon"])
    assert "“pigeon” isn't a kind of export; choose from linkedin, x" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        build_parser().parse_args(["import", "--help"])
    assert "linkedin, x, slack, facebook" in " ".join(capsys.readouterr().out.split())


def test_a_text_that_the_database_computes_without_end_is_refused(tmp_path: Path) -> None:
    path = messages(tmp_path / "chat.db", [{"is_from_me": 1}, {"handle_id": 1}])
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("ALTER TABLE message RENAME COLUMN text TO typed")
        conn.execute("ALTER TABLE message ADD COLUMN text TEXT GENERATED ALWAYS AS (hex(zeroblob(9000000))) VIRTUAL")
    with pytest.raises(BadFile, match=r"chat\.db"):
        import_path(None, path, as_="imessage", now=NOW, dry_run=True)
