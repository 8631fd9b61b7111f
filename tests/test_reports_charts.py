"""Charts and files of a report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from composer.record.store import Record
from composer.reports import charts
from composer.reports.charts import MOST_STEPS, curve_chart, label, rates_chart, trend_chart
from composer.reports.report import report
from composer.reports.survival import share_at
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
    assert f"E-mails: {mail.replied_24h} of {mail.mature} (" in picture.alt
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
    assert "E-mails: " in picture.alt
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


# --- every word and every row ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("by", "group", "said"), [
    ("channel", "email", "E-mails"), ("channel", "sms", "Text messages"), ("channel", "pigeon", "Pigeon"), ("template", "a/b.1", "a/b.1"),
    ("rule", "too-long", "too-long"), ("weekday", "Monday", "Monday"), ("relationship", "met", "Met"), ("purpose", "", ""),
])
def test_a_group_is_labelled_as_it_is_called(by: str, group: str, said: str) -> None:
    assert label(by, group) == said


def test_a_rate_has_its_integers_its_interval_and_whether_it_is_enough(record: Record) -> None:
    put(record, [sent(90, 2 if n < 30 else None) for n in range(40)] + [sent(90, 2, "sms"), sent(90, channel="sms"), sent(3, channel="phone")])
    picture = rates_chart(report(record, now=NOW))
    found = {group.group: group for group in report(record, now=NOW).groups}
    assert picture.title == "Answered within a day, by channel"
    assert picture.rows == (
        {"group": "E-mails", "label": "E-mails — 30 of 40", "answered": 30, "counted": 40, "rate": 0.75, "low": found["email"].rate_24h_low,
         "high": found["email"].rate_24h_high, "interval": "60–86 %", "enough": "enough", "solid": True, "place": 0},
        {"group": "Text messages", "label": "Text messages — 1 of 2", "answered": 1, "counted": 2, "rate": 0.5, "low": found["sms"].rate_24h_low,
         "high": found["sms"].rate_24h_high, "interval": "9–91 %", "enough": f"{found['sms'].needed} more needed", "solid": False, "place": 1},
    )
    assert picture.alt == (
        "Answered within a day, by channel, with 95 % intervals. E-mails: 30 of 40 (75 %, 60–86 %). "
        "Text messages: 1 of 2 (50 %, 9–91 %), too few to read much into."
    )
    assert picture.spec["datasets"]["rows"] == list(picture.rows)


def test_rates_keep_the_order_of_the_report_among_the_largest(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "MOST_DOTS", 2)
    put(record, [sent(90, 1, hour=20)] + [sent(90, 1, hour=9)] * 2 + [sent(90, 1, hour=12)] * 3)
    picture = rates_chart(report(record, by="hour", now=NOW, window_hours=48))
    assert [(row["group"], row["place"]) for row in picture.rows] == [("09:00", 0), ("12:00", 1)]
    assert picture.title == "Answered within 2 days, by hour of the reader’s day: the 2 largest of 3"


@pytest.mark.parametrize(("name", "said"), [
    ("short/name", "short/name"), ("x" * 32, "x" * 32), ("connect/" + "x" * 25 + "+any/y", "1. " + "x" * 25 + "+y"),
    ("connect/" + "x" * 40, "1. " + "x" * 31 + "…"), ("connect/" + "x" * 32, "1. " + "x" * 32), ("connect/" + "x" * 33, "1. " + "x" * 31 + "…"),
])
def test_a_long_template_is_called_by_its_moves(record: Record, name: str, said: str) -> None:
    put(record, [sent(90, 1, template=name)])
    assert rates_chart(report(record, by="template", now=NOW)).rows[0]["label"] == f"{said} — 1 of 1"


def test_a_long_name_of_anything_else_stays_whole(record: Record) -> None:
    put(record, [sent(90, 1, rules="r" * 40)])
    assert rates_chart(report(record, by="rule", now=NOW)).rows[0]["label"] == f"{'r' * 40} — 1 of 1"


def test_a_curve_begins_with_all_and_ends_at_the_horizon(record: Record) -> None:
    put(record, [sent(400, 12), sent(400, 24), sent(400), sent(400)])
    found = report(record, now=NOW)
    picture = curve_chart(found)
    assert [(row["days"], row["unanswered"]) for row in picture.rows] == [(0.0, 1.0), (0.5, 0.75), (1.0, 0.5), (14.0, 0.5)]
    assert {row["group"] for row in picture.rows} == {"E-mails"}
    first, second = picture.rows[:2]
    share = share_at(found.groups[0].curve, 12 * 3_600_000_000)
    assert (first["low"], first["high"], second["low"], second["high"]) == (1.0, 1.0, 1 - share.high, 1 - share.low)
    assert picture.title == "Time to the first answer"
    assert picture.alt == (
        "Time to the first answer: the share still unanswered falls in steps as days go by. "
        "E-mails: 50 % answered by 14 days, half answered after 24 h."
    )


def test_the_curves_are_those_of_the_largest_groups(record: Record) -> None:
    counts = {"email": 3, "phone": 9, "sms": 5, "slack": 4, "x_dm": 8, "whatsapp": 7, "telegram": 6}
    put(record, [sent(90, channel=channel) for channel, count in counts.items() for _ in range(count)])
    picture = curve_chart(report(record, now=NOW))
    assert list(dict.fromkeys(row["group"] for row in picture.rows)) == [
        "Calls", "X messages", "WhatsApp messages", "Telegram messages", "Text messages", "Slack messages",
    ]
    assert picture.alt.endswith("Slack messages: 0 % answered by 3.8 days, fewer than half answered.")


def test_groups_of_which_everything_came_back_have_no_curve(record: Record) -> None:
    put(record, [sent(90, bounced=1)])
    assert curve_chart(report(record, now=NOW)) is None


def test_weeks_have_their_integers_and_say_the_first_and_the_last(record: Record) -> None:
    put(record, [sent(24 * 15, 1), sent(24 * 15), sent(24 * 2, 1), sent(3)])
    picture = trend_chart(trend(record, now=NOW))
    assert picture.title == "All messages answered within a day, by week of sending"
    assert [(row["week"], row["answered"], row["counted"], row["pending"], row["rate"], row["interval"], row["state"], row["solid"]) for row in picture.rows] == [
        ("2026-11-02", 1, 2, 0, 0.5, "9–91 %", "complete", True), ("2026-11-16", 1, 1, 1, 1.0, "21–100 %", "still counting", False),
    ]
    assert picture.alt == (
        "All messages answered within a day, by week of sending, 2 weeks from 2026-11-02 to 2026-11-16, each with its 95 % interval. "
        "First 1 of 2 (50 %), last 1 of 1 (100 %, still counting). Weeks without messages are blank."
    )
    assert trend_chart(trend(record, now=NOW), "email").title.startswith("E-mails answered")
    assert trend_chart(trend(record, now=NOW), "sms") is None
