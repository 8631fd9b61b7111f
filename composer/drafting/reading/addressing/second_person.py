"""Words about the reader (“she runs a bakery”, “Dr Ekeh's lab”) turned to the reader (“you run a bakery”, “your lab”)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.addressing.coreference import FAMILY, SUBJECTS, competes, families_of, is_reader, new_clause
from composer.drafting.reading.addressing.her import her_is_object
from composer.drafting.reading.addressing.names_of_reader import Reader, with_you
from composer.drafting.reading.grammar.agreement import agree, contracted
from composer.drafting.reading.grammar.lexicon import gender, is_given_name, is_noun, is_person, is_plural, kind, words
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.verb_words import at, is_only_past

__all__ = ["Reader", "families_of", "to_reader", "turned"]
_SELVES: Final = frozenset(["himself", "herself", "themself", "themselves"])
_BEFORE_NOUNS: Final = frozenset("like past near inside outside round".split())  # “his inside knowledge”
_TITLES: Final = {"Ms": "she", "Mrs": "she", "Miss": "she", "Frau": "she", "Señora": "she", "Mr": "he", "Herr": "he"}
_OF_ANYBODY: Final = frozenset("it its they them their theirs".split())
_POSTS: Final = frozenset("position post role job place vacancy opening".split())
_ENDS: Final = frozenset([".", ";", "!", "?"])


def to_reader(text: str, reader: Reader) -> str:
    """The text with every word about the reader turned to “you”, and its verbs with it; I, me and we stay the sender's."""
    return put_together(turned(take_apart(text), reader))


def speaks_of_reader(pieces: Sequence[Piece], reader: Reader) -> bool:
    """Whether a word of a text means the reader."""
    return any(piece.lower in ("you", "your", "yours", "yourself") for piece in turned(pieces, reader))


def turned(pieces: Sequence[Piece], reader: Reader) -> list[Piece]:
    """The same for pieces. A piece “you” that stands first is the subject that the text left out: its verbs are turned, too."""
    pieces, subjects = with_you(list(pieces), reader)
    families = families_of(pieces, reader)
    out = list(pieces)
    thirds: list[str] = []
    plural, ours = False, False  # `ours`: a “their” before was the reader's
    for place, piece in enumerate(pieces):
        word = piece.lower
        if piece.text in _ENDS or new_clause(pieces, place):
            thirds, plural = [], False
        if word in FAMILY and piece.kind == "word":
            again = word == "they" and ours and at(pieces, place + 1) in words("verbs", "of_people")
            rivals = thirds[: len(thirds) - _spoken_of(pieces, place, reader)] if word in SUBJECTS else thirds
            if again or is_reader(pieces, place, families, rivals, plural=plural):
                ours = ours or FAMILY[word] == "they"
                if word == "them" and _of_things(pieces, place, reader):
                    continue
                out[place] = piece.said(_you(pieces, place))
                if word in SUBJECTS:
                    subjects.append(place)
        if word in _OF_ANYBODY and out[place] is piece and "they" in thirds:  # “every child what it has read …, before he”
            thirds = [third for third in thirds if third]
        elif word not in FAMILY:
            named = _persons(pieces, place, reader)
            thirds += named or []
            plural = plural or (named is not None and is_plural(word) and is_noun(word) and not kind(word).endswith("T"))
    if pieces and pieces[0].lower == "you" and 0 not in subjects:
        subjects.append(0)
    for place in sorted(subjects):
        agree(out, place)
    return contracted(out)


def _spoken_of(pieces: Sequence[Piece], place: int, reader: Reader) -> int:
    """How many of the last rivals a relative clause is about, as they are not its subject: “every guest | she turns down”."""
    before = place - 1 if at(pieces, place - 1) in ("that", "which", "whom") else place
    if place < len(("guest", "she")) or pieces[before - 1].kind != "word" or not is_person(at(pieces, before - 1)):
        return 0
    return len(_persons(pieces, before - 1, reader) or ())


def _persons(pieces: Sequence[Piece], place: int, reader: Reader) -> list[str] | None:
    """By which pronouns a word may be meant later: she, he, they, "" where either may be; None where it can be by none."""
    piece, word = pieces[place], at(pieces, place)
    if piece.text.rstrip(".") in _TITLES and at(pieces, place + 1) not in reader.words:
        return [_TITLES[piece.text.rstrip(".")]]
    if piece.kind != "word":
        return None
    if piece.is_name:  # “did Kevin's tattoo for his brother”
        owner = place > 0 and at(pieces, place + 1) == "'s" and word not in reader.words
        held = ("at", "in", "on", "after", "before", "during")  # “told me at Nina’s party”
        owner = owner and at(pieces, place - 1) not in held
        return [""] if owner and _of_somebody(pieces, place) else None
    if not (word.endswith("s") or is_noun(word)) or is_only_past(word) or not competes(pieces, place):
        return None
    if not is_person(word) or _is_post(pieces, place):
        return []
    every = at(pieces, place - 1) in ("every", "each", "any", "no")
    return [gender(word), "they"] if every else [gender(word)]  # “every customer a drawing of their shoe”


def _is_post(pieces: Sequence[Piece], place: int) -> bool:
    """“the position of data analyst”: the post, nobody who holds it."""
    before = [at(pieces, earlier) for earlier in range(max(0, place - 4), place)]
    leads = [number for number, word in enumerate(before) if word in ("of", "as", "for")]
    return any(number and before[number - 1] in _POSTS for number in leads)


def _of_somebody(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the owner that a name is may be meant later: a given name, or one with whose family it goes on."""
    if is_given_name(at(pieces, place)):
        return True
    kin = words("nouns", "kin")
    return any(at(pieces, later) in FAMILY and at(pieces, later + 1) in kin for later in range(place + 2, len(pieces)))


def _of_things(pieces: Sequence[Piece], place: int, reader: Reader) -> bool:
    """“sent us 40 umbrellas …, never asked for them back”: things that were named, where the reader is not a “they”."""
    if reader.pronoun == "they":
        return False
    return any(is_plural(piece.lower) and is_noun(piece.lower) and not is_person(piece.lower) for piece in pieces[:place])


def _you(pieces: Sequence[Piece], place: int) -> str:
    word = at(pieces, place)
    if word in _SELVES:
        several = word == "themselves" and "and" in [piece.lower for piece in pieces[1:3]]
        return "yourselves" if several else "yourself"
    if word in ("hers", "theirs"):
        return "yours"
    if word in ("he", "she", "they", "him", "them"):
        return "you"
    if word == "their":
        return "your"
    if word == "his":
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        ends = (
            following is None
            or following.text in ",.;!?)"
            or following.lower in words("grammar", "opening_prepositions") - _BEFORE_NOUNS
            or (place == 0 and following.lower in ("is", "was", "are", "were", "has", "had"))
            or (at(pieces, place - 1) == "of" and following.lower in words("grammar", "prepositions"))
        )
        return "yours" if ends else "your"
    return "you" if her_is_object(pieces, place) else "your"
