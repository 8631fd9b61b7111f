"""`report` on the command line: the span, the weeks, the claims, and a JSON that grows only where asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from composer.cli import main
from composer.record.store import open_record
from composer.reports.report import report, report_dict
from composer.settings import Settings
from tests.reports_kit import NOW, put, sent

AT = NOW.isoformat()
WEEK = 7 * 24


@pytest.fixture
def url(home: Path) -> str:
    """A record of four weeks, one of them empty; the last message is an hour old."""
    found = Settings(home=home).record_url
    with open_record(found) as record:
        put(record, [sent(WEEK * 4, 2), sent(WEEK * 4, None), sent(WEEK * 3, 3), sent(WEEK, 30), sent(WEEK, 1, rules="too-long"), sent(1)])
    return found


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def ask(*words: str) -> str:
        assert main(["report", "--now", AT, *words]) == 0
        return capsys.readouterr().out

    return ask


def test_the_json_is_the_agreed_one_unless_more_is_asked_for(url: str, told: Callable[..., str]) -> None:
    with open_record(url) as record:
        agreed = json.loads(json.dumps(report_dict(report(record, now=NOW))))
    assert json.loads(told("--format", "json")) == agreed
    more = json.loads(told("--format", "json", "--trend", "--claims"))
    assert {key: more.pop(key) for key in agreed} == agreed
    assert set(more) == {"trend", "claims"}
    weeks = more["trend"]["groups"][0]["weeks"]
    assert [(week["sent"], week["counting"]) for week in weeks] == [(2, False), (1, False), (0, False), (2, False), (1, True)]
    assert weeks[2]["rate_24h"] is None
    assert {"evidence", "source", "differs", "yours"} <= set(more["claims"][0])


def test_a_span_ends_before_its_last_day_and_so_do_its_weeks(url: str, told: Callable[..., str]) -> None:
    until = (NOW - timedelta(hours=WEEK * 2)).date().isoformat()
    found = json.loads(told("--format", "json", "--until", until, "--trend"))
    assert [group["sent"] for group in found["groups"]] == [3]
    assert found["trend"]["groups"][0]["weeks"][-1]["week"] < until
    same_day = NOW.date().isoformat()
    assert json.loads(told("--format", "json", "--until", same_day, "--since", "2026-11-01"))["groups"][0]["sent"] == 2


def test_weeks_stand_under_the_report_blank_where_nothing_was_sent(url: str, told: Callable[..., str]) -> None:
    lines = told("--trend").splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("By week of sending (UTC)"))
    table = [line.split() for line in lines[start + 3 :]]
    assert [row[0] for row in table] == ["2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16"]
    assert len(table[2]) == 1
    assert table[-1][-2:] == ["still", "counting"]


def test_claims_carry_grade_source_own_figure_and_the_difference(url: str, told: Callable[..., str]) -> None:
    said = told("--claims")
    claim = said[said.index("“70 % answer within 24 hours”") :].split("\n\n")[0].splitlines()
    assert "(seed: " in claim[0]
    assert "Yours: 3 of 4 answers came within a day (75 %)" in claim[1]
    assert "No source is given" in claim[2]


def test_a_report_by_rule_says_what_went_with_breaking_it(home: Path, told: Callable[..., str]) -> None:
    with open_record(Settings(home=home).record_url) as record:
        put(record, [sent(90, 2 if n < 5 else None, rules="too-long", length=80) for n in range(60)])
        put(record, [sent(90, 2 if n < 40 else None, length=80) for n in range(60)])
    assert "too-long: Messages that broke it: 5 of 60 answered in time; the others: 40 of 60. They got fewer answers" in told("--by", "rule")


def test_outreaches_are_exported_for_counting_together(url: str, told: Callable[..., str], tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    files = json.loads(told("--format", "json", "--export", str(tmp_path / "shared" / "north")))["files"]
    assert [Path(file).name for file in files] == ["north.outreach.parquet", "north.source.parquet"]
    assert pq.read_table(files[0]).num_rows == 6
    assert told("--export", str(tmp_path / "shared" / "south")).splitlines()[0].endswith("south.outreach.parquet")
