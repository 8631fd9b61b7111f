"""Tells for a whole message which of many patterns may match it, so that those which cannot cost next to nothing.

Patterns without gaps (`[^.]{0,40}`, `\\w+`) share one automaton of RE2's, which reads the text once and is exact; it is built as
texts need it. The others would make it grow with every text, so they are sorted out by the words they need.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any, Final

import re2._re2

from composer.etiquette.document.message_parser import Message
from composer.etiquette.matching import re2_patterns
from composer.etiquette.matching.literals import TOKEN, Clause, clauses_of
from composer.lexicon import DEFAULT, default_lexicon

AUTOMATON: Final = 48 << 20  # bytes that the shared automaton may grow to; 2,000 mails need less than 16 MB
KEPT: Final = 50_000  # different words that are remembered
_USUAL: Final = 40  # letters of a word
_BLANKS: Final = re.compile(r"\\s[+*?]?")
_GAP: Final = re.compile(r"(?<!\\)[+*]|\{\d")


def has_gap(pattern: str) -> bool:
    """Whether a pattern holds places where many different texts may stand."""
    return _GAP.search(_BLANKS.sub(" ", pattern)) is not None


class Automaton:
    """Many patterns read at once: exact, and as fast for a thousand as for ten."""

    __slots__ = ("_numbers", "_set")

    def __init__(self, numbered: Sequence[tuple[int, str]]) -> None:
        options = re2_patterns.options()
        options.max_mem, options.never_capture = AUTOMATON, True
        self._numbers = [number for number, _ in numbered]
        together: Any = re2._re2.Set(re2_patterns.ANYWHERE, options)  # noqa: SLF001
        for _, pattern in numbered:
            if together.Add(pattern.encode()) < 0:
                raise ValueError(f"not a pattern: {pattern[:60]}")
        if numbered:
            together.Compile()
        self._set = together

    def matching(self, raw: bytes) -> list[int]:
        """The numbers of the patterns that match an encoded text."""
        return [self._numbers[at] for at in self._set.Match(raw)] if self._numbers else []


class Clauses:
    """Many patterns by the words they need: asked once for a message which of them may match."""

    __slots__ = ("_met", "_needs")

    def __init__(self, numbered: Iterable[tuple[int, str]]) -> None:
        bits: dict[Clause, int] = {}
        self._needs: list[tuple[int, int]] = []
        for number, pattern in numbered:
            need = 0
            for clause in clauses_of(pattern):
                words = frozenset(map(_rarest_word, clause))
                if not any(map(_tells_little, words)):
                    need |= bits.setdefault(words, 1 << len(bits))
            self._needs.append((number, need))
        self._met = _Words(bits)

    def left(self, message: Message) -> list[int]:
        """The numbers of the patterns that may match a message."""
        words = message.vocabulary if message.low.isascii() else frozenset(TOKEN.findall(message.low))
        held = reduce(or_, map(self._met.__getitem__, words), 0)
        return [number for number, need in self._needs if need & held == need]


class _Words(dict[str, int]):
    """Word → the clauses it meets, as bits; fills itself, so that a word met before costs one look."""

    def __init__(self, bits: Mapping[Clause, int]) -> None:
        super().__init__()
        self._whole: dict[str, int] = {}
        self._parts: dict[str, int] = {}  # what begins, ends or stands inside a word
        for clause, bit in bits.items():
            for word in clause:
                table, key = (self._whole, word.strip()) if word[0] == word[-1] == " " else (self._parts, word)
                table[key] = table.get(key, 0) | bit

    def __missing__(self, word: str) -> int:
        if len(self) >= KEPT:
            self.clear()
        edged = f" {word} "
        bits = self._whole.get(word, 0)
        for part, its in self._parts.items():
            if part in edged:
                bits |= its
        if len(word) <= _USUAL:  # longer ones are hardly seen twice
            self[word] = bits
        return bits


def _rarest_word(literal: str) -> str:
    """The word of a literal that fewest messages hold, with a blank at each end where it begins or ends there."""
    words, small = literal.split(), default_lexicon().words("languages", DEFAULT)
    word = max(words, key=lambda word: (word.isalnum() and word not in small, len(word)))
    at = words.index(word)
    begins = " " if at or literal[0] == " " else ""
    ends = " " if at < len(words) - 1 or literal[-1] == " " else ""
    return begins + word + ends


def _tells_little(word: str) -> bool:
    """Whether it is one letter at the beginning or the end of a word, as too many words have."""
    return len(word) < 3 and len(word.strip()) == 1
