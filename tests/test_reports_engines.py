"""One text of SQL, the same numbers: SQLite and PostgreSQL, in one go and in slices; what the text may hold."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from composer.errors import BadUsage, NotFound
from composer.model import to_micros
from composer.record.store import open_record
from composer.reports import cube, query, tally
from composer.reports.query import COLUMNS, HOUR_US, Span, as_text
from composer.reports.report_files import export_outreaches
from composer.reports.spark import report_spark
from tests.reports_kit import NOW, empty_record, hours_ago, log_of, put, same_everywhere, sent


@pytest.mark.postgres
def test_postgresql_gives_the_numbers_of_sqlite(tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cube, "LARGE", 800)  # both build their cells
    monkeypatch.setattr(tally, "EXACT_ROWS", 500)
    log = log_of(1500)
    answers = []
    for url in (f"sqlite:///{tmp_path / 'r.db'}", postgres_url):
        with open_record(url) as record:
            put(record, log, {"linkedin": hours_ago(24 * 40), "hand": None})
            answers.append(same_everywhere(record))
    assert answers[0] == answers[1]


def test_a_log_read_in_slices_gives_the_numbers_of_one_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with empty_record(tmp_path) as record:
        put(record, log_of(900), {"linkedin": hours_ago(24 * 40), "hand": None})
        whole = same_everywhere(record, window_hours=30)
        monkeypatch.setattr(tally, "AT_ONCE", 70)
        assert same_everywhere(record, window_hours=30) == whole


SPAN = Span(to_micros(NOW), 24 * HOUR_US, to_micros(hours_ago(900)), to_micros(hours_ago(9)))


@pytest.mark.parametrize("sql", [
    *(as_text(query.tallies(by, SPAN, query.BIN_US)) for by in COLUMNS), as_text(query.cells("rule", ("channel", "length"), SPAN)),
    as_text(query.weeks("channel", SPAN, ((0, 0), (5, 3600)))), as_text(query.size()),
    as_text(query.watched()), as_text(query.earliest(SPAN)),
])
def test_the_text_holds_only_what_every_engine_reads_alike(sql: str) -> None:
    assert set(re.findall(r"(\w+)\(", sql)) <= {"count", "sum", "max", "min"}
    for sign in ("/", '"', "`", "||", "::", ":", "//", "?"):
        assert sign not in sql
    assert not re.search(r"\b(now|date|interval|cast|timestamp|least|greatest|bool|true|false)\b", sql, re.IGNORECASE)


def test_a_spark_report_without_an_export_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="export"):
        report_spark(tmp_path)


def test_without_spark_the_report_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with empty_record(tmp_path) as record:
        put(record, [sent(90)])
        export_outreaches(record, tmp_path / "out")
    with pytest.raises(BadUsage, match="pip install"):
        report_spark(tmp_path / "out")


def test_a_report_of_two_channels_loads_neither_scipy_nor_pandas(tmp_path: Path) -> None:
    with empty_record(tmp_path) as record:
        put(record, [sent(90, 2), sent(80), sent(70, 3, channel="phone")])
    code = (
        "import sys\nfrom datetime import UTC, datetime\nfrom composer.record.store import open_record\n"
        "from composer.reports.report import report, report_dict\nfrom composer.reports.narrative import report_text\n"
        f"with open_record('sqlite:///{tmp_path / 'record.db'}') as record:\n"
        "    found = report(record, now=datetime(2026, 11, 20, tzinfo=UTC)); report_dict(found); report_text(found)\n"
        "print(sorted({'scipy', 'pandas', 'altair', 'pyarrow', 'statsmodels'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    assert done.stdout.strip() == "[]"
