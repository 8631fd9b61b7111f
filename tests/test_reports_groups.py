"""What a report can go by, and what each group is called."""

from __future__ import annotations

import pytest

from composer.errors import BadUsage
from composer.reports.groups import NO_RULE, NOT_RECORDED, ORDERED, TITLES, check_by, names, rank
from composer.reports.query import COLUMNS


def test_a_report_goes_by_every_column_and_each_has_a_title() -> None:
    for by in COLUMNS:
        check_by(by)
    assert set(TITLES) == set(COLUMNS)
    assert set(COLUMNS) >= ORDERED


@pytest.mark.parametrize(("by", "said"), [
    ("chanel", "a report cannot go by “chanel”; did you mean “channel”?"),
    ("", "a report cannot go by “”; it goes by channel, template, purpose, relationship, origin, step, weekday, hour, length, rule"),
])
def test_another_grouping_is_refused_with_the_way_out(by: str, said: str) -> None:
    with pytest.raises(BadUsage) as refused:
        check_by(by)
    assert str(refused.value) == said


@pytest.mark.parametrize(("by", "value", "said"), [
    ("channel", "email", ("email",)), ("template", "a/b.1", ("a/b.1",)), ("purpose", "", (NOT_RECORDED,)), ("weekday", None, (NOT_RECORDED,)),
    ("weekday", 0, ("Monday",)), ("weekday", 6, ("Sunday",)), ("hour", 9, ("09:00",)), ("hour", 23, ("23:00",)),
    ("length", 0, (NOT_RECORDED,)), ("length", 1, ("under 25 words",)), ("length", 5, ("over 200 words",)),
    ("step", 0, ("no follow-up",)), ("step", 1, ("1 follow-up",)), ("step", 2, ("2 follow-ups",)),
    ("rule", "a b a", ("a", "b")), ("rule", "", (NO_RULE,)), ("rule", None, (NO_RULE,)),
])
def test_a_stored_value_is_called_as_people_call_it(by: str, value: object, said: tuple[str, ...]) -> None:
    assert names(by, value) == said


@pytest.mark.parametrize(("by", "values"), [("weekday", range(7)), ("hour", range(24)), ("length", range(1, 6)), ("step", range(13))])
def test_ordered_groups_stand_in_their_own_order(by: str, values: range) -> None:
    called = [names(by, value)[0] for value in values]
    assert sorted(called, key=lambda name: -rank(by, name)) == called[::-1]


def test_what_is_not_recorded_comes_last_and_a_strange_name_first() -> None:
    assert rank("weekday", NOT_RECORDED) > 24
    assert rank("length", NOT_RECORDED) > 24
    assert rank("hour", "whenever") == 0
