"""A generated log of any size for the benchmark of the reports, written into records and files part by part.

Two growing years: working hours, ten channels, five kinds of people, delays with medians of 1 to 30 hours. The same number of
rows always gives the same log.
"""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import repeat
from pathlib import Path

import numpy as np

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
NOW_US = int(NOW.timestamp()) * 1_000_000
HOUR = 3_600_000_000
PART = 500_000  # rows made at a time, so that memory does not grow with the log
CHANNELS = ("linkedin_note", "linkedin_message", "inmail", "email", "x_dm", "facebook", "whatsapp", "telegram", "sms", "phone")
PURPOSES = ("learn", "connect", "job", "sell", "thank")
RELATIONSHIPS = ("stranger", "met", "mutual", "colleague", "client")
TEMPLATES = tuple(f"template-{number:02d}" for number in range(24))
SOURCES = [(1, "hand"), (2, "email:me")]
BLANK = {
    "person_id": 1, "conversation": "", "precision_us": 0, "accepted": 0, "declined": 0, "elsewhere": 0, "steps": 0, "asked": 0,
    "origin": "template", "model": "", "prompt_version": "", "zone": "", "rules": "",
}

Columns = dict[str, np.ndarray]


def parts(rows: int) -> Iterator[Columns]:
    """The log as columns of the table `outreach`, at most half a million rows at a time."""
    for number, start in enumerate(range(0, rows, PART)):
        yield _part(start, min(PART, rows - start), np.random.default_rng([1, number]))


def _part(start: int, rows: int, rng: np.random.Generator) -> Columns:
    channel = rng.choice(10, rows, p=[0.1, 0.18, 0.04, 0.3, 0.06, 0.06, 0.1, 0.04, 0.06, 0.06])
    week = np.floor(104 * np.sqrt(rng.random(rows)))
    day = np.where(rng.random(rows) < 0.9, rng.integers(0, 5, rows), rng.integers(5, 7, rows))
    second = np.clip(rng.normal(13 * 3600, 3 * 3600, rows), 0, 86_399).astype(np.int64)
    sent = NOW_US - 104 * 7 * 24 * HOUR + ((week * 7 + day) * 24 * HOUR).astype(np.int64) + second * 1_000_000
    relation = (rng.random(rows) * 5 * (0.5 + channel / 20)).astype(np.int64) % 5
    bounced = (rng.random(rows) < 0.01).astype(np.int64)
    delay = (rng.lognormal(np.log(np.linspace(1, 30, 10))[channel], 1.4) * 3600).astype(np.int64) * 1_000_000
    answered = (rng.random(rows) < 0.08 + 0.04 * relation + 0.012 * channel) & (sent + delay <= NOW_US) & (bounced == 0)
    number = np.arange(start + 1, start + rows + 1)
    return {
        "id": number, "touch_id": number, "source_id": rng.integers(1, 3, rows), "channel": _named(CHANNELS, channel),
        "sent_at": sent, "last_touch_at": sent, "reply_low": np.where(answered, delay, -1), "bounced": bounced,
        "auto": (rng.random(rows) < 0.03).astype(np.int64), "purpose": _named(PURPOSES, rng.integers(0, 5, rows)),
        "relationship": _named(RELATIONSHIPS, relation), "template": _named(TEMPLATES, rng.integers(0, 24, rows)),
        "weekday": (sent // (24 * HOUR) + 3) % 7, "hour": sent // HOUR % 24, "length": rng.integers(5, 260, rows),
    }


def _named(names: tuple[str, ...], places: np.ndarray) -> np.ndarray:
    return np.array(names, object)[places]


def fill_sqlite(path: Path, rows: int) -> None:
    """A record of this product with the log in its outreach table; indexes are made at the end, as is usual for much data."""
    from composer.record.store import open_record

    open_record(f"sqlite:///{path}").close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("PRAGMA synchronous=OFF")
    raw.executemany("INSERT INTO source (id, name) VALUES (?, ?)", SOURCES)
    made_by = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'outreach' AND sql != ''"
    indexes = raw.execute(made_by).fetchall()
    for name, _ in indexes:
        raw.execute(f"DROP INDEX {name}")
    for part in parts(rows):
        low = [None if delay < 0 else delay for delay in part.pop("reply_low").tolist()]
        columns = {**{name: values.tolist() for name, values in part.items()}, "reply_low": low, "reply_high": low}
        names = [*columns, *BLANK]
        raw.executemany(
            f"INSERT INTO outreach ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            zip(*columns.values(), *map(repeat, BLANK.values()), strict=False),
        )
        raw.commit()
    for _, made in indexes:
        raw.execute(made)
    raw.commit()
    raw.close()


def fill_postgres(url: str, rows: int) -> None:
    """The same log in a PostgreSQL record, with statistics for its planner."""
    import psycopg
    import pyarrow as pa
    from pyarrow import csv

    from composer.record.store import open_record

    open_record(url).close()
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as raw:
        raw.cursor().executemany("INSERT INTO source (id, name) VALUES (%s, %s)", SOURCES)
        raw.execute("ALTER TABLE outreach DISABLE TRIGGER ALL")
        for part in parts(rows):
            low = part.pop("reply_low")
            table = pa.table({
                **part, **{name: pa.array(low, mask=low < 0) for name in ("reply_low", "reply_high")},
                **{name: pa.repeat(value, len(low)) for name, value in BLANK.items()},
            })
            written = io.BytesIO()
            csv.write_csv(table, written, csv.WriteOptions(include_header=False))
            with raw.cursor().copy(f"COPY outreach ({', '.join(table.column_names)}) FROM STDIN (FORMAT csv)") as copy:
                copy.write(written.getbuffer())
        raw.execute("VACUUM ANALYZE outreach")


def fill_parquet(path: Path, rows: int) -> None:
    """What DuckDB and pandas need of the log."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    writer = None
    for part in parts(rows):
        delay = part["reply_low"]
        table = pa.table({
            "channel": part["channel"], "sent_at": part["sent_at"], "delay": pa.array(delay, mask=delay < 0),
            "bounced": part["bounced"],
        })
        writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table)
    if writer is not None:
        writer.close()
