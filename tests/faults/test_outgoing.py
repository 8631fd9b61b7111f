"""What leaves by mail has the headers that were meant and no other; a clock that jumps leaves no mail stuck."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_string, policy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as how
from hypothesis import strategies as st

from composer.errors import BadUsage, BadValue
from composer.mail import outbox, smtp
from composer.record.store import open_record
from composer.settings import Mail, Settings
from tests.test_mail_outbox import draft

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
MEANT = {"from", "to", "subject", "date", "message-id", "content-type", "content-transfer-encoding", "mime-version"}
PIECES = ["=?utf-8?Q?=0D=0ABcc:_evil@x.test?=", "=?", "?=", "\r\n", "\n", "Bcc: evil@x.test", ":", " ", "\u2028", "\x85", "\x0b", "é", "日本", "a" * 80, "<", ">", '"', "\\", ",", "😀", "\ud800"]


@how(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(subject=st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=6).map("".join), name=st.lists(st.sampled_from(PIECES), max_size=3).map("".join))
@example(subject="=?utf-8?Q?=0D=0ABcc:_evil@x.test?=", name="")
@example(subject="", name="=?utf-8?Q?=0D=0ABcc:_evil@x.test?=")
def test_no_value_begins_a_header_of_its_own(tmp_path: Path, subject: str, name: str) -> None:
    mine = Settings(home=tmp_path / "home", name="Maya", mail=Mail(address="maya@example.com"))
    with open_record(f"sqlite:///{tmp_path / 'home' / 'record.db'}") as record:
        try:
            saved = outbox.save(record, mine, draft(subject=subject), to="zoe@example.org", name=name, now=NOW)
        except BadValue:
            return
        with record.read() as conn:
            raw = outbox.details(conn, saved.id)[1]
    found = message_from_string(raw, policy=policy.default)
    assert {header.lower() for header in found} == MEANT
    assert len(found.keys()) == len(MEANT)
    assert "evil" not in str(found["To"].addresses[0].addr_spec)
    assert " ".join(str(found["Subject"]).split()) == " ".join(subject.split())


@pytest.mark.parametrize("jump", [timedelta(days=365), timedelta(hours=1), timedelta(minutes=3), -timedelta(days=365)])
def test_a_mail_marked_by_a_wrong_clock_is_not_stuck(settings: Settings, home: Path, jump: timedelta) -> None:
    mine = replace(settings, name="Maya", mail=Mail(address="maya@example.com"))
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        saved = outbox.save(record, mine, draft(), to="zoe@example.org", now=NOW + jump)
        smtp._begin(record, saved.id, NOW + jump)
        unsure = smtp.recover(record, now=NOW)
        assert [mail.id for mail in unsure] == [saved.id]
        with pytest.raises(BadUsage):
            smtp.send(record, mine, saved.id, now=NOW)
        assert smtp.resolve(record, saved.id, arrived=False, now=NOW).state == "saved"
