"""Notes that tell how a thing is without their verb: “boiler still on”, “boxes 1-9 safe”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.calendar_names import A_DAY
from composer.drafting.reading.grammar.clauses import has_clitic, is_clause
from composer.drafting.reading.grammar.noun_phrases import noun_phrase
from composer.drafting.reading.grammar.tokens import Token
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.wording.headlinese import with_verb
from composer.word_forms import word_forms

_OPEN_OBJECTS: Final = ("determiner", "preposition", "object_pronoun", "possessive", "bare_subject")
_WHEN: Final = (
    rf"on|in|at|till|until|from|by|for|since|to|again|now|today|tomorrow|tonight|and|mid|early|late|{A_DAY}"
)
PREDICATE: Final = re.compile(
    r"^(?:still |also |already |all |half |partly |nearly |almost |only half |not )?"
    r"(?:here|there|stuck|lost|late|on|off|up|down|in|out|back|over|open|closed|full|empty|warm|dry|alive|ready|free|gone|fine|"
    r"ok|okay|clean|quiet|online|offline|live|done|finished|complete|broken|fixed|"
    rf"safe|wet|damp|damaged|sold|cold|hot|ill|well|better|worse|unhurt|healthy|intact)(?: (?:{_WHEN})\b.*)?$",
    re.IGNORECASE,
)
_LONGEST_NOUN: Final = 5  # words that the noun before its state may have


def state_note(piece: str, found: Sequence[Token]) -> str:
    """“boiler still on”, “loan bike free till then”: a thing and how it is now; "" for others."""
    if is_clause(piece) or found[0].lower in closed("question_word") or re.search(r"\d or ", piece):
        return ""
    doing = found[0].tag == "VVG" and len(found) > 1 and found[1].lower in closed("determiner")
    fronted = found[0].lower in ("in", "on", "from", "at") and any(token.lower in ("am", "are", "is", "'m") for token in found)
    if doing or fronted or PREDICATE.match(piece) or has_past(found) or is_only_deed(found[0]):
        return ""
    for place in range(1, min(len(found), _LONGEST_NOUN + 1)):
        rest = piece[found[place].start :]
        head = found[place - 1]
        if head.lower in (closed("determiner", "adverb") | {"other"}) - {"half"}:
            continue
        number = re.search(r"\d-\d+ $", piece[: found[place].start]) is not None  # “chapters 1-6 ready”, “10-12 wet”
        noun = word_forms().is_noun(head.lower) or head.lower in word_forms().singulars or lexicon.is_noun(head.lower)
        if not (number or noun):
            continue
        if PREDICATE.match(rest) and (place > 1 or number or lexicon.is_noun(head.lower)):
            counted = re.match(r"(?!1 )\d[\d,.]* (?:of|out of) ", piece) is not None  # “40 of 44 rows in”
            plural = number or counted or noun_phrase(piece[: head.end]).plural
            return f"{piece[: found[place].start]}{'are' if plural else 'is'} {rest}"
    said = with_verb(piece)
    return said if said != piece and not re.search(r" (?:is|are) with ", said) else ""


def has_past(found: Sequence[Token]) -> bool:
    """“saw your light on”: what somebody did, no thing (“stove lit”)."""
    first, after = found[0], found[1] if len(found) > 1 else None
    opens = after and (has_clitic(after.lower) or after.lower in closed(*_OPEN_OBJECTS))
    if not opens:
        return False
    return any(item.form == "past" and item.lemma != first.lower for item in word_forms().read_verb(first.lower))


def is_only_deed(first: Token) -> bool:
    """“got home alive”: a past form that names no thing."""
    past = any(item.form == "past" and item.lemma != first.lower for item in word_forms().read_verb(first.lower))
    return past and not lexicon.is_noun(first.lower) and not first.lower.endswith("ed")
