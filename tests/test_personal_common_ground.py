"""What writer and reader share, and who links the two."""

from __future__ import annotations

import pytest

from composer.etiquette.document.message_parser import parse
from composer.etiquette.personal.common_ground import find_common_ground


def found(text: str) -> list[str]:
    message = parse(text, "email")
    return sorted({message.text[start:end] for start, end in find_common_ground(message, 0, len(text))})


@pytest.mark.parametrize(("text", "words"), [
    ("We both studied in Bergen.", "We both studied in Bergen"),
    ("We met at the tide fair in Oslo.", "We met at the tide fair in Oslo"),
    ("As a fellow beekeeper in Leeds I ask.", "fellow beekeeper in Leeds I ask"),
    ("Marta Ruiz passed your name to me.", "Marta Ruiz passed your name to me"),
    ("Our mutual friend Marta said so.", "mutual friend Marta"),
    ("I also keep bees in Leeds.", "I also keep bees in Leeds"),
    ("Same school in Bergen.", "Same school in Bergen"),
    ("I keep bees too.", "I keep bees too"),
    ("We saw you speak at PyCon.", "saw you speak at PyCon"),
])
def test_it_is_found_with_its_words(text: str, words: str) -> None:
    assert words in found(text)


@pytest.mark.parametrize("text", [
    "We both want to grow.",
    "As a fellow founder I ask.",
    "Through Marta Ruiz I heard of your loom.",
    "We both serve the same customers.",
    "the tide fair",
])
def test_what_many_could_be_told_is_not(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "words"), [
    ("We both grew kelp in Hull.", "We both grew kelp in Hull"), ("We both serve the same customers.", ""), ("We both work in retail.", ""), ("Fellow rye baker here.", "Fellow rye baker here"),
    ("A fellow of three bodies.", ""), ("As another night baker I ask.", "As another night baker I ask"), ("We were founded in 2020 in Aachen.", ""), ("I saw you work at Acme.", ""),
    ("I also grew up by the weir.", "I also grew up by the weir"), ("Like you, I grew up by the weir.", "Like you, I grew up by the weir"), ("I grew up by the weir too.", "I grew up by the weir too"),
    ("I applied for the kiln hand post.", "I applied for the kiln hand post"), ("I applied for it.", ""), ("Rosa Ek told me about your thread.", "Rosa Ek told me about your thread"),
    ("Our friend Ana sent me your way.", "Ana sent me your way"), ("I was sent by Ana.", "sent by Ana"), ("Ana Lind gave me your name.", "Ana Lind gave me your name"), ("ANA gave me your name.", ""),
    ("I write via Rosa, who has your loom.", "via Rosa, who has your loom"), ("Word came through Rosa, who likes bread.", ""), ("I found it through Everyone, who likes your loom.", ""),
    ("I met Rosa Ek. You like bread.", ""), ("Our mutual friend Everyone said so.", ""), ("At the suggestion of Rosa I write.", "suggestion of Rosa"),
    ("Somebody gave me your name.", ""), ("My colleague Bo suggested I write to you.", "Bo suggested I write to you"), ("Ask Ana about it.", ""),
    ("Nobody told me about your thread.", ""), ("ROSA told me about your thread.", ""), ("Nobody told me of you. Rosa Ek told me about your thread.", "Rosa Ek told me about your thread"),
])
def test_of_each_kind_the_whole_is_found_and_nothing_else(text: str, words: str) -> None:
    assert found(text) == ([words] if words else [])


def test_only_what_lies_in_the_span_is_found() -> None:
    text = "We both studied in Bergen."
    message = parse(text, "email")
    assert list(find_common_ground(message, len(text) - 1, len(text))) == []
