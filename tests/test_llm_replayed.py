"""150 answers as a strong model would give them, replayed by a server: how many are offered, refused rightly, refused wrongly."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from composer.brief import brief_from_table
from composer.drafting.llm.attempts import Attempt, attempt
from composer.drafting.llm.client import Reply
from composer.drafting.search.candidates import Choice
from composer.drafting.search.compose import STAGES
from composer.drafting.search.order import Order
from composer.drafting.templating.bindings import material
from composer.drafting.templating.template_loader import load_templates
from composer.etiquette.check_context import CheckContext

ANSWERS = Path(__file__).parent / "replayed" / "answers.toml"


def tried(entry: dict[str, Any], briefs: dict[str, Any]) -> Attempt:
    """What an answer comes to at the first try."""
    brief = brief_from_table(briefs[entry["brief"]], entry["brief"])
    said = {"subject": entry.get("subject", ""), "sentences": [{"text": text, "by": ["f1"]} for text in entry["said"]]}
    choice = Choice(material(brief), load_templates(), entry["channel"])
    order = Order(CheckContext(entry["channel"], brief, stage=STAGES.get(brief.purpose, "first")))
    return attempt(choice, order, 0, Reply(json.dumps(said, ensure_ascii=False), "replayed"))


def outcomes() -> tuple[Counter[str], list[str]]:
    """How many of each outcome, and what went wrong in words."""
    table = tomllib.loads(ANSWERS.read_text(encoding="utf-8"))
    found: Counter[str] = Counter()
    wrong: list[str] = []
    for entry in table["answer"]:
        result = tried(entry, table["brief"])
        name = ("offered" if result.clean else "refused") + (" wrongly" if result.clean == bool(entry["fault"]) else " rightly")
        found[name] += 1
        if "wrongly" in name:
            wrong.append(f"{name}: {entry['brief']} {entry['fault']} {entry['said']} {result.failed}")
    return found, wrong


def test_honest_answers_are_offered_and_faulty_ones_refused() -> None:
    found, wrong = outcomes()
    assert sum(found.values()) == 150
    assert found["refused wrongly"] <= 6, wrong
    assert found["offered wrongly"] <= 8, wrong
