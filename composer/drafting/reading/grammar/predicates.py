"""Which word of a typed fact is a finite verb, and what form it has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, is_person, is_plural, is_work, kind, words
from composer.drafting.reading.grammar.pieces import Piece
from composer.drafting.reading.grammar.verb_evidence import (
    base_of_many,
    lists_nouns,
    past_not_reduced,
    verb_before_preposition,
    verb_by_tag,
    verb_later,
)
from composer.drafting.reading.grammar.verb_words import at, forms_of, is_only_past, lemma_of, tag_after_subject
from composer.word_forms import word_forms

Finite = Literal["third", "past", "base", "auxiliary", "modal", ""]
_RELATIVE: Final = frozenset("who which whom whose that where when while because before after if why how what".split())


def is_third(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a word is a verb in the third person where a verb may stand (at the start, behind its subject or “and”)."""
    word = at(pieces, place)
    if word in ("is", "has", "does", "was"):
        return True
    if "third" not in forms_of(word) or (pieces[place].is_name and place > 0):
        return False
    if word in words("nouns", "mutual"):
        return False
    if not place and is_person(word) and is_plural(word) and at(pieces, 1) in words("grammar", "prepositions"):
        later = main_verb(pieces)  # “kids from her class wrote to us”
        if later > 2 and at(pieces, later - 1) not in ("and", ",", "but"):
            return False
    noun_base = word_forms().singulars.get(word, "")
    if not (is_noun(word) or noun_base) or word not in word_forms().singulars:
        return True
    return _verb_before(pieces, place, word)


def _verb_before(pieces: Sequence[Piece], place: int, word: str) -> bool:
    """A word that is a plural noun or a verb (“plays”, “coaches”), by what follows."""
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    lemma = lemma_of(word)
    letters = kind(lemma)
    if following is None and not place:
        return "V" in letters
    if following is not None and following.text == "," and lists_nouns(pieces, place):
        return False
    if following is None or following.kind == "mark" or following.lower in words("grammar", "conjunctions"):
        return "V" in letters or ("N" not in letters and not is_work(word) and not is_person(word)) or "n" not in letters
    lower = following.lower
    if not place and verb_later(pieces):
        return True
    if (
        following.kind in ("number", "quoted")
        or lower in words("grammar", "determiners") | words("grammar", "pronouns")
        or following.is_name
    ):
        return True
    if lower == "of":
        return "V" in letters or lemma in words("verbs", "with_of")
    if lower == "to":
        wished = lemma in words("verbs", "with_infinitive") and "base" in forms_of(at(pieces, place + 2))
        plain = "N" not in letters or tag_after_subject(pieces, place).startswith("VV")
        return wished or (not is_work(word) and plain)
    particle = lower in ("up", "down", "off", "out", "away", "back", "only")
    if particle and at(pieces, place + 2) in words("grammar", "determiners"):
        return True  # “heads up a team”
    if lower in ("that", "how", "what", "why", "when", "where", "up", "down", "off", "out", "away", "back") or lower in words(
        "grammar", "adverbs"
    ):
        return "N" not in letters or lower in ("that", "how", "what", "why")
    if word in words("verbs", "papers") and lower in ("from", "of", "on", "for"):
        return False
    if lower in words("grammar", "prepositions"):
        return verb_before_preposition(pieces, place, letters)
    return is_noun(lower) or is_adjective(lower) or not forms_of(lower) & {"third", "past"}


def finite_at(pieces: Sequence[Piece], place: int) -> Finite:
    """How the word behind a subject may be read as its verb."""
    word = at(pieces, place)
    if word in words("grammar", "modals"):
        return "modal"
    if word in words("grammar", "auxiliaries"):
        return "auxiliary"
    if pieces[place].kind != "word" or (pieces[place].is_name and place > 0):
        return ""
    if "third" in forms_of(word) and is_third(pieces, place):
        return "third"
    if "past" in forms_of(word):
        return "past"
    return "base" if "base" in forms_of(word) else ""


def main_verb(pieces: Sequence[Piece]) -> int:
    """Where the finite verb of a text stands that opens with its subject; -1 where there is none."""
    found = _verb_of_subject(pieces)
    return found if found > 0 or not is_share(pieces) else _verb_of_share(pieces)


def _verb_of_subject(pieces: Sequence[Piece]) -> int:
    depth = 0  # relative clauses that are open
    told = False  # whether one has had its verb, which “and” may go on with: “the page where she shows it and says why”
    start = _after_noun(pieces)
    listed = pieces[0].kind == "number" or at(pieces, 0) not in words("grammar", "determiners")
    start = _after_aside(pieces, start) if listed else start
    skipped = -1
    # “paper on reading registers”
    on_doing = at(pieces, start) in ("on", "about") and "gerund" in forms_of(at(pieces, start + 1))
    for place in range(start, len(pieces)):
        word = at(pieces, place)
        if place == skipped:
            continue
        if pieces[place].text in (".", ";", ":", "(", "!", "?") or (listed and pieces[place].text == ","):
            return -1
        if word in _RELATIVE and place > start - 1:
            depth += 1
            continue
        if word in ("he", "she", "they", "you", "i", "we") and place > start - 1:  # “the choir she conducts”
            depth += at(pieces, place - 1) not in _RELATIVE
            if depth and forms_of(at(pieces, place + 1)) & {"third", "past", "base"}:
                depth, skipped, told = depth - 1, place + 1, True
            continue
        finite = _finite_of(pieces, place)
        ends = place + 1 == len(pieces) or at(pieces, place + 1) in words("grammar", "prepositions")
        if not finite or (on_doing and ends and is_plural(word) and is_noun(word)):
            continue
        if depth:
            depth, told = depth - 1, True
            continue
        if told and "and" in (at(pieces, place - 1), at(pieces, place - 2)):
            continue
        return place
    return -1


def is_share(pieces: Sequence[Piece]) -> bool:
    """“nine in ten guests”, “40% of his seedlings”, “every one of her pupils”: so many of a group of people or things."""
    noun = _noun_of_share(pieces)
    return 0 < noun < len(pieces) and is_plural(at(pieces, noun))


def _noun_of_share(pieces: Sequence[Piece]) -> int:
    """Where the group stands of which a part is told; 0 where a text opens with no such part."""
    numbers = words("grammar", "numbers")
    number = pieces[0].kind == "number" or at(pieces, 0) in numbers
    second = 3 if at(pieces, 1) == "out" and at(pieces, 2) == "of" else 2
    counted = second < len(pieces) and (at(pieces, second) in numbers or pieces[second].kind == "number")
    if number and at(pieces, 1) in ("in", "out") and counted:
        of = second + 1
    elif at(pieces, 0) in ("every", "each", "any", "not") and at(pieces, 1) == "one":
        of = 2
    elif number or at(pieces, 0) in words("grammar", "quantities") | words("grammar", "numbers"):
        of = 1 + (at(pieces, 1) in ("%", "percent", "per")) + (at(pieces, 2) == "cent")
        if at(pieces, of) != "of":
            return 0
    else:
        return 0
    return of + 2 if at(pieces, of) == "of" and at(pieces, of + 1) in words("grammar", "determiners") else of


def _verb_of_share(pieces: Sequence[Piece]) -> int:
    """The first word behind the group, and what describes it, that can be its verb; -1 for none."""
    spoken = words("grammar", "auxiliaries") | words("grammar", "modals")
    for place in range(_noun_of_share(pieces) + 1, len(pieces)):
        word, before = at(pieces, place), at(pieces, place - 1)
        if pieces[place].kind == "mark":
            return -1
        opened = before in words("grammar", "prepositions") | words("grammar", "determiners")
        finite = word in spoken or (forms_of(word) & {"base", "past", "third"} and not pieces[place].is_name)
        if finite and not opened and word not in words("grammar", "prepositions"):
            return place
    return -1


def _after_aside(pieces: Sequence[Piece], start: int) -> int:
    """Behind “, where she is head of design,”, where a name has such a clause; `start` where it has none."""
    comma = next((place for place in range(start, min(len(pieces), 6)) if pieces[place].text == ","), -1)
    if comma < 0 or not pieces[0].is_name or at(pieces, comma + 1) not in ("where", "which", "who", "whose"):
        return start
    return next((place + 1 for place in range(comma + 2, len(pieces)) if pieces[place].text == ","), start)


def _after_noun(pieces: Sequence[Piece]) -> int:
    """The first place where a verb could stand: behind a determiner and a noun."""
    place = 1
    if at(pieces, 0) in words("grammar", "determiners"):
        place = 2
    while place < len(pieces) and place < 3 and pieces[place].text == "'s":
        place += 2
    return place


def _finite_of(pieces: Sequence[Piece], place: int) -> bool:
    word = at(pieces, place)
    before = at(pieces, place - 1)
    if before in (
        "to",
        "a",
        "an",
        "the",
        "my",
        "your",
        "his",
        "her",
        "their",
        "our",
        "of",
        "de",
        "du",
        "di",
        "da",
    ) or before in words("grammar", "opening_prepositions"):
        return False
    if (
        "gerund" in forms_of(before)
        and "participle" in forms_of(word)
        and at(pieces, place - 2) in words("grammar", "prepositions")
        and is_noun(at(pieces, place + 1))
    ):
        return False  # “a paper on reading burnt registers”
    if word in words("grammar", "auxiliaries") - {"'s", "do"} or word in words("grammar", "modals") - {
        "may",
        "might",
        "will",
        "'d",
    }:
        return True
    if word == "'s":
        subject = (
            before in words("grammar", "pronouns")
            or before in ("who", "that", "what", "there", "here")
            or pieces[place - 1].is_name
        )
        return subject and (
            at(pieces, place + 1) in ("been", "a", "the", "not", "now") or "gerund" in forms_of(at(pieces, place + 1))
        )
    if word in ("will", "may", "might"):
        return "base" in forms_of(at(pieces, place + 1)) or at(pieces, place + 1) in ("be", "have", "not")
    if pieces[place].kind != "word" or pieces[place].is_name:
        return False
    if "third" in forms_of(word) and pieces[place - 1].kind == "number" and at(pieces, place + 1) not in ("that", "how", "why"):
        return False  # “61 shows”
    if "third" in forms_of(word):
        return is_third(pieces, place) and verb_by_tag(
            pieces, place, "VVZ", sure=not is_noun(word) and word not in word_forms().singulars
        )
    if is_only_past(word):
        return True
    if "past" in forms_of(word):
        return past_not_reduced(pieces, place)
    return "base" in forms_of(word) and base_of_many(pieces, place)
