"""Public holidays are days of rest where the reader lives: nothing falls due on them, and no working day is counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from composer import countries, public_holidays
from composer.advice import clock
from composer.advice.duties import stop_by
from composer.advice.ladder import Contact, due
from composer.model import PastTouch


@pytest.mark.parametrize(("land", "day"), [
    ("NO", date(2026, 5, 17)), ("US", date(2026, 11, 26)), ("JP", date(2026, 11, 23)), ("DE", date(2026, 10, 3)), ("EG", date(2026, 7, 23)),
])
def test_a_country_rests_on_its_days(land: str, day: date) -> None:
    assert day in public_holidays.days(land, day.year)
    assert day + timedelta(days=-1) not in public_holidays.days(land, day.year)


def test_a_country_that_nobody_knows_has_none() -> None:
    assert public_holidays.days("", 2026) == frozenset()
    assert public_holidays.days("XK", 2026) == frozenset()


@pytest.mark.parametrize(("zone", "land"), [("Europe/Oslo", "NO"), ("Africa/Cairo", "EG"), ("America/New_York", ""), ("Etc/UTC", ""), ("", "")])
def test_a_zone_tells_its_country_where_it_has_one(zone: str, land: str) -> None:
    assert countries.land_of(zone) == land


@pytest.mark.parametrize(("zone", "country"), [("Europe/Oslo", ""), ("", "Norway"), ("Europe/Berlin", "NO")])
def test_working_days_skip_holidays(zone: str, country: str) -> None:
    before = datetime(2026, 12, 23, 12, 0, tzinfo=UTC)  # a Wednesday; Christmas Day is the Friday, the second day a Saturday
    assert clock.add_working_days(before, 2, clock.place(zone, country)).date() == date(2026, 12, 28)


def test_the_good_hour_comes_after_a_whole_row_of_holidays() -> None:
    eve = datetime(2027, 2, 5, 23, 0, tzinfo=UTC)  # the New Year of China
    found = clock.first_good_moment(eve, clock.place("Asia/Shanghai", "CN"), (20, 8))
    assert clock.place("Asia/Shanghai", "CN").rests(found.date()) is False
    assert found.date() > date(2027, 2, 9)


def test_nobody_is_due_on_their_holiday() -> None:
    new_year = datetime(2027, 1, 1, 12, 0, tzinfo=UTC)  # a Friday
    someone = Contact(1, "Nora Vik", history=(PastTouch("email", "out", new_year - timedelta(days=20), text="Which one?"),), handles=("email",), country="NO")
    (item,) = due([someone], new_year)
    assert any("Monday 4 January" in reason for reason in item.reasons)


def test_no_holiday_lets_a_wish_to_stop_wait_longer() -> None:
    asked = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    assert stop_by(asked, "US") == asked + timedelta(days=14)  # Thanksgiving lies in between
