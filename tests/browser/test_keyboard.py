"""Every job with the keyboard alone: what is needed is reached with the Tab key, from where the job before left off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from composer.record import people, person_marks
from composer.record.log import log_answer, log_sent
from composer.record.store import open_record
from composer.settings import Settings, save_settings
from composer.web.state import now
from tests.browser.support import Server, ready, serving, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST = 90  # presses of the Tab key to anything on a page
# What has the focus, inside the editor too, by the name that a screen reader says.
NAMED = """() => {
    let here = document.activeElement;
    while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
    if (!here || here.matches('body, main, div:not([role])')) return '';  // what can only be scrolled
    const said = here.getAttribute('aria-label') || here.closest('label')?.innerText || here.innerText || here.value || '';
    return said.replace(/\\s+/g, ' ').trim();
}"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Somebody who waits for three answers, one of which came."""
    settings = Settings(home=tmp_path / "home", name="Maya Lindqvist")
    save_settings(settings)
    at = now() - timedelta(days=12)
    with open_record(settings.record_url) as record:
        sent = log_sent(record, to="Ingrid Solheim", channel="email", handle="ingrid@example.com", at=at, text="Hello Ingrid. Which year?")
        log_answer(record, "reply", outreach=sent.outreach, at=at + timedelta(hours=3), text="The third.")
        for name, handle in (("Kwame Boateng", "kwame@example.com"), ("Ana Lima", "ana@example.com")):
            log_sent(record, to=name, channel="email", handle=handle, at=at, text="Hi, which bridge came first?")
    with serving(settings.home) as running:
        yield running


def to(page: Page, name: str, *, back: bool = False) -> None:
    """Go on with the Tab key until what bears this name has the focus."""
    passed = []
    for _ in range(MOST):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        said = page.evaluate(NAMED)
        if name in said:
            return
        passed.append(said[:40])
    raise AssertionError(f"the Tab key does not come to “{name}”: {passed}")


def press(page: Page, name: str, key: str = "Enter", *, back: bool = False) -> None:
    to(page, name, back=back)
    page.keyboard.press(key)
    ready(page)


def visit(page: Page, name: str) -> None:
    page.goto(f"/{name}")
    ready(page)
    page.get_by_role("heading", level=1).wait_for()


def record_of(server: Server) -> str:
    return Settings(home=server.home).record_url


def test_a_first_message_is_written_copied_and_marked_as_sent(page: Page, server: Server) -> None:
    visit(page, "")
    press(page, "Try it with an example person")
    press(page, "Next: why you write")
    press(page, "Next: the channel")
    press(page, "Next: the message")
    page.locator(".shell[data-checked]").wait_for()
    press(page, "Copy text")
    page.locator(".copied", has_text="Copied").wait_for()
    press(page, "Mark as sent")
    page.locator(".toast", has_text="Marked as sent to Tomás Ortega").wait_for()


def test_a_reply_and_a_call_are_noted_in_boxes_that_take_the_focus(page: Page, server: Server) -> None:
    visit(page, "people")
    press(page, "Kwame Boateng")
    page.get_by_role("heading", name="Kwame Boateng").wait_for()
    press(page, "Mark as replied")
    wait_until(page, "() => document.activeElement.closest('[data-testid=stPopoverBody]') !== null")
    to(page, "A reply")
    page.keyboard.press("ArrowDown")
    ready(page)
    press(page, "Save")
    page.locator(".toast", has_text="Reply from Kwame Boateng saved.").wait_for()
    press(page, "Add a call", back=True)
    wait_until(page, "() => document.activeElement.closest('[data-testid=stPopoverBody]') !== null")
    press(page, "Save")
    page.locator(".toast", has_text="Call with Kwame Boateng saved.").wait_for()
    with open_record(record_of(server)) as record:
        assert sorted(touch.kind for touch in people.show(record, 2).touches) == ["call", "message", "message"]


def test_a_box_gives_the_focus_back_at_its_end_and_on_escape(page: Page, server: Server) -> None:
    visit(page, "people")
    press(page, "Kwame Boateng")
    page.get_by_role("heading", name="Kwame Boateng").wait_for()
    press(page, "Add a meeting")
    wait_until(page, "() => document.activeElement.getAttribute('aria-label')?.startsWith('year')")
    to(page, "Save")
    page.keyboard.press("Tab")
    assert "Add a meeting" in page.evaluate(NAMED)
    page.keyboard.press("Escape")
    page.locator("[data-testid=stPopoverBody]").wait_for(state="detached")
    assert "Add a meeting" in page.evaluate(NAMED)


def test_notes_and_a_wish_not_to_be_contacted_are_kept(page: Page, server: Server) -> None:
    visit(page, "people")
    press(page, "Ingrid Solheim")
    page.get_by_role("heading", name="Ingrid Solheim").wait_for()
    press(page, "Notes, tags and how often to be in touch")
    page.get_by_role("textbox", name="Notes").wait_for()
    to(page, "Help for Notes")
    page.keyboard.press("Tab")
    page.keyboard.type("Met in Lyon")
    press(page, "Save")
    page.locator(".toast", has_text="Saved.").wait_for()
    press(page, "Do not contact, export, erase")
    page.get_by_role("button", name="Never contact them again").wait_for()
    press(page, "Never contact them again")
    page.locator(".toast", has_text="won't be contacted again").wait_for()
    with open_record(record_of(server)) as record, record.read() as conn:
        assert person_marks.of(conn, 1).note == "Met in Lyon"
    press(page, "Undo", back=True)
    page.get_by_role("button", name="Write to them").wait_for()


def test_a_follow_up_is_written_and_somebody_is_snoozed(page: Page, server: Server) -> None:
    visit(page, "follow-ups")
    press(page, "Write follow-up")
    to(page, "Something new for them")
    page.keyboard.type("you opened a second bridge")
    page.keyboard.press("Tab")
    page.locator(".shell[data-checked]").wait_for()
    press(page, "Mark as sent")
    page.locator(".toast", has_text="Marked as sent to").wait_for()
    ready(page)
    to(page, "Snooze")
    page.keyboard.press("Enter")
    wait_until(page, "() => document.activeElement.getAttribute('role') === 'menuitem'")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(NAMED) == "Next week"
    page.keyboard.press("Enter")
    page.locator(".toast", has_text="is snoozed until").wait_for()


def test_an_export_comes_in_and_goes_again(page: Page, server: Server) -> None:
    table = server.home.parent / "more.csv"
    table.write_text("at,person,channel,direction,text\n2026-03-02T09:00:00Z,Bo Ek,email,out,Hello?\n", encoding="utf-8")
    visit(page, "import")
    press(page, "Options")
    to(page, "Where a file or folder is on this machine")
    page.keyboard.type(str(table))
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Import", exact=True).wait_for()
    ready(page)
    to(page, "download Import")
    page.keyboard.press("Enter")
    page.get_by_text("Imported 1 new message.").wait_for()
    ready(page)
    press(page, "Undo this import")
    page.locator(".toast", has_text="Undone").wait_for()


def test_a_rule_of_ones_own_is_made_and_taken_away(page: Page, server: Server) -> None:
    visit(page, "rules")
    to(page, "Words to look for")
    page.keyboard.type("circle back")
    to(page, "What to say about them")
    page.keyboard.type("Office jargon")
    page.keyboard.press("Tab")
    ready(page)
    press(page, "Save rule")
    page.locator(".toast", has_text="Saved and active.").wait_for()
    press(page, "Delete", back=True)
    page.locator(".toast", has_text="The rule is deleted.").wait_for()


def test_settings_are_changed_and_a_backup_is_made_and_restored(page: Page, server: Server) -> None:
    visit(page, "settings")
    to(page, "City or time zone")
    page.keyboard.type("Oslo")
    press(page, "Save")
    page.locator(".toast", has_text="Saved.").wait_for()
    to(page, "You", back=True)
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    ready(page)
    press(page, "Back up now")
    page.locator(".toast", has_text="Backed up").wait_for()
    press(page, "Restore a backup")
    press(page, "Restore this backup")
    page.locator(".toast", has_text="Restored.").wait_for()
    assert 'timezone = "Europe/Oslo"' in (server.home / "settings.toml").read_text(encoding="utf-8")
