"""Figures in a text, in digits and in words, with what each counts."""

from __future__ import annotations

import pytest

from composer.etiquette.grounding.figures import figures, number_words
from composer.lexicon import default_lexicon

LEXICON = default_lexicon()


@pytest.mark.parametrize(("text", "values"), [
    ("eleven volunteers in four years", ["11", "4"]), ("four thousand models", ["4000"]), ("4,000 models", ["4000"]), ("twenty-one probes", ["21"]),
    ("ninety two boats", ["92"]), ("three hundred", ["300"]), ("two million", ["2000000"]), ("twice a year", ["2"]), ("a dozen eggs", ["12"]),
    ("one day", []), ("release 2.0", ["2.0"]), ("in 2014–16", ["2014", "16", "2016"]), ("none", []), ("", []), ("two-hour windows", ["2"]), ("18 percent", ["18"]),
])
def test_numbers_are_read_in_digits_and_in_words(text: str, values: list[str]) -> None:
    assert [figure.value for figure in figures(text, LEXICON)] == values


@pytest.mark.parametrize(("text", "counts"), [
    ("43 species on 60 plots", [{"species"}, {"plot"}]), ("four volunteers eleven years", [{"volunteer"}, {"year"}]), ("from 900 to 210 a day", [{"day"}, {"day"}]),
    ("18% of the empty miles", [{"percent", "empty"}]), ("a team of six. People", [set()]), ("2,000 glass plates", [{"glass", "plate"}]),
])
def test_a_figure_counts_what_follows_it_up_to_the_next(text: str, counts: list[set[str]]) -> None:
    assert [set(figure.counts) for figure in figures(text, LEXICON)] == counts


def test_a_figure_knows_its_place_and_whether_it_was_written_in_words() -> None:
    text = "We had twenty-one probes and 3 boxes."
    assert [(text[one.start : one.end], one.in_words) for one in figures(text, LEXICON)] == [("twenty-one", True), ("3", False)]


def test_words_of_numbers_are_known() -> None:
    assert {"two", "twelve", "forty", "hundred", "dozen"} <= number_words(LEXICON)
