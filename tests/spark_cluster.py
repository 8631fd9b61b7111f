"""Runs every report, the weeks and the bulk check with Spark on a local cluster of two workers; all must be the record's own.

    make spark        or: pip install "pyspark>=4,<5" && python -m tests.spark_cluster [ROWS]

Not part of the test command: Spark is half a gigabyte and needs Java 17. Two “teams” are exported apart and counted together,
and the numbers must be the same to the last digit.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from composer.etiquette.audit.dataframe import ADDED, check_frame, check_frames
from composer.etiquette.audit.runner import Job
from composer.etiquette.check_context import CheckContext
from composer.reports.query import COLUMNS
from composer.reports.report import report, report_dict
from composer.reports.report_files import export_outreaches
from composer.reports.spark import report_spark, start, trend_spark
from composer.reports.trends import trend, trend_dict
from tests.reports_kit import NOW, empty_record, hours_ago, log_of, put

ROOT = Path(__file__).resolve().parent.parent
ZONE = "Europe/Stockholm"
TEXTS = (
    "Hi Ada, your talk on tide tables in Bergen was clear. Which pier was the hardest to model?",
    "Hi Tom, this is a FREE OFFER!!! Buy [Product] now.",
    "I hope this finds you well. Could we hop on a quick call tomorrow?", "", None,
)


def reports(count: int, session: Any, folder: Path) -> Iterator[tuple[str, bool]]:
    """Every grouping over a day and over thirty hours, and the weeks."""
    observed = {"linkedin": hours_ago(24 * 40), "hand": None}
    rows = log_of(count)
    for team, part in (("north", rows[::2]), ("south", rows[1::2])):
        (folder / team).mkdir()
        with empty_record(folder / team) as record:
            put(record, part, observed)
            export_outreaches(record, folder / "exports", team)
    with empty_record(folder) as record:
        put(record, rows, observed)
        for by in COLUMNS:
            for window in (24.0, 30.0):
                found = report_spark(folder / "exports", by=by, window_hours=window, now=NOW, session=session)
                same = report_dict(found) == report_dict(report(record, by=by, window_hours=window, now=NOW))
                yield f"report by {by}, window {window:g} h", same
        weeks = trend_spark(folder / "exports", zone=ZONE, now=NOW, session=session)
        yield "weeks", trend_dict(weeks) == trend_dict(trend(record, zone=ZONE, now=NOW))
        default = report_spark(folder / "exports", session=session)
        yield "now without --now is the clock", abs((default.now - report(record).now).total_seconds()) < 60


def checks(count: int, session: Any) -> Iterator[tuple[str, bool]]:
    """The bulk check of a table in eight partitions, on both workers."""
    import pandas as pd

    job = Job(CheckContext("linkedin_message"))
    rows = [(number, TEXTS[number % len(TEXTS)]) for number in range(count)]
    given = session.createDataFrame(rows, "id bigint, body string").repartition(8)
    began = time.monotonic()
    done = given.mapInPandas(partial(check_frames, column="body", job=job), f"id bigint, body string, {ADDED}")
    found = sorted(tuple(row)[:1] + tuple(row)[2:] for row in done.collect())
    print(f"{count} messages checked in {time.monotonic() - began:.1f} s", flush=True)
    alone = check_frame(pd.DataFrame(rows, columns=["id", "body"]), "body", job).drop(columns="body")
    yield "bulk check", found == [tuple(row) for row in alone.itertuples(index=False, name=None)]


def main() -> int:
    """Compare; 0 where everything is equal."""
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ.setdefault("OVERTURE_SPARK_MASTER", "local-cluster[2,1,1024]")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))  # for the workers
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    different = 0
    session = start()
    try:
        with tempfile.TemporaryDirectory() as name:
            for compared in (checks(count, session), reports(count, session, Path(name))):
                for what, same in compared:
                    print(f"{what}: {'the same' if same else 'DIFFERENT'}", flush=True)
                    different += not same
    finally:
        session.stop()
    print(f"{count} rows on {os.environ['OVERTURE_SPARK_MASTER']}: {different} differ")
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main())
