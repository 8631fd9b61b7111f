"""Two groups compared among the same kinds of people."""

from __future__ import annotations

from collections import namedtuple

import pytest

from composer.reports.stratified import MOST, by_stratum, like_for_like, turned

Row = namedtuple("Row", "g s0 s1 mature in_window")


def test_the_kidney_stones_turn_round_within_the_strata() -> None:
    found = like_for_like("A", "B", {"small": (81, 87), "large": (192, 263)}, {"small": (234, 270), "large": (55, 80)})
    assert found.crude_a < found.crude_b
    assert found.same_mix_a > found.same_mix_b
    assert found.flips


def test_a_stratum_without_messages_on_one_side_cannot_be_compared() -> None:
    found = like_for_like("A", "B", {"stranger": (1, 10), "friend": (5, 5)}, {"stranger": (2, 10)})
    assert found.compared == ("stranger",)
    assert (found.same_mix_a, found.same_mix_b, found.crude_a) == (0.1, 0.2, 0.4)
    assert found.flips
    apart = like_for_like("A", "B", {"friend": (5, 5)}, {"stranger": (2, 10)})
    assert (apart.compared, apart.same_mix_a, apart.flips) == ((), None, False)
    assert like_for_like("A", "B", {}, {"stranger": (2, 10)}) is None


def test_an_order_that_stays_does_not_flip_and_neither_do_equal_rates() -> None:
    assert not like_for_like("A", "B", {"x": (5, 10), "y": (9, 10)}, {"x": (1, 10), "y": (5, 10)}).flips
    assert not like_for_like("A", "B", {"x": (5, 10)}, {"x": (5, 10)}).flips
    assert like_for_like("A", "B", {"x": (1, 1)}, {"x": (0, 0)}) is None
    assert like_for_like("A", "B", {"x": (0, 0)}, {"x": (1, 1)}) is None


def test_the_mix_is_that_of_both_groups_together() -> None:
    found = like_for_like("A", "B", {"x": (2, 4), "y": (3, 4)}, {"x": (6, 24), "y": (8, 8)})
    assert (found.same_mix_a, found.same_mix_b) == (pytest.approx((28 * 0.5 + 12 * 0.75) / 40), pytest.approx((28 * 0.25 + 12) / 40))
    assert (found.a, found.b, found.crude_a, found.crude_b, found.compared) == ("A", "B", 5 / 8, 14 / 32, ("x", "y"))


def test_rows_are_summed_by_group_and_kind_and_a_message_in_several_groups_counts_in_each() -> None:
    rows = [
        Row("a b", "friend", "learn", 4, 1), Row("a", "friend", "learn", 3, 2), Row("a", None, "", 2, 0), Row("", "friend", "sell", 1, 1),
    ]
    assert by_stratum(rows, "rule", ("relationship", "purpose")) == {
        "a": {"friend, learn": (3, 7), "not recorded, not recorded": (0, 2)}, "b": {"friend, learn": (1, 4)},
        "none noted": {"friend, sell": (1, 1)},
    }


STONES = {"A": {"small": (81, 87), "large": (192, 263)}, "B": {"small": (234, 270), "large": (55, 80)}}


def test_a_turned_pair_is_named_with_the_larger_group_first() -> None:
    (pair,) = turned(STONES)
    assert (pair.a, pair.b) == ("A", "B")
    (pair,) = turned({"A": {name: (k * 2, n * 2) for name, (k, n) in STONES["A"].items()}, "C": STONES["B"]})
    assert (pair.a, pair.b) == ("A", "C")


def test_small_groups_are_not_looked_at() -> None:
    many = {"x": (80, 100), "y": (1, 10)}
    assert turned({"A": {"x": (9, 10), "y": (2, 9)}, "B": many}) == ()  # 19 messages
    assert len(turned({"A": {"x": (9, 10), "y": (2, 10)}, "B": many})) == 1


def test_a_turn_of_less_than_a_point_is_no_news() -> None:
    assert turned({"A": {"x": (50, 100), "y": (900, 1000)}, "B": {"x": (500, 999), "y": (90, 100)}}) == ()


def test_a_turn_in_kinds_that_only_few_of_both_were_is_no_news() -> None:
    mostly_apart = {"A": {"x": (9, 10), "mine": (10, 60)}, "B": {"x": (8, 10), "yours": (40, 60)}}
    assert like_for_like("A", "B", mostly_apart["A"], mostly_apart["B"]).flips
    assert turned(mostly_apart) == ()
    half = {"A": {"x": (54, 60), "mine": (1, 60)}, "B": {"x": (48, 60), "yours": (59, 60)}}
    assert len(turned(half)) == 1


def test_only_the_largest_five_groups_are_looked_at() -> None:
    many = {f"g{n}": {"x": (10, 100 + n)} for n in range(MOST - 1)}
    assert turned({**many, **{name: {kind: (k // 4, n // 4) for kind, (k, n) in cells.items()} for name, cells in STONES.items()}}) == ()
    assert len(turned({**dict(list(many.items())[:3]), **STONES})) == 1
