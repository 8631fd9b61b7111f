"""A mailbox that answers with nonsense once one is logged in: one sentence, and what is sound is read; nothing is blinded by a lie."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from imapclient.exceptions import IMAPClientError

from composer.errors import ComposerError
from composer.mail import connect, sync
from composer.mail.bounded import Mailbox
from composer.record.store import open_record
from composer.settings import Mail, Settings
from tests.record_kit import at

MAIL = (b"From: Zoe <zoe@example.org>\r\nTo: Me <me@x.test>\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\nMessage-ID: <%d@x>\r\nSubject: Hi\r\n\r\nhello\r\n")
USUAL: Mapping[bytes, bytes] = {
    b"CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n", b"LIST": b'* LIST () "/" INBOX\r\n* LIST (\\Sent) "/" Sent\r\n',
    b"EXAMINE": b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] v\r\n", b"UID SEARCH": b"* SEARCH 1\r\n",
}


def fetched(uid: bytes = b"1", flags: bytes = b"()", more: bytes = b"", body: bytes | None = None) -> bytes:
    text = MAIL % 1
    held = b"{%d}\r\n" % len(text) + text if body is None else body
    return b"* 1 FETCH (UID " + uid + b" FLAGS " + flags + more + b" BODY[]<0> " + held + b")\r\n"


def talk(sock: socket.socket, answers: Mapping[bytes, bytes]) -> None:
    with sock, suppress(OSError):
        sock.sendall(b"* OK hello\r\n")
        for line in sock.makefile("rb"):
            tag, _, command = line.strip().partition(b" ")
            said = next((answer for name, answer in answers.items() if command.upper().startswith(name)), b"")
            sock.sendall(said + tag + b" OK done\r\n")


@contextmanager
def mailbox(monkeypatch: pytest.MonkeyPatch, answers: Mapping[bytes, bytes]) -> Iterator[Settings]:
    """Settings for a mailbox that gives these answers; TLS, which is looked at elsewhere, is left out."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]

        def serve() -> None:
            with suppress(OSError):
                while True:
                    threading.Thread(target=talk, args=(listening.accept()[0], answers), daemon=True).start()

        @contextmanager
        def plain(*_: Any) -> Iterator[Mailbox]:
            with connect.plain_errors("mail", "127.0.0.1"):
                client = Mailbox("127.0.0.1", port=port, use_uid=True, ssl=False, timeout=10)
                try:
                    client.login("me", "secret")
                    yield client
                finally:
                    with suppress(IMAPClientError, OSError):
                        client.logout()
                    with suppress(OSError, AttributeError):
                        client.shutdown()

        threading.Thread(target=serve, daemon=True).start()
        monkeypatch.setattr(sync, "imap", plain)
        yield Settings(home=Path("/nowhere"), name="Me", mail=Mail(address="me@x.test", imap_host="127.0.0.1", folders=("INBOX",)))
        listening.shutdown(socket.SHUT_RDWR)


NONSENSE: dict[str, Mapping[bytes, bytes]] = {
    "a number of 5,000 digits": {b"UID SEARCH": b"* SEARCH " + b"9" * 5000 + b"\r\n"}, "words for numbers": {b"UID SEARCH": b"* SEARCH one two\r\n"},
    "a version beyond 32 bits": {b"EXAMINE": b"* OK [UIDVALIDITY 99999999999999999999] v\r\n"}, "a version of no number": {b"EXAMINE": b"* OK [UIDVALIDITY abc] v\r\n"},
    "a version of nothing": {b"EXAMINE": b"* OK [UIDVALIDITY 0] v\r\n"}, "a count of 5,000 digits": {b"EXAMINE": b"* " + b"9" * 5000 + b" EXISTS\r\n"},
    "brackets without end": {b"UID FETCH": b"* 1 FETCH " + b"(" * 50_000 + b")" * 50_000 + b"\r\n"}, "brackets in a flag": {b"UID FETCH": b"* 1 FETCH (UID 1 FLAGS " + b"(" * 900 + b")" * 900 + b")\r\n"},
    "an empty envelope": {b"UID FETCH": b"* 1 FETCH (UID 1 ENVELOPE ())\r\n"}, "half a folder": {b"LIST": b'* LIST () "/"\r\n'},
    "a folder of nothing": {b"LIST": b"* LIST (\\Noselect) NIL NIL\r\n"}, "a quote that never ends": {b"UID FETCH": b'* 1 FETCH (UID 1 FLAGS ("\r\n'},
    "folders without end": {b"LIST": b'* LIST () "/" "folder %s"\r\n' % (b"x" * 500) * 2000},
}


@pytest.mark.parametrize("kind", NONSENSE)
def test_an_answer_that_makes_no_sense_is_one_sentence(kind: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {**USUAL, b"UID FETCH": fetched(), **NONSENSE[kind]}
    with mailbox(monkeypatch, answers) as settings, open_record(f"sqlite:///{home / 'record.db'}") as record:
        with pytest.raises(ComposerError) as caught:
            sync.sync(record, settings, now=at(9000))
        assert len(str(caught.value)) < 1200


ODD: dict[str, Mapping[bytes, bytes]] = {
    "flags of nothing": {b"UID FETCH": fetched(flags=b"NIL")}, "flags that are a number": {b"UID FETCH": fetched(flags=b"5")},
    "a conversation that is no number": {b"CAPABILITY": b"* CAPABILITY IMAP4rev1 X-GM-EXT-1\r\n", b"UID FETCH": fetched(more=b" X-GM-THRID abc")},
    "names that no folder can have": {b"LIST": b'* LIST () "/" "&&&"\r\n* LIST () "/" "\xff\xfe"\r\n* LIST () "/" "&2D0-"\r\n* LIST () "/" INBOX\r\n'},
    "flags within flags": {b"LIST": b'* LIST ((a)(b)) "/" INBOX\r\n'}, "numbers beyond 32 bits": {b"UID SEARCH": b"* SEARCH 0 1 9223372036854775807 1180591620717411303424\r\n"},
    "another mail than was asked for": {b"UID SEARCH": b"* SEARCH 1 2\r\n"},
}


@pytest.mark.parametrize("kind", ODD)
def test_what_is_sound_beside_nonsense_is_read(kind: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with mailbox(monkeypatch, {**USUAL, b"UID FETCH": fetched(), **ODD[kind]}) as settings, open_record(f"sqlite:///{home / 'record.db'}") as record:
        assert sync.sync(record, settings, now=at(9000)).new == 1


@pytest.mark.parametrize("lie", [b"4294967295", b"9223372036854775807", b"99999999999999999999999"])
def test_a_number_that_a_server_only_claims_hides_no_later_mail(lie: bytes, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        with mailbox(monkeypatch, {**USUAL, b"UID SEARCH": b"* SEARCH 1 " + lie + b"\r\n", b"UID FETCH": fetched()}) as settings:
            assert sync.sync(record, settings, now=at(9000)).new == 1
        later = MAIL % 2
        answers = {**USUAL, b"UID SEARCH": b"* SEARCH 1 2\r\n", b"UID FETCH": fetched(b"2", body=b"{%d}\r\n" % len(later) + later)}
        with mailbox(monkeypatch, answers) as settings:
            assert sync.sync(record, settings, now=at(9001)).new == 1
