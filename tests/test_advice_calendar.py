"""The calendar file as calendar programs read it: RFC 5545 in its details, by two libraries and by hand."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import vobject
from icalendar import Calendar, Event

from composer.advice.calendar import ics
from composer.advice.ladder import DueItem

NOW = datetime(2026, 11, 20, 12, 7, 31, 250_000, tzinfo=UTC)
OVERDUE = [
    DueItem(number, number * 10, "follow_up", "email", NOW - timedelta(days=number), ("Write once more.", "Bring something new."), name)
    for number, name in enumerate(("Ana Lima", "李 Wei; Partner, GmbH", "Zoë Å. Łukasiewicz-Ñandú 🐝 " * 4), start=1)
]
AHEAD = DueItem(9, None, "call", "phone", datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Madrid")), ("Call.",), "Tomás Ortega")


def events(raw: bytes) -> list[Event]:
    return list(Calendar.from_ical(raw).walk("VEVENT"))


def test_every_line_ends_with_crlf_and_folds_at_75_octets_without_cutting_a_letter() -> None:
    raw = ics([*OVERDUE, AHEAD], now=NOW)
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert "Zoë Å. Łukasiewicz-Ñandú 🐝" in re.sub("\r\n ", "", raw.decode())


def test_every_entry_has_what_outlook_google_and_apple_ask_for() -> None:
    raw = ics([*OVERDUE, AHEAD], now=NOW)
    text = re.sub("\r\n ", "", raw.decode())
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    for block in text.split("BEGIN:VEVENT")[1:]:
        lines = dict(line.partition(":")[::2] for line in block.partition("BEGIN:VALARM")[0].split("\r\n") if ":" in line)
        assert lines["DTSTAMP"] == "20261120T120731Z"
        assert {"UID", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE"} <= lines.keys()
        assert re.fullmatch(r"\d{8}T\d{6}Z", lines["DTSTART"])
        assert "ACTION:DISPLAY" in block
        assert "TRIGGER:" in block
    assert len({str(event["uid"]) for event in events(raw)}) == 4
    assert len(vobject.readOne(raw.decode()).vevent_list) == 4


def test_a_time_elsewhere_is_written_in_utc_and_overdue_ones_stand_one_after_the_other() -> None:
    found = events(ics([*OVERDUE, AHEAD], now=NOW))
    starts = [event.decoded("dtstart") for event in found]
    assert starts == [NOW.replace(minute=15, second=0, microsecond=0) + timedelta(minutes=15 * place) for place in range(3)] + [
        datetime(2026, 11, 23, 8, tzinfo=UTC),
    ]
    assert all(event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=15) for event in found)


def test_the_same_outreach_keeps_its_uid_over_exports_and_a_later_one_wins() -> None:
    first, second = (events(ics(OVERDUE, now=at)) for at in (NOW, NOW + timedelta(hours=3)))
    assert [event["uid"] for event in first] == [event["uid"] for event in second]
    assert all(later["sequence"] > earlier["sequence"] for earlier, later in zip(first, second, strict=True))


def test_a_name_cannot_smuggle_a_line_into_the_file() -> None:
    hostile = DueItem(1, 1, "follow_up", "email", NOW, ("One\r\nATTENDEE:mailto:x@example.com",), "Ana\r\nATTENDEE:mailto:x@example.com")
    raw = ics([hostile], now=NOW)
    assert b"\r\nATTENDEE" not in raw
    assert "attendee" not in events(raw)[0]
