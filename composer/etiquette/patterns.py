"""Patterns of rules on google-re2: linear time whatever the pattern, offsets in code points.

A text is encoded once; where it is ASCII its byte offsets are its offsets, else they are translated for the few hits.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

MAX_MEMORY: Final = 2 << 20  # bytes that RE2 may use for one pattern; a hostile repeat needs far more and is refused
MAX_PROGRAM: Final = 20_000  # instructions


def _options() -> Any:
    import re2

    options = re2.Options()
    options.max_mem = MAX_MEMORY
    options.log_errors = False
    return options


@lru_cache(maxsize=4_096)
def compiled(pattern: str) -> tuple[Any, int]:
    """(compiled pattern, number of its group named mark or 0); raises ValueError with RE2's reason."""
    import re2

    try:
        done = re2.compile(pattern, _options())
    except re2.error as problem:
        said = problem.args[0] if problem.args else "not a pattern"
        raise ValueError(said.decode() if isinstance(said, bytes) else str(said)) from problem
    if done.programsize > MAX_PROGRAM:
        raise ValueError("too large a pattern")
    return done._regexp, done.groupindex.get("mark", 0)  # noqa: SLF001  # the wrapper re-encodes the text at every call


def problem_with(pattern: str) -> str:
    """Why a pattern is refused, or ""."""
    try:
        regexp, _ = compiled(pattern)
    except (ValueError, UnicodeEncodeError) as problem:
        return str(problem)
    spans = regexp.Match(ANYWHERE, b"", 0, 0)
    return "matches nothing at all, so it would match everywhere" if spans[0] != (-1, -1) else ""


# RE2's way to say: anywhere in the text. The enumeration lives in the compiled part, which takes 6 ms to import.
import re2._re2  # noqa: E402

ANYWHERE: Final[Any] = re2._re2.RE2.Anchor.UNANCHORED  # noqa: SLF001


class Sieve:
    """Tells in one pass which of many patterns can match at all, by the literals that each needs (RE2's filtered set)."""

    __slots__ = ("_filter",)

    def __init__(self, patterns: Sequence[str]) -> None:
        import re2._re2

        self._filter: Any = re2._re2.Filter() if patterns else None  # noqa: SLF001  # as above
        options = _options()
        for pattern in patterns:
            if self._filter.Add(pattern.encode(), options) < 0:
                raise ValueError(f"not a pattern: {pattern[:60]}")
        if self._filter is not None:
            self._filter.Compile()

    def candidates(self, text: Encoded) -> list[int]:
        """The numbers of the patterns that may match; all others do not."""
        return self._filter.Match(text.raw, True) if self._filter is not None else []  # noqa: FBT003


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


def literal(text: str) -> str:
    """A pattern that matches a text as it is, in small letters."""
    return "".join(char if char.isalnum() or ord(char) > 127 else f"\\x{ord(char):02x}" for char in text.lower())


def find(pattern: str, text: Encoded) -> list[tuple[int, int]]:
    """Spans of a pattern in code points; the group named mark where the pattern has one. Empty matches are passed over."""
    regexp, group = compiled(pattern)
    match, anywhere, raw = regexp.Match, ANYWHERE, text.raw
    at, end = 0, len(raw)
    spans = match(anywhere, raw, at, end)
    if spans[0][0] < 0:
        return []
    found = []
    while True:
        whole = spans[0]
        start, stop = spans[group]
        if 0 <= start < stop:
            found.append((text.offset(start), text.offset(stop)))
        at = whole[1] if whole[1] > whole[0] else whole[1] + 1
        if at > end:
            return found
        spans = match(anywhere, raw, at, end)
        if spans[0][0] < 0:
            return found
