"""People who asked not to be contacted: proposed wherever the message arrives, due nowhere, and settled by one word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from composer.brief import brief_from_table
from composer.context import know, refuse_stopped
from composer.do_not_contact import note_wishes, stop_anybody
from composer.due import due_items, wishes_open
from composer.errors import Stopped
from composer.record import log, people, reread, stops, undo
from composer.record.corrections import correct
from composer.record.schema import meta
from composer.record.schema import touch as touches
from composer.record.store import Record, open_record
from composer.settings import Settings
from tests.record_kit import at, back_to, mail, one, outreaches, put, touch

LATER = at(24 * 20)
SETTINGS = Settings(Path("nowhere"))


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with open_record(record_url) as opened:
        yield opened


def asked(record: Record, text: str = "Please never write to me again.", **more: object) -> int:
    put(record, [touch("out", 0, text="Hello, one question?"), touch("in", 30, text=text, **more)])
    return people.one(record, "Tomás Ortega")


def due(record: Record) -> list[int]:
    return [item.person for item in due_items(record, SETTINGS, LATER)]


def test_a_wish_is_proposed_and_the_person_is_due_no_more(record: Record) -> None:
    person = asked(record)
    (wish,) = wishes_open(record)
    assert (wish.person, wish.name, wish.at, wish.channel, wish.text) == (person, "Tomás Ortega", at(30), "linkedin_message", "Please never write to me again.")
    assert due(record) == []
    assert (one(record)["stopped"], one(record)["declined"], one(record)["reply_low"] is None) == (1, 0, False)


def test_nothing_is_drafted_for_them_before_the_stop_is_noted_either(record: Record) -> None:
    person = asked(record)
    brief = brief_from_table({
        "relationship": "stranger", "purpose": "learn", "point": "how you store glass",
        "sender": {"name": "Maya Stone"}, "recipient": {"name": "Tomás Ortega", "facts": [{"text": "your talk on glass"}]},
    })
    known = know(record, brief, SETTINGS, LATER)
    assert (known.person, known.stopped, known.stopped_since) == (person, ("",), "2026-03-03")
    with pytest.raises(Stopped):
        refuse_stopped(brief, known)


def test_noting_it_keeps_a_stop_and_proposes_nothing_more(record: Record) -> None:
    person = asked(record)
    assert note_wishes(record, wishes_open(record), at=LATER) == 1
    assert (wishes_open(record), people.show(record, person).stop) == ((), f"{LATER:%Y-%m-%d}")
    with pytest.raises(Stopped):
        log.log_sent(record, person=person, channel="email", at=LATER)
    undo.undo(record)
    assert len(wishes_open(record)) == 1


def test_a_reading_that_was_wrong_is_corrected_once_for_all_imports(record: Record) -> None:
    person = asked(record)
    correct(record, wishes_open(record)[0].touch, "human", meaning="answer", at=LATER)
    assert (wishes_open(record), one(record)["stopped"]) == ((), 0)
    assert due(record) == [person]
    asked(record)
    assert (wishes_open(record), one(record)["stopped"]) == ((), 0)
    undo.undo(record)
    assert one(record)["stopped"] == 1


def test_a_wish_that_was_not_read_can_be_said(record: Record) -> None:
    asked(record, "You again.")
    assert wishes_open(record) == ()
    with record.read() as conn:
        number = people.show(record, people.one(record, "Tomás Ortega")).touches[-1].id
        assert conn is not None
    correct(record, number, "human", meaning="stop", at=LATER)
    assert [wish.touch for wish in wishes_open(record)] == [number]


def test_whoever_asks_for_contact_again_is_not_proposed_for_what_they_wrote_before(record: Record) -> None:
    person = asked(record)
    stop_anybody(record, "tomas", at=at(40))
    assert stops.lift(record, person, at=at(50))
    assert wishes_open(record) == ()
    put(record, [touch("in", 60, text="I have changed my mind: leave me alone.")])
    assert [wish.at for wish in wishes_open(record)] == [at(60)]


@pytest.mark.parametrize(("kind", "text"), [("stop", ""), ("human", "Take me off your list."), ("question", "Stop what?")])
def test_what_the_user_says_of_an_answer_counts_above_its_words(record: Record, kind: str, text: str) -> None:
    sent = log.log_sent(record, to="Jon Ek", channel="email", handle="jon@example.com", at=at())
    told = log.log_answer(record, "reply", outreach=sent.outreach, kind=kind, text=text, at=at(5))
    assert told.meaning == ("question" if kind == "question" else "stop")
    assert len(wishes_open(record)) == (kind != "question")


def test_a_complaint_that_a_provider_reports_is_a_wish_of_whoever_got_the_mail(record: Record) -> None:
    put(record, [mail("out", 0, "a@me"), mail("in", 9, "r@isp", kind="auto", auto_class="complaint", bounced_id="a@me", who="abuse@isp.example", name="")])
    assert [wish.name for wish in wishes_open(record)] == ["Tomás Ortega"]
    assert [(row["stopped"], row["reply_low"]) for row in outreaches(record)] == [(1, None)]


@pytest.mark.parametrize(("meaning", "figures"), [("no", (1, 0)), ("stop", (0, 1)), ("later", (0, 0)), ("interested", (0, 0))])
def test_refusals_are_answers_and_counted_apart(record: Record, meaning: str, figures: tuple[int, int]) -> None:
    asked(record, {"no": "No thank you.", "stop": "Stop.", "later": "Try me again in May.", "interested": "Sounds great!"}[meaning])
    row = one(record)
    assert (row["declined"], row["stopped"]) == figures
    assert row["reply_low"] is not None


def test_a_no_that_becomes_a_stop_is_a_stop(record: Record) -> None:
    put(record, [touch("out", 0, text="Hello?"), touch("in", 3, text="No thanks."), touch("out", 4, text="Sure?"), touch("in", 5, text="Stop writing to me.")])
    assert (one(record)["declined"], one(record)["stopped"]) == (0, 1)


def test_later_puts_the_next_step_to_the_time_they_named(record: Record) -> None:
    person = asked(record, "Not now, but try me again in April.")
    assert due(record) == []
    (item,) = due_items(record, SETTINGS, at(24 * 31))
    assert (item.person, item.step, f"{item.when:%Y-%m-%d}") == (person, "follow_up", "2026-04-01")
    assert item.reasons[0].startswith("They asked you to get back to them later")


def test_whoever_left_the_firm_is_looked_for_elsewhere(record: Record) -> None:
    put(record, [mail("out", 0, "a@me"), mail("in", 1, "b@them", answers="a@me", kind="auto", auto_class="auto", text="Tomás has left the company.")])
    (item,) = due_items(record, SETTINGS, LATER)
    assert (item.step, item.channel != "email", "no longer work there" in item.reasons[0]) == ("change_channel", True, True)


def test_a_record_from_before_is_read_when_it_is_opened(record_url: str) -> None:
    with open_record(record_url) as record:
        asked(record)
        with record.write() as conn:
            conn.execute(update(touches).values(meaning=""))
            back_to(conn, "0003")
    with open_record(record_url) as record:
        assert len(wishes_open(record)) == 1
        assert one(record)["stopped"] == 1


def test_reading_again_goes_over_many_messages_and_only_when_due(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reread, "_AT_ONCE", 3)
    put(record, [touch("out" if n % 2 == 0 else "in", n, who=f"p{n // 2}", name=f"P{n // 2}", text="Stop." if n % 4 == 3 else "Yes") for n in range(20)])
    with record.write() as conn:
        conn.execute(update(touches).values(meaning=""))
        reread.when_due(conn)
    assert wishes_open(record) == ()
    with record.write() as conn:
        conn.execute(insert(meta).values(key="meaning", value="due"))
        reread.when_due(conn)
    assert len(wishes_open(record)) == 5
