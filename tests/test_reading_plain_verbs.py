"""Deeds typed as nouns are said with their verb."""

from __future__ import annotations

import pytest

from composer.drafting.reading.wording.plain_verbs import with_plain_verbs


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("she did the rebinding of the tide tables, 12 volumes", "she rebound the tide tables, 12 volumes"),
        ("does the tuning of every harmonium in town", "tunes every harmonium in town"),
        ("he has done the recording of all our bats", "he has recorded all our bats"),
        ("she did the wedding of my cousin", "she did the wedding of my cousin"),
        ("did the best of them", "did the best of them"),
    ],
)
def test_what_was_done_is_the_verb(typed: str, right: str) -> None:
    assert with_plain_verbs(typed) == right
