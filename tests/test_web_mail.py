"""Sending from the page: two clicks, once, and nothing lost when the server is away."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from composer.record.people import everyone
from composer.record.store import open_record
from composer.settings import Mail, Settings, save_settings
from tests.mailbed import Bed, bed  # noqa: F401  # a fixture
from tests.test_web import button, healthy, visit, words


def at_mail(settings: Settings, mail: Mail) -> AppTest:
    save_settings(replace(settings, mail=mail))
    page = visit()
    button(page, "example person").click().run()
    for label in ("why you write", "the channel"):
        healthy(button(page, label).click().run())
    page.radio[0].set_value("email").run()
    page = healthy(button(page, "the message").click().run())
    page.session_state["write_editor"] = {"value": None}
    return page.run()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_without_a_mail_server_nothing_can_be_sent_from_here(settings: Settings) -> None:
    page = at_mail(settings, Mail())
    assert not [one for one in page.button if "Send now" in one.label]


def test_a_mail_that_did_not_go_out_waits_among_the_follow_ups(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_SMTP_PASSWORD", "x")
    page = at_mail(settings, Mail(address="me@example.com", smtp_host="localhost", smtp_port=free_port()))
    assert "Subject:" in words(page)
    button(page, "Send now").click().run()
    assert any("Not sent" in item.value for item in page.error)
    due = visit("follow_ups")
    assert "Unsent mail" in words(due)
    button(due, "Send now")
    with open_record(settings.record_url) as record:
        assert everyone(record) == []  # what was not sent is not in the record


@pytest.mark.mail
def test_a_mail_is_sent_once_and_noted(settings: Settings, bed: Bed, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:  # noqa: F811
    monkeypatch.setenv("OVERTURE_SMTP_PASSWORD", "alice-pw")
    bed.empty("sink")
    mail = Mail(address="alice@test.local", smtp_host="localhost", smtp_port=bed.port(465), smtp_user="alice@test.local", ca_file=bed.ca_file)
    page = healthy(button(at_mail(settings, mail), "Send now").click().run())
    assert "Sent to" in words(page)
    assert not [one for one in page.button if "Send now" in one.label]
    with open_record(settings.record_url) as record:
        (person,) = everyone(record)
    assert [(item.channel, item.direction) for item in person.touches] == [("email", "out")]
    assert len(bed.mails("sink")) == 1
