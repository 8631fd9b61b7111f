"""Filters say no only to patterns that do not match: filtered matching finds what trying every pattern finds."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import message_parser
from composer.etiquette.kinds.pattern import Pattern
from composer.etiquette.matching import prefilter, re2_patterns
from composer.etiquette.rulebook.rule_loader import load_rules

RULES = {rule.id: rule.trigger for rule in load_rules().rules.values() if isinstance(rule.trigger, Pattern)}
SEARCH = Pattern.prepared(RULES)(frozenset(RULES), "email")
PATTERNS = [pattern for rule in RULES.values() for pattern in rule.any]
BOTH = (prefilter.Automaton(PATTERNS), prefilter.Filter(PATTERNS))
WORDS = [word for rule_id in list(RULES)[::3] for word in load_rules().rules[rule_id].bad[0].text.split()]
SPICE = ["\n", "  ", "’", "é", "İ", "😀", "\u2003", "\u00a0", "_", "[", "{{", "$5 ", "\x00", "ſ", "WE ", "Our", "'s", ". ", ", ", "-"]


def texts() -> Iterator[str]:
    """Examples of all rules as they stand, cut, joined and spoilt."""
    examples = [example.text for rule in load_rules().rules.values() for example in (*rule.bad, *rule.good)]
    yield from examples
    chance = random.Random(11)
    for _ in range(400):
        one, other = chance.choice(examples).split(), chance.choice(examples).split()
        words = one[: chance.randint(1, 30)] + other[-chance.randint(1, 30) :]
        for _ in range(chance.randint(0, 4)):
            words.insert(chance.randrange(len(words) + 1), chance.choice(SPICE))
        yield chance.choice([" ", "\n", "", "  "]).join(words)


def matching(patterns: Sequence[str], text: str) -> list[int]:
    encoded = re2_patterns.Encoded(text)
    return [place for place, pattern in enumerate(patterns) if _matches(pattern, encoded)]


def _matches(pattern: str, encoded: re2_patterns.Encoded) -> bool:
    regexp, _ = re2_patterns.compiled(pattern)
    return bool(regexp.Match(re2_patterns.ANYWHERE, encoded.raw, 0, len(encoded.raw))[0][0] >= 0)


def unfiltered(rule: Pattern, message: message_parser.Message) -> bool:
    text = re2_patterns.Encoded(message.text if rule.case else message.low)
    found = [span for pattern in rule.any for span in re2_patterns.matches(pattern, text)]
    excused = [span for pattern in rule.exceptions for span in re2_patterns.matches(pattern, text)]
    return any(not any(a < end and start < b for a, b in excused) for start, end in found)


def fired(message: message_parser.Message) -> set[str]:
    return {rule_id for rule_id, _ in SEARCH(message, CheckContext())}


def test_filtered_matching_equals_trying_every_rule() -> None:
    missed = []
    for text in texts():
        message = message_parser.parse(text)
        hit = fired(message)
        missed += [
            (rule_id, text) for rule_id, rule in RULES.items()
            if rule_id not in hit and unfiltered(rule, message) and (not rule.needs or any(word in message.low for word in rule.needs))
        ]
    assert missed == []


@given(st.lists(st.sampled_from([*SPICE, *WORDS]), max_size=25).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_both_filters_name_exactly_the_patterns_that_match(text: str) -> None:
    wanted = matching(PATTERNS, text)
    for filtered in BOTH:
        assert sorted(filtered.matching(re2_patterns.Encoded(text).raw)) == wanted


def test_evaluation_messages_lose_nothing_to_the_filters() -> None:
    folder = Path(__file__).parent / "data" / "etiquette"
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            message = message_parser.parse(json.loads(line)["text"])
            hit = fired(message)
            wrong = [rule_id for rule_id, rule in RULES.items() if rule_id not in hit and not rule.needs and unfiltered(rule, message)]
            assert wrong == [], message.text


@pytest.mark.parametrize("kind", [prefilter.Automaton, prefilter.Filter])
@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        (r"\bour\s+(?:\w+\s+){0,4}(?:tool|app)\b", "try our very new tool", True),
        (r"\bour\s+(?:\w+\s+){0,4}(?:tool|app)\b", "the tool that is ours", False),
        (r"Tool\w*", "a Toolbox", True),
        (r"Tool\w*", "a toolbox", False),
        (r"(?i)Tool\w*", "a TOOLBOX", True),
        (r"été \d+", "en été 2", True),
        (r"\d+", "seven", False),
        (r"\w+", "a", True),
    ],
)
def test_a_filter_keeps_the_meaning_of_a_pattern(
    kind: type[prefilter.Automaton | prefilter.Filter], pattern: str, text: str, matches: bool
) -> None:
    assert list(kind([pattern]).matching(text.encode())) == ([0] if matches else [])


def test_the_first_texts_are_tried_with_every_pattern_and_find_the_same() -> None:
    waiting = prefilter.Filter(["ab+", "cd+"], few=1)
    assert list(waiting.matching(b"abb")) == [0, 1]
    assert list(waiting.matching(b"abb")) == [0]
    book = Pattern.prepared(RULES)(frozenset(RULES), "email")
    texts_ = [message_parser.parse(rule.bad[0].text, "email") for rule in load_rules().rules.values()][: 2 * prefilter.FEW]
    assert [list(book(message, CheckContext())) for message in texts_] == [list(SEARCH(message, CheckContext())) for message in texts_]


@pytest.mark.parametrize("kind", [prefilter.Automaton, prefilter.Filter])
def test_no_patterns_match_nothing(kind: type[prefilter.Automaton | prefilter.Filter]) -> None:
    assert list(kind([]).matching(b"any text")) == []


def test_where_the_memory_does_not_suffice_every_pattern_may_match() -> None:
    crowded = prefilter.Automaton([f"word{number}" for number in range(2_000)], memory=1 << 12)
    assert list(crowded.matching(b"nothing of it")) == list(range(2_000))


@pytest.mark.parametrize(("pattern", "gap"), [
    (r"\bour\s+tool\b", False), (r"hop(?:ing|e)?", False), (r"\bour\s+(?:\w+\s+){0,4}tool\b", True), (r"[^.]{0,40}", True), (r"a\+b", False),
])
def test_a_gap_is_where_many_texts_may_stand(pattern: str, gap: bool) -> None:
    assert prefilter.has_gap(pattern) is gap
