"""Runs a rule book over one parsed message: a plan per circumstances, then the five kinds, then what is said of each hit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from composer.etiquette import fixes, grounding, measures, patterns, phrases, structure
from composer.etiquette.parts import Message, Span
from composer.etiquette.rule import Rule
from composer.etiquette.rules import RuleBook
from composer.etiquette.situation import Situation
from composer.model import SEVERITIES, Finding, Severity

_RANK: Final = {name: rank for rank, name in enumerate(SEVERITIES)}
Hit = tuple[int, int, Mapping[str, object]]
_NO_WORDS: Final[Mapping[str, object]] = {}


@dataclass(frozen=True, slots=True)
class Plan:
    """The rules that apply in one kind of circumstances, sorted by how they run."""

    phrase_rules: Mapping[int, Rule]  # by their number in the tree
    pattern_rules: frozenset[str]
    measures: tuple[tuple[Rule, measures.Metric, float | None, float | None], ...]  # with most and least on this channel
    structures: tuple[tuple[Rule, structure.Property], ...]
    of_brief: tuple[Rule, ...]
    of_copies: tuple[Rule, ...]


class Engine:
    """A rule book made ready: one tree of all phrases, one sieve of all patterns, one plan per kind of circumstances."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self._plans: dict[tuple[str, str, str, bool], Plan] = {}
        self._of_phrases = [rule for rule in book.rules.values() if rule.kind == "phrases"]
        self._tree = phrases.plant((phrase, number) for number, rule in enumerate(self._of_phrases) for phrase in rule.any)
        self._excused = phrases.plant(
            (phrase, number) for number, rule in enumerate(self._of_phrases) for phrase in rule.exceptions
        )
        self._small = _Sieved([rule for rule in book.rules.values() if rule.kind == "pattern" and not rule.case])
        self._given = _Sieved([rule for rule in book.rules.values() if rule.kind == "pattern" and rule.case])

    def plan(self, situation: Situation, *, english: bool) -> Plan:
        """The plan for the circumstances, made on first use."""
        key = (situation.channel.name, situation.stage, situation.relationship, english)
        found = self._plans.get(key)
        if found is None:
            found = self._plans[key] = self._made(situation, english=english)
        return found

    def _made(self, situation: Situation, *, english: bool) -> Plan:
        def meant(rule: Rule) -> bool:
            return applies(rule, situation, english=english) and self.book.is_on(rule, situation.channel.name)

        rules = [rule for rule in self.book.rules.values() if meant(rule)]
        channel = situation.channel.name
        of_brief = tuple(rule for rule in rules if rule.kind == "brief")
        return Plan(
            phrase_rules={number: rule for number, rule in enumerate(self._of_phrases) if meant(rule)},
            pattern_rules=frozenset(rule.id for rule in rules if rule.kind == "pattern"),
            measures=tuple(
                (rule, measures.METRICS[rule.metric], _bound(rule.max, channel), _bound(rule.min, channel))
                for rule in rules
                if rule.kind == "measure"
            ),
            structures=tuple(
                (rule, structure.PROPERTIES[rule.forbid or rule.require]) for rule in rules if rule.kind == "structure"
            ),
            of_brief=of_brief,
            of_copies=tuple(rule for rule in of_brief if rule.check == "near_copy"),
        )

    def run(self, message: Message, situation: Situation, *, english: bool = True) -> list[Finding]:
        """All findings, in order of place."""
        plan = self.plan(situation, english=english)
        hits: dict[str, tuple[Rule, list[Hit]]] = {}
        if plan.phrase_rules:
            self._phrases(plan, message, hits)
        if plan.pattern_rules:
            self._small.find(message.low, message.vocabulary, plan.pattern_rules, hits)
            self._given.find(message.text, message.vocabulary, plan.pattern_rules, hits)
        for bounded in plan.measures:
            _measure(*bounded, message, situation, hits)
        parts: dict[str, list[Span]] = {}
        for rule, wanted in plan.structures:
            spans = parts.get(rule.part)
            if spans is None:
                spans = parts[rule.part] = structure.part_spans(message, rule.part)
            found = _structure(rule, wanted, spans, message, situation)
            if found:
                hits[rule.id] = (rule, found)
        for rule in plan.of_brief if situation.brief else plan.of_copies if situation.sent_before else ():
            found = [
                (start, end, {"detail": detail}) for start, end, detail in grounding.CHECKS[rule.check].find(message, situation)
            ]
            if found:
                hits[rule.id] = (rule, found)
        if not hits:
            return []
        findings: list[tuple[Finding, Rule]] = []
        for rule, found in hits.values():
            for hit in _shown(rule, found, message, situation):
                findings.append((_finding(rule, hit, message, situation), rule))  # noqa: PERF401
        return _settled(findings)

    def _phrases(self, plan: Plan, message: Message, hits: dict[str, tuple[Rule, list[Hit]]]) -> None:
        rules = plan.phrase_rules
        found = [hit for hit in phrases.find(self._tree, message) if hit[0] in rules]
        excused: list[tuple[int, int, int]] = []
        if found and any(rules[number].exceptions for number, _, _ in found):
            excused = list(phrases.find(self._excused, message))
        for number, start, end in found:
            rule = rules[number]
            if excused and any(n == number and a < end and start < b for n, a, b in excused):
                continue
            known = hits.get(rule.id)
            if known is None:
                hits[rule.id] = (rule, [(start, end, _NO_WORDS)])
            elif start >= known[1][-1][1]:
                known[1].append((start, end, _NO_WORDS))


class _Sieved:
    """Pattern rules that run over the same form of the text, behind one sieve."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._patterns = [(number, pattern) for number, rule in enumerate(rules) for pattern in rule.any]
        self._guards: dict[int, Any] = {}
        self._sieve = patterns.Sieve([pattern for _, pattern in self._patterns])

    def find(
        self, text: str, vocabulary: frozenset[str], meant: frozenset[str], hits: dict[str, tuple[Rule, list[Hit]]]
    ) -> None:
        """Add the hits of the rules that are meant."""
        if not self._patterns:
            return
        encoded = patterns.Encoded(text)
        spans: dict[int, list[Span]] = {}
        guarded: dict[int, bool] = {}
        for candidate, sure in self._sieve.candidates(encoded, vocabulary):
            number, pattern = self._patterns[candidate]
            rule = self._rules[number]
            if rule.id not in meant:
                continue
            found = patterns.find(pattern, encoded)
            if not found:
                continue
            if not sure and rule.needs:  # asked last: few patterns get so far, and looking for words costs as much as a pattern
                if number not in guarded:
                    guarded[number] = self._has_guard_word(number, encoded, text)
                if not guarded[number]:
                    continue
            spans.setdefault(number, []).extend(found)
        for number, found in spans.items():
            kept = _without_exceptions(self._rules[number], found, encoded)
            if kept:
                hits[self._rules[number].id] = (self._rules[number], kept)

    def _has_guard_word(self, number: int, encoded: patterns.Encoded, text: str) -> bool:
        looks = self._guards.get(number)
        if looks is None:
            looks = self._guards[number] = patterns.any_of(self._rules[number].needs)
        raw = patterns.Encoded(text.lower()).raw if self._rules[number].case else encoded.raw
        return bool(looks(patterns.ANYWHERE, raw, 0, len(raw))[0][0] >= 0)


def _without_exceptions(rule: Rule, found: list[Span], text: patterns.Encoded) -> list[Hit]:
    excused = [span for pattern in rule.exceptions for span in patterns.find(pattern, text)]
    kept: list[Hit] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if any(a < end and start < b for a, b in excused):
            continue
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, _NO_WORDS))
    return kept


def applies(rule: Rule, situation: Situation, *, english: bool) -> bool:
    """Whether a rule is meant for these circumstances."""
    return (
        (rule.channels is None or situation.channel.name in rule.channels)
        and (rule.stages is None or situation.stage in rule.stages)
        and (rule.relationships is None or situation.relationship in rule.relationships)
        and (english or rule.language == "any")
    )


# --- the other kinds ---------------------------------------------------------------------------------------------


def _bound(value: object, channel: str) -> float | None:
    if isinstance(value, Mapping):
        value = value.get(channel, value.get("default"))
    return float(value) if isinstance(value, int | float) else None


def _measure(  # noqa: PLR0917
    rule: Rule,
    metric: measures.Metric,
    most: float | None,
    least: float | None,
    message: Message,
    situation: Situation,
    hits: dict[str, tuple[Rule, list[Hit]]],
) -> None:
    value = metric.value(message, situation)
    if value is None:
        return
    if most is not None and value > most:
        start, end = metric.place(message, situation, most)
    elif least is not None and value < least:
        start = end = message.end
    else:
        return
    hits[rule.id] = (rule, [(start, end, {"value": _plain(value), "max": _plain(most), "min": _plain(least)})])


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}".removesuffix(".0")


def _structure(rule: Rule, wanted: structure.Property, spans: list[Span], message: Message, situation: Situation) -> list[Hit]:
    if rule.forbid:
        return [(start, end, _NO_WORDS) for start, end in wanted.find(message, spans, situation)] if spans else []
    if spans and wanted.find(message, spans, situation):
        return []
    return [(*structure.absence(message, rule.part), _NO_WORDS)]


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
                start, end = a, max(b, end)  # noqa: PLW2901
                break
        if not widened or start >= widened[-1][1]:
            widened.append((start, end, words))
    return widened


def _finding(rule: Rule, hit: Hit, message: Message, situation: Situation) -> Finding:
    start, end, words = hit
    said = message.text[start:end]
    severity = cast("Severity", rule.severity_on(situation.channel.name))
    if rule.mild_for and severity != "suggestion" and situation.brief and situation.brief.purpose in rule.mild_for:
        severity = "suggestion"
    return Finding(
        rule.id,
        rule.criterion,
        severity,
        start,
        end,
        said,
        _filled(rule.message, said, words),
        rule.why,
        rule.evidence,
        rule.source,
        fixes.make(rule, message, start, end, words) if rule.fix else None,
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
        if finding.start < finding.end and _said_already(finding, settled):
            continue
        settled.append(finding)
    return settled


def _said_already(finding: Finding, settled: list[Finding]) -> bool:
    start, end, criterion = finding.start, finding.end, finding.criterion
    for other in settled[-8:]:
        if (
            other.end >= end
            and other.criterion == criterion
            and other.rule != finding.rule
            and other.start <= start
            and other.end - other.start < 200
            and _RANK[other.severity] <= _RANK[finding.severity]
        ):
            return True
    return False


def _overlapped(finding: Finding, findings: list[tuple[Finding, Rule]], rule: Rule) -> bool:
    for other, its in findings:
        if its.id in rule.yields_to and (
            rule.kind in ("measure", "structure", "brief")
            or its.kind in ("measure", "structure", "brief")
            or (other.start < finding.end and finding.start < other.end)
        ):
            return True
    return False
