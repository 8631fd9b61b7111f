"""The letters that patterns need: never more than a match holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.etiquette import literals, parts, patterns
from composer.etiquette.rules import load_rules

_PATTERNS = [
    (pattern, rule) for rule in load_rules().rules.values() if rule.kind == "pattern" for pattern in (*rule.any, *rule.exceptions)
]


def test_every_pattern_that_matches_an_example_is_left() -> None:
    texts = [example.text for _, rule in _PATTERNS for example in rule.bad]
    sieve = literals.Clauses(enumerate(pattern for pattern, _ in _PATTERNS))
    for text in dict.fromkeys(texts):
        message = parts.parse(text)
        left = set(sieve.left(message.vocabulary))
        for number, (pattern, rule) in enumerate(_PATTERNS):
            if number not in left:
                said = message.text if rule.case else message.low
                assert patterns.find(pattern, patterns.Encoded(said)) == [], (rule.id, pattern, text)


@pytest.mark.parametrize(
    ("pattern", "clauses"),
    [
        (r"\bour\s+(?:\w+\s+){0,4}(?:tool|app)\b", [{"our"}, {"tool", "app"}]),
        (r"(?:call|chat|x)", []),
        (r"hop(?:ing|e)?", [{"hop"}]),
        (r"[$€]\s?\d+", [{"$", "€"}, set("0123456789")]),
        (r"(?i)Tool", []),
        (r"[[:alpha:]]tool", []),
        (r"\pLtool", []),
        (r"Tool", [{"tool"}]),
    ],
)
def test_clauses_of_a_pattern(pattern: str, clauses: list[set[str]]) -> None:
    assert literals.clauses_of(pattern) == clauses


@given(st.text(alphabet="abc $1 ’\n", max_size=12), st.sampled_from([r"ab+c?", r"(?:ab|ca)\s?1", r"a(?:b|c)\$", r"\bab?\b", r"[ab]c{2}"]))
def test_no_match_is_sorted_out(text: str, pattern: str) -> None:
    message = parts.parse(text, "sms")
    if patterns.find(pattern, patterns.Encoded(message.low)):
        assert literals.Clauses([(0, pattern)]).left(message.vocabulary) == [0]
