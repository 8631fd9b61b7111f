"""Whether a scrap without a verb is a noun phrase that a frame may take (“I'm writing about …”); where not, it stays as typed."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.details import split_details
from composer.drafting.reading.grammar.noun_phrases import noun_phrase
from composer.drafting.reading.grammar.tokens import Token, tokens
from composer.drafting.reading.grammar.word_classes import closed, nouns
from composer.word_forms import word_forms

_NOT_FIRST: Final = frozenset(
    "not never now then here there yes yeah maybe perhaps still already again too so very really always i'm we're".split()
)
_QUOTED: Final = re.compile(r"^[“\"'‘]")


def is_framed(text: str) -> bool:
    """Whether a frame for noun phrases may take the text."""
    core = split_details(text)[0]
    found = [token for token in tokens(core) if token.is_word]
    if not found or _QUOTED.match(core):
        return True
    if found[0].lower in _NOT_FIRST or found[0].lower in closed("negative", "modal") - {"no", "none"}:
        return False
    return not _opens_with_deed(found) and not _holds_stray_subject(found) and _has_noun(core)


def _opens_with_deed(found: list[Token]) -> bool:
    """“sold out”, “announced today”; “used looms” and “hand-knitted socks” are things."""
    first = found[0]
    forms = {item.form for item in word_forms().read_verb(first.lower)}
    if "-" in first.lower or not forms & {"past", "participle"} or forms & {"base", "third"} or word_forms().is_noun(first.lower):
        return False
    if len(found) == 1:
        return True
    after = found[1]
    return after.tag[:1] not in "NA" and not after.is_name and not lexicon.is_noun(after.lower)


def _holds_stray_subject(found: list[Token]) -> bool:
    """“really I have to say no”: a subject that no noun leads to."""
    for place, token in enumerate(found[1:], start=1):
        if token.lower.partition("'")[0] not in ("i", "we", "he", "she", "they") or token.text == "IT":
            continue
        before = found[place - 1]
        led = before.tag[:1] == "N" or before.is_name or lexicon.is_noun(before.lower) or before.lower in closed(
            "preposition", "conjunction", "subordinator", "relative", "question_word", "object_pronoun"
        )
        if not led and before.tag not in ("CRD", "AJ0", "ORD", "VVN", "VVG"):
            return True
    return False


def _has_noun(core: str) -> bool:
    """Whether the head is a noun, a name or a word that no dictionary has, or a determiner leads to one."""
    phrase = noun_phrase(core)
    if not phrase.head or phrase.determined or not lexicon.is_word(phrase.head):
        return True
    gerund = any(item.form == "gerund" for item in word_forms().read_verb(phrase.head))
    return gerund or lexicon.is_noun(phrase.head) or lexicon.is_person(phrase.head) or phrase.head in nouns("mass", "wanted")
