"""Praise of the reader, and whether something named stands behind it."""

from __future__ import annotations

import pytest

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import parse
from composer.etiquette.properties.praise import find_hollow_praise, find_praise


def praised(text: str) -> tuple[list[str], list[str]]:
    message, whole, context = parse(text), [(0, len(text))], CheckContext()
    return tuple([message.text[a:b] for a, b in find(message, whole, context)] for find in (find_praise, find_hollow_praise))  # type: ignore[return-value]


@pytest.mark.parametrize(("text", "words"), [
    ("I was impressed by your work.", "impressed by your work"), ("You are a true visionary.", "You are a true visionary"), ("Your amazing work inspires.", "Your amazing work"),
    ("Keep up the great work!", "Keep up the great work"), ("It is a great fit for our team.", "great fit for our team"), ("Someone of your calibre knows.", "Someone of your calibre"),
])
def test_praise_without_anything_named_is_hollow(text: str, words: str) -> None:
    assert praised(text) == ([words], [words])


@pytest.mark.parametrize(("text", "words", "hollow"), [
    ("Impressed by your work, ; so it is.", ["Impressed by your work"], ["Impressed by your work"]), ("Your kelp talk at Hull was long. Keep up the great work!", ["Keep up the great work"], []),
    ("Your kelp talk at Hull was long. It is so. Keep up the great work!", ["Keep up the great work"], ["Keep up the great work"]), ("Keep up the great work! Your kelp talk at Hull was long.", ["Keep up the great work"], ["Keep up the great work"]),
    ("Keep up the great work on your kelp talk at Hull.", ["Keep up the great work"], []), ("I love your work on kelp nets at Hull.", ["love your work on kelp nets at Hull"], []),
    ("Keep up the great work! Keep up the great work, as your kelp talk at Hull shows.", ["Keep up the great work", "Keep up the great work"], ["Keep up the great work"]), ("It is so.", [], []),
])
def test_praise_is_hollow_where_neither_its_sentence_nor_the_one_before_names_a_thing(text: str, words: list[str], hollow: list[str]) -> None:
    assert praised(text) == (words, hollow)


@pytest.mark.parametrize("text", ["I was impressed by your work on the tide tables of Oslo.", "Your talk on kelp farms was clear. I was impressed by your work."])
def test_something_named_in_the_sentence_or_the_one_before_stands_behind_it(text: str) -> None:
    found, hollow = praised(text)
    assert (len(found), hollow) == (1, [])


def test_praise_may_end_the_text_without_a_stop() -> None:
    assert praised("Your talk on kelp farms helped. Keep up the great work") == (["Keep up the great work"], [])
    assert praised("It is so. Keep up the great work") == (["Keep up the great work"], ["Keep up the great work"])


@pytest.mark.parametrize(("text", "words"), [
    ("I love your work, ; : so it is.", "love your work"), ("Impressed by your work: it holds.", "Impressed by your work: it holds"),
])
def test_the_marks_behind_praise_are_not_part_of_it(text: str, words: str) -> None:
    assert praised(text)[0] == [words]


def test_something_named_further_off_does_not() -> None:
    assert praised("Your talk on kelp farms was clear. I live here. I was impressed by your work.")[1] == ["impressed by your work"]
    assert praised("I was impressed by your work. Your talk on kelp farms was clear.")[1] == ["impressed by your work"]


@pytest.mark.parametrize("text", ["Your talk was clear.", "I read your work.", "", "You are here."])
def test_what_is_no_praise_is_not_taken_for_it(text: str) -> None:
    assert praised(text) == ([], [])


def test_only_the_spans_that_are_asked_about_count() -> None:
    text = "Keep up the great work! So it is."
    message = parse(text)
    assert find_praise(message, [message.sentences[1]], CheckContext()) == []
    assert find_hollow_praise(message, [message.sentences[1]], CheckContext()) == []
