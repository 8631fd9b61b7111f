"""One part of a typed fact read into what it says to the reader."""

from __future__ import annotations

from composer.drafting.reading.addressing.reported import reported
from composer.drafting.reading.addressing.second_person import speaks_of_reader, turned
from composer.drafting.reading.doubts import UNREAD, WHOSE
from composer.drafting.reading.facts.asking import question
from composer.drafting.reading.facts.awards import noun_special
from composer.drafting.reading.facts.explicit import (
    both_subjects,
    first_person,
    named_first,
    names_somebody_else,
    of_sender,
    owned,
    subject_reader,
)
from composer.drafting.reading.facts.fragments import without_subject
from composer.drafting.reading.facts.joints import own_words, spliced, told_without, trimmed, without_clitic
from composer.drafting.reading.facts.quotations import quotation
from composer.drafting.reading.facts.sayings import Setting, clause, finished
from composer.drafting.reading.grammar.lexicon import is_function_word, pattern, words
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.predicates import main_verb
from composer.drafting.reading.grammar.verb_words import at, forms_of
from composer.drafting.reading.reading import Reading, asked


def read_part(text: str, setting: Setting) -> Reading:
    """The reading of one part."""
    text = told_without(trimmed(text))
    if setting.own:
        text = own_words(text)
    pieces = take_apart(without_clitic(text))
    if (
        all(piece.kind in ("mark", "number") or is_function_word(piece.lower) for piece in pieces)
        and noun_special(pieces) is None
    ):
        return asked(setting.typed, UNREAD)
    if (
        pieces[0].is_name
        and (
            pieces[0].lower
            in words("grammar", "prepositions")
            | words("grammar", "determiners")
            | words("grammar", "adverbs")
            | words("grammar", "auxiliaries")
            or pieces[0].lower in ("not", "no", "nor")
        )
        and not (len(pieces) > 1 and pieces[1].is_name and pieces[0].lower in ("the", "near", "round"))
        and not (pieces[0].lower in setting.reader.words and at(pieces, 1) == "'s")
    ):
        pieces[0] = pieces[0].said(pieces[0].lower)
    pieces = spliced(pieces)
    reading = by_opening(pieces, setting)
    if setting.own and not reading.ask and reading.who in ("other", "sender"):
        return Reading(reading.typed, reading.said, "reader", reading.form, tense=reading.tense)
    return reading


def by_opening(pieces: list[Piece], setting: Setting) -> Reading:
    """The reading of a part by the word that it opens with."""
    first = pieces[0].lower
    if pieces[0].kind == "quoted":
        return quotation(pieces, setting)
    told = reported(put_together(pieces), setting.reader)
    if told:
        return Reading(setting.typed, finished(told), "other", "clause")
    if names_somebody_else(pieces, setting.reader):
        return asked(setting.typed, WHOSE)
    if pieces[-1].text == "?" or first in words("grammar", "question_words") - {"when", "where", "whom"}:
        return question(pieces, setting)
    return _founded(pieces, setting) or _with_subject(pieces, setting) or without_subject(pieces, setting)


def _with_subject(pieces: list[Piece], setting: Setting) -> Reading | None:
    first = pieces[0].lower
    if first in ("i", "us") and at(pieces, 1) not in ("and", "&"):
        return first_person(pieces, setting)
    both = both_subjects(pieces, setting)
    if both is not None:
        return both
    if first in ("i", "me", "us"):
        return first_person(pieces, setting)
    if first in ("my", "our"):
        return of_sender(pieces, setting)
    if first in ("mine", "ours") and len(pieces) > 1 and forms_of(at(pieces, 1)) & {"third", "past"}:
        return clause(pieces, setting, "sender", "past" if "past" in forms_of(at(pieces, 1)) else "present")
    if first == "there" and (main_verb(pieces) == 1 or at(pieces, 1) == "'s") and speaks_of_reader(pieces, setting.reader):
        return clause(pieces, setting, "other", "past" if at(pieces, 1) in ("was", "were") else "present")
    if first in ("it", "this", "that", "there", "these", "those") and main_verb(pieces) == 1:
        return asked(setting.typed, WHOSE)
    if first in ("he", "she", "they", "you") or named_first(pieces, setting.reader):
        return subject_reader(pieces, setting)
    if first in ("his", "her", "their", "your", "hers"):
        return owned(pieces, setting)
    named = turned(pieces, setting.reader)
    return owned(named, setting) if named and named[0].lower == "your" else None


def _founded(pieces: list[Piece], setting: Setting) -> Reading | None:
    """“Founded by Ada Berg in 2003, Berg Sails weaves …” as “you founded Berg Sails in 2003”."""
    found = pattern("founded_by").match(put_together(pieces))
    if found is None:
        return None
    named = take_apart(found["name"])
    verb = main_verb(named)
    if verb < 1 or put_together(turned(take_apart(f"by {found['who']}"), setting.reader)) != "by you":
        return None
    return clause(f"you founded {put_together(named[:verb])}{found['when'] or ''}", setting, "reader", "past")
