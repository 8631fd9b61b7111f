"""What in a text the brief accounts for: its place, what it is, and where it was seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from composer.brief import load_brief
from composer.drafting.search.compose import compose
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import parse
from composer.etiquette.grounding.provenance import traces
from composer.model import Brief, Fact
from composer.web.live import look

BRIEF = load_brief(Path(__file__).parent.parent / "docs" / "examples" / "learn.toml")


def found(text: str, brief: Brief = BRIEF) -> list[tuple[str, str]]:
    return [(trace.what, text[trace.start : trace.end]) for trace in traces(parse(text, "linkedin_message"), brief)]


@pytest.mark.parametrize(("text", "expected"), [
    ("Hi Tomás, your talk on dbt tests at Data Council helped. Which one?", [("fact", "your talk on dbt tests at Data Council")]),
    ("Hi Tomás, the Data Council talk on tests in dbt was good.", [("fact", "the Data Council talk on tests in dbt")]),
    ("Hi Tomás, I am a data engineer at Klarna.", [("your_role", "data engineer"), ("your_firm", "Klarna")]),
    ("Hi Tomás, how is Monzo?", [("their_firm", "Monzo")]),
    ("Hi Tomás, lovely weather.", []),
    ("", []),
])
def test_each_thing_is_marked_where_it_stands(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_words_that_only_share_a_sentence_are_not_underlined_as_one() -> None:
    text = "Hi Tomás, your talk on dbt tests at Data Council was good, and after lunch on that day I walked home and met a test pilot."
    assert found(text) == [("fact", "your talk on dbt tests at Data Council")]


def test_the_friend_and_a_name_with_accents_are_found() -> None:
    brief = replace(BRIEF, relationship="mutual", mutual="Zoë Krüger")
    assert ("friend", "Zoe Krüger") in found("Hi Tomás, Zoe Krüger said hello.", brief)


def test_where_and_when_it_was_seen_is_told() -> None:
    fact = Fact("talk on dbt tests", "conference site", date=date(2026, 5, 3), url="https://example.org/talk")
    brief = replace(BRIEF, recipient=replace(BRIEF.recipient, facts=(fact,)))
    [trace] = traces(parse("Hi Tomás, your talk on dbt tests helped.", "email"), brief)
    assert trace.seen == "conference site, https://example.org/talk, 2026-05-03"


def test_every_draft_of_the_product_shows_the_facts_it_says_it_used() -> None:
    for channel in ("linkedin_note", "linkedin_message", "email", "whatsapp"):
        for draft in compose(BRIEF, channel).drafts:
            said = {trace.given for trace in traces(parse(draft.text, channel), BRIEF)}
            assert set(draft.facts_used) <= said


def test_the_editor_is_told_the_places_and_only_with_a_brief() -> None:
    text = "Subject: Tests 🙂\n\nHi Tomás,\n\nyour talk on dbt tests at Data Council helped."
    told = look(text, CheckContext("email", BRIEF))["facts"]
    assert [text[item["start"] : item["end"]] for item in told] == ["your talk on dbt tests at Data Council"]
    assert (told[0]["what"], told[0]["seen"]) == ("What you noticed", "conference site")
    assert look(text, CheckContext("email"))["facts"] == []
