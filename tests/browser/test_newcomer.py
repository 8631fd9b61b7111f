"""What newcomers stumbled over: nothing typed is swallowed, nothing is said out of sight, every page has a way on and back."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from composer.record import schema
from composer.record.log import log_answer, log_sent
from composer.record.store import open_record
from composer.settings import Settings
from composer.web.state import now
from tests.browser.support import ready, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.support import Server

PROFILE = (
    "Tomás Ortega\nHead gardener at Harbour Garden | Speaker\nPorto, Portugal\nlinkedin.com/in/tomas-ortega-garden\nAbout\n"
    "I gave a talk on turning a car park into an orchard at the Green Cities day. I let schools adopt single trees."
)


@pytest.fixture(scope="module")
def two(server: Server) -> int:
    """Three people in the record: one who answered, one who waits, and one of whom only an address is known."""
    settings = Settings(home=server.home)
    at = now() - timedelta(days=9)
    with open_record(settings.record_url) as record:
        log_sent(record, to="nameless@harbour.example", channel="email", at=at - timedelta(days=2), text="Hello. Which year was it?")
        log_sent(record, to="Kwame Boateng", channel="linkedin_note", at=at - timedelta(days=1), text="Hi Kwame, which bridge came first?")
        sent = log_sent(record, to="Ingrid Solheim", channel="email", at=at, text="Hello Ingrid. Which year?")
        log_answer(record, "reply", outreach=sent.outreach, at=at + timedelta(hours=3), text="The third.")
        with record.write() as conn:
            conn.execute(schema.person.update().where(schema.person.c.id == 1).values(name="", name_key=""))
    return 3


def value(page: Page, label: str) -> str:
    return page.get_by_label(label, exact=True).first.input_value()


def test_the_first_run_keeps_what_is_typed_field_after_field(page: Page) -> None:
    page.goto("/")
    ready(page)
    said = {
        "Their name": "Ann Lee", "Their role": "potter", "Their company or group": "Kiln House", "Your name": "Maya Lindqvist",
        "Your role": "coordinator", "Your company or group": "Riverside Allotments",
    }
    page.get_by_label("Their name", exact=True).click()
    for label, words in said.items():
        if label == "Your name":
            page.get_by_label(label, exact=True).click()
        assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == label
        page.keyboard.type(words, delay=20)
        page.keyboard.press("Tab")
        page.wait_for_timeout(900)  # as a person who looks up the next thing to type
    ready(page)
    assert {label: value(page, label) for label in said} == said


def test_a_pasted_profile_fills_the_empty_boxes_and_offers_what_to_mention(page: Page) -> None:
    page.goto("/")
    ready(page)
    page.get_by_label("Their role", exact=True).fill("Gardener in chief")
    page.get_by_label("Paste their profile, bio or web page", exact=True).fill(PROFILE)
    page.get_by_label("E-mail", exact=True).click()
    wait_until(page, "() => document.querySelector('input[aria-label=\"Their name\"]').value === 'Tomás Ortega'")
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == "E-mail"
    assert value(page, "Their company or group") == "Harbour Garden"
    assert value(page, "LinkedIn") == "tomas-ortega-garden"
    assert value(page, "Their role") == "Gardener in chief"
    page.get_by_role("button", name="Next: why you write").click()
    page.get_by_role("button", name="talk on turning a car park into an orchard").click()
    wait_until(page, "() => document.querySelector('input[aria-label=\"Fact 1\"]')?.value.includes('car park')")


def test_a_field_that_is_being_typed_survives_a_reload(page: Page) -> None:
    page.goto("/")
    ready(page)
    page.get_by_label("Their name", exact=True).click()
    page.keyboard.type("Ann Lee", delay=20)
    wait_until(page, "() => (sessionStorage.getItem('overture:desk') ?? '').includes('Ann Lee')")
    page.reload()
    wait_until(page, "() => document.querySelector('input[aria-label=\"Their name\"]')?.value === 'Ann Lee'")


def test_starting_over_can_be_taken_back(page: Page) -> None:
    page.goto("/")
    ready(page)
    page.get_by_role("button", name="Try it with an example person").click()
    page.get_by_role("button", name="Start over").click()
    page.locator(".toast", has_text="Started over.").get_by_role("button", name="Undo").click()
    wait_until(page, "() => document.querySelector('input[aria-label=\"Their name\"]')?.value === 'Tomás Ortega'")


def test_the_label_of_the_editor_follows_the_channel(page: Page) -> None:
    page.goto("/")
    ready(page)
    page.get_by_text("Another message", exact=True).click()
    page.get_by_label("Which message?", exact=True).wait_for()
    ready(page)
    for label, said in (("Your name", "Maya Lindqvist"), ("Their name", "Ann Lee"), ("What is it about?", "your new role")):
        page.get_by_label(label, exact=True).fill(said)
        page.get_by_label(label, exact=True).press("Enter")
        ready(page)
    for channel in ("LinkedIn message", "WhatsApp"):
        page.get_by_label("Where?", exact=True).click()
        page.get_by_role("option", name=channel, exact=True).click()
        page.locator(".label", has_text=f"Your {channel}").wait_for()


def test_without_a_subject_there_is_none_to_copy(page: Page) -> None:
    page.goto("/check")
    ready(page)
    page.get_by_role("combobox", name="Where will it go?").click()
    page.get_by_role("option", name="E-mail", exact=True).click()
    page.locator(".cm-content").click()
    page.keyboard.insert_text("Hello Ana. Which year was it?")
    page.locator(".counts", has_text="29 characters").wait_for()
    assert not page.get_by_role("button", name="Copy subject").is_visible()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("Subject: One question\n\n")
    page.get_by_role("button", name="Copy subject").click()
    wait_until(page, "async () => (await navigator.clipboard.readText()) === 'One question'")


def test_editor_and_list_of_channels_count_alike(page: Page) -> None:
    page.goto("/check")
    ready(page)
    page.locator(".cm-content").click()
    page.keyboard.insert_text("Hello Ana,\n\n\nyour talk made me plant a tree.\nWhich one would you plant first?\n\n")
    page.locator(".counts", has_text="of 200").wait_for()
    said = page.locator(".counts").inner_text().partition(" · ")[0]
    page.get_by_role("heading", level=1).click()
    page.get_by_text("See how it fits every channel").click()
    shown = page.get_by_label("Show the text for")
    shown.wait_for()
    assert shown.input_value() == f"LinkedIn connection note: {said}, fits"


def test_keys_typed_while_the_program_is_away_are_kept_and_checked_when_it_is_back(page: Page, server: Server) -> None:
    page.goto("/check")
    ready(page)
    page.locator(".cm-content").click()
    page.keyboard.type("Hello Ana, ")
    page.locator(".shell[data-checked]").wait_for()
    server.stop()
    said = "one two three four five six seven eight nine ten eleven twelve"
    page.keyboard.type(said, delay=80)
    page.locator(".note", has_text="isn't answering").wait_for()
    assert page.locator(".cm-content").inner_text() == f"Hello Ana, {said}"
    server.start()
    page.locator(".note").wait_for(state="hidden")
    page.locator(".card").first.wait_for()
    assert page.locator(".cm-content").inner_text() == f"Hello Ana, {said}"


def test_quoted_words_are_shown_below_the_header_of_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto("/check")
    ready(page)
    page.locator(".cm-content").click()
    page.keyboard.insert_text("Hello Ana!!!\n" + "A line about the garden.\n" * 12 + "Could we hop on a quick call? I hope this email finds you well.")
    page.locator(".card .place").first.wait_for()
    for place in page.locator(".card .place").all():
        place.scroll_into_view_if_needed()
        place.click()
        tip = page.locator(".tip")
        tip.wait_for()
        # Below the header, as the words above it are, and whole; a tip that a late finding redraws is looked at anew.
        wait_until(page, """() => [...document.querySelectorAll('*')].map((node) => node.shadowRoot?.querySelector('.tip')).filter(Boolean)
            .map((tip) => tip.getBoundingClientRect()).some((box) => box.top >= 72 && box.left >= 0 && box.right <= 390)""")
        page.keyboard.press("Escape")


def test_the_text_stays_in_view_beside_a_long_list(page: Page) -> None:
    page.goto("/check")
    ready(page)
    page.locator(".cm-content").click()
    page.keyboard.insert_text(
        "HELLO Ana!!! I hope this email finds you well. I'd LOVE to pick your brain ASAP!!! Could we hop on a quick call? "
        "Just checking in. Synergy, world-class, game-changing. As per my last email, please do the needful. Don't miss out!"
    )
    page.locator("button.more").wait_for()
    assert page.locator(".card").count() == 5
    page.locator("button.more").click()
    page.locator("button.more").scroll_into_view_if_needed()
    box = page.locator(".cm-content").bounding_box()
    assert box
    assert box["y"] > 0
    assert page.locator(".side").bounding_box()["height"] < 2400


def test_a_person_has_an_address_and_back_and_people_leave_them(page: Page, two: int) -> None:
    page.goto("/import")
    ready(page)
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_role("heading", name="People", level=1).wait_for()
    page.locator("[class*=st-key-open_]", has_text="Ingrid Solheim").get_by_role("button").first.click()
    page.get_by_role("heading", name="Ingrid Solheim").wait_for()
    assert "person=" in page.url
    page.go_back()
    page.get_by_role("heading", name="Ingrid Solheim").wait_for(state="detached")
    page.get_by_role("heading", name="People", level=1).wait_for()
    page.locator("[class*=st-key-open_]", has_text="Ingrid Solheim").get_by_role("button").first.click()
    page.get_by_role("heading", name="Ingrid Solheim").wait_for()
    address = page.url
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_role("heading", name="Ingrid Solheim").wait_for(state="detached")
    page.goto(address)
    page.get_by_role("heading", name="Ingrid Solheim").wait_for()


def test_what_just_happened_is_said_in_view_and_undone_there(page: Page, two: int) -> None:
    page.goto("/people")
    ready(page)
    page.get_by_role("button", name="Mark as replied").last.scroll_into_view_if_needed()
    page.get_by_role("button", name="Mark as replied").last.click()
    toast = page.locator(".toast", has_text="replied")
    toast.wait_for()
    box = toast.bounding_box()
    assert box
    assert 0 < box["y"] < 900
    toast.get_by_role("button", name="Undo").click()
    page.locator(".toast", has_text="Undone").wait_for()


def test_somebody_without_a_name_goes_by_their_address(page: Page, two: int) -> None:
    page.goto("/people")
    ready(page)
    page.get_by_text("nameless@harbour.example").first.wait_for()
    assert "Without a name" not in page.locator("[data-testid=stMain]").inner_text()
    page.goto("/follow-ups")
    ready(page)
    page.get_by_text("nameless@harbour.example").first.wait_for()
    assert "Person " not in page.locator("[data-testid=stMain]").inner_text()


def test_a_chosen_tab_and_the_words_of_a_chart_can_be_read_in_the_dark(browser: Browser, server: Server, two: int) -> None:
    context = server.admit(browser.new_context(color_scheme="dark", base_url=server.url))
    page = context.new_page()
    page.set_default_timeout(45_000)
    page.goto("/settings")
    ready(page)
    tab = page.get_by_role("tab", selected=True).locator("p")
    tab.wait_for()
    shown, ground = (page.evaluate("([node, name]) => getComputedStyle(node)[name]", [node.element_handle(), name])
                     for node, name in ((tab, "color"), (page.locator("[data-testid=stApp]"), "backgroundColor")))
    assert contrast(shown, ground) >= 4.5
    context.close()


def contrast(one: str, other: str) -> float:
    """How far two colours of CSS stand apart, as WCAG counts it."""
    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
