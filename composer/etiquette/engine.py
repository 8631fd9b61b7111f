"""Runs a rule book over one parsed message: a plan per circumstances, then the five kinds, then what is said of each hit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from composer.etiquette import fixes, grounding, measures, patterns, phrases, structure
from composer.etiquette.parts import Message, Span
from composer.etiquette.rule import Rule
from composer.etiquette.rules import RuleBook
from composer.etiquette.situation import Situation
from composer.model import SEVERITIES, Finding

_DIGITS: Final = frozenset("0123456789")
_RANK: Final = {name: rank for rank, name in enumerate(SEVERITIES)}
Hit = tuple[int, int, Mapping[str, object]]
_NO_WORDS: Final[Mapping[str, object]] = {}


@dataclass(frozen=True, slots=True)
class Plan:
    """The rules that apply in one kind of circumstances, sorted by how they run."""

    tree: phrases.Tree
    phrase_rules: tuple[Rule, ...]
    patterns: tuple[Rule, ...]
    others: tuple[Rule, ...]
    exceptions: phrases.Tree


class Engine:
    """A rule book made ready; keeps one plan per channel, stage, relationship and language."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self._plans: dict[tuple[str, str, str, bool], Plan] = {}

    def plan(self, situation: Situation, *, english: bool) -> Plan:
        """The plan for the circumstances, made on first use."""
        key = (situation.channel.name, situation.stage, situation.relationship, english)
        found = self._plans.get(key)
        if found is None:
            found = self._plans[key] = make_plan(self.book, situation, english=english)
        return found

    def run(self, message: Message, situation: Situation, *, english: bool = True) -> list[Finding]:
        """All findings, in order of place."""
        plan = self.plan(situation, english=english)
        hits: dict[str, tuple[Rule, list[Hit]]] = {}
        if plan.phrase_rules:
            _phrases(plan, message, hits)
        if plan.patterns:
            _patterns(plan.patterns, message, hits)
        for rule in plan.others:
            found = _KINDS[rule.kind](rule, message, situation)
            if found:
                hits[rule.id] = (rule, found)
        findings: list[tuple[Finding, Rule]] = []
        for rule, found in hits.values():
            for hit in _shown(rule, found, message, situation):
                findings.append((_finding(rule, hit, message, situation), rule))
        return _settled(findings)


def applies(rule: Rule, situation: Situation, *, english: bool) -> bool:
    """Whether a rule is meant for these circumstances."""
    return (
        (rule.channels is None or situation.channel.name in rule.channels)
        and (rule.stages is None or situation.stage in rule.stages)
        and (rule.relationships is None or situation.relationship in rule.relationships)
        and (english or rule.language == "any")
    )


def make_plan(book: RuleBook, situation: Situation, *, english: bool) -> Plan:
    """Sort the rules that apply by kind and plant their phrases."""
    rules = [
        rule for rule in book.rules.values()
        if applies(rule, situation, english=english) and book.is_on(rule, situation.channel.name)
    ]
    of_phrases = tuple(rule for rule in rules if rule.kind == "phrases")
    return Plan(
        tree=phrases.plant((phrase, number) for number, rule in enumerate(of_phrases) for phrase in rule.any),
        exceptions=phrases.plant((phrase, number) for number, rule in enumerate(of_phrases) for phrase in rule.exceptions),
        phrase_rules=of_phrases,
        patterns=tuple(rule for rule in rules if rule.kind == "pattern"),
        others=tuple(rule for rule in rules if rule.kind not in ("phrases", "pattern")),
    )


# --- the kinds ---------------------------------------------------------------------------------------------------


def _phrases(plan: Plan, message: Message, hits: dict[str, tuple[Rule, list[Hit]]]) -> None:
    found = list(phrases.find(plan.tree, message))
    if not found:
        return
    excused: list[tuple[int, int, int]] = []
    if plan.exceptions and any(plan.phrase_rules[number].exceptions for number, _, _ in found):
        excused = list(phrases.find(plan.exceptions, message))
    for number, start, end in found:
        rule = plan.phrase_rules[number]
        if excused and any(n == number and a < end and start < b for n, a, b in excused):
            continue
        known = hits.get(rule.id)
        if known is None:
            hits[rule.id] = (rule, [(start, end, _NO_WORDS)])
        elif start >= known[1][-1][1]:
            known[1].append((start, end, _NO_WORDS))


def _patterns(rules: Sequence[Rule], message: Message, hits: dict[str, tuple[Rule, list[Hit]]]) -> None:
    low = message.low
    small: patterns.Encoded | None = None
    given: patterns.Encoded | None = None
    for rule in rules:
        if rule.needs and not any(need in low for need in rule.needs):
            continue
        if rule.case:
            text = given = given or patterns.Encoded(message.text)
        else:
            text = small = small or patterns.Encoded(low)
        found: list[Span] = []
        for pattern in rule.any:
            found += patterns.find(pattern, text)
        if not found:
            continue
        if rule.exceptions:
            excused = [span for pattern in rule.exceptions for span in patterns.find(pattern, text)]
            found = [span for span in found if not any(a < span[1] and span[0] < b for a, b in excused)]
        kept: list[Hit] = []
        for start, end in sorted(found):
            if not kept or start >= kept[-1][1]:
                kept.append((start, end, _NO_WORDS))
        if kept:
            hits[rule.id] = (rule, kept)


def _bound(value: object, channel: str) -> float | None:
    if isinstance(value, Mapping):
        value = value.get(channel, value.get("default"))
    return float(value) if isinstance(value, int | float) else None


def _measure(rule: Rule, message: Message, situation: Situation) -> list[Hit]:
    metric = measures.METRICS[rule.metric]
    value = metric.value(message, situation)
    if value is None:
        return []
    most, least = _bound(rule.max, situation.channel.name), _bound(rule.min, situation.channel.name)
    if most is not None and value > most:
        start, end = metric.place(message, situation, most)
    elif least is not None and value < least:
        start = end = message.end
        most = None
    else:
        return []
    return [(start, end, {"value": _plain(value), "max": _plain(most), "min": _plain(least)})]


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}".removesuffix(".0")


def _structure(rule: Rule, message: Message, situation: Situation) -> list[Hit]:
    spans = structure.part_spans(message, rule.part)
    if rule.forbid:
        found = structure.PROPERTIES[rule.forbid].find(message, spans, situation) if spans else []
        return [(start, end, _NO_WORDS) for start, end in found]
    if spans and structure.PROPERTIES[rule.require].find(message, spans, situation):
        return []
    return [(*structure.absence(message, rule.part), _NO_WORDS)]


def _brief(rule: Rule, message: Message, situation: Situation) -> list[Hit]:
    return [(start, end, {"detail": detail}) for start, end, detail in grounding.CHECKS[rule.check].find(message, situation)]


_KINDS: Final = {"measure": _measure, "structure": _structure, "brief": _brief}


# --- from hits to findings ---------------------------------------------------------------------------------------


def _shown(rule: Rule, found: list[Hit], message: Message, situation: Situation) -> Iterator[Hit]:
    if rule.part != "text" and rule.kind in ("phrases", "pattern"):
        spans = structure.part_spans(message, rule.part)
        found = [hit for hit in found if any(start <= hit[0] < end for start, end in spans)]
    if message.quoted:
        found = [hit for hit in found if hit[0] == hit[1] or not any(start <= hit[0] < end for start, end in message.quoted)]
    if not found:
        return
    if rule.at_least > 1 and len({message.low[start:end] for start, end, _ in found}) < rule.at_least:
        return
    if any(not structure.holds(name, message, situation) for name in rule.when):
        return
    if any(structure.holds(name, message, situation) for name in rule.unless):
        return
    if rule.mark == "sentence":
        found = _whole_sentences(found, message)
    yield from found[: rule.limit] if rule.limit else found


def _whole_sentences(found: list[Hit], message: Message) -> list[Hit]:
    widened: list[Hit] = []
    for start, end, words in found:
        for a, b in message.sentences:
            if a <= start < b:
                start, end = a, max(b, end)
                break
        if not widened or start >= widened[-1][1]:
            widened.append((start, end, words))
    return widened


def _finding(rule: Rule, hit: Hit, message: Message, situation: Situation) -> Finding:
    start, end, words = hit
    said = message.text[start:end]
    severity = rule.severity_on(situation.channel.name)
    if rule.mild_for and severity != "suggestion" and situation.brief and situation.brief.purpose in rule.mild_for:
        severity = "suggestion"
    return Finding(
        rule=rule.id, criterion=rule.criterion, severity=severity, start=start, end=end, text=said,  # type: ignore[arg-type]
        message=_filled(rule.message, said, words), why=rule.why, evidence=rule.evidence, source=rule.source(),
        fix=fixes.make(rule, message, start, end, words),
    )


def _filled(template: str, said: str, words: Mapping[str, object]) -> str:
    if "{" not in template:
        return template
    shown = " ".join(said.split())
    done = template.replace("{match}", shown if len(shown) <= 80 else shown[:77] + "…")
    for key, value in words.items():
        done = done.replace("{" + key + "}", str(value))
    return done


def _settled(findings: list[tuple[Finding, Rule]]) -> list[Finding]:
    """Drop what yields to another rule, and what the same criterion already says at the same place at least as sternly."""
    fired = {rule.id for _, rule in findings}
    kept: list[Finding] = []
    for finding, rule in findings:
        if rule.yields_to and fired.intersection(rule.yields_to) and _overlapped(finding, findings, rule):
            continue
        kept.append(finding)
    kept.sort(key=lambda finding: (finding.start, -finding.end, _RANK[finding.severity]))
    settled: list[Finding] = []
    for finding in kept:
        if finding.start < finding.end and any(
            other.criterion == finding.criterion and other.rule != finding.rule and other.start <= finding.start and finding.end <= other.end
            and _RANK[other.severity] <= _RANK[finding.severity] and other.end - other.start < 200
            for other in settled[-8:]
        ):
            continue
        settled.append(finding)
    return settled


def _overlapped(finding: Finding, findings: list[tuple[Finding, Rule]], rule: Rule) -> bool:
    for other, its in findings:
        if its.id in rule.yields_to and (
            rule.kind in ("measure", "structure", "brief") or its.kind in ("measure", "structure", "brief") or (other.start < finding.end and finding.start < other.end)
        ):
            return True
    return False
