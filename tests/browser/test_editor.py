"""The live editor in Chromium: typing, fixing, undo, keyboard alone, other scripts, slow and dead servers, reload."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from composer.etiquette.rulebook.rule_loader import load_rules
from composer.settings import Settings, save_settings
from tests.browser.support import Server, ready, serving, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

TEXT = ".cm-content"
CARD = ".card[data-rule^=test-]"
MARK = ".mark"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("editor") / "home"
    (home / "rules").mkdir(parents=True)
    shutil.copy(Path(__file__).parent / "rules.toml", home / "rules" / "tests.toml")
    save_settings(Settings(home=home, rules_off=tuple(load_rules().rules), proofread=False))  # so that only the tests' own rules speak
    with serving(home) as running:
        yield running


@pytest.fixture
def box(page: Page) -> Locator:
    page.goto("/check")
    ready(page)
    found = page.locator(TEXT)
    found.wait_for()
    return found


def kept(page: Page) -> str:
    """What the tab keeps of the text: every key press is in it."""
    return str(page.evaluate("JSON.parse(sessionStorage.getItem('overture:check') || '{\"text\": \"\"}').text"))


def write(page: Page, box: Locator, text: str) -> None:
    box.click()
    page.keyboard.insert_text(text)


def card(page: Page, rule: str) -> Locator:
    return page.locator(f".card[data-rule=test-{rule}]")


def test_words_are_underlined_by_severity_in_three_styles(page: Page, box: Locator) -> None:
    write(page, box, "Some blarg, a frobble, then zonk it.")
    for rule, word, kind, style in (
        ("zonk", "zonk it", "error", "wavy"), ("blarg", "blarg", "warning", "dashed"), ("frobble", "frobble", "suggestion", "dotted"),
    ):
        mark = page.locator(f"{MARK}.{kind}", has_text=word)
        mark.wait_for()
        assert mark.inner_text() == word
        assert mark.evaluate("node => getComputedStyle(node).textDecorationStyle") == style
        assert card(page, rule).locator(".icon").inner_text()


def test_the_list_says_what_why_how_sure_and_what_to_do(page: Page, box: Locator) -> None:
    write(page, box, "Some blarg here. Now zonk it.")
    card(page, "blarg").wait_for()
    said = card(page, "zonk").inner_text()
    assert "“zonk it” must go." in said
    assert "Nobody can follow that." not in said
    card(page, "zonk").get_by_text("Why?").click()
    assert "Nobody can follow that." in card(page, "zonk").inner_text()
    assert "vendor" in card(page, "zonk").locator(".more-about").inner_text()
    assert "Made for the tests" in card(page, "zonk").locator(".more-about").inner_text()
    assert page.locator(".card").first.get_attribute("class") == "card error"


def test_findings_of_one_rule_stand_together_the_worst_first(page: Page, box: Locator) -> None:
    write(page, box, "Some blarg, some frobble, zonk it, blarg, frobble and zonk it.")
    card(page, "blarg").wait_for()
    assert page.locator(".card").count() == 3
    assert [card(page, rule).locator(".place").count() for rule in ("zonk", "blarg", "frobble")] == [2, 2, 2]
    severities = page.locator(".card").evaluate_all("cards => cards.map(card => card.className.split(' ')[1])")
    assert severities == sorted(severities, key=["error", "warning", "suggestion"].index)


def test_an_empty_box_is_not_scolded(page: Page, box: Locator) -> None:
    page.locator(".shell[data-checked]").wait_for()
    assert page.locator(".title").inner_text() == "Nothing written yet"
    assert page.locator(".card").count() == 0
    write(page, box, "Now zonk it.")
    card(page, "zonk").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    card(page, "zonk").wait_for(state="detached")
    assert page.locator(".title").inner_text() == "Nothing written yet"


def test_another_channel_keeps_the_text_and_its_limit_counts(page: Page, box: Locator) -> None:
    box.click()
    page.keyboard.type("Some blarg here.")
    page.get_by_role("combobox", name="Where will it go?").click()
    page.get_by_role("option", name="SMS", exact=True).click()
    page.locator(".counts", has_text="1 text message").wait_for()
    assert box.inner_text() == "Some blarg here."
    card(page, "blarg").wait_for()


def test_a_long_paste_without_a_space_stays_within_a_phone(page: Page, box: Locator) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    write(page, box, "x" * 100_000)
    page.locator(".note", has_text="too long to check").wait_for()
    assert len(kept(page)) == 100_000
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert box.evaluate("node => node.scrollWidth <= node.clientWidth")


def test_hover_explains(page: Page, box: Locator) -> None:
    write(page, box, "Some blarg here.")
    page.locator(MARK, has_text="blarg").hover()
    tip = page.locator(".tip")
    tip.wait_for()
    assert "It means nothing to the reader." in tip.inner_text()


def test_a_fix_by_click_and_back_by_undo(page: Page, box: Locator) -> None:
    write(page, box, "Some blarg here.")
    card(page, "blarg").get_by_role("button", name="Change to “hello”").click()
    wait_until(page, "() => sessionStorage.getItem('overture:check').includes('Some hello here.')")
    card(page, "blarg").wait_for(state="detached")
    box.click()
    page.keyboard.press("Control+z")
    card(page, "blarg").wait_for()
    assert kept(page) == "Some blarg here."


def test_keyboard_alone_finds_explains_fixes_and_undoes(page: Page, box: Locator) -> None:
    box.focus()
    page.keyboard.type("A blarg and zonk it.")
    card(page, "zonk").wait_for()
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    page.locator(".tip").wait_for()
    assert "blarg" in page.locator(".shell .unseen").inner_text()
    page.keyboard.press("Escape")
    page.locator(".tip").wait_for(state="detached")
    page.keyboard.press("Control+.")
    wait_until(page, "() => sessionStorage.getItem('overture:check').includes('A hello and zonk it.')")
    page.keyboard.press("Control+z")
    wait_until(page, "() => sessionStorage.getItem('overture:check').includes('A blarg and zonk it.')")
    page.keyboard.press("Shift+F8")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.shadowRoot?.activeElement?.className !== 'cm-content'")


def test_the_fix_in_the_list_can_be_reached_by_tab(page: Page, box: Locator) -> None:
    write(page, box, "Some blarg here.")
    card(page, "blarg").wait_for()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement?.shadowRoot?.activeElement?.dataset.act === 'fix'"):
            break
    page.keyboard.press("Enter")
    wait_until(page, "() => sessionStorage.getItem('overture:check').includes('Some hello here.')")


def test_dismissing_hides_a_finding_for_this_message(page: Page, box: Locator) -> None:
    write(page, box, "Some blarg here and there.")
    card(page, "blarg").get_by_text("Ignore").click()
    card(page, "blarg").get_by_role("button", name="In this message").click()
    card(page, "blarg").wait_for(state="detached")
    ready(page)
    box.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Now zonk it.")
    card(page, "zonk").wait_for()
    assert card(page, "blarg").count() == 0
    page.keyboard.type(" Another blarg.")
    card(page, "blarg").wait_for()
    assert page.locator(MARK, has_text="blarg").count() == 1


def test_counts_follow_every_key(page: Page, box: Locator) -> None:
    box.click()
    page.keyboard.type("Hi Ana 😀")
    assert page.locator(".counts").inner_text().startswith("8 of 200 characters · 3 words")
    page.keyboard.insert_text("x" * 200)
    assert "8 over" in page.locator(".counts").inner_text()


def test_changes_are_announced_politely(page: Page, box: Locator) -> None:
    status = page.locator(".shell .unseen")
    assert status.get_attribute("aria-live") == "polite"
    write(page, box, "Please zonk it.")
    card(page, "zonk").wait_for()
    assert "1 error" in status.inner_text()


def test_a_burst_of_sixty_keys_loses_nothing(page: Page, box: Locator) -> None:
    typed = "".join(chr(97 + n % 26) if n % 7 else " " for n in range(60)).strip()
    box.click()
    page.keyboard.type(typed, delay=5)
    assert kept(page) == typed
    ready(page)
    assert kept(page) == typed


def test_typing_goes_on_while_the_page_reruns(page: Page, box: Locator) -> None:
    box.click()
    page.keyboard.type("One ")
    page.keyboard.press("Control+Enter")
    page.keyboard.type("two ")
    page.keyboard.press("Control+Enter")
    page.keyboard.type("three")
    ready(page)
    assert kept(page) == "One two three"
    assert box.inner_text().strip() == "One two three"


def test_a_reload_loses_nothing_even_before_the_box_was_left(page: Page, box: Locator) -> None:
    box.click()
    page.keyboard.type("Half a sent")
    page.reload()
    ready(page)
    page.locator(TEXT, has_text="Half a sent").wait_for()


def test_the_text_survives_a_look_at_another_page(page: Page, box: Locator) -> None:
    box.click()
    page.keyboard.type("I shall be back")
    page.get_by_role("link", name="Rules").click()  # at once: leaving the box must not call the old page back
    page.get_by_role("heading", name="Rules", level=1).wait_for()
    ready(page)
    page.get_by_role("heading", name="Rules", level=1).wait_for()
    page.get_by_role("link", name="Check").click()
    page.locator(TEXT, has_text="I shall be back").wait_for()


def test_a_slow_server_answers_for_the_newest_text_only(page: Page, box: Locator) -> None:
    asked: list[dict[str, object]] = []
    waiting: list[Route] = []
    under_way = {"now": 0, "most": 0}

    def hold(route: Route) -> None:
        asked.append(json.loads(route.request.post_data or "{}"))
        under_way["now"] += 1
        under_way["most"] = max(under_way["most"], under_way["now"])
        waiting.append(route)

    page.route("**/api/check", hold)
    box.click()
    page.keyboard.type("Some blarg")
    wait_until(page, "() => sessionStorage.getItem('overture:check').includes('Some blarg')")
    while waiting or kept(page) != asked[-1]["text"]:
        if waiting:
            under_way["now"] -= 1
            waiting.pop(0).continue_()
        page.evaluate("() => new Promise(requestAnimationFrame)")
    page.unroute("**/api/check")  # lets go what is still held: the same text, asked again in the meantime
    card(page, "blarg").wait_for()
    assert under_way["most"] == 1
    assert len(asked) <= 3
    numbers = [int(str(one["n"])) for one in asked]
    assert numbers == sorted(set(numbers))


def test_a_late_answer_is_moved_along_the_newer_text(page: Page, box: Locator) -> None:
    box.click()
    page.keyboard.insert_text("blarg")
    page.locator(MARK, has_text="blarg").wait_for()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/api/check", hold)
    page.keyboard.type(" more")
    page.keyboard.press("Control+Home")
    page.keyboard.type("Well, ")
    assert page.locator(MARK).first.inner_text() == "blarg"
    held[0].continue_()
    page.unroute("**/api/check")
    wait_until(page, "() => sessionStorage.getItem('overture:check').includes('Well, blarg more')")
    assert page.locator(MARK, has_text="blarg").inner_text() == "blarg"


def test_a_dead_server_leaves_a_plain_box_with_a_note(page: Page, box: Locator) -> None:
    write(page, box, "Some blarg here.")
    card(page, "blarg").wait_for()
    page.route("**/api/check", lambda route: route.abort())
    page.keyboard.type(" And more.")
    page.locator(".note", has_text="isn't answering").wait_for()
    assert page.locator(MARK).count() == 0
    assert page.locator(".card").count() == 0
    assert kept(page) == "Some blarg here. And more."
    with page.expect_request("**/api/check"):  # still in vain, so that the button stands until it is pressed
        page.get_by_role("button", name="Try again").click()
    page.unroute("**/api/check")
    card(page, "blarg").wait_for()
    assert page.locator(".note", has_text="isn't answering").is_hidden()


def test_without_its_script_the_box_is_plain_and_still_keeps_the_text(page: Page) -> None:
    page.route("**/api/editor.js*", lambda route: route.abort())
    page.goto("/check")
    ready(page)
    page.locator(".note", has_text="could not be loaded").wait_for()
    page.locator("textarea.plain").fill("Plain but kept")
    page.unroute("**/api/editor.js*")
    page.reload()
    page.locator(TEXT, has_text="Plain but kept").wait_for()


@pytest.mark.parametrize("before", ["😀😀 ", "👩‍👩‍👧 ", "مرحبا ", "שלום ", "日本語 ", "𝔘𝔫𝔦 ", "é ", "\n\n"])
def test_underlines_hit_the_word_after_any_script(page: Page, box: Locator, before: str) -> None:
    write(page, box, f"{before}blarg x")
    mark = page.locator(MARK, has_text="blarg")
    mark.wait_for()
    assert mark.inner_text() == "blarg"
    card(page, "blarg").get_by_role("button", name="Change to “hello”").click()
    wait_until(page, "() => sessionStorage.getItem('overture:check').includes('hello x')")
    assert kept(page) == f"{before}hello x"


def test_right_to_left_lines_run_their_way(page: Page, box: Locator) -> None:
    write(page, box, "שלום עולם\nHello world")
    lines = page.locator(".cm-line")
    assert lines.nth(0).evaluate("line => getComputedStyle(line).direction") == "rtl"
    assert lines.nth(1).evaluate("line => getComputedStyle(line).direction") == "ltr"


def test_composing_with_an_input_method_is_not_disturbed(page: Page, box: Locator) -> None:
    box.click()
    page.keyboard.type("blarg ")
    card(page, "blarg").wait_for()
    client = page.context.new_cdp_session(page)
    for part in ("n", "に", "にh", "にほ", "にほn", "にほん"):
        client.send("Input.imeSetComposition", {"text": part, "selectionStart": len(part), "selectionEnd": len(part)})
    client.send("Input.insertText", {"text": "日本"})
    wait_until(page, "() => sessionStorage.getItem('overture:check').includes('日本')")
    assert kept(page) == "blarg 日本"
    page.keyboard.type(" blarg")
    wait_until(page, "() => sessionStorage.getItem('overture:check').includes('日本 blarg')")
    page.locator(MARK).nth(1).wait_for()
    assert page.locator(MARK).all_inner_texts() == ["blarg", "blarg"]


def test_pasted_markup_stays_text(page: Page, box: Locator) -> None:
    nasty = '<img src=x onerror="window.hit=1"><script>window.hit=1</script> blarg'
    write(page, box, nasty)
    card(page, "blarg").wait_for()
    assert kept(page) == nasty
    assert page.evaluate("() => window.hit") is None


def test_a_text_beyond_the_limit_of_the_route_is_kept_and_said(page: Page, box: Locator) -> None:
    write(page, box, "word " * 5_000)
    page.locator(".note", has_text="too long to check").wait_for()
    assert len(kept(page)) == 25_000


def test_copy_gives_exactly_the_text(page: Page, box: Locator) -> None:
    text = "Hi Ana,\n\n  two “quotes”, a tab\there and 😀.\n\nBest,\nMaya\n"
    write(page, box, text)
    page.get_by_role("button", name="Copy text").click()
    page.locator(".copied", has_text="Copied").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()") == text
