"""Tests of differences against published values, scipy and statsmodels."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.reports.comparison import compare_all, comparison_dict
from composer.reports.curves import at_time, log_rank
from composer.reports.hierarchical import chance_above, chance_best, posterior_draws
from composer.reports.significance import fisher, holm, messages_each, permutation, score, two_rates
from composer.reports.stratified import like_for_like
from composer.reports.survival import kaplan_meier
from tests.test_reports_survival import CENSORED, EVENTS, PLACEBO


def test_fishers_exact_test_gives_the_reference_values() -> None:
    assert fisher(8, 10, 1, 6) == pytest.approx(0.034965, abs=1e-6)  # [[8, 2], [1, 5]]


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 200), st.integers(1, 200), st.data())
def test_fisher_agrees_with_scipy(n1: int, n2: int, data: st.DataObject) -> None:
    from scipy.stats import fisher_exact

    k1, k2 = data.draw(st.integers(0, n1)), data.draw(st.integers(0, n2))
    assert fisher(k1, n1, k2, n2) == pytest.approx(fisher_exact([[k1, n1 - k1], [k2, n2 - k2]]).pvalue, abs=1e-9)


def test_the_score_test_agrees_with_statsmodels_and_takes_over_for_large_groups() -> None:
    from statsmodels.stats.proportion import proportions_ztest

    assert score(120, 1000, 300, 2000) == pytest.approx(proportions_ztest([120, 300], [1000, 2000])[1], abs=1e-12)
    assert two_rates(120, 1000, 300, 2000) == score(120, 1000, 300, 2000)
    assert two_rates(12, 100, 30, 200) == fisher(12, 100, 30, 200)
    assert score(0, 5, 0, 7) == 1.0


def test_holm_gives_the_reference_values_in_the_order_given() -> None:
    assert holm([0.01, 0.02, 0.03, 0.04, 0.05]) == pytest.approx((0.05, 0.08, 0.09, 0.09, 0.09))
    assert holm([0.04, 0.01]) == pytest.approx((0.04, 0.02))
    assert holm([]) == ()


def test_the_permutation_test_comes_near_the_chi_square_test_and_repeats_itself() -> None:
    from scipy.stats import chi2_contingency

    table = [(30, 200), (45, 210), (38, 190), (60, 220)]
    chi = chi2_contingency([[k for k, _ in table], [n - k for k, n in table]]).pvalue
    assert permutation(table) == pytest.approx(chi, abs=0.01)
    assert permutation(table, seed=7) == permutation(table, seed=7)


def test_the_permutation_test_has_nothing_to_say_without_two_groups_or_without_variation() -> None:
    assert permutation([(3, 10)]) == 1.0
    assert permutation([(0, 10), (0, 12), (0, 3)]) == 1.0
    assert permutation([(10, 10), (12, 12)]) == 1.0
    assert permutation([(8, 10), (1, 6), (0, 0)]) == fisher(8, 10, 1, 6)


@pytest.mark.parametrize(("p1", "p2", "each"), [(0.1, 0.15, 681), (0.1, 0.2, 195), (0.15, 0.3, 119), (0.2, 0.4, 81)])
def test_how_many_messages_a_difference_takes(p1: float, p2: float, each: int) -> None:
    assert messages_each(p1, p2) == pytest.approx(each, abs=1)
    assert messages_each(p1, p1) is None


def test_the_chance_of_one_beta_above_another_agrees_with_the_closed_form() -> None:
    rng = np.random.default_rng(0)
    draws = np.stack([rng.beta(8, 4, 200_000), rng.beta(4, 8, 200_000)], axis=1)
    assert chance_above(draws, 0, 1) == pytest.approx(0.95694553, abs=2e-3)


def test_the_hierarchical_model_leans_small_groups_towards_the_others() -> None:
    draws = posterior_draws([(3, 3), (20, 100), (21, 100), (19, 100)])
    means = draws.mean(axis=0)
    assert means[0] < 0.6  # 3 of 3 is not taken for 100 %
    assert means[1] == pytest.approx(0.2, abs=0.03)
    assert sum(chance_best(draws)) == pytest.approx(1.0)
    clear = posterior_draws([(80, 100), (5, 100)])
    assert chance_above(clear, 0, 1) > 0.999


def test_log_rank_gives_the_published_values() -> None:
    chi, p = log_rank(kaplan_meier(EVENTS, CENSORED), kaplan_meier(PLACEBO, {}))
    assert (chi, p) == (pytest.approx(16.793, abs=1e-3), pytest.approx(4.1688e-05, rel=1e-3))
    chi, p = log_rank(kaplan_meier({10: 1, 20: 1, 30: 1}, {}), kaplan_meier({10: 1, 20: 1, 50: 1}, {}))
    assert (chi, p) == (pytest.approx(0.254237, abs=1e-6), pytest.approx(0.614107, abs=1e-6))
    chi, p = log_rank(kaplan_meier({10: 1, 30: 1}, {20: 1}), kaplan_meier({10: 1, 50: 1}, {20: 1}))
    assert (chi, p) == (pytest.approx(0.384615, abs=1e-6), pytest.approx(0.535143, abs=1e-6))
    assert log_rank(kaplan_meier({}, {3: 2}), kaplan_meier({}, {4: 1})) is None


@settings(deadline=None, max_examples=50)
@given(*[st.lists(st.tuples(st.integers(0, 60), st.booleans()), min_size=1, max_size=40)] * 2)
def test_log_rank_agrees_with_scipy(one: list, two: list) -> None:
    from scipy.stats import CensoredData, logrank

    def curve(rows):
        return kaplan_meier(Counter(t for t, hit in rows if hit), Counter(t for t, hit in rows if not hit))

    def censored(rows):
        return CensoredData([t for t, hit in rows if hit], right=[t for t, hit in rows if not hit])

    found = log_rank(curve(one), curve(two))
    with np.errstate(all="ignore"):
        oracle = logrank(censored(one), censored(two)) if any(hit for _, hit in one + two) else None
    if found is None:
        assert oracle is None or not math.isfinite(oracle.statistic)
    else:
        assert found[1] == pytest.approx(oracle.pvalue, abs=1e-9)


def test_the_fixed_time_test_gives_the_reference_value_but_for_the_variance_between_two_steps() -> None:
    drug, placebo = kaplan_meier(EVENTS, CENSORED), kaplan_meier(PLACEBO, {})
    chi, p = at_time(drug, placebo, 10)
    # The reference (4.7376) draws a line between the placebo's variances at 8 and 11; a step function has the one at 8.
    gap = math.log(-math.log(drug.survival[2])) - math.log(-math.log(8 / 21))
    scale = math.log(8 / 21) ** 2
    ours = drug.greenwood[2] / math.log(drug.survival[2]) ** 2
    assert gap**2 / (ours + (0.077381 + (0.119048 - 0.077381) * 2 / 3) / scale) == pytest.approx(4.7376, abs=1e-4)
    assert chi == pytest.approx(gap**2 / (ours + 0.0773810 / scale), abs=1e-4)
    assert p == pytest.approx(math.erfc(math.sqrt(chi / 2)))
    assert at_time(drug, kaplan_meier({}, {20: 3}), 10) is None


def test_the_kidney_stones_turn_round_within_the_strata() -> None:
    found = like_for_like("A", "B", {"small": (81, 87), "large": (192, 263)}, {"small": (234, 270), "large": (55, 80)})
    assert found.crude_odds_ratio == pytest.approx(0.7483, abs=1e-4)
    assert found.odds_ratio == pytest.approx(1.4468, abs=1e-4)
    assert (found.chi_square, found.p) == (pytest.approx(2.4339, abs=1e-4), pytest.approx(0.11874, abs=1e-5))
    assert found.crude_a < found.crude_b
    assert found.same_mix_a > found.same_mix_b
    assert found.flips


def test_a_stratum_without_messages_on_one_side_cannot_be_compared() -> None:
    found = like_for_like("A", "B", {"stranger": (1, 10), "friend": (5, 5)}, {"stranger": (2, 10)})
    assert (found.compared, found.not_comparable) == (("stranger",), ("friend",))
    assert (found.same_mix_a, found.same_mix_b, found.crude_a) == (0.1, 0.2, 0.4)
    assert found.flips
    apart = like_for_like("A", "B", {"friend": (5, 5)}, {"stranger": (2, 10)})
    assert (apart.same_mix_a, apart.odds_ratio, apart.p, apart.flips) == (None, None, None, False)
    assert like_for_like("A", "B", {}, {"stranger": (2, 10)}) is None


def test_a_clear_difference_is_real_and_a_small_record_is_too_early() -> None:
    clear = compare_all([("email", 10, 100), ("phone", 45, 100), ("sms", 12, 100)])
    assert {(pair.a, pair.b) for pair in clear.real} == {("phone", "email"), ("phone", "sms")}
    assert clear.best[0][0] == "phone"
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
