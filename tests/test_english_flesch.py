"""The Flesch-Kincaid grade and the Flesch reading ease."""

from __future__ import annotations

import pytest

from composer.etiquette.english.flesch import HIGHEST, grade, reading_ease, word


@pytest.mark.parametrize(("words", "sentences", "syllables", "figure", "ease"), [
    (100, 10, 130, 3.65, 86.705), (100, 5, 150, 9.91, 59.635), (50, 0, 50, 15.71, 71.485), (10, 10, 10, 0.0, 121.22), (30, 1, 90, HIGHEST, -77.415),
])
def test_longer_sentences_and_longer_words_are_harder(words: int, sentences: int, syllables: int, figure: float, ease: float) -> None:
    assert grade(words, sentences, syllables) == pytest.approx(figure)
    assert reading_ease(words, sentences, syllables) == pytest.approx(ease)


@pytest.mark.parametrize(("token", "plain"), [
    ("Hello,", "hello"), ("don’t", "don't"), ("(it's)", "it's"), ("'quoted'", "quoted"), ("we've", "we've"), ("they'll", "they'll"), ("you're", "you're"), ("rock'n'roll", "rocknroll"), ("well-known", "wellknown"), ("…", ""), ("é!", "é"),
])
def test_a_token_is_its_letters_and_the_apostrophes_of_contractions(token: str, plain: str) -> None:
    assert word(token) == plain
