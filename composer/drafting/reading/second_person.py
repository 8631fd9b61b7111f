"""Words about the reader (“she runs a bakery”, “Dr Ekeh's lab”) turned to the reader (“you run a bakery”, “your lab”).

He, she and they of somebody else stay: a person who was named in between (“a girl who loses her voice”) is nearer than the reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from composer.drafting.reading import predicates
from composer.drafting.reading.lexicon import gender, is_adjective, is_noun, is_person, is_plural, kind, words
from composer.drafting.reading.pieces import Piece, put_together, take_apart
from composer.drafting.reading.predicates import at, base_of, forms_of

_FAMILY: Final = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
    "they": "they",
    "them": "they",
    "their": "they",
    "theirs": "they",
    "themself": "they",
    "themselves": "they",
}
_SUBJECTS: Final = frozenset(["he", "she", "they"])
_SELVES: Final = frozenset(["himself", "herself", "themself", "themselves"])
_TITLES: Final = frozenset(
    "dr dr. prof prof. professor mr mr. mrs mrs. ms ms. mx mx. sir dame lord lady rev rev. reverend hon hon. chef captain sister father frau herr mme "
    "madame monsieur señor señora signor signora judge colonel major coach pastor rabbi imam senator councillor cllr".split(),
)
_ENDS: Final = frozenset([".", ";", "!", "?"])


@dataclass(frozen=True, slots=True)
class Reader:
    """Who “you” is: full, given and family name, and the pronoun that stands for the reader (she, he, they; empty: not known)."""

    full: str = ""
    given: str = ""
    family: str = ""
    pronoun: str = ""

    @property
    def words(self) -> frozenset[str]:
        """The words of the name in small letters."""
        return frozenset(word for name in (self.full, self.given, self.family) for word in name.lower().replace(".", "").split())


def to_reader(text: str, reader: Reader) -> str:
    """The text with every word about the reader turned to “you”, and its verbs with it; I, me and we stay the sender's."""
    return put_together(turned(take_apart(text), reader))


def turned(pieces: Sequence[Piece], reader: Reader) -> list[Piece]:
    """The same for pieces. A piece “you” that stands first is the subject that the text left out: its verbs are turned, too."""
    pieces, subjects = _named(list(pieces), reader)
    families = families_of(pieces, reader)
    out = list(pieces)
    thirds: list[str] = []
    plural = False
    for place, piece in enumerate(pieces):
        word = piece.lower
        if piece.text in _ENDS or _new_clause(pieces, place):
            thirds, plural = [], False
        if word in _FAMILY and piece.kind == "word":
            if _is_reader(pieces, place, families, thirds, plural=plural):
                out[place] = piece.said(_you(pieces, place))
                if word in _SUBJECTS:
                    subjects.append(place)
        elif piece.kind == "word" and (word.endswith("s") or is_noun(word)) and _competes(pieces, place):
            if is_person(word):
                thirds.append(gender(word))
            plural = plural or (is_plural(word) and is_noun(word) and not kind(word).endswith("T"))
    if pieces and pieces[0].lower == "you" and 0 not in subjects:
        subjects.append(0)
    for place in sorted(subjects):
        _agree(out, place)
    return _contracted(out)


def families_of(pieces: Sequence[Piece], reader: Reader) -> frozenset[str]:
    """The pronouns that stand for the reader in a text."""
    found = [_FAMILY[piece.lower] for piece in pieces if piece.lower in _FAMILY]
    single = [family for family in found if family != "they"]
    if reader.pronoun in ("he", "she"):
        return frozenset([reader.pronoun]) | (frozenset(["they"]) if reader.pronoun not in found else frozenset())
    if reader.pronoun == "they" and single and at(pieces, 0) in ("he", "she", "his", "her"):
        return frozenset([single[0]])
    if reader.pronoun == "they":
        return frozenset(["they"])
    return frozenset(single[:1] or ["they"])


def _named(pieces: list[Piece], reader: Reader) -> tuple[list[Piece], list[int]]:
    """The reader's name as “you” or “your”; gives the places where it is a subject, too."""
    out: list[Piece] = []
    subjects: list[int] = []
    place = 0
    while place < len(pieces):
        length = _name_length(pieces, place, reader)
        if not length:
            out.append(pieces[place])
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


def _name_length(pieces: Sequence[Piece], place: int, reader: Reader) -> int:
    names = {word for word in reader.words if len(word) > 1}
    start, titled = place, False
    if at(pieces, place) == "the" and at(pieces, place + 1) in ("hon.", "hon", "rev.", "rev", "reverend"):
        place += 1
    while at(pieces, place) in _TITLES and place + 1 < len(pieces):
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
    if place - first == 1 and not titled and len(reader.full.split()) > 1 and pieces[first].lower not in _sole_names(reader):
        return 0
    return place - start


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


def _new_clause(pieces: Sequence[Piece], place: int) -> bool:
    """Where a new verb of the first subject starts: “and wrote”, “before opening”, “but she”."""
    word, before = at(pieces, place), at(pieces, place - 1)
    if (
        before in ("and", "but", "then", ",", "or")
        and word in _SUBJECTS
        and at(pieces, place + 1) not in ("and", "'s")
        and before != ","
    ):
        return True
    if before in ("before", "after", "while", "when", "by", "since") and "gerund" in forms_of(word):
        return True
    if before in ("and", "but", "then", "or") and pieces[place].kind == "word":
        return (
            predicates.is_only_past(word)
            or (word in ("is", "was", "has"))
            or ("third" in forms_of(word) and predicates.is_third(pieces, place))
            or (
                "past" in forms_of(word)
                and at(pieces, place + 1) in words("grammar", "determiners") | words("grammar", "prepositions")
                and not is_adjective(word)
            )
        )
    return False


def _is_reader(pieces: Sequence[Piece], place: int, families: frozenset[str], thirds: Sequence[str], *, plural: bool) -> bool:
    family = _FAMILY[at(pieces, place)]
    if family not in families:
        return False
    if family == "they":
        if len(families) > 1:  # “they” of a reader who is she or he: a firm, a group, or careless
            return not plural and "they" not in thirds and not _group_before(pieces, place)
        return not plural or (place == 0)
    rivals = [third for third in thirds if third in ("", family)]
    return not rivals


def _group_before(pieces: Sequence[Piece], place: int) -> bool:
    return any(piece.lower in words("nouns", "groups") or is_plural(piece.lower) for piece in pieces[:place])


def _competes(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a noun stands where a pronoun after it means it: behind a verb or a preposition, not as what somebody is."""
    word = at(pieces, place)
    if (
        word.endswith("'s")
        or at(pieces, place + 1) == "'s"
        or (at(pieces, place + 1) and pieces[place + 1].kind == "word" and _heads(pieces, place + 1))
    ):
        return False
    start = place
    while start and (_modifies(pieces, start - 1)):
        start -= 1
    before = at(pieces, start - 1) if start else ""
    if before in words("grammar", "be") | {
        "as",
        "become",
        "became",
        "becomes",
        "becoming",
        "remain",
        "remained",
        "turned",
        "'s",
        "plays",
        "played",
    }:
        return False
    return any(
        at(pieces, earlier) in words("grammar", "prepositions")
        or forms_of(at(pieces, earlier)) & {"third", "past", "gerund"}
        or at(pieces, earlier) == "you"
        for earlier in range(start)
    )


def _heads(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the next word is a noun that this one only describes (“shoe brand”)."""
    word = at(pieces, place)
    return (
        is_noun(word)
        and not forms_of(word) & {"third", "past", "gerund"}
        and word
        not in words("grammar", "prepositions")
        | words("grammar", "conjunctions")
        | words("grammar", "adverbs")
        | words("grammar", "relatives")
        | words("grammar", "subordinators")
        | words("grammar", "pronouns")
        | words("grammar", "determiners")
        | words("grammar", "auxiliaries")
    )


def _modifies(pieces: Sequence[Piece], place: int) -> bool:
    word = at(pieces, place)
    if word in words("grammar", "prepositions"):
        return False
    return (
        word in words("grammar", "determiners")
        or is_adjective(word)
        or word in words("grammar", "numbers")
        or pieces[place].kind == "number"
    )


def _you(pieces: Sequence[Piece], place: int) -> str:
    word = at(pieces, place)
    if word in _SELVES:
        return "yourself"
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
            or (at(pieces, place - 1) == "of" and following.lower in words("grammar", "prepositions"))
        )
        return "yours" if ends else "your"
    return "you" if her_is_object(pieces, place) else "your"


def her_is_object(pieces: Sequence[Piece], place: int) -> bool:
    """Whether “her” at a place is the object (“met her once”), not the owner (“met her boss”)."""
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    if following is None or (following.kind == "mark" and following.text not in '("'):
        return True
    if place == 0:
        return False
    word, before = following.lower, at(pieces, place - 1)
    if following.kind in ("quoted", "number"):
        return False
    if word in words("grammar", "after_object") | words("grammar", "prepositions") | words("grammar", "pronouns"):
        return True
    if before in words("grammar", "with_bare_infinitive"):
        if "gerund" in forms_of(word) and at(pieces, place + 2) != "of":
            return True
        if "base" in forms_of(word):
            after = pieces[place + 2] if place + 2 < len(pieces) else None
            if "n" not in kind(word) or (
                after is not None
                and (
                    after.is_name
                    or after.lower in words("grammar", "determiners")
                    or (
                        is_noun(after.lower)
                        and after.lower not in words("grammar", "prepositions")
                        and after.kind == "word"
                        and after.lower != "on"
                    )
                )
            ):
                return True
            return "V" in kind(word)
    return False


def _agree(out: list[Piece], place: int) -> None:
    """Turn the verb behind “you” at a place, and the verbs that share it as their subject, from “runs” to “run”."""
    if (
        place
        and at(out, place - 1) in ("is", "was", "has", "does", "isn't", "wasn't", "hasn't", "doesn't")
        and _asks(out, place - 1)
    ):
        verb = base_of(at(out, place - 1))
        out[place - 1] = out[place - 1].said(verb[:1].upper() + verb[1:] if out[place - 1].is_name else verb)
        return
    verb_at = _skip_adverbs(out, place + 1)
    if verb_at >= len(out):
        return
    first = at(out, verb_at)
    present = (
        first in words("grammar", "modals") or first in ("is", "has", "does", "'s", "are", "have") or "third" in forms_of(first)
    )
    if first != "'s":
        out[verb_at] = _base_piece(out, verb_at)
    elsewhere = False  # inside a clause that has a subject of its own
    for later in range(verb_at + 1, len(out)):
        word = at(out, later)
        if out[later].text in _ENDS - {";"} or (
            word in ("you", "i", "we") and at(out, later - 1) in ("and", "but", ",", ";", "while", "when")
        ):
            return
        if out[later].text in (",", ";"):
            elsewhere = False
        if word in ("who", "which", "that", "whose", "because", "while", "when", "where", "if", "how") and at(out, later + 1):
            elsewhere = True
        if elsewhere or not _coordinated(out, later):
            continue
        if word in ("is", "has", "was", "does", "isn't", "hasn't", "wasn't", "doesn't") or (
            present and "third" in forms_of(word) and predicates.is_third(out, later) and not _in_list(out, later)
        ):
            out[later] = _base_piece(out, later)


def _base_piece(out: Sequence[Piece], place: int) -> Piece:
    return out[place].said(base_of(at(out, place))) if at(out, place) != base_of(at(out, place)) else out[place]


def _asks(out: Sequence[Piece], place: int) -> bool:
    return place == 0 or out[place - 1].text in _ENDS or at(out, place - 1) in words("grammar", "question_words")


def _skip_adverbs(out: Sequence[Piece], place: int) -> int:
    if at(out, place) == ",":  # “you, a baker from Cork, won …”
        close = next((later for later in range(place + 1, len(out)) if out[later].text == ","), -1)
        place = close + 1 if close > 0 else place
    if at(out, place) == "no" and at(out, place + 1) == "longer":
        place += 2
    while place < len(out) and (
        at(out, place) in words("grammar", "before_verb") or (at(out, place).endswith("ly") and "r" in kind(at(out, place)))
    ):
        place += 1
    return place


def _coordinated(out: Sequence[Piece], place: int) -> bool:
    before = place - 1
    while before > 0 and (at(out, before) in words("grammar", "before_verb") or at(out, before) in ("then", "also")):
        before -= 1
    return at(out, before) in ("and", "but", "or", ",", ";", "+", "–", "-", "—", "&", "yet", "then") or out[before].text == "/"


def _in_list(out: Sequence[Piece], place: int) -> bool:
    """“books, plays and films”: a noun between nouns."""
    return (
        is_plural(at(out, place))
        and at(out, place - 1) == ","
        and is_plural(at(out, place - 2))
        and at(out, place + 1) in ("and", ",", "or", "")
    )


def _contracted(out: list[Piece]) -> list[Piece]:
    """“you's” as “you are” or “you have”."""
    for place in range(1, len(out)):
        if out[place].lower == "'s" and at(out, place - 1) == "you":
            later = _skip_adverbs(out, place + 1)
            following = at(out, later)
            done = following in ("been", "got") or (
                "participle" in forms_of(following)
                and following not in words("verbs", "passive_states")
                and not (is_adjective(following) and "past" not in forms_of(following))
            )
            out[place] = Piece("have" if done else "are")
    return out
