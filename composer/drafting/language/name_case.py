"""Sets a name typed in small letters or in capitals as names are written; a capital inside (McAra, DeShawn) stays."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.language.asian_order import is_asian_given
from composer.drafting.language.name_data import words

_PIECE: Final = re.compile(r"[^\W\d_]+", re.UNICODE)
_SMALL_HALF: Final = re.compile(r"(?<=[^\W\d_]{2}-)[^\W\d_]{2,}\Z")
_ROMAN: Final = re.compile(r"(?:II|III|IV)\Z")


def set_parts(parts: list[str]) -> list[str]:
    """The parts of a whole name in the letters of a name; capitals for family names only must have been read before."""
    return [set_part(part, opens=place == 0, closes=place == len(parts) - 1) for place, part in enumerate(parts)]


def set_part(part: str, *, opens: bool, closes: bool) -> str:
    """One part; a particle inside the name is small where it was not typed as one with a capital."""
    letters = [char for char in part if char.isalpha()]
    if not letters or _ROMAN.match(part):
        return part
    lower = part.lower()
    if lower in words("parts", "small_particles") and not closes and not opens:
        return part if part[0].isupper() and not (len(part) > 1 and part.isupper()) else lower
    if not part.islower() and (half := _SMALL_HALF.search(part)) and half.group().islower() and not is_asian_given(part):
        return part[: half.start()] + half.group().capitalize()
    if part.islower() or (part.isupper() and not _is_initials(part)):
        return _PIECE.sub(lambda found: _opened(found, lower), lower)
    return part


def _opened(found: re.Match[str], lower: str) -> str:
    word, start = found.group(), found.start()
    if start and lower[start - 1] == "-" and is_asian_given(lower):
        return word
    if start and lower[start - 1] in "'’" and len(word) == 1:
        return word  # “Ng'a” and the like
    if start == 0 and word in words("parts", "arabic_articles") and lower[len(word) : len(word) + 1] == "-":
        return word
    if word in ("d", "l", "t", "s") and lower[start + 1 : start + 2] in ("'", "’"):
        return word
    if len(word) > 3 and word.startswith("mc"):
        return "Mc" + word[2:3].upper() + word[3:]
    return word[0].upper() + word[1:]


def _is_initials(part: str) -> bool:
    """“J.”, “JR.”, “A.B.”, “AJ”, “TJ” but not “LI” in a shouted name: letters with stops, one letter, or consonants."""
    bare = part.replace(".", "")
    consonants = len(bare) <= 3 and bare.isascii() and not re.search(r"[AEIOUY]", bare) and bare != "NG"
    return len(bare) == 1 or ("." in part and len(bare) <= 3) or consonants
