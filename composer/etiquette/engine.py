"""Runs a rule book over one parsed message: a plan per circumstances, then the kinds of rule, then what is said of each hit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from composer.etiquette import findings
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message
from composer.etiquette.features import metrics
from composer.etiquette.findings import Live, Place
from composer.etiquette.grounding import brief_checks
from composer.etiquette.matching.matcher import NO_WORDS, Hit, PatternRules, PhraseRules
from composer.etiquette.properties import structural
from composer.etiquette.rule import Rule
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.lexicon import EVERY
from composer.model import Finding


@dataclass(frozen=True, slots=True)
class Bounded:
    """A measure with the most and the least that its rule allows on a channel."""

    live: Live
    metric: metrics.Metric
    most: float | None
    least: float | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The rules that apply in one kind of circumstances, sorted by how they run."""

    live: Mapping[str, Live]  # all, by id
    phrases: frozenset[str]
    patterns: frozenset[str]
    measures: tuple[Bounded, ...]
    structures: tuple[tuple[Live, structural.Property], ...]
    of_brief: tuple[Live, ...]
    of_copies: tuple[Live, ...]


class Engine:
    """A rule book made ready: one tree of all phrases, one sieve of all patterns, one plan per kind of circumstances."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self._plans: dict[tuple[str, str, str, str], Plan] = {}
        self._phrases = PhraseRules([rule for rule in book.rules.values() if rule.kind == "phrases"])
        self._patterns = PatternRules([rule for rule in book.rules.values() if rule.kind == "pattern"])

    def run(self, message: Message, context: CheckContext) -> list[Finding]:
        """All findings, in order of place."""
        return [findings.worded(place, message) for place in self._places(message, context)]

    def fired(self, message: Message, context: CheckContext) -> Counter[str]:
        """How many findings each rule has, without their words: what a fix is tried by."""
        return Counter(place.rule.id for place in self._places(message, context))

    def plan(self, context: CheckContext, language: str) -> Plan:
        """The plan for the circumstances of a text in a language, made on first use."""
        key = (context.channel, context.stage, context.relationship, language)
        found = self._plans.get(key)
        if found is None:
            found = self._plans[key] = self._made(context, language)
        return found

    def _made(self, context: CheckContext, language: str) -> Plan:
        channel = context.channel
        live = {
            rule.id: Live.on(rule, channel)
            for rule in self.book.rules.values()
            if applies(rule, context, language) and self.book.is_on(rule, channel)
        }
        by_kind: dict[str, list[Live]] = {kind: [] for kind in ("phrases", "pattern", "measure", "structure", "brief")}
        for one in live.values():
            by_kind[one.rule.kind].append(one)
        return Plan(
            live=live,
            phrases=frozenset(one.rule.id for one in by_kind["phrases"]),
            patterns=frozenset(one.rule.id for one in by_kind["pattern"]),
            measures=tuple(
                Bounded(one, metrics.METRICS[one.rule.metric], _bound(one.rule.max, channel), _bound(one.rule.min, channel))
                for one in by_kind["measure"]
            ),
            structures=tuple((one, structural.PROPERTIES[one.rule.forbid or one.rule.require]) for one in by_kind["structure"]),
            of_brief=tuple(by_kind["brief"]),
            of_copies=tuple(one for one in by_kind["brief"] if one.rule.check == "near_copy"),
        )

    def _places(self, message: Message, context: CheckContext) -> list[Place]:
        plan = self.plan(context, message.language)
        hits: list[tuple[Live, list[Hit]]] = []
        if plan.phrases:
            hits += [(plan.live[name], found) for name, found in self._phrases.find(message, plan.phrases).items()]
        if plan.patterns:
            hits += [(plan.live[name], found) for name, found in self._patterns.find(message, plan.patterns).items()]
        hits += _measured(plan, message, context)
        hits += _structured(plan, message, context)
        if context.brief or context.sent_before:
            hits += _compared(plan.of_brief if context.brief else plan.of_copies, message, context)
        return findings.places(hits, message, context) if hits else []


def applies(rule: Rule, context: CheckContext, language: str) -> bool:
    """Whether a rule is meant for these circumstances and a text in this language."""
    return (
        (rule.channels is None or context.channel in rule.channels)
        and (rule.stages is None or context.stage in rule.stages)
        and (rule.relationships is None or context.relationship in rule.relationships)
        and rule.language in (EVERY, language)
    )


# --- the other kinds ---------------------------------------------------------------------------------------------


def _bound(value: object, channel: str) -> float | None:
    if isinstance(value, Mapping):
        value = value.get(channel, value.get("default"))
    return float(value) if isinstance(value, int | float) else None


def _measured(plan: Plan, message: Message, context: CheckContext) -> Iterator[tuple[Live, list[Hit]]]:
    for bounded in plan.measures:
        value = bounded.metric.value(message, context)
        if value is None:
            continue
        most, least = bounded.most, bounded.least
        if most is not None and value > most:
            start, end = bounded.metric.place(message, context, most)
        elif least is not None and value < least:
            start = end = message.end
        else:
            continue
        yield bounded.live, [(start, end, {"value": _plain(value), "max": _plain(most), "min": _plain(least)})]


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}".removesuffix(".0")


def _structured(plan: Plan, message: Message, context: CheckContext) -> Iterator[tuple[Live, list[Hit]]]:
    for live, wanted in plan.structures:
        part = live.rule.part
        spans = structural.part_spans(message, part)
        found = wanted.find(message, spans, context) if spans else []
        if live.rule.forbid:
            if found:
                yield live, [(start, end, NO_WORDS) for start, end in found]
        elif not found:
            yield live, [(*structural.absence(message, part), NO_WORDS)]


def _compared(rules: tuple[Live, ...], message: Message, context: CheckContext) -> Iterator[tuple[Live, list[Hit]]]:
    for live in rules:
        found = brief_checks.CHECKS[live.rule.check].find(message, context)
        if found:
            yield live, [(start, end, {"detail": detail}) for start, end, detail in found]
