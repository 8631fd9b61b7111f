"""Whether words name something: a proper name, a figure, a quoted title, or enough words that do not fit every reader."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from composer.etiquette.message import KEPT, Message, Span
from composer.etiquette.wording import words

_WORD: Final = re.compile(r"[^\W_][\w'’.+#-]*")
_SMALL_WORD: Final = re.compile(r"[a-z0-9][\w'’-]*")


@cache
def empty() -> frozenset[str]:
    """The words that name nothing."""
    return words("telling", "empty")


def names_something(said: str, message: Message, span: Span, least: int = 1) -> bool:
    """Whether a phrase has `least` words that are not empty, or one and a name or figure in its span."""
    nothing = empty()
    telling = sum(1 for word in (found.strip(".'’") for found in _WORD.findall(said)) if len(word) > 1 and word not in nothing)
    return telling >= least or (telling > 0 and holds_name(message, span))


def holds_name(message: Message, span: Span) -> bool:
    """Whether a span holds a word with a capital that does not begin it, a figure, or a title in quotes."""
    text = message.text[span[0] : span[1]]
    for found in _WORD.finditer(text):
        word = found.group()
        if found.start() and (word[0].isupper() or word[0].isdigit()) and not _means_nothing(word):
            return True
    return "“" in text or '"' in text


def _means_nothing(word: str) -> bool:
    return word in ("I", "LinkedIn", "Linkedin") or word.startswith(("I'", "I’"))


def count(said: str) -> int:
    """How many different words of a phrase in small letters, three letters or longer, name something."""
    nothing = empty()
    return sum(
        1 for word in {found.rstrip("'’-") for found in _SMALL_WORD.findall(said)} if len(word) > 2 and word not in nothing
    )


@lru_cache(maxsize=KEPT)
def is_telling(word: str) -> bool:
    """Whether a word in small letters is none that every letter holds."""
    return len(word) > 2 and word[0].isalpha() and not any(form in _stock() for form in _forms(word))


@lru_cache(maxsize=KEPT)
def is_mass(word: str) -> bool:
    """Whether a word in small letters belongs to letters to many."""
    return any(form in words("particular", "mass") for form in _forms(word))


def _forms(word: str) -> tuple[str, ...]:
    """A word as it stands, without what an apostrophe adds, and without a plural s."""
    bare = word.partition("'")[0]
    return word, bare, bare.removesuffix("s")


@cache
def _stock() -> frozenset[str]:
    return empty() | words("particular", "mass") | words("particular", "little")
