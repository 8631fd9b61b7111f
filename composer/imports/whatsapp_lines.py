"""The lines of a WhatsApp chat export: the one form its headers have, out of the many that phones write.

A file keeps to one form, that of its first line; a line of another form continues a message, so a date inside a message
does not split it. Seen on Android: `D, T - Name: text`; on iOS: `[D, T] Name: text`, with seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
_DIGITS: Final = {
    **{0x660 + digit: str(digit) for digit in range(10)}, **{0x6F0 + digit: str(digit) for digit in range(10)},
    **{0x966 + digit: str(digit) for digit in range(10)}, 0xA0: " ", 0x202F: " ", 0x2009: " ", 0x60C: ",",
}
_AM: Final = ("a. m.", "a.m.", "am", "오전", "上午", "午前", "ص", "öö", "πμ", "π.μ.", "de.", "de", "पूर्वाह्न", "f.m.", "fm")
_PM: Final = ("p. m.", "p.m.", "pm", "오후", "下午", "午後", "م", "ös", "μμ", "μ.μ.", "du.", "du", "अपराह्न", "e.m.", "em")
_HALF: Final = "|".join(re.escape(word) for word in sorted((*_AM, *_PM), key=len, reverse=True))
_DATE: Final = (
    r"(?P<a>\d{1,4})(?P<sep>[./\-]|\. |[년年] ?)(?P<b>\d{1,2})(?:[./\-]|\. |[월月] ?)(?P<c>\d{1,4})(?P<dot>\.|[일日])?"
)
_BETWEEN: Final = r"(?P<between>,? (?:klo |kl\. |um |à |às |a las |alle |o |at )?|,)"
_TIME: Final = rf"(?:(?P<before>{_HALF}) ?)?(?P<h>\d{{1,2}})[:.](?P<m>\d{{2}})(?:[:.](?P<s>\d{{2}}))?(?: ?(?P<after>{_HALF}))?"
_BRACKET: Final = re.compile(rf"\[{_DATE}{_BETWEEN}{_TIME}\] ?(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_DASH: Final = re.compile(rf"{_DATE}{_BETWEEN}{_TIME}(?P<dash> - |: |, )(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_NAME: Final = re.compile(r"(?P<name>[^:\n]{1,100}?) ?: (?P<text>.*)", re.DOTALL)
_HEAD: Final = 400  # characters of a line in which its header ends
_NAME_ONLY: Final = re.compile(r"(?P<name>[^:\n]{1,100}?):")


class Line(NamedTuple):
    """One message: its raw date and time, the three numbers of the date as written, author ("" for a system line), text."""

    number: int
    stamp: str
    date: tuple[int, int, int]
    year_first: bool
    time: tuple[int, int, int]
    seconds: bool
    author: str
    text: str


def plain(text: str) -> str:
    """Marks of direction out, other digits and spaces as plain ones; used on headers only."""
    return text if text.isascii() else text.translate(_INVISIBLE).translate(_DIGITS)


def header(line: str) -> re.Match[str] | None:
    """The header of a line in any of the forms, or None; `line` is plain."""
    if not line or (line[0] != "[" and not line[0].isdigit()):
        return None
    return (_BRACKET if line[0] == "[" else _DASH).match(line)


def form(match: re.Match[str]) -> tuple[object, ...]:
    """What stays the same from header to header in one file."""
    parts = match.groupdict()
    return (
        match.re is _BRACKET, parts["sep"].strip(), len(parts["a"]) == 4, bool(parts["dot"]), parts["between"], parts.get("dash"),
        parts["s"] is not None, bool(parts["before"]), bool(parts["after"]),
    )


def messages(lines: Iterable[str]) -> Iterator[Line]:
    """The messages of a chat; lines before the first header are left out."""
    shape: tuple[object, ...] | None = None
    open_: re.Match[str] | None = None
    more: list[str] = []
    begun = 0
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        first = line[:1]
        match = header(plain(line[:_HEAD])) if first == "[" or first.isdigit() or not first.isascii() else None
        if match is not None and (shape is None or shape == form(match)):
            if open_ is not None:
                yield _line(begun, open_, more)
            shape = shape or form(match)
            begun, open_ = number, match
            more = [_rest(line, match)]
        elif open_ is not None:
            more.append(line)
    if open_ is not None:
        yield _line(begun, open_, more)


def _rest(line: str, match: re.Match[str]) -> str:
    """What follows the header in the line as it was written, its digits and marks kept."""
    head = line[:_HEAD]
    if len(match.string) == len(head):
        return line[match.start("rest") :]
    wanted = len(match["rest"])
    place = len(head)
    while wanted and place:
        place -= 1
        wanted -= ord(head[place]) not in _INVISIBLE
    return head[place:] + line[_HEAD:]


def _line(number: int, match: re.Match[str], more: list[str]) -> Line:
    parts = match.groupdict()
    hour = int(parts["h"])
    half = (parts["before"] or parts["after"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half in _PM else 0)
    first = more[0]
    if not first.isascii() and ("\u200e" in first[:120] or "\u202a" in first[:120]):
        first = first.translate(_INVISIBLE)
    named = _NAME.fullmatch(first) or _NAME_ONLY.fullmatch(first)
    author = named["name"].translate(_INVISIBLE).replace("\xa0", " ").strip() if named else ""
    text = "\n".join([named.groupdict().get("text") or "" if named else first, *more[1:]])
    date = int(parts["a"]), int(parts["b"]), int(parts["c"])
    return Line(
        number, match.string[: match.start("rest")].strip(" -"), date, len(parts["a"]) == 4,
        (hour, int(parts["m"]), int(parts["s"] or 0)), parts["s"] is not None, author, text)


class Order:
    """Whether the day comes before the month, from all dates of a file: above twelve, then what falls back within a year
    is the day, then what changes more often is the day; None while it cannot be told."""

    def __init__(self) -> None:
        self.above = [0, 0]
        self.falls = [0, 0]
        self.changes = [0, 0]
        self.last: tuple[int, int, int] | None = None

    def see(self, line: Line) -> None:
        """Take the date of one more message into account."""
        if line.year_first:
            return
        first, second, year = line.date
        self.above[0] += first > 12
        self.above[1] += second > 12
        if self.last is not None and self.last[2] == year:
            self.falls[0] += first < self.last[0]
            self.falls[1] += second < self.last[1]
            self.changes[0] += first != self.last[0]
            self.changes[1] += second != self.last[1]
        self.last = line.date

    def day_first(self) -> bool | None:
        """The verdict."""
        for first, second in (self.above, self.falls, self.changes):
            if first != second:
                return first > second
        return None


def wall_time(line: Line, *, day_first: bool) -> datetime | None:
    """The wall-clock time of a message, without a zone; None where the numbers are no date."""
    first, second, third = line.date
    if line.year_first:
        year, month, day = first, second, third
    else:
        day, month, year = (first, second, third) if day_first else (second, first, third)
    year += 2000 if year < 100 else 0
    try:
        return datetime(year, month, day, *line.time)  # noqa: DTZ001  # a wall clock; its zone is the reader's matter
    except ValueError:
        return None
