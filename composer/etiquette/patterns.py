"""Patterns of rules on google-re2: linear time whatever the pattern, offsets in code points.

A text is encoded once; where it is ASCII its byte offsets are its offsets, else they are translated for the few hits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final, cast

import re2
import re2._re2

from composer.etiquette import literals

# RE2's way to say: anywhere in the text. The enumeration is in the compiled part of the library.
ANYWHERE: Final[Any] = re2._re2.RE2.Anchor.UNANCHORED  # noqa: SLF001
MAX_MEMORY: Final = 2 << 20  # bytes that RE2 may use for one pattern; a hostile repeat needs far more and is refused
MAX_PROGRAM: Final = 20_000  # instructions
AUTOMATON: Final = 48 << 20  # bytes that the shared automaton may grow to; 2,000 mails need less than 16 MB
_BLANKS: Final = re.compile(r"\\s[+*?]?")
_GAP: Final = re.compile(r"(?<!\\)[+*]|\{\d")


def _options() -> Any:
    options = re2.Options()
    options.max_mem = MAX_MEMORY
    options.log_errors = False
    return options


@lru_cache(maxsize=4_096)
def compiled(pattern: str) -> tuple[Any, int]:
    """(compiled pattern, number of its group named mark or 0); raises ValueError with RE2's reason."""
    try:
        done = re2.compile(pattern, _options())
    except re2.error as problem:
        said = problem.args[0] if problem.args else "not a pattern"
        raise ValueError(said.decode() if isinstance(said, bytes) else str(said)) from problem
    if done.programsize > MAX_PROGRAM:
        raise ValueError("too large a pattern")
    return cast("Any", done)._regexp, done.groupindex.get("mark", 0)  # the wrapper re-encodes the text at every call  # noqa: SLF001


def problem_with(pattern: str) -> str:
    """Why a pattern is refused, or ""."""
    try:
        regexp, _ = compiled(pattern)
    except (ValueError, UnicodeEncodeError) as problem:
        return str(problem)
    spans = regexp.Match(ANYWHERE, b"", 0, 0)
    return "matches nothing at all, so it would match everywhere" if spans[0] != (-1, -1) else ""


class Sieve:
    """Tells which of many patterns match, or may match, a text.

    Patterns without gaps (`[^.]{0,40}`, `\\w+`) share one automaton that reads the text once and is exact; it is built as texts need
    it. The others would make it grow with every text, so they are sorted out by the letters they need.
    """  # noqa: E501

    __slots__ = ("_exact", "_exact_numbers", "_loose")

    def __init__(self, patterns: Sequence[str]) -> None:
        self._exact_numbers = [number for number, pattern in enumerate(patterns) if not _GAP.search(_BLANKS.sub(" ", pattern))]
        exact = frozenset(self._exact_numbers)
        together = _options()
        together.max_mem, together.never_capture = AUTOMATON, True
        self._exact = _grown(re2._re2.Set(ANYWHERE, together), [patterns[number] for number in self._exact_numbers])  # noqa: SLF001
        self._loose = literals.Clauses((number, pattern) for number, pattern in enumerate(patterns) if number not in exact)

    def candidates(self, text: Encoded, vocabulary: frozenset[str]) -> list[tuple[int, bool]]:
        """(number, whether it surely matches) of the patterns that may match; all others do not.

        `vocabulary` holds the tokens of the text in small letters.
        """
        found = [(self._exact_numbers[at], True) for at in self._exact.Match(text.raw)] if self._exact is not None else []
        found += [(number, False) for number in self._loose.left(vocabulary)]
        return found


def _grown(automaton: Any, patterns: Sequence[str]) -> Any:
    if not patterns:
        return None
    for pattern in patterns:
        if automaton.Add(pattern.encode()) < 0:
            raise ValueError(f"not a pattern: {pattern[:60]}")
    automaton.Compile()
    return automaton


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
    options = _options()
    options.never_capture = True
    return cast("Any", re2.compile("|".join(map(re2.escape, words)), options))._regexp.Match  # as above  # noqa: SLF001


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
