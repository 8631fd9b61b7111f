"""Which English words may say the same thing, from a table that ships with the program (scripts/build_word_senses.py)."""

from __future__ import annotations

from functools import lru_cache

from composer.sorted_table import sorted_table


@lru_cache(maxsize=8192)
def senses(lemma: str) -> frozenset[str]:
    """The numbers of a word's commonest senses; empty for a word that the table lacks."""
    line = sorted_table("word_senses.en.txt").first(lemma)
    return frozenset(line.split(" ")) if line else frozenset()


def may_mean(lemma: str, other: str) -> bool:
    """Whether two words share a sense: “buy” and “purchase”, “translate” and “translator”."""
    return not senses(lemma).isdisjoint(senses(other))


@lru_cache(maxsize=8192)
def letters_of(lemma: str) -> str:
    """What the table of kinds has of a word (scripts/build_word_kinds.py): N or V where it is mostly that; "" for none."""
    line = sorted_table("word_kinds.en.txt").first(lemma)
    return line.split(" ")[-1] if line else ""


def names_somebody(lemma: str) -> bool:
    """Whether a word is first of all the name of a person or of a group of people."""
    letters = letters_of(lemma)
    return "N" in letters and not {"P", "G"}.isdisjoint(letters)
