"""Sockets that give a conversation one deadline and one size: a mail server that drips or never ends holds nobody up.

A time-out of a socket holds for each read; a server that sends a byte now and then could go on for ever.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from imapclient import IMAPClient, imap4, imap_utf7, tls
from imapclient.exceptions import IMAPClientError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STEP: Final = 30.0  # seconds for each read or write
COMMAND: Final = 300.0  # seconds for the whole answer to one command of IMAP: a hundred mails over a slow line
MOST: Final = 160 << 20  # bytes of one answer: a hundred mails of a megabyte, with room
LETTER: Final = 110.0  # seconds for the whole conversation in which one mail is handed over
REPLIES: Final = 1 << 20  # bytes that a server says while it takes one


class TooMuch(OSError):
    """A server sends more than anything that was asked for could be."""

    def __init__(self) -> None:
        super().__init__("the server sends more than was asked for")
        self.strerror = "the server sends more than was asked for"


class _Bounds:
    """What is left of time and size; set by `allow`, and by default that of one command."""

    _until: float | None = None
    _left: int = MOST

    def allow(self, seconds: float, most: int) -> None:
        """Begin to count anew."""
        self._until, self._left = time.monotonic() + seconds, most

    def _wait(self) -> float:
        if self._until is None:
            self.allow(COMMAND, MOST)
            assert self._until is not None
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError("the deadline has passed")
        return min(STEP, left)

    def _took(self, count: int) -> int:
        self._left -= count
        if self._left < 0:
            raise TooMuch
        return count


class BoundedSocket(_Bounds, socket.socket):
    """A plain socket within bounds."""

    def recv_into(self, buffer: WriteableBuffer, nbytes: int = 0, flags: int = 0) -> int:
        """Read into a buffer; raises TimeoutError or TooMuch."""
        self.settimeout(self._wait())
        return self._took(super().recv_into(buffer, nbytes, flags))


class BoundedTls(_Bounds, ssl.SSLSocket):
    """A socket over TLS within bounds."""

    def recv_into(self, buffer: WriteableBuffer, nbytes: int | None = None, flags: int = 0) -> int:
        """Read into a buffer; raises TimeoutError or TooMuch."""
        self.settimeout(self._wait())
        return self._took(super().recv_into(buffer, nbytes, flags))


def connected(host: str, port: int) -> BoundedSocket:
    """A connection to a server; raises OSError."""
    plain = socket.create_connection((host, port), timeout=STEP)
    made = BoundedSocket(plain.family, plain.type, plain.proto, fileno=plain.detach())
    made.settimeout(STEP)
    return made


class _Commands:
    """Counts anew with each command, and believes no size that could not be."""

    def _command(self, *args: Any) -> Any:
        _anew(self.sock)  # type: ignore[attr-defined]  # of the class beside it
        return super()._command(*args)  # type: ignore[misc]

    def read(self, size: int) -> bytes:
        if size > MOST:
            raise TooMuch
        found: bytes = super().read(size)  # type: ignore[misc]
        return found


class _Plain(_Commands, imap4.IMAP4WithTimeout):  # type: ignore[misc]  # it ships no types
    def _create_socket(self, timeout: float | None = None) -> socket.socket:  # noqa: ARG002  # imaplib's signature
        return connected(self.host, self.port)


class _Tls(_Commands, tls.IMAP4_TLS):  # type: ignore[misc]
    def _create_socket(self, timeout: float | None = None) -> socket.socket:  # noqa: ARG002
        made: socket.socket = tls.wrap_socket(connected(self.host, self.port), self.ssl_context, self.host)
        return made


def _anew(sock: object) -> None:
    if isinstance(sock, _Bounds):
        sock.allow(COMMAND, MOST)


class Mailbox(IMAPClient):  # type: ignore[misc]  # it ships no types
    """A mailbox whose every command has a deadline and a size, and whose every answer is understood or refused."""

    def _create_IMAP4(self) -> Any:  # noqa: N802  # its name in the library
        if self.ssl:
            return _Tls(self.host, self.port, self.ssl_context, STEP)
        return _Plain(self.host, self.port, STEP)

    def list_folders(self, directory: str = "", pattern: str = "*") -> list[tuple[tuple[bytes, ...], bytes, str]]:
        """Flags, separator and name of each folder; one whose name nobody can read is left out, and the others stay."""
        self.folder_encode = False
        try:
            listed = super().list_folders(directory, pattern)
        finally:
            self.folder_encode = True
        found = []
        for flags, separator, raw in listed:
            name = _folder_name(raw)
            if name:
                known = flags if isinstance(flags, tuple) else ()
                found.append((tuple(flag for flag in known if isinstance(flag, bytes)), separator, name))
        return found


def _folder_name(raw: object) -> str:
    try:
        name = imap_utf7.decode(raw)
    except UnicodeError:
        return ""
    return name if isinstance(name, str) else ""


def _understood(name: str) -> Callable[..., Any]:
    """A command of the mailbox by its name; an answer that the library trips over is a fault of the server, told as such."""
    own = vars(Mailbox).get(name)

    def asked(self: Mailbox, *args: Any, **more: Any) -> Any:
        try:
            return own(self, *args, **more) if own is not None else getattr(super(Mailbox, self), name)(*args, **more)
        except OSError:  # a certificate that is refused is a ValueError too
            raise
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as problem:
            raise IMAPClientError("its answer cannot be understood") from problem

    return asked


for _name in (
    "__init__", "append", "create_folder", "fetch", "folder_status", "has_capability", "list_folders", "login", "logout",
    "search", "select_folder", "starttls",
):
    setattr(Mailbox, _name, _understood(_name))


class Letterbox(smtplib.SMTP):
    """A server that takes mail, within bounds from the first word on."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:  # noqa: ARG002
        made = connected(host, port)
        made.allow(LETTER, REPLIES)
        return made


class LetterboxTls(smtplib.SMTP_SSL):
    """The same, over TLS from the start."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:  # noqa: ARG002
        made = self.context.wrap_socket(connected(host, port), server_hostname=self._host)  # type: ignore[attr-defined]
        made.allow(LETTER, REPLIES)  # type: ignore[attr-defined]
        return made
