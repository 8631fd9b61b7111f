"""Runs every report with Spark on a local cluster of two workers and compares it with the record's own, to the last digit.

    pip install "pyspark>=4,<5" && python tests/spark_cluster.py [ROWS]

Not part of the test command: Spark is half a gigabyte. Two “teams” are exported apart and counted together.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
os.environ.setdefault("OVERTURE_SPARK_MASTER", "local-cluster[2,1,1024]")


def main() -> int:
    """Compare; 0 where all numbers are equal."""
    from composer.reports.export import export_outreaches
    from composer.reports.query import COLUMNS
    from composer.reports.report import report, report_dict
    from composer.reports.spark import report_spark, start
    from tests.reports_kit import NOW, empty_record, hours_ago, log_of, put

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    observed = {"linkedin": hours_ago(24 * 40), "hand": None}
    rows = log_of(count)
    different = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for team, part in (("north", rows[::2]), ("south", rows[1::2])):
            (folder / team).mkdir()
            with empty_record(folder / team) as record:
                put(record, part, observed)
                export_outreaches(record, folder / "exports", team)
        session = start()
        try:
            with empty_record(folder) as record:
                put(record, rows, observed)
                for by in COLUMNS:
                    for window in (24.0, 30.0):
                        began = time.monotonic()
                        spark = report_dict(report_spark(folder / "exports", by=by, window_hours=window, now=NOW, session=session))
                        took = time.monotonic() - began
                        same = spark == report_dict(report(record, by=by, window_hours=window, now=NOW))
                        different += not same
                        print(f"{by:12} window {window:g} h: {'the same' if same else 'DIFFERENT'} ({took:.1f} s)", flush=True)
                default = report_spark(folder / "exports", session=session)
                print("now without --now is the clock:", abs((default.now - report(record).now).total_seconds()) < 60)
        finally:
            session.stop()
    print(f"{count} outreaches of two teams on {os.environ['OVERTURE_SPARK_MASTER']}: {different} reports differ")
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main())
