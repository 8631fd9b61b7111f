"""The lines of a WhatsApp chat export: the one form its headers have, out of the many that phones write.

A file keeps to one form, that of its first line; a line of another form continues a message, so a date inside a message
does not split it. Seen on Android: `D, T - Name: text`; on iOS: `[D, T] Name: text`, with seconds; copied out of a
browser: `[T, D] Name: text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from functools import cache
from typing import Final, NamedTuple

from composer.imports.date_order import Numbers, Order, day_of
from composer.imports.wordlists import words

MARK: Final = "\u200e"  # stands before what the app itself wrote
FIRST_YEAR: Final = 2009  # of WhatsApp
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
_ZEROS: Final = (  # of the digits that phones write dates with
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20, 0x1040,
    0x17E0, 0x1810, 0xFF10,
)
_PLAIN: Final = {
    **{zero + digit: str(digit) for zero in _ZEROS for digit in range(10)}, 0xA0: " ", 0x202F: " ", 0x2009: " ", 0x3000: " ",
    0x60C: ",", 0xFF0C: ",", 0x3001: ",", 0xFF1A: ":",
}
_HEAD: Final = 400  # characters of a line in which its header ends
_NAME: Final = re.compile(r"(?P<name>(?:[^:\n]|:(?! )){1,100}?) ?: (?P<text>.*)", re.DOTALL)
_NAME_ONLY: Final = re.compile(r"(?P<name>[^:\n]{1,100}?):")


class Line(NamedTuple):
    """One message: its raw date and time, the three numbers of the date as written, author ("" for a system line), raw text."""

    number: int
    stamp: str
    date: Numbers
    time: tuple[int, int, int]
    seconds: bool
    author: str
    text: str


class _Forms(NamedTuple):
    """The forms of a header, the day or the hour first, and the words for the second half of the day."""

    bracket: re.Pattern[str]
    bracket_hour_first: re.Pattern[str]
    dash: re.Pattern[str]
    dash_hour_first: re.Pattern[str]
    pm: frozenset[str]


@cache
def _forms() -> _Forms:
    half = words("dates")["half"]
    halves = "|".join(re.escape(word) for word in sorted((*half["am"], *half["pm"]), key=len, reverse=True))
    day = (
        r"(?P<a>\d{1,4})(?P<sep>[./\-]|\. |[년年] ?)(?P<b>\d{1,2})(?:[./\-]|\. |[월月] ?)(?P<c>\d{1,4})"
        r"(?P<dot>\.|[일日]| ?г\.?)?"
    )
    # Words between day and hour (“klo”, “kl.”, “à”, “um”) are of every language; one for half of the day belongs to the hour.
    between = rf"(?P<between>,? ?(?:(?!(?:{halves})(?:[ \d]))[^\W\d_]{{1,6}}\.? ){{0,2}})"
    clock = (
        rf"(?:(?P<before>{halves}) ?)?(?P<h>\d{{1,2}})(?:[:.]| ?h ?)(?P<m>\d{{2}})(?:(?:[:.]| ?min ?)(?P<s>\d{{2}})(?: ?s)?)?"
        rf"(?: ?(?P<after>{halves}))?(?: ?ч\.?)?"
    )

    dash = r"(?P<dash> [-–—] |: |, )(?P<rest>.*)"
    bracket = r"\] ?(?P<rest>.*)"

    def made(form: str) -> re.Pattern[str]:
        return re.compile(form, re.IGNORECASE | re.DOTALL)

    day_first, hour_first = f"{day}{between}{clock}", f"{clock},? {day}(?P<between>)"
    return _Forms(
        made(rf"\[{day_first}{bracket}"), made(rf"\[{hour_first}{bracket}"), made(day_first + dash), made(hour_first + dash),
        frozenset(half["pm"]))


def plain(text: str) -> str:
    """Marks of direction out, other digits and spaces as plain ones; used on headers only."""
    return text if text.isascii() else text.translate(_INVISIBLE).translate(_PLAIN)


def visible(text: str) -> str:
    """A text without the marks of direction that the app puts into it."""
    return text if text.isascii() else text.translate(_INVISIBLE)


def header(line: str) -> re.Match[str] | None:
    """The header of a line in any of the forms, or None; `line` is plain."""
    if not line or (line[0] != "[" and not line[0].isdigit()):
        return None
    forms = _forms()
    if line[0] == "[":
        return forms.bracket.match(line) or forms.bracket_hour_first.match(line)
    return forms.dash.match(line) or forms.dash_hour_first.match(line)


def form(match: re.Match[str]) -> tuple[object, ...]:
    """What stays the same from header to header in one file."""
    parts = match.groupdict()
    return (
        match.re, parts["sep"].strip(), len(parts["a"]) == 4, bool(parts["dot"]), parts["between"], parts.get("dash"),
        parts["s"] is not None, bool(parts["before"]), bool(parts["after"]),
    )


def is_bare(match: re.Match[str]) -> bool:
    """Whether it is a form that WhatsApp does not write, though its lines look alike: in brackets, day first, no seconds."""
    return match.re is _forms().bracket and match["s"] is None


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
    # A mark that stands right before what was counted belongs to it.
    while place and ord(head[place - 1]) in _INVISIBLE:
        place -= 1
    return head[place:] + line[_HEAD:]


def _line(number: int, match: re.Match[str], more: list[str]) -> Line:
    parts = match.groupdict()
    hour = int(parts["h"])
    half = (parts["before"] or parts["after"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half in _forms().pm else 0)
    first = more[0]
    named = _NAME.fullmatch(first) or _NAME_ONLY.fullmatch(first)
    author = plain(named["name"]).strip() if named and not named["name"].isascii() else named["name"].strip() if named else ""
    text = "\n".join([named.groupdict().get("text") or "" if named else first, *more[1:]])
    return Line(
        number, match.string[: match.start("rest")].strip(" -"), (int(parts["a"]), int(parts["b"]), int(parts["c"])),
        (hour, int(parts["m"]), int(parts["s"] or 0)), parts["s"] is not None, author, text)


def wall_time(line: Line, order: Order) -> datetime | None:
    """The wall-clock time of a message, without a zone; None where the numbers are no date."""
    day = day_of(line.date, "ymd" if line.date[0] > 99 else order)
    try:
        return None if day is None else datetime.combine(day, time(*line.time))
    except ValueError:
        return None
