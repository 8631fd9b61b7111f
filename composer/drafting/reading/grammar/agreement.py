"""Verbs that agree with “you”: “runs a forge and teaches” → “run a forge and teach”."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, is_person, is_plural, kind, words
from composer.drafting.reading.grammar.pieces import Piece
from composer.drafting.reading.grammar.predicates import is_third
from composer.drafting.reading.grammar.verb_words import at, base_of, forms_of, lemma_of

_SUBJECTS: Final = frozenset("you i we she he it they".split())
_PRESENT: Final = frozenset("is has does 's are have do isn't hasn't doesn't aren't haven't don't".split())


def agree(out: list[Piece], place: int) -> None:
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
    present = first in words("grammar", "modals") or first in _PRESENT or "third" in forms_of(first)
    if first != "'s":
        out[verb_at] = _base_piece(out, verb_at)
    relative = place > 0 and out[place - 1].kind == "word" and is_noun(at(out, place - 1))  # “the studio you founded, …”
    elsewhere = False  # inside a clause that has a subject of its own
    for later in range(verb_at + 1, len(out)):
        word = at(out, later)
        if out[later].text in (".", "!", "?") or (
            word in _SUBJECTS and at(out, later - 1) in ("and", "but", ",", ";", "while", "when")
        ):
            return
        if out[later].text in (",", ";"):
            if relative:
                return
            elsewhere = False
        if word in ("who", "which", "that", "whose", "because", "while", "when", "where", "if", "how") and at(out, later + 1):
            asks = word in ("which", "how", "when", "where") and bool(forms_of(at(out, later + 2)))
            elsewhere = not (asks and is_plural(at(out, later + 1)))  # “shows which plots failed and says why”: no plot says so
        if elsewhere or not _coordinated(out, later):
            continue
        if is_plural(word) and is_person(word) and "base" in forms_of(at(out, later + 1)):
            return  # “…, kids love you”: a subject of its own
        if word in ("is", "has", "was", "does", "isn't", "hasn't", "wasn't", "doesn't") or (
            (present or _surely_verb(out, later))
            and "third" in forms_of(word)
            and is_third(out, later)
            and not _in_list(out, later)
        ):
            out[later] = _base_piece(out, later)


def _base_piece(out: Sequence[Piece], place: int) -> Piece:
    return out[place].said(base_of(at(out, place))) if at(out, place) != base_of(at(out, place)) else out[place]


def _asks(out: Sequence[Piece], place: int) -> bool:
    return place == 0 or out[place - 1].text in (".", ";", "!", "?") or at(out, place - 1) in words("grammar", "question_words")


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
    return (
        at(out, before) in ("and", "but", "or", "nor", ",", ";", "+", "–", "-", "—", "&", "yet", "then")
        or out[before].text == "/"
    )


def _surely_verb(out: Sequence[Piece], place: int) -> bool:
    """“… and says they”, “… and now sells the wool”: a third person that no plural can be."""
    after, before = at(out, place + 1), at(out, place - 1)
    word = at(out, place)
    joint = at(out, place - 2) in ("and", "but") and before in ("now", "still", "never", "always", "also")
    if joint and forms_of(word) == frozenset(["third"]) and not is_noun(word):
        return True  # “… and now teaches teachers”
    verbal = "V" in kind(lemma_of(word)) or word in words("verbs", "mostly_verbs")
    if before == "," and verbal and out[place].kind == "word" and after in ("in", "at", "for", "with", "near"):
        return forms_of(word) == frozenset(["third"]) or not is_plural(at(out, place - 2))
    alone = before == "and" and verbal and not is_plural(at(out, place - 2)) and at(out, place - 3) != ","
    if alone and (after in words("grammar", "prepositions") | words("grammar", "adverbs") or not after):
        return True
    return after in words("grammar", "pronouns") | words("grammar", "determiners") | {"that", "how", "what"}


def _in_list(out: Sequence[Piece], place: int) -> bool:
    """“books, plays and films”, “nets and sails”: a noun among nouns."""
    if at(out, place - 1) == "and" and place + 1 == len(out) and is_plural(at(out, place)) and is_plural(at(out, place - 2)):
        return "V" not in kind(lemma_of(at(out, place)))
    return (
        is_plural(at(out, place))
        and at(out, place - 1) == ","
        and is_plural(at(out, place - 2))
        and at(out, place + 1) in ("and", ",", "or", "")
    )


def contracted(out: list[Piece]) -> list[Piece]:
    """“you's” as “you are” or “you have”."""
    for place in range(1, len(out)):
        if out[place].lower == "'s" and at(out, place - 1) == "you":
            later = _skip_adverbs(out, place + 1)
            following = at(out, later)
            object_ = later + 1 < len(out) and (out[later + 1].is_name or at(out, later + 1) in words("grammar", "determiners"))
            after = at(out, later + 1)
            acted = following in ("done", "seen", "met") and bool(after) and after not in words("grammar", "prepositions")
            done = following in ("been", "got") or acted or (
                "participle" in forms_of(following)
                and (following not in words("verbs", "passive_states") or object_)
                and not (is_adjective(following) and "past" not in forms_of(following) and not object_)
            )
            out[place] = Piece("have" if done else "are")
    return out
