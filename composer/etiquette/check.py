"""The one entry of the checker: a text, a channel and what is known in, a `Check` out. Never raises for any text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final
from weakref import WeakKeyDictionary

from composer import channels
from composer.errors import BadValue
from composer.etiquette import fixes, language, measures, parts, readability, suppress
from composer.etiquette.engine import Engine
from composer.etiquette.rules import RuleBook, load_rules
from composer.etiquette.situation import Situation
from composer.model import RELATIONSHIPS, STAGES, Brief, Check, Finding, Fix, Readability, Verdict

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

    Without a brief it is a first message to a stranger. `dismissed` holds keys of `suppress.key`, `allow` words and rule ids.
    """
    facts = channels.channel(channel)
    known = relationship or (brief.relationship if brief else "stranger")
    if known not in RELATIONSHIPS:
        raise BadValue("relationship", known, f"none of {', '.join(RELATIONSHIPS)}")
    if stage not in STAGES:
        raise BadValue("stage", stage, f"none of {', '.join(STAGES)}")
    situation = Situation(facts, stage, known, brief, tuple(sent_before), premium)
    message = parts.parse(text, channel)
    engine = engine_of(rules or load_rules())
    spoken = language.language_of(message)
    findings = engine.run(message, situation, english=spoken == "en")
    if any(map(_may_break_another, findings)):
        findings = _with_fixes_that_help(text, findings, engine, situation, english=spoken == "en")
    if dismissed or allow:
        findings = suppress.without(findings, text, dismissed, allow)
    return Check(
        channel=channel,
        characters=int(measures.characters(message, situation)),
        limit=facts.limit_for(premium=premium),
        words=message.words(),
        verdict=verdict(findings),
        readability=readability.grade(message).figures if spoken == "en" else Readability(),
        findings=tuple(findings),
        language=spoken,
    )


def _with_fixes_that_help(
    text: str, findings: list[Finding], engine: Engine, situation: Situation, *, english: bool
) -> list[Finding]:
    """The findings, their replacements turned into hints where applying all of them would break another rule.

    Deletions go first, since they are what leaves a message too short or without its question.
    """
    before = Counter(finding.rule for finding in findings)
    for spare in (
        lambda fix: True,  # noqa: ARG005
        lambda fix: fix.replacement != "",
        lambda fix: fix.safe and fix.replacement != "",
        lambda fix: False,  # noqa: ARG005
    ):
        tried = [finding if _offered(finding, spare) else _hinted(finding) for finding in findings]
        fixed = fixes.apply_fixes(text, tried)
        if fixed == text:
            return tried
        again = Counter(item.rule for item in engine.run(parts.parse(fixed, situation.channel.name), situation, english=english))
        if not again - before:
            return tried
    return tried


def _may_break_another(finding: Finding) -> bool:
    """Whether applying the fix can change more than the marked words; a safe one of the same length cannot."""
    fix = finding.fix
    if fix is None or fix.replacement is None:
        return False
    return not fix.safe or len(fix.replacement) != finding.end - finding.start


def _offered(finding: Finding, spare: Callable[[Fix], bool]) -> bool:
    return finding.fix is None or finding.fix.replacement is None or spare(finding.fix)


def _hinted(finding: Finding) -> Finding:
    hint = finding.fix.hint if finding.fix else ""
    return replace(finding, fix=Fix(hint=hint or "Say it in other words."))


def verdict(findings: Iterable[Finding]) -> Verdict:
    """`stop` with an error, `revise` with a warning, else `ready`."""
    worst = {finding.severity for finding in findings}
    return "stop" if "error" in worst else "revise" if "warning" in worst else "ready"
