"""A work of the reader with its topic."""

from __future__ import annotations

import pytest

from composer.etiquette.document.message_parser import parse
from composer.etiquette.personal.works import find_works


def found(text: str) -> list[str]:
    message = parse(text, "email")
    return sorted({message.text[start:end] for start, end in find_works(message, 0, len(text))})


@pytest.mark.parametrize(("text", "words"), [
    ("your talk on kelp farms", "your talk on kelp farms"),
    ("your paper about the tide tables of Oslo", "your paper about the tide tables of Oslo"),
    ("the loom book you wrote", "the loom book you wrote"),
    ("your latest post on pricing", "your latest post on pricing"),
])
def test_it_is_found_with_its_words(text: str, words: str) -> None:
    assert words in found(text)


@pytest.mark.parametrize("text", [
    "your great work",
    "your podcast",
    "your post",
    "I liked your talk on growth.",
    "a talk on kelp farms",
])
def test_what_many_could_be_told_is_not(text: str) -> None:
    assert found(text) == []


def test_only_what_lies_in_the_span_is_found() -> None:
    text = "your talk on kelp farms"
    message = parse(text, "email")
    assert list(find_works(message, len(text) - 1, len(text))) == []
