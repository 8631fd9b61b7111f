"""Days of the week as people note them: one after another, and which they are not."""

from __future__ import annotations

import pytest

from composer.drafting.reading.wording.weekdays import with_days


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("teaches mon, wed and fri", "teaches on Mondays, Wednesdays and Fridays"),
        ("works tue not thu", "works on Tuesdays, not on Thursdays"),
        ("closed sundays", "is closed on Sundays"),
        ("tuesdays at the pool; fridays at the school", "at the pool on Tuesdays and at the school on Fridays"),
        ("sun on the roof", "sun on the roof"),
        ("sat in the front row", "sat in the front row"),
    ],
)
def test_rows_of_days_are_written_out_and_other_words_stay(typed: str, right: str) -> None:
    assert with_days(typed) == right
