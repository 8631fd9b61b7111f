"""Facts that are nothing but names, of which nothing is said."""

from __future__ import annotations

import re

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.grammar import gazetteer
from composer.drafting.reading.grammar.lexicon import is_person, is_word, is_work, words
from composer.drafting.reading.grammar.pieces import take_apart


def only_names(text: str, reader: Reader) -> bool:
    """“Paris”, “Anna Berg”: names, of which nothing is said."""
    if re.search(r"[a-z]{3,}[.;] \w", text):
        return False  # “Boatbuilder. Slow.”
    pieces = [piece for piece in take_apart(text) if piece.text not in (".", "!")]
    if not pieces or any(piece.kind != "word" for piece in pieces) or len(pieces) > 3:
        return False
    if all(piece.lower in reader.words for piece in pieces):
        return True
    if pieces[0].lower.replace(".", "") in words("nouns", "degrees") | words("nouns", "letters"):
        return False
    if len(pieces) == 1 and gazetteer.is_proper(pieces[0].text) and not is_person(pieces[0].lower):
        return True
    if (
        len(pieces) == 1
        and not is_word(pieces[0].lower)
        and pieces[0].is_name
        and not pieces[0].text.isupper()
        and "-" not in pieces[0].text
    ):
        return not is_person(pieces[0].lower)
    last = pieces[-1].lower
    if len(pieces) < 2 or is_person(last) or is_work(last) or last in words("nouns", "achievements"):
        return False
    return all(piece.is_name and not piece.text.isupper() and "-" not in piece.text for piece in pieces) and any(
        gazetteer.may_be_name(piece.text) or not is_word(piece.lower) for piece in pieces
    )
