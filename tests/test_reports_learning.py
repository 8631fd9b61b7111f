"""What a record teaches of the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.errors import BadUsage
from composer.record.store import Record
from composer.reports.intervals import newcombe
from composer.reports.learning import broken_rules
from composer.reports.significance import holm, messages_more, two_rates
from tests.reports_kit import NOW, empty_record, hours_ago, put, sent


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


def test_what_is_said_of_a_rule_depends_on_what_stands(record: Record) -> None:
    put(record, many(5, 80, rules="costs") + many(70, 80, rules="helps") + many(40, 80) + many(4, 8, rules="open"))
    said = {effect.rule: effect for effect in broken_rules(record, now=NOW)}
    assert said["costs"].words == (
        "Messages that broke it: 5 of 80 answered in time; the others: 114 of 168. They got fewer answers (-69 to -51 points); that is no "
        "proof of a cause."
    )
    assert "They got more answers (+" in said["helps"].words
    assert said["open"].words.endswith(". Too early to say whether that is more than chance.")
    assert [effect.more for effect in said.values()][:2] == [0, 0]
    assert said["open"].more == messages_more((4, 8), (115, 240), 3)[1]


def test_rules_stand_clearest_first_with_their_interval_and_corrected_for_their_number(record: Record) -> None:
    put(record, many(5, 80, rules="b-rule") + many(40, 80) + many(3, 20, rules="a-rule"))
    first, second = broken_rules(record, now=NOW)
    assert [(effect.rule, effect.broken, effect.kept) for effect in (first, second)] == [("b-rule", (5, 80), (43, 100)), ("a-rule", (3, 20), (45, 160))]
    assert (first.difference, first.low, first.high) == newcombe(5, 80, 43, 100)
    assert (first.p_adjusted, second.p_adjusted) == holm([two_rates(5, 80, 43, 100), two_rates(3, 20, 45, 160)])
    assert (first.stands, second.stands) == (True, False)


@pytest.mark.parametrize(("broken", "kept", "looked_at"), [(5, 5, 1), (4, 50, 0), (50, 4, 0)])
def test_a_rule_is_looked_at_from_five_messages_on_either_side(record: Record, broken: int, kept: int, looked_at: int) -> None:
    put(record, many(1, broken, rules="r") + many(2, kept))
    assert len(broken_rules(record, now=NOW)) == looked_at


def test_the_span_the_window_and_the_clock_are_those_of_the_report(record: Record) -> None:
    put(record, many(3, 10, rules="r") + many(4, 10) + [sent(300, 30, length=50, rules="r")] + [sent(300, length=50)])
    whole = broken_rules(record, now=NOW, window_hours=48)[0]
    assert (whole.broken, whole.kept) == ((4, 11), (4, 11))
    assert broken_rules(record, now=NOW, since=hours_ago(100))[0].broken == (3, 10)
    assert broken_rules(record, now=NOW, until=hours_ago(100)) == ()
    assert broken_rules(record, now=hours_ago(85)) == ()
    with pytest.raises(BadUsage, match="the window must be"):
        broken_rules(record, now=NOW, window_hours=0)
