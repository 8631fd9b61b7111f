"""Whether sentences were typed with care: with capital, verb and stop; then nothing is put in, taken out or turned round."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from composer.drafting.reading.grammar.lexicon import kind
from composer.drafting.reading.grammar.tokens import Token, sentences_of, stem, tokens
from composer.drafting.reading.grammar.word_classes import closed

_OPENED: Final = re.compile(r"[A-ZÀ-Þ“\"'‘]")
_CLOSED: Final = re.compile(r"[^.!?…][.!?][”\"'’)]?$")
_HASTY: Final = re.compile(r"\bi\b|\b(?:u|ur|r|w|thx|pls|ppl|yr|im|ive|dont|cant|its been)\b|[!?]{2}|\.{2}|[+|•]")
_FINITE: Final = frozenset("VVZ VVD VVB VBZ VBD VBB VHZ VHD VHB VDZ VDD VDB VM0".split())
_NOUNS: Final = ("NN0", "NN1", "NN2", "NP0", "PNP", "PNI", "UNC", "DT0", "EX0", "CRD")
_NAMING: Final = ("NN0", "NN1", "NN2", "NP0", "UNC")
_LEADS_IN: Final = frozenset({"CJT", "PNQ", "DTQ", "AVQ", "CJS"})  # that, who, which, where, when


@lru_cache(maxsize=1024)
def is_well_formed(text: str) -> bool:
    """Whether a text is whole sentences with capital, verb and stop, and no sign of haste."""
    parts = sentences_of(text.strip())
    return bool(parts) and not _HASTY.search(text) and all(_is_sentence(part) for part in parts)


def is_tidy(text: str) -> bool:
    """Whether a text has capital and stop, a finite verb somewhere, and no sign of haste: nearly always whole sentences."""
    parts = sentences_of(text.strip())
    typed = bool(parts) and not _HASTY.search(text) and all(_OPENED.match(part) and _CLOSED.search(part) for part in parts)
    return typed and any(token.tag in _FINITE for token in tokens(text))


def is_question(text: str) -> bool:
    """Whether a text is one question that was typed with capital and mark, in the order that a question has."""
    parts = sentences_of(text.strip())
    return len(parts) == 1 and parts[0].endswith("?") and bool(_OPENED.match(parts[0])) and not _HASTY.search(text)


def has_main_verb(text: str) -> bool:
    """Whether a finite verb stands behind a subject, before any “that”, “who” or “which”."""
    return _verb(tokens(text)) > 0


def _is_sentence(text: str) -> bool:
    return bool(_OPENED.match(text) and _CLOSED.search(text)) and has_main_verb(text)


def _verb(found: Sequence[Token]) -> int:
    """The place of the finite verb of the first clause; 0 where there is none."""
    noun = False
    for place, token in enumerate(found):
        before = found[place - 1]
        named = place > 0 and before.tag in _NAMING and "T" not in kind(before.lower)
        reduced = named and token.tag == "PNP"  # “the talk you gave”, not “last year I moved”
        if "'" in token.text and stem(token.lower) in closed("nominative") and token.lower != stem(token.lower):
            return max(place, 1)  # “I'm building a boat”
        if noun and (token.tag in _LEADS_IN or reduced):
            return 0
        if noun and token.tag in _FINITE and token.lower not in closed("preposition"):
            return place
        noun = noun or token.tag in _NOUNS or token.lower in closed("nominative")
    return 0
