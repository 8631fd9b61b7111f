"""A text as words with their parts of speech; sentences with capital and stop, and clauses without them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from composer.drafting.language import name_data, tagger
from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.calendar_names import DAYS, MONTHS
from composer.drafting.reading.grammar.word_classes import closed, nouns
from composer.word_forms import word_forms

_TOKEN: Final = re.compile(
    r"https?://\S+|\d+(?:-[^\W\d_]{3,})+|[^\W\d_]+(?:[.'&/+-]?[^\W_]+)*\+*|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|k)?|[^\w\s]"
)
_CLITIC: Final = re.compile(r"^(\w+)'(?:m|re|ve|d|ll)$", re.IGNORECASE)
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?])\s+(?=[\w“\"'])")
_ABBREVIATED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|No|Nr|ref|vs|e\.g|i\.e|approx|ca|a\.m|p\.m|Inc|Ltd|Co|Hon|Rev|Sgt|Capt|Cpl|Fr|al|"
    r"vol|p|pp|etc|[A-Z])\.$",
    re.IGNORECASE,
)
_OPENING: Final = "“‘\"'(["


_TELLS: Final = re.compile(
    r"(?:said|says|told|tells|asked|thinks|thought|recommended|recommends|mentioned|suggested|suggests|gave|sent|wrote|can|could|will|would|is|was|has|had|knows|makes|does|should|must|needs|wants|lives|works)\b"
)
CALENDAR: Final = frozenset((*DAYS, *MONTHS)) - {"March", "May"}  # those are other words, too


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: as typed, in small letters, its CLAWS tag, and where it stands."""

    text: str
    lower: str
    tag: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a figure, not a mark."""
        return self.text[0].isalnum()

    @property
    def is_name(self) -> bool:
        """Whether its capital marks a name (an acronym is none)."""
        return self.text[0].isupper() and self.lower != "i" and not self.lower.startswith("i'")


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of a text, tagged."""
    found = list(_TOKEN.finditer(text))
    named = tagger.tags([item.group() for item in found])
    return tuple(
        Token(item.group(), item.group().lower(), tag, item.start(), item.end()) for item, tag in zip(found, named, strict=True)
    )


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, each with its mark."""
    out: list[str] = []
    for piece in _SENTENCE_ENDS.split(text):
        if out and _ABBREVIATED.search(out[-1]):
            out[-1] = f"{out[-1]} {piece}"
        elif words(piece):
            out.append(piece)
    return out


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return [item.group().lower() for item in _TOKEN.finditer(text) if item.group()[0].isalnum()]


def first_words(text: str, count: int = 2) -> tuple[str, ...]:
    """The first words in small letters, "" where there are fewer."""
    found = words(text)[:count]
    return tuple(found + [""] * (count - len(found)))


def stem(word: str) -> str:
    """“I'm” → “i”: the word before a verb that leans on it."""
    found = _CLITIC.match(word)
    return found.group(1).lower() if found else word.lower().removesuffix("'s") if word.lower() in _IS else word.lower()


_IS: Final = frozenset(
    ["it's", "that's", "there's", "he's", "she's", "what's", "who's", "where's", "how's", "here's", "everyone's"]
)


def is_common(word: str) -> bool:
    """Whether a lower-case word is one of the language's own, so that its capital only opened a sentence."""
    opening = closed(
        "nominative",
        "auxiliary",
        "determiner",
        "object_pronoun",
        "preposition",
        "subordinator",
        "question_word",
        "conjunction",
        "adverb",
        "sentence_adverb",
        "quantity",
    )
    return word in opening or (lexicon.is_word(word) and word.capitalize() not in CALENDAR)


def lower_first(text: str) -> str:
    """The text as it stands inside a sentence: a capital stays only on a name, an acronym or “I”."""
    found = re.match(r"[^\W\d_]+(?:'[^\W\d_]+)?", text)
    if found is None or not text[0].isupper():
        return text
    word = found.group()
    if word == "I" or word.startswith("I'") or (len(word) > 1 and word[1:] != word[1:].lower()) or not is_common(stem(word)):
        return text
    if word.lower() in nouns("titled") and re.match(r" of (?:the )?[A-ZÀ-Þ]", text[found.end() :]):
        return text  # “Head of Growth”
    if text[found.end() : found.end() + 1] == "." and len(word) < 5:
        return text  # “Sr.”, “Dr.”
    rest = text[found.end() :].lstrip()
    if word in MONTHS and (word != "May" or not rest or re.match(r"(?:to|until|till|and|or)\b|[-–,)\d]", rest)):
        return text
    if _TELLS.match(rest) and name_data.known(word.lower()).given:
        return text  # “Rowan said …”
    if (
        rest[:1].isupper()
        and not rest.startswith(("I ", "I'"))
        and word.lower() not in closed("determiner")
        and word_forms().is_noun(word.lower())
        and not word_forms().read_verb(word.lower())
    ):
        return text  # “Lab Rats”, “Senior Nurse”: a name or a title of two words
    return text[0].lower() + text[1:]


def capital(text: str) -> str:
    """The text with a capital at its start; names with capitals inside (iPhone) and addresses stay."""
    for place, char in enumerate(text):
        if char.isalpha():
            word = re.match(r"\w+", text[place:])
            if word is not None and any(letter.isupper() for letter in word.group()[1:]) and not word.group().isupper():
                return text
            return text[:place] + char.upper() + text[place + 1 :]
        if char not in _OPENING:
            return text
    return text


def sentence(text: str, mark: str = ".") -> str:
    """A clause as a sentence: capital, one stop."""
    text = re.sub(r"^pp?\. (?=\d)", "pages ", text) if text.startswith("p") else text
    text = capital(re.sub(r"\s+", " ", re.sub(r"([!?])(?:\s*\.)+(?!\w)", r"\1", text)).strip().rstrip(",;: "))
    bare = text.rstrip("”\"')’")
    if bare.endswith((".", "!", "?", "…")) and not re.search(r"\b(?:a|p)\.m\.$|\betc\.$", bare):
        return text if mark != "?" or bare.endswith("?") else text.rstrip(".!…") + mark
    return text if bare.endswith(".") and mark == "." else text + mark


def clause(text: str) -> str:
    """A sentence as it stands after “because” or “and”: no capital, no stop."""
    return lower_first(text.strip().rstrip(".!;:, "))
