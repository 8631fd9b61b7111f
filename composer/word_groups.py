"""Words as data: the groups and patterns of one file `words/*.toml`, and how words are written as a regular expression.

A file holds tables, each with one line of why. A group has `words`, divided by commas or line ends. A pattern has `any`, one or
more expressions (Python's syntax; a line break in one is left out, with the blanks that begin the next line) of which one must
match; `needs`, words or `{groups}` of which a text must hold one; and `as_in`, texts in which it is found. In an expression
`{made}` stands for one word of the group made, or for the pattern made, and `{not_after:wishing}` for a place that follows none
of the group's words and a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from composer import data
from composer.errors import BadValue

NOTHING: Final = r"[^\s\S]"  # an expression that matches nowhere, for a group without words
_OF_A_PATTERN: Final = ("any", "needs", "as_in")
_DIVIDED: Final = re.compile(r"[,\n]")
_BROKEN: Final = re.compile(r"\n[ \t]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A group (its words, in order) or a pattern (its expressions, what a text must hold, and texts in which it is found)."""

    words: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    as_in: tuple[str, ...] = ()

    def joined(self, other: Entry) -> Entry:
        """Both entries as one, each word and expression once; of expressions the other's come first."""
        return Entry(
            tuple(dict.fromkeys((*self.words, *other.words))),
            *(tuple(dict.fromkeys((*b, *a))) for a, b in (
                (self.any, other.any), (self.needs, other.needs), (self.as_in, other.as_in))),
        )


def read(path: Path) -> Mapping[str, Entry]:
    """The groups and patterns of one file by name; raises BadFile, BadValue or UnknownKey for a wrong file."""
    return {name: _entry(table, name, str(path)) for name, table in data.read_toml(path).items()}


def _entry(table: Any, name: str, path: str) -> Entry:
    where = f"{path}: [{name}]"
    if not isinstance(table, dict):
        raise BadValue(path, name, "must be a group: [name] with why and words")
    is_pattern = "any" in table
    data.refuse_unknown(table, ("why", *_OF_A_PATTERN) if is_pattern else ("why", "words"), where)
    for key in ("why",) if is_pattern else ("why", "words"):
        if not isinstance(table.get(key), str) or not table[key].strip():
            raise BadValue(where, key, "must be text")
    if is_pattern:
        for key in _OF_A_PATTERN:
            value = table.get(key, [])
            if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
                raise BadValue(where, key, "must be a list of texts")
        any_, needs, as_in = (tuple(table.get(key, ())) for key in _OF_A_PATTERN)
        return Entry((), tuple(_unbroken(source) for source in any_), needs, as_in)
    listed = [" ".join(word.split()) for word in _DIVIDED.split(table["words"]) if word.strip()]
    if len(set(listed)) < len(listed):
        raise BadValue(where, "words", f"holds “{next(word for word in listed if listed.count(word) > 1)}” twice")
    return Entry(words=tuple(listed))


def _unbroken(source: str) -> str:
    return _BROKEN.sub("", f"\n{source}") if "\n" in source else source


def any_of(words: Iterable[str]) -> str:
    """An expression for one of some words, the longest where one begins with another."""
    known = sorted(set(words))
    return _branches(known, 0) if known else NOTHING


def _branches(words: Sequence[str], at: int) -> str:
    """Sorted words from a letter on as an expression: what they share is written once, so that not each word is tried."""
    ends = len(words[0]) == at
    ways = []
    for _, group in groupby(words[ends:], itemgetter(at)):
        same = list(group)
        first, last = same[0], same[-1]
        shared = at + 1 if len(same) > 1 else len(first)
        while shared < len(first) and first[shared] == last[shared]:
            shared += 1
        said = first[at:shared]
        said = said if said.isalnum() else re.escape(said)
        ways.append(said + _branches(same, shared) if len(same) > 1 else said)
    joined = f"[{''.join(ways)}]" if len(ways) > 1 and all(len(way) == 1 for way in ways) else f"(?:{'|'.join(ways)})"
    return joined + "?" if ends else joined
