"""Which parts of a name are the given and the family name: by capitals, by convention, by particles and known names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from composer.drafting.language import asian_order
from composer.drafting.language.given_parts import family_start, given_length
from composer.drafting.language.name_case import set_parts
from composer.drafting.language.name_data import fold, is_given, known, words

Order = Literal[
    "given_first",
    "family_first",
    "given_last",
    "patronymic",
    "mononym",
    "initials",
    "family_only",
    "whole",
    "couple",
    "organisation",
]


@dataclass(frozen=True, slots=True)
class Arranged:
    """A name without title, with its parts found."""

    full: str
    given: str = ""
    family: str = ""
    order: Order = "given_first"


def arranged(parts: list[str], *, comes_last: int = 0, titled: bool = False, vowed: bool = False) -> Arranged:
    """Parts without title and notes, in the letters of a name, with the family name found."""
    first, last, initials = _capitals(parts)
    if comes_last and comes_last < len(parts):
        first, last = 0, len(parts) - comes_last
    shaped = [*parts[:1], *set_parts(["x", *parts[1:]])[1:]] if initials else set_parts(parts)
    full = " ".join(shaped)
    if len(shaped) == 1:
        alone = shaped[0]
        as_family = titled and not (known(alone).given and not known(alone).family)
        return Arranged(full, given="" if as_family else alone, family=alone if as_family else "", order="mononym")
    if first:
        return _family_first(shaped, first, full)
    if last:
        front = shaped[:last]
        called = front if vowed else front[: given_length([*front, "x"])]
        return Arranged(full, given=" ".join(called), family=" ".join(shaped[last:]))
    kept = (
        shaped[:-1] if len(shaped) > 2 and shaped[-1].lower() in words("parts", "after_given") else shaped
    )  # “Mac Cárthaigh Óg”
    return _by_words(kept, full, small=parts[0].islower() and any(part[0].isupper() for part in parts))


def _by_words(parts: list[str], full: str, *, small: bool) -> Arranged:
    lower = [part.lower() for part in parts]
    for place, part in enumerate(lower[1:-1], 1):
        if part in words("parts", "patronymics"):
            start = 1 if lower[0] in words("parts", "short_muhammad") and place > 1 else 0
            return Arranged(full, given=" ".join(parts[start:place]), family=" ".join(parts[place:]), order="patronymic")
    if _is_patronymic(parts):
        return Arranged(full, given=" ".join(parts[:-1][: given_length(parts)]), family=parts[-1], order="patronymic")
    if place := asian_order.family_first(parts):
        return _family_first(parts, place, full)
    if _is_hungarian(parts):
        return Arranged(full, given=parts[1], family=parts[0], order="family_first")
    if lower[0] in words("parts", "particles") and (lower[1] in words("parts", "particles") or small):
        return Arranged(full, family=f"{parts[0].lower()} {full.partition(' ')[2]}" if small else full, order="family_only")
    start = 0
    if lower[0] in words("parts", "short_muhammad") or (
        lower[0] in words("parts", "balinese") and lower[1] in words("parts", "balinese_names")
    ):
        start = 1
    elif _is_initial(parts[0]):
        return _with_initials(parts, full)
    length = start + given_length(parts[start:])
    family = family_start(parts, length)
    return Arranged(
        full,
        given=" ".join(parts[start:length]),
        family=" ".join(parts[family:]),
        order="mononym" if length >= len(parts) else "given_first",
    )


def _family_first(parts: list[str], place: int, full: str) -> Arranged:
    family, rest = parts[:place], parts[place:]
    if asian_order.is_vietnamese_order(parts):
        return Arranged(full, given=rest[-1], family=" ".join(family), order="given_last")
    asian = asian_order.is_family(family[0]) and asian_order.is_single_syllables(rest)
    length = len(rest) if asian else min(len(rest), given_length([*rest, "x"])) if len(rest) > 1 else 1
    return Arranged(full, given=" ".join(rest[:length]), family=" ".join(family), order="family_first")


def _with_initials(parts: list[str], full: str) -> Arranged:
    place = next((at for at, part in enumerate(parts) if not _is_initial(part)), len(parts) - 1)
    called = place < len(parts) - 1 and is_given(parts[place])  # “J. Robert Mensah” goes by Robert
    family = family_start(parts, place + int(called))
    return Arranged(
        full, given=parts[place] if called else "", family=" ".join(parts[family:]), order="given_first" if called else "initials"
    )


def _capitals(parts: list[str]) -> tuple[int, int, bool]:
    """Parts in capitals at the front (their number) or at the end (where they start) of a name that is not all capitals.

    The third tells that the name opens with initials set without stops: “AJ Brown”.
    """
    upper = [
        part.isupper() and sum(char.isalpha() for char in part) > 1 and not ("." in part and len(part) <= 6)
        and any(len(piece) > 1 for piece in part.split("-"))  # “A-M Stone”
        for part in parts
    ]
    if len(parts) < 2:
        return 0, 0, upper == [True] and len(parts[0]) == 2 and not known(parts[0]).given and not asian_order.is_family(parts[0])
    pair = (
        upper[0]
        and len(parts[0]) <= 3
        and parts[0].lower() not in words("parts", "particles")
        and not asian_order.is_family(parts[0])
        and not (len(parts[0]) == 3 and known(parts[0]).given)
    )
    if pair and not (all(upper) and known(parts[0]).given) and (len(parts[0]) == 2 or not set(fold(parts[0])) & set("aeiouy")):
        return 0, 0, True
    if all(upper) or not any(upper):
        return 0, 0, False
    front = next(place for place, capital in enumerate([*upper, False]) if not capital)
    if front and front < len(parts) and not any(upper[front:]):
        return front, 0, False
    back = next((place for place in range(1, len(parts)) if all(upper[place:])), 0)
    while back > 1 and parts[back - 1].lower() in words("parts", "particles"):
        back -= 1
    return 0, back, False


def _is_patronymic(parts: list[str]) -> bool:
    last = parts[-1].lower()
    if last.endswith(tuple(words("order", "icelandic_endings"))):
        return True
    if last.endswith("sson") and any(char in set("áéíóúýþðæ") for part in parts for char in part.lower()):
        return True
    ethiopian, also = words("order", "ethiopian"), words("order", "ethiopian_also")
    plain = [fold(part) for part in parts]
    return len(parts) <= 3 and all(part in ethiopian for part in plain) and not all(part in also for part in plain)


def _is_hungarian(parts: list[str]) -> bool:
    first, second = known(parts[0]), known(parts[1])
    return (
        len(parts) == 2
        and "hu" in first.family
        and not first.given
        and second.given >= {"hu"}
        and "hu" not in second.family - second.given
    )


def _is_initial(part: str) -> bool:
    letters = part.replace(".", "").replace("-", "")
    return part != "I" and (len(letters) == 1 or ("." in part and len(letters) <= 3 and letters.isupper())) and letters.isascii()
