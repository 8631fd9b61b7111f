"""The whole record in open formats, and everything about one person for an access request.

JSON Lines holds every value as it is and can be put back with `restore`; CSV is made safe for spreadsheet programs, which
would otherwise run a cell beginning with = + - @ as a formula.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any, BinaryIO, Final

from sqlalchemy import Column, Connection, String, Table, insert, select
from sqlalchemy.exc import IntegrityError

from composer import data
from composer.errors import BadFile, BadUsage, BadValue, RecordFailed, why
from composer.model import EARLIEST, LATEST
from composer.record import migrate, person_marks, person_views, schema
from composer.record.journal import CHUNK
from composer.record.schema import UtcMicros
from composer.record.store import Record

FORMS: Final = ("jsonl", "csv")
_INTERNAL: Final = frozenset({"cube", "dirty_day"})  # counts that are made again
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
_MANIFEST: Final = "overture.json"
_LONGEST_LINE: Final = 256 << 20  # bytes
READABLE: Final = ("0001", "0002", migrate.HEAD)  # versions whose tables have at least the columns of this one


def everything(record: Record, folder: Path, *, form: str = "jsonl") -> list[Path]:
    """Write every table into a folder, one file each, mode 0600; returns the files.

    What an earlier export left there is replaced, nothing else. Raises BadValue, BadUsage or RecordFailed.
    """
    if form not in FORMS:
        raise BadValue("export", "as", f"must be one of {', '.join(FORMS)}")
    write = {"jsonl": _jsonl, "csv": _csv}[form]
    _refuse_others(folder, form)
    files = []
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with record.read() as conn:
            for table in schema.metadata.sorted_tables:
                if table.name not in _INTERNAL:
                    path = folder / f"{table.name}.{form}"
                    with closing(_rows(conn, table)) as rows:
                        write(table, rows, path)
                    files.append(path)
        manifest = folder / _MANIFEST
        with _private(manifest) as file:
            json.dump({"format": form, "schema": migrate.HEAD, "tables": [path.stem for path in files]}, file)
    except OSError as problem:
        raise RecordFailed(str(folder), f"cannot be written: {why(problem)}") from problem
    return [*files, manifest]


def _refuse_others(folder: Path, form: str) -> None:
    """Refuse to overwrite a file that no export left in the folder; a link is replaced, what it points to stays."""
    try:
        made = data.read_json(folder / _MANIFEST, max_bytes=data.MAX_BYTES)
        ours = {_MANIFEST, *(f"{name}.{made['format']}" for name in made["tables"])}
    except (BadFile, KeyError, TypeError):
        ours = set()
    for name in (*(f"{table.name}.{form}" for table in schema.metadata.sorted_tables if table.name not in _INTERNAL), _MANIFEST):
        path = folder / name
        if name not in ours and path.exists() and not path.is_symlink():
            raise BadUsage(f"{path} is there already and no export of this record; name another folder")


def _rows(conn: Connection, table: Table) -> Generator[dict[str, Any]]:
    query = select(table).order_by(*table.primary_key.columns)
    with conn.execute(query, execution_options={"yield_per": CHUNK}) as found:
        for row in found.mappings():
            yield {name: _said(value) for name, value in row.items()}


def _said(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


@contextmanager
def _private(path: Path) -> Iterator[IO[str]]:
    """A new text file, mode 0600, that takes its name when it is whole."""
    temporary = path.with_name(f".{path.name}.part")
    temporary.unlink(missing_ok=True)  # of an export that was killed; whatever somebody else puts there is not followed
    number = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="") as file:
            yield file
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink()


def _jsonl(table: Table, rows: Iterable[Mapping[str, Any]], path: Path) -> None:  # noqa: ARG001  # each form is called alike
    with _private(path) as file:
        for row in rows:
            file.write(json.dumps(dict(row), ensure_ascii=False) + "\n")


def _csv(table: Table, rows: Iterable[Mapping[str, Any]], path: Path) -> None:
    with _private(path) as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in table.columns])
        for row in rows:
            writer.writerow([inert(value) for value in row.values()])


def inert(value: Any) -> Any:
    """A value that no spreadsheet program runs as a formula: text that begins like one gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


# --- putting an export back --------------------------------------------------------------------------------------


def check(folder: Path) -> str:
    """The schema version of a JSON Lines export in a folder; raises BadFile for anything else."""
    try:
        manifest = data.read_json(folder / _MANIFEST, max_bytes=data.MAX_BYTES)
        form, version = manifest["format"], manifest["schema"]
    except (BadFile, KeyError, TypeError) as problem:
        raise BadFile(str(folder), "is not an export of a record") from problem
    if form != "jsonl":
        raise BadFile(str(folder), f"holds {form}; only an export as jsonl can be put back")
    if version not in READABLE:
        raise BadFile(str(folder), "was exported by another version of Overture")
    for table in schema.metadata.sorted_tables:
        if table.name not in _INTERNAL and not (folder / f"{table.name}.jsonl").exists():
            raise BadFile(str(folder), f"{table.name}.jsonl is missing")
    return str(version)


def load(conn: Connection, folder: Path) -> None:
    """Put the rows of a JSON Lines export into an empty record; raises BadFile with the line."""
    for table in schema.metadata.sorted_tables:
        if table.name not in _INTERNAL:
            path = folder / f"{table.name}.jsonl"
            try:
                with data.open_plain(path) as file:
                    rows = _read(table, path, file)
                    while part := list(islice(rows, CHUNK)):
                        conn.execute(insert(table), part)
            except IntegrityError as problem:
                raise BadFile(str(path), "does not fit together: a row stands there twice, or belongs to nobody") from problem
            except OSError as problem:
                raise BadFile(str(path), (problem.strerror or "cannot be read").lower()) from problem


def _read(table: Table, path: Path, file: BinaryIO) -> Iterator[dict[str, Any]]:
    """The rows in a file, each as its table takes it; raises BadFile with the line."""
    kinds = {column.name: _kind(column) for column in table.columns}
    number = 0
    while line := file.readline(_LONGEST_LINE + 1):
        number += 1
        if len(line) > _LONGEST_LINE:
            raise BadFile(str(path), "is longer than any that was exported", number)
        try:
            row = json.loads(line)
            yield {name: kind(row[name]) for name, kind in kinds.items()}
        except (ValueError, KeyError, TypeError, RecursionError) as problem:
            raise BadFile(str(path), "is not as it was exported", number) from problem


def _kind(column: Column[Any]) -> Callable[[Any], Any]:
    """What makes a value of an export one of a column; raises ValueError or TypeError for what cannot be one."""
    kind = _time if isinstance(column.type, UtcMicros) else _text if isinstance(column.type, String) else _number
    return lambda value: None if value is None and column.nullable else kind(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    value.encode()  # half a character is no text
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not -(2**63) <= value < 2**63:
        raise TypeError(type(value).__name__)
    return value


def _time(value: Any) -> datetime:
    at = datetime.fromisoformat(value)
    if not EARLIEST <= at <= LATEST:
        raise ValueError(value)
    return at


# --- one person --------------------------------------------------------------------------------------------------

_ABOUT_ONE: Final = {
    "outreaches": schema.outreach, "dismissals": schema.dismissal, "stops": schema.stop, "outbox": schema.outbox,
}


def person(record: Record, number: int) -> dict[str, Any]:
    """Everything kept about one person, as plain JSON values; raises NotFound."""
    from composer.record import identity

    with record.read() as conn:
        identity.row(conn, number)
        view = person_views.load(conn, [number])[0]
        held: dict[str, Any] = {**person_views.view_json(view)}
        for name in ("company", "role", "relationship", "timezone", "contact_type", "country", "source", "allow_words"):
            held[name] = getattr(view, name)
        held["connected_on"] = _said(view.connected_on)
        marks = person_marks.of(conn, number)
        held |= {"note": marks.note, "tags": list(marks.tags), "keep_in_touch_days": marks.days}
        held["conversations"] = [address for kind, address in view.handles if kind.startswith("conversation:")]
        for name, table in _ABOUT_ONE.items():
            query = select(table).where(table.c.person_id == number).order_by(table.c.id)
            held[name] = [{key: _said(value) for key, value in row.items()} for row in conn.execute(query).mappings()]
        full = select(schema.touch).where(schema.touch.c.person_id == number).order_by(schema.touch.c.sent_at, schema.touch.c.id)
        held["touches"] = [{key: _said(value) for key, value in row.items()} for row in conn.execute(full).mappings()]
        return held
