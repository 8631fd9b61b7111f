"""Whole clauses that only a comma joins (“The tag was from a farm, they come on Saturday”) as sentences of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar.clauses import finite_verb, is_clause, opens_with_subject
from composer.drafting.reading.grammar.inversion import is_inverted
from composer.drafting.reading.grammar.tokens import Token, capital, first_words, sentences_of, tokens
from composer.drafting.reading.grammar.well_formed import has_main_verb
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.wording.headlinese import with_subject_article

_MARK: Final = re.compile(r"[()\"“”]|, ")
_BESIDE: Final = re.compile(  # put in or behind, not said of anything else
    r"(?:I|we)(?:'m| am| are|'re)? (?:think|hope|guess|suppose|believe|know|mean|fear|afraid|say|must say|admit|promise)\b"
    r"(?! \w+ \w+)"
)
_SAYS: Final = frozenset("think hope know guess suppose say said says feel believe fear mean wish hear told tell wonder".split())
_OPENS: Final = frozenset(["such", "whoever", "whatever", "however", "neither", "either", "both", "not"])
_THE_MORE: Final = re.compile(r"the (?:more|less|\w+er)\b", re.IGNORECASE)
_LEADING: Final = re.compile(r"^(?:(?:and|but|or|so|yet|because|that|also|then)\b\W*)+", re.IGNORECASE)
_SHORT: Final = re.compile(r"(?:we|you|they|he|she|I) (?!know\b|see\b|think\b|hope\b|say\b|said\b|mean\b|guess\b)[a-z]+")
_FINITE: Final = ("VVZ", "VVD", "VBZ", "VBD", "VHZ", "VHD", "VM0")
_ADVERB: Final = re.compile(r"^(?:maybe|perhaps|then|now|sadly|luckily|unfortunately) (?=(?:I|we|you|he|she|they|it)\b)")
_SHORTEST: Final = 3  # words that a clause has at least
_LONGEST: Final = 3  # words that a bare subject has at most


def run_on_parted(text: str) -> str:
    """The text with such a comma as a full stop; lists of clauses, asides and what hangs on “if” or “when” stay whole."""
    return " ".join(_parted(item) for item in sentences_of(text)) if ", " in text else text


def _parted(sentence: str) -> str:
    if sentence.endswith("?"):
        return sentence
    for place in _commas(sentence):
        left, right = sentence[:place], sentence[place + 2 :]
        pair = len(left.rpartition(": ")[2].split()) < _SHORTEST and ": " in left  # “together: you test, we make”
        if not pair and _is_whole(left) and opens_main_clause(right) and not _goes_on(right):
            if ": " in left and is_clause(left.rpartition(": ")[2]):
                return f"{left}, and {right}"  # “a joint card: you send yarn, and we match it”
            return f"{left}. {_parted(capital(with_subject_article(right)))}"
    return sentence


def _commas(text: str) -> list[int]:
    """The places of the commas outside brackets and quotations."""
    out, depth, quoted = [], 0, 0
    for found in _MARK.finditer(text):
        mark = found.group()
        if mark == ", ":
            out += [found.start()] if depth <= 0 and not quoted % 2 else []
        elif mark in "()":
            depth += 1 if mark == "(" else -1
        else:
            quoted += 1
    return out


def _is_whole(left: str) -> bool:
    """Whether the part before a comma is a main clause that may end there."""
    rest = _LEADING.sub("", left)
    found = [token for token in tokens(rest) if token.is_word]
    if len(found) < _SHORTEST or _THE_MORE.match(rest) or found[-1].lower in _SAYS or is_inverted(rest):
        return False
    first = first_words(rest)[0]
    if first in closed("subordinator", "question_word", "relative") or first in _OPENS:
        return False
    if any(token.lower in ("so", "such") and token.tag != "CJS" for token in found[1:-1]):
        return False
    return first == "thank" or is_clause(rest) or has_main_verb(rest)


def opens_main_clause(text: str) -> bool:
    """Whether a text opens with a subject and its verb, with no word that would tie it to what stands before."""
    text = _ADVERB.sub("", text)
    found = [token for token in tokens(text) if token.is_word]
    if _SHORT.fullmatch(text.rstrip(".!")):
        return True
    if len(found) < _SHORTEST or _BESIDE.match(text):
        return False
    if found[0].lower in closed("conjunction", "subordinator", "relative", "question_word", "preposition"):
        return False
    if opens_with_subject(tokens(text)):
        return True
    if found[0].is_name and found[1].tag in _FINITE and found[0].tag == "NP0":
        return True  # “Greta has one”
    place = finite_verb(tokens(text))
    if place is None or any(token.text == "," for token in tokens(text)[:place]):
        return False
    led = found[0].lower in closed("determiner", "possessive", "quantity") or found[0].tag == "CRD"
    return led or _is_bare_subject(tokens(text), place)


def _is_bare_subject(found: Sequence[Token], place: int) -> bool:
    """“new job has Saturday shifts”: nothing but adjectives and nouns, then a verb that is surely one."""
    sure = found[place].lower in closed("auxiliary") or found[place].tag == "VVZ"
    return sure and place <= _LONGEST and found[place - 1].tag[:1] == "N" and all(
        token.tag[:2] in ("AJ", "NN", "OR") and token.text[0].islower() for token in found[:place]
    )


def _goes_on(right: str) -> bool:
    """Whether the part behind a comma is one of a row: “we eat, we sing, and we sleep”."""
    after = re.search(r", (?:and|or|but) (?=\w)", right)
    return after is not None and opens_with_subject(tokens(right[after.end() :]))
