"""What the rooms between record and faces ask: the same answers on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from composer.normalise import fold
from composer.record import log, people, queries
from composer.record.store import Record, open_record
from composer.record.undo import undo
from tests.record_kit import at, put, touch


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with open_record(record_url) as opened:
        log.log_sent(opened, to="Søren Kjær", channel="email", handle="soren@example.com", at=at(), text="Hello Søren", relationship="met")
        log.log_answer(opened, "reply", to="soren kjaer", at=at(2))
        log.log_sent(opened, to="Ana Lima", channel="linkedin_note", handle="ana-lima", at=at(30), text="Hello Ana", purpose="learn")
        log.log_sent(opened, to="Ana Lima", channel="linkedin_message", handle="ana-lima", at=at(90), text="Once more?")
        people.edit(opened, 2, at=at(91), company="Monzo Bank Ltd.", country="GB")
        yield opened


def test_who_was_met_by_name_or_by_company(record: Record) -> None:
    with record.read() as conn:
        by_name = queries.met(conn, name_key=fold("SOREN KJÆR"), limit=5)
        by_firm = queries.met(conn, company_word="monzo", limit=5)
        assert queries.met(conn, limit=5) == queries.met(conn, name_key="nobody", limit=5) == []
        assert len(queries.met(conn, name_key=fold("Søren Kjær"), company_word="monzo", limit=1)) == 1
    assert by_name == [queries.Met(1, "Søren Kjær", "", "", False, 1, at(2))]
    assert by_firm == [queries.Met(2, "Ana Lima", "", "Monzo Bank Ltd.", False, 0, at(90))]


def test_whose_details_are_held(record: Record) -> None:
    with record.read() as conn:
        found = sorted(queries.held(conn))
    assert [(row.person, row.name, row.country, row.last_at, row.sent) for row in found] == [
        (1, "Søren Kjær", "", at(2), 1), (2, "Ana Lima", "GB", at(90), 2)]


def test_who_was_spoken_to_and_what_was_opened_last(record: Record) -> None:
    with record.read() as conn:
        assert sorted(queries.spoken_between(conn, at(), at(200))) == [1, 2]
        assert queries.spoken_between(conn, at(3), at(29)) == []
        newest = queries.newest_outreach(conn, [1, 2], at(200))
        assert {who: (row["channel"], row["purpose"], row["asked"]) for who, row in newest.items()} == {
            1: ("email", "", 0), 2: ("linkedin_note", "learn", 1)}
        assert list(queries.newest_outreach(conn, [1, 2], at(1))) == [1]


def test_what_others_were_sent_newest_first(record: Record) -> None:
    with record.read() as conn:
        assert queries.texts_to_others(conn, None, 10) == ("Once more?", "Hello Ana", "Hello Søren")
        assert queries.texts_to_others(conn, 2, 10) == ("Hello Søren",)
        assert queries.texts_to_others(conn, None, 1) == ("Once more?",)


def test_how_many_were_sent_since(record: Record) -> None:
    with record.read() as conn:
        assert [queries.sent_since(conn, since) for since in (at(), at(1), at(91))] == [3, 2, 0]
        assert queries.sent_since(conn, at(), "linkedin_note") == 1


def test_whose_exports_came_before(record: Record) -> None:
    put(record, [touch("out", 300, who="bo")], source="linkedin:maya_l")
    put(record, [touch("out", 301, who="cy")], source="linkedinx:other")
    with record.read() as conn:
        assert queries.accounts(conn, "linkedin") == ("maya_l",)
        assert queries.accounts(conn, "x") == ()


def test_what_the_user_said_is_true_to_somebody_is_known_and_undone_with_the_message(record: Record) -> None:
    log.log_sent(record, to="Ana Lima", channel="email", at=at(100), text="My uncle  rides\ngoats. And more.", vouched=["My uncle  rides\ngoats."])
    log.log_sent(record, to="Søren Kjær", channel="email", at=at(101), text="We met.", vouched=["We met.", "It rained."])
    with record.read() as conn:
        assert queries.vouched(conn, 2) == ("My uncle rides goats.",)
        assert queries.vouched(conn, 1) == ("We met.", "It rained.")
    undo(record)
    with record.read() as conn:
        assert queries.vouched(conn, 1) == ()
        assert queries.vouched(conn, 2) == ("My uncle rides goats.",)
