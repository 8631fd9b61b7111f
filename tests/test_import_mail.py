"""Mail files: splitting, dating, direction, and what is a person’s mail."""

from __future__ import annotations

import mailbox
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.imports import detect, mbox_split
from composer.imports.mail_message import mail_time, touch_of
from composer.imports.mbox_split import split
from composer.imports.reader import Owner
from composer.imports.reader import Skipped as Left
from composer.model import ImportedTouch
from composer.quoted_mail import own_text
from tests.import_exports import items, reasons, unzipped, written, zipped

ME = Owner(frozenset(), frozenset(("maya@example.com",)), "maya@example.com")
HEADERS = {
    "From": "Zoë Brandt <zoe@example.org>", "To": "Maya <Maya@Example.com>", "Subject": "Re: tests",
    "Date": "Mon, 02 Mar 2026 10:00:00 +0100", "Message-ID": "<r1@example.org>", "In-Reply-To": "<m1@example.com>",
}


def mail(body: str = "Gladly.", **headers: str) -> bytes:
    every = {**HEADERS, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return ("".join(f"{name}: {value}\n" for name, value in every.items() if value) + "\n" + body + "\n").encode()


def touch(raw: bytes) -> ImportedTouch:
    found = touch_of(raw, ME, "x")
    assert isinstance(found, ImportedTouch), found
    return found


def box(*mails: bytes, line: bytes = b"From x@example.org Mon Mar  2 10:00:00 2026") -> bytes:
    return b"".join(line + b"\n" + one + b"\n" for one in mails)


SENT = mail("Which test caught the most bugs?", From="Maya <maya@example.com>", To="zoe@example.org", Message_ID="<m1@example.com>",
            In_Reply_To="", Date="Sun, 01 Mar 2026 09:00:00 +0000")


def test_a_sent_and_a_received_mail_become_touches() -> None:
    out, answer = touch(SENT), touch(mail())
    assert (out.direction, out.party.handle, out.native_id, out.at) == ("out", "zoe@example.org", "m1@example.com", datetime(2026, 3, 1, 9, tzinfo=UTC))
    assert (answer.direction, answer.party, answer.in_reply_to) == ("in", ("Zoë Brandt", "zoe@example.org"), "m1@example.com")
    assert answer.at == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert answer.conversation == out.conversation == "m1@example.com"


def test_inbound_mail_is_dated_by_the_top_received_line_and_outbound_by_its_date() -> None:
    received = "from a by b; Mon, 2 Mar 2026 09:00:30 +0000 (UTC)"
    answer = touch(mail(Received=received, Date="Mon, 02 Mar 2026 08:00:00 +0000"))
    assert answer.at == datetime(2026, 3, 2, 9, 0, 30, tzinfo=UTC)
    own = touch(mail(From="maya@example.com", To="zoe@example.org", Received=received, Date="Mon, 02 Mar 2026 08:00:00 +0000"))
    assert own.at == datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize(("text", "at"), [
    ("Thu, 16 Apr 2015 09:53:04 +0000", (2015, 4, 16, 9, 53, 4)), ("16 Apr 2015 09:53 -0330", (2015, 4, 16, 13, 23, 0)),
    ("Thu, 16 Apr 15 09:53:04 GMT", (2015, 4, 16, 9, 53, 4)), ("Thu, 16 Apr 2015 09:53:60 +0000", (2015, 4, 16, 9, 53, 59)),
])
def test_mail_dates_in_the_forms_that_occur(text: str, at: tuple[int, ...]) -> None:
    assert mail_time(text) == datetime(*at, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize("text", ["", "yesterday", "Thu, 99 Apr 2015 09:53:04 +0000", "Thu, 1 Foo 2015 09:53:04 +0000"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert mail_time(text) is None


DSN = b"""From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
To: maya@example.com
Subject: Undelivered Mail Returned to Sender
Date: Mon, 02 Mar 2026 10:00:00 +0000
Message-ID: <d1@mx.example.net>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

It did not arrive.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; zoe@example.org
Action: failed
Status: 5.1.1

--b
Content-Type: message/rfc822

From: maya@example.com
To: zoe@example.org
Message-ID: <m1@example.com>

Hello
--b--
"""


def test_a_delivery_report_is_a_bounce_of_the_mail_that_came_back() -> None:
    found = touch(DSN)
    assert (found.kind, found.auto_class, found.party.handle, found.bounced_id) == ("bounce", "bounce", "zoe@example.org", "m1@example.com")


def test_a_mail_that_only_speaks_of_delivery_reports_is_a_persons() -> None:
    raw = mail("--b\nContent-Type: text/plain\n\nI read about message/delivery-status today\n--b--", Content_Type="multipart/mixed; boundary=b")
    assert touch(raw).auto_class == "human"


def test_a_delay_is_no_bounce() -> None:
    found = touch(DSN.replace(b"Action: failed", b"Action: delayed"))
    assert (found.kind, found.auto_class) == ("auto", "delay")


@pytest.mark.parametrize(("headers", "expected"), [
    ({"Auto_Submitted": "auto-replied"}, "auto"), ({"Auto_Submitted": "auto-generated"}, "auto"), ({"Auto_Submitted": "no"}, "human"),
    ({"X_Autoreply": "yes"}, "auto"), ({"X_Autoreply": "no"}, "human"), ({"Precedence": "auto_reply"}, "auto"),
    ({"X_MS_Exchange_Inbox_Rules_Loop": "zoe@example.org"}, "auto"), ({"X_Auto_Response_Suppress": "All"}, "human"),
    ({"Subject": "Automatic reply: tests"}, "auto"), ({"Subject": "Automatische Antwort: Tests"}, "auto"),
    ({"Subject": "Out of Office: back Monday"}, "auto"), ({"Subject": "Réponse automatique : tests"}, "auto"),
    ({"Subject": "Respuesta automática: pruebas"}, "auto"), ({"Subject": "Risposta automatica: prove"}, "auto"),
    ({"Subject": "Automatisch antwoord: tests"}, "auto"), ({"Subject": "Autosvar: test"}, "auto"),
    ({"Subject": "Re: the out of office problem"}, "human"), ({"Subject": "Re: Vacation homes near Turin"}, "human"),
    ({"Subject": "Re: Away from the desk, a study"}, "human"), ({"Subject": "Vacation"}, "auto"), ({"List_Unsubscribe": "<mailto:x@example.org>"}, "bulk"),
    ({"List_Id": "<a.example.org>"}, "bulk"), ({"Precedence": "bulk"}, "bulk"),
])
def test_automatic_bulk_and_human_mail_are_told_apart(headers: dict[str, str], expected: str) -> None:
    assert touch(mail(**headers)).auto_class == expected


@pytest.mark.parametrize(("raw", "reason"), [
    (mail(In_Reply_To="", List_Id="<news.example.org>"), "list mail"),
    (mail(From="list@example.org", To="list@example.org", List_Id="<x>"), "list mail"),
    (mail(From="no-reply@example.org", In_Reply_To=""), "platform notice"),
    (mail(From="maya@example.com", To="maya@example.com"), "note to self"),
    (mail(From="maya@example.com", To="a@example.org, b@example.org"), "several people"),
    (mail(From="maya@example.com", To="undisclosed-recipients:;"), "no recipient"),
    (mail(Date=""), "no date"), (mail(From=""), "no sender"), (mail(X_Gmail_Labels="Drafts"), "draft"),
    (mail(X_Gmail_Labels="=?UTF-8?Q?Entw=C3=BCrfe,Wichtig?="), "draft"), (mail(X_Gmail_Labels="Spam,Unread"), "spam"),
    (mail(X_Gmail_Labels="Chat"), "chat record"),
])
def test_what_is_no_touch_is_skipped_with_its_reason(raw: bytes, reason: str) -> None:
    found = touch_of(raw, ME, "x")
    assert isinstance(found, Left)
    assert found.kind == reason


@pytest.mark.parametrize("headers", [
    {"List_Unsubscribe": "<https://example.com/u/1>"}, {"Subject": "Vacation homes near Turin"}, {"Subject": "Out of office furniture?"},
])
def test_a_mail_of_ones_own_to_one_person_is_ones_own_words(headers: dict[str, str]) -> None:
    found = touch(mail(From="maya@example.com", To="zoe@example.org", In_Reply_To="", **headers))
    assert (found.direction, found.kind, found.auto_class) == ("out", "message", "human")


@pytest.mark.parametrize("headers", [{"List_Id": "<club.example.org>"}, {"Precedence": "bulk"}, {"Auto_Submitted": "auto-replied"}])
def test_a_list_mail_or_an_automatic_answer_of_ones_own_opens_nothing(headers: dict[str, str]) -> None:
    found = touch_of(mail(From="maya@example.com", To="zoe@example.org", In_Reply_To="", **headers), ME, "x")
    assert isinstance(found, Left) or found.kind == "auto"


def test_copies_go_to_others_and_the_one_addressee_counts() -> None:
    assert touch(mail(From="maya@example.com", To="zoe@example.org", Cc="tomas@example.org, ann@example.org")).party.handle == "zoe@example.org"
    assert touch(mail(From="maya@example.com", To="maya@example.com", Cc="tomas@example.org")).party.handle == "tomas@example.org"


def test_quoted_text_is_taken_off_and_the_whole_is_kept() -> None:
    body = "Test 7, by far.\n\nOn Sun, 1 Mar 2026 at 09:00, Maya <maya@example.com> wrote:\n> Which test caught\n> the most bugs?\n"
    found = touch(mail(body))
    assert found.text == "Test 7, by far."
    assert found.raw == body.strip()


@pytest.mark.parametrize(("body", "own"), [
    ("Yes.\n\nOn Mon, 2 Mar 2026 at 10:00 Somebody with a long name\n<a@example.org> wrote:\n\n> hi", "Yes."),
    ("Yes.\n\n-----Original Message-----\nFrom: Maya\nSent: Monday\nTo: Zoe\nSubject: x\n\nhi", "Yes."),
    ("Ja.\n\nAm 02.03.2026 um 10:00 schrieb Maya <a@example.com>:\n> hi", "Ja."),
    ("Oui.\n\nLe 2 mars 2026 à 10:00, Maya a écrit :\n> hi", "Oui."),
    ("Yes.\n\nFrom: Maya <a@example.com>\nSent: Monday, March 2, 2026 10:00 AM\nTo: Zoe\nSubject: x\n\nhi", "Yes."),
    ("> one\n> two\n> three\n\nMy answer stands below.", "My answer stands below."),
    ("On the whole I agree.\nOn Monday we meet.", "On the whole I agree.\nOn Monday we meet."),
    ("5 > 3 and\n> one quoted line only\nso what", "5 > 3 and\n> one quoted line only\nso what"),
])
def test_own_words_are_found_in_the_common_forms_of_quoting(body: str, own: str) -> None:
    assert own_text(body) == own


def test_odd_mail_is_read_all_the_same() -> None:
    assert touch(mail("caf\u00e9", Content_Type="text/plain; charset=x-no-such", Content_Transfer_Encoding="8bit")).text == "café"
    assert touch(mail("%%%not base64%%%", Content_Transfer_Encoding="base64", Content_Type="text/plain")).direction == "in"
    assert touch(mail("<p>Yes &amp; no</p><p>Ring me</p>", Content_Type="text/html")).text == "Yes & no\n\nRing me"
    assert touch(mail(Subject="=?utf-8?q?caf=C3=A9?=")).subject == "café"
    raw = mail().replace(b"Subject: Re: tests", b"Subject: caf\xe9 \xff")
    assert touch(raw).subject.startswith("caf")
    assert touch(mail(Message_ID="")).native_id == ""
    assert touch(mail(Message_ID="< r1 @example.org >")).native_id == "r1@example.org"
    nested = b"Content-Type: message/rfc822\n\n" * 3000
    assert touch(mail().partition(b"\n\n")[0] + b"\n" + nested).direction == "in"


def test_a_mail_reaction_is_a_reaction() -> None:
    raw = mail("--b\nContent-Type: text/vnd.google.email-reaction+json\n\n{}\n--b--", Content_Type="multipart/mixed; boundary=b")
    assert touch(raw).kind == "reaction"


# --- the files ---------------------------------------------------------------------------------------------------


def test_an_mbox_gives_every_mail_and_finds_its_owner(tmp_path: Path) -> None:
    touches, skipped, owner = items(written(
        tmp_path / "a.mbox", box(SENT, mail(), mail(From="news@example.net", List_Id="<x>", In_Reply_To=""))))
    assert [one.direction for one in touches] == ["out", "in"]
    assert reasons(skipped) == {"list mail": 1}
    assert (owner.account, owner.sure) == ("maya@example.com", "low")


@pytest.mark.parametrize("line", [
    "From zoë@example.org Mon Mar  2 10:00:00 2026".encode(), "From zo\u00eb Mon Mar  2 10:00:00 2026".encode("latin-1"),
    b"From 1498@xxx Thu Apr 16 09:53:04 +0000 2015", b"From - Mon Mar 02 10:00:00 2026", b"From zoe@example.org",
    b"From zoe at example.org  Mon Mar  2 10:00:00 2026",
])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_every_form_of_the_separating_line_is_known(tmp_path: Path, line: bytes, end: bytes) -> None:
    raw = box(SENT, mail(), line=line).replace(b"\n", end)
    touches, _, _ = items(written(tmp_path / "a.mbox", raw), ["maya@example.com"])
    assert [one.direction for one in touches] == ["out", "in"]
    assert touches[1].text == "Gladly."


def test_a_sentence_that_begins_with_from_does_not_split_a_mail(tmp_path: Path) -> None:
    body = "First.\n\nFrom here on it is easy.\n\n>From the start of 2025 at 10:00 on\n\nFrom Maya at 10:30 in 2026 I heard nothing\nmore."
    touches, _, _ = items(written(tmp_path / "a.mbox", box(SENT, mail(body))), ["maya@example.com"])
    assert len(touches) == 2
    assert touches[1].text == body.replace(">From", "From")


@given(st.lists(st.text(alphabet="ab:\n F>rom-", max_size=40), max_size=5), st.integers(20, 200))
@settings(deadline=None, max_examples=60)
def test_splitting_does_not_depend_on_where_the_reads_fall(bodies: list[str], size: int) -> None:
    raw = box(*(mail(body) for body in bodies))
    import io

    whole = [one.raw for one in split(io.BytesIO(raw))]
    before = mbox_split.CHUNK
    mbox_split.CHUNK = size  # type: ignore[misc]
    try:
        pieces = [one.raw for one in split(io.BytesIO(raw))]
    finally:
        mbox_split.CHUNK = before  # type: ignore[misc]
    assert pieces == whole


def test_one_huge_mail_is_cut_and_its_neighbours_are_whole(tmp_path: Path) -> None:
    huge = mail("start\n" + "x" * 99 + "\n" + ("y" * 99 + "\n") * 120_000)
    touches, _, _ = items(written(tmp_path / "a.mbox", box(SENT, huge, mail(Message_ID="<r3@x>"))), ["maya@example.com"])
    assert [one.native_id for one in touches] == ["m1@example.com", "r1@example.org", "r3@x"]
    assert len(touches[1].text) <= 200_000


def test_maildir_eml_and_takeout_zips_are_read(tmp_path: Path) -> None:
    maildir = mailbox.Maildir(tmp_path / "Maildir")
    first = mailbox.MaildirMessage(SENT)
    first.set_flags("S")
    maildir.add(first)
    draft = mailbox.MaildirMessage(mail(From="maya@example.com", To="x@example.org"))
    draft.set_flags("D")
    maildir.add(draft)
    touches, skipped, _ = items(tmp_path / "Maildir", ["maya@example.com"])
    assert [one.native_id for one in touches] == ["m1@example.com"]
    assert reasons(skipped) == {"draft": 1}

    eml = written(tmp_path / "one.eml", mail())
    assert items(eml, ["maya@example.com"])[0][0].native_id == "r1@example.org"
    emlx = mail()
    apple = written(tmp_path / "two.emlx", b"%d\n" % len(emlx) + emlx + b"<?xml version='1.0'?><plist></plist>")
    assert items(apple, ["maya@example.com"])[0][0].text == "Gladly."

    name = "Takeout/Mail/Alle Nachrichten.mbox"
    takeout = zipped(tmp_path / "takeout.zip", {name: box(
        SENT.replace(b"Subject", b"X-GM-THRID: 77\nX-Gmail-Labels: =?UTF-8?Q?Gesendet,Ge=C3=B6ffnet?=\nSubject"),
        mail(X_GM_THRID="77", X_Gmail_Labels="Posteingang"), line=b"From 1498@xxx Thu Apr 16 09:53:04 +0000 2015")})
    touches, _, owner = items(takeout)
    assert (owner.account, owner.sure) == ("maya@example.com", "high")
    assert {one.conversation for one in touches} == {"77"}


def test_apple_mail_folders_hold_a_file_called_mbox(tmp_path: Path) -> None:
    folder = unzipped(tmp_path / "Inbox.mbox", {"mbox": box(SENT, mail()), "table_of_contents": b"\0\1"})
    assert len(items(folder, ["maya@example.com"])[0]) == 2


def test_a_mailbox_of_many_addresses_is_asked_for(tmp_path: Path) -> None:
    other = mail(From="a@example.org", To="b@example.org")
    with detect.open_source(written(tmp_path / "a.mbox", box(SENT, other))) as source:
        assert detect.reader_for(source).find_owner([source], ()) is None


@given(st.binary(max_size=3000))
@settings(deadline=None, max_examples=200)
def test_no_bytes_crash_the_reader_of_a_mail(raw: bytes) -> None:
    for one in (raw, b"From: a@example.org\nDate: Mon, 02 Mar 2026 10:00:00 +0000\n" + raw, mail() + raw):
        assert isinstance(touch_of(one, ME, "x"), ImportedTouch | Left)


def test_an_own_mail_written_by_the_standard_library_round_trips() -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "maya@example.com", "Zoë <zoe@example.org>", "Über Tests"
    message["Date"], message["Message-ID"] = "Mon, 02 Mar 2026 10:00:00 +0000", "<a@b>"
    message.set_content("Grüße, " + "x" * 200)
    found = touch(message.as_bytes())
    assert (found.subject, found.text) == ("Über Tests", "Grüße, " + "x" * 200)


def test_the_quote_finder_is_not_slow_on_hostile_text() -> None:
    start = time.process_time()
    own_text("On " * 50_000 + "\n" + "> \n" * 50_000)
    own_text("From:\n" * 50_000)
    assert time.process_time() - start < 20
