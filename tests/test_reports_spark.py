"""Reports over the exports of many records: what is asked of Spark, without one. `make spark` runs the real thing."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from composer.errors import BadUsage, NotFound
from composer.reports import spark
from composer.reports.report import report, report_dict
from composer.reports.report_files import export_outreaches
from composer.reports.trends import trend
from tests.reports_kit import NOW, empty_record, hours_ago, put, sent


class Session:
    """Stands in for Spark: keeps the files of each table, answers SQL from a record."""

    def __init__(self, connection: Any) -> None:
        self.connection, self.files, self.stopped = connection, {}, False
        self.read = SimpleNamespace(parquet=self._parquet)

    def _parquet(self, *paths: str) -> Any:
        return SimpleNamespace(createOrReplaceTempView=lambda name: self.files.__setitem__(name, [Path(path).name for path in paths]))

    def sql(self, text: str) -> Any:
        from sqlalchemy import text as plain

        return SimpleNamespace(collect=lambda: self.connection.execute(plain(text)).all())

    def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def shared(tmp_path: Path):
    """A folder with the exports of two records, and the first record."""
    with empty_record(tmp_path / "a") as record:
        put(record, [sent(400, 2), sent(400, 30, "sms"), sent(90), sent(3)])
        export_outreaches(record, tmp_path / "shared", "north")
        export_outreaches(record, tmp_path / "shared", "south")
        yield tmp_path / "shared", record


def test_every_export_of_the_folder_is_read_and_the_numbers_are_those_of_the_report(shared: Any) -> None:
    folder, record = shared
    with record.read() as conn:
        at_hand = Session(conn)
        found = spark.report_spark(folder, by="channel", now=NOW, since=hours_ago(401), session=at_hand)
        weeks = spark.trend_spark(str(folder), by="channel", zone="Europe/Stockholm", now=NOW, window_hours=48, session=at_hand)
    assert at_hand.files == {table: [f"north.{table}.parquet", f"south.{table}.parquet"] for table in ("outreach", "source")}
    assert report_dict(found) == report_dict(report(record, now=NOW, since=hours_ago(401)))
    assert weeks == trend(record, zone="Europe/Stockholm", now=NOW, window_hours=48)
    assert not at_hand.stopped  # whoever brought the session ends it


def test_the_clock_is_the_newest_time_seen_where_none_is_given(tmp_path: Path) -> None:
    with empty_record(tmp_path / "a") as record:
        put(record, [sent(400, 2, source="x")], {"x": hours_ago(50)})
        export_outreaches(record, tmp_path, "a")
        with record.read() as conn:
            assert spark.report_spark(tmp_path, session=Session(conn)).now == hours_ago(50)
            assert spark.trend_spark(tmp_path, session=Session(conn)).now == hours_ago(50)


def test_a_session_of_its_own_is_stopped_whatever_happens(shared: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, record = shared
    with record.read() as conn:
        own = Session(conn)
        monkeypatch.setattr(spark, "start", lambda: own)
        assert spark.report_spark(folder, now=NOW).total.sent == 4
        assert own.stopped
        own.stopped = False
        with pytest.raises(RuntimeError), spark.session(folder):
            raise RuntimeError
        assert own.stopped


@pytest.mark.parametrize("missing", ["outreach", "source"])
def test_a_folder_without_exports_is_said_before_spark_is_started(shared: Any, missing: str) -> None:
    folder, _ = shared
    for path in folder.glob(f"*.{missing}.parquet"):
        path.unlink()
    with pytest.raises(NotFound, match=f"no export “{folder}”; export the records there first"):
        spark.report_spark(folder, now=NOW)


@pytest.mark.parametrize("ask", [spark.report_spark, spark.trend_spark])
def test_what_cannot_be_reported_is_refused_alike(shared: Any, ask: Any) -> None:
    folder, record = shared
    with record.read() as conn, pytest.raises(BadUsage, match="cannot go by “mood”"):
        ask(folder, by="mood", session=Session(conn))
    with record.read() as conn, pytest.raises(BadUsage, match="the window must be between 1 and 720 hours"):
        ask(folder, window_hours=0.5, now=NOW, session=Session(conn))


def test_without_spark_the_way_to_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(BadUsage, match=r'Spark is not installed; install it with: pip install "overture-composer\[spark\]"'):
        spark.start()


@pytest.mark.parametrize(("named", "master"), [(None, "local[*]"), ("spark://one:7077", "spark://one:7077")])
def test_the_cluster_is_the_one_that_is_named_else_this_machine(monkeypatch: pytest.MonkeyPatch, named: str | None, master: str) -> None:
    said: dict[str, str] = {}

    class Builder:
        def master(self, name: str) -> Builder:
            said["master"] = name
            return self

        def appName(self, name: str) -> Builder:
            said["name"] = name
            return self

        def config(self, key: str, value: str) -> Builder:
            said[key] = value
            return self

        def getOrCreate(self) -> str:
            return "a session"

    fake = SimpleNamespace(SparkSession=SimpleNamespace(builder=Builder()))
    monkeypatch.setitem(sys.modules, "pyspark", SimpleNamespace(sql=fake))
    monkeypatch.setitem(sys.modules, "pyspark.sql", fake)
    monkeypatch.delenv("OVERTURE_SPARK_MASTER", raising=False)
    if named:
        monkeypatch.setenv("OVERTURE_SPARK_MASTER", named)
    assert spark.start() == "a session"
    assert said == {
        "master": master, "name": "overture report", "spark.ui.enabled": "false", "spark.log.level": "ERROR",
        "spark.ui.showConsoleProgress": "false", "spark.sql.session.timeZone": "UTC",
    }
