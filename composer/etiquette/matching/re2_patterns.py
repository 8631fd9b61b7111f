"""Patterns of rules on google-re2: linear time whatever the pattern, offsets in code points.

A text is encoded once; where it is ASCII its byte offsets are its offsets, else they are translated for the few hits.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final, cast

import re2
import re2._re2

# RE2's way to say: anywhere in the text. The enumeration is in the compiled part of the library.
ANYWHERE: Final[Any] = re2._re2.RE2.Anchor.UNANCHORED  # noqa: SLF001
MAX_MEMORY: Final = 2 << 20  # bytes that RE2 may use for one pattern; a hostile repeat needs far more and is refused
MAX_PROGRAM: Final = 20_000  # instructions


def options() -> Any:
    """RE2's options for the pattern of a rule."""
    chosen = re2.Options()
    chosen.max_mem = MAX_MEMORY
    chosen.log_errors = False
    return chosen


@lru_cache(maxsize=4_096)
def compiled(pattern: str) -> tuple[Any, int]:
    """(compiled pattern, number of its group named mark or 0); raises ValueError with RE2's reason."""
    try:
        done = re2.compile(pattern, options())
    except re2.error as problem:
        reason = problem.args[0] if problem.args else "not a pattern"
        raise ValueError(reason.decode() if isinstance(reason, bytes) else str(reason)) from problem
    if done.programsize > MAX_PROGRAM:
        raise ValueError("too large a pattern")
    return cast("Any", done)._regexp, done.groupindex.get("mark", 0)  # the wrapper re-encodes the text at every call  # noqa: SLF001


@lru_cache(maxsize=4_096)
def size(pattern: str) -> int:
    """The instructions of a pattern that compiles."""
    return int(re2.compile(pattern, options()).programsize)


def problem_with(pattern: str) -> str:
    """Why a pattern is refused, or ""."""
    try:
        regexp, _ = compiled(pattern)
    except (ValueError, UnicodeEncodeError) as problem:
        return str(problem)
    spans = regexp.Match(ANYWHERE, b"", 0, 0)
    return "matches nothing at all, so it would match everywhere" if spans[0] != (-1, -1) else ""


class Encoded:
    """A text as RE2 reads it."""

    __slots__ = ("_at", "_byte", "ascii", "raw")

    def __init__(self, text: str) -> None:
        self.ascii = text.isascii()
        self.raw = text.encode("ascii") if self.ascii else text.encode("utf-8", "replace")
        self._byte = self._at = 0

    def offset(self, byte: int) -> int:
        """The code point offset of a byte offset."""
        if self.ascii:
            return byte
        if byte < self._byte:
            self._byte = self._at = 0
        self._at += len(self.raw[self._byte : byte].decode("utf-8", "replace"))
        self._byte = byte
        return self._at


def any_of(words: Sequence[str]) -> Any:
    """A compiled search for one of some literal words in an encoded text."""
    chosen = options()
    chosen.never_capture = True
    return cast("Any", re2.compile("|".join(map(re2.escape, words)), chosen))._regexp.Match  # as above  # noqa: SLF001


def matches(pattern: str, text: Encoded) -> list[tuple[int, int]]:
    """Spans of a pattern in code points; the group named mark where the pattern has one. Empty matches are passed over."""
    return matches_of(*compiled(pattern), text)


def matches_of(regexp: Any, group: int, text: Encoded) -> list[tuple[int, int]]:
    """The same for a compiled pattern and the number of its group."""
    match, anywhere, raw = regexp.Match, ANYWHERE, text.raw
    at, end = 0, len(raw)
    matches: list[tuple[int, int]] = []
    while at <= end:
        spans = match(anywhere, raw, at, end)
        first, last = spans[0]
        if first < 0:
            break
        start, stop = spans[group]
        if 0 <= start < stop:
            matches.append((text.offset(start), text.offset(stop)))
        at = last if last > first else last + 1
    return matches
