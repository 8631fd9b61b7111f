"""Deeds and things of the reader, whatever the verb."""

from __future__ import annotations

import pytest

from composer.etiquette.document.message_parser import parse
from composer.etiquette.personal.actions import find_actions


def found(text: str) -> list[str]:
    message = parse(text, "email")
    return sorted({message.text[start:end] for start, end in find_actions(message, 0, len(text))})


@pytest.mark.parametrize(("text", "words"), [
    ("You told the Courier that the ferry leaks.", "You told the Courier that the ferry leaks"),
    ("the harbour door you painted is red", "the harbour door you painted"),
    ("Ada says you rebuilt the harbour crane.", "Ada says you rebuilt the harbour crane"),
    ("Your rate limiter runs in front of two of our services.", "Your rate limiter runs in front of two of our"),
    ("I noticed that the pricing page of Acme still lists the old rate for Ireland.", "noticed that the pricing page of Acme still lists the old rate for Ireland"),
])
def test_it_is_found_with_its_words(text: str, words: str) -> None:
    assert words in found(text)


@pytest.mark.parametrize("text", [
    "Did you tell the Courier about it?",
    "If you painted the harbour door, tell me.",
    "the email you received yesterday",
    "you made it",
    "They say you mended a loom.",
    "I would like you told me of looms",
    "Did you paint the old harbour door?",
    "a door",
])
def test_what_many_could_be_told_is_not(text: str) -> None:
    assert found(text) == []


def test_only_what_lies_in_the_span_is_found() -> None:
    text = "You told the Courier that the ferry leaks."
    message = parse(text, "email")
    assert list(find_actions(message, len(text) - 1, len(text))) == []
