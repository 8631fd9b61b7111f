"""Rules for tests: one made of the fields of its kind, and what it finds in a text."""

from __future__ import annotations

from typing import Any

from composer.brief import brief_from_table
from composer.etiquette.check import check_in
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import parse
from composer.etiquette.examples import BRIEF
from composer.etiquette.grounding.brief_checks import CHECKS
from composer.etiquette.rule import Rule
from composer.etiquette.rulebook import rule_schema
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.model import Brief, Finding


def rule(kind: str, /, rule_id: str = "tried", **fields: Any) -> Rule:
    """A rule of a kind that is for every channel and says nothing but its own fields."""
    return rule_schema.build({
        "id": rule_id, "criterion": "calm", "kind": kind, "severity": "warning", "message": "{match}", "why": "To try it.",
        "evidence": "convention", "sources": [{"title": "A test", "ref": "test"}], "bad": ["bad"], "good": ["good"], **fields,
    }, "test")


def findings(text: str, *rules: Rule, channel: str = "email", **known: Any) -> list[Finding]:
    """What some rules alone say of a text."""
    return list(check_in(text, CheckContext(channel, **known), RuleBook({its.id: its for its in rules})).findings)


def marked(text: str, *rules: Rule, channel: str = "email", **known: Any) -> list[str]:
    """The words that some rules mark in a text; "" for an absence."""
    return [finding.text for finding in findings(text, *rules, channel=channel, **known)]


def brief(**changes: Any) -> Brief:
    """The brief of the examples with some fields of its own."""
    return brief_from_table({**BRIEF, **changes}, "test")


def against(check: str, text: str, *, channel: str = "email", briefed: bool = True, sent_before: tuple[str, ...] = (), **changes: Any) -> list[tuple[str, str]]:
    """The words that a named comparison with the brief finds in a text, each with its detail."""
    message = parse(text, channel)
    context = CheckContext(channel, brief(**changes) if briefed else None, sent_before=sent_before)
    return [(text[start:end], detail) for start, end, detail in CHECKS[check].places(message, context)]
