"""The desk in Chromium: drafts side by side, one sentence at a time, and nothing that was typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.support import ready, wait_until
from tests.browser.test_job import editor, example, kept_or_shown

if TYPE_CHECKING:
    from playwright.sync_api import Page

QUESTION = "You have changed the text. Use the new wording?"


def at_the_desk(page: Page) -> None:
    """A brief filled in, with a new first fact, on the way by mail."""
    example(page)
    page.get_by_role("button", name="Next: why you write").click()
    page.get_by_text("In the message: “your talk on turning a car park into an orchard”").wait_for()
    page.get_by_label("Fact 1", exact=True).fill("workshop on grafting old apple trees")
    page.get_by_text("In the message: “your workshop on grafting old apple trees”").wait_for()
    page.get_by_label("Fact 1", exact=True).press("Tab")
    page.get_by_role("button", name="Next: the channel").click()
    page.get_by_text("E-mail", exact=True).click()
    page.get_by_text("More about e-mail").wait_for()
    page.get_by_role("button", name="Next: the message").click()
    editor(page)
    ready(page)


def swap(page: Page) -> str:
    """Say the first sentence that can be said otherwise in another way, by the keyboard alone; gives the new words."""
    menu = page.locator(".st-key-sentences").get_by_test_id("stMenuButton").first.get_by_role("button")
    menu.focus()
    page.keyboard.press("Enter")
    first = page.get_by_role("option").or_(page.get_by_role("menuitem")).first
    first.wait_for()
    said = first.inner_text()
    first.focus()
    page.keyboard.press("Enter")
    return said


def test_three_cards_a_sentence_swapped_and_what_was_typed_stays(page: Page) -> None:
    at_the_desk(page)
    assert page.locator("[class*=st-key-card_]").count() == 3
    assert page.get_by_role("button", name="Use this one").count() == 3
    before = kept_or_shown(page)

    said = swap(page)
    page.locator(".cm-content", has_text=said.rstrip(".")).wait_for()
    assert kept_or_shown(page) != before

    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Mine.")
    mine = kept_or_shown(page)
    swap(page)
    page.get_by_text(QUESTION).wait_for()
    assert kept_or_shown(page) == mine
    page.get_by_role("button", name="Keep my text").click()
    page.get_by_text(QUESTION).wait_for(state="detached")
    assert kept_or_shown(page) == mine

    swap(page)
    page.get_by_role("button", name="Use the new wording").click()
    page.locator(".cm-content").filter(has_not_text="Mine.").wait_for()
    ready(page)
    page.get_by_role("button", name="Back to the earlier wording").click()
    page.locator(".cm-content", has_text="Mine.").wait_for()
    assert kept_or_shown(page) == mine


def test_more_to_say_comes_into_the_draft(page: Page) -> None:
    at_the_desk(page)
    page.get_by_role("button", name="What surprised me was …").click()
    wait_until(page, "() => [...document.querySelectorAll('input')].some(box => box.value === 'What surprised me was ')")
    ready(page)
    box = page.get_by_role("textbox", name="What struck you in").first
    box.press("End")
    box.press_sequentially("how quickly a cut heals")
    box.press("Enter")
    page.locator(".cm-content", has_text="What surprised me was how quickly a cut heals.").wait_for()
    page.get_by_text("In this draft: “What surprised me was how quickly a cut heals.”").wait_for()
    page.get_by_role("textbox", name="make you think, try or change?").wait_for()
