"""When “later” is: the time that a message names for writing again, in the languages of `tables/answers/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Final

from composer.imports.wordlists import words
from composer.normalise import fold_letters
from composer.record import meaning

# Where no time is named: our judgement, since “later” with no date is seldom sooner.
NO_TIME_NAMED: Final = timedelta(days=30)
_SEASONS: Final = {"spring": (3, 15), "summer": (6, 15), "after_summer": (9, 1), "autumn": (9, 22), "winter": (12, 5)}
_FIGURE_MONTH: Final = re.compile(fold_letters(r"(\d{1,2}|[一二三四五六七八九十]{1,2})(?:月|월)"))
_HAN: Final = {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)}
_PARTS: Final = {"middle": 12, "end": 22}  # days from which on a part of a month is that
_BESIDE: Final = 4  # words before or after the name of a month that may say which part of it
_DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)?")
_LINKING: Final = 2  # letters of what may stand between a day and its month: of, de, the full stop of “14. Mai”
_STEM: Final = 4  # letters by which months of languages with cases are told
_CASES: Final = ("ru", "uk", "el")  # in letters of their own; in Latin ones “Martin” would begin like a month
_NO_TIMES: Final = ("weeks", "months", "numbers", "before", "middle", "end")  # words that name no time by themselves



def named(text: str, at: datetime) -> datetime | None:
    """The beginning of the time that a message from a moment names, in UTC at nine; None where it names none."""
    plain = meaning.prepared(text)
    days = _phrases()
    for phrase, name, spaces in days:
        if (f" {phrase} " in plain) if spaces else (phrase in meaning.packed(plain)):
            return _from_name(name, at)
    return _in_some(plain, at) or _in_month(plain, at)


def after_later(text: str, at: datetime) -> datetime:
    """When to write again to somebody who said “later” at a moment."""
    return named(text, at) or at + NO_TIME_NAMED


@cache
def _phrases() -> tuple[tuple[str, str, bool], ...]:
    """(folded phrase, name of the time, whether its language has spaces), the longest first."""
    found = [
        (" ".join(fold_letters(phrase).replace("'", " ").split()), name, bool(table.get("spaces", True)))
        for table in meaning.languages().values() for name, phrases in table.get("times", {}).items()
        if name not in _NO_TIMES for phrase in phrases.split("|")
    ]
    return tuple(sorted(set(found), key=lambda item: -len(item[0])))


def _from_name(name: str, at: datetime) -> datetime:
    if name == "next_week":
        return _morning(at + timedelta(days=7 - at.weekday()))
    if name == "next_month":
        return _month(at, at.month % 12 + 1)
    if name == "next_quarter":
        return _month(at, ((at.month - 1) // 3 * 3 + 3) % 12 + 1)
    if name == "next_year":
        return _morning(at.replace(year=at.year + 1, month=1, day=8))
    month, day = _SEASONS[name]
    found = _morning(at.replace(month=month, day=day))
    return found if found > at else found.replace(year=at.year + 1)


@cache
def _units() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Days of a unit, and number words, by folded word."""
    units, numbers = {}, {}
    for table in meaning.languages().values():
        times = table.get("times", {})
        for name, length in (("weeks", 7), ("months", 30)):
            units.update(dict.fromkeys(filter(None, fold_letters(times.get(name, "")).split("|")), length))
        numbers.update({word: number for number, word in enumerate(fold_letters(times.get("numbers", "")).split("|"), 2) if word})
    return units, numbers


def _in_some(plain: str, at: datetime) -> datetime | None:
    units, numbers = _units()
    tokens = plain.split()
    for count, unit in pairwise(tokens):
        number = int(count) if count.isdecimal() and len(count) < 3 else numbers.get(count, 0)
        if number and unit in units:
            return _morning(at + timedelta(days=number * units[unit]))
    return None


@cache
def _months() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Months by folded name, and by the stem of names that are declined."""
    whole, stems = {}, {}
    for language, listed in words("dates")["months"].items():
        for number, forms in enumerate(str(listed).split(), 1):
            for form in forms.split("|"):
                plain = fold_letters(form)
                whole[plain] = number
                if language in _CASES and len(plain) >= _STEM:
                    stems[plain[:_STEM]] = number
    return whole, stems


@cache
def _before() -> frozenset[str]:
    tables = meaning.languages().values()
    return frozenset(word for table in tables for word in fold_letters(table.get("times", {}).get("before", "")).split("|"))


def _in_month(plain: str, at: datetime) -> datetime | None:
    figure = _FIGURE_MONTH.search(plain)
    if figure is not None:
        beside = meaning.packed(plain[figure.end() :])[:_BESIDE]
        return _month(at, _han(figure[1]), _part_of_month(beside, spaces=False)) if 1 <= _han(figure[1]) <= 12 else None
    whole, stems = _months()
    tokens = plain.split()
    for place, token in enumerate(tokens):
        number = whole.get(token) or (stems.get(token[:_STEM]) if not token.isascii() or len(token) > _STEM else None)
        if not number:
            continue
        day = _day_beside(tokens, place)
        if day:
            return _date(at, number, day)
        part = _part_beside(tokens, place)
        if len(token) > _STEM or part > 1 or tokens[max(0, place - 1)] in _before() or not token[:1].isalpha():
            return _month(at, number, part)
    return None


def _part_beside(tokens: list[str], place: int) -> int:
    """The day from which on a part of a month is (“end of May”, “toukokuun lopussa”); its first where no part is named."""
    before = " ".join(tokens[max(0, place - _BESIDE) : place])
    after = tokens[place + 1] if place + 1 < len(tokens) else ""
    return max(_part_of_month(f" {before} $", spaces=True), _part_of_month(f" {after} $", spaces=True))


def _part_of_month(beside: str, *, spaces: bool) -> int:
    for phrase, name in _parts(spaces=spaces):
        if (f" {phrase} $" in beside) if spaces else beside.startswith(phrase):
            return _PARTS[name]
    return 1


@cache
def _parts(*, spaces: bool) -> tuple[tuple[str, str], ...]:
    """(folded phrase, part of a month), the longest first, of the languages with or without spaces."""
    found = [
        (" ".join(fold_letters(phrase).split()), name)
        for table in meaning.languages().values() if table.get("spaces", True) is spaces
        for name in _PARTS for phrase in table.get("times", {}).get(name, "").split("|") if phrase
    ]
    return tuple(sorted(set(found), key=lambda item: -len(item[0])))


def _day_beside(tokens: list[str], place: int) -> int:
    """The day of the month that stands before or after its name (“14 December”, “the 3rd of May”, “14 de mayo”); 0 for none."""
    for near in (place - 1, place - 2, place + 1):
        figure = _DAY.fullmatch(tokens[near]) if 0 <= near < len(tokens) else None
        between = tokens[place - 1] if near == place - 2 else ""
        if figure and 1 <= int(figure[1]) <= 31 and len(between) <= _LINKING:
            return int(figure[1])
    return 0


def _date(at: datetime, month: int, day: int) -> datetime | None:
    """The next such day; None where its month has none."""
    for year in (at.year, at.year + 1):
        try:
            found = _morning(at.replace(year=year, month=month, day=day))
        except ValueError:
            continue
        if found > at:
            return found
    return None


def _han(figure: str) -> int:
    if figure.isascii():
        return int(figure)
    values = [_HAN[sign] for sign in figure]
    return sum(values) if len(values) < 3 else 0


def _month(at: datetime, month: int, day: int = 1) -> datetime:
    """A day of the next such month."""
    year = at.year + (month < at.month or (month == at.month and day <= at.day))
    return _morning(at.replace(year=year, month=month, day=day))


def _morning(at: datetime) -> datetime:
    return at.replace(hour=9, minute=0, second=0, microsecond=0)
