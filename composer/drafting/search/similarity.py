"""How much two drafts differ: by their words outside names and facts."""

from __future__ import annotations

from typing import Final

from composer.drafting.reading.grammar.content_words import words_of
from composer.model import Brief

MOST_ALIKE: Final = 0.6  # Jaccard overlap from which on two drafts are the same draft


def given_words(brief: Brief) -> frozenset[str]:
    """The words that every draft of a brief shares because they are names or facts."""
    parts = [brief.sender.name, brief.recipient.name, brief.mutual, brief.third.name if brief.third else ""]
    parts += [fact.text for fact in brief.recipient.facts]
    return frozenset(word for part in parts for word in words_of(part))


def own_words(text: str, given: frozenset[str]) -> frozenset[str]:
    """The words of a draft that are neither a name's nor a fact's."""
    return frozenset(words_of(text)) - given


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Jaccard overlap of two sets of words, from 0 to 1; two empty sets are the same."""
    union = len(first | second)
    return len(first & second) / union if union else 1.0
