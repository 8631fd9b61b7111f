"""Charts and files of a report."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.record.store import Record
from composer.reports.charts import MOST_STEPS, at_risk, curve_chart, rates_chart, trend_chart, waiting_rows
from composer.reports.report import report
from composer.reports.report_files import export_outreaches, rows_of, safe_cell, to_csv, to_parquet, to_png
from composer.reports.trends import trend
from tests.reports_kit import NOW, empty_record, hours_ago, put, sent


@pytest.fixture
def record(tmp_path: Path):
    with empty_record(tmp_path) as found:
        yield found


@pytest.fixture
def filled(record: Record) -> Record:
    put(record, [sent(30 + 3 * n, (n * 7) % 90 if n % 3 else None, channel=("email", "phone", "sms", "slack")[n % 4]) for n in range(160)])
    put(record, [sent(30, 2, channel="whatsapp"), sent(2, channel="email")])
    return record


def test_an_empty_record_has_no_charts(record: Record) -> None:
    found = report(record, now=NOW)
    assert rates_chart(found) is None
    assert curve_chart(found) is None
    assert trend_chart(trend(record, now=NOW)) is None


def test_the_chart_of_rates_says_every_number_in_words_too(filled: Record) -> None:
    found = report(filled, now=NOW)
    picture = rates_chart(found)
    mail = next(group for group in found.groups if group.group == "email")
    assert f"Mail: {mail.replied_24h} of {mail.mature} (" in picture.alt
    assert "WhatsApp messages: 1 of 1 (100 %, 21–100 %), too few to read much into" in picture.alt
    assert len(picture.rows) == 5
    spec = picture.spec
    assert spec["config"]["background"] == "transparent"
    assert "strokeDash" in spec["layer"][0]["encoding"]  # not by colour alone


def test_many_templates_show_the_largest_and_never_share_a_line(record: Record) -> None:
    names = [f"any/hook-about-their-work.{n}+connect/bridge-who-verb.1+connect/question-plain.1" for n in range(60)]
    put(record, [sent(90, 2, template=name) for place, name in enumerate(names) for _ in range(1 + place % 7)])
    picture = rates_chart(report(record, by="template", now=NOW))
    assert picture.title.endswith("by template: the 30 largest of 60")
    assert len({row["label"] for row in picture.rows}) == len(picture.rows) == 30
    assert max(len(row["label"]) for row in picture.rows) < 60
    assert min(row["counted"] for row in picture.rows) >= 4
    assert picture.rows[0]["group"] in names  # in full in the table


def test_curves_differ_by_dash_as_well_as_colour_and_stay_few_points(record: Record) -> None:
    put(record, [sent(500, (n + 1) / 3) for n in range(900)])
    picture = curve_chart(report(record, now=NOW))
    assert len(picture.rows) <= MOST_STEPS + 3
    assert picture.rows[0]["unanswered"] == 1.0
    assert picture.rows[-1]["days"] == 14
    assert '"strokeDash": {"field": "group"' in json.dumps(picture.spec)
    assert "Mail: " in picture.alt
    assert [{"days": 1.0}] in picture.spec["datasets"].values()  # the line at the window


def test_a_shape_is_kept_and_takes_other_data_the_next_time(filled: Record) -> None:
    day, week = (trend_chart(trend(filled, now=NOW, window_hours=hours)) for hours in (24, 168))
    assert day.shape is week.shape
    assert day.spec["datasets"] != week.spec["datasets"]


def test_the_number_at_risk_falls_with_the_days(filled: Record) -> None:
    group = report(filled, now=NOW).groups[0]
    counts = [count for _, count in at_risk(group.curve)]
    assert counts[0] == group.sent
    assert counts == sorted(counts, reverse=True)
    rows = waiting_rows(report(filled, now=NOW))
    assert list(rows[0].values())[1:] == counts
    assert list(rows[0])[:3] == ["channel", "sent", "after a day"]


def test_a_week_that_is_still_counting_is_marked(filled: Record) -> None:
    picture = trend_chart(trend(filled, now=NOW))
    assert picture.rows[-1]["state"] == "still counting"
    assert picture.rows[0]["state"] == "complete"
    assert "still counting" in picture.alt


@pytest.mark.parametrize("which", ["rates", "curve", "trend"])
def test_every_chart_can_be_saved_as_a_picture(filled: Record, which: str) -> None:
    found = report(filled, now=NOW)
    picture = {"rates": rates_chart(found), "curve": curve_chart(found), "trend": trend_chart(trend(filled, now=NOW))}[which]
    drawn = to_png(picture, scale=1)
    assert drawn.startswith(b"\x89PNG")
    assert len(drawn) > 3000


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_of_a_csv_is_taken_for_a_formula(start: str) -> None:
    text = to_csv([{"group": f"{start}cmd|' /C calc'!A0", "sent": -1}])
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    assert row == {"group": f"'{start}cmd|' /C calc'!A0", "sent": "-1"}


@given(st.text(max_size=20))
def test_what_a_csv_says_can_be_read_back(value: str) -> None:
    text = to_csv([{"group": value}])
    read = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert read == [[safe_cell(value)]] or (value == "" and read in ([[]], [[""]]))


def test_the_rows_of_a_report_are_the_json_form(filled: Record) -> None:
    found = report(filled, now=NOW)
    assert [row["group"] for row in rows_of(found)] == [group.group for group in found.groups]
    head = to_csv(rows_of(found)).splitlines()[0].split(",")
    assert head[:4] == ["group", "sent", "pending", "bounced"]
    assert to_csv([]) == ""


def test_parquet_keeps_numbers_and_nothing_for_nothing(filled: Record, tmp_path: Path) -> None:
    path = tmp_path / "report.parquet"
    path.write_bytes(to_parquet(rows_of(report(filled, now=NOW))))
    table = pq.read_table(path).to_pylist()
    assert [row["sent"] for row in table] == [group.sent for group in report(filled, now=NOW).groups]
    assert next(row for row in table if row["group"] == "whatsapp")["median_hours"] == 2.0


def test_the_shared_export_has_no_names_and_no_texts(record: Record, tmp_path: Path) -> None:
    put(record, [sent(90, 2, template="question-first"), sent(80, source="x")], {"x": hours_ago(70)})
    outreaches, sources = export_outreaches(record, tmp_path / "out", "maya")
    rows = pq.read_table(outreaches).to_pylist()
    assert not {"person_id", "touch_id", "conversation", "zone"} & set(rows[0])
    assert [row["reply_high"] for row in rows] == [2 * 3_600_000_000, None]
    known = {row["id"]: row["observed_until"] for row in pq.read_table(sources).to_pylist()}
    assert {row["source_id"] for row in rows} == set(known)
    other, _ = export_outreaches(record, tmp_path / "out", "sam")
    assert not {row["source_id"] for row in pq.read_table(other).to_pylist()} & set(known)
    assert not {row["id"] for row in pq.read_table(other).to_pylist()} & {row["id"] for row in rows}
