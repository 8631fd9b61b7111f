"""WhatsApp’s text exports: every form of header, dates that can be read two ways, system lines, media, the owner."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from composer.errors import BadUsage
from composer.imports import detect
from composer.imports.importer import import_path
from composer.imports.reader import Options
from tests.import_exports import items, reasons, unzipped, written, zipped

NAME = "WhatsApp Chat with Zoë Brandt.txt"
# Every header below stands for 13 June 2023, 15:07 (:59 where the phone writes seconds).
HEADERS = [
    "6/13/23, 3:07 PM - ", "6/13/23, 3:07\u202fPM - ", "13/06/2023, 15:07 - ", "13.06.23, 15:07 - ", "13/6/2023 3:07 p. m. - ",
    "13/6/2023 3:07\xa0p.\xa0m. - ", "[13.06.23, 15:07:59] ", "[6/13/23, 3:07:59 PM] ", "[6/13/23, 3:07:59\u202fPM] ", "[2023-06-13, 15:07:59] ",
    "[2023-06-13, 3:07:59 p.m.] ", "[2023/06/13 15:07:59] ", "13.6.2023 klo 15.07 - ", "13. 6. 2023. 15:07 - ", "13-06-2023 15:07 - ",
    "13/06/2023 à 15:07 - ", "2023-06-13, 15:07 - ", "١٣/٦/٢٠٢٣, ٣:٠٧ م - ", "2023. 6. 13. 오후 3:07, ", "2023년 6월 13일 오후 3:07 - ",
    "2023/6/13 下午3:07 - ", "\u200e[13/06/2023, 15:07:59] ", "13/06/23 15:07 - ", "13.06.2023, 15.07 - ", "13/06/2023, 3:07 pm - ",
]


@pytest.mark.parametrize("head", HEADERS)
def test_every_form_of_header_is_read(tmp_path: Path, head: str) -> None:
    text = f"{head}Zoë Brandt: Gladly: test 7\nand 8\n2016-04-29 10:30:00 log line: not a header\n{head}Maya: Thanks\n"
    touches, skipped, owner = items(written(tmp_path / NAME, text), zone=ZoneInfo("UTC"))
    assert skipped == []
    assert (owner.shown, owner.sure) == ("Maya", "high")
    seconds = 59 if ":59" in head else 0
    assert [(one.direction, one.at, one.text) for one in touches] == [
        ("in", datetime(2023, 6, 13, 15, 7, seconds, tzinfo=UTC), "Gladly: test 7\nand 8\n2016-04-29 10:30:00 log line: not a header"),
        ("out", datetime(2023, 6, 13, 15, 7, seconds, tzinfo=UTC), "Thanks")]
    assert touches[0].precision_us == (0 if seconds else 60_000_000)
    assert touches[0].basis == "assumed"
    assert touches[0].party == ("Zoë Brandt", "")


def chat(*dates: str) -> str:
    return "".join(f"{date}, 10:00 - {'Maya' if number % 2 else 'Zoë Brandt'}: m{number}\n" for number, date in enumerate(dates))


@pytest.mark.parametrize(("dates", "first"), [
    (("03/04/2026", "25/04/2026"), (4, 3)), (("03/04/2026", "04/25/2026"), (3, 4)),  # above twelve
    (("05/03/2026", "02/04/2026"), (3, 5)), (("03/05/2026", "04/02/2026"), (3, 5)),  # the day falls back within a year
    (("03/04/2026", "04/04/2026", "05/04/2026"), (4, 3)), (("04/03/2026", "04/04/2026", "04/05/2026"), (4, 3)),  # the day changes more
])
def test_day_and_month_are_told_apart_by_the_dates_of_the_whole_chat(tmp_path: Path, dates: tuple[str, ...], first: tuple[int, int]) -> None:
    touches, _, _ = items(written(tmp_path / NAME, chat(*dates)), zone=ZoneInfo("UTC"))
    assert (touches[0].at.month, touches[0].at.day) == first


def test_what_cannot_be_told_is_assumed_said_and_can_be_overruled(tmp_path: Path) -> None:
    path = written(tmp_path / NAME, chat("03/04/2026", "03/04/2026"))
    with detect.open_source(path) as source:
        reader = detect.reader_for(source)
        owner = reader.find_owner([source], ())
        assert owner is not None
        options = Options(zone=ZoneInfo("UTC"))
        found = list(reader.read(source, owner, options))
        assert found[0].at.month == 4  # type: ignore[union-attr]
        assert "day before month" in options.notes[0]
        told = Options(zone=ZoneInfo("UTC"), day_first=False)
        assert next(reader.read(source, owner, told)).at.month == 3  # type: ignore[union-attr]
        assert told.notes == []


def test_system_lines_media_deleted_and_calls(tmp_path: Path) -> None:
    lines = [
        "Messages and calls are end-to-end encrypted. No one outside of this chat can read them.", "Your security code with Zoë Brandt changed.",
        "Maya: Which test?", "Zoë Brandt: <Media omitted>", "Zoë Brandt: IMG-1.jpg (file attached)\nthe slide", "Zoë Brandt: This message was deleted",
        "Maya: You deleted this message", "Zoë Brandt: Fixed it <This message was edited>", "Zoë Brandt: Voice call, 5 min", "Maya: Missed voice call",
        "Zoë Brandt: null", "Zoë Brandt: She is a contact of mine and I turned on the light",
    ]
    text = "".join(f"13/06/2023, 15:{number:02} - {line}\n" for number, line in enumerate(lines))
    touches, skipped, _ = items(written(tmp_path / NAME, text))
    assert [(one.kind, one.direction, one.text) for one in touches] == [
        ("message", "out", "Which test?"), ("message", "in", ""), ("message", "in", "the slide"), ("message", "in", "Fixed it"),
        ("call", "in", "Voice call, 5 min"), ("missed", "out", "Missed voice call"), ("message", "in", ""),
        ("message", "in", "She is a contact of mine and I turned on the light")]
    assert reasons(skipped) == {"system message": 2, "deleted message": 2}


def test_an_ios_zip_is_named_after_the_other_and_its_notices_are_not_words_of_theirs(tmp_path: Path) -> None:
    text = ("[13.06.23, 15:07:01] Zoë Brandt: \u200eMessages and calls are end-to-end encrypted.\r\n"
            "[13.06.23, 15:07:02] Maya: Which test?\r\n\u200e[13.06.23, 15:08:00] Zoë Brandt: \u200eimage omitted\r\n"
            "\u200e[13.06.23, 15:09:00] Zoë Brandt: \u200e<attached: 00000012-PHOTO.jpg>\r\n")
    touches, skipped, owner = items(zipped(tmp_path / "WhatsApp Chat - Zoë Brandt.zip", {"_chat.txt": text, "00000012-PHOTO.jpg": b"\xff"}))
    assert owner.shown == "Maya"
    assert [(one.direction, one.text) for one in touches] == [("out", "Which test?"), ("in", ""), ("in", "")]
    assert reasons(skipped) == {"system message": 1}


@pytest.mark.parametrize(("title", "name"), [
    ("WhatsApp-keskustelu henkilön Veikko Salo kanssa", "Veikko Salo"), ("WhatsApp-keskustelu Veikko Salo", "Veikko Salo"), ("WhatsApp Chat with Ann Kanssa-Lee", "Ann Kanssa-Lee"),
])
def test_a_finnish_chat_is_named_without_the_words_around_the_name(title: str, name: str) -> None:
    from composer.imports.whatsapp_chats import _named

    assert _named(title) == name


def test_groups_are_no_touches(tmp_path: Path) -> None:
    text = chat("03/04/2026", "25/04/2026") + "26/04/2026, 10:00 - Tomás: me too\n"
    touches, skipped, _ = items(written(tmp_path / "WhatsApp Chat with Club.txt", text), ["Maya"])
    assert touches == []
    assert reasons(skipped) == {"group chat": 3}
    text = '25/04/2026, 09:00 - Maya created group "Club"\n' + chat("25/04/2026", "25/04/2026")
    assert reasons(items(written(tmp_path / "c" / "WhatsApp Chat with Club.txt", text), ["Maya"])[1]) == {"group chat": 2, "system message": 1}


def test_unsaved_contacts_are_known_by_their_number_and_ios_and_android_give_the_same_keys(tmp_path: Path) -> None:
    android = "13/06/2023, 15:07 - +34 600 111 222: Gladly\n13/06/2023, 15:08 - Maya: Thanks\n"
    ios = "[13.06.23, 15:07:59] \u202a+34 600 111 222\u202c: Gladly\n[13.06.23, 15:08:01] Maya: Thanks\n"
    first, _, _ = items(written(tmp_path / "WhatsApp Chat with +34 600 111 222.txt", android))
    second, _, _ = items(zipped(tmp_path / "WhatsApp Chat - +34 600 111 222.zip", {"_chat.txt": ios}))
    assert first[0].party == ("", "+34600111222")
    assert [(one.time_key, one.conversation, one.text, one.direction) for one in first] == [
        (one.time_key, one.conversation, one.text, one.direction) for one in second]


def test_the_owner_is_the_author_common_to_the_files_else_asked(tmp_path: Path) -> None:
    folder = unzipped(tmp_path / "chats", {
        "one.txt": "13/06/2023, 15:07 - Zoë: a\n13/06/2023, 15:08 - Maya: b\n", "two.txt": "13/06/2023, 15:07 - Tomás: a\n13/06/2023, 15:08 - Maya: b\n"})
    assert items(folder)[2].shown == "Maya"
    with detect.open_source(folder / "one.txt") as source:
        reader = detect.reader_for(source)
        assert reader.find_owner([source], ()) is None
        with pytest.raises(BadUsage, match="Maya, Zoë"):
            reader.find_owner([source], ("Somebody",))
        assert list(reader.read(source, reader.find_owner([source], ("maya",)), Options()))[1].direction == "out"  # type: ignore[arg-type, union-attr]


def test_the_hour_that_the_clock_repeats_leaves_an_hour_open(tmp_path: Path) -> None:
    text = "25/10/2026, 02:30 - Zoë Brandt: a\n25/10/2026, 04:30 - Maya: b\n"
    touches, _, _ = items(written(tmp_path / NAME, text), zone=ZoneInfo("Europe/Madrid"))
    assert touches[0].at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert timedelta(microseconds=touches[0].precision_us) == timedelta(hours=1, minutes=1)
    assert touches[1].at == datetime(2026, 10, 25, 3, 30, tzinfo=UTC)


def test_the_order_of_the_chat_tells_the_hours_apart_that_have_one_name(tmp_path: Path) -> None:
    zone = ZoneInfo("Europe/Madrid")
    for lines in (("25/10/2026, 02:50 - Maya: hi", "25/10/2026, 02:10 - Zoë: yes"), ("29/03/2026, 02:30 - Maya: hi", "29/03/2026, 03:10 - Zoë: yes")):
        path = written(tmp_path / "WhatsApp Chat with Zoë.txt", "\n".join(lines))
        first, second = items(path, zone=zone)[0]
        assert first.at <= second.at
        assert second.at - first.at <= timedelta(hours=1)


def test_a_time_that_the_clock_leaps_over_leaves_the_leap_open(tmp_path: Path) -> None:
    path = written(tmp_path / "WhatsApp Chat with Zoë.txt", "29/03/2026, 02:30 - Maya: hi\n29/03/2026, 12:30 - Zoë: yes\n")
    touch = items(path, zone=ZoneInfo("Europe/Madrid"))[0][0]
    assert (touch.at, touch.precision_us) == (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), (3600 + 60) * 1_000_000)


def test_a_date_that_contradicts_the_others_says_why_it_is_left_out(tmp_path: Path) -> None:
    text = "31/12/25, 10:00 - Maya: one\n12/31/25, 10:05 - Zoë: two\n45/45/25, 10:06 - Zoë: three\n"
    report = import_path(None, written(tmp_path / "WhatsApp Chat with Zoë.txt", text), zone="Europe/Madrid")
    assert dict(report.skipped) == {"day and month stand the other way round than in the rest": 1, "impossible date": 1}
