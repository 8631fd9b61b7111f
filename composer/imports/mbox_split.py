"""Splits an mbox stream into mails without holding more than one of them; memory does not grow with the file.

A mail begins at a line `From …` after an empty line (or the start) that bears a time and a year and is followed by a
header, or is followed by one that mails begin with. A sentence that begins with “From ” is neither. `>From ` is undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

CHUNK: Final = 1 << 20
KEPT: Final = 8 << 20  # bytes kept of one mail: texts come first, the rest is attachments
_CLOCK: Final = re.compile(rb"\d:\d\d")
_YEAR: Final = re.compile(rb"\b(?:19|20)\d\d\b")
_HEADER: Final = re.compile(rb"[!-9;-~]{1,100}:|>From ")
_COMMON: Final = re.compile(
    rb"(?:return-path|received|from|to|date|message-id|subject|mime-version|delivered-to|x-[!-9;-~]+|reply-to|content-[a-z-]+|status):",
    re.IGNORECASE)
_QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)


class Split(NamedTuple):
    """One mail: its number from 1 and its bytes without the `From ` line; `whole` false where it was longer than is kept."""

    number: int
    raw: bytes
    whole: bool


def split(stream: BinaryIO) -> Iterator[Split]:
    """The mails of an mbox, in order; what stands before the first `From ` line is no mail."""
    buffer, start, search = b"\n", 0, 0  # an empty line before the file, so that its first line is found like any other
    number, head, ended = 0, None, False
    while True:
        at = buffer.find(b"\nFrom ", search)
        if at < 0 and ended:
            break
        if at < 0 or not (ended or _in_sight(buffer, at)):
            data = stream.read(CHUNK)
            ended = not data
            search = at if at >= 0 else max(start, len(buffer) - 8)
            if number and head is None and search - start > KEPT:
                head = buffer[start : start + KEPT]
            cut = start if number and head is None else max(start, search - 4)
            buffer = buffer[cut:] + data
            search -= cut
            start = 0
            continue
        line_end = buffer.find(b"\n", at + 1)
        line_end = len(buffer) if line_end < 0 else line_end
        if _empty_before(buffer, at, first=number == 0) and _begins(buffer, at + 1, line_end):
            if number:
                yield Split(number, _unquoted(buffer[start:at] if head is None else head), head is None)
            head = None
            number += 1
            start, search = min(line_end + 1, len(buffer)), line_end
        else:
            search = at + 1
    if number:
        yield Split(number, _unquoted(buffer[start:] if head is None else head), head is None)


def _in_sight(buffer: bytes, at: int) -> bool:
    """Whether the line at `at` and the one after it are in the buffer (or too long to be a mail's first lines)."""
    line_end = buffer.find(b"\n", at + 1)
    return (line_end >= 0 and buffer.find(b"\n", line_end + 1) >= 0) or len(buffer) - at > 1 << 16


def _empty_before(buffer: bytes, at: int, *, first: bool) -> bool:
    if at == 0:
        return first
    return buffer[at - 1] == 10 or buffer[max(0, at - 2) : at] == b"\n\r"


def _begins(buffer: bytes, start: int, line_end: int) -> bool:
    line = buffer[start : min(line_end, start + 400)]
    stamped = _CLOCK.search(line) is not None and _YEAR.search(line) is not None
    return (_HEADER if stamped else _COMMON).match(buffer, line_end + 1, line_end + 400) is not None


def _unquoted(raw: bytes) -> bytes:
    return _QUOTED.sub(rb"\1", raw) if b">From " in raw else raw
