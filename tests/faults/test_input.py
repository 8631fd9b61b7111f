"""Files, addresses and answers that are not what they should be: one sentence each, never a traceback, never a password."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from streamlit import config

from composer.cli import main
from composer.errors import OutsideFailed
from composer.mail import sync
from composer.record import log
from composer.record.store import open_record
from composer.settings import Mail, Settings
from composer.web.routes import routes
from tests.record_kit import at

SECRET = "secret-9431"


@pytest.fixture
def filled(home: Path) -> Path:
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        log.log_sent(record, to="Ana", channel="email", at=at(), text="hello")
    return home


def harm(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as conn, conn:
        for statement in statements:
            conn.execute(statement)


BROKEN: dict[str, Callable[[Path], None]] = {
    "no version": lambda home: harm(home / "record.db", "DELETE FROM alembic_version"),
    "no table of touches": lambda home: harm(home / "record.db", "DROP TABLE touch"),
    "a schema that is no SQL": lambda home: harm(
        home / "record.db", "PRAGMA writable_schema=ON", "UPDATE sqlite_master SET sql = 'CREATE TABLE person (broken' WHERE name = 'person'"),
    "no database": lambda home: (home / "record.db").write_text("no database") and None,
    "a head of zeros": lambda home: (home / "record.db").write_bytes(b"\0" * 8192) and None,
    "half a file": lambda home: (home / "record.db").write_bytes((home / "record.db").read_bytes()[:5000]) and None,
}


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("command", [["people", "show"], ["doctor"], ["log", "sent", "--to", "Bo", "--channel", "email"], ["undo"], ["backup"]])
def test_a_broken_record_is_one_sentence_and_stays_as_it_is(filled: Path, kind: str, command: list[str], capsys: Any) -> None:
    BROKEN[kind](filled)
    before = (filled / "record.db").read_bytes()
    status = main(command)
    said = capsys.readouterr()
    assert (status, (filled / "record.db").read_bytes()) == (3, before)
    assert "Traceback" not in said.out + said.err
    assert "damaged" in said.out + said.err or "is not a record" in said.out + said.err


@pytest.mark.parametrize("url", [
    f"postgresql://me:{SECRET}@127.0.0.1:99x99/db", f"postgresql://me:{SECRET}@127.0.0.1:1/db", f"postgresql://127.0.0.1:1/db?password={SECRET}&user=me",
    f"postgresql://{SECRET}@127.0.0.1:1/db", f"postgresql://127.0.0.1:1/db?passfile=/{SECRET}", f"mysql://me:{SECRET}@127.0.0.1/db", SECRET,
])
@pytest.mark.parametrize("command", [["people", "show"], ["doctor"], ["restore", "x.db"]])
def test_no_part_of_a_database_address_that_may_be_secret_is_shown(url: str, command: list[str], capsys: Any, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("OVERTURE_DATABASE_URL", url)
    assert main(command) in (2, 3)
    said = capsys.readouterr()
    assert SECRET not in said.out + said.err
    assert "Traceback" not in said.out + said.err


def nameless(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        info = zipfile.ZipInfo("x")
        info.filename = ""
        packed.writestr(info, b"hello")


def test_a_zip_member_without_a_name_is_left_out(filled: Path, tmp_path: Path, capsys: Any) -> None:
    nameless(tmp_path / "a.zip")
    assert main(["import", str(tmp_path / "a.zip")]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("address", ["http://[", "https://[::1", "http://a]b", "https://[x]/v1"])
def test_an_address_that_is_none_is_told_where_it_stands(home: Path, address: str, capsys: Any, tmp_path: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(f'[model]\nbase_url = "{address}"\nname = "m"\n')
    assert main(["doctor"]) == 2
    assert "model.base_url" in capsys.readouterr().err
    (home / "settings.toml").unlink()
    (tmp_path / "letter.txt").write_text(f"Hello Ana, I read {address} and {address}/x?y=[ with joy. What did you change first?")
    assert main(["check", "--channel", "email", str(tmp_path / "letter.txt")]) in (0, 1)


@pytest.mark.parametrize("body", [
    "{% if point %}" * 150 + "x" + "{% endif %}" * 150, "{{ " + "(" * 400 + "point" + ")" * 400 + " }}", "{{ point" + "|cap" * 3000 + " }}",
    "{{ " + "not " * 3000 + "point }}", "{{ point" + " and point" * 2000 + " }}",
])
def test_a_template_of_ones_own_that_nests_too_deep_is_refused(home: Path, body: str, capsys: Any) -> None:
    (home / "templates").mkdir(parents=True)
    shipped = next(path for path in sorted(Path(__file__).parents[2].joinpath("templates", "en").rglob("*.j2")))
    head = shipped.read_text().partition("+++\n")[2].partition("+++\n")[0]
    (home / "templates" / "own.j2").write_text(f"+++\n{head}+++\n{body}")
    assert main(["templates", "list"]) == 0
    said = capsys.readouterr()
    assert "own.j2" in said.err
    assert "Traceback" not in said.err


class _Odd:
    def __init__(self, **answers: Any) -> None:
        self.answers = answers

    def __getattr__(self, name: str) -> Any:
        return lambda *_, **__: self.answers.get(name)


@pytest.mark.parametrize("status", [{}, {b"MESSAGES": None}, {b"UNSEEN": 3}])
def test_an_odd_answer_of_a_mailbox_is_no_traceback(settings: Settings, monkeypatch: pytest.MonkeyPatch, status: dict[bytes, Any]) -> None:
    from contextlib import nullcontext

    monkeypatch.setattr(sync, "imap", lambda *_: nullcontext(_Odd(folder_status=status)))
    assert "does not say" in sync.probe(Settings(home=settings.home, mail=Mail(address="a@b.test", imap_host="b.test")))


def test_a_folder_without_uidvalidity_is_said(settings: Settings, home: Path) -> None:
    with open_record(f"sqlite:///{home / 'record.db'}") as record, pytest.raises(OutsideFailed, match="UIDVALIDITY"):
        list(sync._new(_Odd(select_folder={}), record, "me/INBOX", "INBOX", sync.owner_of(settings), [], None, of_mine=False))  # type: ignore[arg-type]


def test_a_question_that_is_taken_back_is_no_error(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    import anyio

    monkeypatch.setattr(config, "get_option", lambda _name: ["127.0.0.1"])
    sent: list[dict[str, Any]] = []
    scope = {
        "type": "http", "method": "POST", "path": "/api/check", "raw_path": b"/api/check", "query_string": b"", "root_path": "", "scheme": "http",
        "headers": [(b"host", b"127.0.0.1:8501"), (b"content-type", b"application/json"), (b"content-length", b"40")],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8501), "http_version": "1.1",
    }
    coming = iter([{"type": "http.request", "body": b'{"n"', "more_body": True}, {"type": "http.disconnect"}, {"type": "http.disconnect"}])

    async def receive() -> dict[str, Any]:
        return next(coming)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    anyio.run(Starlette(routes=routes()), scope, receive, send)  # type: ignore[arg-type]
    assert "Traceback" not in caplog.text
    assert sent[0]["status"] == 400


def test_a_zip_whose_two_lists_disagree_is_refused(filled: Path, tmp_path: Path, capsys: Any) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("messages.csv", b"FROM,TO,DATE,CONTENT\n")
    raw = bytearray((tmp_path / "a.zip").read_bytes())
    raw[6:8] = b"\x00\x08"  # the member's own head says that its name is UTF-8, and it is none
    raw[32:33] = b"\x91"
    (tmp_path / "a.zip").write_bytes(raw)
    assert main(["import", str(tmp_path / "a.zip")]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("digit", ["²", "🄀", "①", "๓", "৪"])
def test_a_sign_that_is_a_digit_and_no_number_stops_nothing(digit: str, tmp_path: Path, filled: Path) -> None:
    (tmp_path / "letter.txt").write_text(f"Hi Zoe, {digit} of {digit}{digit} at {digit} am, {digit}/2/2026, {digit}% of {digit} people liked it. Which one did you?")
    (tmp_path / "chat.txt").write_text(f"{digit}2/03/2026, 09:00 - Maya: Hello\n12/03/2026, 0{digit}:00 - Zoe: Hi\n")
    (tmp_path / "a.emlx").write_text(f"{digit}{digit}\nFrom: Zoe <zoe@example.org>\n\nHi\n")
    assert main(["check", "--channel", "email", "--brief", str(Path(__file__).parents[2] / "docs" / "examples" / "learn.toml"), str(tmp_path / "letter.txt")]) in (0, 1)
    for name in ("chat.txt", "a.emlx"):
        assert main(["import", str(tmp_path / name), "--me", "Maya"]) in (0, 2)
