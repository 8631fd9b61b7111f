"""Whether a text is in another language than English."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from composer.drafting.reading.grammar.lexicon import common, is_foreign, is_word
from composer.drafting.reading.grammar.pieces import Piece, take_apart

_LONG: Final = 4
_COMMON: Final = 35
ENGLISH: Final = frozenset(
    "the of and to in for with on at is was a an by from her his their she he i my we who has have runs".split()
)


def is_abroad(text: str, names: frozenset[str]) -> bool:
    """Whether a text is (mostly) in another language or script; quoted titles, names and links do not count."""
    pieces = [piece for piece in take_apart(text) if piece.kind == "word" and not set(piece.lower.split("-")) & names]
    if not pieces:
        return _other_script(text) and not any(char.isascii() and char.isalpha() for char in text)
    if sum(_other_script(piece.text) for piece in pieces) * 2 > len(pieces):
        return True
    signs = [_sign(piece, place) for place, piece in enumerate(pieces)]
    foreign = sum(sign > 0 for sign in signs)
    english = sum(_is_english(piece, place) or _raised_english(piece, place) / 2 for place, piece in enumerate(pieces))
    content = sum(_is_english(piece, place) and piece.lower not in ENGLISH for place, piece in enumerate(pieces))
    if not content and signs[0] > 1:
        return True  # “Bäckerin in Ulm”
    if foreign <= english or (max(signs) < 2 and foreign < 2):
        return False
    if max(signs) > 1 and (foreign > 1 or not text.isascii()):
        return True
    return english * 2 < foreign + 1 and _guessed(" ".join(piece.text for piece in pieces)) != "en"


def _other_script(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(not unicodedata.name(char, "").startswith("LATIN") for char in letters) * 2 > len(letters)


def _sign(piece: Piece, place: int) -> int:
    """2 where a word surely is of another language, 1 where it may be, else 0."""
    word = piece.lower
    if piece.text.isupper() and len(word) > 1:
        return 0
    if _small_word(word):
        return 1 + (word in ("der", "und", "della", "des", "desde", "del", "och", "dla", "degli", "aux"))
    if is_word(word):
        return 0
    inside = piece.is_name and place > 0
    if is_foreign(word):
        return 1 if inside else 2
    if inside:
        return 0
    return 2 if not word.isascii() else int(not common(word) and len(word) > _LONG)


def _small_word(word: str) -> bool:
    return (
        word
        in (
            "de",
            "la",
            "el",
            "le",
            "les",
            "des",
            "du",
            "di",
            "da",
            "do",
            "dos",
            "das",
            "der",
            "die",
            "das",
            "den",
            "und",
            "et",
            "y",
            "e",
            "o",
            "al",
            "en",
            "un",
            "una",
            "une",
            "ein",
            "eine",
            "van",
            "het",
            "een",
            "og",
            "och",
            "na",
            "za",
            "ve",
            "bir",
            "per",
            "con",
            "por",
            "au",
            "aux",
            "che",
            "que",
            "il",
            "i",
            "im",
            "am",
            "mit",
            "von",
            "zu",
            "für",
            "em",
            "no",
            "se",
            "si",
            "po",
            "w",
            "z",
            "u",
        )
        and word not in ENGLISH
    )


def _is_english(piece: Piece, place: int) -> bool:
    word = piece.lower
    if word in ENGLISH:
        return True
    return not (piece.is_name and place) and is_word(word) and not _small_word(word)


def _raised_english(piece: Piece, place: int) -> bool:
    """“Deputy Harbour Master”: a common word in a title."""
    return piece.is_name and place > 0 and is_word(piece.lower) and common(piece.lower) >= _COMMON and not is_foreign(piece.lower)


@lru_cache(maxsize=1024)
def _guessed(text: str) -> str:
    """A second opinion where only little speaks for another language."""
    import py3langid

    return str(py3langid.classify(text)[0])
