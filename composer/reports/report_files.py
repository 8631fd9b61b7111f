"""The outreaches as files that others may count: Parquet without people, addresses or texts."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING, Any, Final

from sqlalchemy import select, text

from composer.errors import BadUsage, OutsideFailed
from composer.private_files import make_private_folder
from composer.record import schema
from composer.reports.report import Readable

if TYPE_CHECKING:
    import pyarrow as pa

BATCH: Final = 50_000
# What other places need to count by, and nothing that tells who was written to or what.
SHARED: Final = (
    "id", "source_id", "channel", "sent_at", "precision_us", "reply_low", "reply_high", "bounced", "auto", "accepted", "declined",
    "stopped", "elsewhere", "steps", "purpose", "relationship", "template", "origin", "weekday", "hour", "length", "rules",
)
_SOURCES: Final = ("id", "observed_until")


def export_outreaches(record: Readable, folder: Path, name: str = "record") -> tuple[Path, Path]:
    """Write outreaches and sources as `<name>.outreach.parquet` and `<name>.source.parquet`; no name, handle or text is in them.

    Many such pairs in one folder can be counted together: the source ids carry a mark of the record. Memory stays flat.
    Both are new, mode 0600, or take the place of an earlier export. Raises BadUsage where another file has such a name, and
    OutsideFailed where the folder cannot be written.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    mark = hashlib.sha256(name.encode()).hexdigest()[:12]
    paths = folder / f"{name}.outreach.parquet", folder / f"{name}.source.parquet"
    for path, columns in zip(paths, (SHARED, _SOURCES), strict=True):
        if os.path.lexists(path) and not _is_export(path, columns):
            raise BadUsage(f"{path} is there already and no export of a record; give another name")
    make_private_folder(folder)
    try:
        with _private(paths[0]) as outreaches, _private(paths[1]) as listed, record.read() as connection:
            sources = connection.execute(text("SELECT id, observed_until FROM source ORDER BY id")).all()
            pq.write_table(pa.table({
                "id": pa.array([f"{mark}-{row.id}" for row in sources], pa.string()),
                "observed_until": pa.array([row.observed_until for row in sources], pa.int64()),
            }), listed)
            fields = _fields()
            with pq.ParquetWriter(outreaches, fields, compression="zstd") as writer:
                for batch in _batches(connection.execution_options(stream_results=True).execute(_plain_select())):
                    table = {key: [row[place] for row in batch] for place, key in enumerate(SHARED)}
                    table["id"] = [f"{mark}-{number}" for number in table["id"]]
                    table["source_id"] = [f"{mark}-{number}" for number in table["source_id"]]
                    writer.write_table(pa.table(table, schema=fields))
    except OSError as problem:
        raise OutsideFailed(str(folder), problem.strerror or "cannot be written") from problem
    return paths


@contextmanager
def _private(path: Path) -> Iterator[IO[bytes]]:
    """A file, mode 0600, that takes its name when it is whole; nothing stays of one that isn't."""
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:  # created 0600
        try:
            yield file
            file.flush()
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink()
            raise


def _is_export(path: Path, columns: tuple[str, ...]) -> bool:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return tuple(pq.read_schema(path).names) == columns
    except (OSError, pa.ArrowException):
        return False


def _plain_select() -> Any:
    return text(str(select(*(schema.outreach.c[name] for name in SHARED)).order_by(schema.outreach.c.id)))


def _fields() -> pa.Schema:
    import pyarrow as pa
    from sqlalchemy import Integer

    def kind(name: str) -> pa.DataType:
        if name in ("id", "source_id"):
            return pa.string()
        column = schema.outreach.c[name].type
        return pa.int64() if isinstance(column, Integer | schema.UtcMicros) else pa.string()

    return pa.schema([(name, kind(name)) for name in SHARED])


def _batches(result: Any) -> Iterator[list[Any]]:
    while rows := result.fetchmany(BATCH):
        yield rows
