"""Grounding: what a text claims is traced to the brief with the right owner, measured on pairs of brief and draft."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from composer.brief import brief_from_table
from composer.drafting.search.compose import compose
from composer.etiquette.check import check
from composer.model import Brief, Finding

PAIRS = Path(__file__).parent / "data" / "grounding.jsonl"
RULES = frozenset({
    "wrong-name", "misspelt-name", "wrong-sender", "company-swapped", "claims-in-brief", "false-acquaintance", "false-mutual",
    "unknown-company", "unknown-number", "unknown-link", "unknown-name", "unknown-date", "swapped-owner",
})
INVENTED = frozenset({"swapped_role", "invented_employer", "wrong_number", "borrowed_fact", "invented_mutual"})


@cache
def pairs() -> tuple[tuple[dict[str, Any], Brief], ...]:
    lines = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    briefs = {line["id"]: brief_from_table(line["given"]) for line in lines if "given" in line}
    return tuple((line, briefs[line["brief"]]) for line in lines if "text" in line)


@cache
def briefs() -> tuple[Brief, ...]:
    return tuple({repr(brief): brief for _, brief in pairs()}.values())


def unsupported(text: str, brief: Brief) -> list[Finding]:
    return [item for item in check(text, "linkedin_message", brief).findings if item.rule in RULES]


@cache
def counted() -> Counter[tuple[str, str]]:
    """How many pairs of each class were found or not, by (class, found|missed)."""
    return Counter((line["class"], "found" if unsupported(line["text"], brief) else "missed") for line, brief in pairs())


def test_there_are_at_least_150_pairs_and_each_class_has_some() -> None:
    classes = Counter(line["class"] for line, _ in pairs())
    assert sum(classes.values()) >= 150
    assert min(classes.values()) >= 5
    assert classes["true"] >= 50


def test_precision_and_recall_on_invented_facts_are_at_least_95_percent() -> None:
    found = sum(count for (kind, what), count in counted().items() if kind in INVENTED and what == "found")
    missed = sum(count for (kind, what), count in counted().items() if kind in INVENTED and what == "missed")
    assert found / (found + missed) >= 0.95
    assert found / (found + counted()["true", "found"]) >= 0.95


def test_false_alarms_on_true_drafts_are_at_most_two_percent() -> None:
    alarms, silent = counted()["true", "found"], counted()["true", "missed"]
    assert alarms / (alarms + silent) <= 0.02


def test_what_is_found_is_where_the_invention_stands() -> None:
    """A finding elsewhere would send the reader to the wrong words."""
    near = total = 0
    for line, brief in pairs():
        if not line["bad"]:
            continue
        start = line["text"].index(line["bad"])
        hits = unsupported(line["text"], brief)
        total += bool(hits)
        near += any(item.start <= start + len(line["bad"]) and item.end >= start for item in hits)
    assert near / total >= 0.9


@pytest.mark.parametrize("channel", ["linkedin_note", "linkedin_message", "email", "whatsapp", "phone"])
def test_no_template_draft_is_called_unsupported(channel: str) -> None:
    for brief in briefs():
        for draft in compose(brief, channel).drafts:
            assert [item.rule for item in draft.check.findings if item.rule in RULES] == []


@pytest.mark.parametrize("text", [
    "Hi Marcus, I ran into a broken model on Tuesday and thought of your talk on dbt tests. Which test caught the most bugs?",
    "Hi Marcus, I'm glad I found your talk on dbt tests. At Klarna we have too many of them. Which test caught the most bugs?",
    "Dear Mr Webb, your talk on dbt tests was in English, my Swedish ears thank you. Which test caught the most bugs?",
    "Hi Marcus, our own dbt tests are slow. Which of yours caught the most bugs?",
    "Hi Marcus 🙂 Great talk on dbt tests! 🙂 Which one caught the most bugs?",
    "Hi Marcus, your talk on dbt tests – thank you. Onboarding is hard for us. Which test caught the most bugs?",
    "Hi Marcus,\n\n- Your talk on dbt tests\n- One question\n\nWhich test caught the most bugs? P.S. No hurry.",
])
def test_the_senders_own_feelings_and_doings_need_no_support(text: str) -> None:
    assert unsupported(text, briefs()[0]) == []


@pytest.mark.parametrize("text", ["", "\n\n", "🙂", "Hi", "A" * 5000, "Ä Ö Ü " * 500, "my our your you I we " * 300])
def test_any_text_at_all_is_taken_apart_without_trouble(text: str) -> None:
    for brief in briefs()[:3]:
        assert all(0 <= item.start <= item.end <= len(text) for item in unsupported(text, brief))
