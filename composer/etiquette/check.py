"""The one entry of the checker: a text, a channel and what is known in, a `Check` out. Never raises for any text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from weakref import WeakKeyDictionary

from composer.etiquette import dismissed_rules, fix_check
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import language_detection, message_parser, readability
from composer.etiquette.document.message_parser import Message
from composer.etiquette.engine import Engine
from composer.etiquette.features import metrics
from composer.etiquette.rulebook.rule_loader import RuleBook, load_rules
from composer.lexicon import DEFAULT
from composer.model import Brief, Check, Finding, Readability, Trace, Verdict

_engines: Final[WeakKeyDictionary[RuleBook, Engine]] = WeakKeyDictionary()


def engine_of(book: RuleBook) -> Engine:
    """The engine of a book, made once for as long as the book lives."""
    engine = _engines.get(book)
    if engine is None:
        engine = _engines[book] = Engine(book)
    return engine


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
    context = CheckContext(
        channel, brief, relationship or "", stage, tuple(sent_before), premium, tuple(dismissed), tuple(allow)
    )
    return check_in(text, context, rules)


def check_in(text: str, context: CheckContext, rules: RuleBook | None = None, *, fixes: bool = True) -> Check:
    """All findings about a text in its circumstances; who checks many texts in the same ones makes the context once.

    Without `fixes` none is made and tried, which is a third of the work; all else is the same.
    """
    rules = rules or load_rules()
    message = language_detection.read(text, context.channel, rules.lexicons, context.language)
    return check_message(message, context, rules, fixes=fixes)


def check_batch(
    texts: Iterable[tuple[str, CheckContext]], rules: RuleBook | None = None, *, fixes: bool = True
) -> Iterator[Check]:
    """The same as `check_in` of each of some hundred texts, in two thirds of its time."""
    rules = rules or load_rules()
    batch = [
        (language_detection.read(text, context.channel, rules.lexicons, context.language), context) for text, context in texts
    ]
    found = engine_of(rules).run_batch(batch, fixes=fixes)
    for (message, context), its in zip(batch, found, strict=True):
        yield _checked(message, context, rules, its, fixes=fixes)


def check_message(message: Message, context: CheckContext, rules: RuleBook, *, fixes: bool = True) -> Check:
    """All findings about a text that is taken apart already."""
    return _checked(message, context, rules, engine_of(rules).run(message, context, fixes=fixes), fixes=fixes)


def _checked(message: Message, context: CheckContext, rules: RuleBook, findings: list[Finding], *, fixes: bool) -> Check:
    """What was found in a text, its fixes tried, and its figures."""
    text, engine = message.given, engine_of(rules)
    if fixes:
        findings = fix_check.with_fixes_that_help(
            findings,
            text,
            lambda fixed, kinds: engine.fired(message_parser.parse_again(message, fixed), context, kinds),
            lambda rule: rules.rules[rule].kind == fix_check.MEASURE,
        )
    if context.dismissed or context.allow:
        findings = dismissed_rules.without(findings, text, context.dismissed, context.allow)
    return Check(
        channel=context.channel,
        characters=int(metrics.characters(message, context)),
        limit=context.channel_facts.limit_for(premium=context.premium),
        words=message.words(),
        verdict=verdict(findings),
        readability=readability.grade(message).figures if message.language == DEFAULT else Readability(),
        findings=tuple(findings),
        language=message.language,
        trace=_trace(message, context),
    )


def _trace(message: Message, context: CheckContext) -> tuple[Trace, ...] | None:
    """What in the brief supports each sentence; None without a brief. The word table behind it is loaded only then."""
    if context.brief is None:
        return None
    from composer.etiquette.grounding import sentence_trace

    return sentence_trace.trace(message, context.brief)


def verdict(findings: Iterable[Finding]) -> Verdict:
    """`stop` with an error, `revise` with a warning, else `ready`."""
    worst = {finding.severity for finding in findings}
    return "stop" if "error" in worst else "revise" if "warning" in worst else "ready"
