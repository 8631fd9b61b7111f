"""The whole job in Chromium: a first visitor writes, mends, copies, sends, is answered, and sees the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.support import ready, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.support import Server


def kept(page: Page) -> str:
    """The editor's text as the tab keeps it, every key press included."""
    return str(page.evaluate(
        "() => JSON.parse(Object.entries(sessionStorage).find(([key]) => key.startsWith('overture:write-'))[1]).text"
    ))


def editor(page: Page) -> Locator:
    page.locator(".shell[data-checked]").wait_for()
    return page.locator(".cm-content")


def example(page: Page) -> None:
    page.goto("/")
    ready(page)
    page.get_by_role("button", name="Try it with an example person").click()
    page.get_by_role("button", name="Start over").wait_for()


def to_message(page: Page) -> Locator:
    example(page)
    page.get_by_role("button", name="Next: why you write").click()
    page.get_by_role("button", name="Next: the channel").click()
    page.get_by_role("button", name="Next: the message").click()
    return editor(page)


def use(page: Page, number: int) -> None:
    """Take the draft of that number into the editor."""
    page.get_by_text(f"Draft {number}", exact=True).locator("xpath=ancestor::*[contains(@class, 'st-key-card_')][1]").get_by_role(
        "button", name="Use this one",
    ).click()


def test_the_open_link_goes_to_the_right_window(page: Page) -> None:
    to_message(page)
    link = page.get_by_role("link", name="Open LinkedIn")
    assert "tomas-ortega-garden" in str(link.get_attribute("href"))


def test_mail_copies_subject_and_body_apart(page: Page) -> None:
    example(page)
    page.get_by_role("button", name="Next: why you write").click()
    page.get_by_role("button", name="Next: the channel").click()
    page.get_by_text("E-mail", exact=True).click()
    page.get_by_text("More about e-mail").wait_for()
    page.get_by_role("button", name="Next: the message").click()
    editor(page)
    whole = kept_or_shown(page)
    subject, _, body = whole.partition("\n\n")
    page.get_by_role("button", name="Copy text").click()
    page.locator(".copied", has_text="Copied").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()") == body
    page.get_by_role("button", name="Copy subject").click()
    wait_until(page, "async (said) => (await navigator.clipboard.readText()) === said", arg=subject.removeprefix("Subject: "))
    link = page.get_by_role("link", name="Open in my mail app")
    assert str(link.get_attribute("href")).startswith("mailto:tomas@harbour-garden.example?subject=")


def kept_or_shown(page: Page) -> str:
    return "\n".join(page.locator(".cm-line").evaluate_all("lines => lines.map(line => line.textContent)"))


def test_another_draft_and_back_keeps_what_was_typed(page: Page) -> None:
    box = to_message(page)
    box.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Mine.")
    use(page, 2)
    page.locator(".cm-content").filter(has_not_text="Mine.").wait_for()
    use(page, 1)
    page.locator(".cm-content", has_text="Mine.").wait_for()


def test_the_form_survives_a_reload(page: Page) -> None:
    page.goto("/")
    ready(page)
    page.get_by_label("Their name").fill("Ann Lee")
    page.get_by_label("Their name").press("Enter")
    ready(page)
    page.reload()
    ready(page)
    wait_until(page, "() => document.querySelector('input[aria-label=\"Their name\"]')?.value === 'Ann Lee'")


def test_the_keyboard_alone_walks_from_the_example_to_the_message(page: Page) -> None:
    page.goto("/")
    ready(page)
    for name in ("Try it with an example person", "Next: why you write", "Next: the channel", "Next: the message"):
        page.get_by_role("button", name=name).wait_for()
        reach(page, name)
        page.keyboard.press("Enter")
        page.get_by_role("button", name=name).wait_for(state="detached")
    editor(page)


def reach(page: Page, name: str) -> None:
    """Press Tab until the named button has the focus."""
    for _ in range(80):
        focused = page.evaluate("() => document.activeElement.tagName === 'BUTTON' ? document.activeElement.innerText : ''")
        if str(focused).strip().endswith(name):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached “{name}”")


def test_the_form_survives_a_new_start_of_the_program(page: Page, server: Server) -> None:
    page.goto("/")
    ready(page)
    for label, said in (("Their name", "Ann Lee"), ("Their role", "potter")):
        page.get_by_label(label, exact=True).fill(said)
        page.get_by_label(label, exact=True).press("Enter")
        ready(page)
    wait_until(page, "() => (sessionStorage.getItem('overture:desk') ?? '').includes('potter')")
    server.stop()
    server.start()
    page.reload()
    for label, said in (("Their name", "Ann Lee"), ("Their role", "potter")):
        wait_until(page, '([label, said]) => document.querySelector(`input[aria-label="${label}"]`)?.value === said', arg=[label, said])
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Try it with an example person").wait_for()
    page.reload()
    page.get_by_role("button", name="Try it with an example person").wait_for()
    assert page.get_by_label("Their name", exact=True).input_value() == ""


# Last, since from then on the example person has been written to.
def test_from_the_first_visit_to_the_first_honest_number(page: Page, server: Server) -> None:
    box = to_message(page)
    draft = box.inner_text()
    assert "Tomás" in draft
    page.locator(".title", has_text="All clear").wait_for()

    box.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Thank you!!!")
    page.locator(".mark", has_text="!!!").first.wait_for()
    status = page.locator(".unseen[role=status]")
    for _ in range(6):
        page.keyboard.press("F8")
        if "Press Ctrl+. to apply" in status.inner_text():
            break
    page.keyboard.press("Control+.")
    wait_until(page, "() => !JSON.parse(Object.entries(sessionStorage).find(([key]) => key.startsWith('overture:write-'))[1]).text.endsWith('!!!')"
    )
    mended = kept(page)
    assert mended != draft

    page.get_by_role("button", name="Copy text").click()
    page.locator(".copied", has_text="Copied").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()") == mended

    page.reload()
    ready(page)
    assert editor(page).inner_text() == mended
    assert kept(page) == mended

    page.get_by_role("button", name="Mark as sent").click()
    page.get_by_text("Sent to Tomás Ortega. When").wait_for()
    page.reload()
    ready(page)
    page.get_by_text("Sent to Tomás Ortega. When").wait_for()

    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_text("waiting for a reply", exact=True).wait_for()
    page.get_by_role("button", name="Mark as replied").click()
    page.locator(".toast", has_text="Tomás Ortega replied").wait_for()
    page.locator("[class*=st-key-open_] button:visible").first.click()
    page.get_by_text(mended.splitlines()[0]).first.wait_for()

    page.get_by_role("link", name="Results").click()
    page.get_by_text("1 message sent less than a day ago: no rate yet.").wait_for()
    assert "Tom" not in page.url
