"""Every page for everybody: axe's rules in both themes and widths, the keyboard, a page at twice its size, no motion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from composer.record.log import log_answer, log_sent
from composer.record.store import open_record
from composer.settings import Settings, save_settings
from composer.web.state import now
from tests.browser.support import Server, ready, serving, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# The box for files is Streamlit's own, and it gives one of its parts a role and a name at once.
NOT_OURS = {"presentation-role-conflict"}
PAGES = ("", "check", "follow-ups", "people", "results", "import", "rules", "settings")
MESSAGE = "Hi Ana, I hope this email finds you well!!! Could we hop on a quick call? HURRY UP."


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Somebody who waits for one answer and got another."""
    home = tmp_path_factory.mktemp("access") / "home"
    settings = Settings(home=home, name="Maya Lindqvist")
    save_settings(settings)
    at = now() - timedelta(days=9)
    with open_record(settings.record_url) as record:
        sent = log_sent(record, to="Ingrid Solheim", channel="email", at=at, text="Hello Ingrid. Which year?")
        log_answer(record, "reply", outreach=sent.outreach, at=at + timedelta(hours=3), text="The third.")
        log_sent(record, to="Kwame Boateng", channel="linkedin_note", at=at, text="Hi Kwame, which bridge came first?")
    with serving(home) as running:
        yield running


def visit(page: Page, name: str) -> Page:
    page.goto(f"/{name}")
    ready(page)
    page.get_by_role("heading", level=1).wait_for()
    if name == "check":
        page.locator(".cm-content").click()
        page.keyboard.insert_text(MESSAGE)
        page.locator(".mark").first.wait_for()
    return page


@pytest.fixture(params=[("light", 1280), ("dark", 390)], ids=["light on a desk", "dark in the hand"])
def seen(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Page]:
    scheme, width = request.param
    context = server.admit(browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 860}, base_url=server.url))
    made = context.new_page()
    made.set_default_timeout(45_000)
    yield made
    context.close()


def barriers(page: Page) -> list[tuple[str, str, list[str]]]:
    """What axe finds on a page as it stands."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        (rule["id"], rule["help"], [node["html"][:200] for node in rule["nodes"]])
        for rule in found if rule["id"] not in NOT_OURS
    ]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(seen: Page, name: str) -> None:
    assert barriers(visit(seen, name)) == []


def example(page: Page, *steps: str) -> None:
    """The example person, up to a step of writing."""
    visit(page, "")
    page.get_by_role("button", name="Try it with an example person").click()
    page.get_by_role("button", name="Start over").wait_for()
    for step in steps:
        page.get_by_role("button", name=step).click()
        ready(page)


def message(page: Page) -> None:
    example(page, "Next: why you write", "Next: the channel", "Next: the message")
    page.locator(".shell[data-checked]").wait_for()


def drafts(page: Page) -> None:
    visit(page, "")
    page.get_by_label("Their name", exact=True).fill("Ann Lee")
    page.get_by_label("Their name", exact=True).press("Tab")
    page.get_by_role("button", name="Drafts").click()
    page.get_by_role("button", name="Keep this draft").wait_for()


def follow_up(page: Page) -> None:
    visit(page, "follow-ups")
    page.get_by_role("button", name="Write follow-up").first.click()
    page.get_by_role("button", name="Stop following up").first.wait_for()
    page.keyboard.press("Escape")
    page.mouse.move(5, 5)  # off the button, whose hint Streamlit puts outside the page's landmarks


def snoozing(page: Page) -> None:
    visit(page, "follow-ups")
    page.get_by_role("button", name="Snooze").first.click()
    page.get_by_role("menuitem", name="Choose a day").click()
    page.get_by_role("button", name="Snooze until then").wait_for()


def person(page: Page) -> None:
    visit(page, "people")
    page.locator("[class*=st-key-open_] button:visible").first.click()
    page.get_by_role("button", name="All people").wait_for()


def own_rule(page: Page) -> None:
    visit(page, "rules")
    page.get_by_label("Words to look for, one phrase a line").fill("circle back")
    page.get_by_label("What to say about them").fill("Office jargon")
    page.get_by_label("Try it on a text").fill("Let's circle back.")
    page.get_by_label("Try it on a text").press("Tab")
    page.get_by_text("It flags “circle back”.").wait_for()
    page.get_by_text("Advanced: write it as a file").click()
    page.get_by_role("button", name="Save this file").wait_for()


def tab(page: Page, name: str) -> None:
    visit(page, "settings")
    page.get_by_role("tab", name=name).click()


STATES: dict[str, Callable[[Page], None]] = {
    "an example person": example,
    "why": lambda page: example(page, "Next: why you write"),
    "the channel": lambda page: example(page, "Next: why you write", "Next: the channel"),
    "the message": message, "the drafts": drafts, "a follow-up": follow_up, "snoozing": snoozing, "a person": person,
    "a rule of one's own": own_rule,
    **{f"settings, {name}": partial(tab, name=name) for name in ("Channels", "Friend policy", "Mail", "Model", "Data")},
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_at_any_step(seen: Page, state: str) -> None:
    STATES[state](seen)
    ready(seen)
    assert barriers(seen) == []
    assert seen.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")


def test_an_explanation_in_the_text_can_be_read(seen: Page) -> None:
    visit(seen, "check")
    seen.mouse.move(5, 5)  # off the text, which would explain itself under the mouse too
    seen.keyboard.press("F8")
    seen.locator(".tip").first.wait_for()
    found = Axe().run(seen, options={"runOnly": ["color-contrast"]}).response["violations"]
    assert [node["html"] for rule in found for node in rule["nodes"]] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_at_twice_its_size_needs_no_scrolling_sideways(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 640, "height": 430})  # what 1280 by 860 leaves at 200 %
    visit(page, name)
    wait_until(page, "() => document.querySelector('[data-testid=stMain]').scrollWidth <= 640")  # once styles and side bar are in place


@pytest.mark.parametrize("name", PAGES)
def test_the_title_of_the_tab_names_the_page(page: Page, name: str) -> None:
    visit(page, name)
    wait_until(page, "(title) => document.title === title", arg=f"{(name or 'write').capitalize()} · Overture")


def test_every_page_can_be_reached_and_seen_by_keyboard(page: Page) -> None:
    visit(page, "")
    for name in PAGES[1:]:
        for _ in range(60):
            if page.evaluate("(name) => document.activeElement.tagName === 'A' && document.activeElement.href.endsWith(name)", f"/{name}"):
                break
            page.keyboard.press("Tab")
        focused = page.evaluate("() => getComputedStyle(document.activeElement).backgroundColor")
        page.keyboard.press("Tab")
        assert page.locator(f"[data-testid=stSidebarNavLink][href$='/{name}']").evaluate("node => getComputedStyle(node).backgroundColor") != focused
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name=name.capitalize(), level=1).wait_for()
        ready(page)


def test_each_button_of_a_list_says_whom_it_is_about(page: Page) -> None:
    visit(page, "follow-ups")
    for name in ("Kwame Boateng", "Write follow-up for Kwame Boateng", "Snooze Kwame Boateng"):
        page.get_by_role("button", name=name, exact=True).first.wait_for()
    for said in page.locator("button .stMarkdownColoredText").all():
        assert said.evaluate("node => node.getBoundingClientRect().width") <= 1  # the eye sees the name in the row
    page.get_by_role("button", name="Kwame Boateng", exact=True).first.click()
    page.get_by_role("heading", name="Kwame Boateng").wait_for()


def test_without_motion_nothing_in_the_editor_moves(browser: Browser, server: Server) -> None:
    context = server.admit(browser.new_context(reduced_motion="reduce", base_url=server.url))
    made = visit(context.new_page(), "check")
    assert made.locator(".bar i").evaluate("node => getComputedStyle(node).transitionDuration") in ("0s", "")
    context.close()
