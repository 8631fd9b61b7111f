"""Reports as files: CSV that no spreadsheet takes for formulas, Parquet, PNG; and the outreaches without names or texts."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select, text

from composer.errors import OutsideFailed
from composer.record import schema
from composer.reports.charts import Picture
from composer.reports.report import Readable, Report, group_dict

if TYPE_CHECKING:
    import pyarrow as pa

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BATCH: Final = 50_000
# What other places need to count by, and nothing that tells who was written to or what.
SHARED: Final = (
    "id", "source_id", "channel", "sent_at", "precision_us", "reply_low", "reply_high", "bounced", "auto", "accepted", "declined",
    "elsewhere", "steps", "purpose", "relationship", "template", "origin", "weekday", "hour", "length", "rules", "assigned",
)


def rows_of(found: Report) -> list[dict[str, Any]]:
    """One row a group, the columns of the JSON form."""
    return [group_dict(group) for group in found.groups]


def safe_cell(value: Any) -> Any:
    """A value that a spreadsheet shows as it is: text that could be a formula gets an apostrophe in front."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return "" if value is None else value


def to_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as CSV with a head, RFC 4180 line ends; empty for no rows."""
    out = io.StringIO(newline="")
    writer = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, list(row), lineterminator="\r\n")
            writer.writerow({name: safe_cell(name) for name in row})
        writer.writerow({name: safe_cell(value) for name, value in row.items()})
    return out.getvalue()


def to_parquet(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Rows as a Parquet file."""
    import pandas as pd

    out = io.BytesIO()
    pd.DataFrame(list(rows)).to_parquet(out, index=False)
    return out.getvalue()


def to_png(picture: Picture, *, width: int = 720, scale: float = 2) -> bytes:
    """A chart as PNG on white, with its title; needs vl-convert. Raises OutsideFailed where it cannot be drawn."""
    import vl_convert

    spec = picture.spec
    spec["title"] = {"text": picture.title, "anchor": "start", "fontSize": 16, "fontWeight": "normal"}
    spec["width"] = width
    spec["padding"] = 12
    spec["config"] = {**spec.get("config", {}), "background": "white"}
    try:
        drawn: bytes = vl_convert.vegalite_to_png(json.dumps(spec), scale=scale)
    except ValueError as problem:
        raise OutsideFailed("the chart", f"could not be drawn: {problem}") from problem
    return drawn


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
