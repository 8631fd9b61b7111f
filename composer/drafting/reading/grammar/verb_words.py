"""The words of a text as forms of verbs, and the tags they have in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from composer.drafting.language import tagger
from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, words
from composer.drafting.reading.grammar.pieces import Piece
from composer.word_forms import word_forms

_BASES: Final = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "isn't": "aren't",
    "wasn't": "weren't",
    "hasn't": "haven't",
    "doesn't": "don't",
    "am": "are",
}


def forms_of(word: str) -> frozenset[str]:
    """Every form that a lower-case word can be as a verb: base, past, participle, gerund, third."""
    if "-" in word and word.partition("-")[0] not in words("verbs", "verb_prefixes"):
        return frozenset()
    found = frozenset(item.form for item in word_forms().read_verb(word))
    unknown = not found and len(word) > 6 and word.endswith("ing") and not is_noun(word) and not is_adjective(word)
    return frozenset(["gerund"]) if unknown else found


def lemma_of(word: str) -> str:
    """The base form of a verb form; the word itself where it is none."""
    found = word_forms().read_verb(word)
    preferred = [item for item in found if item.form != "base"] or list(found)
    return preferred[0].lemma if preferred else word


def base_of(verb: str) -> str:
    """The form that “you” takes: “runs” → “run”, “was” → “were”; any other word stays."""
    lower = verb.lower()
    if lower in _BASES:
        return _BASES[lower]
    lemmas = [found.lemma for found in word_forms().read_verb(lower) if found.form == "third"]
    # “redraws” is of “redraw”, not of “re-draw”.
    return next((lemma for lemma in lemmas if ("-" in lemma) == ("-" in lower)), verb)


@lru_cache(maxsize=2048)
def _tagged(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tagger.tags(("She", *texts))[1:]


def tag_after_subject(pieces: Sequence[Piece], place: int) -> str:
    """The tag of a word as it stands behind a subject."""
    return _tagged(tuple(piece.text for piece in pieces))[place]


@lru_cache(maxsize=2048)
def _tagged_plain(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tagger.tags(texts)


def tag_of(pieces: Sequence[Piece], place: int) -> str:
    """The tag of a word in the text as it stands."""
    return _tagged_plain(tuple(piece.text for piece in pieces))[place]


def sentence_tags(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The tags of words as a sentence of their own, with its capital; one more than there are pieces, for the full stop."""
    first = pieces[0].text
    return tagger.tags((first[:1].upper() + first[1:], *(piece.text for piece in pieces[1:]), "."))


def at(pieces: Sequence[Piece], place: int) -> str:
    """The small letters of a piece, empty beyond the ends."""
    return pieces[place].lower if 0 <= place < len(pieces) else ""


def is_only_past(word: str) -> bool:
    """A past tense that is no participle (“wrote”, “took”)."""
    forms = forms_of(word)
    return "past" in forms and "participle" not in forms and not forms & {"base"}
