"""Takes the pictures of the guide from the running app, with an invented record: `python docs/take_pictures.py`."""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from composer.record.log import log_answer, log_sent
from composer.record.store import open_record
from composer.settings import Settings, save_settings
from tests.browser.support import chromium, ready, serving, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

PICTURES = Path(__file__).resolve().parent / "pictures"
# Invented people: name, company, channel, days ago, hours until the answer (None: none yet).
SENT = [
    ("Ravi Menon", "linkedin_note", 2, None), ("Ingrid Solheim", "email", 1, 5), ("Kwame Boateng", "email", 9, None),
    ("Yuki Tanabe", "linkedin_note", 12, 3), ("Leila Haddad", "linkedin_message", 14, 30), ("Piotr Zielinski", "email", 15, None),
    ("Amara Nwosu", "linkedin_note", 17, 8), ("Jonas Brandt", "linkedin_note", 20, None), ("Sofia Conti", "email", 21, 60),
    ("Rhys Morgan", "whatsapp", 23, 1), ("Noor Aziz", "linkedin_note", 26, 20), ("Elin Bergman", "email", 28, 12),
    ("Marek Novak", "linkedin_note", 31, None), ("Grace Achieng", "linkedin_message", 33, 2), ("Ana Ferreira", "email", 36, None),
    ("Otto Lindgren", "linkedin_note", 38, 18), ("Priya Raman", "linkedin_note", 41, 90), ("Hugo Martel", "email", 44, None),
]


def fill(home: Path, now: datetime) -> None:
    """Give a user folder settings and a record of two months."""
    settings = Settings(
        home=home, name="Maya Lindqvist", role="coordinator", company="Riverside Allotments", timezone="Europe/Stockholm",
    )
    save_settings(settings)
    with open_record(settings.record_url) as record:
        for number, (name, channel, days, hours) in enumerate(SENT):
            at = now - timedelta(days=days, hours=number % 5)
            text = f"Hello {name.split()[0]}, your open day gave me an idea for our plots. Which hour brought the most visitors?"
            sent = log_sent(
                record, to=name, channel=channel, at=at, relationship="stranger", purpose="learn", origin="template", text=text,
            )
            if hours is not None:
                answer = "Thank you! The early one, by far."
                log_answer(record, "reply", outreach=sent.outreach, at=at + timedelta(hours=hours), text=answer)


def shot(page: Page, name: str, *, whole: bool = False) -> None:
    """One picture, once the page stands still."""
    ready(page)
    page.evaluate("() => document.fonts.ready")
    wait_until(page, "() => !document.querySelector('[data-testid=stSkeleton]')")
    page.screenshot(path=PICTURES / f"{name}.png", full_page=whole, animations="disabled")
    print(PICTURES / f"{name}.png")


def walk(page: Page, url: str, tail: str) -> None:
    """The whole app once through."""
    page.goto(url)
    shot(page, f"write-who{tail}")
    page.get_by_role("button", name="Try it with an example person").click()
    page.get_by_role("button", name="Start over").wait_for()
    page.get_by_role("button", name="Next: why you write").click()
    page.get_by_label("What it's about, in one line").wait_for()
    shot(page, f"write-why{tail}")
    page.get_by_role("button", name="Next: the channel").click()
    page.get_by_text("(recommended)").wait_for()
    shot(page, f"write-channel{tail}")
    page.get_by_role("button", name="Next: the message").click()
    page.locator(".cm-content").wait_for()
    page.locator(".shell[data-checked]").wait_for()
    shot(page, f"write-message{tail}")
    page.goto(f"{url}/check")
    page.locator(".cm-content").click()
    page.keyboard.insert_text(
        "Hi Tomás,\nI hope this email finds you well!!! I would LOVE to pick your brain about volunteers. "
        "Could we hop on a quick 30-minute call tomorrow?\nMaya",
    )
    page.locator(".card").first.wait_for()
    shot(page, f"check{tail}")
    proofread(page, url, tail)
    for name in ("follow-ups", "people", "results", "import", "rules", "settings"):
        page.goto(f"{url}/{name}")
        page.get_by_role("heading", level=1).wait_for()
        shot(page, f"{name}{tail}", whole=False)


def proofread(page: Page, url: str, tail: str) -> None:
    """Slips of spelling and grammar, with what was meant one click away."""
    page.goto(f"{url}/check")
    page.locator(".cm-content").click()
    page.keyboard.insert_text(
        "Hi Tomás,\nyour walk past the Lambeth plots was definately the talk of our shed: we recieved three offers of help. "
        "We should of asked sooner. Which bed lost its cover?\nMaya",
    )
    page.locator(".card", has_text="recieved").first.wait_for()
    shot(page, f"check-slips{tail}")


def etiquette(page: Page, url: str, tail: str) -> None:
    """Answering a request, another message, the draft of a due step, one person, the friend policy."""
    page.goto(url)
    page.get_by_text("Reply to a request", exact=True).click()
    page.get_by_text("Someone wants to connect.").wait_for()
    ready(page)
    page.get_by_label("Their name").fill("Nina Sand")
    page.get_by_label("Their role").fill("buyer")
    choose(page, "How do you know each other?", "Client")
    choose(page, "Where?", "Facebook Messenger")
    page.locator(".cm-content", has_text="on Facebook").wait_for()
    page.locator(".shell[data-checked]").wait_for()
    shot(page, f"write-answer{tail}")
    page.get_by_text("Another message", exact=True).click()
    page.get_by_label("Which message?").wait_for()
    ready(page)
    choose(page, "Which message?", "A project status update")
    page.get_by_label("What was done, and by whom?").fill("Amira finished the drawings on Tuesday.")
    page.get_by_label("What comes next?").fill("The beds are dug next week.")
    page.get_by_label("A personal touch").fill("There was rhubarb cake afterwards.")
    page.get_by_label("A personal touch").press("Tab")
    page.locator(".cm-content", has_text="rhubarb").wait_for()
    page.locator(".cm-content").scroll_into_view_if_needed()
    shot(page, f"write-other{tail}")
    page.goto(f"{url}/follow-ups")
    page.get_by_role("button", name="Write follow-up").first.click()
    page.get_by_label("Something new for them").first.fill("you opened a second garden")
    page.get_by_label("Something new for them").first.press("Tab")
    page.locator(".cm-content", has_text="second garden").wait_for()
    shot(page, f"due-draft{tail}")
    page.goto(f"{url}/people")
    page.locator("[class*=st-key-open_] button").nth(2).click()
    page.get_by_role("button", name="All people").wait_for()
    shot(page, f"person{tail}")
    page.goto(f"{url}/settings")
    page.get_by_role("tab", name="Friend policy").click()
    page.get_by_text("Which network do you suggest instead?").wait_for()
    shot(page, f"policy{tail}")


def choose(page: Page, label: str, option: str) -> None:
    """One entry of a list."""
    page.get_by_label(label).click()
    page.get_by_role("option", name=option, exact=True).click()
    ready(page)


def main() -> None:
    """Light on a desk, dark in the hand."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        fill(home, datetime.now(UTC))
        with serving(home) as server, chromium() as browser:
            for scheme, width, height, tail in (("light", 1280, 860, ""), ("dark", 390, 844, "-dark-phone")):
                tab = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                page = server.admit(tab).new_page()
                page.set_default_timeout(30_000)
                walk(page, server.url, tail)
                etiquette(page, server.url, tail)


if __name__ == "__main__":
    main()
