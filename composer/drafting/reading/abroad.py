"""Whether a text is in another language than English."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Final

from composer import data
from composer.drafting.reading.lexicon import common, is_word
from composer.drafting.reading.pieces import Piece, take_apart

_LONG: Final = 4
_ENGLISH: Final = frozenset("the of and to in for with on at is was a an by from her his their she he i my we who has have runs".split())


@cache
def _foreign() -> frozenset[str]:
    return frozenset(data.table("foreign_words.txt").read_text(encoding="utf-8").split())


def is_foreign(word: str) -> bool:
    """Whether a lower-case word is common in another language and rare in English."""
    return word in _foreign()


def is_abroad(text: str, names: frozenset[str]) -> bool:
    """Whether a text is (mostly) in another language or script; quoted titles, names and links do not count."""
    pieces = [piece for piece in take_apart(text) if piece.kind == "word" and not set(piece.lower.split("-")) & names]
    if not pieces:
        return _other_script(text) and not any(char.isascii() and char.isalpha() for char in text)
    if sum(_other_script(piece.text) for piece in pieces) * 2 > len(pieces):
        return True
    foreign = sum(_sounds_foreign(piece, place) for place, piece in enumerate(pieces))
    english = sum(_is_english(piece, place) for place, piece in enumerate(pieces))
    return foreign > english and foreign >= 1 and _confirmed(" ".join(piece.text for piece in pieces), foreign, english)


def _other_script(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(not unicodedata.name(char, "").startswith("LATIN") for char in letters) * 2 > len(letters)


def _sounds_foreign(piece: Piece, place: int) -> bool:
    word = piece.lower
    if piece.text.isupper() and len(word) > 1:
        return False
    if is_word(word) and not _small_word(word):
        return False
    if is_foreign(word):
        return True
    accented = not word.isascii()
    return (not piece.is_name or place == 0) and (accented or (not common(word) and len(word) > _LONG and not is_word(word)) or _small_word(word))


def _small_word(word: str) -> bool:
    return word in ("de", "la", "el", "le", "les", "des", "du", "di", "da", "do", "dos", "das", "der", "die", "das", "den", "und", "et", "y", "e", "o", "al",
                    "en", "un", "una", "une", "ein", "eine", "van", "het", "een", "og", "och", "na", "za", "ve", "bir", "per", "con", "por", "au", "aux",
                    "che", "que", "il", "i", "im", "am", "mit", "von", "zu", "für", "em", "no", "se", "si", "po", "w", "z", "u") and word not in _ENGLISH


def _is_english(piece: Piece, place: int) -> bool:
    word = piece.lower
    if word in _ENGLISH:
        return True
    return not (piece.is_name and place) and is_word(word) and not _small_word(word)


@lru_cache(maxsize=1024)
def _confirmed(text: str, foreign: int, english: int) -> bool:
    """A second opinion where only little speaks for another language."""
    if foreign >= 2 or not text.isascii():
        return True
    import py3langid

    return bool(py3langid.classify(text)[0] != "en") and not english
