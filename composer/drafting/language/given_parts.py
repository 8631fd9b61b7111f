"""How many parts at the front of a name are the given name, and where the family name starts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from composer.drafting.language.asian_order import (
    is_asian_given_alone,
    is_asian_western_order,
    is_single_syllables,
    is_vietnamese_family,
)
from composer.drafting.language.name_data import fold, is_given, known, pairs, table, words

_DOUBLE_SURNAMES: Final = frozenset({"es"})
_TABLE_CODES: Final = {"nordic": "no"}


def given_length(parts: Sequence[str]) -> int:
    """Parts of the given name, at least one; the whole length where no family name is left over."""
    lower = [part.lower() for part in parts]
    plain = [fold(part) for part in parts]
    count = len(parts)
    if lower[0] in words("parts", "bound"):
        twice = lower[0] in words("parts", "bound_twice") and count > 2 and lower[1] in ("al", "el", "ul", "ur", "ar")
        return min(count, 3 if twice else 2)
    if count > 2 and lower[1] in words("parts", "after_given"):
        return 2
    if lower[0] in words("parts", "epithets") or is_asian_given_alone(parts):
        return min(count, 2)
    devoted = _devotion(lower)
    if devoted:
        return devoted
    if count > 2:
        if lower[0] in words("order", "vietnamese_middles") and is_single_syllables(parts[:2]):
            return 2
        if is_vietnamese_family(parts[-1]) and is_single_syllables(parts[:-1]) and not is_given_in(parts[0], "en", "fr", "de"):
            return count - 1
        if count == 3 and is_asian_western_order(parts):
            return 2
        if plain[1] in _pairs().get(plain[0], frozenset()) or _opened(parts, plain):
            return 2
    return 1


def family_start(parts: Sequence[str], start: int) -> int:
    """Where the family name starts, not before `start`: its particles, and both surnames of a Spanish name."""
    particles, joining = words("parts", "particles"), words("parts", "joining")
    lower = [part.lower() for part in parts]
    place = _with_particles(lower, len(parts) - 1, start, particles)
    while place - 1 > start - 1 and place < len(parts) and lower[place] in joining and place - 1 >= start:
        place = _with_particles(lower, place - 1, start, particles)
    if place < len(parts) - 1 and place - 1 >= start and lower[place] in ("de", "del") and _is_surname(parts[place - 1]):
        place -= 1  # “López de Haro”
    if place == len(parts) - 1 and place - 1 >= start and _is_double(parts, start, place):
        place = _with_particles(lower, place - 1, start, particles)
    return max(place, start) if start < len(parts) else len(parts)


def is_given_in(part: str, *languages: str) -> bool:
    """Whether a part is a given name in one of these languages."""
    return bool(known(part).given & set(languages))


@cache
def _pairs() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for language in table("parts")["pairs"]:
        for first, seconds in pairs("parts", language, "pairs").items():
            found[fold(first)] = found.get(fold(first), frozenset()) | frozenset(fold(seconds).split())
    return found


def _opened(parts: Sequence[str], plain: Sequence[str]) -> bool:
    for language in table("parts")["openers"]:
        if plain[0] not in {fold(word) for word in words("parts", language, "openers")}:
            continue
        second = known(parts[1])
        if language == "ms":
            return not parts[1].endswith(".") and len(parts[1]) > 2
        surname = language in ("es", "pt") and second.family & {"es", "pt"} and len(parts) == 3
        if _TABLE_CODES.get(language, language) in second.given and not surname:
            return True
    return False


def _devotion(lower: Sequence[str]) -> int:
    """Length of “Maria do Carmo”, “María de los Ángeles”; 0 where there is none."""
    if len(lower) < 3 or lower[0] not in words("parts", "openers", "devotions"):
        return 0
    place = 1
    while place < len(lower) and lower[place] in ("de", "del", "do", "da", "dos", "das", "la", "los", "las", "el"):
        place += 1
    return place + 1 if 1 < place < len(lower) and lower[place] in words("parts", "objects", "devotions") else 0


def _is_surname(part: str) -> bool:
    here = known(part)
    return bool(_DOUBLE_SURNAMES & here.family) and not here.given


def _with_particles(lower: Sequence[str], place: int, start: int, particles: frozenset[str]) -> int:
    while place > start and lower[place - 1] in particles:
        place -= 1
    return place


def _is_double(parts: Sequence[str], start: int, place: int) -> bool:
    before, last, first = known(parts[place - 1]), known(parts[place]), known(parts[0])
    if not (_DOUBLE_SURNAMES & last.family or _DOUBLE_SURNAMES & before.family):
        return False
    if start > 1:  # after “María José” nothing but family names
        return "es" in first.given and (bool(before.family) or not before.given)
    spanish = _DOUBLE_SURNAMES & before.family and (not is_given(parts[place - 1]) or _DOUBLE_SURNAMES & last.family)
    return bool(spanish) and (not first.given or "es" in first.given) and not (before.given and not before.family)
