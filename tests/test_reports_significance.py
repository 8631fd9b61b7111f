"""Tests of differences against published values, scipy and statsmodels."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.reports.significance import fisher, holm, messages_each, permutation, score, two_rates


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
