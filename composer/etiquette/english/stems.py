"""English words without their usual endings."""

from __future__ import annotations

import re
from functools import lru_cache


def tokens(text: str) -> list[str]:
    """The words of a text in small letters."""
    return re.findall(r"[^\W_][\w'-]*", text.lower())


def stems(text: str) -> list[str]:
    """The words of a text without their usual endings."""
    return [stem(word) for word in tokens(text)]


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without its usual endings, enough to match “keeps” with “keep” and “bakeries” with “bakery”."""
    bare = without_possessive(word)
    for ending, back in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("s", "")):
        if bare.endswith(ending) and len(bare) - len(ending) > 2 and not bare.endswith("ss"):
            return bare[: len(bare) - len(ending)] + back
    return bare


def without_possessive(word: str) -> str:
    """A word without the ’s of an owner, its apostrophe straight."""
    return word.removesuffix("'s")


def without_plural(word: str) -> str:
    """A word without any s at its end: both forms of a thing that is counted give the same."""
    return word.rstrip("s")


def forms(word: str) -> set[str]:
    """A word, what of it stands before an apostrophe, and that without an s."""
    bare = word.partition("'")[0]
    return {word, bare, bare.removesuffix("s")}
