"""Where a finding about a broken bound points."""

from __future__ import annotations

import pytest

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import parse
from composer.etiquette.features.metric_spans import long_run
from composer.etiquette.features.metrics import METRICS


def marked(name: str, text: str, bound: float, channel: str = "email", **known: bool) -> str | int:
    """The words that are marked, or the place where nothing is."""
    message = parse(text, channel)
    start, end = METRICS[name].place(message, CheckContext(channel, **known), bound)
    return message.text[start:end] or start


@pytest.mark.parametrize(("name", "text", "bound", "words"), [
    ("words", "one two - three four. Five six.", 2, "three four. Five six."), ("words", "one two", 5, 7), ("words", "one two.\n\nBest,\nBo", 1, "two."),
    ("characters", "Subject: x\n\nabcdef", 4, "ef"), ("characters", "  abc def", 3, "def"), ("characters", "abc   ", 3, 6), ("characters", "   ", 0, 0),
    ("questions", "one is? Two is? Three is?", 1, "Two is?"), ("questions", "one is?", 1, 7), ("exclamations", "a! b! c!", 2, "!"), ("exclamation_run", "a! b!! c!!!", 2, "!!!"),
    ("exclamation_run", "a!!", 2, 3), ("links", "www.a.com www.b.com", 1, "www.b.com"), ("capitals_words", "so VERY good and FREE", 1, "FREE"), ("capitals_run", "so VERY good, READ THIS NOW", 2, "READ THIS NOW"),
    ("capitals_run", "so VERY good", 2, 12), ("emoji", "🙂 a 👍", 1, "👍"), ("numbers", "1 and 2", 1, "2"), ("hashtags", "#one #two", 0, "#one"), ("mentions", "@one @two", 1, "@two"),
    ("ellipses", "a... b…", 1, "…"), ("dashes", "a — b — c", 1, "—"), ("longest_sentence", "one two. Three four five six.", 3, "Three four five six."), ("longest_sentence", "One two three. Four five six. Seven.", 2, "One two three."),
    ("longest_paragraph", "a b c\n\nd e f g\nh", 4, "d e f g\nh"), ("paragraphs", "a b\n\nc d", 1, 8), ("sentences", "one is. Two is.", 1, 15), ("i_to_you", "I and my we", 1, 11),
    ("subject_words", "Subject: one two\n\nx", 1, "one two"), ("subject_characters", "Subject: one two\n\nx", 3, " two"), ("subject_characters", "Subject: one two\n\nx", 0, "one two"),
    ("subject_over_limit", "Subject: one two\n\nx", 3, "one two"), ("spoken_seconds", "a b c", 1, 5),
])
def test_the_place_is_where_it_is_too_much(name: str, text: str, bound: float, words: str | int) -> None:
    assert marked(name, text, bound) == words


@pytest.mark.parametrize(("text", "premium", "words"), [("x" * 200 + " and more ", False, "and more"), ("x" * 300 + "yz", True, "yz"), ("x" * 200, False, 200)])
def test_past_a_limit_the_rest_is_marked(text: str, premium: bool, words: str | int) -> None:
    assert marked("characters_over_limit", text, 0, "linkedin_note", premium=premium) == words


def test_past_a_limit_that_is_weighed_the_rest_is_found_by_weight() -> None:
    assert marked("characters", "日本語 abc", 6, "x_post") == "abc"
    assert marked("characters", "日本語 abc", 5, "x_post") == "語 abc"
    assert marked("characters", "see https://a.example/a/very/long/path now", 28, "x_post") == "now"


def test_a_dearer_text_message_is_marked_at_the_sign_that_makes_it_so() -> None:
    assert marked("sms_parts", "it’s fine", 1, "sms") == "’"
    assert marked("sms_parts", "x" * 160 + "yz", 1, "sms") == "yz"
    assert marked("sms_parts", "x" * 306 + "yz", 2, "sms") == "yz"


def test_the_grade_marks_the_longest_sentence_or_nothing() -> None:
    text = "We opened a small bakery last year. The oven came from an old school kitchen near the sea. It is loud, but it bakes well. We sell out before nine."
    assert marked("grade", text, 3) == "The oven came from an old school kitchen near the sea."
    assert marked("reading_ease", text, 3) == "The oven came from an old school kitchen near the sea."
    assert marked("grade", "", 3) == 0


def test_without_a_subject_its_bounds_point_at_the_beginning() -> None:
    assert marked("subject_words", "hello it is", 1) == 0
    assert marked("subject_characters", "hello it is", 1) == 0
    assert marked("subject_characters", "hello it is", 0) == 0


def test_a_run_as_long_as_allowed_is_passed_over() -> None:
    message = parse("a! b!! c!!!", "email")
    assert long_run("exclamation_run")(message, CheckContext("email"), 2) == (8, 11)
    assert long_run("exclamation_run")(message, CheckContext("email"), 3) == (11, 11)
    assert marked("capitals_run", "a FREE OFFER, so READ THIS NOW", 2) == "READ THIS NOW"
