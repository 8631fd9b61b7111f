"""The one entry of the checker: a text, a channel and what is known in, a `Check` out. Never raises for any text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from weakref import WeakKeyDictionary

from composer import channels
from composer.errors import BadValue
from composer.etiquette import dismissed_rules, fix_check
from composer.etiquette.check_context import Situation
from composer.etiquette.document import language_detection, message_parser, readability
from composer.etiquette.engine import Engine
from composer.etiquette.features import metrics
from composer.etiquette.rulebook.rule_loader import RuleBook, load_rules
from composer.model import RELATIONSHIPS, STAGES, Brief, Check, Finding, Readability, Verdict

_engines: Final[WeakKeyDictionary[RuleBook, Engine]] = WeakKeyDictionary()


def engine_of(book: RuleBook) -> Engine:
    """The engine of a book, made once for as long as the book lives."""
    found = _engines.get(book)
    if found is None:
        found = _engines[book] = Engine(book)
    return found


def check(
    text: str,
    channel: str = "email",
    brief: Brief | None = None,
    *,
    relationship: str | None = None,
    stage: str = "first",
    sent_before: Sequence[str] = (),
    rules: RuleBook | None = None,
    premium: bool = False,
    dismissed: Iterable[str] = (),
    allow: Iterable[str] = (),
) -> Check:
    """All findings about a text on a channel; raises BadValue for an unknown channel, relationship or stage.

    Without a brief it is a first message to a stranger. `dismissed` holds keys of `dismissed_rules.key`, `allow` words and
    rule ids.
    """
    facts = channels.channel(channel)
    known = relationship or (brief.relationship if brief else "stranger")
    if known not in RELATIONSHIPS:
        raise BadValue("relationship", known, f"none of {', '.join(RELATIONSHIPS)}")
    if stage not in STAGES:
        raise BadValue("stage", stage, f"none of {', '.join(STAGES)}")
    situation = Situation(facts, stage, known, brief, tuple(sent_before), premium)
    message = message_parser.parse(text, channel)
    engine = engine_of(rules or load_rules())
    spoken = language_detection.language_of(message)
    findings = engine.run(message, situation, english=spoken == "en")
    findings = fix_check.with_fixes_that_help(
        findings, text, lambda fixed: engine.fired(message_parser.parse(fixed, channel), situation, english=spoken == "en")
    )
    if dismissed or allow:
        findings = dismissed_rules.without(findings, text, dismissed, allow)
    return Check(
        channel=channel,
        characters=int(metrics.characters(message, situation)),
        limit=facts.limit_for(premium=premium),
        words=message.words(),
        verdict=verdict(findings),
        readability=readability.grade(message).figures if spoken == "en" else Readability(),
        findings=tuple(findings),
        language=spoken,
    )


def verdict(findings: Iterable[Finding]) -> Verdict:
    """`stop` with an error, `revise` with a warning, else `ready`."""
    worst = {finding.severity for finding in findings}
    return "stop" if "error" in worst else "revise" if "warning" in worst else "ready"
