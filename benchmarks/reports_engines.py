"""The three questions of the benchmark of the reports, asked of each engine; all give integers that must agree.

Counts: mature and answered within a day by channel. Survival: answered at all by 14 days, in millionths, from a Kaplan–Meier
curve. Trend: messages and answers within a day by week of sending.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.reports_data import HOUR, NOW, NOW_US

DAY = 24 * HOUR
HORIZON = 14 * DAY
MONDAY = f"sent_at - (sent_at - {4 * DAY}) % {7 * DAY}"
MATURE = f"bounced = 0 AND {NOW_US} - sent_at >= {DAY}"


def quarter_of(rows: int) -> int:
    """The width of the bins that this product uses at a size: exact times up to 20,000 rows."""
    return 1 if rows <= 20_000 else HOUR // 4


def curve(events: dict[str, dict[int, int]], censored: dict[str, dict[int, int]]) -> dict[str, int]:
    """Kaplan–Meier at 14 days, in millionths, from binned counts."""
    from composer.reports.survival import kaplan_meier

    curves = {name: kaplan_meier(events.get(name, {}), censored.get(name, {})) for name in censored}
    return {name: round(found.answered_by(HORIZON) * 1e6) for name, found in curves.items()}


def day_of(week: float) -> str:
    """The date of a Monday in microseconds."""
    return str(datetime.fromtimestamp(week / 1e6, UTC).date())


def _read(pid: int | str, what: str) -> str:
    """A file about a process; empty where it has ended."""
    try:
        return Path(f"/proc/{pid}/{what}").read_text()
    except OSError:
        return ""


def _stat(pid: int | str) -> list[str]:
    return _read(pid, "stat").rpartition(")")[2].split()


def _cpu(pid: int) -> float:
    return sum(map(int, _stat(pid)[11:13])) / os.sysconf("SC_CLK_TCK")


def peak_mb(pid: int) -> int:
    """The largest resident size of a process so far (getrusage would give its parent’s too)."""
    said = _read(pid, "status").partition("VmHWM:")[2].split()
    return int(said[0]) // 1024 if said else 0


def below(pid: int) -> list[int]:
    """All processes that a process started, and those that they started."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (stat := _stat(entry.name)):
            parents.setdefault(int(stat[1]), []).append(int(entry.name))
    found = list(parents.get(pid, ()))
    for child in found:
        found += parents.get(child, ())
    return found


class Ours:
    """This product on a record: SQLite or PostgreSQL."""

    def __init__(self, url: str, *, cells: bool = True) -> None:
        from sqlalchemy import delete

        from composer.record.schema import cube as cells_table
        from composer.record.store import open_record
        from composer.reports import cube

        self.record = open_record(url)
        with self.record.write() as conn:
            conn.execute(delete(cells_table))  # of an earlier run, so that the first report makes them
        if not cells:
            cube.read = cube.rates = cube.weeks = lambda *_: None
            cube.refresh = lambda *_: None

    def server(self) -> int | None:
        """The PostgreSQL server process of this connection."""
        if self.record.is_sqlite:
            return None
        with self.record.read() as conn:
            return int(conn.exec_driver_sql("SELECT pg_backend_pid()").scalar())

    def extra_cpu(self) -> float:
        """CPU seconds of the server so far."""
        pid = self.server()
        return 0.0 if pid is None else _cpu(pid)

    def extra_mb(self) -> int:
        """Peak memory of the server, its shared buffers included."""
        pid = self.server()
        return 0 if pid is None else peak_mb(pid)

    def counts(self) -> dict[str, list[int]]:
        """Mature and answered within a day by channel."""
        from composer.reports.report import channel_rates

        return {name: [n, k] for name, (k, n) in channel_rates(self.record, now=NOW).items()}

    def survival(self) -> dict[str, int]:
        """The whole report with its curves, medians and intervals."""
        from composer.reports.report import report

        return {group.group: round(group.rate * 1e6) for group in report(self.record, now=NOW).groups}

    def trend(self) -> list[list[Any]]:
        """Messages and answers within a day by week."""
        from composer.reports.trends import trend

        return [[str(week.monday), week.mature, week.replied_24h] for week in trend(self.record, now=NOW).weeks() if week.sent]


class Spark:
    """The same text of SQL as on a record, over its Parquet export, on a local cluster of two workers."""

    def __init__(self, folder: str) -> None:
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        os.environ.setdefault("OVERTURE_SPARK_MASTER", "local-cluster[2,1,1024]")
        from composer.reports.spark import start

        self.folder, self.session = folder, start()

    def extra_cpu(self) -> float:
        """CPU seconds of the driver, the master and the workers so far."""
        return sum(map(_cpu, below(os.getpid())))

    def extra_mb(self) -> int:
        """Peak memory of all of them."""
        return sum(map(peak_mb, below(os.getpid())))

    def counts(self) -> dict[str, list[int]]:
        """Mature and answered within a day by channel."""
        from composer.reports import query
        from composer.reports.report import make_span
        from composer.reports.spark import asked

        with asked(self.folder, self.session) as ask:
            rows = list(ask(query.as_text(query.cells("channel", (), make_span(NOW)))))
        return {row.g: [int(row.mature), int(row.in_window)] for row in rows}

    def survival(self) -> dict[str, int]:
        """The whole report with its curves, medians and intervals."""
        from composer.reports.spark import report_spark

        found = report_spark(self.folder, now=NOW, session=self.session)
        return {group.group: round(group.rate * 1e6) for group in found.groups}

    def trend(self) -> list[list[Any]]:
        """Messages and answers within a day by week."""
        from composer.reports.spark import trend_spark

        weeks = trend_spark(self.folder, now=NOW, session=self.session).weeks()
        return [[str(week.monday), week.mature, week.replied_24h] for week in weeks if week.sent]


class _Alone:
    """What an engine inside this process needs from no other."""

    def extra_cpu(self) -> float:
        """Its threads are this process's own."""
        return 0.0

    def extra_mb(self) -> int:
        """So is its memory."""
        return 0


class Duck(_Alone):
    """DuckDB over a file of its own."""

    def __init__(self, parquet: str) -> None:
        import duckdb

        path = parquet.replace(".parquet", ".duckdb")
        fresh = not Path(path).exists()
        self.db = duckdb.connect(path)
        self.db.execute("SET threads = 2")
        if fresh:
            self.db.execute(f"CREATE TABLE log AS SELECT * FROM '{parquet}'")

    def counts(self) -> dict[str, list[int]]:
        """Mature and answered within a day by channel."""
        return {name: [n, int(k)] for name, n, k in self.db.execute(
            f"SELECT channel, count(*), sum(CASE WHEN delay <= {DAY} THEN 1 ELSE 0 END) FROM log WHERE {MATURE} GROUP BY channel"
        ).fetchall()}

    def survival(self) -> dict[str, int]:
        """The curve alone."""
        events: dict[str, dict[int, int]] = {}
        censored: dict[str, dict[int, int]] = {}
        quarter = quarter_of(self.db.execute("SELECT count(*) FROM log").fetchone()[0])
        bins = (
            f"CASE WHEN delay IS NOT NULL THEN (delay + {quarter - 1}) // {quarter} ELSE ({NOW_US} - sent_at) // {quarter} END"
        )
        for name, hit, at, n in self.db.execute(
            f"SELECT channel, delay IS NOT NULL, least({HORIZON + quarter}, {bins} * {quarter}), count(*) FROM log "
            "WHERE bounced = 0 GROUP BY ALL"
        ).fetchall():
            (events if hit else censored).setdefault(name, {})[at] = n
        return curve(events, censored)

    def trend(self) -> list[list[Any]]:
        """Messages and answers within a day by week."""
        return [[day_of(week), int(n), int(k)] for week, n, k in self.db.execute(
            f"SELECT {MONDAY} AS week, sum(CASE WHEN {MATURE} THEN 1 ELSE 0 END), "
            f"sum(CASE WHEN {MATURE} AND delay <= {DAY} THEN 1 ELSE 0 END) FROM log GROUP BY week ORDER BY week"
        ).fetchall()]


class Pandas(_Alone):
    """pandas with the whole log in memory."""

    def __init__(self, parquet: str) -> None:
        import pandas as pd

        self.log = pd.read_parquet(parquet)
        self.log["channel"] = self.log["channel"].astype("category")

    def _mature(self) -> Any:
        log = self.log
        return log[(log["bounced"] == 0) & (NOW_US - log["sent_at"] >= DAY)]

    def counts(self) -> dict[str, list[int]]:
        """Mature and answered within a day by channel."""
        mature = self._mature()
        found = (mature["delay"] <= DAY).groupby(mature["channel"], observed=True).agg(["size", "sum"])
        return {name: [int(row["size"]), int(row["sum"])] for name, row in found.iterrows()}

    def survival(self) -> dict[str, int]:
        """The curve alone."""
        log = self.log[self.log["bounced"] == 0]
        quarter = quarter_of(len(self.log))
        hit = log["delay"].notna()
        young = (NOW_US - log["sent_at"]) // quarter * quarter
        at = ((log["delay"].fillna(0) + quarter - 1) // quarter * quarter).where(hit, young)
        sizes = log.groupby([log["channel"], hit, at.clip(upper=HORIZON + quarter)], observed=True).size()
        events: dict[str, dict[int, int]] = {}
        censored: dict[str, dict[int, int]] = {}
        for (name, answered, time), n in sizes.items():
            (events if answered else censored).setdefault(name, {})[int(time)] = int(n)
        return curve(events, censored)

    def trend(self) -> list[list[Any]]:
        """Messages and answers within a day by week."""
        mature = self._mature()
        week = mature["sent_at"] - (mature["sent_at"] - 4 * DAY) % (7 * DAY)
        found = (mature["delay"] <= DAY).groupby(week).agg(["size", "sum"])
        return [[day_of(at), int(row["size"]), int(row["sum"])] for at, row in found.iterrows()]
