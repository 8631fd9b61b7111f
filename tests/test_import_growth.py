"""No import grows with the square of its size: ten times the rows are at most eleven times the work, counted and not timed.

Work is every call of a function and every twenty steps of the database, so that the tests say the same on any machine.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from composer import import_path, open_record
from tests.import_exports import ERAS, ME, message, table, unzipped, written

FEW, MANY = 300, 3000
START = datetime(2024, 1, 1, tzinfo=UTC)
TEXT = "Hello there, could I ask one question about your tests?"


def at(number: int) -> datetime:
    return START + timedelta(minutes=7 * number)


def linkedin(folder: Path, count: int, *, one_name: bool = False, one_talk: bool = False, notes: bool = False) -> Path:
    rows, invitations = [], []
    for number in range(count // 2 if notes else count):
        who = 0 if one_talk else number // 2
        other = ("Ann Lee" if one_name else f"Person {who}", f"https://www.linkedin.com/in/person-{who}")
        sender, receiver = (ME, other) if number % 2 == 0 else (other, ME)
        rows.append(message(sender, receiver, f"{at(number):%Y-%m-%d %H:%M:%S} UTC", TEXT, f"2-{who}=="))
        invitations.append({"From": ME[0], "To": other[0], "Sent At": at(number).strftime("%m/%d/%y, %I:%M %p"), "Message": TEXT, "Direction": "OUTGOING"})
    files = {"messages.csv": table(ERAS["2023"], rows)}
    if notes:
        files["Invitations.csv"] = table(["From", "To", "Sent At", "Message", "Direction"], invitations)
    return unzipped(folder, files)


def whatsapp(folder: Path, count: int) -> Path:
    lines = (f"{at(number):%d/%m/%Y, %H:%M} - {'Maya' if number % 2 else 'Zoe'}: {TEXT}\n" for number in range(count))
    return written(folder / "WhatsApp Chat with Zoe.txt", "".join(lines))


def threads(folder: Path, count: int) -> Path:
    said = [{"sender_name": "Maya", "timestamp_ms": 1_700_000_000_000, "content": TEXT}]
    text = json.dumps({"participants": [{"name": "Zoe"}, {"name": "Maya"}], "messages": said})
    return unzipped(folder, {f"messages/inbox/zoe_{number}/message_1.json": text for number in range(count)})


def mbox(folder: Path, count: int, *, threaded: bool = False, ids: bool = True, people: bool = True, inbound_first: bool = False) -> Path:
    mails = []
    for number in range(count):
        other, me = f"Zed <p{number // 2 if people else 0}@acme.example>", "Maya <maya@example.com>"
        sender, receiver = (me, other) if number % 2 == inbound_first else (other, me)
        head = f"Message-ID: <m{number}@x>\n" if ids else ""
        head += "In-Reply-To: <m0@x>\nReferences: <m0@x>\n" if threaded and number else ""
        topic = f"{'Re: ' if number % 2 else ''}Topic {number // 2}"
        mails.append(f"From x@x {at(number):%a %b %d %H:%M:%S %Y}\n{head}Date: {at(number):%a, %d %b %Y %H:%M:%S} +0000\n"
                     f"From: {sender}\nTo: {receiver}\nSubject: {topic}\n\n{TEXT}\n\n")
    return written(folder / "a.mbox", "".join(mails))


def rows(folder: Path, count: int) -> Path:
    lines = (f'{at(number).isoformat()},Ann Lee,facebook,{"in" if number % 2 else "out"},,"{TEXT}"\n' for number in range(count))
    return written(folder / "touches.csv", "at,person,channel,direction,kind,text\n" + "".join(lines))


SHAPES: dict[str, Callable[[Path, int], Path]] = {
    "one text to many": linkedin, "one text to many of one name": lambda folder, count: linkedin(folder, count, one_name=True),
    "one conversation": lambda folder, count: linkedin(folder, count, one_talk=True),
    "one note to many": lambda folder, count: linkedin(folder, count, notes=True),
    "one note to many of one name": lambda folder, count: linkedin(folder, count, notes=True, one_name=True),
    "one note again and again": lambda folder, count: linkedin(folder, count, notes=True, one_name=True, one_talk=True),
    "one chat": whatsapp, "many threads": threads, "one mail to many": mbox, "one mail thread": lambda folder, count: mbox(folder, count, threaded=True),
    "mails without ids": lambda folder, count: mbox(folder, count, ids=False, people=False),
    "answers told by their subjects": lambda folder, count: mbox(folder, count, people=False, inbound_first=True),
    "rows of one name": rows,
}


def work(path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    done = [0]
    opened = sqlite3.connect

    def stepped() -> int:
        done[0] += 1
        return 0

    def connect(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        conn = opened(*args, **kwargs)
        conn.set_progress_handler(stepped, 20)
        return conn

    def called(frame: FrameType, event: str, arg: object) -> None:
        done[0] += 1

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", connect)
        patch.setattr(sqlite3.dbapi2, "connect", connect)
        record = open_record(f"sqlite:///{home}")
        sys.setprofile(called)
        try:
            found = import_path(record, path, me=("Maya Lindqvist", "Maya", "maya@example.com"), zone="UTC", now=datetime(2026, 11, 1, tzinfo=UTC))
        finally:
            sys.setprofile(None)
        record.close()
    assert found.read == found.new + found.known + sum(found.skipped.values())
    assert found.new
    return done[0]


@pytest.mark.parametrize("shape", SHAPES)
def test_ten_times_the_rows_are_at_most_eleven_times_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: str) -> None:
    small, large = (
        work(SHAPES[shape](tmp_path / str(count), count), tmp_path / f"{count}.db", monkeypatch) for count in (FEW, MANY))
    assert large <= 11 * small
