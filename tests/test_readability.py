"""Readability: textstat's figures without textstat's start-up, on the sentences alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.etiquette.document import readability
from composer.etiquette.document.message_parser import parse
from composer.etiquette.english import syllables

PLAIN = [
    "We opened a small bakery last year. The oven came from an old school kitchen. It is loud, but it bakes well. Most mornings we sell out before nine. Do you still mill your own flour?",
    "I keep bees on three roofs in the city, and last spring we lost almost half of the hives to a cold week in May. Your notes on wrapping were the only advice that made sense to us. Which material lasted longest for you?",
    "Organisations that administer municipal infrastructure frequently underestimate maintenance obligations. Consequently, deterioration accumulates invisibly. Comprehensive documentation mitigates unnecessary expenditure considerably, particularly where responsibilities between authorities overlap unpredictably and continuously.",
    "The well-known co-op on our street doesn't take cards; it's cash only, and they've kept it so since 1987. People don't mind. We'd like to learn how you'd moved over to cards without losing the older customers.",
]


def textstat_says(text: str) -> tuple[float, float]:
    import textstat

    return textstat.flesch_kincaid_grade(text), textstat.flesch_reading_ease(text)


@pytest.mark.parametrize("text", PLAIN)
def test_figures_equal_textstat_on_plain_prose(text: str) -> None:
    found = readability.grade(parse(text, "email")).figures
    grade, ease = textstat_says(text)
    assert found.grade == pytest.approx(min(18.0, max(0.0, grade)), abs=0.1)
    assert found.reading_ease == pytest.approx(ease, abs=0.1)


WORDS = st.sampled_from(
    "the a we you bread seven ovens cold spring garden municipal quickly don't it's well-known obviously dbt zymurgy kubernetes 2021 recipe people, (perhaps) hello".split()
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=18), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_figures_equal_textstat_on_what_is_graded(sentences: list[list[str]]) -> None:
    message = parse("\n".join(" ".join(words) + "." for words in sentences), "email")
    found = readability.grade(message).figures
    if found.graded:
        grade, ease = textstat_says(readability.plain_text(message))
        assert found.grade == pytest.approx(min(18.0, max(0.0, grade)), abs=0.1)
        assert found.reading_ease == pytest.approx(ease, abs=0.1)


def test_syllables_are_those_of_the_dictionary_and_of_textstat_for_unknown_words() -> None:
    import textstat

    for word in ("hello", "moderately", "don't", "zymurgist", "kubernetes", "wellknown", "2021", "naïve", "café"):
        assert syllables.count(word) == textstat.syllable_count(word), word


def test_fewer_than_25_words_get_no_grade() -> None:
    found = readability.grade(parse("Internationalisation considerations notwithstanding, we would like to ask how you did it.", "email"))
    assert found.figures.graded is False
    assert found.figures.grade is None
    assert found.figures.reading_ease is None
    assert found.band == "too short to grade"


def test_greeting_sign_off_links_names_and_emoji_do_not_change_the_grade() -> None:
    core = PLAIN[0]
    dressed = f"Dear Professor Okonkwo-Featherstonehaugh,\n\n{core} 🙂 https://example.org/a/very/long/path?with=parameters\n\nKind regards,\nAlexandra Papadopoulou"
    assert readability.grade(parse(dressed, "email")).figures == readability.grade(parse(core, "email")).figures
    named = core.replace("Most mornings we", "Most mornings, Ingeborg, we")
    assert readability.grade(parse(named, "email")).figures == readability.grade(parse(core, "email")).figures


def test_line_breaks_end_sentences_but_wrapped_lines_do_not() -> None:
    lines = "we keep bees on three roofs\nthe winter was hard for them\nhalf of the hives did not make it\nhow do you wrap yours in a cold week"
    wrapped = "We keep bees on three roofs in the middle of the city and\nthe winter was hard for all of them, so that half of the\nhives did not make it to the spring."
    assert len(parse(lines, "whatsapp").sentences) == 4
    assert len(parse(wrapped, "email").sentences) == 1
    grade = readability.grade(parse(lines, "whatsapp")).figures.grade
    assert grade is not None
    assert grade < 5


def test_the_longest_sentence_is_marked() -> None:
    text = PLAIN[1]
    found = readability.grade(parse(text, "email"))
    assert found.longest is not None
    assert text[slice(*found.longest)].startswith("I keep bees")
    assert found.longest_words == 25
