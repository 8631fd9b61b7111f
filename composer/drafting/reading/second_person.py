"""Words about the reader (“she runs a bakery”, “Dr Ekeh's lab”) turned to the reader (“you run a bakery”, “your lab”)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from composer.word_forms import word_forms

_SUBJECTS: Final = {"she": "she", "he": "he", "they": "they"}
_WORDS: Final = {"he": {"he": "you", "him": "you", "his": "your", "himself": "yourself"},
                 "she": {"she": "you", "her": "your", "hers": "yours", "herself": "yourself"},
                 "they": {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourself", "themself": "yourself"}}
_BE: Final = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't", "doesn't": "don't"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who “you” is: the full, given and family name and the pronoun that stands for the reader (“she”, “he”, “they”, or unknown)."""

    full: str = ""
    given: str = ""
    family: str = ""
    pronoun: str = ""


def to_reader(text: str, reader: Reader) -> str:
    """The text with every word about the reader turned to “you”, and its verbs with it; I, me and we stay the sender's."""
    for name in filter(None, (reader.full, reader.given, reader.family)):
        text = re.sub(rf"\b{re.escape(name)}['’]s?(?!\w)", "your", text)
        text = re.sub(rf"\b{re.escape(name)}\b", reader.pronoun or "they", text)
    words = _WORDS.get(reader.pronoun or "they", {})

    def turn(found: re.Match[str]) -> str:
        lower = found.group().lower()
        return words.get(lower, found.group())

    def agree(found: re.Match[str]) -> str:
        return "you " + (found["adverb"] or "") + base(found["verb"])

    text = re.sub(rf"\b{reader.pronoun or 'they'}'s\b", "you're", text, flags=re.IGNORECASE)
    text = re.sub(rf"\b{reader.pronoun or 'they'}\b", "you", text, flags=re.IGNORECASE)
    text = re.sub(r"\byou (?P<adverb>(?:\w+ly|also|still|now|just|never|always|often|then) )?(?P<verb>[\w']+)", agree, text)
    return re.sub(r"\b(?:her|hers|herself|his|him|himself|their|theirs|them|themself|themselves)\b", turn, text, flags=re.IGNORECASE)


def base(verb: str) -> str:
    """The form that “you” takes: “runs” → “run”, “was” → “were”; any other word stays."""
    if verb in _BE:
        return _BE[verb]
    return next((found.lemma for found in word_forms().read_verb(verb) if found.form == "third"), verb)
