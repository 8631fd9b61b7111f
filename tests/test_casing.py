"""Capitals and small letters as people type them, set as ordinary English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.drafting.language import casing


@pytest.mark.parametrize(("typed", "said"), [
    ("TALK ON CUTTING SCOPE", "talk on cutting scope"),
    ("HOW DO YOU CUT SCOPE? I ASK FOR BASECAMP", "how do you cut scope? I ask for Basecamp"),
    ("TALK ON SQL", "talk on SQL"),
    ("Book About City Bees", "book about city bees"),
    ("How To Keep Bees On A Balcony", "how to keep bees on a balcony"),
    ("Talk On Tests At Data Council", "talk on tests at Data Council"),
    ("Novel “The Salt Road” And Its Author", "novel “The Salt Road” and its author"),
    ("Talk on dbt tests at Data Council", "Talk on dbt tests at Data Council"),
    ("NASA and ESA", "NASA and ESA"),
    ("UX", "UX"),
    ("could i send you the numbers, as i'd like", "could I send you the numbers, as I'd like"),
    ("see i.e. the map", "see i.e. the map"),
    ("the market on monday in january", "the market on Monday in January"),
    ("a march in may", "a march in may"),
])
def test_a_text_is_set_as_ordinary_english(typed: str, said: str) -> None:
    assert casing.plain(typed, ("Lisa Grant", "Basecamp")) == said


@pytest.mark.parametrize(("typed", "said"), [
    ("sandra hughes", "Sandra Hughes"), ("MARK OWENS", "Mark Owens"), ("ludwig van beethoven", "Ludwig van Beethoven"),
    ("siân price-jones", "Siân Price-Jones"), ("Kim", "Kim"), ("JR", "JR"), ("王小明", "王小明"), ("mjr_maps", "mjr_maps"), ("e.l.f.", "e.l.f."),
])
def test_a_name_is_set_as_names_are_written(typed: str, said: str) -> None:
    assert casing.name(typed) == said


@given(st.text(max_size=60))
def test_setting_a_text_changes_its_letters_only(text: str) -> None:
    assert casing.plain(text).casefold() == text.casefold()
    assert casing.name(text).casefold() == text.casefold()
