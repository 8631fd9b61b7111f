"""Whether he, she or they means the reader: a person named in between (“a boy who lost his boat”) is nearer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.addressing.names_of_reader import Reader
from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, is_plural, words
from composer.drafting.reading.grammar.pieces import Piece
from composer.drafting.reading.grammar.predicates import is_third
from composer.drafting.reading.grammar.verb_words import at, forms_of, is_only_past, lemma_of

FAMILY: Final = {
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
_HEARD: Final = frozenset("told heard read learned learnt understand gather informed".split())
_PART_OF: Final = frozenset("most some all none many both one two three four half each few several any".split())
SUBJECTS: Final = frozenset(["he", "she", "they"])


def families_of(pieces: Sequence[Piece], reader: Reader) -> frozenset[str]:
    """The pronouns that stand for the reader in a text."""
    return _families_of(pieces, reader) - reader.others


def _families_of(pieces: Sequence[Piece], reader: Reader) -> frozenset[str]:
    found = [FAMILY[piece.lower] for piece in pieces if piece.lower in FAMILY]
    single = [family for family in found if family != "they"]
    if reader.pronoun in ("he", "she"):
        return frozenset([reader.pronoun]) | (frozenset(["they"]) if reader.pronoun not in found else frozenset())
    if reader.pronoun == "they" and single and at(pieces, 0) in ("he", "she", "his", "her"):
        return frozenset([single[0]])
    if reader.pronoun == "they":
        return frozenset(["they"])
    return frozenset(single[:1] or ["they"])


def new_clause(pieces: Sequence[Piece], place: int) -> bool:
    """Where a new verb of the first subject starts: “and wrote”, “before opening”, “but she”."""
    word, before = at(pieces, place), at(pieces, place - 1)
    if (
        before in ("and", "but", "then", ",", "or")
        and word in SUBJECTS
        and at(pieces, place + 1) not in ("and", "'s")
        and at(pieces, place - 2) != "since"
        and before != ","
    ):
        return True
    if before in ("before", "after", "while", "when", "by", "since") and "gerund" in forms_of(word):
        return True
    if before in words("grammar", "before_verb") and at(pieces, place - 2) in ("and", "but"):
        before = at(pieces, place - 2)
    if before in ("and", "but", "then", "or") and pieces[place].kind == "word":
        return (
            is_only_past(word)
            or (word in ("is", "was", "has"))
            or ("third" in forms_of(word) and is_third(pieces, place))
            or (
                "past" in forms_of(word)
                and at(pieces, place + 1) in words("grammar", "determiners") | words("grammar", "prepositions")
                and (not is_adjective(word) or at(pieces, place + 1) in words("grammar", "determiners"))
            )
        )
    return False


def is_reader(pieces: Sequence[Piece], place: int, families: frozenset[str], thirds: Sequence[str], *, plural: bool) -> bool:
    """Whether the pronoun at a place means the reader, given the persons named before it."""
    family = FAMILY[at(pieces, place)]
    if family not in families:
        return False
    if at(pieces, place) in ("himself", "herself") and not _in_relative(pieces, place):
        return True  # “has an apprentice older than himself”
    if family == "they":
        part = at(pieces, place - 2)
        if at(pieces, place - 1) == "of" and (part in _PART_OF or part.isdigit()):
            return False
        if len(families) > 1 and _reported(pieces, place):
            return False
        if len(families) > 1:  # “they” of a reader who is she or he: a firm, a group, or careless
            return not plural and "they" not in thirds and not _group_before(pieces, place) and not _beside_us(pieces, place)
        return (not plural and "they" not in thirds) or (place == 0)
    rivals = [third for third in thirds if third in ("", family)]
    return not rivals or _learned(pieces, place) or _wanted_of_another(pieces, place)


def _learned(pieces: Sequence[Piece], place: int) -> bool:
    """“I was told by our friend Pavel that he …”: whom one writes to is whom one heard about."""
    that = next((earlier for earlier in range(place - 1, 0, -1) if at(pieces, earlier) == "that"), 0)
    clause = all(pieces[earlier].kind == "word" and at(pieces, earlier) not in ("who", "and") for earlier in range(that, place))
    return at(pieces, 0) in ("i", "we") and that > 0 and clause and any(at(pieces, word) in _HEARD for word in range(1, that))


def _in_relative(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a clause with a subject of its own stands before a place: a reflexive is then of that one."""
    opens = frozenset("who that which while when because to said says saw let made watched and ,".split())
    return any(at(pieces, earlier) in opens for earlier in range(place)) or at(pieces, 0) not in SUBJECTS | {"you"}


def _wanted_of_another(pieces: Sequence[Piece], place: int) -> bool:
    """“he asked the mayor to lend him the square”: the mayor would lend it to “himself”."""
    word, small = at(pieces, place), words("grammar", "determiners") | words("grammar", "prepositions")
    if word not in ("him", "her", "them") or at(pieces, place - 2) != "to" or "base" not in forms_of(at(pieces, place - 1)):
        return False
    object_ = word != "her" or at(pieces, place + 1) in small
    return object_ and any(lemma_of(at(pieces, earlier)) in words("verbs", "asking_of") for earlier in range(place - 2))


def _reported(pieces: Sequence[Piece], place: int) -> bool:
    """“said that they must not …”: one who is she or he says so of others."""
    told = at(pieces, place - 2) if at(pieces, place - 1) == "that" else at(pieces, place - 1)
    return at(pieces, place) in SUBJECTS and told in ("say", "says", "said", "saying", "wrote", "writes", "thinks", "thought")


def _beside_us(pieces: Sequence[Piece], place: int) -> bool:
    """“we talked until they closed the hall”: somebody else, as the reader is one of us."""
    return at(pieces, place) in SUBJECTS and any(piece.lower in ("we", "us") for piece in pieces[:place])


def _group_before(pieces: Sequence[Piece], place: int) -> bool:
    return any(piece.lower in words("nouns", "groups") or is_plural(piece.lower) for piece in pieces[:place])


def competes(pieces: Sequence[Piece], place: int) -> bool:
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
    if _is_sought(pieces, start):
        return False
    before = at(pieces, start - 1) if start else ""
    if before == "to" and start == place and "base" in forms_of(word):
        return False  # “want to cook for her crew”
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
        or at(pieces, earlier) in ("you", "they")
        for earlier in range(start)
    )


def _is_sought(pieces: Sequence[Piece], start: int) -> bool:
    """“we are looking for a lead midwife”: nobody yet, whom no pronoun means."""
    start = next((back for back in range(start, start - 3, -1) if at(pieces, back) in ("a", "an", "another", "one")), -1)
    before, earlier = at(pieces, start - 1), at(pieces, start - 2)
    sought = before in ("need", "needs", "seek", "seeking", "hire", "hiring") or (
        before == "for" and earlier in ("look", "looking", "search", "searching")
    )
    return start > 0 and sought


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
