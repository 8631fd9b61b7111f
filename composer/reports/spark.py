"""The same report over the Parquet exports of many records, by Spark: the SQL is that of the record, word for word.

PATH is a folder of `<name>.outreach.parquet` and `<name>.source.parquet` as `composer.reports.export.export_outreaches`
writes them. Spark is an optional extra; OVERTURE_SPARK_MASTER names the cluster (default: this machine).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from composer.errors import BadUsage, NotFound
from composer.reports.groups import check_by
from composer.reports.report import Report, latest_of, make_span, summarise
from composer.reports.tally import read_tally

TABLES: Final = ("outreach", "source")


def report_spark(
    data: str | Path, *, by: str = "channel", since: datetime | None = None, until: datetime | None = None,
    window_hours: float = 24.0, now: datetime | None = None, session: Any = None,
) -> Report:
    """The report over a folder of exports; raises BadUsage as `report` does or where Spark is missing, NotFound for no export."""
    check_by(by)
    folder = Path(data)
    if not all(any(folder.glob(f"*.{table}.parquet")) for table in TABLES):
        raise NotFound("export", str(data), "export the records there first")
    own = session is None
    spark = start() if own else session
    try:
        views(spark, folder)

        def ask(sql: str) -> Iterable[Any]:
            rows: list[Any] = spark.sql(sql).collect()
            return rows

        span = make_span(latest_of(ask) if now is None else now, window_hours, since, until)
        tally, bin_us = read_tally(ask, by, span)
    finally:
        if own:
            spark.stop()
    return summarise(tally, by, span, bin_us)


def views(spark: Any, folder: Path) -> None:
    """Let the session find all exports of a folder under the names of the record's tables."""
    for table in TABLES:
        paths = sorted(folder.absolute().glob(f"*.{table}.parquet"))
        spark.read.parquet(*map(str, paths)).createOrReplaceTempView(table)


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
