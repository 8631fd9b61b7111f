"""The chance that one group's true rate is above another's, from a hierarchical beta-binomial model on a grid.

All groups share one unknown mean and one unknown concentration, so a small group leans towards the others. Of the Bayesian
ways measured it was the only one that did not cry wolf (3 % of runs with ten identical channels). Grid: mean 2–60 % in 59
steps, concentration 2–2,000 in 30 logarithmic steps, both flat.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

MEANS: Final = tuple(0.02 + 0.01 * step for step in range(59))
CONCENTRATIONS: Final = tuple(2 * 1000 ** (step / 29) for step in range(30))
DRAWS: Final = 8_000


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def posterior_draws(table: Sequence[tuple[int, int]], *, seed: int = 0, draws: int = DRAWS) -> Any:
    """Draws of every group's true rate (array draws × groups) for groups of (answered, mature); needs numpy."""
    import numpy as np

    points = [(mean * size, (1 - mean) * size) for mean in MEANS for size in CONCENTRATIONS]
    logs = np.array([sum(_log_beta(a + k, b + n - k) for k, n in table) - len(table) * _log_beta(a, b) for a, b in points])
    weights = np.exp(logs - logs.max())
    rng = np.random.default_rng(seed)
    chosen = np.asarray(points)[rng.choice(len(points), size=draws, p=weights / weights.sum())]
    answered = np.array([k for k, _ in table])
    missed = np.array([n - k for k, n in table])
    return rng.beta(chosen[:, :1] + answered, chosen[:, 1:] + missed)


def chance_above(samples: Any, first: int, second: int) -> float:
    """The share of draws in which the first group's rate is above the second's."""
    return float((samples[:, first] > samples[:, second]).mean())


def chance_best(samples: Any) -> tuple[float, ...]:
    """For each group the share of draws in which its rate is the highest."""
    import numpy as np

    best = np.bincount(samples.argmax(axis=1), minlength=samples.shape[1])
    return tuple(float(count) / samples.shape[0] for count in best)
