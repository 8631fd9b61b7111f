"""The same report over the Parquet exports of many records, by Spark: the SQL is that of the record, word for word.

PATH is a folder of `<name>.outreach.parquet` and `<name>.source.parquet` as `composer.reports.report_files.export_outreaches`
writes them. Spark is an optional extra; OVERTURE_SPARK_MASTER names the cluster (default: this machine).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from composer.errors import BadUsage, NotFound
from composer.reports import query
from composer.reports.groups import check_by
from composer.reports.report import Report, latest_of, make_span, summarise
from composer.reports.tally import Ask, read_tally
from composer.reports.trends import Trend, cohorts, offsets_of, zone_of

TABLES: Final = ("outreach", "source")


@contextmanager
def session(data: str | Path) -> Iterator[Any]:
    """A Spark session that finds the exports of a folder; raises NotFound, or BadUsage where Spark is not installed."""
    folder = Path(data)
    if not all(any(folder.glob(f"*.{table}.parquet")) for table in TABLES):
        raise NotFound("export", str(data), "export the records there first")
    spark = start()
    try:
        yield spark
    finally:
        spark.stop()


@contextmanager
def asked(data: str | Path, at_hand: Any = None) -> Iterator[Ask]:
    """How the exports of a folder are asked: SQL in, rows out, in a session that may be at hand; raises as `session` does."""
    with session(data) if at_hand is None else nullcontext(at_hand) as spark:
        for table in TABLES:
            paths = sorted(Path(data).absolute().glob(f"*.{table}.parquet"))
            spark.read.parquet(*map(str, paths)).createOrReplaceTempView(table)

        def ask(sql: str) -> Iterable[Any]:
            rows: list[Any] = spark.sql(sql).collect()
            return rows

        yield ask


def report_spark(
    data: str | Path, *, by: str = "channel", since: datetime | None = None, until: datetime | None = None,
    window_hours: float = 24.0, now: datetime | None = None, session: Any = None,
) -> Report:
    """The report over a folder of exports; raises BadUsage as `report` does, and as `session` does."""
    check_by(by)
    with asked(data, session) as ask:
        span = make_span(latest_of(ask) if now is None else now, window_hours, since, until)
        tally, bin_us = read_tally(ask, by, span)
    return summarise(tally, by, span, bin_us)


def trend_spark(
    data: str | Path, *, by: str = "channel", zone: str = "", since: datetime | None = None, until: datetime | None = None,
    window_hours: float = 24.0, now: datetime | None = None, session: Any = None,
) -> Trend:
    """The weekly rates over a folder of exports; raises as `report_spark` does."""
    check_by(by)
    where = zone_of(zone)
    with asked(data, session) as ask:
        span = make_span(latest_of(ask) if now is None else now, window_hours, since, until)
        rows = ask(query.as_text(query.weeks(by, span, offsets_of(ask, span, where))))
        return cohorts(rows, by, where, span)


def start() -> Any:
    """A Spark session on OVERTURE_SPARK_MASTER or this machine; raises BadUsage where Spark is not installed."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as problem:
        raise BadUsage('Spark is not installed; install it with: pip install "overture-composer[spark]"') from problem
    master = os.environ.get("OVERTURE_SPARK_MASTER", "local[*]")
    return (
        SparkSession.builder.master(master).appName("overture report").config("spark.ui.enabled", "false")
        .config("spark.log.level", "ERROR").config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.session.timeZone", "UTC").getOrCreate()
    )
