"""Notes that leave out “is” and “have”: “kids off school”, “hand in a cast”, “wedding in three weeks”, “everything in boxes”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar.lexicon import article, is_adjective, is_noun, is_person, is_plural
from composer.drafting.reading.grammar.lexicon import words as words_of
from composer.drafting.reading.grammar.tokens import Token, lower_first, tokens
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.remarks.tidy import table
from composer.word_forms import word_forms

_FINITE: Final = frozenset("VVZ VVD VBZ VBB VBD VHZ VHD VHB VM0 VDB VDZ VDD".split())
_WHEN: Final = re.compile(
    r"(?:on|in|at|next|this|tomorrow|tonight|today|until|before|after|from|around)\b[^,]*$"
)
_PREDICATE: Final = frozenset(
    "in on off at under out down up away back over behind with without gone due not still half nearly almost".split()
)
_SOON: Final = frozenset("next this tomorrow today tonight".split())
_PARTLY: Final = frozenset("not still half nearly almost".split())
_ELSEWHERE: Final = re.compile(r"(?:in|at) (?!hospital|bed|school|nursery|prison|the hospital|charge)")
_WITH_THINGS: Final = re.compile(r"with (?!my\b|our\b|the\b|a\b|his\b|her\b|their\b)")
_MOST: Final = 4  # words of the subject


def verbless_clause(piece: str, who: str) -> str:
    """The note with its verb, "" where it is none: “my kids are off school”, “everything is in boxes”."""
    found = [token for token in tokens(piece) if token.is_word]
    if ", " in piece or len(found) < 2 or found[0].text[0].isdigit() or found[0].tag == "CRD":
        return ""
    doing = _doing(piece, found, who)
    place = _predicate(found)
    if doing or not place or any(token.tag in _FINITE and token.lower not in table("body") for token in found[place:]):
        return doing
    return _being(piece, found, place, who)


def said_of_oneself(piece: str) -> bool:
    """“jetlagged”, “knackered”: a word in -ed that no verb of the language has tells how one is."""
    word = piece.partition(" ")[0].lower()
    return word.endswith("ed") and word not in word_forms().verb_readings and not is_noun(word)


def _being(piece: str, found: Sequence[Token], place: int, who: str) -> str:
    head, subject = found[place - 1].lower, lower_first(piece[: found[place].start].rstrip())
    rest = piece[found[place].start :]
    plural = is_plural(head)
    be = "are" if plural else "is"
    if " since " in rest:
        be = "have been" if plural else "has been"
    owned = found[0].lower in closed("determiner", "possessive")
    mine = "" if owned else "my " if who == "I" else "our "
    if head in table("all_things"):
        return f"{subject} {'are' if head == 'all' else 'is'} {rest}"
    if head in table("body"):
        hurt = any(token.lower in table("injuries") for token in found[place:])
        return f"{mine}{subject} {be} {rest}" if hurt else ""
    if head in table("dates") and _WHEN.match(rest):
        if head in table("appointments") and not owned:
            return f"{who} have {subject if plural else f'{article(subject)} {subject}'} {rest}"
        return f"{mine}{subject} {be} {rest}"
    partly = found[place].lower in _PARTLY and _is_state(found[-1].lower)
    near = head in words_of("nouns", "kin") or head in table("around_one") or (is_person(head) and plural and place == 1)
    if not near and not partly:
        return ""
    if _WITH_THINGS.match(rest) or (is_person(head) and _ELSEWHERE.match(rest)):
        return ""
    the = not owned and (not near or head in table("in_the_house"))
    return f"{'the ' if the else mine}{subject} {be} {rest}"


def _predicate(found: Sequence[Token]) -> int:
    """Where behind a noun its predicate starts; 0 where the piece does not open with a noun or has none."""
    start = 1 if found[0].lower in closed("determiner", "possessive") else 0
    for place in range(start, min(len(found) - 1, start + _MOST)):
        word, after = found[place].lower, found[place + 1].lower
        forms = {item.form for item in word_forms().read_verb(word)}
        if (forms & {"past", "participle"} and not is_noun(word)) or ("gerund" in forms and word not in table("dates")):
            return 0  # “moved house on Saturday”, “moving house in May”
        known = is_noun(word) or word in table("dates") | table("all_things") | table("around_one")
        if not known and not is_adjective(word):
            return 0
        dated = word in table("dates") and after in _SOON
        if known and (after in _PREDICATE or dated or (_owned(word) and _is_state(after, person=is_person(word)))):
            return place + 1
        if after in closed("preposition", "conjunction", "auxiliary", "question_word", "negative"):
            return 0
    return 0


def _owned(word: str) -> bool:
    """What one has around or about oneself, of which a bare state is said: “van sold”, “landlord selling”."""
    return word in words_of("nouns", "kin") or word in table("around_one") | table("body") | table("all_things")


def _is_state(word: str, *, person: bool = False) -> bool:
    forms = {item.form for item in word_forms().read_verb(word)}
    done = "participle" in forms and "base" not in forms
    going_on = "gerund" in forms and (person or not is_noun(word))
    return done or going_on or (is_adjective(word) and "base" not in forms) or word in ("due", "fine", "dead")


def _doing(piece: str, found: Sequence[Token], who: str) -> str:
    """“roof leaks”, “placement starts in May”: a bare singular and what it does, with its article or owner."""
    head, verb = found[0].lower, found[1].lower
    if found[0].is_name or not is_noun(head) or is_plural(head) or head in table("stuff"):
        return ""
    lemma = next((item.lemma for item in word_forms().read_verb(verb) if item.form == "third"), "")
    ends = len(found) == 2 or found[2].lower in closed("preposition", "adverb", "subordinator") | {"though", "again", "like"}
    if not lemma or not (found[1].tag == "VVZ" or (lemma in table("goes_on") and ends)):
        return ""
    own = head in words_of("nouns", "kin") or head in table("around_one") | table("dates")
    owner = "the" if not own or head in table("in_the_house") else "my" if who == "I" else "our"
    return f"{owner} {lower_first(piece)}"
