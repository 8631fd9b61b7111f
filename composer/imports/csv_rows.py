"""Rows of a CSV file, read as far as it is sound: a row that swallows its neighbours is skipped, not its neighbours."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Final, TextIO

MAX_FIELD: Final = 4 << 20  # characters; longer than any message, and the end of what an open quote may swallow
_RETRIES: Final = 200
_BEFORE: Final = 20  # lines in which a header is looked for
_SEPARATOR: Final = re.compile(r"sep=.?", re.IGNORECASE)
csv.field_size_limit(max(csv.field_size_limit(), MAX_FIELD))

Opened = Callable[[], AbstractContextManager[TextIO]]
Rows = Iterator[tuple[int, list[str] | None]]


def rows(opened: Opened, delimiter: str = ",", *, lines: int = 0) -> Rows:
    """(number from 1, row) for every row of a CSV text after its first `lines` lines; None is one broken line.

    `opened` opens the text anew: the fast way through keeps no lines, so after a fault the text is read again up to it.
    """
    numbers = itertools.count(1)
    with opened() as text:
        try:
            found = csv.reader(itertools.islice(text, lines, None), delimiter=delimiter, strict=True)
            yield from zip(numbers, found, strict=False)
            return
        except csv.Error:
            good = next(numbers) - 2  # one number was taken for the row that failed, one just now
    yield from _mending(opened, delimiter, good, lines)


def _mending(opened: Opened, delimiter: str, good: int, skip: int) -> Rows:
    with opened() as text:
        lines: Iterator[str] = itertools.islice(text, skip, None)
        kept: list[str] = []

        def keeping() -> Iterator[str]:
            for line in lines:
                kept.append(line)
                yield line

        number = 0
        for _ in range(_RETRIES):
            try:
                for row in csv.reader(keeping(), delimiter=delimiter, strict=True):
                    kept.clear()
                    number += 1
                    if number > good:
                        yield number, row
                return
            except csv.Error:
                number += 1
                yield number, None
                rest = kept[1:]
                kept = []
                lines = itertools.chain(rest, lines)
        for _ in lines:
            number += 1
            yield number, None


def heads_of(text: str) -> list[tuple[list[str], str, int]]:
    """What may be the header of a CSV text, its delimiter and the lines before it: no empty line, nor Excel’s `sep=;`."""
    return [
        (*header_of(line), number) for number, line in enumerate(text.lstrip("\ufeff").splitlines()[:_BEFORE])
        if line.strip() and not _SEPARATOR.fullmatch(line.strip().strip('"'))]


def header_of(text: str) -> tuple[list[str], str]:
    """The first row of a CSV text and its delimiter (comma, semicolon or tab: Excel writes what its country uses)."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return next(csv.reader([first], delimiter=delimiter), []), delimiter
    except csv.Error:
        return [], delimiter
