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


@pytest.mark.parametrize(("text", "words"), [
    ("your talk to our kelp farms", ""), ("your essay “on rain”", "your essay “on rain"), ("your work on tide tables", "your work on tide tables"),
    ("I want to get your thoughts on tide tables", ""), ("your career in the field of work", ""), ("your career in building kelp farms at sea", "your career in building kelp farms at sea"),
    ("your career in kelp", ""), ("your paper says that rye keeps well", "your paper says that rye keeps well"), ("your paper says that rye is", ""), ("your paper says so", ""),
    ("your page on trams shows car 417", "your page on trams shows car 417"), ("your page on trams shows something nice", ""),
    ("your tide table paper", "your tide table paper"), ("your nice paper", ""), ("your tide paper", ""),
    ("the recipe for rye in your column", "the recipe for rye in your column"), ("a fan of your column", ""), ("this in your column", ""),
    ("in your thread you put the break-even low", "in your thread you put the break-even low"), ("we rehearse from your edition", "we rehearse from your edition"),
    ("the blue jug in yesterday's reel", "the blue jug in yesterday's reel"), ("the one in yesterday's reel", ""),
    ("the sky in “Third ferry”", "the sky in “Third ferry”"), ("the one in “Third ferry”", ""), ("the post you wrote", "the post you wrote"),
    ("your talk on kelp, and we sell nets", "your talk on kelp, and we sell nets"),
])
def test_of_each_kind_the_whole_is_found_and_nothing_else(text: str, words: str) -> None:
    assert found(text) == ([words] if words else [])


@pytest.mark.parametrize("text", ["your talk on kelp farms", "your work on tide tables", "the recipe for rye in your column", "the post you wrote", "your page on trams shows car 417", "the sky in “Third ferry”"])
def test_of_two_only_the_one_between_the_offsets_is_found(text: str) -> None:
    message = parse(f"It is {text}.\nIt is {text}.", "email")
    second = message.text.index("It is", 1)
    later = list(find_works(message, second, len(message.text)))
    assert later
    assert all(start >= second for start, _ in later)
    assert len(list(find_works(message, 0, len(message.text)))) == 2 * len(later)


def test_only_what_lies_in_the_span_is_found() -> None:
    text = "your talk on kelp farms"
    message = parse(text, "email")
    assert list(find_works(message, len(text) - 1, len(text))) == []
