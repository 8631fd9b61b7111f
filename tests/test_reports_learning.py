"""What a record teaches: rules, steps, and claims beside the user's own numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.record.store import Record
from composer.reports.learning import broken_rules
from tests.reports_kit import NOW, empty_record, put, sent


@pytest.fixture
def record(tmp_path: Path):
    with empty_record(tmp_path) as found:
        yield found


def many(answered: int, total: int, **more) -> list:
    return [sent(90, 2 if n < answered else None, length=50, **more) for n in range(total)]


def test_a_rule_whose_breaking_goes_with_fewer_answers_stands_out_without_causal_words(record: Record) -> None:
    put(record, many(5, 80, rules="ask-for-time") + many(45, 100) + many(20, 40, rules="too-long"))
    first, second = broken_rules(record, now=NOW)
    assert (first.rule, first.broken, first.kept, first.stands) == ("ask-for-time", (5, 80), (65, 140), True)
    assert first.high < 0
    assert "no proof of a cause" in first.words
    assert second.rule == "too-long"
    assert first.p_adjusted <= second.p_adjusted


def test_few_messages_say_too_early_and_fewer_say_nothing(record: Record) -> None:
    put(record, many(1, 6, rules="a-rule b-rule") + many(4, 12) + many(0, 4, rules="rare"))
    found = broken_rules(record, now=NOW)
    assert [effect.rule for effect in found] == ["a-rule", "b-rule"]
    assert not found[0].stands
    assert found[0].more > 0
    assert "Too early" in found[0].words


def test_messages_whose_text_is_not_in_the_record_stay_out(record: Record) -> None:
    put(record, many(1, 6, rules="a-rule") + many(4, 12) + [sent(90) for _ in range(500)])
    assert broken_rules(record, now=NOW)[0].kept == (4, 12)


def test_an_order_that_turns_round_within_the_channels_is_said_first(record: Record) -> None:
    put(record, many(81, 87, rules="r", channel="phone") + many(192, 263, rules="r") + many(234, 270, channel="phone") + many(55, 80))
    effect = broken_rules(record, now=NOW)[0]
    assert effect.difference < 0
    assert effect.alike.flips
    assert "turns round" in effect.words
