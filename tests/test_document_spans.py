"""Whether places lie in spans."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from composer.etiquette.document.spans import inside, merged, overlap

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=12)


@given(SPANS)
def test_joined_spans_hold_the_same_places_in_order(spans: list[tuple[int, int]]) -> None:
    joined = merged(spans)
    assert {at for start, end in joined for at in range(start, end)} == {at for start, end in spans for at in range(start, end)}
    assert all(one[1] < other[0] for one, other in itertools.pairwise(joined))


@given(SPANS, st.integers(0, 50), st.integers(1, 9))
def test_a_place_overlaps_where_it_shares_a_character(spans: list[tuple[int, int]], start: int, length: int) -> None:
    end = start + length
    assert overlap(spans)(start, end) == any(a < end and start < b for a, b in spans if a < b)
    assert inside(spans)(start) == any(a <= start < b for a, b in spans)
