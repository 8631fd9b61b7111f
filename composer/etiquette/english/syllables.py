"""How many syllables an English word has: the CMU dictionary from a memory-mapped table, textstat's own rule for the rest.

The table is made by `scripts/build_syllables.py`; unknown words are hyphenated by the patterns of pyphen, as textstat 0.7.8 does,
which `scripts/build_hyphens.py` writes in a form that is read in no time.
"""

from __future__ import annotations

import mmap
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from composer import data
from composer.errors import BadFile

_EDGE: Final = 2  # letters before the first hyphen and behind the last


@lru_cache(maxsize=50_000)
def count(word: str) -> int:
    """Syllables of one word in small letters with straight apostrophes; raises BadFile where the table is missing."""
    known = in_dictionary(word)
    return known if known is not None else _hyphens(word) + 1


def is_known(word: str) -> bool:
    """Whether the dictionary holds a word, given in small letters."""
    return in_dictionary(word) is not None


def in_dictionary(word: str) -> int | None:
    """Syllables of a word in small letters by the dictionary alone; None where it does not hold it."""
    if not word.isascii():
        return None
    table = _table()
    key = word.encode() + b"0"
    low, high = 0, len(table) - 1
    while low < high:  # the first line that is not before the key; lines begin after a line break
        middle = table.find(b"\n", (low + high) // 2) + 1
        if middle > high:
            middle = table.rfind(b"\n", 0, high) + 1
            if middle <= low:
                break
        end = table.find(b"\n", middle)
        if table[middle:end] < key:
            low = end
        else:
            high = middle - 1
    end = table.find(b"\n", low + 1)
    line = table[low + 1 : end]
    return line[-1] - 48 if line[:-1] == key[:-1] else None


@cache
def _table() -> mmap.mmap:
    path = data.table("syllables.txt")
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as problem:
        raise BadFile(str(path), "the table of syllables cannot be read") from problem


def _hyphens(word: str) -> int:
    """How many hyphens a word may have: at each place the highest figure of the patterns that it holds must be odd."""
    patterns, longest = _patterns()
    framed = f".{word.lower()}."
    places = ["0"] * (len(framed) + 1)
    for start in range(len(framed) - 1):
        for end in range(start + 1, min(start + longest, len(framed)) + 1):
            for at, figure in enumerate(patterns.get(framed[start:end], ""), start):
                places[at] = max(places[at], figure)
    return sum(figure in "13579" for figure in places[_EDGE + 1 : len(word) - _EDGE + 2])


@cache
def _patterns() -> tuple[Mapping[str, str], int]:
    """The figures of each pattern by its letters, and how many letters the longest has."""
    path = data.table("hyphens.en.txt")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as problem:
        raise BadFile(str(path), "the table of hyphens cannot be read") from problem
    patterns = dict(line.split(" ", 1) for line in lines)
    return patterns, max(map(len, patterns), default=0)
