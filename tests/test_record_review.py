"""The 24-hour truth of what is noted by hand: undated answers, the daily review, and what the figures make of both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from composer.errors import BadUsage, BadValue, NotFound
from composer.record import log, people, review, undo
from composer.record.store import Record, open_record
from composer.reports.report import Group, report
from tests.record_kit import at, check, hours, one, put, touch


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with open_record(record_url) as opened:
        yield opened


def sent(record: Record, when: float = 0, to: str = "Jon Ek", **more: object) -> int:
    logged = log.log_sent(record, to=to, channel="email", handle=f"{to[:3].lower()}@example.com", at=at(when), text="One question?", **more)
    assert logged.outreach is not None
    return logged.outreach


def clicked(record: Record, outreach: int, when: float, came: str = "") -> None:
    log.log_answer(record, "reply", outreach=outreach, at=at(when), came=came)


def asked(record: Record, when: float) -> list[tuple[int, bool]]:
    with record.read() as conn:
        return [(item.outreach, item.answered) for item in review.unsettled(conn, at(when))]


def figures(record: Record, when: float = 400) -> Group:
    return report(record, now=at(when)).total


def test_a_click_on_the_next_day_says_neither_in_time_nor_late(record: Record) -> None:
    clicked(record, sent(record), 30)
    assert hours(one(record)) == (0, 30)
    group = figures(record)
    assert (group.unknown_24h, group.mature, group.replied, group.rate_24h) == (1, 0, 1, None)


def test_a_click_on_the_same_day_is_in_time(record: Record) -> None:
    clicked(record, sent(record), 20)
    assert (figures(record).replied_24h, figures(record).mature) == (1, 1)


def test_a_follow_up_says_that_nothing_had_come_before_it(record: Record) -> None:
    first = sent(record)
    sent(record, 48)
    clicked(record, first, 60)
    assert hours(one(record)) == (48, 60)
    assert (figures(record).mature, figures(record).replied_24h) == (1, 0)


@pytest.mark.parametrize(("came", "bounds", "counted"), [("within_day", (0, 24), (1, 1, 0)), ("later", (24 + 1 / 3600, 50), (1, 0, 0)), ("", (0, 50), (0, 0, 1))])
def test_what_is_known_of_the_day_decides(record: Record, came: str, bounds: tuple[float, float], counted: tuple[int, int, int]) -> None:
    clicked(record, sent(record), 50, came)
    assert hours(one(record)) == pytest.approx(bounds)
    group = figures(record)
    assert (group.mature, group.replied_24h, group.unknown_24h) == counted
    check(record)


def test_a_time_that_is_given_is_kept_as_it_is(record: Record) -> None:
    log.log_answer(record, "reply", outreach=sent(record), at=at(7))
    assert hours(one(record)) == (7, 7)


def test_an_undated_answer_finds_its_message_by_channel_too(record: Record) -> None:
    sent(record)
    log.log_answer(record, "reply", to="Jon Ek", channel="email", at=at(90), came="")
    assert hours(one(record)) == (0, 90)
    log.log_answer(record, "reply", to="Jon Ek", channel="sms", at=at(95), came="")  # nothing was sent there: it came now
    assert [view.at for view in people.show(record, 1).touches][-1] == at(95)


# --- the daily review ---------------------------------------------------------------------------------------------


def test_the_review_asks_from_the_second_day_on_and_once(record: Record) -> None:
    number = sent(record)
    assert [asked(record, hour) for hour in (0, 23.9, 24)] == [[], [], [(number, False)]]
    review.settle(record, number, "not_yet", at=at(25))
    assert asked(record, 26) == asked(record, 200) == []
    undo.undo(record)
    assert asked(record, 26) == [(number, False)]
    assert asked(record, 24 * 31) == []


def test_a_not_yet_of_the_first_day_settles_nothing_but_bounds_what_comes(record: Record) -> None:
    number = sent(record)
    review.settle(record, number, "not_yet", at=at(10))
    assert asked(record, 30) == [(number, False)]
    review.settle(record, number, "not_yet", at=at(30))
    clicked(record, number, 55)
    assert hours(one(record)) == (30, 55)
    assert asked(record, 60) == []


def test_an_answer_whose_day_is_open_is_asked_about_and_dated(record: Record) -> None:
    number = sent(record)
    clicked(record, number, 40)
    assert asked(record, 41) == [(number, True)]
    review.settle(record, number, "within_day", at=at(41))
    assert (hours(one(record)), asked(record, 42), len(people.show(record, 1).touches)) == ((0, 24), [], 2)
    undo.undo(record)
    assert hours(one(record)) == (0, 40)


@pytest.mark.parametrize(("came", "when", "bounds"), [("within_day", None, (0, 24)), ("later", None, (24 + 1 / 3600, 70)), ("later", 33, (33, 33))])
def test_the_review_notes_the_answer_with_its_interval(record: Record, came: str, when: float | None, bounds: tuple[float, float]) -> None:
    review.settle(record, sent(record), came, at=at(70), when=None if when is None else at(when))
    assert hours(one(record)) == pytest.approx(bounds)
    check(record)


def test_what_was_imported_or_bounced_or_is_dated_roughly_is_not_asked_about(record: Record) -> None:
    put(record, [touch("out", 0, text="Hello?")])
    log.log_answer(record, "reply", outreach=sent(record, to="Ann Bo"), kind="bounce", at=at(1))
    assert asked(record, 50) == []


def test_what_cannot_be_is_refused(record: Record) -> None:
    number = sent(record, 5)
    with pytest.raises(BadValue, match="within_day"):
        review.settle(record, number, "soon", at=at(50))
    with pytest.raises(NotFound):
        review.settle(record, 99, "later", at=at(50))
    with pytest.raises(BadUsage, match="before the message"):
        review.settle(record, number, "later", at=at(50), when=at(1))


def test_the_review_names_whoever_has_no_name_by_their_address(record: Record) -> None:
    log.log_sent(record, to="jon@example.com", channel="email", at=at())
    with record.read() as conn:
        (item,) = review.unsettled(conn, at(30))
    assert (item.name, item.channel, item.sent_at, isinstance(item.sent_at, datetime)) == ("jon@example.com", "email", at(), True)


# --- answering a request -------------------------------------------------------------------------------------------


def test_answering_a_request_is_no_outreach(record: Record) -> None:
    told = log.log_sent(record, to="Jon Ek", channel="linkedin_message", handle="jon-ek", at=at(), to_request=True, text="Thanks for connecting!")
    assert (told.outreach, figures(record).sent) == (None, 0)
    log.log_sent(record, to="Jon Ek", channel="linkedin_message", handle="jon-ek", at=at(50), text="One question?")
    assert figures(record).sent == 0
