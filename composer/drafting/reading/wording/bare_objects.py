"""Telegraphic objects given their article: “offer six-month contract” → “offer a six-month contract”, “looking for a flat”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.noun_phrases import noun_phrase, with_article
from composer.drafting.reading.grammar.tokens import first_words, tokens
from composer.drafting.reading.grammar.verb_phrases import gerund_opening
from composer.drafting.reading.grammar.word_classes import verbs
from composer.drafting.reading.wording.articles import takes_object_article

_SUBJECT: Final = re.compile(r"^(?:(?:I'm|we're|we are|I am|I|we|to|please|still|now|urgently|also) )+", re.IGNORECASE)
_FOR: Final = re.compile(r"^(?:looking|searching|hoping|look|search|hope) for (?=\S)", re.IGNORECASE)


def with_object_article(text: str) -> str:
    """The text with “a” before the object of its first verb, where a countable singular stands bare."""
    lead = _SUBJECT.match(text)
    start = lead.end() if lead else 0
    rest = text[start:]
    found = _FOR.match(rest)
    if found:
        start += found.end()
    else:
        first = first_words(rest)[0]
        lemma = first if first in verbs("takes_article", "makes") else gerund_opening(rest)
        words = [token for token in tokens(rest) if token.is_word]
        if lemma not in verbs("takes_article", "makes") or len(words) < 2:
            return text
        start += words[1].start
        if not takes_object_article(lemma, noun_phrase(text[start:]).head):
            return text
    phrase = noun_phrase(text[start:])
    opens = text[start : start + 1]
    if (
        not phrase.bare
        or phrase.details
        or not lexicon.is_noun(phrase.head)
        or not opens.isalpha()
        or opens.isupper()
        or text[start:].startswith("to ")
    ):
        return text
    return f"{text[:start]}{with_article(phrase, 'a')}"
