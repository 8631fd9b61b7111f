"""Times as people and programs write them: numbers in the order of their file, months by name in many languages, epochs.

A time is as exact as it is written: to the second, the minute, the hour or the day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_tz
from functools import cache
from typing import Final, NamedTuple

from composer.imports.date_order import DateOrder, Numbers, Order, day_of
from composer.imports.wordlists import words

EXACT, MINUTE_US, HOUR_US, DAY_US = 0, 60_000_000, 3_600_000_000, 86_400_000_000
_LONGEST: Final = 100  # characters of a written time
_YEARS: Final = range(1970, 2200)  # of epochs and of serial days; other numbers are no times
_ISO: Final = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T _](\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?)?"
    r"\s*(Z|(?:UTC|GMT)?[+-]\d{2}(?::?\d{2})?|UTC|GMT)?", re.IGNORECASE)
_EPOCH: Final = re.compile(r"(\d{9,10}|\d{12,13}|\d{15,16})(?:\.\d+)?")
_SERIAL: Final = re.compile(r"(\d{5})(?:[.,](\d+))?")  # the days since 1899 that spreadsheets count
_SERIAL_DAY: Final = date(1899, 12, 30)
_ZONE: Final = re.compile(
    r"\(?\b(?:(?P<named>UTC|GMT|Z|[ECMP][SD]T)\b)?\s?(?P<offset>(?<!\d)[+-]\d{1,2}(?::?\d{2})?)?\)?\s*(?:\([^()]*\))?$",
    re.IGNORECASE)
_OFFSETS: Final = {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_DATE: Final = re.compile(r"(?<!\d)(\d{1,4})\s?([./\-年년])\s?(\d{1,2})\s?[./\-月월]\s?(\d{1,4})(?!\d)\s?(?:[日일]|г\b\.?|\.)?")
_NUMBERED_MONTH: Final = re.compile(r"\b(?:tháng|thg)\.?\s?(1[0-2]|0?[1-9])\b", re.IGNORECASE)
_ENGLISH: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|re|e|ste|de|º|ª|\.º)?$", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+(?:[.॰][^\W\d_]+)*|\d+(?:st|nd|rd|th|er|ste|º)?", re.IGNORECASE)


class Written(NamedTuple):
    """A time: its wall clock, what it leaves open in microseconds, and its zone where it states one."""

    wall: datetime
    width: int
    zone: timezone | None = None


class Habits:
    """How the dates of one file are written: the order of their numbers and the language of their months."""

    def __init__(self, order: Order | None = None, language: str = "") -> None:
        self.order, self.language = order, language
        self.numbers = DateOrder()
        self.months: Counter[str] = Counter()

    def see(self, text: str) -> None:
        """Take one more date of the file into account."""
        numbers = _numbers(text)
        if numbers is not None:
            self.numbers.see(numbers)
            return
        for word in _WORD.findall(text.casefold()):
            self.months.update(_month_words().get(word, {}))

    def settle(self, *, day_first: bool | None = None, runs_on: bool = False) -> None:
        """Decide; what the user says decides over what the dates tell."""
        self.order = self.numbers.settled(runs_on=runs_on)
        if day_first is not None and self.order != "ymd":
            self.order = "dmy" if day_first else "mdy"
        most = max(self.months.values(), default=0)
        self.language = next((name for name in words("dates")["months"] if most and self.months[name] == most), "")


def of_file(texts: Iterable[str], *, day_first: bool | None = None, runs_on: bool = False) -> Habits:
    """The habits that all dates of a file tell together."""
    found = Habits()
    for text in texts:
        found.see(text)
    found.settle(day_first=day_first, runs_on=runs_on)
    return found


def parse(text: str, habits: Habits) -> Written | None:
    """The time that a text writes; None where it is none, or where day and month cannot be told apart."""
    text = " ".join(text.replace("\u202f", " ").replace("\xa0", " ").translate(_MARKS).split())
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _iso(text) or _counted(text) or _written(text, habits) or _mailed(text)
    except (ValueError, OverflowError):
        return None


_MARKS: Final = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))


def _iso(text: str) -> Written | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    wall = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))  # noqa: DTZ001  # a wall clock
    width = DAY_US if hour is None else HOUR_US if minute is None else MINUTE_US if second is None else EXACT
    return Written(wall, width, _offset(zone) if zone and hour else None)


def _counted(text: str) -> Written | None:
    match = _EPOCH.fullmatch(text)
    if match is not None:
        micros = int(match[1]) * 10 ** (6 - 3 * ((len(match[1]) - 9) // 3))
        at = datetime(1970, 1, 1) + timedelta(microseconds=micros)  # noqa: DTZ001  # its zone is given beside it
        return Written(at, EXACT, UTC) if at.year in _YEARS else None
    match = _SERIAL.fullmatch(text)
    if match is None:
        return None
    days = float(f"{match[1]}.{match[2] or 0}")
    wall = datetime.combine(_SERIAL_DAY, time()) + timedelta(seconds=round(days * 86_400))
    return Written(wall, EXACT if match[2] else DAY_US) if wall.year in _YEARS else None


def _written(text: str, habits: Habits) -> Written | None:
    clocks = list(_clock().finditer(text))
    # “05.03.26 10.30” begins like a clock too: of two with full stops the last one is it.
    clock = next((one for one in clocks if ":" in one[0]), clocks[-1] if clocks else None)
    hour, minute, second, width, rest = 0, 0, 0, DAY_US, text
    if clock is not None:
        parts = clock.groupdict()
        hour, minute, second = int(parts["h"] or parts["hour"]), int(parts["m"] or 0), int(parts["s"] or 0)
        half = (parts["before"] or parts["after"] or parts["half"] or "").casefold()
        if half:
            hour = hour % 12 + (12 if half in words("dates")["half"]["pm"] else 0)
        width = HOUR_US if parts["m"] is None else MINUTE_US if parts["s"] is None else EXACT
        rest = f"{text[: clock.start()]} {text[clock.end() :]}".strip()
    zone = _ZONE.search(rest) if clock is not None else None
    said = zone is not None and (zone["named"] or zone["offset"])
    if zone is not None and said:
        rest = rest[: zone.start()].strip()
    day = _day(rest, habits)
    if day is None:
        return None
    return Written(datetime.combine(day, time(hour, minute, second)), width, _offset(zone[0]) if zone and said else None)


def _day(text: str, habits: Habits) -> date | None:
    numbers = _numbers(text)
    if numbers is not None:
        return _numbered(numbers, text, habits)
    month, known = 0, []
    text = _NUMBERED_MONTH.sub(lambda match: f" {_ENGLISH[int(match[1]) - 1]} ", text)
    for word in _WORD.findall(text.casefold()):
        named = _month_words().get(word)
        if named is not None and not month:
            month = named.get(habits.language) or (next(iter(set(named.values()))) if len(set(named.values())) == 1 else 0)
        elif word[0].isdigit():
            known.append(word)
    if not month or len(known) != 2:
        return None
    years = [word for word in known if word.isdecimal() and len(word) == 4]
    year = years[0] if years else known[1]
    day = _ORDINAL.match(next((word for word in known if word is not year), ""))
    number = int(year) if year.isdecimal() else 0
    return date(number + (2000 if number < 100 else 0), month, int(day[1])) if day and number else None


def _numbers(text: str) -> Numbers | None:
    match = _DATE.search(text)
    return (int(match[1]), int(match[3]), int(match[4])) if match else None


def _numbered(numbers: Numbers, text: str, habits: Habits) -> date | None:
    if numbers[0] > 99:
        return day_of(numbers, "ymd")
    if habits.order is not None:
        return day_of(numbers, habits.order)
    possible = set(filter(None, (day_of(numbers, "dmy"), day_of(numbers, "mdy"))))
    if len(possible) == 1:
        return possible.pop()
    # Where nothing tells, dots and dashes stand in countries that write the day first; slashes stand in both.
    return None if "/" in text else day_of(numbers, "dmy")


def _mailed(text: str) -> Written | None:
    parts = parsedate_tz(text)
    if parts is None or parts[0] < _YEARS[0]:
        return None
    zone = None if parts[9] is None else timezone(timedelta(seconds=parts[9]))
    return Written(datetime(*parts[:5], min(59, parts[5])), EXACT, zone)  # noqa: DTZ001  # its zone is given beside it


def _offset(text: str) -> timezone | None:
    text = text.strip(" ()").casefold()
    name = text[:3]
    hours = re.search(r"([+-])(\d{1,2})(?::?(\d{2}))?", text)
    if hours is None:
        return timezone(timedelta(hours=_OFFSETS[name])) if name in _OFFSETS else UTC
    delta = timedelta(hours=int(hours[2]), minutes=int(hours[3] or 0))
    return timezone(-delta if hours[1] == "-" else delta)


@cache
def _clock() -> re.Pattern[str]:
    half = words("dates")["half"]
    halves = "|".join(re.escape(word) for word in sorted((*half["am"], *half["pm"]), key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<before>{halves})\s?)?(?<![\d.:])(?P<h>[01]?\d|2[0-3])(?::|\s?h\s?|\s?[시時时点點]\s?|\.(?=\d\d(?:\s|$|\.\d\d(?!\d))))"
        rf"(?P<m>[0-5]\d)(?:[:.분分]\s?(?P<s>[0-5]\d)(?:[.,]\d+)?[초秒]?)?[분分]?(?![\d.]?\d)(?:\s?(?P<after>{halves})(?!\w))?"
        r"|(?<![\d./-])(?P<hour>1[0-2]|0?\d)\s?(?P<half>[ap]\.?\s?m\b\.?)", re.IGNORECASE)


@cache
def _month_words() -> Mapping[str, Mapping[str, int]]:
    """Word → the month it names in each language that has it."""
    found: dict[str, dict[str, int]] = {}
    for language, listed in words("dates")["months"].items():
        for number, forms in enumerate(listed.split(" "), 1):
            for form in forms.split("|"):
                found.setdefault(form.rstrip("."), {})[language] = number
    return found
