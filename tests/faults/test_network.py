"""Servers that drip, never end, unpack to gigabytes or lie about sizes: each call ends by one deadline and within one size."""

from __future__ import annotations

import gzip
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from composer.drafting.llm.client import ask, models, server_at
from composer.errors import OutsideFailed
from composer.mail import bounded, connect
from composer.settings import Mail, Settings
from tests.model_server import Handler, serving

HELLO = [{"role": "user", "content": "Hello"}]
Talk = Callable[[socket.socket], None]


@contextmanager
def peer(talk: Talk) -> Iterator[int]:
    """A server on a free port that does one thing with each connection until the client hangs up."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()

        def serve() -> None:
            while True:
                try:
                    accepted, _ = listening.accept()
                except OSError:
                    return
                threading.Thread(target=quietly, args=(accepted,), daemon=True).start()

        def quietly(accepted: socket.socket) -> None:
            with accepted:
                try:
                    talk(accepted)
                except OSError:
                    return

        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)


def drip(sock: socket.socket, piece: bytes = b"a") -> None:
    """A byte now and then, for ever: every single read is in time."""
    gone = threading.Event()
    while not gone.wait(0.02):
        sock.sendall(piece)


def flood(sock: socket.socket, piece: bytes) -> None:
    while True:
        sock.sendall(piece)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "COMMAND", 0.6)
    monkeypatch.setattr(bounded, "LETTER", 0.6)
    monkeypatch.setattr(bounded, "MOST", 1 << 20)


def mailbox(settings: Settings, port: int) -> Settings:
    return replace(settings, mail=Mail(address="me@x.test", imap_host="127.0.0.1", imap_port=port, smtp_host="127.0.0.1", smtp_port=port, starttls=True))


IMAP = {
    "drips its greeting": drip,
    "drips lines of its greeting": lambda sock: drip(sock, b"* OK more\r\n"),
    "never ends its greeting": lambda sock: flood(sock, b"* " + b"a" * 60_000),
    "answers with other lines for ever": lambda sock: (sock.sendall(b"* OK hello\r\n"), sock.recv(4096), flood(sock, b"* 1 EXISTS\r\n" * 3000)),
    "says nothing after its greeting": lambda sock: (sock.sendall(b"* OK hello\r\n"), sock.recv(4096), sock.recv(4096)),
    "claims a text of a terabyte": lambda sock: (sock.sendall(b"* OK hello\r\n"), sock.recv(4096), sock.sendall(b"* LIST {1099511627776}\r\n"), flood(sock, b"a" * 65_536)),
    "drips a text": lambda sock: (sock.sendall(b"* OK hello\r\n"), sock.recv(4096), sock.sendall(b"* LIST {900000}\r\n"), drip(sock)),
}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("trick", IMAP)
def test_no_mailbox_holds_anybody_up(settings: Settings, trick: str) -> None:
    with peer(IMAP[trick]) as port, pytest.raises(OutsideFailed) as caught, connect.imap(mailbox(settings, port), {"OVERTURE_IMAP_PASSWORD": "secret"}):  # type: ignore[arg-type]
        pass
    assert "secret" not in str(caught.value)


SMTP = {
    "drips its greeting": drip,
    "goes on with its greeting": lambda sock: drip(sock, b"220-more\r\n"),
    "floods its greeting": lambda sock: flood(sock, b"220-more\r\n" * 3000),
    "goes on after hello": lambda sock: (sock.sendall(b"220 hello\r\n"), sock.recv(4096), flood(sock, b"250-MORE\r\n" * 3000)),
    "says nothing": lambda sock: sock.recv(1),
}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("trick", SMTP)
def test_no_server_that_takes_mail_holds_anybody_up(settings: Settings, trick: str) -> None:
    with peer(SMTP[trick]) as port, pytest.raises(OutsideFailed), connect.smtp(mailbox(settings, port), {"OVERTURE_SMTP_PASSWORD": "secret"}):  # type: ignore[arg-type]
        pass


def packed(handler: Handler, _body: object) -> None:
    raw = gzip.compress(b" " * (64 << 20))
    handler.send_response(200)
    for name, value in {"content-type": "application/json", "content-encoding": "gzip", "content-length": str(len(raw))}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(raw)


def test_a_packed_answer_is_refused_before_it_is_unpacked() -> None:
    with serving(packed) as server, pytest.raises(OutsideFailed):
        ask(server_at(server.url, "small"), HELLO, timeout=20)


HTTP = {
    "drips its head": lambda sock: (sock.recv(4096), sock.sendall(b"HTTP/1.1 200 OK\r\nX-A: "), drip(sock)),
    "drips its body": lambda sock: (sock.recv(4096), sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n\r\n"), drip(sock)),
    "drips blank lines of a stream": lambda sock: (sock.recv(4096), sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"), drip(sock, b": wait\n\n")),
    "says nothing": lambda sock: (sock.recv(4096), sock.recv(1)),
}


@pytest.mark.parametrize("streams", [False, True])
@pytest.mark.parametrize("trick", HTTP)
def test_no_model_server_holds_anybody_up(trick: str, streams: bool) -> None:
    with peer(HTTP[trick]) as port, pytest.raises(OutsideFailed):  # type: ignore[arg-type]
        ask(server_at(f"http://127.0.0.1:{port}/v1", "m"), HELLO, timeout=0.6, on_text=(lambda _: None) if streams else None)


@pytest.mark.parametrize("kind", ["application/json", "text/event-stream"])
def test_an_answer_without_end_is_cut(kind: str) -> None:
    piece = b"data: " + json.dumps({"pad": "x" * 4000, "choices": [{"index": 0, "delta": {"content": ""}}]}).encode() + b"\n\n" if "stream" in kind else b" " * 65_536

    def endless(sock: socket.socket) -> None:
        sock.recv(65_536)
        sock.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode())
        flood(sock, piece * 50)

    with peer(endless) as port:
        where = server_at(f"http://127.0.0.1:{port}/v1", "m")
        with pytest.raises(OutsideFailed):
            ask(where, HELLO, timeout=60, on_text=(lambda _: None) if "stream" in kind else None)
        with pytest.raises(OutsideFailed):
            models(where, timeout=60)
