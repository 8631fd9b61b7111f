"""Importing into the record: the counts add up, nothing twice, nothing lost, the owner found or asked for."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.errors import BadFile, BadUsage, BadValue
from composer.imports.importer import ImportReport, import_path
from composer.record import people
from composer.record.store import Record, open_record
from composer.reports.report import report, report_dict
from tests.import_exports import (
    ERAS,
    ME,
    message,
    meta_thread,
    table,
    telegram,
    telegram_message,
    unzipped,
    written,
    x_account,
    x_archive,
    x_message,
    zipped,
)

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
OTHER = ("Zoë Brandt", "https://www.linkedin.com/in/zoe-brandt")


@pytest.fixture
def record(home: Path) -> Iterator[Record]:
    with open_record(f"sqlite:///{home / 'record.db'}") as opened:
        yield opened


@pytest.fixture
def either(record_url: str) -> Iterator[Record]:
    """The record on SQLite and on PostgreSQL."""
    with open_record(record_url) as opened:
        yield opened


def adds_up(found: ImportReport) -> bool:
    return found.read == found.new + found.known + sum(found.skipped.values())


def outcome(record: Record) -> dict[str, Any]:
    group = report_dict(report(record))["groups"][0]
    return {key: group[key] for key in ("sent", "pending", "bounced", "unknown_24h", "mature", "replied_24h", "replied")}


# --- one export of each platform, all with the same truth: two outreaches, one answered after 23 h, one not ---------------

OUT, ANSWER, SECOND, LATER = START, START + timedelta(hours=23), START + timedelta(hours=1), START + timedelta(hours=40)


def linkedin_export(folder: Path) -> Path:
    third = ("Tomás Ortega", "https://www.linkedin.com/in/tomas-ortega")
    rows = [
        message(ME, OTHER, f"{OUT:%Y-%m-%d %H:%M:%S} UTC", "Which test?", "2-a=="), message(OTHER, ME, f"{ANSWER:%Y-%m-%d %H:%M:%S} UTC", "7", "2-a=="),
        message(ME, third, f"{SECOND:%Y-%m-%d %H:%M:%S} UTC", "Hello?", "2-b=="), message(OTHER, ME, f"{LATER:%Y-%m-%d %H:%M:%S} UTC", "and 8", "2-a=="),
    ]
    return zipped(folder / "linkedin.zip", {"messages.csv": table(ERAS["2026"], rows), "Profile.csv": "First Name,Last Name,Headline\nMaya,Lindqvist,x\n"})


def x_export(folder: Path) -> Path:
    iso = "%Y-%m-%dT%H:%M:%S.000Z"
    return zipped(folder / "x.zip", {"data/account.js": x_account("1"), "data/direct-messages.js": x_archive({
        "1-2": [x_message("11", "1", "2", f"{OUT:{iso}}", "Which?"), x_message("12", "2", "1", f"{ANSWER:{iso}}", "7"),
                x_message("14", "2", "1", f"{LATER:{iso}}", "8")],
        "1-3": [x_message("13", "1", "3", f"{SECOND:{iso}}", "Hello?")]})})


def meta_export(folder: Path, root: str = "messages") -> Path:
    def one(sender: str, at: datetime, text: str) -> dict[str, Any]:
        return {"sender_name": sender, "timestamp_ms": int(at.timestamp() * 1000), "content": text}

    return zipped(folder / f"{root.partition('_activity')[0]}.zip", {
        f"{root}/inbox/zoe_1/message_1.json": meta_thread(["Zoe", "Maya"], [one("Zoe", LATER, "8"), one("Zoe", ANSWER, "7"), one("Maya", OUT, "Which?")]),
        f"{root}/inbox/tom_2/message_1.json": meta_thread(["Tom", "Maya"], [one("Maya", SECOND, "Hello?")])})


def telegram_export(folder: Path) -> Path:
    def chat(number: int, *messages: tuple[int, int, datetime]) -> dict[str, Any]:
        return {"name": f"P{number}", "type": "personal_chat", "id": number,
                "messages": [telegram_message(n, who, int(at.timestamp()), f"t{n}") for n, who, at in messages]}

    return written(folder / "result.json", telegram([chat(2, (1, 100, OUT), (2, 2, ANSWER), (4, 2, LATER)), chat(3, (3, 100, SECOND))]))


def sms_export(folder: Path) -> Path:
    def one(number: int, kind: int, at: datetime) -> str:
        return f'<sms address="+3460011122{number}" date="{int(at.timestamp() * 1000)}" type="{kind}" body="m" contact_name="P{number}" />'

    return written(folder / "sms.xml", f'<smses count="4">{one(1, 2, OUT)}{one(1, 1, ANSWER)}{one(2, 2, SECOND)}{one(1, 1, LATER)}</smses>')


def whatsapp_export(folder: Path) -> Path:
    stamp = "[%Y-%m-%d, %H:%M:%S]"
    return unzipped(folder / "whatsapp", {
        "WhatsApp Chat with Zoe.txt": f"{OUT:{stamp}} Maya: Which?\n{ANSWER:{stamp}} Zoe: 7\n{LATER:{stamp}} Zoe: 8\n",
        "WhatsApp Chat with Tom.txt": f"{SECOND:{stamp}} Maya: Hello?\n"})


def mail(sender: str, to: str, at: datetime, number: int, answers: int = 0, **headers: str) -> str:
    lines = {"From": sender, "To": to, "Date": format_datetime(at), "Message-ID": f"<{number}@example.com>", "Subject": "Tests",
             **({"In-Reply-To": f"<{answers}@example.com>"} if answers else {}), **{name.replace("_", "-"): value for name, value in headers.items()}}
    return "From x@example.com Mon Mar  2 10:00:00 2026\n" + "".join(f"{name}: {value}\n" for name, value in lines.items()) + f"\nmail {number}\n\n"


def mail_export(folder: Path) -> Path:
    me, zoe, tom = "maya@example.com", "zoe@example.org", "tom@example.org"
    return written(folder / "a.mbox", mail(me, zoe, OUT, 1) + mail(zoe, me, ANSWER, 2, 1) + mail(me, tom, SECOND, 3) + mail(zoe, me, LATER, 4, 1))


def table_export(folder: Path) -> Path:
    rows = [(OUT, "Zoe", "out"), (ANSWER, "Zoe", "in"), (SECOND, "Tom", "out"), (LATER, "Zoe", "in")]
    return written(folder / "t.csv", "at,person,channel,direction,kind,text\n" + "".join(f"{at.isoformat()},{who},slack,{way},,x\n" for at, who, way in rows))


EXPORTS = {
    "linkedin": linkedin_export, "x": x_export, "facebook": meta_export,
    "instagram": lambda folder: meta_export(folder, "your_instagram_activity/messages"), "telegram": telegram_export, "sms": sms_export,
    "whatsapp": whatsapp_export, "mbox": mail_export, "csv": table_export,
}


@pytest.mark.parametrize("platform", sorted(EXPORTS))
def test_every_platform_gives_its_known_truth_and_a_second_import_nothing(either: Record, tmp_path: Path, now: datetime, platform: str) -> None:
    record = either
    path = EXPORTS[platform](tmp_path)
    first = import_path(record, path, zone="UTC", now=now)
    assert (first.readers, first.read, first.new, first.known, dict(first.skipped)) == ((platform,), 4, 4, 0, {})
    assert (first.outreaches, first.replies) == (2, 1)
    assert first.observed_until == LATER
    # Everything was imported, so the clock is the newest time in the file: 40 h after the first message.
    assert outcome(record) == {"sent": 2, "pending": 0, "bounced": 0, "unknown_24h": 0, "mature": 2, "replied_24h": 1, "replied": 1}
    second = import_path(record, path, zone="UTC", now=now)
    assert (second.read, second.new, second.known, second.import_ids) == (4, 0, 4, ())
    assert outcome(record)["sent"] == 2


def test_an_import_is_undone_as_a_whole_and_can_be_done_again(record: Record, tmp_path: Path, now: datetime) -> None:
    from composer.record.undo import undo

    path = linkedin_export(tmp_path)
    import_path(record, path, now=now)
    assert "import of 4 messages" in undo(record)
    with record.read() as conn:
        assert [conn.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar() for name in ("touch", "person", "outreach")] == [0, 0, 0]
    assert import_path(record, path, now=now).new == 4


def test_an_export_that_breaks_while_it_is_read_leaves_the_record_as_it_was(record: Record, tmp_path: Path, now: datetime) -> None:
    rows = [message(ME, OTHER, "2026-03-01 10:00:00 UTC", random.Random(n).randbytes(40).hex(), f"2-{n}==") for n in range(20_000)]
    raw = bytearray(zipped(tmp_path / "l.zip", {"messages.csv": table(ERAS["2026"], rows)}).read_bytes())
    middle = len(raw) // 2
    raw[middle : middle + 2000] = b"\xff" * 2000
    with pytest.raises(BadFile, match="cannot be read"):
        import_path(record, written(tmp_path / "broken.zip", bytes(raw)), me=[ME[1]], now=now)
    with record.read() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM touch").scalar() == 0


def test_exactly_a_day_is_within_a_day(record: Record, tmp_path: Path, now: datetime) -> None:
    day = START + timedelta(hours=24)
    path = written(tmp_path / "a.mbox", mail("maya@example.com", "a@example.org", START, 1) + mail("a@example.org", "maya@example.com", day, 2, 1)
                   + mail("maya@example.com", "b@example.org", START, 3) + mail("b@example.org", "maya@example.com", day + timedelta(seconds=1), 4, 3))
    import_path(record, path, now=now)
    assert (outcome(record)["mature"], outcome(record)["replied_24h"], outcome(record)["replied"]) == (2, 1, 2)


def test_bounces_auto_replies_lists_and_other_addresses(record: Record, tmp_path: Path, now: datetime) -> None:
    me, hours = "maya@example.com", [START + timedelta(hours=n) for n in range(60)]
    bounce = mail("MAILER-DAEMON@mx.example.net", me, hours[1], 12, X_Failed_Recipients="gone@example.org", Subject="Undelivered Mail Returned to Sender")
    bounce = bounce.rstrip() + "\n\nMessage-ID: <11@example.com>\n\n"
    text = (
        mail(me, "gone@example.org", START, 11) + bounce
        + mail(me, "away@example.org", START, 21) + mail("away@example.org", me, hours[1], 22, 21, Auto_Submitted="auto-replied")
        + mail(me, "boss@example.org", START, 31) + mail("assistant@example.org", me, hours[2], 32, 31)
        + mail(me, "list@example.org", START, 41) + mail("list@example.org", me, hours[2], 42, List_Id="<l>") + mail(me, "z@example.org", hours[50], 51)
    )
    found = import_path(record, written(tmp_path / "a.mbox", text), me=[me], now=now)
    assert dict(found.skipped) == {"list mail": 1}
    assert adds_up(found)
    assert outcome(record) == {"sent": 5, "pending": 1, "bounced": 1, "unknown_24h": 0, "mature": 3, "replied_24h": 1, "replied": 1}


def test_overlapping_chat_exports_lose_and_double_nothing(record: Record, tmp_path: Path, now: datetime) -> None:
    """Many texts repeat within one minute: 2,050 messages, a first export of 70 %, then a second that overlaps it."""
    rand = random.Random(4)
    at, lines = datetime(2025, 1, 13, 8, 0), []  # noqa: DTZ001
    for _ in range(2050):
        at += timedelta(minutes=rand.choice((0, 0, 0, 1, 3, 60)))
        lines.append(f"{at:%d/%m/%Y, %H:%M} - {rand.choice(('Maya', 'Zoe'))}: {rand.choice(('ok', 'yes', 'no', '👍'))}\n")
    name = "WhatsApp Chat with Zoe.txt"
    cut = next(place for place in range(1435, 2050) if lines[place][:17] != lines[place - 1][:17])
    first = import_path(record, written(tmp_path / "a" / name, "".join(lines[:cut])), zone="UTC", now=now)
    again = import_path(record, written(tmp_path / "a" / name, "".join(lines[:cut])), zone="Europe/Madrid", now=now)
    second = import_path(record, written(tmp_path / "b" / name, "".join(lines)), zone="UTC", now=now)
    assert (first.new, again.new, second.new, second.known) == (cut, 0, 2050 - cut, cut)


@given(st.data())
@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_parts_of_an_export_in_any_order_make_the_whole(tmp_path: Path, now: datetime, data: st.DataObject) -> None:
    numbers = list(range(12))
    rows = [message(*((ME, OTHER) if n % 3 else (OTHER, ME)), f"2026-03-{n + 1:02} 10:00:00 UTC", f"text {n % 4}", f"2-{n % 2}==") for n in numbers]
    parts = data.draw(st.lists(st.sets(st.sampled_from(numbers), min_size=1), min_size=1, max_size=3))
    with TemporaryDirectory() as folder, open_record(f"sqlite:///{folder}/record.db") as record:
        for part in [*parts, set(numbers)]:
            found = import_path(record, written(tmp_path / "messages.csv", table(ERAS["2026"], [rows[n] for n in sorted(part)])), me=[ME[1]], now=now)
            assert adds_up(found)
        assert found.known == len(set().union(*parts))
        assert found.new == len(numbers) - found.known
        with record.read() as conn:
            assert conn.exec_driver_sql("SELECT count(*) FROM touch").scalar() == len(numbers)


def test_a_note_in_the_invitations_and_in_the_messages_is_one_outreach(record: Record, tmp_path: Path, now: datetime) -> None:
    note = "Your talk on tests stayed with me"
    invitation = ("From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
                  f'{ME[0]},{OTHER[0]},"3/1/26, 10:00 AM",{note},OUTGOING,{ME[1]},{OTHER[1]}\n')
    messages = table(ERAS["2026"], [message(ME, OTHER, "2026-03-01 09:00:00 UTC", note), message(OTHER, ME, "2026-03-01 20:00:00 UTC", "Thanks")])
    connections = f"First Name,Last Name,URL,Email Address,Company,Position,Connected On\nZoë,Brandt,{OTHER[1]},,Monzo,Head of data,01 Mar 2026\n"
    import_path(record, zipped(tmp_path / "l.zip", {"Invitations.csv": invitation, "messages.csv": messages, "Connections.csv": connections}), now=now)
    group = report_dict(report(record))["groups"][0]
    assert (group["group"], group["sent"], group["replied"], group["accepted"]) == ("linkedin_note", 1, 1, 1)


def test_a_dry_run_shows_and_changes_nothing(record: Record, tmp_path: Path, now: datetime) -> None:
    seen: list[tuple[int, int]] = []
    found = import_path(record, linkedin_export(tmp_path), now=now, dry_run=True, progress=lambda done, total: seen.append((done, total)))
    assert (found.read, found.new, found.known) == (4, 0, 0)
    assert [one.text for one in found.preview][:2] == ["Which test?", "7"]
    assert found.owners[0].shown == "Maya Lindqvist"
    assert seen[-1][0] == seen[-1][1] > 0
    assert any("Maya Lindqvist" in note for note in found.notes)
    with record.read() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM touch").scalar() == 0


@pytest.mark.parametrize(("name", "text"), [
    ("messages.csv", ",".join(ERAS["2026"]) + "\n"), ("a.mbox", ""), ("touches.csv", "at,person,channel,direction,kind,text\n"),
    ("direct-messages.js", "window.YTD.direct_messages.part0 = [ ]"), ("sms.xml", "<smses count='0'></smses>"),
])
def test_an_empty_export_is_never_a_success(record: Record, tmp_path: Path, now: datetime, name: str, text: str) -> None:
    with pytest.raises(BadFile):
        import_path(record, written(tmp_path / name, text), me=["maya@example.com", "100"], now=now)
    with record.read() as conn:
        assert conn.exec_driver_sql('SELECT count(*) FROM "import"').scalar() == 0


def test_an_unknown_owner_is_asked_for_in_one_sentence(record: Record, tmp_path: Path, now: datetime) -> None:
    path = written(tmp_path / "a.mbox", mail("a@example.com", "b@example.org", START, 1))
    with pytest.raises(BadUsage, match="say it with --me: your own mail address"):
        import_path(record, path, now=now)
    assert import_path(record, path, me=["A@Example.com"], now=now).outreaches == 1


def test_who_was_named_once_is_not_asked_for_again(record: Record, tmp_path: Path, now: datetime) -> None:
    first = written(tmp_path / "a.mbox", mail("a@example.com", "b@example.org", START, 1))
    second = written(tmp_path / "b.mbox", mail("a@example.com", "c@example.org", START, 2))
    import_path(record, first, me=["A@Example.com"], now=now)
    found = import_path(record, second, now=now)
    assert (found.new, found.owners[0].account) == (1, "a@example.com")
    assert "who was you in an earlier import" in found.notes[0]


def test_a_name_that_sent_nothing_is_remarked_upon(record: Record, tmp_path: Path, now: datetime) -> None:
    path = written(tmp_path / "a.mbox", mail("a@example.com", "b@example.org", START, 1))
    found = import_path(record, path, me=["typo@example.com"], now=now)
    assert found.notes == ("Nothing in it was sent by you (typo@example.com); if that is wrong, undo and say --me.",)


def test_several_exports_at_once_are_one_report(record: Record, tmp_path: Path, now: datetime) -> None:
    found = import_path(record, [linkedin_export(tmp_path), mail_export(tmp_path)], now=now)
    assert (found.readers, found.read, found.new, len(found.import_ids)) == (("linkedin", "mbox"), 8, 8, 2)
    assert adds_up(found)


def test_what_no_reader_knows_among_several_is_left_out_and_named_where_that_is_asked_for(record: Record, tmp_path: Path, now: datetime) -> None:
    picture = tmp_path / "holiday.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0" + bytes(99))
    good = tmp_path / "letter.eml"
    good.write_text("From: Me <me@own.example>\nTo: Bo <bo@acme.example>\nDate: Thu, 05 Mar 2026 10:00:00 +0100\nMessage-ID: <a@b>\n\nHi?\n")
    found = import_path(record, [picture, good], me=["me@own.example"], now=now, leave_unknown=True)
    assert found.new == 1
    assert any(note.startswith("holiday.jpg was left out: it is a picture") for note in found.notes)
    for only, asked in ((picture, True), (good, False)):
        with pytest.raises(BadFile, match="holiday"):
            import_path(record, [picture] if asked else [picture, only], me=["me@own.example"], now=now, leave_unknown=asked)


def test_a_wrong_zone_or_reader_is_refused(record: Record, tmp_path: Path, now: datetime) -> None:
    with pytest.raises(BadValue, match="Europe/Madrid"):
        import_path(record, tmp_path, zone="Mars/Olympus", now=now)
    with pytest.raises(BadUsage, match="one of linkedin, x"):
        import_path(record, linkedin_export(tmp_path), as_="myspace", now=now)
    with pytest.raises(BadUsage, match="at least one"):
        import_path(record, [], now=now)


def test_the_record_knows_the_file_by_name_and_hash(record: Record, tmp_path: Path, now: datetime) -> None:
    found = import_path(record, linkedin_export(tmp_path), now=now)
    with record.read() as conn:
        row = conn.exec_driver_sql('SELECT files, reader FROM "import"').one()
    assert json.loads(row[0])[0]["name"] == "linkedin.zip"
    assert len(json.loads(row[0])[0]["sha256"]) == 64
    assert found.import_ids


def test_what_stands_in_two_exports_given_at_once_counts_once(record: Record, tmp_path: Path, now: datetime) -> None:
    chat = "14/03/2026, 21:05 - Maya: hi\n14/03/2026, 21:05 - Maya: hi\n14/03/2026, 21:06 - Zoë: yes\n"
    folder = tmp_path / "chats"
    written(folder / "WhatsApp Chat with Zoë.txt", chat)
    written(folder / "WhatsApp Chat with Zoë (1).txt", chat + "15/03/2026, 09:00 - Zoë: more\n")
    other = written(tmp_path / "later" / "WhatsApp Chat with Zoë.txt", chat)
    report = import_path(record, [folder, other, other], me="Maya", zone="Europe/Madrid", now=now)
    assert (report.read, report.new, report.known) == (13, 4, 9)
    assert import_path(record, other, me="Maya", zone="Europe/Madrid", now=now).new == 0


def test_a_table_that_grew_in_the_middle_adds_only_what_is_new(record: Record, tmp_path: Path, now: datetime) -> None:
    path, head = tmp_path / "touches.csv", "at,person,channel,direction\n"
    written(path, head + "".join(f"2026-03-01,{name},email,out\n" for name in ("Ann", "Bo")))
    assert import_path(record, path, now=now).new == 2
    written(path, head + "".join(f"2026-03-01,{name},email,out\n" for name in ("Al", "Ann", "Bo")))
    report = import_path(record, path, now=now)
    assert (report.new, report.known) == (1, 2)
    assert sorted(view.name for view in people.everyone(record)) == ["Al", "Ann", "Bo"]
    assert all(len(view.touches) == 1 for view in people.everyone(record))
