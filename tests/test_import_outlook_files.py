"""Outlook's own files: a .msg by what it holds, and a .pst that is none."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.errors import BadFile
from composer.imports.importer import import_path
from composer.record import people
from composer.record.store import open_record
from tests.outlook_kit import msg
from tests.record_kit import outreaches

AT = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
SENT = {
    0x001A: "IPM.Note", 0x0037: "Quick question", 0x1000: "Hi Eva, one question?", 0x0039: AT, 0x1035: "<a@example.com>", 0x0C1A: "Maya Stone",
    0x5D01: "maya@example.com", 0x0E07: 1,
}
EVA = {0x3001: "Eva Roth", 0x39FE: "eva@acme.example", 0x0C15: 1}
ANSWER = {
    0x001A: "IPM.Note", 0x0037: "Re: Quick question", 0x1000: "The third one.", 0x0E06: AT.replace(hour=12), 0x0E07: 1,
    0x007D: "Received: from a by b; Thu, 05 Mar 2026 12:00:00 +0000\r\nFrom: Eva Roth <eva@acme.example>\r\nTo: maya@example.com\r\n"
            "Message-ID: <b@acme.example>\r\nIn-Reply-To: <a@example.com>\r\nDate: Thu, 05 Mar 2026 12:00:00 +0000\r\n",
}


def written(folder: Path, **mails: bytes) -> Path:
    for name, raw in mails.items():
        (folder / f"{name}.msg").write_bytes(raw)
    return folder


def test_mails_dragged_out_of_outlook_are_an_outreach_and_its_answer(tmp_path: Path) -> None:
    (tmp_path / "mails").mkdir()
    folder = written(tmp_path / "mails", sent=msg(SENT, (EVA,)), answer=msg(ANSWER))
    with open_record(tmp_path / "record.db") as record:
        report = import_path(record, folder, me=["maya@example.com"])
        assert (report.read, report.new, report.outreaches, report.replies) == (2, 2, 1, 1)
        assert outreaches(record)[0]["reply_low"] == 3 * 3_600_000_000
        view = people.show(record, 1)
        assert (view.name, [touch.text for touch in view.touches]) == ("Eva Roth", ["Hi Eva, one question?", "The third one."])


@pytest.mark.parametrize(("more", "reason"), [
    ({0x0E07: 8}, "draft"), ({0x001A: "IPM.Appointment"}, "empty mail"), ({0x001A: "IPM.Contact"}, "empty mail"),
])
def test_what_is_no_sent_mail_is_left_out(tmp_path: Path, more: dict[int, str | int], reason: str) -> None:
    (tmp_path / "mails").mkdir()
    folder = written(tmp_path / "mails", one=msg({**SENT, **more}, (EVA,)), two=msg({**SENT, 0x1035: "<c@example.com>"}, (EVA,)))
    report = import_path(None, folder, me=["maya@example.com"])
    assert dict(report.skipped) == {reason: 1}


def test_an_automatic_answer_of_outlook_is_one(tmp_path: Path) -> None:
    away = {**ANSWER, 0x001A: "IPM.Note.Rules.OofTemplate.Microsoft"}
    (tmp_path / "mails").mkdir()
    with open_record(tmp_path / "record.db") as record:
        report = import_path(record, written(tmp_path / "mails", sent=msg(SENT, (EVA,)), away=msg(away)), me=["maya@example.com"])
        assert (report.outreaches, report.replies, outreaches(record)[0]["auto"]) == (1, 0, 1)


def test_copies_go_to_others_and_a_long_text_is_kept(tmp_path: Path) -> None:
    copy = {0x3001: "Cy Dee", 0x39FE: "cy@acme.example", 0x0C15: 2}
    path = tmp_path / "one.msg"
    path.write_bytes(msg({**SENT, 0x1000: "word " * 2_000}, (EVA, copy)))
    report = import_path(None, path, me=["maya@example.com"])
    (touch,) = report.preview
    assert (touch.party.handle, len(touch.text.split())) == ("eva@acme.example", 2_000)


def test_a_store_that_is_broken_is_named_and_nothing_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "mail.pst"
    path.write_bytes(b"!BDN" + bytes(2_000))
    with pytest.raises(BadFile, match=r"damaged|pip install"):
        import_path(None, path, me=["maya@example.com"])
