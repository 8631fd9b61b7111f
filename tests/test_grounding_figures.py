"""Figures in a text, in digits and in words, with what each counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.etiquette.grounding.figures import figures, number_words, reckoned
from composer.lexicon import default_lexicon

LEXICON = default_lexicon()


@pytest.mark.parametrize(("text", "values"), [
    ("eleven volunteers in four years", ["11", "4"]), ("four thousand models", ["4000"]), ("4,000 models", ["4000"]), ("twenty-one probes", ["21"]),
    ("ninety two boats", ["92"]), ("three hundred", ["300"]), ("two million", ["2000000"]), ("twice a year", ["2"]), ("a dozen eggs", ["12"]),
    ("one day", []), ("release 2.0", ["2.0"]), ("in 2014–16", ["2014", "16", "2016"]), ("none", []), ("", []), ("two-hour windows", ["2"]), ("18 percent", ["18"]), ("a hundred and forty sheets", ["140"]), ("three hundred and five", ["305"]), ("a hundred and more", ["100"]), ("fifty and five", ["50", "5"]), ("a hundred and", ["100"]),
    ("a hundred and a hundred and " * 400, ["100"] * 800), ("hundred", []),
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


@pytest.mark.parametrize(("text", "counts"), [
    ("£90 each", {"£"}), ("ninety pounds a sensor", {"£"}), ("90 sensors", {"sensor"}), ("2,000 instead of 30,000 euros", {"£"}), ("in 2015 to four groups", set()),
])
def test_money_is_counted_as_money_and_years_count_nothing(text: str, counts: set[str]) -> None:
    assert set(figures(text, LEXICON)[0].counts) == counts


@pytest.mark.parametrize(("text", "known", "follows"), [
    ("24 of 40 lived, so 16 did not", "24 of 40 sensors", {"16"}), ("16 died", "24 of 40 sensors", set()), ("four buds out of five", "80 % of the buds", {"4", "5"}),
    ("three out of five", "80 % of the buds", set()), ("four of five", "32 of 40 trees", {"4", "5"}), ("5 of 5 trees", "40 trees", set()),
    ("for more than twenty years", "alone since 1998", {"20"}),
    ("ten percent of the light", "a tenth of the yield", {"10"}), ("thirty percent of the light", "a tenth of the yield", set()),
    ("for more than twenty years", "alone on a ferry", set()), ("for 21 years", "alone since 1998", set()), ("more than twenty boats", "alone since 1998", set()),
])
def test_what_follows_from_figures_told_together(text: str, known: str, follows: set[str]) -> None:
    assert reckoned(text, LEXICON, [(known, figures(known, LEXICON))]) & {figure.value for figure in figures(text, LEXICON)} - {
        figure.value for figure in figures(known, LEXICON)} == follows


def test_words_of_numbers_are_known() -> None:
    assert {"two", "twelve", "forty", "hundred", "dozen"} <= number_words(LEXICON)


@pytest.mark.parametrize("percent", ["1.5%", "12.5 percent", "2.0.1%", "0.1%"])
def test_a_percentage_with_a_point_is_read(percent: str) -> None:
    assert isinstance(reckoned(f"It grew by {percent} in an eighth of the fields.", LEXICON, [("an eighth", figures("an eighth", LEXICON))]), frozenset)


def test_a_percentage_with_a_point_follows_from_its_share() -> None:
    told = figures("an eighth of the fields", LEXICON)
    assert "12.5" in reckoned("It grew in 12.5% of the fields.", LEXICON, [("an eighth of the fields", told)])


@given(st.lists(st.sampled_from(["a", "hundred", "thousand", "and", "twenty", "five", "3", "2,000", "1998", "dozen", "of", "out", "£", "percent", "—", "."])))
def test_no_row_of_numbers_is_too_odd_to_be_read(words: list[str]) -> None:
    text = " ".join(words)
    found = figures(text, LEXICON)
    assert all(0 <= figure.start < figure.end <= len(text) for figure in found)
    assert reckoned(text, LEXICON, [(text, found)]) <= {figure.value for figure in found} | {
        str(abs(int(a.value) - int(b.value))) for a in found for b in found if a.value.isdecimal() and b.value.isdecimal()}
