"""The connection of one request: one deadline for everything, a cap on what is read, no redirects."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import httpx2

CONNECT: Final = 3.0  # seconds
MOST_BYTES: Final = 4_000_000  # of one answer; a stream spends some 200 bytes on a token


class TooMuch(Exception):
    """A server sent more than any answer needs."""


class Line:
    """One deadline over all that is read from a server: at its end the sockets are hung up, wherever reading stands.

    A timeout for each read would never end for a server that sends one byte now and then.
    """

    def __init__(self, seconds: float) -> None:
        self.ends = time.monotonic() + seconds
        self.seconds = seconds
        self.bytes = 0
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self.hang_up)
        self._timer.daemon = True

    def __enter__(self) -> Line:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self.ends

    def hang_up(self) -> None:
        """End every connection at once; a read that waits wakes up."""
        for held in self._sockets:
            with suppress(OSError):  # of the socket itself: an encrypted one would first say goodbye
                socket.socket.shutdown(held, socket.SHUT_RDWR)

    def client(self, *, trust_env: bool) -> httpx2.Client:
        """A client of HTTP on this line; a proxy from the environment only where `trust_env`."""
        import httpx2
        import openai

        limits = httpx2.Timeout(self.seconds, connect=min(CONNECT, self.seconds))
        return openai.DefaultHttpxClient(
            follow_redirects=False, trust_env=trust_env, timeout=limits, headers={"accept-encoding": "identity"},
            event_hooks={"request": [self._asked], "response": [self._answered]},
        )

    def _asked(self, request: Any) -> None:
        request.extensions["trace"] = self._trace

    def _trace(self, event: str, info: dict[str, Any]) -> None:
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            held = info["return_value"].get_extra_info("socket")
            if held is not None:
                self._sockets.append(held)
                if self.over:
                    self.hang_up()

    def _answered(self, response: Any) -> None:
        import httpx2

        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise TooMuch  # packed, which was not asked for: a few bytes could become gigabytes
        line, stream = self, response.stream

        class Counted(httpx2.SyncByteStream):
            def __iter__(self) -> Iterator[bytes]:
                for piece in stream:
                    line.bytes += len(piece)
                    if line.bytes > MOST_BYTES:
                        raise TooMuch
                    yield piece
                if line.over:  # hung up by us, which looks like an end
                    raise httpx2.ReadTimeout("the time is up")

            def close(self) -> None:
                stream.close()

        response.stream = Counted()
