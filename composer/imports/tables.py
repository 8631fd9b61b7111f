"""Rows of a CSV file, read as far as it is sound: a row that swallows its neighbours is skipped, not its neighbours."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Final, TextIO

MAX_FIELD: Final = 4 << 20  # characters; longer than any message, and the end of what an open quote may swallow
_RETRIES: Final = 200
csv.field_size_limit(max(csv.field_size_limit(), MAX_FIELD))

Opened = Callable[[], AbstractContextManager[TextIO]]
Rows = Iterator[list[str] | None]


def rows(opened: Opened, delimiter: str = ",", *, lines: int = 0) -> Rows:
    """Every row of a CSV text after its first `lines` lines; None is one broken line, after which reading goes on.

    `opened` opens the text anew: the fast way through keeps no lines, so after a fault the text is read again up to it.
    """
    good = 0
    with opened() as text:
        try:
            for row in csv.reader(itertools.islice(text, lines, None), delimiter=delimiter, strict=True):
                good += 1
                yield row
            return
        except csv.Error:
            pass
    yield from _mending(opened, delimiter, good, lines)


def _mending(opened: Opened, delimiter: str, good: int, skip: int) -> Rows:
    with opened() as text:
        lines: Iterator[str] = itertools.islice(text, skip, None)
        kept: list[str] = []

        def keeping() -> Iterator[str]:
            for line in lines:
                kept.append(line)
                yield line

        count = 0
        for _ in range(_RETRIES):
            try:
                for row in csv.reader(keeping(), delimiter=delimiter, strict=True):
                    kept.clear()
                    count += 1
                    if count > good:
                        yield row
                return
            except csv.Error:
                yield None
                rest = kept[1:]
                kept = []
                lines = itertools.chain(rest, lines)
        broken = sum(1 for _ in lines)
        for _ in range(broken):
            yield None


def header_of(text: str) -> tuple[list[str], str]:
    """The first row of a CSV text and its delimiter (comma, semicolon or tab: Excel writes what its country uses)."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return next(csv.reader([first], delimiter=delimiter), []), delimiter
    except csv.Error:
        return [], delimiter
