"""The page in Chromium: only its owner gets in, nothing is loaded from elsewhere, and no rule of the browser's is broken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from composer.record.log import log_answer, log_sent
from composer.record.store import open_record
from composer.settings import Settings
from composer.web.page_key import page_key
from tests.browser.support import Server, ready, serving
from tests.record_kit import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PAGES = ["", "check", "follow-ups", "people", "results", "import", "rules", "settings"]
HOSTILE = "Zed ![](http://beacon.test/x.png) <img src=http://beacon.test/y> www.beacon.test [go](http://beacon.test)"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("guard") / "home"
    with open_record(Settings(home=home).record_url) as record:
        for number in range(30):
            name = HOSTILE if number % 2 else f"Person {number}"
            sent = log_sent(record, to=f"{name} {number}", channel="email", at=at(number), text=f"Hello? {HOSTILE}")
            if number % 3 == 0:
                log_answer(record, "reply", outreach=sent.outreach, at=at(number + 2), text=HOSTILE)
    with serving(home) as running:
        yield running


def test_the_address_of_the_terminal_lets_its_owner_in_and_keeps_no_key_in_it(browser: Browser, server: Server) -> None:
    context = browser.new_context()
    page = context.new_page()
    assert page.goto(server.url).status == 403  # type: ignore[union-attr]
    assert "for its owner" in page.inner_text("body")
    key = page_key(server.home)
    assert key in Path(server.log).read_text()
    page.goto(f"{server.url}/?key={key}")
    ready(page)
    page.get_by_role("heading", level=1).wait_for()
    assert page.url.startswith(f"{server.url}/")
    assert key not in page.url
    assert page.evaluate("() => document.cookie.includes('overture')") is False
    page.goto(f"{server.url}/check")
    ready(page)
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_keeps_the_rules_it_gives_the_browser(page: Page, name: str) -> None:
    broken: list[str] = []
    page.on("console", lambda said: broken.append(said.text) if "Content Security" in said.text or "Refused" in said.text else None)
    page.on("pageerror", lambda problem: broken.append(str(problem)))
    page.goto(f"/{name}")
    ready(page)
    page.get_by_role("heading", level=1).wait_for()
    if name == "results":
        page.locator("canvas, svg.marks").first.wait_for()
    if name == "people":
        page.get_by_text("beacon.test").first.wait_for()
    for box in page.locator("[data-testid=stExpander] summary").all():
        box.click()
    ready(page)
    if name == "people":
        page.locator("[class*=st-key-open_] button:visible").first.hover()
        page.get_by_test_id("stTooltipContent").wait_for()
        nothing_live(page)
        page.locator("[class*=st-key-open_] button:visible").first.click()
        page.get_by_role("heading", name="History").wait_for()
        ready(page)
    nothing_live(page)
    assert broken == []


def nothing_live(page: Page) -> None:
    """No value of a record became a link or a picture."""
    assert page.locator("a[href*='beacon.test'], img[src*='beacon.test'], img[src*='http://']").count() == 0


def test_a_page_of_another_port_cannot_frame_it_or_open_a_websocket(browser: Browser, server: Server) -> None:
    with serving(server.home) as other:
        context = server.admit(browser.new_context())
        page = context.new_page()
        page.goto(f"{other.url}/_stcore/health")
        status = page.evaluate("""(url) => new Promise((done) => {
            const socket = new WebSocket(url.replace('http', 'ws') + '/_stcore/stream');
            socket.onopen = () => done('open'); socket.onerror = () => done('refused');
        })""", server.url)
        assert status == "refused"
        assert page.evaluate("(url) => fetch(url + '/check', {mode: 'no-cors', credentials: 'include'}).then(() => 'read', () => 'refused')", server.url) == "refused"
        context.close()
