"""“a” or “an” by the sound of the word that follows."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from composer.drafting.language.name_data import text_of, words

_WORD: Final = re.compile(r"\d+|[^\W\d_]+(?:['’&-][^\W\d_]+)*")
_VOWELS: Final = re.compile(r"[aeiouáàâäåãéèêëíìîïóòôöõøúùûüœæ]")
_SPELT_VOWEL: Final = re.compile(r"[AEIOU]")


def article(text: str) -> str:
    """“an hour”, “a university”, “an MBA”, “a UX designer”, “an 8-bit synth”."""
    found = _WORD.search(text)
    if found is None:
        return "a"
    word = found.group()
    if word[0].isdigit():
        return "an" if word.startswith("8") or word in ("11", "18") else "a"
    if letter := _spelt(word):
        return "an" if letter in text_of("roles", "vowel_letters", "articles") else "a"
    lower = word.lower()
    if _pattern("an_before").match(lower):
        return "an"
    return "an" if _VOWELS.match(lower) and not _pattern("a_before").match(lower) else "a"


def with_article(text: str) -> str:
    """The text with its article in front."""
    return f"{article(text)} {text}"


def _spelt(word: str) -> str:
    """The first letter of a word that is read letter by letter, else ""."""
    head = re.split(r"['’&-]", word)[0]
    capitals = head[:-1] if head.endswith("s") and len(head) > 2 else head
    if len(head) == 1 and head.isupper():
        return head
    mixed = re.match(r"[A-Z][a-z]{0,2}[A-Z]", head)  # “MSc”, “PhD”
    if not (capitals.isupper() or mixed) or capitals in words("roles", "spoken_as_words", "articles", cased=True):
        return ""
    short = len(capitals) <= 3 or not _SPELT_VOWEL.search(capitals[1:])
    return head[0] if short else ""


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(text_of("roles", key, "articles").split()) + ")")
