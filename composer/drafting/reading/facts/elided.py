"""Clauses without their subject, said with it: “I loved your talk”, “we met at the quay”, “you run a bakery”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.doubts import EITHER, UNREAD, WHOSE
from composer.drafting.reading.facts.asides import clean_tail
from composer.drafting.reading.facts.joints import lasting, second_clause
from composer.drafting.reading.facts.sayings import LASTING, Setting, clause, in_small, tense_of
from composer.drafting.reading.facts.subjects import is_either, owner_place, whose
from composer.drafting.reading.grammar.lexicon import pattern, singular, words
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.verb_words import at, base_of, forms_of, lemma_of
from composer.drafting.reading.reading import Reading, Who, asked
from composer.word_forms import word_forms


def elided(adverb: list[Piece], rest: list[Piece], verb: str, setting: Setting) -> Reading:
    """A clause that starts with its verb, said with the subject that it lacks."""
    adverb, rest = in_small(adverb), [rest[0].said(rest[0].lower), *rest[1:]]
    text = put_together(rest)
    if verb in ("passive", "state") and whose(rest, setting.reader) == "both":
        return clause([Piece("we"), Piece("were"), *adverb, *rest], setting, "both", "past")
    if verb in ("passive", "state"):
        return _stative(adverb, rest, verb, text, setting)
    if verb == "gerund":
        return _ongoing(adverb, rest, setting)
    who = whose([*adverb, *rest], setting.reader)
    if is_either([*adverb, *rest], setting.reader):
        return asked(setting.typed, EITHER)
    if verb == "participle":
        subject = {"sender": "I have", "both": "we have"}.get(who, "you have")
        return clause([*take_apart(subject), *adverb, *rest], setting, who, "present")
    if who == "both":
        return clause(_we(adverb, rest), setting, "both", "past" if verb == "past" else "present")
    if who == "sender":
        return _of_sender(adverb, rest, verb, setting)
    if _ambiguous_pronouns([*adverb, *rest], setting.reader):
        return asked(setting.typed, WHOSE)
    if at(rest, 0) == "founded" and (at(rest, 1) in ("in", "on", "") or rest[1].kind == "number"):
        return asked(setting.typed, UNREAD)
    rest = lasting(rest) if not adverb else rest
    reading = clause([Piece("you"), *adverb, *clean_tail(rest)], setting, "reader", tense_of(rest))
    by_mine = pattern("recommended").search(text)
    if by_mine:
        return Reading(reading.typed, reading.said, "other", "clause", tense=reading.tense)
    return reading


def _of_sender(adverb: list[Piece], rest: list[Piece], verb: str, setting: Setting) -> Reading:
    """“loved the talk” as “I loved your talk”; “follow her since May” as “I have followed you since May”."""
    owner = owner_place(rest, setting.reader)
    if at(rest, owner) == "their" and owner > 0:  # “took notes at their talk”: not the notes'
        rest[owner] = rest[owner].said("your")
    lasts = verb == "base" or (verb == "past" and at(rest, 1) == "since")
    if lasts and pattern("since").search(put_together(rest)) and at(rest, 0) not in ("have", "am"):
        rest = [Piece("have"), rest[0].said(word_forms().participle(lemma_of(at(rest, 0)))), *rest[1:]]
    said = second_clause([Piece("I"), *adverb, *_yours(rest)])
    return clause(said, setting, "sender", "past" if verb == "past" else "present")


def _ambiguous_pronouns(pieces: Sequence[Piece], reader: Reader) -> bool:
    """A subject and an object pronoun of one family in one clause cannot be the same person."""
    lower = [piece.lower for piece in pieces]
    pairs = (("he", "him"), ("she", "her"), ("they", "them"))
    return (
        any(
            lower[place] == one and other in lower[place + 1 : place + 4]
            for one, other in pairs
            for place in range(len(lower))
            if one != "she"
        )
        and reader.full != ""
    )


def _stative(adverb: list[Piece], rest: list[Piece], verb: str, text: str, setting: Setting) -> Reading:
    lasts = bool(LASTING.search(text))
    by_sender = pattern("recommended").search(text)
    who: Who = "other" if by_sender else "reader"
    if verb == "state" and re.search(r"\bat [1-9]\d$|\bin (?:19|20)\d\d$", text):
        subject, tense = "you were", "past"
    elif verb == "state":
        subject = "you have been" if lasts else "you are"
        tense = "present"
    else:
        subject, tense = ("you have been", "present") if lasts and "since" in text else ("you were", "past")
    head, *be = subject.split(" ")
    middle = [*take_apart(be[0]), *adverb, *take_apart(" ".join(be[1:]))] if len(be) > 1 else [*take_apart(be[0]), *adverb]
    return clause([Piece(head), *middle, *clean_tail(rest)], setting, who, tense)


def _ongoing(adverb: list[Piece], rest: list[Piece], setting: Setting) -> Reading:
    word = at(rest, 0)
    lemma = lemma_of(word)
    if word == "being":
        return asked(setting.typed, UNREAD)
    who = whose([Piece(word_forms().past(lemma)), *rest[1:]], setting.reader)
    if who == "sender":
        be = "I have been" if LASTING.search(put_together(rest)) else "I am"
        return clause([*take_apart(be), *adverb, *rest], setting, "sender", "present")
    if who == "both":
        return clause([*take_apart("we are"), *adverb, *rest], setting, "both", "present")
    text = put_together(rest)
    if LASTING.search(text):
        return clause([*take_apart("you have been"), *adverb, *rest], setting, "reader", "present")
    if setting.headline and lemma not in words("verbs", "under_way") and not adverb and not pattern("at_present").search(text):
        return clause([Piece("you"), Piece(lemma), *rest[1:]], setting, "reader", "present")
    return clause([*take_apart("you are"), *adverb, *clean_tail(rest)], setting, "reader", "present")


def _we(adverb: list[Piece], rest: list[Piece]) -> list[Piece]:
    """“met her at the quay” as “we met at the quay”."""
    if lemma_of(at(rest, 0)) in ("meet", "connect", "chat", "bond", "bump", "run") and at(rest, 1) in (
        "him",
        "her",
        "them",
        "you",
    ):
        rest = [rest[0], *rest[2:]]
    elif (
        lemma_of(at(rest, 0)) in ("connect", "chat", "talk", "bond", "meet")
        and at(rest, 1) == "with"
        and at(rest, 2) in ("him", "her", "them", "you")
    ):
        rest = [rest[0], *rest[3:]]
    elif lemma_of(at(rest, 0)) == "meet" and len(rest) > 1 and rest[1].is_name:
        cut = 2 if not (len(rest) > 2 and rest[2].is_name) else 3
        rest = [rest[0], *rest[cut:]]
    first = rest[0]
    if first.lower in ("was", "is", "has"):
        first = first.said({"was": "were", "is": "are", "has": "have"}[first.lower])
    elif "third" in forms_of(first.lower):
        first = first.said(base_of(first.lower))
    return [Piece("we"), *adverb, first, *rest[1:]]


def _yours(rest: list[Piece]) -> list[Piece]:
    """“loved the talk” as “loved your talk” where nothing else points to the reader."""
    if {"his", "her", "their", "him", "them", "your", "you"} & {piece.lower for piece in rest}:
        return rest
    for place in range(1, min(6, len(rest))):
        if at(rest, place) in ("the", "this", "that", "those", "these"):
            later = place + 1
            while later < len(rest) and singular(at(rest, later)) not in words("nouns", "given") and later < place + 4:
                later += 1
            if singular(at(rest, later)) in words("nouns", "given"):
                return [*rest[:place], rest[place].said("your"), *rest[place + 1 :]]
    return rest
