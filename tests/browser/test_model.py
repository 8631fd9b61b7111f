"""A model's drafts in Chromium: sentences as they come with their origins marked, the page free meanwhile, rewrites as a difference."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from composer.settings import Model, Settings, save_settings
from tests.browser.support import ready
from tests.browser.test_job import editor, kept_or_shown, to_message, use
from tests.model_server import Handler, Scripted, says, serving, slots

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.support import Server

GOOD = slots(
    "Your talk on turning a car park into an orchard sent me back to our own gravel.", "What made the difference in your second year?",
)
MORE = "More drafts from the model"


@pytest.fixture
def model(server: Server) -> Iterator[Scripted]:
    """A scripted model server that the page knows of."""
    with serving(GOOD) as scripted:
        save_settings(Settings(home=server.home, model=Model(scripted.url, "small")))
        yield scripted
    save_settings(Settings(home=server.home))


class Gate:
    """Streams the first half of an answer and waits to be let go."""

    def __init__(self, text: str) -> None:
        self.text, self.half, self.go = text, threading.Event(), threading.Event()

    def __call__(self, handler: Handler, _body: dict[str, Any]) -> None:
        cut = len(self.text) * 3 // 4
        handler.stream([self.text[:cut]], end=False)
        self.half.set()
        self.go.wait()
        handler.more([self.text[cut:]])


def test_a_streamed_draft_shows_where_each_thing_comes_from_while_the_page_stays_free(page: Page, model: Scripted) -> None:
    gate = Gate(json.dumps({
        "hook": "Your talk on turning a car park into an orchard in Lisbon was my favourite.", "bridge": "",
        "question": "What made the difference in your second year?", "facts_used": ["f1"],
    }))
    model.script[:] = [gate, GOOD]
    to_message(page)
    page.get_by_role("button", name=MORE).click()
    coming = page.locator(".read")
    coming.locator(".fact", has_text="Your talk on turning a car park into an orchard").wait_for()
    assert coming.locator(".fact").get_attribute("title") == (
        "What you noticed: talk on turning a car park into an orchard (seen: programme of the Green Cities day)"
    )
    assert coming.locator(".mark.error").inner_text() == "Lisbon"
    page.locator(".read-origins", has_text="“Lisbon” is not in your brief.").wait_for()

    first = kept_or_shown(page)
    use(page, 2)
    page.locator(".cm-content").filter(has_not_text=first.splitlines()[0]).wait_for()
    page.get_by_role("button", name="Copy text").click()
    page.locator(".copied", has_text="Copied").wait_for()
    mine = kept_or_shown(page)

    gate.go.set()
    page.get_by_role("button", name="Use this draft").wait_for()
    assert kept_or_shown(page) == mine
    assert "Lisbon" not in page.locator(".read").first.inner_text()
    page.get_by_role("button", name="Use this draft").click()
    page.locator(".cm-content", has_text="sent me back to our own gravel").wait_for()


def test_the_facts_are_underlined_in_the_editor_with_a_list_that_leads_to_them(page: Page) -> None:
    to_message(page)
    page.locator(".cm-content .fact", has_text="talk on turning a car park into an orchard").wait_for()
    assert page.locator(".cm-content .fact").first.evaluate("mark => getComputedStyle(mark).textDecorationLine") == "underline"
    entry = page.locator(".origin").first
    assert "What you noticed: " in entry.inner_text()
    assert "(seen: programme of the Green Cities day)" in entry.inner_text()
    entry.get_by_role("button").focus()
    page.keyboard.press("Enter")
    page.locator(".unseen[role=status]", has_text="What you noticed: talk on turning a car park into an orchard").wait_for()
    page.locator(".origin[aria-current]").wait_for()
    page.locator(".cm-content .fact").first.hover()
    page.locator(".cm-tooltip", has_text="programme of the Green Cities day").wait_for()


def test_what_is_typed_beside_the_brief_turns_into_an_error_in_the_text(page: Page) -> None:
    box = to_message(page)
    box.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" I was in Rome.")
    page.locator(".mark.error[data-finding^='unknown-name']", has_text="Rome").wait_for()


def test_stop_ends_a_server_that_says_nothing_and_the_draft_stays(page: Page, model: Scripted) -> None:
    asked, let_go = threading.Event(), threading.Event()

    def silent(handler: Handler, _body: dict[str, Any]) -> None:
        asked.set()
        let_go.wait()
        handler.reply(500, "late")

    model.script[:] = [silent]
    to_message(page)
    before = kept_or_shown(page)
    page.get_by_role("button", name=MORE).click()
    assert asked.wait(60)
    page.get_by_role("button", name="Stop the model").click()
    page.get_by_role("button", name=MORE).wait_for()
    let_go.set()
    assert kept_or_shown(page) == before


def test_a_reload_finds_the_model_still_at_work(page: Page, model: Scripted) -> None:
    gate = Gate(json.dumps({"hook": "Your talk on turning a car park into an orchard stayed with me.", "bridge": "",
                            "question": "What made the difference in your second year?", "facts_used": ["f1"]}))
    model.script[:] = [gate, GOOD]
    to_message(page)
    page.get_by_role("button", name=MORE).click()
    page.locator(".read").wait_for()
    page.reload()
    page.get_by_text("The model is writing").wait_for()
    gate.go.set()
    page.get_by_role("button", name="Use this draft").first.wait_for()


def test_a_rewrite_is_shown_as_a_difference_taken_and_put_back(page: Page, model: Scripted) -> None:
    to_message(page)
    old = kept_or_shown(page)
    new = old.replace("What made the biggest difference", "What helped most")
    assert new != old
    model.script[:] = [says(json.dumps({"text": new}))]
    page.get_by_text("Rewrite it with the model").click()
    page.get_by_role("button", name="Rewrite", exact=True).click()
    page.get_by_text("What would change").wait_for()
    assert page.locator("del", has_text="made the biggest difference").count() == 1
    assert kept_or_shown(page) == old
    page.get_by_role("button", name="Take it").click()
    page.locator(".cm-content", has_text="What helped most").wait_for()
    page.get_by_role("button", name="Put the earlier text back").click()
    page.locator(".cm-content", has_text="What made the biggest difference").wait_for()
    assert kept_or_shown(page) == old
    ready(page)
    editor(page)
