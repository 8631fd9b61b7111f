"""Intervals for k of n and for the difference of two rates, at 95 %.

Formulas: Wilson (1927), Newcombe's hybrid score interval (Statistics in Medicine 1998;17:873, method 10). Rates are
fractions between 0 and 1.
"""

from __future__ import annotations

import math
from typing import Final

Z95: Final = 1.959963984540054  # the 97.5 % point of the normal distribution
ENOUGH_MATURE: Final = 20
ENOUGH_WIDTH: Final = 0.30


def wilson(k: int, n: int, z: float = Z95) -> tuple[float, float] | None:
    """Wilson's interval for k of n; None where n is 0, exactly 0 and 1 at the ends where k is 0 or n."""
    if n <= 0:
        return None
    p = k / n
    scale = 1 + z * z / n
    centre = (p + z * z / (2 * n)) / scale
    half = z / scale * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (0.0 if k == 0 else max(0.0, centre - half)), (1.0 if k == n else min(1.0, centre + half))


def newcombe(k1: int, n1: int, k2: int, n2: int, z: float = Z95) -> tuple[float, float, float] | None:
    """(difference, low, high) of k1/n1 - k2/n2; None where either has no denominator."""
    first, second = wilson(k1, n1, z), wilson(k2, n2, z)
    if first is None or second is None:
        return None
    p1, p2 = k1 / n1, k2 / n2
    low = math.hypot(p1 - first[0], second[1] - p2)
    high = math.hypot(first[1] - p1, p2 - second[0])
    return p1 - p2, p1 - p2 - low, p1 - p2 + high


def is_enough(k: int, n: int) -> bool:
    """Whether k of n says enough to be read: at least 20, and an interval narrower than 30 points in all."""
    found = wilson(k, n)
    return n >= ENOUGH_MATURE and found is not None and found[1] - found[0] < ENOUGH_WIDTH


def more_for_enough(k: int, n: int) -> int:
    """How many further mature messages `is_enough` would take if the rate stays as it is (0 where it is enough)."""
    total = n
    while not is_enough(round(k * total / n) if n else 0, total):
        total += 1
    return total - n
