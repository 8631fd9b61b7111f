"""Runs the examples that rules carry: every `bad` fires exactly on its marks, every `good` stays silent, a fix mends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from composer.brief import brief_from_table
from composer.etiquette import edits
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import message_parser
from composer.etiquette.document.message import Message
from composer.etiquette.engine import Engine, applies
from composer.etiquette.rule import Example, Rule
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.lexicon import DEFAULT, EVERY, Lexicons, shipped_lexicons
from composer.model import CHANNELS, Brief, Finding

# The brief that examples of `brief` rules are read against; an example's own `brief` table is laid over it.
BRIEF: Final[Mapping[str, Any]] = {
    "relationship": "stranger",
    "purpose": "learn",
    "point": "how you keep dbt tests cheap at your size",
    "question": "Which test caught the most bugs for you?",
    "sender": {"name": "Maya Lindqvist", "role": "data engineer", "company": "Klarna", "address": "1 Sveavägen, Stockholm"},
    "recipient": {
        "name": "Tomás Ortega", "role": "head of data", "company": "Monzo", "handles": {"linkedin": "tomas-ortega"},
        "facts": [{"text": "talk on dbt tests at Data Council", "seen": "conference site"}],
    },
}


def failures(book: RuleBook) -> tuple[str, ...]:
    """What is wrong with the examples of all rules of a book, one sentence each."""
    return tuple(failure for rule in book.rules.values() for failure in try_rule(rule, book.lexicons))


def try_rule(rule: Rule, lexicons: Lexicons | None = None) -> tuple[str, ...]:
    """What is wrong with the examples of one rule; the rule runs alone, so that no other hides it."""
    engine = Engine(RuleBook({rule.id: rule}, lexicons=lexicons or shipped_lexicons()))
    return tuple(_bad(rule, engine)) + tuple(_good(rule, engine))


def findings(rule: Rule, example: Example, engine: Engine | None = None) -> list[Finding]:
    """What the rule alone says of an example."""
    engine = engine or Engine(RuleBook({rule.id: rule}))
    context = context_of(rule, example)
    return engine.run(_parsed(rule, example.text, context, engine), context)


def _parsed(rule: Rule, text: str, context: CheckContext, engine: Engine) -> Message:
    """An example, taken apart as a text in the language of its rule, whatever it would be told to be in."""
    language = DEFAULT if rule.language == EVERY else rule.language
    return message_parser.parse(text, context.channel, engine.book.lexicons.of(language), language)


def context_of(rule: Rule, example: Example) -> CheckContext:
    """The circumstances of an example: its own, else the first channel and relationship that the rule is for."""
    channel = example.channel or _default_channel(rule)
    brief = brief_of(example) if rule.trigger.reads_brief or rule.mild_for or example.brief is not None else None
    relationship = example.relationship or (str((example.brief or {}).get("relationship", "")))
    if not relationship:
        relationship = "stranger" if rule.relationships is None or "stranger" in rule.relationships else min(rule.relationships)
    stage = example.stage
    if rule.stages is not None and stage not in rule.stages:
        stage = min(rule.stages)
    return CheckContext(channel, brief, relationship, stage, example.sent_before, example.premium)


def _default_channel(rule: Rule) -> str:
    on = [name for name in CHANNELS if (rule.channels is None or name in rule.channels) and rule.severity_on(name) != "off"]
    return "email" if "email" in on else on[0] if on else "email"


def brief_of(example: Example) -> Brief:
    """The example brief with the example's own fields laid over it."""
    return brief_from_table(_laid_over(BRIEF, example.brief or {}), "example brief")


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    done: dict[str, Any] = dict(below)
    for key, value in above.items():
        if isinstance(value, Mapping) and isinstance(done.get(key), Mapping):
            done[key] = _laid_over(done[key], value)
        else:
            done[key] = value
    return done


def _bad(rule: Rule, engine: Engine) -> Iterator[str]:
    for number, example in enumerate(rule.bad, 1):
        name = f"{rule.id}: bad {number}"
        context = context_of(rule, example)
        if not applies(rule, context, rule.language):
            yield f"{name}: the rule is not for {context.channel}, {context.stage}, {context.relationship}"
            continue
        fired = findings(rule, example, engine)
        spans = [(finding.start, finding.end) for finding in fired]
        if not fired:
            yield f"{name}: stays silent on “{_short(example.text)}”"
        elif example.spans is not None and spans != list(example.spans):
            marked = [example.text[start:end] for start, end in spans]
            wanted = [example.text[start:end] for start, end in example.spans]
            yield f"{name}: marks {marked} at {spans}, not {wanted} at {list(example.spans)}"
        elif example.spans is None and any(start != end for start, end in spans):
            yield f"{name}: marks {[example.text[start:end] for start, end in spans]}, but the example has no mark (an absence)"
        else:
            yield from _mends(rule, example, fired, engine, name)


def _mends(rule: Rule, example: Example, fired: list[Finding], engine: Engine, name: str) -> Iterator[str]:
    fixed = edits.apply_fixes(example.text, fired)
    if example.fixed is not None and fixed != example.fixed:
        yield f"{name}: the fix gives “{_short(fixed)}”, not “{_short(example.fixed)}”"
    if fixed == example.text or not all(finding.fix and finding.fix.replacement is not None for finding in fired):
        return
    context = context_of(rule, example)
    again = engine.run(_parsed(rule, fixed, context, engine), context)
    if again:
        yield f"{name}: after its own fix the rule still fires on “{_short(again[0].text or fixed)}”"


def _good(rule: Rule, engine: Engine) -> Iterator[str]:
    for number, example in enumerate(rule.good, 1):
        fired = findings(rule, example, engine)
        if fired:
            yield f"{rule.id}: good {number}: fires on “{_short(fired[0].text)}” in “{_short(example.text)}”"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 90 else line[:87] + "…"


# What stands in a new rule until its writer's own words do; a rule that holds any of it is not filled in.
PLACEHOLDERS: Final = (
    "words that should not stand", "Say in one or two sentences why this costs an answer.",
    "Say in one sentence what to write instead.",
)


def scaffold(rule_id: str, criterion: str, *, enabled: bool = True) -> str:
    """A rule to fill in, as TOML; it loads and passes its examples as it stands, and counts at once only where `enabled`."""
    switch = "" if enabled else "enabled = false                 # take this line out when everything below is your own\n"
    return f"""# One rule. All fields: docs/own-rules.md. Try it: python -m composer rules test <this file>
[[rule]]
id = "{rule_id}"
{switch}criterion = "{criterion}"
kind = "phrases"
severity = "warning"            # error | warning | suggestion, or a table: {{ default = "warning", email = "suggestion" }}
channels = ["all"]
any = ["words that should not stand"]
message = "Says “{{match}}”."
why = "Say in one or two sentences why this costs an answer."
evidence = "convention"         # independent | platform | vendor | seed | convention
sources = [{{ title = "Own experience", ref = "own" }}]
fix = {{ hint = "Say in one sentence what to write instead." }}
bad = ["Here are [[words that should not stand]]."]
good = ["Here are words that may stand."]
"""
