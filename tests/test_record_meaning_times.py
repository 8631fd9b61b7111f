"""When “later” is, in the words of many languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from composer.record.meaning_times import NO_TIME_NAMED, after_later, named

AT = datetime(2026, 11, 12, 15, 30, tzinfo=UTC)  # a Thursday


@pytest.mark.parametrize(("text", "day"), [
    ("Try me again in March.", "2027-03-01"), ("Not before December", "2026-12-01"), ("in November", "2027-11-01"), ("in May, I think", "2027-05-01"),
    ("Maybe next year!", "2027-01-08"), ("next week", "2026-11-16"), ("ask me in three weeks", "2026-12-03"), ("in 2 months", "2027-01-11"),
    ("next month", "2026-12-01"), ("next quarter", "2027-01-01"), ("after the summer", "2027-09-01"), ("Melden Sie sich im April", "2027-04-01"),
    ("in zwei Wochen", "2026-11-26"), ("à la rentrée", "2027-09-01"), ("en février", "2027-02-01"), ("la semana que viene", "2026-11-16"), ("a marzo", "2027-03-01"),
    ("no próximo ano", "2027-01-08"), ("na de zomer", "2027-09-01"), ("i höst", "2027-09-22"), ("til foråret", "2027-03-15"), ("w marcu", "2027-03-01"),
    ("I'm out of office until 14 December.", "2026-12-14"), ("away until the 3rd of January", "2027-01-03"), ("back on November 23rd", "2026-11-23"),
    ("bis zum 14. Dezember", "2026-12-14"), ("hasta el 2 de mayo", "2027-05-02"), ("back on 12 November", "2027-11-12"),
    ("в апреле", "2027-04-01"), ("через две недели", "2026-11-26"), ("Martta", "2027-03-01"), ("来月", "2026-12-01"), ("4月に", "2027-04-01"), ("三月份", "2027-03-01"),
    ("in the second week of April", "2027-04-12"), ("at the end of March", "2027-03-22"), ("late in February", "2027-02-22"), ("Mitte Mai", "2027-05-12"), ("fin juin", "2027-06-22"),
    ("a finales de marzo", "2027-03-22"), ("a metà aprile", "2027-04-12"), ("i slutet av maj", "2027-05-22"), ("в середине мая", "2027-05-12"), ("huhtikuun lopussa", "2027-04-22"), ("4月下旬", "2027-04-22"),
    ("late November", "2026-11-22"), ("v březnu", "2027-03-01"), ("maaliskuussa", "2027-03-01"), ("áprilisban", "2027-04-01"), ("τον Απρίλιο", "2027-04-01"), ("4월에", "2027-04-01"),
    ("za tři týdny", "2026-12-03"), ("kahden viikon päästä", "2026-11-26"), ("peste două luni", "2027-01-11"), ("bulan depan", "2026-12-01"), ("tháng sau", "2026-12-01"),
])
def test_the_time_that_is_named_begins_there(text: str, day: str) -> None:
    found = named(text, AT)
    assert found is not None
    assert (f"{found:%Y-%m-%d}", found.hour) == (day, 9)


@pytest.mark.parametrize("text", ["later", "may I ask you something then", "another time", "13月", "", "back on 31 February", "Please ask Martin later", "Kasimir knows", "Marcel or Temmy", "het weken", "hai mesi"])
def test_no_time_is_made_up(text: str) -> None:
    assert named(text, AT) is None
    assert after_later(text, AT) == AT + NO_TIME_NAMED


def test_every_day_of_a_leap_year_can_say_next_year_and_every_season() -> None:
    for day in range(366):
        at = datetime(2028, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
        for text in ("next year", "next month", "next quarter", "in spring", "in autumn", "in February"):
            found = named(text, at)
            assert found is not None
            assert at.date() <= found.date() <= (at + timedelta(days=380)).date()
