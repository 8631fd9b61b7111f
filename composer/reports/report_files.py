"""The outreaches as files that others may count: Parquet without people, addresses or texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select, text

from composer.errors import OutsideFailed
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


def export_outreaches(record: Readable, folder: Path, name: str = "record") -> tuple[Path, Path]:
    """Write outreaches and sources as `<name>.outreach.parquet` and `<name>.source.parquet`; no name, handle or text is in them.

    Many such pairs in one folder can be counted together: the source ids carry a mark of the record. Memory stays flat.
    Raises OutsideFailed where the folder cannot be written.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    mark = hashlib.sha256(name.encode()).hexdigest()[:12]
    paths = folder / f"{name}.outreach.parquet", folder / f"{name}.source.parquet"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with record.read() as connection:
            sources = connection.execute(text("SELECT id, observed_until FROM source ORDER BY id")).all()
            pq.write_table(pa.table({
                "id": pa.array([f"{mark}-{row.id}" for row in sources], pa.string()),
                "observed_until": pa.array([row.observed_until for row in sources], pa.int64()),
            }), paths[1])
            fields = _fields()
            with pq.ParquetWriter(paths[0], fields, compression="zstd") as writer:
                for batch in _batches(connection.execution_options(stream_results=True).execute(_plain_select())):
                    table = {key: [row[place] for row in batch] for place, key in enumerate(SHARED)}
                    table["id"] = [f"{mark}-{number}" for number in table["id"]]
                    table["source_id"] = [f"{mark}-{number}" for number in table["source_id"]]
                    writer.write_table(pa.table(table, schema=fields))
    except OSError as problem:
        raise OutsideFailed(str(folder), problem.strerror or "cannot be written") from problem
    return paths


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
