"""A regular expression that most messages do not match: tried on google-re2 first, run as Python's only where that says it may.

RE2 reads a message of 600 characters in about 2 µs where a long alternation costs `re` 20 to 50, and compiles in a fraction
of the time.
It is asked about a wider form of the pattern (look-around left out, letters of all scripts), so that it never says no wrongly.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import Any, Final, cast

from composer.etiquette import patterns
from composer.etiquette.parts import Message

_LETTERS: Final = r"0-9A-Za-z_\x80-\xff"
_COUNT: Final = re.compile(r"\{(\d+),\d*\}\??")
_CAPITAL: Final = r"[^\W\d_a-z]"  # how our patterns say: a letter that is no small ASCII one
_OTHER: Final = "\xff"  # stands for every character beyond Latin-1, so that a byte is a character
MEMORY: Final = 16 << 20  # bytes for the automaton of one of our own patterns

codecs.register_error("overture.other", lambda problem: (_OTHER * (problem.end - problem.start), problem.end))  # type: ignore[attr-defined]


class Spotter:
    """A pattern over the small letters of a message, with `case` over the text as given; compiled when first needed."""

    __slots__ = ("_case", "_finder", "_source", "_tester")

    def __init__(self, *alternatives: str, case: bool = False) -> None:
        self._source = "|".join(alternatives)
        self._case = case
        self._tester: Any = None
        self._finder: re.Pattern[str] | None = None

    def may_match(self, message: Message) -> bool:
        """Whether the pattern may match anywhere in the message; asked once for a message."""
        found = message.found
        known = found.get(self)
        if known is None:
            if self._tester is None:
                self._tester = _compiled(widened(self._source)).Match
            key = "text bytes" if self._case else "low bytes"
            raw = found.get(key)
            if raw is None:
                raw = found[key] = (message.text if self._case else message.low).encode("latin-1", "overture.other")
            known = found[self] = self._tester(patterns.ANYWHERE, raw, 0, len(raw))[0][0] >= 0  # type: ignore[arg-type]
        return bool(known)

    def finditer(self, message: Message, start: int, end: int) -> Iterable[re.Match[str]]:
        """The matches in a span."""
        if not self.may_match(message):
            return ()
        if self._finder is None:
            self._finder = re.compile(self._source)
        return self._finder.finditer(message.text if self._case else message.low, start, end)

    def search(self, message: Message, start: int, end: int) -> re.Match[str] | None:
        """The first match in a span."""
        return next(iter(self.finditer(message, start, end)), None)


def _compiled(source: str) -> Any:
    import re2

    options = re2.Options()
    options.max_mem = MEMORY
    options.log_errors = False
    options.encoding = cast("Any", re2.Options).Encoding.LATIN1
    options.never_capture = True
    return cast("Any", re2.compile(source.encode("latin-1", "overture.other"), options))._regexp  # noqa: SLF001


def widened(source: str) -> str:
    """A form of a pattern that RE2 reads and that matches wherever the pattern does."""
    pieces: list[str] = []
    at, in_class = 0, False
    while at < len(source):
        char = source[at]
        if not in_class and source.startswith(_CAPITAL, at):
            pieces.append(r"[A-Z\x80-\xff]")
            at += len(_CAPITAL)
            continue
        if char == "\\":
            pair = source[at : at + 2]
            wide = {"\\w": _LETTERS if in_class else f"[{_LETTERS}]", "\\Z": "$", "\\A": "^"}.get(pair, pair)
            pieces.append("" if wide in ("$", "^") else wide)  # a span's edges are not the text's
            at += 2
            continue
        count = None if in_class else _COUNT.match(source, at)
        if count:  # counting makes an automaton large; any number is wider
            pieces.append("*" if count[1] == "0" else f"{{{count[1]},}}" if len(count[1]) == 1 else "+")
            at = count.end()
            continue
        if in_class:
            in_class = char != "]" or source[at - 1] == "["
        elif char == "[":
            in_class = True
        elif source.startswith(("(?=", "(?!", "(?<=", "(?<!"), at):
            at = _past_group(source, at)
            continue
        pieces.append(char)
        at += 1
    return "".join(pieces)


def _past_group(source: str, at: int) -> int:
    """The offset after the group that opens at an offset."""
    depth, in_class = 0, False
    while at < len(source):
        char = source[at]
        if char == "\\":
            at += 2
            continue
        if in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1
    return at
