"""What letters a text must hold for a pattern to match it, so that most patterns are never tried.

A pattern such as `\\bour\\s+(?:\\w+\\s+){0,4}(?:tool|app)\\b` cannot match without “our” and one of “tool” and “app”. Each
such choice is a clause; a message is looked up token by token, and what is known of a token is kept.
A clause may be weaker than the pattern, never stronger: what it lets pass is still matched in full.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any, Final

LONGEST: Final = 8  # letters of a literal that are looked up
KEPT: Final = 50_000  # different tokens whose clauses are kept
_WIDEST: Final = 200  # literals in one clause; a wider one sorts out nothing
_FOREIGN: Final = re.compile(r"\[\[?:|\\[^.bdswDSWBntr\[\]{}()|?*+$^/\\-]|\(\?[^:P]|\(\?P[^<]")  # RE2 reads these in its own way
_SIGNS: Final = "$€£"
_DIGITS: Final = frozenset("0123456789")

Clause = frozenset[str]


class Clauses:
    """The clauses of many patterns, asked once for a message which patterns it leaves."""

    __slots__ = ("_known", "_needs")

    def __init__(self, patterns: Iterable[tuple[int, str]]) -> None:
        bits: dict[Clause, int] = {}
        self._needs: list[tuple[int, int]] = []
        for number, pattern in patterns:
            need = 0
            for clause in clauses_of(pattern):
                need |= bits.setdefault(clause, 1 << len(bits))
            self._needs.append((number, need))
        literals: dict[str, int] = {}
        for clause, bit in bits.items():
            for literal in clause:
                literals[literal] = literals.get(literal, 0) | bit
        self._known = _Tokens(literals)

    def left(self, vocabulary: frozenset[str]) -> list[int]:
        """The numbers of the patterns that may match a text of these tokens."""
        held = reduce(or_, map(self._known.__getitem__, vocabulary), 0)
        return [number for number, need in self._needs if need & held == need]


class _Tokens(dict[str, int]):
    """Token → the clauses it satisfies, as bits; fills itself."""

    def __init__(self, literals: dict[str, int]) -> None:
        super().__init__()
        self._literals = literals
        self._lengths = sorted({len(literal) for literal in literals})

    def __missing__(self, token: str) -> int:
        if len(self) >= KEPT:
            self.clear()
        bits = 0
        for length in self._lengths:
            for at in range(len(token) - length + 1):
                bits |= self._literals.get(token[at : at + length], 0)
        if len(token) <= 40:  # longer ones are hardly seen twice
            self[token] = bits
        return bits


def clauses_of(pattern: str) -> list[Clause]:
    """The clauses of one pattern; none where nothing can be said."""
    if _FOREIGN.search(pattern):
        return []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sets that Python may read in another way one day
            parsed = re._parser.parse(pattern)  # type: ignore[attr-defined]  # the one way to see a pattern's parts  # noqa: SLF001
    except (re.error, RecursionError, OverflowError):
        return []
    return [clause for clause in _clauses(parsed, "") if len(clause) <= _WIDEST]


def _clauses(parsed: Iterable[tuple[Any, Any]], run: str) -> list[Clause]:
    """The clauses of a sequence that stands right after the letters of `run`."""
    found: list[Clause] = []
    for kind, held in parsed:
        name = str(kind)
        if name == "LITERAL" and chr(held).isascii() and chr(held).isalnum():
            run += chr(held)
            continue
        if name == "SUBPATTERN":
            found += _clauses(held[3], run)
        elif name == "BRANCH":
            found += _choice([_clauses(branch, run) for branch in held[1]])
        else:
            found += _of_run(run)
            if name in ("MAX_REPEAT", "MIN_REPEAT"):
                found += _clauses(held[2], "") if held[0] else []
            elif name == "LITERAL" and chr(held) in _SIGNS:
                found.append(frozenset({chr(held)}))
            elif name == "IN":
                found += _of_set(held)
        run = ""
    return found + _of_run(run)


def _of_run(run: str) -> list[Clause]:
    return [frozenset({run[:LONGEST].lower()})] if len(run) > 1 else []


def _of_set(held: Sequence[tuple[Any, Any]]) -> list[Clause]:
    """A clause for a set that holds digits or signs of money alone."""
    wanted: set[str] = set()
    for kind, value in held:
        if str(kind) == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            wanted |= _DIGITS
        elif str(kind) == "LITERAL" and chr(value) in _SIGNS:
            wanted.add(chr(value))
        else:
            return []
    return [frozenset(wanted)]


def _choice(branches: Sequence[Sequence[Clause]]) -> list[Clause]:
    """One clause for a choice: of each branch the clause that is hardest to meet."""
    if not all(branches):
        return []
    best = [max(branch, key=lambda clause: min(map(len, clause))) for branch in branches]
    return [frozenset().union(*best)]
