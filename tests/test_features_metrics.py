"""The figures that rules may bound."""

from __future__ import annotations

import pytest

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import parse
from composer.etiquette.features.metrics import METRICS

MAIL = "Subject: Tide tables now\n\nHi Ada,\n\nOne two three. Four five?\n\nSix seven eight nine ten!\n\nBest,\nBo"


def value(name: str, text: str, channel: str = "email", **known: bool) -> float | None:
    return METRICS[name].value(parse(text, channel), CheckContext(channel, **known))


@pytest.mark.parametrize(("name", "figure"), [
    ("characters", len(MAIL) - len("Subject: Tide tables now\n\n")), ("words", 10), ("sentences", 3), ("longest_sentence", 5), ("paragraphs", 2), ("longest_paragraph", 5), ("questions", 1),
    ("exclamations", 1), ("exclamation_run", 0), ("links", 0), ("capitals_words", 0), ("capitals_run", 0), ("i_to_you", None), ("emoji", 0), ("ellipses", 0), ("dashes", 0), ("hashtags", 0),
    ("mentions", 0), ("numbers", 0), ("subject_words", 3), ("subject_characters", 15), ("grade", None), ("reading_ease", None), ("characters_over_limit", None),
])
def test_every_figure_of_a_small_mail(name: str, figure: float | None) -> None:
    assert value(name, MAIL) == figure


@pytest.mark.parametrize("name", sorted(METRICS))
def test_every_figure_is_told_in_words_and_an_empty_text_has_it_too(name: str) -> None:
    assert METRICS[name].says
    assert value(name, "") in (0, None)


@pytest.mark.parametrize(("text", "premium", "over"), [("x" * 200, False, 0), ("x" * 201, False, 1), ("x" * 300, True, 0), ("x" * 305, True, 5), ("  " + "x" * 200 + " ", False, 0)])
def test_a_note_has_a_limit_that_premium_moves(text: str, premium: bool, over: int) -> None:
    assert value("characters_over_limit", text, "linkedin_note", premium=premium) == over


def test_characters_count_as_the_platform_counts() -> None:
    assert value("characters", "see https://a.example/a/very/long/path 日本", "x_post") == 4 + 23 + 1 + 4
    assert value("characters", "日本", "linkedin_message") == 2


@pytest.mark.parametrize(("text", "parts"), [("x" * 160, 1), ("x" * 161, 2), ("’" + "x" * 69, 1), ("’" + "x" * 70, 2)])
def test_a_text_message_comes_in_parts(text: str, parts: int) -> None:
    assert value("sms_parts", text, "sms") == parts


def test_speech_takes_its_time() -> None:
    assert value("spoken_seconds", "word " * 150, "phone") == pytest.approx(60)
    assert value("spoken_seconds", "word " * 150, "email") == pytest.approx(60)


@pytest.mark.parametrize(("text", "ratio"), [("I and my we", 3.0), ("I and my we, you", 3.0), ("I me our us you your", 2.0), ("I and me", None), ("me, mine, ours: u", 3.0)])
def test_me_is_weighed_against_you_from_three_words_on(text: str, ratio: float | None) -> None:
    assert value("i_to_you", text, "sms") == ratio


@pytest.mark.parametrize(("subject", "over"), [("x" * 200, 0), ("x" * 201, 1), (None, None)])
def test_the_subject_of_an_inmail_has_a_limit(subject: str | None, over: int | None) -> None:
    assert value("subject_over_limit", f"Subject: {subject}\n\nhello" if subject else "hello", "inmail") == over


def test_other_channels_have_no_subject() -> None:
    assert value("subject_words", "Subject: one two\n\nhello", "sms") is None


def test_a_long_text_has_a_grade_and_an_ease() -> None:
    text = "We opened a small bakery last year. The oven came from an old school kitchen. It is loud, but it bakes well. Most mornings we sell out before nine."
    assert 0 < value("grade", text) < 7
    assert 70 < value("reading_ease", text) < 110


@pytest.mark.parametrize(("name", "text", "figure"), [
    ("exclamation_run", "a!! b!!!", 3), ("capitals_run", "it is VERY VERY GOOD, so FREE", 3), ("capitals_words", "it is VERY good and FREE", 2), ("links", "www.a.com www.b.com", 2),
    ("numbers", "1 and 2", 2), ("questions", "so? and so?” no.", 2), ("paragraphs", "a b\nc d\n\ne f\n \ng h", 3), ("longest_paragraph", "a b\nc d\n\ne f", 4), ("emoji", "🙂🙂 a", 2),
    ("hashtags", "#one #two", 2), ("mentions", "@one @two", 2), ("ellipses", "a... b…", 2), ("dashes", "a — b — c", 2),
])
def test_signs_are_counted(name: str, text: str, figure: int) -> None:
    assert value(name, text, "sms") == figure
