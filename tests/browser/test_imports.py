"""Other people's files dropped on the page: an address book, mail whose owner is asked about, and what no reader knows beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from composer.record import own, people
from composer.record.store import open_record
from composer.settings import Settings
from tests.browser.support import Server, ready, serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

CARDS = "BEGIN:VCARD\nVERSION:3.0\nFN:Petra Blum\nORG:Blum & Sons\nEMAIL:petra@blum.example\nEND:VCARD\n"
MAIL = "".join(
    f"From x Mon Nov 16 10:00:00 2026\nFrom: {sender}\nTo: {to}\nDate: Mon, 16 Nov 2026 {hour}:00:00 +0100\nSubject: {subject}\n"
    f"Message-ID: <m{hour}@example.com>\n\n{text}\n\n"
    for hour, sender, to, subject, text in (
        (10, "Rosa Reed <rosa@reed.example>", "Ines Moreau <ines@moreau.example>", "Your gauges", "Which gauge would you buy today?"),
        (12, "Rosa Reed <rosa@work.example>", "Jo Ek <jo@ek.example>", "Your maps", "Which map came first?"),
        (15, "Ines Moreau <ines@moreau.example>", "Rosa Reed <rosa@reed.example>", "Re: Your gauges", "The radar one."),
    )
)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path / "home") as running:
        yield running


def dropped(page: Page, folder: Path, **files: str | bytes) -> None:
    """Drop files on an empty import page."""
    page.goto("/import")
    ready(page)
    paths = []
    for name, text in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        paths.append(str(path))
    page.locator("input[type=file]").set_input_files(paths)
    page.get_by_role("heading", name="What's in it").wait_for()


def bring_in(page: Page) -> None:
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_text("Imported ").first.wait_for()
    ready(page)


def test_an_address_book_brings_people_who_are_not_due(page: Page, server: Server, tmp_path: Path) -> None:
    dropped(page, tmp_path, cards_vcf=CARDS)
    page.get_by_text("An address book holds people and no messages").wait_for()
    bring_in(page)
    page.get_by_text("Imported 1 new person.").wait_for()
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_role("button", name="Petra Blum").click()
    page.get_by_role("heading", name="Petra Blum").wait_for()
    page.get_by_text("Nothing yet. Write to them, or add a message you sent.").wait_for()
    page.get_by_role("button", name="Write to them").wait_for()


def test_own_addresses_are_asked_about_and_what_is_unticked_is_not_mine(page: Page, server: Server, tmp_path: Path) -> None:
    dropped(page, tmp_path, Sent_mbox=MAIL)
    asked = page.get_by_test_id("stCheckbox")
    page.get_by_text("Are these addresses yours?").wait_for()
    asked.filter(has_text="work.example").wait_for()
    heard = [one.get_attribute("aria-label") for one in asked.get_by_role("checkbox").all()]
    assert [name.replace("\u2060", "") for name in heard if name] == ["rosa@reed.example", "rosa@work.example"]  # not Ines, who only answered
    assert asked.get_by_role("link").count() == 0
    asked.filter(has_text="work.example").locator("label").click()
    ready(page)
    bring_in(page)
    with open_record(Settings(home=server.home).record_url) as record, record.read() as conn:
        assert own.addresses(conn) == {"rosa@reed.example"}


def test_what_no_reader_knows_is_named_and_the_rest_comes_in_and_goes_again(page: Page, server: Server, tmp_path: Path) -> None:
    dropped(page, tmp_path, holiday_jpg=b"\xff\xd8\xff\xe0" + bytes(200), cards_vcf=CARDS, Sent_mbox=MAIL)
    page.get_by_text("holiday.jpg was left out: it is a picture").wait_for()
    bring_in(page)
    record_url = Settings(home=server.home).record_url
    with open_record(record_url) as record:
        assert {line.name for line in people.search(record)} >= {"Petra Blum", "Ines Moreau", "Jo Ek"}
    page.get_by_role("button", name="Undo this import").click()
    page.locator(".toast", has_text="Undone").wait_for()
    with open_record(record_url) as record:
        assert people.search(record) == []
