"""The words that patterns need: never more than a match holds, so that sieved matching finds what unsieved matching finds."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.etiquette.document import message_parser
from composer.etiquette.matching import literals, prefilter, re2_patterns
from composer.etiquette.matching.matcher import PatternRules
from composer.etiquette.rule import Rule
from composer.etiquette.rulebook.rule_loader import load_rules

RULES = [rule for rule in load_rules().rules.values() if rule.kind == "pattern"]
LIVE = frozenset(rule.id for rule in RULES)
SIEVED = PatternRules(RULES)
NUMBERED = [(pattern, rule.case) for rule in RULES for pattern in rule.any]
CLAUSES = prefilter.Clauses(enumerate(pattern for pattern, _ in NUMBERED))
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


def unsieved(rule: Rule, message: message_parser.Message) -> bool:
    text = re2_patterns.Encoded(message.text if rule.case else message.low)
    found = [span for pattern in rule.any for span in re2_patterns.find(pattern, text)]
    excused = [span for pattern in rule.exceptions for span in re2_patterns.find(pattern, text)]
    return any(not any(a < end and start < b for a, b in excused) for start, end in found)


def test_sieved_matching_equals_unsieved_matching() -> None:
    missed = []
    for text in texts():
        message = message_parser.parse(text)
        sieved = SIEVED.find(message, LIVE).keys()
        for rule in RULES:
            if rule.id not in sieved and unsieved(rule, message):
                words = message.low
                if not rule.needs or any(word in words for word in rule.needs):
                    missed.append((rule.id, text))
    assert missed == []


@given(st.lists(st.sampled_from([*SPICE, *(word for rule in RULES[::3] for word in rule.bad[0].text.split())]), max_size=25).map(" ".join))
@settings(max_examples=80, deadline=None)
def test_no_pattern_that_matches_is_sorted_out(text: str) -> None:
    message = message_parser.parse(text, "sms")
    left = set(CLAUSES.left(message))
    for number, (pattern, case) in enumerate(NUMBERED):
        if number not in left:
            assert re2_patterns.find(pattern, re2_patterns.Encoded(message.text if case else message.low)) == [], (pattern, text)


@pytest.mark.parametrize(
    ("pattern", "clauses"),
    [
        (r"\bour\s+(?:\w+\s+){0,4}(?:tool|app)\b", [{" our "}, {" tool ", " app "}]),
        (r"(?:call|chat|x)", [{"call", "chat", "x"}]),
        (r"hop(?:ing|e)?", [{"hop", "hoping", "hope"}]),
        (r"\b(?:hop|jump)\s+on\s+(?:a\s+)?call\b", [{" hop on call ", " hop on a call ", " jump on call ", " jump on a call "}]),
        (r"\bcheck[- ]?in\b", [{" check - in ", " check in ", " checkin "}]),
        (r"[$€]\s?\d+", [{" $ ", " € "}, set("0123456789")]),
        (r"\bha(?:ha)+\b", [{" haha"}]),
        (r"(?<!if )you(?= are)\b", [{"you "}]),
        (r"\bhelp(?:\s+\w+)*\s+them\b", [{" help "}, {" them "}]),
        (r"Tool", [{"tool"}]),
        (r"(?i)Tool", []),
        (r"[[:alpha:]]tool", []),
        (r"\pLtool", []),
        (r"to(ol", []),
        (r"\w+", []),
    ],
)
def test_clauses_of_a_pattern(pattern: str, clauses: list[set[str]]) -> None:
    assert literals.clauses_of(pattern) == clauses


@pytest.mark.parametrize("pattern", ["(" * 5_000, "((a|b)?" * 200 + ")" * 200, "(?:a|b|c|d)" * 300, "a{1000}" * 50, "[a-z]" * 500])
def test_huge_patterns_are_read_without_harm(pattern: str) -> None:
    assert all(len(clause) <= literals.WIDEST for clause in literals.clauses_of(pattern))


def test_evaluation_messages_lose_nothing_to_the_sieve() -> None:
    folder = Path(__file__).parent / "data" / "etiquette"
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            message = message_parser.parse(json.loads(line)["text"])
            sieved = SIEVED.find(message, LIVE).keys()
            wrong = [rule.id for rule in RULES if rule.id not in sieved and not rule.needs and unsieved(rule, message)]
            assert wrong == [], message.text
