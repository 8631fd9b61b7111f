"""How long reports take on generated records: this product on SQLite and PostgreSQL beside DuckDB and pandas in one run.

    python -m benchmarks.reports [--rows 10000 1000000] [--folder DIR] [--postgres URL] [--write]

Every measurement is CPU time of a process of its own (the PostgreSQL server's time is added from its backend process), after
one warm-up, median of five. All engines' integers are compared. DuckDB is needed for this page only: pip install duckdb.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
NOW_US = int(NOW.timestamp()) * 1_000_000
HOUR = 3_600_000_000
CHANNELS = ("linkedin_note", "linkedin_message", "inmail", "email", "x_dm", "facebook", "whatsapp", "telegram", "sms", "phone")
COLUMNS = (
    "id", "person_id", "touch_id", "source_id", "channel", "conversation", "sent_at", "precision_us", "reply_low", "reply_high",
    "bounced", "auto", "accepted", "declined", "elsewhere", "steps", "last_touch_at", "asked", "purpose", "relationship",
    "template", "origin", "model", "prompt_version", "zone", "weekday", "hour", "length", "rules", "assigned",
)
PURPOSES = ("learn", "connect", "job", "sell", "thank")
QUESTIONS = ("counts", "survival", "trend")
PARTS = tuple(("ms", question) for question in QUESTIONS)
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
        "purpose": rng.integers(0, 5, rows), "template": rng.integers(0, 24, rows), "length": rng.integers(5, 260, rows),
        "bounced": (rng.random(rows) < 0.01).astype(np.int64), "auto": (rng.random(rows) < 0.03).astype(np.int64),
        "source": rng.integers(1, 3, rows),
    }


def records(log: dict[str, np.ndarray], start: int, end: int):
    """Rows of the table `outreach` for a slice of a log."""
    part = {name: values[start:end].tolist() for name, values in log.items()}
    for place in range(end - start):
        delay = part["delay"][place] if not part["bounced"][place] else -1
        sent = part["sent"][place]
        low = None if delay < 0 else delay
        yield (
            start + place + 1, 1, start + place + 1, part["source"][place], CHANNELS[part["channel"][place]], "",
            sent, 0, low, low, part["bounced"][place], part["auto"][place], 0, 0, 0, 0, sent, 0, PURPOSES[part["purpose"][place]],
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


def fill_postgres(url: str, log: dict[str, np.ndarray]) -> None:
    """The same log in a PostgreSQL record, with statistics for its planner."""
    import psycopg

    from composer.record.store import open_record

    open_record(url).close()
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as raw:
        raw.execute("INSERT INTO source (id, name) VALUES (1, 'hand'), (2, 'email:me')")
        raw.execute("ALTER TABLE outreach DISABLE TRIGGER ALL")
        with raw.cursor().copy(f"COPY outreach ({', '.join(COLUMNS)}) FROM STDIN") as copy:
            for start in range(0, len(log["sent"]), 100_000):
                for row in records(log, start, min(start + 100_000, len(log["sent"]))):
                    copy.write_row(row)
        raw.execute("VACUUM ANALYZE outreach")


def fill_parquet(path: Path, log: dict[str, np.ndarray]) -> None:
    """What DuckDB and pandas need of the log."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    delay = np.where(log["bounced"] == 1, -1, log["delay"])
    pq.write_table(pa.table({
        "channel": pa.array([CHANNELS[place] for place in log["channel"].tolist()]), "sent_at": log["sent"],
        "delay": pa.array(delay, mask=delay < 0), "bounced": log["bounced"],
    }), path, compression="zstd")


# --- the three questions, by engine: each gives integers that must agree -------------------------------------------


def quarter_of(rows: int) -> int:
    """The width of the bins that this product uses at a size: exact times up to 20,000 rows."""
    return 1 if rows <= 20_000 else HOUR // 4


class Ours:
    """This product on a record: SQLite or PostgreSQL."""

    def __init__(self, url: str, *, cells: bool = True) -> None:
        from composer.record.store import open_record
        from composer.reports import cube

        self.record = open_record(url)
        if not cells:
            cube.read = cube.rates = cube.weeks = lambda *_: None
            cube.refresh = lambda *_: None

    def extra_cpu(self) -> float:
        """CPU seconds of the PostgreSQL server process of this connection so far."""
        if self.record.is_sqlite:
            return 0.0
        with self.record.read() as conn:
            pid = conn.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")

    def counts(self) -> dict:
        """Mature and answered within a day by channel."""
        from composer.reports.report import channel_rates

        return {name: [n, k] for name, (k, n) in channel_rates(self.record, now=NOW).items()}

    def survival(self) -> dict:
        """The whole report with its curves: answered at all by 14 days, in millionths."""
        from composer.reports.report import report

        return {group.group: round(group.rate * 1e6) for group in report(self.record, now=NOW).groups}

    def trend(self) -> list:
        """Messages and answers within a day by week."""
        from composer.reports.trends import trend

        return [[str(week.monday), week.mature, week.replied_24h] for week in trend(self.record, now=NOW).weeks() if week.sent]


def curve(events: dict[str, dict[int, int]], censored: dict[str, dict[int, int]]) -> dict:
    """Kaplan–Meier at 14 days, in millionths, from binned counts."""
    from composer.reports.survival import kaplan_meier

    curves = {name: kaplan_meier(events.get(name, {}), censored.get(name, {})) for name in censored}
    return {name: round(found.answered_by(336 * HOUR) * 1e6) for name, found in curves.items()}


def day_of(week: float) -> str:
    """The date of a Monday in microseconds."""
    return str(datetime.fromtimestamp(week / 1e6, UTC).date())


class Duck:
    """DuckDB over a file of its own."""

    def __init__(self, parquet: str) -> None:
        import duckdb

        path = parquet.replace(".parquet", ".duckdb")
        fresh = not Path(path).exists()
        self.db = duckdb.connect(path)
        self.db.execute("SET threads = 2")
        if fresh:
            self.db.execute(f"CREATE TABLE log AS SELECT * FROM '{parquet}'")

    def extra_cpu(self) -> float:
        """Its threads are this process's own."""
        return 0.0

    def counts(self) -> dict:
        """Mature and answered within a day by channel."""
        return {name: [n, int(k)] for name, n, k in self.db.execute(
            f"SELECT channel, count(*), sum(CASE WHEN delay <= {24 * HOUR} THEN 1 ELSE 0 END) FROM log "
            f"WHERE bounced = 0 AND {NOW_US} - sent_at >= {24 * HOUR} GROUP BY channel").fetchall()}

    def survival(self) -> dict:
        """Kaplan–Meier at 14 days from quarters of an hour."""
        events, censored = {}, {}
        quarter = quarter_of(self.db.execute("SELECT count(*) FROM log").fetchone()[0])
        beyond = 336 * HOUR + quarter
        bins = (
            f"CASE WHEN delay IS NOT NULL THEN (delay + {quarter - 1}) // {quarter} ELSE ({NOW_US} - sent_at) // {quarter} END"
        )
        for name, hit, at, n in self.db.execute(
            f"SELECT channel, delay IS NOT NULL, least({beyond}, {bins} * {quarter}), count(*) FROM log WHERE bounced = 0 "
            "GROUP BY ALL").fetchall():
            (events if hit else censored).setdefault(name, {})[at] = n
        return curve(events, censored)

    def trend(self) -> list:
        """Messages and answers within a day by week."""
        monday = f"sent_at - (sent_at - {96 * HOUR}) % {168 * HOUR}"
        mature = f"bounced = 0 AND {NOW_US} - sent_at >= {24 * HOUR}"
        return [[day_of(week), int(n), int(k)] for week, n, k in self.db.execute(
            f"SELECT {monday} AS week, sum(CASE WHEN {mature} THEN 1 ELSE 0 END), "
            f"sum(CASE WHEN {mature} AND delay <= {24 * HOUR} THEN 1 ELSE 0 END) FROM log GROUP BY week ORDER BY week"
        ).fetchall()]


class Pandas:
    """pandas with the whole log in memory."""

    def __init__(self, parquet: str) -> None:
        import pandas as pd

        self.log = pd.read_parquet(parquet)
        self.log["channel"] = self.log["channel"].astype("category")

    def extra_cpu(self) -> float:
        """All in this process."""
        return 0.0

    def _mature(self):
        log = self.log
        return log[(log["bounced"] == 0) & (NOW_US - log["sent_at"] >= 24 * HOUR)]

    def counts(self) -> dict:
        """Mature and answered within a day by channel."""
        mature = self._mature()
        found = (mature["delay"] <= 24 * HOUR).groupby(mature["channel"], observed=True).agg(["size", "sum"])
        return {name: [int(row["size"]), int(row["sum"])] for name, row in found.iterrows()}

    def survival(self) -> dict:
        """Kaplan–Meier at 14 days from quarters of an hour."""
        log = self.log[self.log["bounced"] == 0]
        quarter = quarter_of(len(self.log))
        beyond = 336 * HOUR + quarter
        hit = log["delay"].notna()
        young = (NOW_US - log["sent_at"]) // quarter * quarter
        at = ((log["delay"].fillna(0) + quarter - 1) // quarter * quarter).where(hit, young)
        sizes = log.groupby([log["channel"], hit, at.clip(upper=beyond)], observed=True).size()
        events, censored = {}, {}
        for (name, answered, time_), n in sizes.items():
            (events if answered else censored).setdefault(name, {})[int(time_)] = int(n)
        return curve(events, censored)

    def trend(self) -> list:
        """Messages and answers within a day by week."""
        mature = self._mature()
        week = mature["sent_at"] - (mature["sent_at"] - 96 * HOUR) % (168 * HOUR)
        found = (mature["delay"] <= 24 * HOUR).groupby(week).agg(["size", "sum"])
        return [[day_of(at), int(row["size"]), int(row["sum"])] for at, row in found.iterrows()]


def peak_mb() -> int:
    """The largest resident size of this process so far (getrusage would give its parent's too)."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def worker(engine: str, where: str, repeats: int) -> None:
    """Measure one engine in this process and print JSON: milliseconds of CPU by question, memory, hashes of the answers."""
    made = {"ours": Ours, "scan": lambda url: Ours(url, cells=False), "duckdb": Duck, "pandas": Pandas}[engine](where)
    result = {"ms": {}, "hash": {}}
    for question in QUESTIONS:
        ask = getattr(made, question)
        answer = ask()  # warm-up; builds the cells the first time
        times = []
        for _ in range(repeats):
            before = time.process_time() + made.extra_cpu()
            ask()
            times.append(time.process_time() + made.extra_cpu() - before)
        result["ms"][question] = round(statistics.median(times) * 1000, 1)
        result["hash"][question] = hashlib.sha256(json.dumps(answer, sort_keys=True).encode()).hexdigest()[:12]
    result["mb"] = peak_mb()
    print(json.dumps(result))


def measure(name: str, engine: str, where: str, repeats: int, environ: dict[str, str] | None = None) -> dict:
    """One engine in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--worker", engine, where, str(repeats)], capture_output=True, text=True, check=True,
        env={**os.environ, **(environ or {})},
    )
    found = json.loads(done.stdout.splitlines()[-1])
    print(f"{name:28} {found['ms']} {found['mb']} MB {found['hash']}", flush=True)
    return {"name": name, **found}


def table(rows: int, folder: Path, postgres: str | None) -> list[str]:
    """All engines at one size, as lines of a Markdown table; fails where two engines disagree."""
    log = generate(rows)
    repeats = 5 if rows <= 1_000_000 else 1
    sqlite_path, parquet = folder / f"{rows}.db", folder / f"{rows}.parquet"
    if not sqlite_path.exists():
        fill_sqlite(sqlite_path, log)
    if not parquet.exists():
        fill_parquet(parquet, log)
    found = [
        measure("Overture, SQLite", "ours", f"sqlite:///{sqlite_path}", repeats),
        measure("Overture, SQLite, log alone", "scan", f"sqlite:///{sqlite_path}", repeats),
    ]
    size = sqlite_path.stat().st_size / 1e6
    print(f"{rows:,} rows: SQLite file {size:,.0f} MB", flush=True)
    if postgres:
        import psycopg

        with psycopg.connect(postgres, autocommit=True) as raw:
            raw.execute(f"DROP DATABASE IF EXISTS bench_{rows}")
            raw.execute(f"CREATE DATABASE bench_{rows} TEMPLATE template0")
        url = postgres.rpartition("/")[0] + f"/bench_{rows}"
        fill_postgres(url, log)
        one_process = {"PGOPTIONS": "-c max_parallel_workers_per_gather=0 -c jit=off"}
        found.append(measure("Overture, PostgreSQL", "ours", url, repeats, one_process))
        found.append(measure("Overture, PostgreSQL, log alone", "scan", url, repeats, one_process))
    del log
    found.append(measure("DuckDB, own file", "duckdb", str(parquet), repeats))
    found.append(measure("pandas, in memory", "pandas", str(parquet), repeats))
    for question in QUESTIONS:
        if len({item["hash"][question] for item in found}) != 1:
            raise SystemExit(f"the engines disagree on {question} at {rows} rows")
    return [
        f"| {rows:,} | {item['name']} | {' | '.join(f'{item[part][name]:,.0f}' for part, name in PARTS)} | {item['mb']:,} |"
        for item in found
    ]


def main() -> None:
    """Measure and, with --write, put the table into the page of benchmarks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=[10_000, 1_000_000])
    parser.add_argument("--folder", type=Path, default=Path("/tmp/overture-bench"))
    parser.add_argument("--postgres", help="URL of a PostgreSQL server; “own” starts the one of the tests")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--worker", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        worker(options.worker[0], options.worker[1], int(options.worker[2]))
        return
    options.folder.mkdir(parents=True, exist_ok=True)
    url = options.postgres
    if url == "own":
        from tests.postgres import start

        url = start().url
    lines = [line for rows in options.rows for line in table(rows, options.folder, url)]
    if options.write:
        from results import write_section

        server = f" --postgres {options.postgres}" if options.postgres == "own" else ""
        about = (
            f"`python -m benchmarks.reports --rows {' '.join(map(str, options.rows))}{server} --write` — milliseconds of "
            "CPU, median of five after one warm-up (past a million rows one run), each engine in its own process (PostgreSQL: "
            "client and server process together). “Counts” is answered and mature by channel; “survival” the whole report "
            "by channel with Kaplan–Meier curves, medians and intervals; “trend” the weekly cohorts. For DuckDB and pandas "
            "“survival” is the curve alone. “Log alone” is what every other grouping costs. All integers agree in every row."
        )
        write_section("Reports at scale" if min(options.rows) < 2_000_000 else "Reports at ten million outreaches", "\n".join([
            about, "", "| outreaches | engine | counts | survival | trend | memory MB |", "|-:|-|-:|-:|-:|-:|", *lines,
        ]))


if __name__ == "__main__":
    main()
