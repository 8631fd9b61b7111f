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


@pytest.mark.parametrize(("text", "words"), [
    ("I saw that you sell books.", ""), ("I saw that you sell books at Hay.", "saw that you sell books at Hay"), ("I saw that you work in finance.", ""),
    ("I saw you work as a nurse at Acme.", ""), ("I saw you work on kelp nets with Bo.", "saw you work on kelp nets with Bo"), ("You wrote about rye in March.", "You wrote about rye in March"),
    ("You worked in Lofoten on kelp.", "You worked in Lofoten on kelp"), ("You worked in finance for years.", ""), ("I'd like to hear that you moved the bees to the roof.", ""),
    ("I saw you are not on the first page of Google.", ""), ("People like you moved bees to the roof.", ""), ("I loved your page 💖 Would you like kelp nets?", ""),
    ("I saw that you moved it. You wrote about rye in March.", "You wrote about rye in March"), ("I saw you sell kelp. You wrote about rye in March.", "You wrote about rye in March"),
    ("I loved your page 💖 Would you like kelp nets? You wrote about rye in March.", "You wrote about rye in March"),
    ("I saw that you work in finance. I saw that you work on kelp nets in Hull.", "saw that you work on kelp nets in Hull"), ("I saw you work on kelp nets as a nurse at Acme.", ""),
    ("I saw you're in retail. I saw that you moved the bees to the roof.", "saw that you moved the bees to the roof"),
])
def test_of_each_kind_the_whole_is_found_and_nothing_else(text: str, words: str) -> None:
    assert found(text) == ([words] if words else [])


def test_only_what_lies_in_the_span_is_found() -> None:
    text = "I saw you speak on kelp in Oslo."
    message = parse(text, "email")
    assert list(find_observations(message, len(text) - 1, len(text))) == []
