"""Kaplan–Meier against published values and statsmodels."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.reports.survival import kaplan_meier, median, median_of_answered, share_at

EVENTS = Counter([6, 6, 6, 7, 10, 13, 16, 22, 23])
CENSORED = Counter([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
PLACEBO = Counter([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23])


def test_the_6mp_arm_gives_the_published_curve() -> None:
    curve = kaplan_meier(EVENTS, CENSORED)
    assert curve.times == (6, 7, 10, 13, 16, 22, 23)
    assert curve.survival == pytest.approx((0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482), abs=5e-5)
    errors = [alive * variance**0.5 for alive, variance in zip(curve.survival, curve.greenwood, strict=True)]
    assert errors == pytest.approx((0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346), abs=5e-5)
    assert median(curve) == 23
    assert median(kaplan_meier(PLACEBO, {})) == 8


@pytest.mark.parametrize(("at", "low", "high"), [(10, 0.5032, 0.8894), (23, 0.1881, 0.6801)])
def test_the_log_log_interval_is_the_published_one(at: int, low: float, high: float) -> None:
    share = share_at(kaplan_meier(EVENTS, CENSORED), at)
    assert (1 - share.high, 1 - share.low) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_nobody_answered_or_everybody_falls_back_to_wilson_on_those_whose_fate_is_known() -> None:
    nobody = share_at(kaplan_meier({}, {5: 10, 20: 10}), 10)
    assert (nobody.value, nobody.low) == (0.0, 0.0)
    assert nobody.high == pytest.approx(0.2775, abs=5e-5)  # 0 of the 10 that were out so long
    everybody = share_at(kaplan_meier({1: 9, 4: 1}, {}), 10)
    assert (everybody.value, everybody.high) == (1.0, 1.0)
    assert everybody.low == pytest.approx(0.7225, abs=5e-5)
    assert share_at(kaplan_meier({}, {}), 10) is None


def test_half_answered_exactly_is_a_median_and_less_is_none() -> None:
    assert median(kaplan_meier({1: 1, 3: 2}, {9: 3})) == 3
    assert median(kaplan_meier({1: 1, 3: 1}, {9: 3})) is None
    assert median_of_answered(kaplan_meier({1: 1, 3: 1}, {9: 3}), 9) == 1
    assert median_of_answered(kaplan_meier({}, {9: 3}), 9) is None


def test_negative_times_count_as_at_once() -> None:
    curve = kaplan_meier({-5: 1}, {-1: 1, 10: 1})
    assert (curve.times, curve.at_risk) == ((0,), (3,))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 400), st.booleans()), min_size=1, max_size=60))
def test_the_curve_agrees_with_statsmodels(rows: list[tuple[int, bool]]) -> None:
    from statsmodels.duration.survfunc import SurvfuncRight

    curve = kaplan_meier(Counter(t for t, hit in rows if hit), Counter(t for t, hit in rows if not hit))
    assert all(a >= b for a, b in zip(curve.survival, curve.survival[1:], strict=False))
    assert curve.total == len(rows)
    if curve.times:
        oracle = SurvfuncRight([t for t, _ in rows], [int(hit) for _, hit in rows])
        assert list(oracle.surv_times) == list(curve.times)
        assert list(oracle.surv_prob) == pytest.approx(curve.survival, abs=1e-12)
        assert list(oracle.n_risk) == list(curve.at_risk)


def test_quarter_hours_instead_of_exact_times_hardly_change_the_curve_of_a_large_record() -> None:
    import random

    rng, width = random.Random(5), 900
    rows = [(min(age, delay), delay <= age) for age, delay in (
        (rng.randrange(60 * 86_400), int(rng.lognormvariate(11.2, 1.4)) if rng.random() < 0.35 else 10**9) for _ in range(50_000)
    )]
    exact = kaplan_meier(Counter(t for t, hit in rows if hit), Counter(t for t, hit in rows if not hit))
    binned = kaplan_meier(
        Counter(-(-t // width) * width for t, hit in rows if hit), Counter(t // width * width for t, hit in rows if not hit),
    )
    worst = max(abs(exact.answered_by(at) - binned.answered_by(at)) for at in range(0, 14 * 86_400, width))
    assert 0 < worst < 1e-4
    assert binned.total == exact.total
