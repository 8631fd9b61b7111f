"""How long reports take on generated records: this product on SQLite and PostgreSQL beside DuckDB and pandas in one run.

    python benchmarks/reports.py [--rows 10000 1000000] [--folder DIR] [--postgres URL] [--write]

Every measurement is CPU time of a process of its own (the PostgreSQL server's time is added from its backend process), after
one warm-up, median of five. All engines' integers are compared. DuckDB is needed for this page only: pip install duckdb.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
NOW_US = int(NOW.timestamp()) * 1_000_000
HOUR = 3_600_000_000
CHANNELS = ("linkedin_note", "linkedin_message", "inmail", "email", "x_dm", "facebook", "whatsapp", "telegram", "sms", "phone")
COLUMNS = (
    "id", "person_id", "touch_id", "source_id", "channel", "conversation", "sent_at", "precision_us", "reply_low", "reply_high",
    "bounced", "auto", "accepted", "declined", "elsewhere", "steps", "last_touch_at", "asked", "purpose", "relationship", "template",
    "origin", "model", "prompt_version", "zone", "weekday", "hour", "length", "rules", "assigned",
)
PURPOSES = ("learn", "connect", "job", "sell", "thank")
RELATIONSHIPS = ("stranger", "met", "mutual", "colleague", "client")


def generate(rows: int, seed: int = 1) -> dict[str, np.ndarray]:
    """A log of two growing years: working hours, ten channels, five kinds of people, delays with medians of 1 to 30 hours."""
    rng = np.random.default_rng(seed)
    channel = rng.choice(10, rows, p=[0.1, 0.18, 0.04, 0.3, 0.06, 0.06, 0.1, 0.04, 0.06, 0.06])
    week = np.floor(104 * np.sqrt(rng.random(rows)))
    day = np.where(rng.random(rows) < 0.9, rng.integers(0, 5, rows), rng.integers(5, 7, rows))
    second = np.clip(rng.normal(13 * 3600, 3 * 3600, rows), 0, 86_399).astype(np.int64)
    start = NOW_US - 104 * 7 * 24 * HOUR
    sent = start + ((week * 7 + day) * 24 * HOUR).astype(np.int64) + second * 1_000_000
    relation = (rng.random(rows) * 5 * (0.5 + channel / 20)).astype(np.int64) % 5
    answered = rng.random(rows) < 0.08 + 0.04 * relation + 0.012 * channel
    delay = (rng.lognormal(np.log(np.linspace(1, 30, 10))[channel], 1.4) * 3600).astype(np.int64) * 1_000_000
    answered &= sent + delay <= NOW_US
    return {
        "channel": channel, "sent": sent, "delay": np.where(answered, delay, -1), "relation": relation,
        "purpose": rng.integers(0, 5, rows), "template": rng.integers(0, 24, rows), "bounced": (rng.random(rows) < 0.01).astype(np.int64),
        "length": rng.integers(5, 260, rows), "auto": (rng.random(rows) < 0.03).astype(np.int64), "source": rng.integers(1, 3, rows),
    }


def records(log: dict[str, np.ndarray], start: int, end: int):
    """Rows of the table `outreach` for a slice of a log."""
    part = {name: values[start:end].tolist() for name, values in log.items()}
    for place in range(end - start):
        delay = part["delay"][place] if not part["bounced"][place] else -1
        sent = part["sent"][place]
        low = None if delay < 0 else delay
        yield (
            start + place + 1, 1, start + place + 1, part["source"][place], CHANNELS[part["channel"][place]], "", sent, 0, low, low,
            part["bounced"][place], part["auto"][place], 0, 0, 0, 0, sent, 0, PURPOSES[part["purpose"][place]],
            RELATIONSHIPS[part["relation"][place]], f"template-{part['template'][place]:02d}", "template", "", "", "",
            (sent // (24 * HOUR) + 3) % 7, sent // HOUR % 24, part["length"][place], "", 0,
        )


def fill_sqlite(path: Path, log: dict[str, np.ndarray]) -> None:
    """A record of this product with the log in its outreach table."""
    from composer.record.store import open_record

    open_record(f"sqlite:///{path}").close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("PRAGMA synchronous=OFF")
    raw.executemany("INSERT INTO source (id, name) VALUES (?, ?)", [(1, "hand"), (2, "email:me")])
    rows = len(log["sent"])
    for start in range(0, rows, 100_000):
        marks = ", ".join("?" * len(COLUMNS))
        raw.executemany(
            f"INSERT INTO outreach ({', '.join(COLUMNS)}) VALUES ({marks})", records(log, start, min(start + 100_000, rows)),
        )
        raw.commit()
    raw.close()


if __name__ == "__main__":
    rows = int(sys.argv[1])
    path = Path(sys.argv[2])
    path.unlink(missing_ok=True)
    started = time.process_time()
    fill_sqlite(path, generate(rows))
    print(rows, path.stat().st_size / 1e6, "MB", time.process_time() - started)
