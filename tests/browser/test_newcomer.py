"""What newcomers stumbled over: nothing typed is swallowed, nothing is said out of sight, every page has a way on and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.support import ready

if TYPE_CHECKING:
    from playwright.sync_api import Page

PROFILE = (
    "Tomás Ortega\nHead gardener at Harbour Garden | Speaker\nPorto, Portugal\nlinkedin.com/in/tomas-ortega-garden\nAbout\n"
    "I gave a talk on turning a car park into an orchard at the Green Cities day. I let schools adopt single trees."
)


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
    page.wait_for_function("() => document.querySelector('input[aria-label=\"Their name\"]').value === 'Tomás Ortega'")
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == "E-mail"
    assert value(page, "Their company or group") == "Harbour Garden"
    assert value(page, "LinkedIn") == "tomas-ortega-garden"
    assert value(page, "Their role") == "Gardener in chief"
    page.get_by_role("button", name="Next: why you write").click()
    page.get_by_role("button", name="talk on turning a car park into an orchard").click()
    page.wait_for_function("() => document.querySelector('input[aria-label=\"Fact 1\"]').value.includes('car park')")


def test_a_field_that_is_being_typed_survives_a_reload(page: Page) -> None:
    page.goto("/")
    ready(page)
    page.get_by_label("Their name", exact=True).click()
    page.keyboard.type("Ann Lee", delay=20)
    page.wait_for_function("() => (sessionStorage.getItem('overture:desk') ?? '').includes('Ann Lee')")
    page.reload()
    page.wait_for_function("() => document.querySelector('input[aria-label=\"Their name\"]')?.value === 'Ann Lee'")


def test_starting_over_can_be_taken_back(page: Page) -> None:
    page.goto("/")
    ready(page)
    page.get_by_role("button", name="Try it with an example person").click()
    page.get_by_role("button", name="Start over").click()
    page.locator(".toast", has_text="Started over.").get_by_role("button", name="Undo").click()
    page.wait_for_function("() => document.querySelector('input[aria-label=\"Their name\"]')?.value === 'Tomás Ortega'")
