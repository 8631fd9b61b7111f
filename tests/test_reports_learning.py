"""What a record teaches: rules, templates, and claims beside the user's own numbers."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from composer.errors import NotFound
from composer.record.store import Record
from composer.reports.claims import beside, load_claims
from composer.reports.curves import compare_speeds
from composer.reports.follow_up_steps import steps
from composer.reports.learning import broken_rules, choose, drawn_templates, suggest_template
from composer.reports.report import report
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


def test_no_template_is_suggested_before_enough_outcomes_are_known(record: Record) -> None:
    put(record, [sent(400, template="a") for _ in range(10)] + [sent(30, template="b") for _ in range(50)])
    assert suggest_template(record, ["a", "b"], now=NOW, seed=1) is None  # b is not 14 days out yet
    put(record, [sent(30, 2, template="b") for _ in range(10)])
    assert suggest_template(record, ["a", "b"], now=NOW, seed=1).template in ("a", "b")
    assert suggest_template(record, ["a"], now=NOW) is None


def test_the_better_template_is_drawn_most_and_one_in_ten_is_random() -> None:
    rng = random.Random(3)
    drawn = [choose(["good", "bad", "new"], {"good": (40, 100), "bad": (5, 100)}, rng) for _ in range(4000)]
    at_random = [one for one in drawn if one.at_random]
    assert len(at_random) / len(drawn) == pytest.approx(0.1, abs=0.015)
    assert {one.template for one in at_random} == {"good", "bad", "new"}
    chosen = [one.template for one in drawn if not one.at_random]
    assert chosen.count("bad") < 10
    assert chosen.count("good") > 1000
    assert chosen.count("new") > 1000  # nothing known of it: it must be tried


def test_every_claim_has_a_grade_a_source_and_a_reason() -> None:
    claims = load_claims()
    assert len({claim.id for claim in claims}) == len(claims) >= 8
    for claim in claims:
        assert claim.differs
        assert claim.title
        assert claim.ref
    seed = next(claim for claim in claims if claim.id == "seventy-in-a-day")
    assert (seed.evidence, seed.measure, seed.low) == ("seed", "share_of_replies_24h", 0.7)


def test_claims_stand_beside_the_three_numbers_of_the_same_channel(record: Record) -> None:
    put(record, [sent(400, 2), sent(400, 50), sent(400), sent(3)])
    found = {item.claim.id: item for item in beside(report(record, now=NOW))}
    assert set(found) == {"seventy-in-a-day", "ninety-in-a-day", "half-in-an-hour", "a-day-of-opening", "cold-mail"}
    cold = found["cold-mail"]
    assert cold.in_window == "1 of 3 answered within a day (33 %, 6–79 %)"
    assert cold.of_answers == "1 of 2 answers came within a day (50 %)"
    assert cold.near == "2 of 4 answered so far; 62 % by 14 days (19–99 %)"
    assert found["half-in-an-hour"].near == "half of your answers came within 2.1 days"
    assert beside(report(record, now=NOW, since=NOW)) == ()


def test_templates_drawn_at_random_are_compared_among_themselves(record: Record) -> None:
    put(record, many(40, 60, template="a", assigned=1) + many(10, 60, template="b", assigned=1) + many(60, 60, template="b"))
    found = drawn_templates(record, now=NOW)
    assert [(pair.a, pair.answered_a, pair.mature_b, pair.real) for pair in found.pairs] == [("a", 40, 60, True)]


def test_each_step_counts_those_who_were_still_silent(record: Record) -> None:
    put(record, [*many(6, 10), *many(2, 4, steps=1), *many(1, 2, steps=3), sent(90, bounced=1)])
    found = steps(record, now=NOW)
    assert [(step.reached, step.answered) for step in found] == [(16, 6), (6, 2), (2, 0), (2, 1)]
    assert found[1].words == "2 of 6 answered after the first follow-up"


def test_times_to_answer_are_compared_in_words(record: Record) -> None:
    put(record, [sent(400, 1 + n / 10) for n in range(30)] + [sent(400, 100 + n, channel="phone") for n in range(30)])
    put(record, [sent(400, channel="sms")])
    found = report(record, now=NOW)
    speeds = compare_speeds(found, "email", "phone")
    assert speeds.p_all_times < 0.001
    assert speeds.words == "Their times to answer differ over 14 days (log-rank p < 0.001). Half of all: mail 2 h; calls 4.8 days."
    assert compare_speeds(found, "sms", "sms").words == "No answers yet to compare."
    with pytest.raises(NotFound):
        compare_speeds(found, "email", "fax")
