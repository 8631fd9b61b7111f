"""The reader's name in a text (“Dr Ekeh”, “Robin”, “Berg's group”), turned to “you” and “your”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from composer.drafting.reading.grammar.lexicon import is_noun, words
from composer.drafting.reading.grammar.pieces import Piece
from composer.drafting.reading.grammar.verb_words import at, forms_of


@dataclass(frozen=True, slots=True)
class Reader:
    """Who “you” is: full, given and family name, and the pronoun that stands for the reader (she, he, they; empty: not known).

    `others` are the pronouns that stand for somebody whom the text before named: “visitors may weave”, and then “they”.
    """

    full: str = ""
    given: str = ""
    family: str = ""
    pronoun: str = ""
    others: frozenset[str] = frozenset()
    close: bool = False  # a friend or a colleague, who knows that one knows of their children

    @property
    def words(self) -> frozenset[str]:
        """The words of the name in small letters."""
        return frozenset(word for name in (self.full, self.given, self.family) for word in name.lower().replace(".", "").split())


def with_you(pieces: list[Piece], reader: Reader) -> tuple[list[Piece], list[int]]:
    """The reader's name as “you” or “your”; gives the places where it is a subject, too."""
    out: list[Piece] = []
    subjects: list[int] = []
    place = 0
    while place < len(pieces):
        length = name_length(pieces, place, reader)
        if not length:
            owned = _is_owner_in_haste(pieces, place, reader)
            out.append(Piece("your", "word", pieces[place].gap) if owned else pieces[place])
            place += 1
            continue
        gap = pieces[place].gap
        place += length
        if at(pieces, place) in ("'s", "'") and not _short_for_is(pieces, place):
            out.append(Piece("your", "word", gap))
            place += 1
            continue
        subjects.append(len(out))
        out.append(Piece("you", "word", gap))
        if (
            at(pieces, place) == ","
            and place + 2 < len(pieces)
            and pieces[place + 1].kind == "number"
            and at(pieces, place + 2) == ","
        ):
            place += 3  # an age
    return out, [number for number in subjects if _may_be_subject(out, number)]


def _is_owner_in_haste(pieces: Sequence[Piece], place: int, reader: Reader) -> bool:
    """“oskars postmortem”: the given name with an “s” and no apostrophe before what is the reader's."""
    word, given = at(pieces, place), reader.given.lower()
    return len(given) > 2 and word == f"{given}s" and not is_noun(word) and is_noun(at(pieces, place + 1))


def name_length(pieces: Sequence[Piece], place: int, reader: Reader) -> int:
    """How many pieces at a place name the reader, titles counted; 0 where they do not."""
    names = {word for word in reader.words if len(word) > 1} | _short_names(pieces, place, reader)
    start, titled = place, False
    if at(pieces, place) == "the" and at(pieces, place + 1) in ("hon.", "hon", "rev.", "rev", "reverend"):
        place += 1
    while at(pieces, place) in words("nouns", "honorifics") and place + 1 < len(pieces):
        place, titled = place + 1, True
    first = place
    while (
        place < len(pieces)
        and pieces[place].kind == "word"
        and at(pieces, place).rstrip(".") in names
        and (pieces[place].is_name or place > first)
    ):
        place += 1
    if place == first:
        return 0
    before, after = at(pieces, start - 1), pieces[place] if place < len(pieces) else None
    whole = titled or place - first > 1
    if after is not None and after.is_name and not whole and at(pieces, place) not in words("grammar", "pronouns"):
        return 0  # “Thune Tekstil”
    if before in ("the", "a", "an", "&", "-") or (after is not None and after.text in ("&", "-", "/", "@")):
        return 0
    if (
        place - first == 1
        and not titled
        and len(reader.full.split()) > 1
        and pieces[first].lower not in _sole_names(reader) | _short_names(pieces, first, reader)
    ):
        return 0
    return place - start


def _short_names(pieces: Sequence[Piece], place: int, reader: Reader) -> frozenset[str]:
    """“Seun” for Oluwaseun, “Alex” for Alexandra: how a given name begins or ends."""
    word = at(pieces, place)
    given = reader.given.lower()
    short = len(word) > 2 and pieces[place].is_name and word != given and given.startswith(word) | given.endswith(word)
    return frozenset([word]) if short else frozenset()


def _sole_names(reader: Reader) -> frozenset[str]:
    """The names of which one alone means the reader: the given, the family name and their parts."""
    return frozenset(" ".join((reader.given, reader.family)).lower().split()) or reader.words


def _short_for_is(pieces: Sequence[Piece], place: int) -> bool:
    following = at(pieces, place + 1)
    return following in (
        "a",
        "an",
        "the",
        "been",
        "not",
        "now",
        "just",
        "also",
        "currently",
        "about",
        "in",
        "at",
        "on",
        "from",
    ) or ("gerund" in forms_of(following) and not is_noun(following))


def _may_be_subject(pieces: Sequence[Piece], place: int) -> bool:
    before = at(pieces, place - 1)
    return before not in words("grammar", "prepositions") - {"before", "after", "since", "until", "as"}
