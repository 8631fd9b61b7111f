"""Words without their usual endings."""

from __future__ import annotations

import pytest

from composer.etiquette.english.stems import stem, stems, tokens


@pytest.mark.parametrize(("word", "bare"), [
    ("keeps", "keep"), ("bakeries", "bakery"), ("churches", "church"), ("brushes", "brush"), ("classes", "class"), ("dogs", "dog"), ("ada's", "ada"),
    ("class", "class"), ("bus", "bus"), ("gas", "gas"), ("is", "is"), ("ties", "tie"), ("aches", "ache"), ("", ""), ("boss's", "boss"), ("dogs's", "dog"),
    ("berries", "berry"), ("trees", "tree"),
])
def test_a_word_loses_its_ending_where_enough_is_left(word: str, bare: str) -> None:
    assert stem(word) == bare


def test_a_text_is_cut_into_small_words() -> None:
    assert tokens("Ada's well-known_x 3rd _a -b c’est ÉTÉ!") == ["ada's", "well-known_x", "3rd", "a", "b", "c", "est", "été"]
    assert stems("The Bakeries keep dogs") == ["the", "bakery", "keep", "dog"]
    assert tokens("") == stems("") == []
