"""Words that a text must hold for a pattern to match it, so that most patterns are never tried.

A pattern such as `\\bour\\s+(?:\\w+\\s+){0,4}(?:tool|app)\\b` cannot match without “our” and one of “tool” and “app”. Each
such choice is a clause: a set of literals, of which a text must hold one. A literal is written as tokens with single blanks
between them; a blank at either end says that a word begins or ends there: “ collaborat” may go on, “ our ” may not.
A clause may be weaker than the pattern, never stronger: what it lets pass is still matched in full.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

WIDEST: Final = 128  # literals in one clause; a wider one sorts out little
DIGITS: Final = frozenset("0123456789")
TOKEN: Final = re.compile(r"[a-z0-9_]+|[^\sa-z0-9_]")  # as RE2 sees words: of ASCII letters alone

_SMALL_SET: Final = 8  # characters of a set that are tried one by one
_DEEPEST: Final = 50  # groups inside groups
_EDGE: Final = "\x08"  # in a run: a word begins or ends here
_PIECE: Final = re.compile(
    r"(?P<plain>[\w' -]+(?![*+?{]))|(?P<group>\((?:\?:|\?P<\w+>)?(?!\?))|(?P<look>\(\?<?[=!])|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<edge>\\[bAZz]|[$^])|(?P<blank>\\[sntr])|(?P<gap>\\[wdDWSB]|\.)|(?P<set>\[\^?(?:\\.|[^\]\\[])+\])"
    r"|(?P<sign>\\[^\w\s]|[^\\()|\[*+?{]|[{}])",
)
_COUNT: Final = re.compile(r"(?:(?P<mark>[*+?])|\{(?P<least>\d+)(?P<comma>,)?(?P<most>\d*)\})\??")
_OF_SET: Final = re.compile(r"\\.|.-[^\]]|.")

Clause = frozenset[str]


def clauses_of(pattern: str) -> list[Clause]:
    """The clauses of one pattern; none where nothing can be said."""
    try:
        reader, end = _read(pattern, 0, "", 0)
    except ValueError:
        return []
    return reader.finished() if end == len(pattern) else []


class _Reader:
    """What was read of a pattern: `runs` are the letters that may stand right before the place it has come to.

    A gap, where anything may stand, cuts the runs off: they become a clause. Before a part that may be missing they wait for what
    comes next, which tells whether their last word ends there.
    """

    __slots__ = ("begins_apart", "clauses", "gap", "runs", "waiting")

    def __init__(self, before: str) -> None:
        self.runs = {before}
        self.clauses: list[Clause] = []
        self.gap = False
        self.begins_apart: bool | None = None  # whether no word can go on into it; None while nothing was read
        self.waiting: set[str] = set()

    def edge(self) -> str:
        """The mark for an edge, where a word can only begin after what was read."""
        return _EDGE if all(run and not _in_word(run[-1]) for run in self.runs) else ""

    def add(self, endings: set[str]) -> None:
        """Go on with one of some runs."""
        self._begin(all(ending and not _in_word(ending[0]) for ending in endings))
        if len(self.runs) * len(endings) > WIDEST:
            self.cut(self.edge())
        self.runs = {run + ending for run in self.runs for ending in endings}
        if len(self.runs) > WIDEST:
            self.runs, self.gap = {self.edge()}, True

    def cut(self, after: str) -> None:
        """Make a clause of the runs; `after` the gap a word may begin, or not."""
        self._begin(apart=False)
        self._state(self.runs)
        self.runs, self.gap = {after}, True

    def follow(self, part: _Reader) -> None:
        """Go on with a part that began where this one ends."""
        if part.gap:
            self._begin(part.begins_apart or False)
            self._state({run + _EDGE for run in self.runs} if part.begins_apart else self.runs)
            self.clauses += part.clauses
            self.runs, self.waiting, self.gap = part.runs, part.waiting, True
        else:
            self.add(part.runs)

    def repeat(self, part: _Reader, least: int, most: int) -> None:
        """Go on with a part that may be missing or stand several times."""
        if least:
            self.follow(part)
            if most > 1:
                self._wait(part.begins_apart or False, self.edge())
        elif most == 1 and not part.gap:
            self.add({"", *part.runs})
        else:
            self._begin(part.begins_apart or False)
            self._wait(part.begins_apart or False, self.edge() and part.edge())

    def finished(self) -> list[Clause]:
        """The clauses, what was read last included."""
        self.cut("")
        return self.clauses

    def _begin(self, apart: bool) -> None:
        """Say that something comes next, which a word cannot go on into if it stands apart."""
        if self.begins_apart is None:
            self.begins_apart = apart
        if self.waiting:
            self._state({run + _EDGE for run in self.waiting} if apart else self.waiting)
            self.waiting = set()

    def _wait(self, apart: bool, after: str) -> None:
        if apart:
            self.waiting = self.runs
        else:
            self._state(self.runs)
        self.runs, self.gap = {after}, True

    def _state(self, runs: set[str]) -> None:
        clause = frozenset(map(_literal, runs))
        if all(clause):
            self.clauses.append(clause)


def _read(pattern: str, at: int, before: str, depth: int) -> tuple[_Reader, int]:
    """What stands from an offset to the end of the group, and where that is; raises ValueError for what is not known here."""
    branches = [_Reader(before)]
    while at < len(pattern):
        piece = _PIECE.match(pattern, at)
        if piece is None or depth > _DEEPEST:
            raise ValueError(pattern)
        kind, said, reader = piece.lastgroup, piece.group(), branches[-1]
        if kind == "close":
            break
        at = piece.end()
        if kind == "bar":
            branches.append(_Reader(before))
        elif kind == "plain":
            reader.add({said.lower()})
        elif kind in ("group", "look"):
            part, at = _read_group(pattern, at, reader.edge(), depth)
            if kind == "group":
                at = _add_part(reader, part, pattern, at)
        else:
            at = _add_part(reader, _part(kind, said, reader.edge()), pattern, at)
    return _one_of(branches, before), at


def _read_group(pattern: str, at: int, before: str, depth: int) -> tuple[_Reader, int]:
    part, end = _read(pattern, at, before, depth + 1)
    if pattern[end : end + 1] != ")":
        raise ValueError(pattern)
    return part, end + 1


def _add_part(reader: _Reader, part: _Reader, pattern: str, at: int) -> int:
    """Go on with a part as often as the signs at an offset say; the offset after them."""
    least, most, at = _count(pattern, at)
    if part.runs == {reader.edge() + " "} and not part.gap:  # any number of blanks is as good as one
        most = 1
    if (least, most) == (1, 1):
        reader.follow(part)
    else:
        reader.repeat(part, least, most)
    return at


def _count(pattern: str, at: int) -> tuple[int, int, int]:
    """How often the part before an offset may stand, at least and at most, and the offset after that."""
    found = _COUNT.match(pattern, at)
    if found is None:
        return 1, 1, at
    if found["mark"]:
        return (1 if found["mark"] == "+" else 0), (1 if found["mark"] == "?" else 2), found.end()
    least = int(found["least"])
    return least, (int(found["most"] or 2) if found["comma"] else least), found.end()


def _part(kind: str | None, said: str, before: str) -> _Reader:
    """One sign, set or edge."""
    reader = _Reader(before)
    if kind == "edge":
        reader.runs = {_EDGE}
    elif kind == "blank":
        reader.runs = {before + " "}
    elif kind == "sign":
        reader.runs = {before + said[-1].lower()}
    elif said == r"\d":
        reader.cut("")
        reader.clauses.append(DIGITS)
    elif kind == "set":
        _take_set(said[1:-1], reader)
    else:
        reader.cut("")
    return reader


def _take_set(said: str, reader: _Reader) -> None:
    signs: set[str] = set()
    for sign in _OF_SET.findall(said):
        if sign in (r"\s", r"\n", r"\t", r"\r"):
            signs.add(" ")
        elif sign in (r"\d", "0-9"):
            signs |= DIGITS
        elif len(sign) > 2 or (len(sign) == 2 and (sign[1].isalnum() or sign[0] != "\\")):
            signs.clear()
            break
        else:
            signs.add(" " if sign.isspace() else sign[-1].lower())
    if said[0] == "^" or not signs or (len(signs) > _SMALL_SET and signs != DIGITS):
        reader.cut("")
    elif signs == DIGITS:
        reader.cut("")
        reader.clauses.append(DIGITS)
    else:
        reader.add(signs)


def _one_of(branches: Sequence[_Reader], before: str) -> _Reader:
    """Several branches as one part."""
    if len(branches) == 1:
        return branches[0]
    joined = _Reader(before)
    if not any(branch.gap for branch in branches):
        joined.runs = set().union(*(branch.runs for branch in branches))
        if len(joined.runs) <= WIDEST:
            return joined
    edge = all(branch.edge() for branch in branches)
    best = [min(branch.finished(), key=len, default=frozenset()) for branch in branches]
    joined.runs, joined.gap = {_EDGE if edge else ""}, True
    if all(best):
        clause = frozenset[str]().union(*best)
        if len(clause) <= WIDEST:
            joined.clauses.append(clause)
    return joined


def _literal(run: str) -> str:
    """A run as tokens with blanks between them; "" for a run without any."""
    tokens = TOKEN.findall(run.replace(_EDGE, ""))
    if not tokens:
        return ""
    begins = "" if _in_word(run[0]) else " "
    ends = "" if _in_word(run[-1]) else " "
    return begins + " ".join(tokens) + ends


def _in_word(char: str) -> bool:
    return char == "_" or (char.isascii() and char.isalnum())
