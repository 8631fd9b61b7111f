"""Notes in a row that leave out “I”: “also a puppeteer”, “happy to do June”, “don't know anyone yet”, “swim well”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar.clauses import is_clause
from composer.drafting.reading.grammar.noun_phrases import noun_phrase, with_article
from composer.drafting.reading.grammar.tokens import Token, tokens
from composer.drafting.reading.grammar.word_classes import closed, verbs
from composer.drafting.reading.points.noun_frames import is_role
from composer.drafting.reading.wording.ellipsis import am
from composer.word_forms import word_forms

_NOT_DONE: Final = re.compile(
    r"(?:don't|didn't|haven't|hadn't|can't|couldn't|won't|wouldn't|do not|have not|am) (?:really |yet |even )?[a-z]+\b"
)
_NOT_OTHERS: Final = re.compile(r"\w+'t (?:you|it|they|he|she)\b")
_ALSO_A: Final = re.compile(r"(?:also|now|still|already|originally) an? [a-z]")
_OWN: Final = re.compile(r"\b(?:I|me|my|us|our)\b")
_OF_OTHERS: Final = ("your ", "the ", "he ", "she ", "my ")
_HOW: Final = frozenset("so a all every until till".split())
_NEVER: Final = frozenset(["sell", "press", "hire", "introduce", "invite"])  # purposes whose notes tell of others


def own_note(piece: str, before: Sequence[str], purpose: str) -> str:
    """The note as a clause, “it” where what stands before did something to the sender; "" for others."""
    found = [token for token in tokens(piece) if token.is_word]
    if purpose in _NEVER or not found:
        return ""
    who = "we" if before[0].lower().startswith("we ") else "I"
    if _ALSO_A.match(piece) or (len(found) > 1 and _is_state(found)):
        return f"{am(who)} {piece}"
    role = noun_phrase(piece)
    small = closed("adverb", "preposition")
    trade = purpose in ("job", "connect") and is_role(role) and role.bare and found[0].lower not in small
    if trade and not is_role(noun_phrase(before[0])):
        return f"I'm {with_article(role, 'a')}"
    if (_NOT_DONE.match(piece) and not _NOT_OTHERS.match(piece)) or (len(found) > 1 and _is_deed(found, before, purpose)):
        return f"{'I' if found[0].lower in verbs('of_person') else who} {piece}"
    return f"it {piece}" if len(found) > 1 and _is_done_to(piece, found, before, purpose) else ""


def _is_state(found: Sequence[Token]) -> bool:
    """“happy to help”, “not afraid of work”, “thinking about it”."""
    first, after = found[0], found[1]
    if first.lower == "not" and after.lower in verbs("predicate"):
        return True
    if first.tag == "VVG":
        return any(item.lemma in verbs("pondering") for item in word_forms().read_verb(first.lower))
    return first.lower in verbs("predicate") and first.tag not in ("VVD", "VVN") and after.lower == "to"


def _is_deed(found: Sequence[Token], before: Sequence[str], purpose: str) -> bool:
    """“have a van”, “hate my voice”, “swim well”, “asked again today”, “laughed so much”."""
    first, after = found[0].lower, found[1].lower
    forms = word_forms().read_verb(first)
    if first == "have":
        return after in closed("determiner")
    past = {item.lemma for item in forms if item.form == "past"}
    if purpose == "update" and past & verbs("reported_deed"):
        return not before[-1].lower().startswith(_OF_OTHERS)
    if past and found[0].tag == "VVD" and purpose in ("thank", "reconnect", "connect"):
        return after in _HOW
    if not any(item.form == "base" for item in forms) or found[0].tag == "NN2" or after == "be":
        return False
    likes = first in verbs("of_person", "emotion_verb") and not (first == "like" and after in closed("bare_subject"))
    return likes or (purpose == "job" and first in verbs("skilled") and after not in closed("bare_subject"))


def _is_done_to(piece: str, found: Sequence[Token], before: Sequence[str], purpose: str) -> bool:
    """“got published today”, “changed how I see rust”: what the thing before went through or did."""
    if found[0].lower == "got":
        return found[1].tag == "VVN"
    told = found[0].tag in ("VVD", "VVN") and found[0].lower not in closed("auxiliary")
    return purpose == "thank" and told and bool(_OWN.search(piece)) and not is_clause(before[0])
