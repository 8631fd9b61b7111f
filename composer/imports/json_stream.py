"""Walks a JSON text as a stream, so that a large export needs no more memory than one message of it.

What comes before a fault (a cut file, a broken escape) is still given; then JsonBroken is raised.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Final, TextIO

CHUNK: Final = 1 << 18
MAX_VALUE: Final = 64 << 20  # characters of one value that is read whole
_LINE: Final = 1 << 14
_SPACE: Final = " \t\r\n\ufeff"


class JsonBroken(ValueError):
    """The JSON text ends too early or is not JSON from here on; raised where the next value should be."""


class JsonStream:
    """A cursor in a JSON text: enter arrays with `items`, objects with `fields`, read the value under it with `value`."""

    def __init__(self, text: TextIO, repair: Callable[[str], str] | None = None) -> None:
        self._text, self._repair = text, repair
        self._buffer, self._at, self._ended, self._held = "", 0, False, ""
        self._decode = json.JSONDecoder(strict=False).raw_decode

    def _more(self) -> bool:
        if self._ended:
            return False
        rest = self._buffer[self._at :]
        data = self._held + self._text.read(max(CHUNK, len(rest)))
        self._held = ""
        self._ended = not data
        if self._repair is not None and data:
            data += self._text.readline(_LINE)  # what is repaired may need its line whole
            cut = _open_escape(data)
            if cut and cut < len(data):
                data, self._held = data[:cut], data[cut:]
            data = self._repair(data)
        self._buffer, self._at = rest + data, 0
        return not self._ended

    def peek(self) -> str:
        """The next character that is no space; "" at the end."""
        while True:
            while self._at < len(self._buffer):
                char = self._buffer[self._at]
                if char not in _SPACE:
                    return char
                self._at += 1
            if not self._more():
                return ""

    def _take(self, wanted: str) -> str:
        char = self.peek()
        if not char or char not in wanted:
            raise JsonBroken(f"“{char}” where one of {wanted} should be" if char else "the text ends too early")
        self._at += 1
        return char

    def skip_to(self, wanted: str) -> bool:
        """Move to the first such character (the assignment before the JSON of an X archive); False where there is none."""
        while True:
            found = self._buffer.find(wanted, self._at)
            if found >= 0:
                self._at = found
                return True
            self._at = len(self._buffer)
            if not self._more():
                return False

    def value(self) -> Any:
        """The whole value under the cursor; raises JsonBroken."""
        self.peek()
        while True:
            try:
                found, end = self._decode(self._buffer, self._at)
            except (ValueError, RecursionError) as problem:
                if self._ended or len(self._buffer) - self._at > MAX_VALUE or isinstance(problem, RecursionError):
                    raise JsonBroken(str(problem)[:200]) from problem
                self._more()
                continue
            if end == len(self._buffer) and not self._ended:
                self._more()  # a number may go on
                continue
            self._at = end
            return found

    def items(self) -> Iterator[int]:
        """Enter an array: one turn for each element, which the caller reads; raises JsonBroken."""
        self._take("[")
        if self.peek() == "]":
            self._at += 1
            return
        number = 0
        while True:
            yield number
            number += 1
            if self._take(",]") == "]":
                return

    def fields(self) -> Iterator[str]:
        """Enter an object: its keys in turn, the caller reads each value; raises JsonBroken."""
        self._take("{")
        if self.peek() == "}":
            self._at += 1
            return
        while True:
            if self.peek() != '"':
                raise JsonBroken("a key should be here")
            key = self.value()
            self._take(":")
            yield str(key)
            if self._take(",}") == "}":
                return


def _open_escape(data: str) -> int:
    """Where an escape that may be cut by the end of the data begins; the length of the data where none is."""
    cut = data.rfind("\\", len(data) - 4)
    if cut < 0:
        return len(data)
    while cut and data[cut - 1] == "\\":
        cut -= 1
    return cut
