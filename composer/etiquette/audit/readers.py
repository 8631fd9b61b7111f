"""Where an audit's texts come from: text files, or one column of CSV, JSONL or Parquet tables, read row by row."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from composer import data
from composer.errors import NOT_UTF8, BadFile, BadUsage, BadValue, why

MAX_TEXT: Final = 8 * 1024 * 1024  # bytes of one text file
JSON_LINES: Final = (".jsonl", ".ndjson")
_BATCH: Final = 1_000


class Row(NamedTuple):
    """A text, where it comes from, and whom it is for, where a column says so."""

    where: str
    text: str
    name: str = ""


def texts(paths: Sequence[str], column: str | None, skipped: Counter[str], name_column: str | None = None) -> Iterator[Row]:
    """Every file, or every row of a column with its name; what cannot be read is counted by its reason."""
    for path in paths:
        if column:
            yield from _rows(path, column, name_column, skipped)
        else:
            yield from _file(path, skipped)


def _file(path: str, skipped: Counter[str]) -> Iterator[Row]:
    try:
        if path == "-":
            raw = sys.stdin.buffer.read(MAX_TEXT + 1)
        else:
            with Path(path).open("rb") as file:
                raw = file.read(MAX_TEXT + 1)
        if len(raw) > MAX_TEXT:
            skipped["larger than 8 MB"] += 1
            return
        yield Row(path, raw.decode("utf-8-sig"))
    except OSError as problem:
        skipped[why(problem)] += 1
    except UnicodeDecodeError:
        skipped["not UTF-8 text"] += 1


def _rows(path: str, column: str, name_column: str | None, skipped: Counter[str]) -> Iterator[Row]:
    suffix = Path(path).suffix.lower()
    columns = (column, name_column) if name_column else (column,)
    if suffix == ".parquet":
        rows: Iterable[Sequence[Any]] = _parquet(path, columns)
    elif suffix in JSON_LINES:
        rows = _json_lines(path, columns)
    elif suffix in (".csv", ".tsv"):
        rows = _csv(path, columns, "\t" if suffix == ".tsv" else ",")
    else:
        raise BadUsage(f"{path}: --column reads .csv, .tsv, .jsonl and .parquet tables")
    for number, (value, *names) in enumerate(rows, 1):
        if isinstance(value, str) and value.strip():
            yield Row(f"{path}:{number}", value, next((name.strip() for name in names if isinstance(name, str)), ""))
        else:
            skipped["no text in the row"] += 1


def _no_column(path: str, column: str, known: Iterable[str]) -> BadValue:
    names = [str(name) for name in known]
    if not names:
        return BadValue(path, column, "no such column: the table is empty")
    near = data.nearest(column, names)
    return BadValue(
        path, column, f"no such column; did you mean “{near}”?" if near else f"no such column, only {', '.join(names)}"
    )


def _csv(path: str, columns: Sequence[str], delimiter: str) -> Iterator[Sequence[Any]]:
    csv.field_size_limit(MAX_TEXT)
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, delimiter=delimiter)
            for column in columns:
                if column not in (reader.fieldnames or ()):
                    raise _no_column(path, column, reader.fieldnames or ())
            for row in reader:
                yield [row[column] for column in columns]
    except OSError as problem:
        raise BadFile(path, why(problem)) from problem
    except UnicodeDecodeError as problem:
        raise BadFile(path, NOT_UTF8) from problem
    except csv.Error as problem:
        raise BadFile(path, f"not a CSV table: {problem}") from problem


def _json_lines(path: str, columns: Sequence[str]) -> Iterator[Sequence[Any]]:
    try:
        with Path(path).open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                except (json.JSONDecodeError, RecursionError) as problem:
                    raise BadFile(path, "not a JSON object on its line", number) from problem
                if not isinstance(row, dict):
                    raise BadFile(path, "not a JSON object on its line", number)
                missing = next((column for column in columns if column not in row), None) if number == 1 else None
                if missing is not None:
                    raise _no_column(path, missing, row)
                yield [row.get(column) for column in columns]
    except OSError as problem:
        raise BadFile(path, why(problem)) from problem
    except UnicodeDecodeError as problem:
        raise BadFile(path, NOT_UTF8) from problem


def _parquet(path: str, columns: Sequence[str]) -> Iterator[Sequence[Any]]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            for column in columns:
                if column not in file.schema_arrow.names:
                    raise _no_column(path, column, file.schema_arrow.names)
            for batch in file.iter_batches(batch_size=_BATCH, columns=list(columns)):
                yield from zip(*(batch.column(column).to_pylist() for column in columns), strict=True)
    except (OSError, pa.ArrowException) as problem:
        raise BadFile(path, "not a Parquet table") from problem
