"""Sending from the page: two clicks, once, and nothing lost when the server is away."""

from __future__ import annotations

import socket
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from composer.record.people import everyone
from composer.record.store import open_record
from composer.settings import Mail, Settings, load_settings, save_settings
from tests.mailbed import Bed, bed  # noqa: F401  # a fixture
from tests.test_web import button, field, healthy, visit, words


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


def at_settings(settings: Settings, mail: Mail) -> AppTest:
    save_settings(replace(settings, mail=mail))
    page = visit("settings")
    page.session_state["settings_tab"] = "Mail"
    return healthy(page.run())


def test_a_provider_fills_in_its_servers_and_says_the_way_to_a_password(settings: Settings) -> None:
    page = at_settings(settings, Mail())
    healthy(page.selectbox(key="mail_provider").set_value("iCloud Mail").run())
    assert any("App-Specific Passwords" in one.value for one in page.info)
    field(page.text_input, "Your e-mail address").set_value("maya@icloud.com")
    healthy(button(page, "Save").click().run())
    kept = load_settings().mail
    assert (kept.imap_host, kept.imap_port, kept.smtp_host, kept.smtp_port, kept.starttls) == (
        "imap.mail.me.com", 993, "smtp.mail.me.com", 587, True)
    healthy(page.selectbox(key="mail_provider").set_value("Outlook.com, Hotmail, Microsoft 365").run())
    assert any("Import" in one.value for one in page.warning)


def test_a_fetch_that_fails_says_so_and_the_page_goes_on(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_IMAP_PASSWORD", "x")
    page = at_settings(settings, Mail(address="me@example.com", imap_host="localhost", imap_port=free_port()))
    button(page, "Fetch mail now").click().run()
    fetched(page)
    assert any("That didn't work" in one.value for one in page.warning)
    assert not page.button(key="mail_fetch").disabled


@pytest.mark.mail
def test_mail_is_fetched_in_the_background(settings: Settings, bed: Bed, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setenv("OVERTURE_IMAP_PASSWORD", "bob-pw")
    bed.empty("bob")
    bed.deliver(b"From: Zoe <zoe@example.org>\r\nTo: bob@test.local\r\nSubject: Hi\r\nDate: Thu, 05 Mar 2026 10:00:00 +0100\r\n"
                b"Message-ID: <f1@example.org>\r\n\r\nHello\r\n", to="bob@test.local")
    bed.await_mails("bob", 1)
    mail = Mail(address="bob@test.local", imap_host="localhost", imap_port=bed.port(993), imap_user="bob@test.local", ca_file=bed.ca_file)
    page = at_settings(settings, mail)
    button(page, "Fetch mail now").click().run()
    fetched(page)
    assert any("Fetched 1 new message." in one.value for one in page.success)


def fetched(page: AppTest) -> None:
    """Wait for the job's own thread, then look at the page once more."""
    for thread in threading.enumerate():
        if thread.name == "model-fetch_mail":
            thread.join(60)
    healthy(page.run())
