"""The outbox: one address, no foreign headers, nothing that the check stops, nobody who asked not to be contacted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_string, policy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.errors import BadUsage, BadValue, NotFound, Stopped
from composer.mail import outbox, smtp
from composer.model import Check, Draft, Readability
from composer.record import log, stops
from composer.record.store import Record, open_record
from composer.settings import Mail, Settings

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def draft(text: str = "Hi Zoë,\n\nWhich test caught the most bugs?\n\nMaya", subject: str = "Your talk – “tests”", **more: object) -> Draft:
    check = Check("email", len(text), None, len(text.split()), "ready", Readability(), ())
    return replace(Draft("email", subject, text, "own", "", (), check), **more)  # type: ignore[arg-type]


@pytest.fixture
def record(home: Path) -> Iterator[Record]:
    with open_record(f"sqlite:///{home / 'record.db'}") as opened:
        yield opened


@pytest.fixture
def mine(settings: Settings) -> Settings:
    return replace(settings, name="Maya Lindqvist", mail=Mail(address="maya@example.com"))


def mail_of(record: Record, number: int) -> str:
    with record.read() as conn:
        return outbox.details(conn, number)[1]


def test_a_draft_is_saved_whole_with_an_id_of_its_own(record: Record, mine: Settings) -> None:
    saved = outbox.save(record, mine, draft(), to="zoe@example.org", name="Zoë Brandt", now=NOW)
    found = message_from_string(mail_of(record, saved.id), policy=policy.default)
    assert (saved.state, saved.to, saved.at) == ("saved", "zoe@example.org", NOW)
    assert found["Message-ID"] == f"<{saved.message_id}>"
    assert saved.message_id.endswith("@example.com")
    assert found["To"].addresses[0].addr_spec == "zoe@example.org"
    assert found["From"].addresses[0].display_name == "Maya Lindqvist"
    assert found["Subject"] == "Your talk – “tests”"
    assert found.get_content().replace("\r\n", "\n") == "Hi Zoë,\n\nWhich test caught the most bugs?\n\nMaya\n"
    assert outbox.waiting(record) == [saved]


def test_a_follow_up_stays_in_its_thread(record: Record, mine: Settings) -> None:
    saved = outbox.save(record, mine, draft(), to="zoe@example.org", now=NOW, in_reply_to="b@x", references=["a@x"])
    found = message_from_string(mail_of(record, saved.id))
    assert (found["In-Reply-To"], found["References"]) == ("<b@x>", "<a@x> <b@x>")


@pytest.mark.parametrize("to", [
    "", "zoe", "zoe@", "@example.org", "a@example.org, b@example.org", "a@example.org;b@example.org", "Zoe <zoe@example.org>",
    "zoe@example.org\nBcc: x@example.org", " zoe@example.org", "zoe@example.org ", "zoe@exam ple.org", "zoe@example.org\0", "a@b@c", "z..e@example.org",
    "group: a@example.org;", '"a b"@example.org', "zoe@[127.0.0.1]",
])
def test_only_one_plain_address_is_taken(record: Record, mine: Settings, to: str) -> None:
    with pytest.raises(BadValue, match="not one mail address"):
        outbox.save(record, mine, draft(), to=to, now=NOW)
    assert outbox.waiting(record) == []


@given(st.text(max_size=40))
def test_whatever_passes_as_an_address_is_exactly_one(text: str) -> None:
    try:
        address = outbox.one_address(text)
    except BadValue:
        return
    assert address.count("@") == 1
    assert not any(char in address for char in " ,;<>\r\n\t")


@pytest.mark.parametrize("field", ["subject", "name", "own", "in_reply_to", "references"])
@pytest.mark.parametrize("bad", ["x\nBcc: eve@example.net", "x\r\nBcc: eve@example.net", "x\rBcc: eve", "x\0y"])
def test_no_line_break_gets_into_a_header(record: Record, mine: Settings, field: str, bad: str) -> None:
    settings = replace(mine, name=bad) if field == "own" else mine
    with pytest.raises(BadValue, match="line breaks or control"):
        outbox.save(
            record, settings, draft(subject=bad if field == "subject" else "Hi"), to="zoe@example.org", name=bad if field == "name" else "",
            now=NOW, in_reply_to=bad if field == "in_reply_to" else "", references=[bad] if field == "references" else [])
    assert outbox.waiting(record) == []


def test_what_the_check_stops_and_what_is_no_mail_is_not_saved(record: Record, mine: Settings) -> None:
    wrong = draft()
    with pytest.raises(BadUsage, match="the check found an error"):
        outbox.save(record, mine, replace(wrong, check=replace(wrong.check, verdict="stop")), to="zoe@example.org", now=NOW)
    with pytest.raises(BadUsage, match="only mail can be sent"):
        outbox.save(record, mine, replace(wrong, channel="linkedin_note"), to="zoe@example.org", now=NOW)
    with pytest.raises(BadValue, match="your own address"):
        outbox.save(record, replace(mine, mail=Mail()), wrong, to="zoe@example.org", now=NOW)


def test_who_asked_not_to_be_contacted_gets_nothing(record: Record, mine: Settings) -> None:
    who = log.log_sent(record, to="Zoë", channel="email", handle="Zoe@example.org", at=NOW).person
    saved = outbox.save(record, mine, draft(), to="zoe@example.org", now=NOW)
    stops.stop(record, who, at=NOW)
    with pytest.raises(Stopped):
        outbox.save(record, mine, draft(), to="ZOE@example.org", now=NOW)
    with pytest.raises(Stopped):
        smtp.send(record, mine, saved.id, now=NOW)
    assert outbox.get(record, saved.id).state == "saved"


def test_without_a_server_or_a_password_nothing_is_tried(record: Record, mine: Settings) -> None:
    saved = outbox.save(record, mine, draft(), to="zoe@example.org", now=NOW)
    with pytest.raises(BadUsage, match="no mail server"):
        smtp.send(record, mine, saved.id, now=NOW)
    with pytest.raises(BadUsage, match="OVERTURE_SMTP_PASSWORD"):
        smtp.send(record, replace(mine, mail=replace(mine.mail, smtp_host="127.0.0.1")), saved.id, now=NOW)
    with pytest.raises(NotFound):
        smtp.send(record, mine, 99, now=NOW)
    assert outbox.get(record, saved.id).state == "saved"


def test_what_was_being_handed_over_when_the_program_died_is_unsure_and_stays_so(record: Record, mine: Settings) -> None:
    saved = outbox.save(record, mine, draft(), to="zoe@example.org", now=NOW)
    with record.write() as conn:
        assert outbox.move(conn, saved.id, ("saved",), "sending", at=NOW)
        assert not outbox.move(conn, saved.id, ("saved", "failed"), "sending", at=NOW)
    assert smtp.recover(record, now=NOW + timedelta(seconds=30)) == []
    with pytest.raises(BadUsage, match="being sent"):
        smtp.send(record, mine, saved.id, now=NOW + timedelta(seconds=30))
    later = NOW + timedelta(minutes=3)
    assert [mail.state for mail in smtp.recover(record, now=later)] == ["unsure"]
    with pytest.raises(BadUsage, match="look into your Sent folder"):
        smtp.send(record, mine, saved.id, now=later)
    assert smtp.resolve(record, saved.id, arrived=False, now=later).state == "saved"
    with pytest.raises(BadUsage, match="not unsure"):
        smtp.resolve(record, saved.id, arrived=True, now=later)


@pytest.mark.parametrize("field", ["native_id", "in_reply_to", "bounced_id"])
def test_an_unsure_mail_that_the_mailbox_knows_was_sent_after_all(record: Record, mine: Settings, field: str) -> None:
    from composer.model import ImportedTouch, Party
    from composer.record.merge import merge_import

    saved = outbox.save(record, mine, draft(), to="zoe@example.org", now=NOW)
    with record.write() as conn:
        outbox.move(conn, saved.id, ("saved",), "unsure", at=NOW)
    found = ImportedTouch("email", "out" if field == "native_id" else "in", NOW, Party("", "zoe@example.org"), "x", native_id="other@x")
    merge_import(record, [found._replace(**{field: saved.message_id})], source="email:maya@example.com", reader="imap", at=NOW)
    assert smtp.recover(record, now=NOW) == []
    assert outbox.get(record, saved.id).state == "sent"


def test_an_unsure_mail_that_did_arrive_is_recorded_once(record: Record, mine: Settings) -> None:
    saved = outbox.save(record, mine, draft(), to="zoe@example.org", name="Zoë Brandt", now=NOW)
    with record.write() as conn:
        outbox.move(conn, saved.id, ("saved",), "unsure", at=NOW)
    assert smtp.resolve(record, saved.id, arrived=True, now=NOW).state == "sent"
    smtp.recover(record, now=NOW)
    with record.read() as conn:
        assert conn.exec_driver_sql("SELECT native_id, channel, direction FROM touch").all() == [(saved.message_id, "email", "out")]
