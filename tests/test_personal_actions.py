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


@pytest.mark.parametrize(("text", "words"), [
    ("I noticed that the page still lists rye.", ""), ("I saw that the lock page says kelp farms.", "saw that the lock page says kelp farms"),
    ("Your kelp quilt caught my eye.", "Your kelp quilt caught my"), ("Your shop caught my eye.", ""), ("Your post caught my eye.", ""),
    ("We tried your walnut soap.", "We tried your walnut soap"), ("We tried your stuff.", ""),
    ("flaskbus 2.4 drops the first frame.", "flaskbus 2.4 drops the first frame"), ("Python 3.11 is fine.", ""), ("Page 3 in my copy is blank.", "in my copy"),
    ("I saw Wet Season at the Corner on Friday.", "I saw Wet Season at the Corner on Friday"), ("I saw a film at the Corner.", ""),
    ("On Tuesday I waited from eight to noon.", "On Tuesday I waited from eight to noon"), ("On Tuesday I thought of you.", ""),
    ("My blue cup stayed with you.", "My blue cup stayed with you"), ("She left her inhaler in the music room.", "She left her inhaler in the"),
    ("Bo Lund, who weaves nets, says your goats have thin skin.", "Bo Lund, who weaves nets, says your goats have thin skin"), ("Ada says you.", ""),
    ("Nobody says you mended looms.", ""), ("You received kelp nets today.", ""), ("You told them kelp sells; but I doubt it.", "You told them kelp sells"),
    ("the loom that you mended", "the loom that you mended"), ("the loom that you bought", "the loom that you bought"), ("the thing you bought", ""),
    ("I wonder how you mended the old loom.", ""), ("Tools like you mended the old loom.", ""), ("You mended it and we sold kelp nets.", ""),
    ("The kelp: you told the Courier of nets. Did you paint it?", "you told the Courier of nets"),
])
def test_of_each_kind_the_whole_is_found_and_nothing_else(text: str, words: str) -> None:
    assert found(text) == ([words] if words else [])


@pytest.mark.parametrize("text", [
    "You told the Courier that the ferry leaks.", "the harbour door you painted", "Ada says you rebuilt the harbour crane.", "Your kelp quilt caught my eye.", "flaskbus 2.4 drops the first frame.",
    "I saw Wet Season at the Corner on Friday.", "Your rate limiter runs in front of us.", "I noticed that the pricing page of Acme still lists rye for Ireland.",
])
def test_of_two_only_the_one_between_the_offsets_is_found(text: str) -> None:
    message = parse(f"{text} And.\n{text} And.", "email")
    second = message.text.index(text, 1)
    every, later = list(find_actions(message, 0, len(message.text))), list(find_actions(message, second, len(message.text)))
    assert len(every) == 2 * len(later)
    assert later
    assert all(start >= second for start, _ in later)
    assert all(end <= second for _, end in find_actions(message, 0, second))


def test_only_what_lies_in_the_span_is_found() -> None:
    text = "You told the Courier that the ferry leaks."
    message = parse(text, "email")
    assert list(find_actions(message, len(text) - 1, len(text))) == []
