"""Time from a click to the page at rest, with ten thousand people in the record, in Chromium: `python -m benchmarks.clicks`."""

from __future__ import annotations

import csv
import os
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.results import write_section
from composer.imports.importer import import_path
from composer.record.store import open_record
from composer.settings import Settings, save_settings
from composer.web.state import now
from tests.browser.support import Server, chromium, ready, serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

PEOPLE = 10_000
ROUNDS = 5
JOBS: dict[str, tuple[tuple[str, str], ...]] = {
    "people": (("radio", "Waiting"), ("radio", "Everybody"), ("button", "Older"), ("button", "Given"), ("button", "All people")),
    "follow-ups": (("button", "Write follow-up"), ("button", "Write follow-up")),
    "settings": (("tab", "Channels"), ("tab", "Mail"), ("tab", "Data")),
    "": (("radio", "2 Why"), ("radio", "1 Who")),
}


def fill(home: Path) -> None:
    """A record of ten thousand people, a third of whom answered."""
    save_settings(Settings(home=home, name="Maya Lindqvist", timezone="Europe/Stockholm"))
    at = now()
    table = home.parent / "messages.csv"
    with table.open("w", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(("at", "person", "channel", "direction", "kind", "text"))
        for number in range(PEOPLE):
            name = f"Given{number} Family{number % 977}"
            sent = (at - timedelta(days=2 + number % 200)).isoformat()
            rows.writerow((sent, name, "email", "out", "", "Hello. Which year was it?"))
            if number % 3 == 0:
                rows.writerow(((at - timedelta(days=1, hours=number % 9)).isoformat(), name, "email", "in", "", "The third."))
    with open_record(Settings(home=home).record_url) as record:
        import_path(record, [table], now=at, as_="csv")


def clicked(page: Page, server: Server) -> list[float]:
    """One round through the jobs, milliseconds a click."""
    took = []
    for path, clicks in JOBS.items():
        page.goto(f"{server.url}/{path}")
        ready(page)
        for role, name in clicks:
            what = page.get_by_role(role, name=name).first  # type: ignore[arg-type]
            what.wait_for()
            began = time.perf_counter()
            what.click()
            ready(page, polling=5)
            took.append(1000 * (time.perf_counter() - began))
    return took


def main() -> None:
    """A round to warm up, then those that count."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        home = Path(folder) / "home"
        fill(home)
        with serving(home) as server:
            page = server.admit(browser.new_context(viewport={"width": 1280, "height": 900})).new_page()
            page.set_default_timeout(60_000)
            clicked(page, server)
            took = sorted(each for _ in range(ROUNDS) for each in clicked(page, server))
    text = (
        f"Measured by `python -m benchmarks.clicks`: {len(took)} clicks on People, Follow-ups, Settings and Write in a record of "
        f"{PEOPLE:,} people, from the click to the page at rest: p50 {statistics.median(took):.0f} ms, p95 "
        f"{took[int(0.95 * len(took))]:.0f} ms; load average {os.getloadavg()[0]:.1f} on two cores. Budget: p95 of 300 ms."
    )
    write_section("Clicks in a large record", text)
    print(text)


if __name__ == "__main__":
    main()
