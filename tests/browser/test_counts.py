"""The browser counts by the same figures as Python: one example table, both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from composer import channels
from composer.web.message_step import split_subject

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.support import Server

TEXTS = [
    "", "Hello", "Hi Ana 😀", "👩‍👩‍👧 family", "🇸🇪 flag", "1️⃣ key", "é and e\u0301", "日本語のテスト", "مرحبا بكم", "שלום", "𝔘𝔫𝔦", "tab\tand\nline\n",
    "It’s “curly” – dash…", "see https://example.org/a?b=c&d=e now", "www.example.org and http://x.io", "awww.no link", "price 5 € [sic] {x} ~ ^ |",
    "x" * 159, "x" * 160, "x" * 161, "x" * 306, "x" * 307, "’" * 70, "’" * 71, "’" * 134, "’" * 135, "a" * 279 + "😀", "\u200d\u200b", "☎️ and ✈", "👍🏽",
    "see example.com", "see https://tide.example/a. And tide.org, (www.tide.co.uk)", "e.g. this v1.2 ada@tide.org", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "©\ufe0f ©",
]
SUBJECTS = [
    "Subject: Hello\n\nBody", "subject:Hello\n \nBody", "Subject: only", "Subject: \n\n", "No subject\n\nBody", "Subject: not followed\nby an empty line",
    "Subject: two\n\n\n\nBody", "", "  Subject: led by spaces\n\nBody", "**Subject:** Hello\n\nBody", "*Subject: Hello*\n\nBody",
]


@pytest.fixture
def module(page: Page, server: Server) -> Page:
    page.goto(f"{server.url}/_stcore/health")
    page.evaluate("async () => { window.editor = await import('/api/editor.js'); }")
    return page


@pytest.mark.parametrize("counting", ["plain", "x_weighted", "sms"])
def test_lengths_agree(module: Page, counting: str) -> None:
    theirs = module.evaluate(
        "([texts, counting, tables]) => texts.map((text) => window.editor.count(text, counting, tables))",
        [TEXTS, counting, channels.counting_tables()],
    )
    assert dict(zip(TEXTS, theirs, strict=True)) == {text: channels.count(text, counting) for text in TEXTS}


def test_sms_parts_agree(module: Page) -> None:
    theirs = module.evaluate(
        "([texts, tables]) => texts.map((text) => window.editor.smsParts(text, tables))", [TEXTS, channels.counting_tables()],
    )
    assert theirs == [channels.sms_parts(text) for text in TEXTS]


def test_subjects_agree(module: Page) -> None:
    theirs = module.evaluate("(texts) => texts.map((text) => window.editor.splitSubject(text, true))", SUBJECTS)
    assert [(item["subject"], item["body"]) for item in theirs] == [split_subject(text, "email") for text in SUBJECTS]


def test_offsets_in_code_points_become_places_in_the_text(module: Page) -> None:
    for text in TEXTS:
        units = module.evaluate("([text, n]) => { const to = window.editor.toUnits(text); return [...Array(n + 1).keys()].map(to); }", [text, len(text)])
        assert units == [len(text[:place].encode("utf-16-le")) // 2 for place in range(len(text) + 1)]
