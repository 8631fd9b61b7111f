"""Whom “they” means where nobody was named: the house that the reader stands for."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_person, kind, singular
from composer.drafting.reading.grammar.tokens import tokens
from composer.drafting.reading.grammar.word_classes import nouns

_THEY: Final = re.compile(r"\b(?:they|them|their|theirs)\b", re.IGNORECASE)
_YOU: Final = re.compile(r"\byou\b", re.IGNORECASE)
_THEIR_PLACE: Final = re.compile(r"\b(?P<at>at|to) their (?P<place>[a-z]+)\b")
_TRIES: Final = re.compile(r"they (?:can|could|may|might|would) (?:try|test|see|decide|compare|check|choose|judge|keep|order)\b")
_YOUR_HOUSE: Final = {"they": "you", "them": "you", "their": "your", "theirs": "yours"}
_ANYONE: Final = frozenset(
    "everybody everyone nobody somebody someone anyone anybody people who each every those others both".split(),
)


def of_their_house(text: str) -> str:
    """“I'd like to look at their oven” where nobody else was named: they are the reader's house, so that it is “your oven”."""
    text = _THEIR_PLACE.sub(_at_yours, text)
    first = _THEY.search(text)
    if first is None:
        return text
    if first.group().lower() == "them" and _YOU.search(text[: first.start()]):
        return text  # “you wear them through”: what is worn
    owns = first.group().lower().startswith("their") or _TRIES.match(text, first.start()) is not None
    before = [token for token in tokens(text[: first.start()]) if token.is_word]
    if any(_may_be_they(token.lower, many=token.tag == "NN2", owns=owns) for token in before):
        return text
    return _THEY.sub(lambda found: _as_typed(found.group(), _YOUR_HOUSE[found.group().lower()]), text)


def _at_yours(found: re.Match[str]) -> str:
    """“drivers at their site” → “drivers at your site”: where one would come is the reader's."""
    place = found["place"]
    return f"{found['at']} your {place}" if "L" in kind(singular(place)) or place in nouns("workplace") else found.group()


def _may_be_they(word: str, *, many: bool, owns: bool) -> bool:
    """Whether “they” (with `owns` “their”) may mean what a word before names: people, a group, of things those that are many."""
    if word in _ANYONE or is_person(word) or "G" in kind(word) or word in nouns("animal"):
        return True
    one = singular(word)
    owner = is_person(one) or one in nouns("animal") or "G" in kind(one)
    return many and "T" not in kind(word) and (owner or not owns)


def _as_typed(typed: str, said: str) -> str:
    return said.capitalize() if typed[0].isupper() else said
