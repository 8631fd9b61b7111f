"""Intervals against the published reference values and against statsmodels."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.reports.intervals import is_enough, more_for_enough, newcombe, wilson


@pytest.mark.parametrize(("k", "n", "low", "high"), [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718),
    (0, 10, 0.0, 0.2775), (23, 60, 0.2709, 0.5098),
])
def test_wilson_gives_newcombes_published_values(k: int, n: int, low: float, high: float) -> None:
    found = wilson(k, n)
    assert found == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_wilson_has_exact_ends_and_nothing_for_no_messages() -> None:
    assert wilson(0, 10)[0] == 0.0
    assert wilson(10, 10)[1] == 1.0
    assert wilson(0, 0) is None
    assert newcombe(0, 0, 1, 2) is None


@pytest.mark.parametrize(("k1", "n1", "k2", "n2", "low", "high"), [(56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090)])
def test_newcombe_gives_the_published_values_of_method_ten(k1, n1, k2, n2, low, high) -> None:
    found = newcombe(k1, n1, k2, n2)
    assert found == (pytest.approx(k1 / n1 - k2 / n2), pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@settings(deadline=None)
@given(st.integers(1, 5000), st.data())
def test_wilson_and_newcombe_agree_with_statsmodels(n: int, data: st.DataObject) -> None:
    from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

    k = data.draw(st.integers(0, n))
    low, high = wilson(k, n)
    assert (low, high) == pytest.approx(proportion_confint(k, n, method="wilson"), abs=1e-9)
    assert 0 <= low <= k / n <= high <= 1
    k2 = data.draw(st.integers(0, n))
    _, down, up = newcombe(k, n, k2, n)
    assert (down, up) == pytest.approx(confint_proportions_2indep(k, n, k2, n, method="newcomb", compare="diff"), abs=1e-9)


def test_enough_needs_twenty_and_a_narrow_interval() -> None:
    assert not is_enough(0, 19)
    assert is_enough(0, 20)
    assert not is_enough(10, 20)
    assert is_enough(20, 40)
    assert more_for_enough(0, 0) == 20
    assert more_for_enough(10, 20) == 19
    assert more_for_enough(20, 40) == 0
