"""Sorted text tables that are read by memory map and bisection: looking up a word costs microseconds, loading costs nothing.

A line is a key, a separator and what is known of the key; the lines of a table are in the order of their bytes.
"""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterator
from functools import cache
from typing import Generic, TypeVar, overload

from composer import data
from composer.errors import BadFile

T = TypeVar("T")
_BREAK = b"\n"


class SortedTable:
    """One table of `composer/tables`; raises BadFile where it is missing or empty."""

    def __init__(self, name: str, separator: str = " ") -> None:
        path = data.table(name)
        self._separator = separator.encode()
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as problem:
            raise BadFile(str(path), "the table cannot be read") from problem

    def __contains__(self, key: str) -> bool:
        """Whether a line has this key."""
        return next(self.values(key), None) is not None

    def values(self, key: str) -> Iterator[str]:
        """What the lines of a key hold behind it."""
        start = key.encode("utf-8", "surrogatepass") + self._separator  # half a character stands in no table
        yield from (line[len(key) + len(self._separator) :] for line in self._lines(start))

    def first(self, key: str) -> str | None:
        """What the first line of a key holds behind it; None where there is none."""
        return next(self.values(key), None)

    def starting(self, text: str) -> Iterator[str]:
        """The lines that start with a text."""
        yield from self._lines(text.encode())

    def _lines(self, start: bytes) -> Iterator[str]:
        place = self._first_at_least(start)
        while self._map[place : place + len(start)] == start:
            end = self._map.find(_BREAK, place)
            yield self._map[place:end].decode()
            place = end + 1

    def _first_at_least(self, start: bytes) -> int:
        """Where the first line begins that is not before `start`."""
        low, high = 0, len(self._map)
        while low < high:
            middle = self._map.rfind(_BREAK, low, (low + high) // 2) + 1 or low
            end = self._map.find(_BREAK, middle)
            if self._map[middle : end + 1] < start:
                low = end + 1
            else:
                high = middle
        return low


@cache
def sorted_table(name: str, separator: str = " ") -> SortedTable:
    """A table by its file name, opened once."""
    return SortedTable(name, separator)


class Column(Generic[T]):
    """What a table knows of words in one respect, looked up when it is asked for."""

    def __init__(self, find: Callable[[str], T | None]) -> None:
        self._find = find

    def __contains__(self, word: object) -> bool:
        """Whether something is known of a word."""
        return isinstance(word, str) and self._find(word) is not None

    def __getitem__(self, word: str) -> T:
        found = self._find(word)
        if found is None:
            raise KeyError(word)
        return found

    @overload
    def get(self, word: str) -> T | None: ...
    @overload
    def get(self, word: str, default: T) -> T: ...
    def get(self, word: str, default: T | None = None) -> T | None:
        """What is known of a word, or the default."""
        found = self._find(word)
        return default if found is None else found
