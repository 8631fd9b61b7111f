"""Whatever a page shows is said in words: no name of a program's part, option, key or file stands on any of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from composer.record.log import log_answer, log_sent
from composer.record.store import open_record
from composer.settings import Settings, save_settings
from tests.test_web import VIEWS, button, clock, visit

PROGRAM = {
    "snake_case": re.compile(r"(?<![\w./@%-])[a-z]{2,}(?:_[a-z0-9]+)+(?![\w@])"),
    "an option": re.compile(r"(?<![\w-])--[a-z][\w-]+"),
    "a file": re.compile(r"\b[\w-]+\.(?:toml|txt|py|md|j2|json|jsonl|db)\b"),
    "a table of TOML": re.compile(r"\[\[?[a-z_]+\]\]?(?!\()"),
    "a command": re.compile(r"python -m|\bbrief\b.*\bset\b"),
}
SAID = ("title", "header", "subheader", "markdown", "info", "success", "warning", "error", "caption")
LABELLED = ("button", "checkbox", "radio", "selectbox", "text_input", "text_area", "number_input", "toggle", "expander", "tabs", "multiselect")
# Colours and symbols of Markdown, and what the page quotes as it is: addresses in links, code.
MARKS = re.compile(r":[a-z]+(?:-badge|-background)?\[|:material/\w+:|\]\([^)]*\)|`[^`]*`|\bOVERTURE_\w+|https?://\S+")


def shown(page: AppTest) -> Iterator[str]:
    for kind in SAID:
        yield from (str(item.value) for item in getattr(page, kind))
    for kind in LABELLED:
        for item in getattr(page, kind):
            yield str(item.label)
            yield str(getattr(item, "help", "") or "")
            yield from map(str, getattr(item, "options", ()) or ())
    if "said" in page.session_state:
        yield page.session_state["said"]["said"]


def leaks(page: AppTest) -> list[tuple[str, str]]:
    assert not page.exception, page.exception
    found = []
    for text in shown(page):
        if text.startswith("- **LinkedIn**"):  # how each platform names its own export
            continue
        words = MARKS.sub(" ", text.replace("\\", "").replace(":gray[]", ""))
        found += [(kind, words.strip()[:120]) for kind, form in PROGRAM.items() if form.search(words)]
    return found


@pytest.fixture
def many(settings: Settings) -> Settings:
    """Somebody with messages on every kind of channel, answered, waiting and old, and one person without a name."""
    save_settings(Settings(home=settings.home, name="Maya Lindqvist", retention_months=6))
    at = clock() - timedelta(days=20)
    with open_record(settings.record_url) as record:
        for number, channel in enumerate(("linkedin_note", "email", "x_dm", "in_person", "phone", "whatsapp", "linkedin_message")):
            sent = log_sent(record, to=f"Ann Lee{chr(97 + number)}", channel=channel, at=at, text="Hi Ann!!! Which year was it?", purpose="learn")
            if number % 2:
                log_answer(record, "reply", outreach=sent.outreach, at=at + timedelta(hours=3 + number), text="The third.")
        log_sent(record, to="nobody@harbour.example", channel="email", at=at - timedelta(days=400), text="Hello?")
    return settings


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_page_says_everything_in_words(view: str, settings: Settings) -> None:
    assert leaks(visit(view)) == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_with_a_record_says_everything_in_words(view: str, many: Settings) -> None:
    assert leaks(visit(view)) == []


@pytest.mark.parametrize("by", ["purpose", "relationship", "origin", "step", "template", "rule", "weekday", "length"])
def test_every_comparison_of_the_results_is_in_words(by: str, many: Settings) -> None:
    page = visit("results")
    assert leaks(page.selectbox(key="answers_by").set_value(by).run()) == []


def test_every_step_of_a_first_message_is_in_words(settings: Settings) -> None:
    page = visit()
    button(page, "example person").click().run()
    found = leaks(page)
    for label in ("why you write", "the channel", "the message"):
        found += leaks(button(page, label).click().run())
    assert found == []
    page.session_state["write_editor"] = {"value": None}
    page.run()
    assert leaks(button(page, "Mark as sent").click().run()) == []


@pytest.mark.parametrize("mode", ["answer", "other"])
def test_the_other_messages_are_in_words_also_while_they_lack_something(mode: str, settings: Settings) -> None:
    from composer.drafting.messages.catalogue import KINDS

    page = visit()
    page.button_group[0].set_value(mode).run()
    found = leaks(page)
    next(one for one in page.text_input if one.label == "Your name").set_value("Maya Lindqvist").run()
    next(one for one in page.text_input if one.label == "Their name").set_value("Ann Lee").run()
    for kind in KINDS if mode == "other" else ():
        found += leaks(next(one for one in page.selectbox if one.label == "Which message?").set_value(kind).run())
    assert found + leaks(page) == []


@pytest.mark.parametrize("tab", ["Channels", "Friend policy", "Mail", "Model", "Data"])
def test_every_part_of_the_settings_is_in_words(tab: str, many: Settings) -> None:
    page = visit("settings")
    page.session_state["settings_tab"] = tab
    assert leaks(page.run()) == []


def test_a_person_and_a_follow_up_are_in_words(many: Settings) -> None:
    page = visit("people")
    page.query_params["person"] = "1"
    for fold in ("person_details", "person_addresses", "person_data"):
        page.session_state[fold] = True
    assert leaks(page.run()) == []
    page = visit("follow_ups")
    for one in [one for one in page.button if one.key.startswith("due_draft_")][:3]:
        assert leaks(page.button(key=one.key).click().run()) == []


def test_an_open_rule_is_in_words(many: Settings) -> None:
    page = visit("rules")
    for one in [item for item in page.expander if str(item.key or "").startswith("rule_")][:6]:
        page.session_state[one.key] = True
    assert leaks(page.run()) == []
