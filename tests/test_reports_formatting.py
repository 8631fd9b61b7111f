"""Figures as text: lengths of time, shares, intervals, columns."""

from __future__ import annotations

import pytest

from composer.reports.formatting import NARROW, aligned, between, duration_words, of, percent, points, window_words


def test_times_and_shares_read_as_people_say_them() -> None:
    assert [window_words(hours) for hours in (1, 24, 36, 72, 168, 2.5)] == ["an hour", "a day", "36 hours", "3 days", "a week", "2.5 hours"]
    assert [duration_words(hours) for hours in (None, 0.5, 5, 47, 60, 336)] == ["–", "30 min", "5 h", "47 h", "2.5 days", "14 days"]
    assert [percent(share) for share in (None, 0, 0.001, 0.254, 0.999, 1)] == ["–", "0 %", "<1 %", "25 %", ">99 %", "100 %"]


def test_large_numbers_and_narrow_intervals_can_be_read() -> None:
    assert of(34689, 297040) == "34,689 of 297,040"
    assert (between(0.1157, 0.1181), between(0.1, 0.2)) == ("11.6–11.8 %", "10–20 %")
    assert (points(0.0042, 0.0091), points(-0.2, 0.05, signed=True)) == ("0.4 to 0.9", "-20 to +5")


@pytest.mark.parametrize(("hours", "said"), [
    (1, "an hour"), (1.5, "1.5 hours"), (23, "23 hours"), (24, "a day"), (25, "25 hours"), (48, "2 days"), (144, "6 days"), (168, "a week"),
    (192, "8 days"), (720, "30 days"),
])
def test_a_window_is_told_in_the_largest_whole_unit(hours: float, said: str) -> None:
    assert window_words(hours) == said


@pytest.mark.parametrize(("hours", "said"), [
    (0, "0 min"), (1.49, "89 min"), (1.5, "2 h"), (47.9, "48 h"), (48, "2 days"), (48.9, "2 days"), (50.4, "2.1 days"), (336, "14 days"),
])
def test_a_measured_time_is_told_in_the_unit_that_fits(hours: float, said: str) -> None:
    assert duration_words(hours) == said


@pytest.mark.parametrize(("share", "said"), [
    (0.0049, "<1 %"), (0.005, "0 %"), (0.0051, "1 %"), (0.5, "50 %"), (0.9949, "99 %"), (0.995, "100 %"), (0.9951, ">99 %"),
])
def test_what_is_only_near_is_neither_nothing_nor_all(share: float, said: str) -> None:
    assert percent(share) == said


def test_an_interval_without_bounds_is_empty() -> None:
    assert (between(None, 0.2), between(0.1, None), between(None, None)) == ("", "", "")


def test_an_interval_narrower_than_two_points_is_told_to_a_tenth() -> None:
    assert (between(0.1, 0.1 + NARROW), between(0.1, 0.1 + NARROW - 0.001)) == ("10–12 %", "10.0–11.9 %")
    assert (points(0.03, 0.12), points(0.03, 0.12, signed=True), points(-0.001, 0.002)) == ("3 to 12", "+3 to +12", "-0.1 to 0.2")


def test_a_table_has_names_left_numbers_right_and_remarks_last_without_spaces_behind() -> None:
    assert aligned([("", "sent", "rate", ""), ("email", "7", "19 %", ""), ("sms", "1,204", "8 %", "13 more needed")]) == [
        "        sent  rate", "email      7  19 %", "sms    1,204   8 %  13 more needed",
    ]
