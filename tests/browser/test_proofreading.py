"""Slips of spelling in the live editor: they come after a pause, stay while one types on, and one key mends them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from composer.etiquette.rulebook.rule_loader import load_rules
from composer.settings import Settings, save_settings
from tests.browser.support import Server, ready, serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

SLIP = ".card[data-rule=misspelling]"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("proofreading") / "home"
    home.mkdir()
    save_settings(Settings(home=home, rules_off=tuple(set(load_rules().rules) - {"hope-this-finds-you"})))  # so that little but proofreading speaks
    with serving(home) as running:
        yield running


def test_a_slip_is_underlined_after_a_pause_and_mended_with_one_key(page: Page) -> None:
    page.goto("/check")
    ready(page)
    box = page.locator(".cm-content")
    box.click()
    page.keyboard.type("We recieved the log.")
    page.locator(SLIP).wait_for()
    assert page.locator(".mark.warning").inner_text() == "recieved"
    assert page.locator(".title").inner_text() == "1 warning"
    page.keyboard.type(" It is fine.")
    assert page.locator(SLIP).count() == 1
    page.keyboard.press("F8")
    page.keyboard.press("Control+.")
    page.locator(".title", has_text="All clear").wait_for()
    assert box.inner_text() == "We received the log. It is fine."


def test_words_that_a_fix_takes_away_leave_no_gap(page: Page) -> None:
    page.goto("/check")
    ready(page)
    box = page.locator(".cm-content")
    box.click()
    page.keyboard.insert_text("I hope this email finds you well. We saw the log.")
    page.locator(".card[data-rule=hope-this-finds-you] .fix").click()
    page.locator(".title", has_text="All clear").wait_for()
    assert box.inner_text() == "We saw the log."


def test_no_letter_with_a_slip_is_ever_called_fine(page: Page) -> None:
    page.goto("/check")
    ready(page)
    page.locator(".title").evaluate("""node => {
      window.titles = [];
      new MutationObserver(() => window.titles.push(node.textContent)).observe(node, {childList: true, characterData: true, subtree: true});
    }""")
    page.locator(".cm-content").click()
    page.keyboard.insert_text("They definately sail.")
    page.locator(SLIP).wait_for()
    assert page.evaluate("window.titles")[-1] == "1 warning"
    assert "All clear" not in page.evaluate("window.titles")
