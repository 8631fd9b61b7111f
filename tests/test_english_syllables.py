"""How many syllables a word has."""

from __future__ import annotations

from pathlib import Path

import pyphen
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer import data
from composer.errors import BadFile
from composer.etiquette.english import syllables


@pytest.mark.parametrize(("word", "count", "known"), [
    ("hello", 2, True), ("world", 1, True), ("a", 1, True), ("tests", 1, True), ("moderately", 4, True), ("aardvark", 2, True), ("don't", 1, True),
    ("zzz", 1, False), ("zymurgy", 3, False), ("zyzzyva", 2, False), ("naïve", 1, False), ("", 1, False), ("hellos0", 2, False), ("0", 1, False), ("~", 1, False),
])
def test_the_dictionary_counts_and_unknown_words_are_hyphenated(word: str, count: int, known: bool) -> None:
    assert (syllables.count(word), syllables.is_known(word)) == (count, known)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'-éA1.", max_size=24))
@settings(max_examples=300, deadline=None)
def test_unknown_words_are_hyphenated_as_pyphen_does(word: str) -> None:
    assert syllables._hyphens(word) == len(pyphen.Pyphen(lang="en_US").positions(word))


@pytest.mark.parametrize("place", [0, 1, 2, 3, -3, -2, -1])
def test_the_first_and_the_last_words_of_the_table_are_found(place: int) -> None:
    lines = [line for line in data.table("syllables.txt").read_text().splitlines() if line]
    word, count = lines[place][:-1], int(lines[place][-1])
    assert syllables.is_known(word)
    assert syllables.count(word) == count


def test_every_hundredth_word_of_the_table_is_found() -> None:
    lines = [line for line in data.table("syllables.txt").read_text().splitlines() if line]
    assert all(syllables.in_dictionary(line[:-1]) == int(line[-1]) for line in lines[::100])


def test_a_missing_table_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(data, "table", lambda name: tmp_path / name)
    syllables._table.cache_clear()
    try:
        with pytest.raises(BadFile, match=r"syllables\.txt: the table of syllables cannot be read"):
            syllables.is_known("hello")
    finally:
        syllables._table.cache_clear()
