"""What Meta writes by itself into chats, and its way of writing text, for both forms of its exports."""

from __future__ import annotations

from functools import cache
from typing import Final

from composer.imports.wordlists import pattern, words
from composer.normalise import fold

_LONGEST: Final = 320  # characters of a notice


def repair(text: str) -> str:
    """A string whose UTF-8 bytes were written as characters, put right; any other string as it is."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


@cache
def _nobody() -> frozenset[str]:
    return frozenset(("", *map(fold, words("meta")["nobody"]["any"])))


def is_nobody(name: str) -> bool:
    """Whether a name is the one that all closed accounts bear."""
    return fold(name) in _nobody()


def is_system(text: str) -> bool:
    """Whether a text is a notice of the network, in any of the languages known."""
    said = text.strip().rstrip(".。!！").rstrip()
    return len(said) <= _LONGEST and pattern("meta", "system", "call").fullmatch(said) is not None
