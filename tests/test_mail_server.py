"""Reading and sending mail against a real Dovecot and Postfix."""

from __future__ import annotations

import imaplib
import os
import socket
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from composer.do_not_contact import stop_anybody
from composer.errors import BadUsage, OutsideFailed, Stopped
from composer.mail import outbox, smtp
from composer.mail.drafts import put_draft
from composer.mail.sync import probe, sync
from composer.record.store import Record, open_record
from composer.reports.report import report, report_dict
from composer.settings import Mail, Settings
from tests.mailbed import Bed, bed  # noqa: F401  # a fixture
from tests.test_mail_outbox import draft

pytestmark = pytest.mark.mail
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
NOW = datetime.now(UTC) + timedelta(hours=1)  # the server stamps what it delivers with its own clock


@pytest.fixture
def record(home: Path) -> Iterator[Record]:
    with open_record(f"sqlite:///{home / 'record.db'}") as opened:
        yield opened


@pytest.fixture
def mine(settings: Settings, bed: Bed, monkeypatch: pytest.MonkeyPatch) -> Settings:  # noqa: F811
    monkeypatch.setenv("OVERTURE_IMAP_PASSWORD", "alice-pw")
    monkeypatch.setenv("OVERTURE_SMTP_PASSWORD", "alice-pw")
    for user in ("alice", "sink"):
        bed.empty(user)
    mail = Mail(address="alice@test.local", imap_host="localhost", imap_port=bed.port(993), smtp_host="localhost", smtp_port=bed.port(465),
                ca_file=bed.ca_file)
    return replace(settings, name="Alice", mail=mail)


def mail(number: int, at: datetime, *, answers: int = 0, sender: str = "Zoë <zoe@example.org>", to: str = "alice@test.local", **headers: str) -> bytes:
    lines = {"From": sender, "To": to, "Date": format_datetime(at), "Message-ID": f"<{number}@example.org>", "Subject": "Tests",
             **({"In-Reply-To": f"<{answers}@example.org>"} if answers else {}), **{name.replace("_", "-"): value for name, value in headers.items()}}
    return ("".join(f"{name}: {value}\r\n" for name, value in lines.items()) + f"\r\nmail {number}\r\n").encode()


def put(bed: Bed, raw: bytes, folder: str = "Sent") -> None:  # noqa: F811
    """Put a mail into a folder of alice’s, as her mail program would."""
    client = bed.box("alice", folder)
    client.append(folder, None, None, raw)  # type: ignore[arg-type]
    client.logout()


def numbers(record: Record) -> dict[str, int]:
    group = report_dict(report(record, now=NOW))["groups"][0]
    return {key: group[key] for key in ("sent", "bounced", "replied", "auto")}


def test_sent_mail_answers_bounces_and_vacation_notes_are_told_apart(record: Record, mine: Settings, bed: Bed) -> None:  # noqa: F811
    for number, to in ((1, "zoe@example.org"), (2, "bounce-me@example.org"), (3, "away@example.org"), (4, "silent@example.org")):
        put(bed, mail(number, START, sender="alice@test.local", to=to))
    bed.deliver(mail(11, START + timedelta(hours=2), answers=1))
    bed.deliver(mail(13, START + timedelta(hours=1), answers=3, sender="away@example.org", Auto_Submitted="auto-replied", Subject="Out of office"))
    bed.deliver(mail(14, START, sender="news@example.net", List_Id="<news.example.net>", List_Unsubscribe="<mailto:x@example.net>"))
    # A real bounce: Postfix refuses the address and writes its report to alice.
    bed.deliver(mail(2, START, sender="alice@test.local", to="bounce-me@example.org"), to="bounce-me@test.local", sender="alice@test.local")
    bed.await_mails("alice", 4)
    found = sync(record, mine, now=NOW)
    assert (found.read, found.new, dict(found.skipped)) == (8, 7, {"list mail": 1})
    assert numbers(record) == {"sent": 4, "bounced": 1, "replied": 1, "auto": 1}
    assert all(b"\\Seen" not in flags for _, flags in bed.mails("alice"))


def test_a_second_sync_reads_nothing_and_new_mail_only_once(record: Record, mine: Settings, bed: Bed) -> None:  # noqa: F811
    put(bed, mail(1, START, sender="alice@test.local", to="zoe@example.org"))
    assert sync(record, mine, now=NOW).new == 1
    # The last mail is what the server names for “n:*” when nothing is new.
    assert (sync(record, mine, now=NOW).read, numbers(record)["sent"]) == (0, 1)
    bed.deliver(mail(11, START + timedelta(hours=2), answers=1))
    bed.await_mails("alice", 1)
    again = sync(record, mine, now=NOW)
    assert (again.read, again.new, again.replies) == (1, 1, 1)


def made_anew(client: imaplib.IMAP4, folder: str) -> None:
    """Delete and create a folder until its UIDVALIDITY is another, which Dovecot takes from the clock."""

    def validity() -> bytes:
        return bytes(client.status(folder, "(UIDVALIDITY)")[1][0])

    before = validity()
    for _ in range(10_000):
        client.delete(folder)
        client.create(folder)
        if validity() != before:
            return
    raise AssertionError(f"{folder} kept its UIDVALIDITY: {before!r}")


def test_when_uidvalidity_changes_everything_is_read_again_and_nothing_doubles(record: Record, mine: Settings, bed: Bed) -> None:  # noqa: F811
    mine = replace(mine, mail=replace(mine.mail, folders=("INBOX", "Work")))
    for life in (1, 2):
        client = bed.box("alice")
        if life == 1:
            client.create("Work")
        else:
            made_anew(client, "Work")
        for number in (1, 2, 3):
            client.append("Work", None, None, mail(number, START, sender=f"p{number}@example.org"))  # type: ignore[arg-type]
        if life == 2:
            client.append("Work", None, None, mail(4, START, sender="p4@example.org"))  # type: ignore[arg-type]
        client.logout()
        found = sync(record, mine, now=NOW)
        assert (found.read, found.new, found.known) == ((3, 3, 0) if life == 1 else (4, 1, 3))


def test_starttls_reads_and_sends_too(record: Record, mine: Settings, bed: Bed) -> None:  # noqa: F811
    mine = replace(mine, mail=replace(mine.mail, imap_port=bed.port(143), smtp_port=bed.port(587), starttls=True))
    assert sync(record, mine, now=NOW).read == 0
    saved = outbox.save(record, mine, draft(), to="zoe@example.org", now=NOW)
    assert smtp.send(record, mine, saved.id, now=NOW).state == "sent"
    assert "messages in the inbox" in probe(mine)


@pytest.mark.parametrize("case", ["self-signed", "wrong host", "wrong host smtp", "no tls there"])
def test_a_certificate_that_is_not_to_be_trusted_is_refused_before_the_password(record: Record, mine: Settings, bed: Bed, case: str) -> None:  # noqa: F811
    change = {
        "self-signed": {"ca_file": ""}, "wrong host": {"imap_host": "127.0.0.2"},
        "wrong host smtp": {"smtp_port": bed.port(466), "ca_file": str(bed.folder / "tls" / "other.pem")},
        "no tls there": {"imap_port": bed.port(143), "smtp_port": bed.port(25)},
    }[case]
    settings = replace(mine, mail=replace(mine.mail, **change))  # type: ignore[arg-type]
    if case != "wrong host smtp":
        with pytest.raises(OutsideFailed, match=r"no password was sent|cannot be reached"):
            sync(record, settings, now=NOW)
    if case != "wrong host":
        saved = outbox.save(record, settings, draft(), to="zoe@example.org", now=NOW)
        with pytest.raises(OutsideFailed, match="no password was sent"):
            smtp.send(record, settings, saved.id, now=NOW)
        assert outbox.get(record, saved.id).state == "failed"


class _Stripped(socketserver.StreamRequestHandler):
    """A server between, which takes the offer of TLS out of what the real one says, and keeps what the client says."""

    def handle(self) -> None:
        server = socket.create_connection(("127.0.0.1", self.server.behind))  # type: ignore[attr-defined]
        with server, server.makefile("rwb") as real:
            threading.Thread(target=self._answers, args=(real,), daemon=True).start()
            with suppress(OSError, ValueError):
                for line in self.rfile:
                    self.server.said.append(line)  # type: ignore[attr-defined]
                    real.write(line)
                    real.flush()

    def _answers(self, real: object) -> None:
        with suppress(OSError, ValueError):  # either side may hang up first
            for line in real:  # type: ignore[attr-defined]
                kept = line.replace(b" STARTTLS", b"").replace(b"-STARTTLS", b"-XNOTHING").replace(b"LOGINDISABLED", b"AUTH=PLAIN")
                self.wfile.write(kept)


@pytest.mark.parametrize("service", [143, 587])
def test_when_starttls_is_stripped_no_password_leaves(record: Record, mine: Settings, bed: Bed, service: int) -> None:  # noqa: F811
    between = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Stripped)
    between.daemon_threads = True
    between.behind, between.said = bed.port(service), []  # type: ignore[attr-defined]
    threading.Thread(target=between.serve_forever, daemon=True).start()
    port = between.server_address[1]
    try:
        settings = replace(mine, mail=replace(mine.mail, imap_port=port, smtp_port=port, starttls=True))
        if service == 143:
            with pytest.raises(OutsideFailed, match="offers no TLS; no password was sent"):
                sync(record, settings, now=NOW)
        else:
            saved = outbox.save(record, settings, draft(), to="zoe@example.org", now=NOW)
            with pytest.raises(OutsideFailed, match="offers no TLS; no password was sent"):
                smtp.send(record, settings, saved.id, now=NOW)
        said = b"".join(between.said).upper()  # type: ignore[attr-defined]
        assert b"LOGIN" not in said
        assert b"AUTH" not in said
    finally:
        between.shutdown()
        between.server_close()


def test_a_wrong_password_and_a_missing_server_are_said(record: Record, mine: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_IMAP_PASSWORD", "swordfish-77")
    with pytest.raises(OutsideFailed, match="refused the user name or the password") as found:
        sync(record, mine, now=NOW)
    assert "swordfish-77" not in str(found.value)
    with pytest.raises(OutsideFailed, match="cannot be reached"):
        sync(record, replace(mine, mail=replace(mine.mail, imap_port=1)), now=NOW)
    monkeypatch.setenv("OVERTURE_IMAP_PASSWORD", "alice-pw")
    with pytest.raises(BadUsage, match=r"it has .*INBOX"):
        sync(record, replace(mine, mail=replace(mine.mail, folders=("Nowhere",))), now=NOW)


def test_a_sent_mail_arrives_is_recorded_and_comes_back_from_the_mailbox_only_once(record: Record, mine: Settings, bed: Bed) -> None:  # noqa: F811
    saved = outbox.save(record, mine, draft(), to="zoe@example.org", name="Zoë Brandt", now=START, purpose="learn")
    sent = smtp.send(record, mine, saved.id, now=START)
    assert sent.state == "sent"
    assert smtp.send(record, mine, saved.id, now=START).state == "sent"
    (arrived,) = bed.await_mails("sink", 1, "Message-ID", saved.message_id)
    assert arrived["To"] == "=?utf-8?b?Wm/DqyBCcmFuZHQ=?= <zoe@example.org>" or "zoe@example.org" in arrived["To"]
    put(bed, arrived.as_bytes())
    bed.deliver(mail(11, START + timedelta(hours=2), In_Reply_To=f"<{saved.message_id}>"))
    bed.await_mails("alice", 1)
    found = sync(record, mine, now=NOW)
    assert (found.new, found.known) == (1, 1)
    assert numbers(record) == {"sent": 1, "bounced": 0, "replied": 1, "auto": 0}


def test_a_server_that_refuses_leaves_the_mail_to_be_tried_again(record: Record, mine: Settings, bed: Bed) -> None:  # noqa: F811
    settings = replace(mine, mail=replace(mine.mail, smtp_user="nobody@test.local"))
    saved = outbox.save(record, settings, draft(), to="zoe@example.org", now=NOW)
    with pytest.raises(OutsideFailed, match="refused the user name"):
        smtp.send(record, settings, saved.id, now=NOW)
    assert outbox.get(record, saved.id).state == "failed"
    assert smtp.send(record, mine, saved.id, now=NOW).state == "sent"
    assert len(bed.await_mails("sink", 1, "Message-ID", saved.message_id)) == 1


KILLED = """
import os, smtplib, sys
from datetime import datetime, UTC
from composer.mail import outbox, smtp
from composer.record import log
from composer.record.store import open_record
from composer.settings import load_settings
step, number = sys.argv[1], int(sys.argv[2])
def die(*args, **kwargs): os._exit(9)
def after(function):
    def run(*args, **kwargs):
        function(*args, **kwargs)
        os._exit(9)
    return run
if step == "connected": smtp._begin = die
if step == "marked": smtp._begin = after(smtp._begin)
if step == "handed over": smtplib.SMTP.data = after(smtplib.SMTP.data)
if step == "marked sent": smtp._record = die
if step == "recorded": log.log_sent = after(log.log_sent)
with open_record(load_settings().record_url) as record:
    smtp.send(record, load_settings(), number, now=datetime(2026, 3, 1, 9, tzinfo=UTC))
"""


@pytest.mark.parametrize(("step", "state", "arrives"), [
    ("connected", "saved", 0), ("marked", "unsure", 0), ("handed over", "unsure", 1), ("marked sent", "sent", 1), ("recorded", "sent", 1),
])
def test_killed_at_any_step_a_mail_is_sent_at_most_once(
    record: Record, mine: Settings, bed: Bed, step: str, state: str, arrives: int,  # noqa: F811
) -> None:
    from composer.settings import save_settings

    save_settings(mine)
    saved = outbox.save(record, mine, draft(), to="zoe@example.org", name="Zoë Brandt", now=START)
    done = subprocess.run([sys.executable, "-c", KILLED, step, str(saved.id)], env=os.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 9, done.stderr
    later = START + timedelta(minutes=5)
    smtp.recover(record, now=later)
    assert outbox.get(record, saved.id).state == state
    for _ in range(2):  # the user clicks again, twice
        if state == "unsure":
            with pytest.raises(BadUsage, match="Sent folder"):
                smtp.send(record, mine, saved.id, now=later)
        else:
            assert smtp.send(record, mine, saved.id, now=later).state == "sent"
    expected = arrives or int(state == "saved")
    if expected:
        bed.await_mails("sink", expected, "Message-ID", saved.message_id)
    bed.deliver(mail(99, START), to="sink@test.local")  # whatever was sent before it has arrived when this has
    bed.await_mails("sink", 1, "Message-ID", "99@example.org")
    assert len([one for one, _ in bed.mails("sink") if one["Message-ID"] == f"<{saved.message_id}>"]) == expected
    with record.read() as conn:
        logged = conn.exec_driver_sql("SELECT count(*) FROM touch").scalar()
    assert logged == int(outbox.get(record, saved.id).state == "sent")


def test_the_mailbox_is_opened_for_reading_only(record: Record, mine: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from imapclient import IMAPClient

    opened = []
    select = IMAPClient.select_folder
    monkeypatch.setattr(IMAPClient, "select_folder", lambda client, folder, readonly=False: opened.append(readonly) or select(client, folder, readonly))
    sync(record, mine, now=NOW)
    assert opened == [True, True]


# --- drafts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("subject", "answers"), [("Re: Tests", "<11@example.org>"), ("A question", None)])
def test_a_checked_text_lies_in_the_drafts_in_its_thread_and_is_not_sent(
    record: Record, mine: Settings, bed: Bed, subject: str, answers: str | None,  # noqa: F811
) -> None:
    put(bed, mail(1, START, sender="alice@test.local", to="zoe@example.org"))
    bed.deliver(mail(11, START + timedelta(hours=2), answers=1))
    bed.await_mails("alice", 1)
    sync(record, mine, now=NOW)
    folder = put_draft(record, mine, replace(draft(), subject=subject), to="zoe@example.org", name="Zoë", now=NOW)
    found = bed.mails("alice", folder)[-1]
    assert (found[0]["Subject"], found[0]["In-Reply-To"], found[0]["From"]) == (subject, answers, "Alice <alice@test.local>")
    assert b"\\Draft" in found[1]
    assert sync(record, mine, now=NOW).new == 0
    assert numbers(record)["sent"] == 1


def test_no_draft_to_somebody_who_asked_for_none(record: Record, mine: Settings) -> None:
    stop_anybody(record, "zoe@example.org", at=NOW)
    with pytest.raises(Stopped):
        put_draft(record, mine, draft(), to="zoe@example.org", now=NOW)
