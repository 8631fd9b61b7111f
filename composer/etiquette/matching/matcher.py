"""Where phrase and pattern rules hit a message: sieves first, so that of hundreds of rules only a few are tried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, Final

from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.matching import phrase_trie, prefilter, re2_patterns
from composer.etiquette.rule import Rule

Hit = tuple[int, int, Mapping[str, object]]  # start, end, and words that its message may name
NO_WORDS: Final[Mapping[str, object]] = {}


class PhraseRules:
    """The phrases of many rules, planted as one tree."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._tree = phrase_trie.plant((phrase, number) for number, rule in enumerate(rules) for phrase in rule.any)
        self._excused = phrase_trie.plant((phrase, number) for number, rule in enumerate(rules) for phrase in rule.exceptions)

    def find(self, message: Message, live: frozenset[str]) -> dict[str, list[Hit]]:
        """The hits of the rules that are live, by id."""
        rules = self._rules
        hits: dict[str, list[Hit]] = {}
        found = [hit for hit in phrase_trie.find(self._tree, message) if rules[hit[0]].id in live]
        excused: list[tuple[int, int, int]] = []
        if found and any(rules[number].exceptions for number, _, _ in found):
            excused = list(phrase_trie.find(self._excused, message))
        for number, start, end in found:
            if excused and any(its == number and a < end and start < b for its, a, b in excused):
                continue
            known = hits.setdefault(rules[number].id, [])
            if not known or start >= known[-1][1]:
                known.append((start, end, NO_WORDS))
        return hits


class PatternRules:
    """The patterns of many rules behind one sieve."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._patterns = [(pattern, rule) for rule in rules for pattern in rule.any]
        self._compiled: dict[int, tuple[Any, int]] = {}
        joined: list[tuple[int, str]] = []
        apart: list[tuple[int, str]] = []
        for number, (pattern, rule) in enumerate(self._patterns):
            (apart if rule.case or prefilter.has_gap(pattern) else joined).append((number, pattern))
        self._automaton = prefilter.Automaton(joined)
        self._clauses = prefilter.Clauses(apart)
        self._guards: dict[str, Any] = {}

    def find(self, message: Message, live: frozenset[str]) -> dict[str, list[Hit]]:
        """The hits of the rules that are live, by id."""
        low = re2_patterns.Encoded(message.low)
        given: re2_patterns.Encoded | None = None
        sure = self._automaton.matching(low.raw)
        spans: dict[str, list[Span]] = {}
        tried: dict[str, tuple[Rule, re2_patterns.Encoded]] = {}
        for number in chain(sure, self._clauses.left(message)):
            pattern, rule = self._patterns[number]
            if rule.id not in live:
                continue
            text = low
            if rule.case:
                text = given = given or re2_patterns.Encoded(message.text)
            known = self._compiled.get(number)
            if known is None:
                known = self._compiled[number] = re2_patterns.compiled(pattern)
            found = re2_patterns.found_by(*known, text)
            # Guard words are asked for last: few patterns get so far, and looking for words costs as much as a pattern.
            if found and (not rule.needs or number in sure or self._has_guard_word(rule, message)):
                tried[rule.id] = (rule, text)
                spans.setdefault(rule.id, []).extend(found)
        return {name: kept for name, found in spans.items() if (kept := _without_exceptions(*tried[name], found))}

    def _has_guard_word(self, rule: Rule, message: Message) -> bool:
        looks = self._guards.get(rule.id)
        if looks is None:
            looks = self._guards[rule.id] = re2_patterns.any_of(rule.needs)
        raw = re2_patterns.Encoded(message.text.lower() if rule.case else message.low).raw
        return bool(looks(re2_patterns.ANYWHERE, raw, 0, len(raw))[0][0] >= 0)


def _without_exceptions(rule: Rule, text: re2_patterns.Encoded, found: list[Span]) -> list[Hit]:
    excused = [span for pattern in rule.exceptions for span in re2_patterns.find(pattern, text)]
    kept: list[Hit] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if any(a < end and start < b for a, b in excused):
            continue
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, NO_WORDS))
    return kept
