"""Which groups got answers more often, said only as far as the record bears it out."""

from __future__ import annotations

import pytest

from composer.reports import significance
from composer.reports.comparison import Comparisons, compare_all, comparison_dict
from composer.reports.intervals import newcombe


def test_a_clear_difference_is_real_and_a_small_record_is_too_early() -> None:
    clear = compare_all([("email", 10, 100), ("phone", 45, 100), ("sms", 12, 100)])
    assert {(pair.a, pair.b) for pair in clear.real} == {("phone", "email"), ("phone", "sms")}
    early = compare_all([("email", 5, 12), ("phone", 2, 11)])
    assert early.real == ()
    said = comparison_dict(early)[0]
    assert (said["verdict"], said["a"], said["real"]) == ("too early to say", "email", False)
    assert said["more_messages"] == 2 * said["messages_each"] - 23
    assert said["difference_low"] < 0 < said["difference_high"]


def test_a_pair_is_only_real_when_the_groups_differ_at_all() -> None:
    groups = [(f"g{i}", 6, 30) for i in range(9)] + [("odd", 13, 30)]
    found = compare_all(groups)
    assert found.p > 0.05
    assert found.real == ()


def test_groups_without_mature_messages_and_beyond_twenty_are_named_as_left_out() -> None:
    found = compare_all([("none", 0, 0), *[(f"t{i:02d}", 1, 30 - i) for i in range(22)]])
    assert found.left_out == ("none", "t20", "t21")
    assert len(found.pairs) == 190
    assert compare_all([("a", 1, 2)]).pairs == ()
    assert compare_all([("a", 1, 2), ("b", 1, 2)], overlapping=True).pairs == ()


def test_equal_rates_need_no_number_of_messages() -> None:
    pair = compare_all([("a", 0, 10), ("b", 0, 12)]).pairs[0]
    assert (pair.each, pair.more, pair.p, pair.real) == (None, None, 1.0, False)


def test_a_pair_has_the_higher_rate_first_with_its_integers_its_difference_and_its_tests() -> None:
    (pair,) = compare_all([("email", 10, 100), ("phone", 45, 100)]).pairs
    assert (pair.a, pair.answered_a, pair.mature_a, pair.b, pair.answered_b, pair.mature_b) == ("phone", 45, 100, "email", 10, 100)
    assert (pair.difference, pair.low, pair.high) == newcombe(45, 100, 10, 100)
    assert pair.p == pair.p_adjusted == significance.fisher(45, 100, 10, 100)
    assert (pair.each, pair.more, pair.real) == (significance.messages_more((45, 100), (10, 100), 1)[0], 0, True)


def test_pairs_stand_clearest_first_and_are_corrected_for_their_number() -> None:
    groups = [("a", 10, 100), ("b", 45, 100), ("c", 30, 100)]
    found = compare_all(groups)
    assert [(pair.a, pair.b) for pair in found.pairs] == [("b", "a"), ("c", "a"), ("b", "c")]
    plain = [pair.p for pair in found.pairs]
    assert [pair.p_adjusted for pair in found.pairs] == pytest.approx([plain[0] * 3, plain[1] * 2, plain[2]])
    assert found.p == significance.permutation([(45, 100), (30, 100), (10, 100)], seed=20261120)
    assert [pair.more for pair in found.pairs][:2] == [0, 0]
    assert found.pairs[2].each == significance.messages_more((45, 100), (30, 100), 3)[0]


def test_equal_rates_stand_by_name() -> None:
    (pair,) = compare_all([("b", 2, 20), ("a", 1, 10)]).pairs
    assert (pair.a, pair.b) == ("a", "b")


def test_without_two_groups_nothing_is_compared() -> None:
    assert compare_all([]) == Comparisons()
    assert compare_all([("a", 1, 2), ("b", 0, 0)]) == Comparisons(left_out=("a", "b")) or compare_all([("a", 1, 2), ("b", 0, 0)]).left_out == ("b",)
    assert compare_all([("a", 1, 2), ("b", 1, 2)], overlapping=True).left_out == ("a", "b")


def test_the_json_has_every_figure_of_a_pair() -> None:
    found = compare_all([("email", 10, 100), ("phone", 45, 100)])
    (said,), (pair,) = comparison_dict(found), found.pairs
    assert said == {
        "a": "phone", "b": "email", "replied_24h_a": 45, "mature_a": 100, "replied_24h_b": 10, "mature_b": 100,
        "difference": pair.difference, "difference_low": pair.low, "difference_high": pair.high, "p": pair.p,
        "p_adjusted": pair.p_adjusted, "real": True, "verdict": "real", "messages_each": pair.each, "more_messages": 0,
    }


def test_equal_counts_give_the_answer_that_was_kept() -> None:
    assert compare_all([("a", 3, 30), ("b", 9, 30), ("c", 5, 30)]) is compare_all([("a", 3, 30), ("b", 9, 30), ("c", 5, 30)])
