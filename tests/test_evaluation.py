"""The evaluation set is what it says it is, and the checker stays within its bounds on it."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.evaluate_rules import Cells, evaluate, rows
from composer.model import CHANNELS, CRITERIA

ROWS = list(rows())


@pytest.fixture(scope="module")
def cells() -> dict[str, dict[bool, Cells]]:
    return evaluate()


def test_each_criterion_has_ten_violations_and_ten_near_misses_half_of_them_frozen() -> None:
    counts = Counter((row["criterion"], row["violated"]) for row in ROWS)
    frozen = Counter((row["criterion"], row["violated"]) for row in ROWS if row["frozen"])
    for name in CRITERIA:
        for violated in (True, False):
            assert counts[name, violated] >= 10, name
            assert abs(2 * frozen[name, violated] - counts[name, violated]) <= 1, name


def test_ids_are_unique_and_every_channel_is_there() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert {row["channel"] for row in ROWS} >= set(CHANNELS) - {"phone", "in_person"}


@pytest.mark.parametrize("name", CRITERIA)
def test_the_open_half_is_flagged_rightly(name: str, cells: dict[str, dict[bool, Cells]]) -> None:
    assert cells[name][False].precision >= 0.85
    assert cells[name][False].recall >= 0.75


def test_the_frozen_half_as_a_whole_stays_within_bounds(cells: dict[str, dict[bool, Cells]]) -> None:
    whole = Cells()
    for halves in cells.values():
        for key in ("tp", "fp", "fn", "tn"):
            setattr(whole, key, getattr(whole, key) + getattr(halves[True], key))
    assert whole.precision >= 0.9
    assert whole.recall >= 0.85


@pytest.mark.parametrize("name", CRITERIA)
def test_the_frozen_half_of_a_criterion_stays_within_bounds(name: str, cells: dict[str, dict[bool, Cells]]) -> None:
    assert cells[name][True].precision >= 0.8
    assert cells[name][True].recall >= 0.7
