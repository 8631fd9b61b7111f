"""Whom “him”, “her” and “his” mean inside a clause that has its own subject.

“The woman who paid with her gloves on” keeps her gloves, “the patient sitting next to him” sits next to somebody else, and “he
let him wait” speaks of two: an owner may be the subject of its own clause, an object may not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from composer.drafting.reading.addressing.her import her_is_object
from composer.drafting.reading.grammar.lexicon import gender, is_noun, is_person
from composer.drafting.reading.grammar.pieces import Piece
from composer.drafting.reading.grammar.verb_words import at, forms_of
from composer.drafting.reading.grammar.word_classes import closed

Bound = Literal["", "reader", "other"]
_FAMILY: Final = {"him": "he", "his": "he", "her": "she"}
_SUBJECTS: Final = frozenset("he she i we you they it nobody everybody everyone somebody someone".split())
_RELATIVES: Final = frozenset("who that which whom".split())
_OTHERS: Final = frozenset("me us them to".split())


def bound(pieces: Sequence[Piece], place: int) -> Bound:
    """“other” or “reader” where the clause around a pronoun decides whom it means, else ""."""
    word = pieces[place].lower
    if word not in _FAMILY:
        return ""
    found = _subject_of(pieces, place)
    if found < 0:
        return ""
    subject = at(pieces, found)
    is_object = word == "him" or (word == "her" and her_is_object(pieces, place))
    if subject in _SUBJECTS:
        direct = bool(forms_of(at(pieces, place - 1))) and at(pieces, place - 1) not in closed("preposition")
        alone = not any(piece.lower in _OTHERS or is_person(piece.lower) for piece in pieces[found + 1 : place])
        return "other" if is_object and subject in (_FAMILY[word], "you") and direct and alone else ""
    if gender(subject) not in ("", _FAMILY[word]):
        return ""
    return "reader" if is_object else "other"


def _subject_of(pieces: Sequence[Piece], place: int) -> int:
    """Where the subject of the clause around a place stands, -1 where none is said near it."""
    for earlier in range(place - 1, -1, -1):
        word = at(pieces, earlier)
        if word in (".", ";", ":"):
            return -1
        if word in _SUBJECTS:
            return earlier
        noun = earlier - 2 if at(pieces, earlier - 1) == "," else earlier - 1
        if word in _RELATIVES and noun >= 0 and is_person(at(pieces, noun)):
            return noun
        if word in ("that", "which") and earlier and is_noun(at(pieces, earlier - 1)):
            return -1
        if "gerund" in forms_of(word) and earlier and is_person(at(pieces, earlier - 1)):
            return earlier - 1
        following = at(pieces, earlier + 1)
        near = following == "with" or (following in ("in", "at", "on") and earlier + 2 == place)
        if is_person(word) and earlier + 1 < place and (forms_of(following) & {"third", "past"} or near):
            return earlier
    return -1
