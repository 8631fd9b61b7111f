"""How long reports take on generated records: this product on SQLite, PostgreSQL and Spark beside DuckDB and pandas in one run.

    python -m benchmarks.reports [--rows 10000 1000000] [--folder DIR] [--postgres own|URL] [--spark] [--write]

Every measurement is CPU time of a process of its own and of what it started (the PostgreSQL server's time is added from its
backend process), after one warm-up, median of five (one run past a million rows). All engines' integers are compared. DuckDB
and Spark are needed for this page only: pip install duckdb "pyspark>=4,<5". Ten million rows take 10 GB of disk and half an hour.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

from benchmarks import reports_data, reports_engines, reports_picture
from benchmarks.results import write_section

QUESTIONS: Final = ("counts", "survival", "trend")
ENGINES: Final = {
    "ours": reports_engines.Ours, "scan": lambda url: reports_engines.Ours(url, cells=False), "spark": reports_engines.Spark,
    "duckdb": reports_engines.Duck, "pandas": reports_engines.Pandas,
}
HEAD: Final = ("| outreaches | engine | counts | survival | trend | memory MB | first time, s |", "|-:|-|-:|-:|-:|-:|-:|")


def worker(engine: str, where: str, repeats: int) -> None:
    """Measure one engine in this process and print JSON: CPU by question, seconds to the first answers, memory, hashes."""
    made = ENGINES[engine](where)
    result: dict[str, Any] = {"ms": {}, "hash": {}, "first": 0.0}
    for question in QUESTIONS:
        ask = getattr(made, question)
        before = time.process_time() + made.extra_cpu()
        answer = ask()  # the warm-up; it makes the counts by day the first time
        result["first"] += time.process_time() + made.extra_cpu() - before
        times = []
        for _ in range(repeats):
            before = time.process_time() + made.extra_cpu()
            ask()
            times.append(time.process_time() + made.extra_cpu() - before)
        result["ms"][question] = statistics.median(times) * 1000
        result["hash"][question] = hashlib.sha256(json.dumps(answer, sort_keys=True).encode()).hexdigest()[:12]
    result["mb"] = reports_engines.peak_mb(os.getpid()) + made.extra_mb()
    print(json.dumps(result))


def measure(name: str, engine: str, where: str, rows: int, environ: dict[str, str] | None = None) -> dict[str, Any]:
    """One engine in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.reports", "--worker", engine, where, "5" if rows <= 1_000_000 else "1"],
        capture_output=True, text=True, check=False, env={**os.environ, **(environ or {})},
    )
    if done.returncode:
        raise SystemExit(f"{name} failed: {done.stderr[-2000:]}")
    found = json.loads(done.stdout.splitlines()[-1])
    print(f"{rows:,} {name}: {found}", flush=True)
    return {"name": name, **found}


def table(rows: int, folder: Path, postgres: str | None, *, spark: bool) -> list[str]:
    """All engines at one size, as lines of a Markdown table; fails where two engines disagree."""
    sqlite, parquet, exports = folder / f"{rows}.db", folder / f"{rows}.parquet", folder / f"{rows}-export"
    if not sqlite.exists():
        reports_data.fill_sqlite(sqlite, rows)
    if not parquet.exists():
        reports_data.fill_parquet(parquet, rows)
    found = [
        measure("Overture, SQLite", "ours", f"sqlite:///{sqlite}", rows),
        measure("Overture, SQLite, log alone", "scan", f"sqlite:///{sqlite}", rows),
    ]
    print(f"{rows:,} rows: SQLite file {sqlite.stat().st_size / 1e6:,.0f} MB", flush=True)
    if postgres:
        found += _on_postgres(rows, postgres)
    if spark:
        if not exports.exists():
            _export(sqlite, exports)
        found.append(measure("Overture, Spark, two workers", "spark", str(exports), rows))
    found.append(measure("DuckDB, own file", "duckdb", str(parquet), rows))
    found.append(measure("pandas, in memory", "pandas", str(parquet), rows))
    for question in QUESTIONS:
        if len({item["hash"][question] for item in found}) != 1:
            raise SystemExit(f"the engines disagree on {question} at {rows} rows")
    return [_line(rows, item) for item in found]


def _line(rows: int, item: dict[str, Any]) -> str:
    times = " | ".join(f"{item['ms'][name]:,.0f}" for name in QUESTIONS)
    return f"| {rows:,} | {item['name']} | {times} | {item['mb']:,} | {item['first']:,.1f} |"


def _on_postgres(rows: int, server: str) -> list[dict[str, Any]]:
    import psycopg

    name = f"bench_{rows}"
    with psycopg.connect(server, autocommit=True) as raw:
        raw.execute(f"DROP DATABASE IF EXISTS {name}")
        raw.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    url = server.rpartition("/")[0] + f"/{name}"
    reports_data.fill_postgres(url, rows)
    one_process = {"PGOPTIONS": "-c max_parallel_workers_per_gather=0 -c jit=off"}
    found = [
        measure("Overture, PostgreSQL", "ours", url, rows, one_process),
        measure("Overture, PostgreSQL, log alone", "scan", url, rows, one_process),
    ]
    with psycopg.connect(server, autocommit=True) as raw:
        raw.execute(f"DROP DATABASE {name}")
    return found


def _export(sqlite: Path, exports: Path) -> None:
    from composer.record.store import open_record
    from composer.reports.report_files import export_outreaches

    before = time.process_time()
    with open_record(f"sqlite:///{sqlite}") as record:
        paths = export_outreaches(record, exports)
    size = sum(path.stat().st_size for path in paths) / 1e6
    print(f"{exports.name}: {time.process_time() - before:.1f} CPU-s, {size:,.0f} MB", flush=True)


def main() -> None:
    """Measure and, with --write, put the table into the page of benchmarks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="*", default=[10_000, 1_000_000])
    parser.add_argument("--folder", type=Path, default=Path("/tmp/overture-bench"))
    parser.add_argument("--postgres", help="URL of a PostgreSQL server; “own” starts the one of the tests")
    parser.add_argument("--spark", action="store_true", help="a local cluster of two workers as well; needs pyspark and Java")
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
    lines = [line for rows in options.rows for line in table(rows, options.folder, url, spark=options.spark)]
    if options.write:
        more = " --postgres own" * (options.postgres == "own") + " --spark" * options.spark
        about = (
            f"`python -m benchmarks.reports --rows {' '.join(map(str, options.rows))}{more} --write` — milliseconds of CPU, "
            "median of five after one warm-up (past a million rows one run), each engine in its own process (PostgreSQL: client "
            "and server process together, one worker; Spark: driver, master and workers). “Counts” is answered and mature by "
            "channel; “survival” the whole report by channel with Kaplan–Meier curves, medians and intervals; “trend” the weekly "
            "cohorts. For DuckDB and pandas “survival” is the curve alone. “Log alone” is what every other grouping costs. "
            "“First time” is the CPU of asking all three for the first time, in which a large record makes its counts by day. "
            "All integers agree in every row."
        )
        write_section("Reports at scale", "\n".join([about, "", *HEAD, *lines]))
        reports_picture.draw()


if __name__ == "__main__":
    main()
