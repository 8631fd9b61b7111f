"""What a fact says that the reader is, as it stands behind “as”: “I am writing to you as president of the rowing club”."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_person, is_plural, words
from composer.drafting.reading.grammar.noun_heads import head_place
from composer.drafting.reading.grammar.pieces import take_apart
from composer.drafting.reading.grammar.verb_words import at, forms_of
from composer.drafting.reading.reading import Reading

_IS: Final = re.compile(r"^you(?:'re| are| have been)(?: (?:now|currently|also|still))? (?P<role>(?:(?:an?|the) )?[^,;:]+)$")
_TIME: Final = re.compile(r" (?:since|for) (?:[\w-]+ ){0,3}(?:\d{4}|years?|months?|decades?)$| since (?:last )?\w+$")


def with_role(reading: Reading) -> Reading:
    """The reading with its role, where it says in the present one thing that the reader is."""
    found = _IS.match(reading.said) if reading.who == "reader" and reading.form == "clause" else None
    role = _TIME.sub("", found["role"]) if found else ""
    pieces = take_apart(role)
    place = head_place(pieces)
    if place < 0 or not is_person(at(pieces, place)) or is_plural(at(pieces, place)) or _acts(role):
        return reading
    return replace(reading, role=role)


def _acts(role: str) -> bool:
    """Whether a second verb follows (“a vet and run a clinic”), which cannot stand behind “as”."""
    pieces = take_apart(role)
    if pieces and pieces[0].lower in words("grammar", "negatives") | words("grammar", "prepositions"):
        return True
    if pieces and (pieces[0].lower in words("verbs", "present_states") or "gerund" in forms_of(at(pieces, 0))):
        return True
    joined = [place for place in range(1, len(pieces)) if at(pieces, place - 1) in ("and", "but")]
    spoken = words("grammar", "auxiliaries") | words("grammar", "before_verb")
    return any(word in spoken or (forms_of(word) and not is_person(word)) for word in (at(pieces, place) for place in joined))
