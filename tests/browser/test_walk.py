"""A newcomer's jobs in as few clicks and fields as promised, counted by the script that writes them into the benchmarks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.walk import JOBS, MOST, counted
from tests.browser.support import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.parametrize("name", JOBS)
def test_a_job_takes_no_more_than_promised(name: str, browser: Browser, tmp_path: Path) -> None:
    with serving(tmp_path / "home") as server:
        hand = counted(browser, server, JOBS[name])
    clicks, fields = MOST[name]
    assert hand.clicks <= clicks
    assert hand.fields <= fields
