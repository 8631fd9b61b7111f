"""Notes, tags and rhythms: kept, undone, merged, exported and erased with the person; whoever is silent for too long is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.due import due_items
from composer.errors import BadValue
from composer.record import export, pauses, people, person_marks, stops
from composer.record.erase import erase
from composer.record.log import log_answer, log_sent
from composer.record.person_marks import Marks
from composer.record.schema import decision
from composer.record.store import Record, open_record
from composer.record.undo import undo
from composer.settings import Settings

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)  # a Monday


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with open_record(record_url) as opened:
        yield opened


def friend(record: Record, name: str = "Ann Lee", days: int = 100) -> int:
    """Somebody who answered, that many days ago."""
    at = NOW - timedelta(days=days)
    sent = log_sent(record, to=name, channel="email", at=at, text=f"Hi {name}, how was it?")
    log_answer(record, "reply", outreach=sent.outreach, at=at + timedelta(hours=2), text="Very well, thank you!")
    return sent.person


def marks(record: Record, person: int) -> Marks:
    with record.read() as conn:
        return person_marks.of(conn, person)


def due(record: Record, folder: Path, now: datetime = NOW) -> list[tuple[int, str]]:
    return [(item.person, item.step) for item in due_items(record, Settings(folder), now)]


def test_notes_and_tags_are_kept_replaced_and_taken_back(record: Record) -> None:
    ann = friend(record)
    person_marks.put(record, ann, at=NOW, note=" Met in Lyon ", tags=["garden", "#choir", "garden"], days=60)
    assert marks(record, ann) == Marks("Met in Lyon", ("choir", "garden"), 60)
    person_marks.put(record, ann, at=NOW, tags=["keep"])
    pauses.keep(record, ann, at=NOW)
    assert marks(record, ann) == Marks("Met in Lyon", ("keep",), 60)
    undo(record)
    undo(record)
    assert marks(record, ann).tags == ("choir", "garden")
    assert [line.person for line in people.search(record, "Choir")] == [ann]
    assert person_marks.put(record, ann, at=NOW, note="", tags=[], days=0) == Marks()


def test_a_stop_by_a_tag_finds_nobody(record: Record) -> None:
    person_marks.put(record, friend(record), at=NOW, tags=["garden"])
    with record.read() as conn:
        assert people.exactly(conn, "garden", "") == []


def test_whoever_is_silent_longer_than_their_rhythm_is_due_until_one_of_you_writes(record: Record, tmp_path: Path) -> None:
    ann, bo = friend(record), friend(record, "Bo Ek", 300)
    assert due(record, tmp_path) == []
    person_marks.put(record, ann, at=NOW, days=90)
    person_marks.put(record, bo, at=NOW, days=365)
    assert due(record, tmp_path) == [(ann, "keep_in_touch")]
    assert (bo, "keep_in_touch") in due(record, tmp_path, NOW + timedelta(days=70))
    pauses.later(record, ann, NOW + timedelta(days=7), at=NOW)
    assert due(record, tmp_path) == []
    undo(record)
    log_sent(record, person=ann, channel="email", at=NOW, text="Long time no see!")
    assert (ann, "keep_in_touch") not in due(record, tmp_path, NOW + timedelta(days=30))


def test_a_rhythm_of_a_tag_holds_for_all_who_have_it_and_a_persons_own_counts_above(record: Record, tmp_path: Path) -> None:
    ann, bo, kim = friend(record), friend(record, "Bo Ek"), friend(record, "Kim Li")
    for person in (ann, bo):
        person_marks.put(record, person, at=NOW, tags=["Garden"])
    person_marks.put(record, bo, at=NOW, days=365)
    person_marks.rhythm_of_tag(record, "garden", 90, at=NOW)
    (item,) = due_items(record, Settings(tmp_path), NOW)
    assert (item.person, item.reasons) == (ann, ("You want to be in touch every 90 days with everybody you tagged “Garden”.",))
    stops.stop(record, ann, at=NOW)
    assert due(record, tmp_path) == []
    assert kim


def test_a_weekend_where_they_live_waits_for_its_end(record: Record, tmp_path: Path) -> None:
    ann = friend(record, days=200)
    people.edit(record, ann, at=NOW, timezone="Africa/Cairo")  # Friday and Saturday are the weekend there
    person_marks.put(record, ann, at=NOW, days=198)  # on a Saturday
    (item,) = due_items(record, Settings(tmp_path), NOW)
    assert item.when == datetime(2026, 3, 8, 7, tzinfo=UTC)


def test_what_is_noted_is_merged_exported_and_erased(record: Record) -> None:
    ann, other = friend(record), friend(record, "A. Lee")
    person_marks.put(record, ann, at=NOW, note="Met in Lyon", tags=["garden"], days=90)
    person_marks.put(record, other, at=NOW, note="Likes tea", tags=["choir"], days=30)
    people.merge(record, ann, other, at=NOW)
    assert marks(record, ann) == Marks("Met in Lyon\nLikes tea", ("choir", "garden"), 30)
    held = export.person(record, ann)
    assert (held["note"], held["tags"], held["keep_in_touch_days"]) == ("Met in Lyon\nLikes tea", ["choir", "garden"], 30)
    undo(record)
    assert marks(record, other) == Marks("Likes tea", ("choir",), 30)
    for person in (ann, other):
        erase(record, person, at=NOW)
    with record.read() as conn:
        assert conn.execute(decision.select()).all() == []


@pytest.mark.parametrize("wrong", [{"days": -1}, {"days": 9_999}, {"note": "x" * 5_000}, {"tags": ["x" * 80]}])
def test_what_cannot_be_kept_is_refused(record: Record, wrong: dict[str, object]) -> None:
    ann = friend(record)
    with pytest.raises(BadValue):
        person_marks.put(record, ann, at=NOW, **wrong)  # type: ignore[arg-type]
    assert marks(record, ann) == Marks()


def test_what_their_clock_shows_then_stands_beside_the_time_that_is_due(record: Record, tmp_path: Path) -> None:
    ann, bo = friend(record), friend(record, "Bo Ek")
    people.edit(record, ann, at=NOW, timezone="Asia/Tokyo")
    for person in (ann, bo):
        person_marks.put(record, person, at=NOW, days=90)
    home = Settings(tmp_path, timezone="Europe/Berlin")
    told = {item.person: (item.when, item.there) for item in due_items(record, home, NOW)}
    assert told[bo][1] == ""
    when, there = told[ann]
    assert there == f"{when + timedelta(hours=9):%A, %H:%M}"
