"""How many clicks and fields each job takes a newcomer, counted in Chromium: `python -m benchmarks.walk`.

A field is a box that is typed or pasted into, a click every other press: buttons, links, entries of lists, each part of a list
box. The same brief is given every time; a job ends where its words say. A file that is dropped counts as neither.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.results import write_section
from composer.record.log import log_sent
from composer.record.store import open_record
from composer.settings import Settings, save_settings
from composer.web.state import now
from tests.browser.support import Server, chromium, ready, serving, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Locator, Page

PROFILE = (
    "Tomás Ortega\nHead gardener at Harbour Garden\nPorto, Portugal\nlinkedin.com/in/tomas-ortega-garden\nAbout\n"
    "I gave a talk on turning a car park into an orchard at the Green Cities day."
)
LETTER = "Hi Tomás,\nI hope this email finds you well!!! Which tree would you plant first in heavy soil?\nMaya"
TABLE = "at,person,channel,direction,kind,text\n" + "".join(
    f"2026-10-{day:02d}T10:00:00+01:00,Person {day},email,out,,Hello. Which year was it?\n" for day in range(1, 29)
)
BEFORE = {"From an empty install to a copied LinkedIn note": (8, 11), "Paste, check, mend": (2, 1),
          "An export dropped, then the first figure": (4, 0), "A follow-up, written and copied": (3, 1)}
MOST = {"From an empty install to a copied LinkedIn note": (10, 8), "Paste, check, mend": (4, 1),
        "An export dropped, then the first figure": (3, 0), "A follow-up, written and copied": (3, 1)}


@dataclass(slots=True)
class Hand:
    """A person's hand at a page: what it clicks and fills is counted."""

    page: Page
    clicks: int = 0
    fields: int = 0

    def click(self, what: Locator) -> None:
        """Press something."""
        what.first.click()
        self.clicks += 1
        ready(self.page)

    def press(self, name: str) -> None:
        """Press the button of that name."""
        self.click(self.page.get_by_role("button", name=name))

    def fill(self, label: str, said: str) -> None:
        """Type or paste into a box and go on with the Tab key."""
        box = self.page.get_by_label(label, exact=True).first
        box.fill(said)
        box.press("Tab")
        self.fields += 1
        ready(self.page)


def note(hand: Hand, _home: Path) -> None:
    """Somebody new is written to: their profile is at hand, and what one wants to know."""
    page = hand.page
    hand.fill("Paste their profile, bio or web page", PROFILE)
    wait_until(page, "() => document.querySelector('input[aria-label=\"Their name\"]')?.value === 'Tomás Ortega'")
    me = {"Your name": "Maya Lindqvist", "Your role": "coordinator", "Your company or group": "Riverside Allotments"}
    for label, said in me.items():
        hand.fill(label, said)
    hand.press("Next: why you write")
    hand.click(page.get_by_text("Ask for advice", exact=True))
    hand.press("talk on turning a car park into an orchard")
    hand.fill("What it's about, in one line", "how you keep volunteers for more than one season")
    hand.fill("Your question", "What made the biggest difference in your second year?")
    hand.press("Next: the channel")
    page.get_by_text("LinkedIn connection note (recommended)").wait_for()
    hand.press("Next: the message")
    page.locator(".shell[data-checked]").wait_for()
    hand.press("Copy text")
    page.locator(".copied", has_text="Copied").wait_for()
    assert "Tomás" in page.evaluate("() => navigator.clipboard.readText()")


def check(hand: Hand, _home: Path) -> None:
    """A letter from elsewhere is pasted and everything with a ready fix is mended."""
    page = hand.page
    hand.click(page.get_by_role("link", name="Check", exact=True))
    page.locator(".cm-content").click()
    page.keyboard.insert_text(LETTER)
    hand.fields += 1
    page.locator(".card [data-act=fix]").first.wait_for()
    while page.locator(".card [data-act=fix]").count():
        left = page.locator(".card [data-act=fix]").count()
        hand.click(page.locator(".card [data-act=fix]"))
        wait_until(page, """(left) => [...document.querySelectorAll('*')].map((node) => node.shadowRoot).filter(Boolean)
            .flatMap((root) => [...root.querySelectorAll('.card [data-act=fix]')]).length < left""", arg=left)


def export(hand: Hand, home: Path) -> None:
    """A table with four weeks of mail is dropped."""
    page = hand.page
    table = home.parent / "messages.csv"
    table.write_text(TABLE, encoding="utf-8")
    hand.click(page.get_by_role("link", name="Import", exact=True))
    page.locator("input[type=file]").set_input_files(str(table))
    page.get_by_role("button", name="Import", exact=True).wait_for()
    hand.press("Import")
    page.get_by_text("answered within a day").first.wait_for()


def follow_up(hand: Hand, home: Path) -> None:
    """Somebody has not answered for three weeks."""
    page = hand.page
    save_settings(Settings(home=home, name="Maya Lindqvist"))
    with open_record(Settings(home=home).record_url) as record:
        at = now() - timedelta(days=20)
        log_sent(record, to="Kwame Boateng", channel="email", at=at, relationship="client", text="Hello Kwame?")
    hand.click(page.get_by_role("link", name="Follow-ups", exact=True))
    hand.press("Write follow-up")
    hand.fill("Something new for them", "you opened a second bridge")
    page.locator(".shell[data-checked]").wait_for()
    hand.press("Copy text")
    page.locator(".copied", has_text="Copied").wait_for()


JOBS: dict[str, Callable[[Hand, Path], None]] = {
    "From an empty install to a copied LinkedIn note": note, "Paste, check, mend": check,
    "An export dropped, then the first figure": export, "A follow-up, written and copied": follow_up,
}


def counted(browser: Browser, server: Server, job: Callable[[Hand, Path], None]) -> Hand:
    """One job done from the first page of a new profile."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=server.url)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    page = server.admit(context).new_page()
    page.set_default_timeout(30_000)
    page.goto("/")
    ready(page)
    hand = Hand(page)
    job(hand, server.home)
    context.close()
    return hand


def main() -> None:
    """Every job on an install of its own."""
    rows = []
    with chromium() as browser:
        for name, job in JOBS.items():
            with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "home") as server:
                hand = counted(browser, server, job)
            clicks, fields = BEFORE[name]
            most = MOST[name]
            rows.append(f"| {name} | {clicks} / {fields} | {hand.clicks} / {hand.fields} | {most[0]} / {most[1]} |")
            print(rows[-1])
    how = (
        "Counted by `python -m benchmarks.walk` in Chromium at 1280 px, each job on an empty install with the same brief. A "
        "field is a box that is typed or pasted into, a click every other press; “before” is version 0.1.0."
    )
    head = ["| Job | before: clicks / fields | now: clicks / fields | at most |", "|---|---|---|---|"]
    write_section("Clicks and fields", "\n".join([how, "", *head, *rows]))


if __name__ == "__main__":
    main()
