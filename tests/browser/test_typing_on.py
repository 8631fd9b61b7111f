"""Typing on while the page is still busy with the last click: no letter and no focus is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.support import ready, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

PROFILE = "Tomás Ortega\nHead of Harbour Garden, Lisbon\nI gave a talk on turning a car park into an orchard at Green Cities."
HELD = '(label) => document.querySelector(`input[aria-label="${label}"]`)?.value'


def at_why(page: Page) -> None:
    page.goto("/")
    ready(page)
    box = page.get_by_role("textbox", name="Paste their profile, bio or web page")
    box.fill(PROFILE)
    box.press("Tab")
    wait_until(page, "() => document.querySelector('input[aria-label=\"Their name\"]')?.value === 'Tomás Ortega'")
    page.get_by_role("button", name="Next: why you write").click()
    page.get_by_role("button", name="talk on turning").wait_for()
    ready(page)


def test_what_is_typed_right_after_a_click_stays_where_it_is_typed(page: Page) -> None:
    at_why(page)
    page.get_by_role("button", name="talk on turning").click()
    page.get_by_label("Your question", exact=True).click()
    page.keyboard.type("What made the biggest difference in your second year?", delay=15)
    wait_until(page, "() => document.querySelector('input[aria-label=\"Fact 1\"]')?.value.includes('car park')")
    ready(page)
    assert page.evaluate(HELD, "Your question") == "What made the biggest difference in your second year?"
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == "Your question"
