"""Names of places, firms, products and people, and how they are spelled."""

from __future__ import annotations

from functools import cache, lru_cache

from composer.drafting.reading.grammar.lexicon import is_given_name, lists, words
from composer.sorted_table import Column, sorted_table


@lru_cache(maxsize=8192)
def spelling_of(lower: str) -> tuple[str, bool] | None:
    """How a name in small letters is spelled and whether it is a common word, too; None for no name."""
    spelled_ = sorted_table("proper_names.en.txt", "\t").first(lower)
    return None if spelled_ is None else (spelled_.rstrip("*"), spelled_.endswith("*"))


@cache
def names() -> Column[tuple[str, bool]]:
    """Names by their small letters: how they are spelled, and whether they are a common word, too."""
    return Column(spelling_of)


@cache
def spelled() -> dict[str, str]:
    """Firms, products and letters by their small letters."""
    return {name.lower(): name for name in str(lists("capitals")["spelled"]).split()}


@cache
def never_raised() -> frozenset[str]:
    """Names that people type in small letters as words."""
    return words("capitals", "never")


@cache
def acronyms() -> frozenset[str]:
    """The spellings that have more than one capital."""
    return frozenset(key for key, name in spelled().items() if sum(char.isupper() for char in name) > 1)


def keeps_capital(word: str) -> bool:
    """Whether a word with a capital is a name or an acronym, not a common word that was raised."""
    lower = word.lower().rstrip(".")
    if (word.isupper() and len(word) > 1) or is_given_name(lower):
        return True
    if lower in spelled() and lower not in never_raised():
        return True
    if lower in words("grammar", "days") or (lower in words("grammar", "months") and lower not in ("may", "march")):
        return True
    name = spelling_of(lower)
    return (name is not None and not name[1]) or lower in words("capitals", "always") or lower in ("polish", "turkish")


def is_known_name(word: str) -> bool:
    """Whether lower-case letters spell a name or a product of the tables."""
    return word in names() or word in spelled()


def may_be_name(word: str) -> bool:
    """Whether a word can be a name at all, though it may be a common word as well."""
    return word.lower() in names() or is_given_name(word.lower())


def is_proper(word: str) -> bool:
    """Whether a word is a name of a place, a person or a firm that the table knows, and no common word."""
    name = spelling_of(word.lower())
    return name is not None and not name[1] and not is_nationality(word.lower())


def is_nationality(word: str) -> bool:
    """Whether a word ends as languages and nationalities do."""
    return word.endswith(("ese", "ish", "ian", "ean", "ch"))
