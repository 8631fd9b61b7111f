"""One Chromium for all browser tests, one server per test file, one fresh page per test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.support import Server, chromium, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with chromium() as made:
        yield made


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The page, with an empty user folder."""
    with serving(tmp_path_factory.mktemp("page") / "home") as running:
        yield running


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A new tab that may use the clipboard and that fails the test where the page asks any other machine."""
    context = server.admit(browser.new_context(viewport={"width": 1280, "height": 900}, base_url=server.url))
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    elsewhere: list[str] = []
    context.on("request", lambda request: None if request.url.startswith((server.url, "data:", "blob:")) else elsewhere.append(request.url))
    made = context.new_page()
    made.set_default_timeout(45_000)  # conditions are waited for, however busy the machine is
    yield made
    context.close()
    assert not elsewhere, f"the page asked another machine: {elsewhere}"
