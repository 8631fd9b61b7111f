"""Family names that stand first by convention in East and South-East Asia, read from names in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from composer.drafting.language.name_data import fold, is_given, known, text_of, words

_INITIAL = r"(?:zh|ch|sh|ts|hs|ng|kh|ph|th|tr|gi|qu|ss|kk|pp|tt|jj|[bpmfdtnlgkhjqxrzcsywv])?"
_SYLLABLE: Final = rf"{_INITIAL}(?:[aeiouyüv]|w[aeio]){{1,3}}(?:ng|nh|ch|[cnmkptglhwr])?"
_ONE: Final = re.compile(rf"{_SYLLABLE}\Z")
_TWO: Final = re.compile(rf"(?:{_SYLLABLE})['’-]?(?:{_SYLLABLE})\Z")
_PINYIN: Final = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|iao|ian|ing|ang|eng|ong|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|üe|ue|er|[aeiouüv])"
)
_PINYIN_TWO: Final = re.compile(rf"{_PINYIN}['’-]?{_PINYIN}\Z")
_KOREAN: Final = (
    r"(?:kk|tt|pp|ss|jj|ch|sh|[gknydtrlmbpsjwh])?"
    r"(?:yae|yeo|yoo|woo|wae|eui|ae|ya|ye|eo|yo|oe|oo|ou|yu|eu|ui|wa|we|wi|[aeiou])(?:ng|ck|[nmklpbghr])?"
)
_COMMON: Final = 40  # the commonest family names, which are so even before a name of the West: “Wang Anna”
_RARE: Final = 55  # family names from here on are given names at least as often
_KOREAN_TWO: Final = re.compile(rf"{_KOREAN}-?{_KOREAN}\Z")


@cache
def _rank(culture: str) -> dict[str, int]:
    return {name: place for place, name in reversed(list(enumerate(text_of("order", culture).split())))}


def is_family(part: str) -> bool:
    """Whether a part is an East or South-East Asian family name of our lists."""
    lower = part.lower()
    return any(lower in _rank(culture) for culture in ("chinese", "korean", "vietnamese", "japanese"))


def is_korean_given(part: str) -> bool:
    """“hye-won”, “Ji-hoon”: two Korean syllables with a hyphen."""
    lower = part.lower()
    return "-" in lower and len(lower) <= 13 and bool(_KOREAN_TWO.match(fold(lower))) and not _western(lower)


def is_asian_given(part: str) -> bool:
    """“Hye-won”, “Ing-wen”, “Kar-wai”: two syllables of which the second is small."""
    return "-" in part and not _western(part) and bool(_KOREAN_TWO.match(fold(part)) or _TWO.match(fold(part)))


def family_first(parts: Sequence[str]) -> int:
    """How many parts at the front are the family name by convention; 0 where the name is not surely of that order."""
    lower = [part.lower() for part in parts]
    if len(parts) < 2:
        return 0
    if lower[0] in _rank("vietnamese") and _vietnamese(lower):
        return 1
    if (
        len(parts) == 2
        and lower[0] in _rank("japanese")
        and not (lower[1] in _rank("japanese") or known(lower[0]).given - {"ja"})
    ):
        return int(not is_family(parts[1]) and _japanese(lower[1]))
    if (lower[0] in _rank("chinese") or lower[0] in _rank("korean")) and len(parts) <= 3:
        return int(_sinic(parts, lower))
    return 0


def is_vietnamese_order(parts: Sequence[str]) -> bool:
    """Whether a family-first name is Vietnamese, so that the last part is the one used."""
    lower = [part.lower() for part in parts]
    return lower[0] in _rank("vietnamese") and _vietnamese(lower)


def is_vietnamese_family(part: str) -> bool:
    """Whether a part is a family name of Viet Nam only."""
    return part.lower() in words("order", "only_vietnamese")


def is_asian_western_order(parts: Sequence[str]) -> bool:
    """“Hye Jin Kang”, “Wei Ming Tan”: two syllables of a given name before an East Asian family name."""
    return is_family(parts[2]) and is_single_syllables(parts[:2]) and not any(_western(part) for part in parts[:2])


def is_two_syllables(parts: Sequence[str]) -> bool:
    """“Mei Ling”, “Jia Hui”: two syllables that may be a given name alone, as neither is one of the common family names."""
    if len(parts) != 2 or not is_single_syllables(parts) or any(_western(part) for part in parts):
        return False
    other = any(part.lower() in _rank(culture) for part in parts for culture in ("korean", "vietnamese", "japanese"))
    return not other and all(_rank("chinese").get(part.lower(), _RARE) >= _RARE for part in parts)


def is_asian_given_alone(parts: Sequence[str]) -> bool:
    """“Bao Anh”: both syllables of a given name, and no family name beside it."""
    return is_two_syllables(parts) and not any(is_family(part) for part in parts)


def is_single_syllables(parts: Sequence[str]) -> bool:
    """Whether each part is one syllable as Vietnamese and Chinese given names are made of."""
    return all(_ONE.match(fold(part)) for part in parts)


def _vietnamese(lower: list[str]) -> bool:
    middles = words("order", "vietnamese_middles")
    if len(lower) > 2 and lower[1] in middles:
        return True
    if len(lower) > 2 and lower[0] in words("order", "mostly_vietnamese") and is_single_syllables(lower):
        return True
    if lower[0] in words("order", "only_vietnamese"):
        return lower[-1] not in words("order", "only_vietnamese") or len(lower) > 2
    marked = any(ord(char) > 0x1E9F or char in "ăơưđ" for part in lower for char in part)
    return marked and not lower[-1].startswith(("nguy", "tr")) and all(_ONE.match(fold(part)) for part in lower)


def _japanese(lower: str) -> bool:
    return bool(re.fullmatch(r"(?:(?:ch|sh|ts|ky|gy|ny|hy|my|ry|[kstnhmyrwgzdbpjf])?[aiueoāūō]+n?)+", lower)) and len(lower) > 2


def _sinic(parts: Sequence[str], lower: list[str]) -> bool:
    rest = parts[1:]
    if len(rest) == 2:
        surely = lower[0] not in words("order", "also_given")
        return all(_ONE.match(fold(part)) and len(part) <= 6 and (surely or not _western(part)) for part in rest)
    other = lower[1]
    if is_korean_given(other) or (rest[0][:1].isupper() and "-" in other and _two(other) and not _western(other)):
        return True
    ranks = [_rank(culture) for culture in ("chinese", "korean")]
    if any(other in rank for rank in ranks):
        mine = min(rank.get(lower[0], 999) for rank in ranks)
        theirs = min(rank.get(other, 999) for rank in ranks)
        return mine < theirs and lower[0] not in words("order", "also_given")
    fits = _two(other, korean=lower[0] in ranks[1])
    if lower[0] in words("order", "also_given"):
        return fits and not _western(other) and len(other) > 3
    return (
        fits
        or (other.isascii() and bool(_ONE.match(other)))
        or (_rank("chinese").get(lower[0], 999) < _COMMON and is_given(other))
    )


def _two(part: str, *, korean: bool = True) -> bool:
    """Two syllables of a Chinese, with `korean` also of a Korean given name."""
    if not part.replace("ü", "u").isascii():
        return False
    return bool(_PINYIN_TWO.match(part) or (korean and _KOREAN_TWO.match(part)) or ("-" in part and _TWO.match(part)))


def _western(part: str) -> bool:
    """Known as a given name of Europe, the Americas or Africa."""
    return bool(known(part).given - {"zh", "ja", "vi", "id", "ko"})
