"""Is a difference between rates real? Exact, permutation and score tests, Holm's correction, and how many messages it takes.

All p-values are two-sided. scipy has these tests too, but importing it costs more than a whole report (1.4 CPU-s measured),
so the few lines stand here and the tests compare them with scipy and statsmodels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import Final

ALPHA: Final = 0.05
POWER: Final = 0.80
PERMUTATIONS: Final = 20_000  # a p of 0.05 is told to 0.0015 (one standard error)
# Messages in both groups together; above, the score test stands in: of 400 simulated pairs two fell on the other side of 0.05.
_EXACT_UP_TO: Final = 2_000
_NORMAL: Final = NormalDist()


def fisher(k1: int, n1: int, k2: int, n2: int) -> float:
    """Fisher's exact test of k1/n1 against k2/n2: the sum of all tables no likelier than the one seen."""
    hits, total = k1 + k2, n1 + n2
    low, high = max(0, hits - n2), min(hits, n1)
    whole = _log_choose(total, hits)

    def log_chance(k: int) -> float:
        return _log_choose(n1, k) + _log_choose(n2, hits - k) - whole

    seen = log_chance(k1)
    return min(1.0, math.fsum(math.exp(value) for value in map(log_chance, range(low, high + 1)) if value <= seen + 1e-7))


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def score(k1: int, n1: int, k2: int, n2: int) -> float:
    """The score test of two rates (pooled variance), for groups large enough that exactness makes no difference."""
    pooled = (k1 + k2) / (n1 + n2)
    variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2)
    return 1.0 if variance == 0 else chi_square_tail((k1 / n1 - k2 / n2) ** 2 / variance)


def two_rates(k1: int, n1: int, k2: int, n2: int) -> float:
    """The p-value of a difference: Fisher up to 2,000 messages, above that the score test."""
    return fisher(k1, n1, k2, n2) if n1 + n2 <= _EXACT_UP_TO else score(k1, n1, k2, n2)


def chi_square_tail(value: float) -> float:
    """P(chi-square with one degree of freedom > value)."""
    return math.erfc(math.sqrt(value / 2))


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Holm's adjusted p-values, in the order given."""
    order = sorted(range(len(p_values)), key=lambda index: p_values[index])
    adjusted = [0.0] * len(p_values)
    worst = 0.0
    for place, index in enumerate(order):
        worst = max(worst, min(1.0, (len(p_values) - place) * p_values[index]))
        adjusted[index] = worst
    return tuple(adjusted)


def permutation(table: Sequence[tuple[int, int]], *, seed: int = 0, permutations: int = PERMUTATIONS) -> float:
    """The p-value that groups (k of n each) differ at all: chi-square against random tables with the same margins.

    Two groups are tested exactly; more need numpy. The seed makes the answer repeatable.
    """
    sizes = [n for _, n in table if n > 0]
    hits = [k for k, n in table if n > 0]
    total, answered = sum(sizes), sum(hits)
    if len(sizes) < 2 or answered in (0, total):
        return 1.0
    if len(sizes) == 2:
        return two_rates(hits[0], sizes[0], hits[1], sizes[1])
    import numpy as np

    # With fixed margins, chi-square is a rising function of the sum of k²/n.
    n = np.asarray(sizes, dtype=float)
    rng = np.random.default_rng(seed)
    drawn = rng.multivariate_hypergeometric(sizes, answered, size=permutations, method="marginals")
    seen = float((np.asarray(hits) ** 2 / n).sum())
    as_far = int(((drawn**2 / n).sum(axis=1) >= seen * (1 - 1e-12)).sum())
    return (as_far + 1) / (permutations + 1)


def messages_each(p1: float, p2: float, *, alpha: float = ALPHA, power: float = POWER) -> int | None:
    """How many mature messages in each group would show such a difference (arcsine approximation); None where they are equal.

    10 % against 20 % takes 195 each at 80 % power.
    """
    distance = 2 * abs(math.asin(math.sqrt(p1)) - math.asin(math.sqrt(p2)))
    if distance < 1e-3:
        return None
    needed = _NORMAL.inv_cdf(1 - alpha / 2) + _NORMAL.inv_cdf(power)
    return math.ceil(2 * (needed / distance) ** 2)


def messages_more(first: tuple[int, int], second: tuple[int, int], tested: int) -> tuple[int | None, int | None]:
    """(messages each, further messages in both) that a difference as seen would take after correction for all pairs tested.

    Rates of few messages are drawn in by one answer and one miss, so that 3 of 3 does not promise the moon.
    """
    (k1, n1), (k2, n2) = first, second
    if k1 * n2 == k2 * n1:
        return None, None
    each = messages_each((k1 + 1) / (n1 + 2), (k2 + 1) / (n2 + 2), alpha=ALPHA / tested)
    return each, None if each is None else max(1, max(0, each - n1) + max(0, each - n2))
