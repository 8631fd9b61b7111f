"""What the writer saw, read or heard of the reader."""

from __future__ import annotations

import pytest

from composer.etiquette.document.message_parser import parse
from composer.etiquette.personal.observations import find_observations


def found(text: str) -> list[str]:
    message = parse(text, "email")
    return sorted({message.text[start:end] for start, end in find_observations(message, 0, len(text))})


@pytest.mark.parametrize(("text", "words"), [
    ("I saw you speak on kelp in Oslo.", "saw you speak on kelp in Oslo"),
    ("I heard you on the radio about kelp.", "heard you on the radio about kelp"),
    ("You spoke about kelp farms.", "You spoke about kelp farms"),
    ("You moved from nursing to software.", "You moved from nursing to software"),
])
def test_it_is_found_with_its_words(text: str, words: str) -> None:
    assert words in found(text)


@pytest.mark.parametrize("text", [
    "I came across your profile.",
    "I would love to hear your talk.",
    "I saw the sea.",
    "You are here.",
    "I hope you speak about it",
])
def test_what_many_could_be_told_is_not(text: str) -> None:
    assert found(text) == []


def test_only_what_lies_in_the_span_is_found() -> None:
    text = "I saw you speak on kelp in Oslo."
    message = parse(text, "email")
    assert list(find_observations(message, len(text) - 1, len(text))) == []
