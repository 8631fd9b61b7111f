"""Power cuts: what was acknowledged is there afterwards, on a disk that loses all that was not synced, names of files included."""

from __future__ import annotations

import pytest

from composer.record import store
from tests.faults.conftest import LONG
from tests.faults.power import MODES, cuts

CUTS = 10_000 if LONG else 400


@pytest.mark.parametrize(("journal", "synchronous"), MODES)
def test_nothing_acknowledged_is_lost_in_a_power_cut(journal: str, synchronous: str) -> None:
    found = cuts(journal, synchronous, CUTS)
    print(f"{journal} {synchronous}: {found}")
    assert found.cuts == CUTS
    assert found.acknowledged > CUTS / 60
    assert (found.lost, found.damaged) == (0, 0)


@pytest.mark.parametrize(("journal", "synchronous"), [("DELETE", "FULL"), ("WAL", "NORMAL")])
def test_the_weaker_settings_do_lose_so_this_test_can_fail(journal: str, synchronous: str) -> None:
    assert cuts(journal, synchronous, 400).lost > 0


def test_the_record_uses_one_of_them() -> None:
    assert store.SYNCHRONOUS[0] in {synchronous for _, synchronous in MODES}
