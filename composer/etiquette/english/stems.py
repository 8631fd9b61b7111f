"""English words without their usual endings."""

from __future__ import annotations

import re
from functools import lru_cache

from composer.word_forms import word_forms


def tokens(text: str) -> list[str]:
    """The words of a text in small letters."""
    return re.findall(r"[^\W_][\w'-]*", text.lower())


def nouns(text: str) -> list[str]:
    """The words of a text, each as one thing: “nurses” as “nurse”, but “nursing” as it is."""
    return [singular(word) for word in tokens(text)]


def singular(word: str) -> str:
    """A noun as one thing, without what makes it an owner."""
    return word_forms("en").singular(without_possessive(word))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The one form that stands for all forms of a word: “keep” for “keeps” and “kept”, “child” for “children's”."""
    table, bare, noun = word_forms("en"), without_possessive(word), singular(word)
    verbs = table.read_verb(bare) or table.read_verb(noun)
    return verbs[0].lemma if verbs else noun


def without_possessive(word: str) -> str:
    """A word without the ’s of an owner, its apostrophe straight."""
    return word.removesuffix("'s")


def share_root(verb: str, noun: str) -> bool:
    """Whether a noun is named for what a verb does: “translated” and “translation”."""
    return len(noun) > 6 and verb[:5] == noun[:5]


def forms(word: str) -> set[str]:
    """A word, what of it stands before an apostrophe, and that without an s."""
    bare = word.partition("'")[0]
    return {word, bare, bare.removesuffix("s")}
