"""Whose he, she and they are in a remark: the reader's become “you”, those of somebody named in between stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.addressing.coreference import FAMILY
from composer.drafting.reading.addressing.second_person import Reader, families_of, turned
from composer.drafting.reading.grammar.lexicon import gender, is_given_name, is_noun, is_person, is_plural, words
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.remarks.binding import bound

_HERS: Final = frozenset("she her hers herself".split())
_HIS: Final = frozenset("he him his himself".split())
_THEIRS: Final = frozenset("they them their theirs themselves themself".split())
_ANYBODY: Final = frozenset("nobody everybody everyone anyone anybody someone somebody who none".split())
_MINE: Final = frozenset("my our".split())
_KEPT: Final = "\ue000"  # stands behind a pronoun that is not the reader's
_QUOTED: Final = re.compile(r"“[^”]*”")


def to_you(text: str, reader: Reader, *, own: bool) -> str:
    """The text with the reader as “you”; where it tells of the writer (`own`), people named there keep their pronouns."""
    quotes = _QUOTED.findall(text)
    pieces = take_apart(_QUOTED.sub('"Q"', text))
    families = families_of(pieces, reader)
    kept = [_settled(pieces, place, reader, families, own=own) for place in range(len(pieces))]
    said = put_together(turned(kept, reader)).replace(_KEPT, "")
    for quote in quotes:
        said = said.replace('"Q"', quote, 1)
    return _contracted(said)


def _settled(pieces: Sequence[Piece], place: int, reader: Reader, families: frozenset[str], *, own: bool) -> Piece:
    """A piece with its pronoun kept or turned where the clause around it decides; else as it is."""
    piece = pieces[place]
    means = bound(pieces, place)
    another = means == "other" or _of_another(pieces, place, reader, own=own)
    if means == "reader" and not own and not another and FAMILY[piece.lower] in families:
        return piece.said("you")
    return piece.said(piece.text + _KEPT) if another else piece


def _of_another(pieces: Sequence[Piece], place: int, reader: Reader, *, own: bool) -> bool:
    """Whether the pronoun at a place means somebody who was named before it."""
    word = pieces[place].lower
    if word in _THEIRS:
        if reader.pronoun == "they":
            return False
        if reader.pronoun or own:  # what the user tells of themselves: others
            return True
        return any(_is_many(pieces, earlier, own=own) for earlier in range(place))
    if word not in _HERS | _HIS:
        return False
    family = "she" if word in _HERS else "he"
    if any(pieces[earlier].lower in (_HERS if family == "she" else _HIS) for earlier in range(place)) and not own:
        return False
    return any(_is_somebody(pieces, earlier, family, reader, own=own) for earlier in range(place))


def _is_many(pieces: Sequence[Piece], place: int, *, own: bool) -> bool:
    piece = pieces[place]
    if piece.lower in _ANYBODY or piece.lower in ("mine", "ours", "people", "kids") or piece.kind == "number":
        return True
    if piece.kind != "word" or not is_noun(piece.lower):
        return False
    return is_plural(piece.lower) or is_person(piece.lower) or piece.lower in words("nouns", "groups") or (own and piece.is_name)


def _is_somebody(pieces: Sequence[Piece], place: int, family: str, reader: Reader, *, own: bool) -> bool:
    piece = pieces[place]
    if piece.kind != "word" or piece.lower in reader.words:
        return False
    if piece.is_name and is_given_name(piece.lower) and place + 1 < len(pieces) and pieces[place + 1].lower != "'s":
        return place == 0 or pieces[place - 1].lower not in ("in", "at", "from", "near")
    if (
        piece.is_name
        and own
        and place
        and pieces[place - 1].lower in ("told", "asked", "showed", "gave", "with", "sent", "taught")
    ):
        return True
    if not own:
        mine = place > 0 and pieces[place - 1].lower in _MINE
        return mine and is_person(piece.lower) and gender(piece.lower) in ("", family)
    if piece.is_name and place and pieces[place - 1].lower in ("to", "at", "with", "for"):
        passed = ("sent", "showed", "gave", "read", "forwarded", "played", "passed", "wrote", "took", "quoted", "sang", "lent")
        return any(pieces[earlier].lower in passed for earlier in range(place))
    if piece.lower in words("nouns", "kin") and gender(piece.lower) in ("", family):
        return True
    owner = next((earlier for earlier in range(place - 1, max(-1, place - 4), -1) if pieces[earlier].lower in _MINE), -1)
    if owner < 0:
        return False
    if piece.lower in ("first", "second", "third", "last", "oldest", "youngest", "eldest") and place + 1 < len(pieces):
        return True
    return is_person(piece.lower) and gender(piece.lower) in ("", family)


def _contracted(text: str) -> str:
    """“you're” where “he's” stood; what `turned` wrote in full stays."""
    return re.sub(r"\byou's\b", "you're", text)
