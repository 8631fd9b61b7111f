"""What a note without its subject goes on about: “comes on Thursday”, “was a slipped tile”, “texts the pupil”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.clauses import finite_verb, opens_with_subject
from composer.drafting.reading.grammar.noun_phrases import noun_phrase
from composer.drafting.reading.grammar.tokens import CALENDAR, Token, tokens
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.points.noun_frames import is_role
from composer.drafting.reading.wording.headlinese import GOING_ON
from composer.word_forms import word_forms

_VERB_FIRST: Final = re.compile(
    r"^(?P<adverb>(?:also|now|only|still|even|just|always|never|usually|already|really|then) )?"
    r"(?P<verb>[a-z]+(?:n't)?)(?=\s)(?P<rest>.*)$"
)
_BE: Final = {"is": "are", "isn't": "aren't", "was": "were", "wasn't": "weren't", "has": "have", "hasn't": "haven't",
              "does": "do", "doesn't": "don't"}
_HELPERS: Final = frozenset("is isn't was wasn't has hasn't doesn't".split())
_COULD_BE: Final = re.compile(r"(?:can|can't|will|won't|could|couldn't) (?:also |only |still )?be ")
_AFTER_VERB: Final = frozenset("back out up down off away over again live today tomorrow tonight".split())
_NEVER_BEHIND_PLURALS: Final = frozenset("the a an your our my you them us it".split())
_COMPOUND: Final = frozenset("sports sales arms goods news customs savings clothes games arts".split())


def elided_note(piece: str, found: Sequence[Token], before: Sequence[str], purpose: str) -> str:
    """“comes on Thursday”, “was a slipped tile”, “texts the pupil”: what was spoken of is the subject."""
    opens = _VERB_FIRST.match(piece)
    if opens is None or len(found) < 2:
        return ""
    verb = opens["verb"]
    place = 1 if opens["adverb"] else 0
    after = found[place + 1] if len(found) > place + 1 else None
    if verb not in _HELPERS and not _is_third(verb, after) and not _COULD_BE.match(piece):
        return ""
    if verb in ("was", "has") and re.match(r"(?:[IWiw]e?|my|our)\b", before[-1]):
        return ""
    who = subject_of_row(before, goods=purpose == "sell")
    if not who and purpose == "update" and noun_phrase(_first_subject(before[0])).plural and verb not in ("was", "has"):
        who = "it"  # “the roofers found rot, adds 4 days”: what they did
    if not who:
        return ""
    if who == "they":
        lemma = _BE.get(verb) or next((item.lemma for item in word_forms().read_verb(verb) if item.form == "third"), verb)
        return f"they {opens['adverb'] or ''}{lemma}{opens['rest']}"
    return f"{who} {piece}"


def _is_third(word: str, after: Token | None) -> bool:
    """Whether a word in -s is a verb here: an object, a preposition or a time follows, as no plural noun has it."""
    forms = {item.form for item in word_forms().read_verb(word)}
    if "base" in forms and "third" not in forms:
        return False  # “miss the Sunday rows”
    if after is not None and word.endswith("s") and after.lower in _NEVER_BEHIND_PLURALS:
        return True  # “texts the pupil”
    if after is None or "third" not in forms:
        return False
    if word in GOING_ON:
        return True
    if lexicon.is_plural(word) and lexicon.is_person(lexicon.singular(word)):
        return False  # “kids birthday”
    if after.lower in closed("determiner", "object_pronoun") or after.text in CALENDAR or after.lower == "not":
        return True
    if after.tag[:2] == "NN" and word not in _COMPOUND:
        return True  # “swaps shifts”: a plural stands before no other noun
    noun = word_forms().is_noun(word) or "n" in lexicon.kind(word).lower()
    lemma = next((item.lemma for item in word_forms().read_verb(word) if item.form == "third"), word)
    return not noun or (after.lower in _AFTER_VERB and "N" not in lexicon.kind(lemma))


def subject_of_row(before: Sequence[str], *, goods: bool) -> str:
    """“it” or “they”, “he” for a man, "" for who may be either; a “planner” among `goods` is no person."""
    first = before[0]
    found = tokens(first)
    verb = finite_verb(found)
    subject = _first_subject(first)
    if opens_with_subject(found) and verb:  # “we make a filter”, of which the row goes on telling
        subject = first[found[verb].end :].strip()
    phrase = noun_phrase(subject)
    if not goods and not phrase.plural and lexicon.gender(phrase.head) in ("he", "she"):
        return lexicon.gender(phrase.head)
    if (is_role(phrase) and not goods) or phrase.named or not phrase.head:
        return ""
    return "they" if phrase.plural else "it"


def _first_subject(first: str) -> str:
    """What stands before the verb of a row's first part."""
    verb = finite_verb(tokens(first))
    return first[: tokens(first)[verb].start].strip() if verb else re.split(r" (?:is|are|has|have|was|were) ", first)[0]
