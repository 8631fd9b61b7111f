"""Charts and files of a report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from composer.record.store import Record
from composer.reports.charts import MOST_STEPS, curve_chart, rates_chart, trend_chart
from composer.reports.report import report
from composer.reports.trends import trend
from tests.reports_kit import NOW, empty_record, put, sent


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


def test_a_week_that_is_still_counting_is_marked(filled: Record) -> None:
    picture = trend_chart(trend(filled, now=NOW))
    assert picture.rows[-1]["state"] == "still counting"
    assert picture.rows[0]["state"] == "complete"
    assert "still counting" in picture.alt
