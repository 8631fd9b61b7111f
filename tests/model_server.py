"""A scripted OpenAI-compatible server on a real loopback socket: answers well, or fails in every way that servers do."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Handler", dict[str, Any]], None]


@dataclass
class Scripted:
    """The server's address, what it was asked, and what it will do next; the last behaviour stays."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    script: list[Answer] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    lists_models: bool = True


class Handler(BaseHTTPRequestHandler):
    """One request; `protocol_version` 1.1 so that bodies have lengths."""

    protocol_version = "HTTP/1.1"
    scripted: Scripted

    def log_message(self, *args: Any) -> None:
        """Stay silent."""

    def do_GET(self) -> None:
        if not self.scripted.lists_models:
            self.reply(404, {"error": "no such route"})
            return
        self.reply(200, {"object": "list", "data": [{"id": "scripted-1", "object": "model", "created": 0, "owned_by": "tests"}]})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.scripted.asked.append(body)
        self.scripted.paths.append(self.path)
        self.scripted.headers.append({name.lower(): value for name, value in self.headers.items()})
        self.scripted.keys.append(self.headers.get("authorization", ""))
        script = self.scripted.script
        (script.pop(0) if len(script) > 1 else script[0])(self, body)

    def reply(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        """Send a body as JSON, or as it is where it is text."""
        raw = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        given = {"content-type": "application/json" if not isinstance(body, str) else "text/html", **(headers or {})}
        for name, value in {**given, "content-length": str(len(raw))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw)

    def chat(self, text: Any, *, reason: str | None = "stop", model: str = "scripted-1", **more: Any) -> None:
        """A whole answer; `more` are further parts of the message."""
        self.reply(200, {
            "id": "1", "object": "chat.completion", "created": 0, "model": model,
            "choices": [{"index": 0, "finish_reason": reason, "message": {"role": "assistant", "content": text, **more}}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
        })

    def stream(self, pieces: list[str], *, end: bool = True, pause: float = 0.0) -> None:
        """An answer in chunks, broken off without `end`; `more` may go on with it."""
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        self.more(pieces, end=end, pause=pause)

    def events(self, *chunks: Any, done: bool = True) -> None:
        """Chunks of a stream as given, and the end mark."""
        self.send_response(200)
        self.send_header("content-type", "text/event-stream; charset=utf-8")
        self.send_header("connection", "close")
        self.end_headers()
        for chunk in chunks:
            self.wfile.write((chunk if isinstance(chunk, str) else f"data: {json.dumps(chunk)}\n\n").encode())
        if done:
            self.wfile.write(b"data: [DONE]\n\n")
        self.close_connection = True

    def more(self, pieces: list[str], *, end: bool = True, pause: float = 0.0) -> None:
        """Further chunks of an answer that has begun."""
        for piece in pieces:
            chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "scripted-1",
                     "choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]}
            self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
            self.wfile.flush()
            if pause:
                time.sleep(pause)
        if end:
            last = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "scripted-1",
                    "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
            usage = {**last, "choices": [], "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}}
            self.wfile.write(f"data: {json.dumps(last)}\n\ndata: {json.dumps(usage)}\n\ndata: [DONE]\n\n".encode())
        self.close_connection = True


def says(text: Any, **more: Any) -> Answer:
    """Answer with a text, streamed in small pieces where that was asked for."""
    def answer(handler: Handler, body: dict[str, Any]) -> None:
        if body.get("stream"):
            handler.stream([text[at : at + 7] for at in range(0, len(text), 7)])
        else:
            handler.chat(text, **more)
    return answer


def slots(hook: str, question: str, bridge: str = "", facts: tuple[str, ...] = ("f1",)) -> Answer:
    """Answer with slots."""
    return says(json.dumps({"hook": hook, "bridge": bridge, "question": question, "facts_used": list(facts)}))


def fails(status: int, message: Any, headers: dict[str, str] | None = None) -> Answer:
    """Answer with a status and an error in the usual form (or a page of HTML)."""
    body = message if isinstance(message, str) and message.startswith("<") else {"error": {"message": message, "type": "x", "code": status}}
    return lambda handler, _body: handler.reply(status, body, headers)


def refuses(parameter: str, otherwise: Answer) -> Answer:
    """Refuse a request that has a parameter, answer the others."""
    def answer(handler: Handler, body: dict[str, Any]) -> None:
        if parameter in body:
            handler.reply(400, {"error": {"message": f"Unsupported parameter: '{parameter}'.", "type": "invalid_request_error"}})
        else:
            otherwise(handler, body)
    return answer


@contextmanager
def serving(*script: Answer) -> Iterator[Scripted]:
    """A scripted server for as long as the block runs."""
    scripted = Scripted(script=list(script))
    handler = type("Bound", (Handler,), {"scripted": scripted})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    scripted.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield scripted
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
