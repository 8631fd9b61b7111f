"""What every reader gives and takes: touches out, skipped records with reasons, the owner and the options in."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final

from composer.imports.source import Source
from composer.model import EARLIEST, LATEST, ImportedTouch

_NOTHING: Final[Mapping[str, str]] = {}
_MICROSECOND: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Skipped:
    """`count` records that are no touch to a person: why, and where they are (file and row)."""

    kind: str
    where: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose export it is: every name and handle that is the user's own, folded; `how` says how it was found.

    `sure` is given, high, medium or low; `account` names the source in the record; `shown` is what the page shows.
    """

    names: frozenset[str] = frozenset()
    handles: frozenset[str] = frozenset()
    account: str = ""
    shown: str = ""
    how: str = ""
    sure: str = "given"

    def owns(self, handle: str = "", name: str = "") -> bool:
        """Whether a handle is the user's, or, where there is no handle, a name."""
        if handle:
            return handle in self.handles
        return bool(name) and fold(name) in self.names


@dataclass(frozen=True, slots=True)
class Options:
    """What the user told: the zone of times without one (None: this machine's), the country of short phone numbers
    (ISO 3166 code), the columns of a table, whether the day comes before the month, names for ids; readers add `notes`."""

    zone: tzinfo | None = None
    country: str = ""
    column_map: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


Item = ImportedTouch | Skipped
_AHEAD: Final = timedelta(days=5 * 366)


def latest(now: datetime) -> datetime:
    """The latest time a message can bear: a clock that was wrong by years would make everything else look old."""
    return min(now + _AHEAD, LATEST) if now < LATEST else LATEST


def believed(item: Item, until: datetime) -> Item:
    """The item; a touch from before `EARLIEST` or after that time is left out."""
    if isinstance(item, Skipped) or EARLIEST <= item.at <= until:
        return item
    return Skipped("impossible date", item.location)


Read = Callable[[Source, Owner, Options], Iterator[Item]]


@dataclass(frozen=True, slots=True)
class Reader:
    """One platform: does it know this export, whose is it (given what the user said), and what is in it."""

    name: str
    title: str
    knows: Callable[[Source], bool]
    find_owner: Callable[[Sequence[Source], tuple[str, ...]], Owner | None]
    read: Read
    ask: str = "your own name in it"


def fold(text: str) -> str:
    """Case, accents and spaces folded, for comparing names."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def given(me: tuple[str, ...], handle: Callable[[str], str] = str.strip) -> Owner | None:
    """The owner from what the user said: each word both as a name and as a handle; None where nothing was said."""
    said = [word.strip() for word in me if word.strip()]
    if not said:
        return None
    handles = [handle(word) for word in said]
    return Owner(frozenset(fold(word) for word in said), frozenset(word for word in handles if word),
                 next((word for word in handles if word), said[0]), ", ".join(said), "you said so", "given")


def sound(text: str) -> str:
    """A text that every database takes: no NUL, no half surrogate."""
    if "\0" in text:
        text = text.replace("\0", "")
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?:\s[^<>]{0,4000})?/?>")
_DROP: Final = re.compile(r"<(style|script|head|title)\b.*?</\1\s*>|<!--.*?-->|<![^>]*>", re.IGNORECASE | re.DOTALL)
_BREAKS: Final = frozenset(("p", "br", "div", "li", "tr", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "table", "hr"))
_BLANK_LINES: Final = re.compile(r"[ \t\r]*\n(?:[ \t\r]*\n)+")


def plain_html(text: str) -> str:
    """The words of an HTML text: tags out, paragraphs kept as lines, entities resolved."""
    if "<" in text:
        if "<!" in text or "</" in text:
            text = _DROP.sub("", text)
        text = _TAG.sub(lambda tag: "\n" if tag[2].lower() in _BREAKS else "", text)
    if "&" in text:
        text = html.unescape(text)
    return _BLANK_LINES.sub("\n\n", text.replace("\xa0", " ")).strip()


def to_utc(wall: datetime, zone: tzinfo | None) -> tuple[datetime, int]:
    """A wall-clock time in a zone (None: this machine's) as UTC, and how many microseconds it leaves open.

    In the hour that the clock repeats in autumn, and in the one that it leaps in spring, two readings are possible; the
    earlier one is given and the rest is left open.
    """
    def at(fold_: int) -> datetime:
        moment = wall.replace(fold=fold_)
        return (moment.replace(tzinfo=zone) if zone is not None else moment.astimezone()).astimezone(UTC)

    try:
        first, second = at(0), at(1)
    except (OverflowError, ValueError, OSError):
        return wall.replace(tzinfo=UTC), 24 * 3600 * 1_000_000
    return min(first, second), abs((second - first) // _MICROSECOND)


@lru_cache(maxsize=20_000)
def phone(number: str, country: str = "") -> str:
    """A phone number as E.164 where it can be told, else its digits; "" where it is none (a name, a service word)."""
    compact = re.sub(r"[\s().\-/\u2010-\u2015\u202a-\u202e\u2066-\u2069\xa0]", "", number)
    if not re.fullmatch(r"\+?\d{3,20}", compact):
        return ""
    if compact.startswith("00") and len(compact) > 8:
        compact = "+" + compact[2:]
    if len(compact) >= 8 and (compact.startswith("+") or country):
        import phonenumbers

        try:
            parsed = phonenumbers.parse(compact, country or None)
        except phonenumbers.NumberParseException:
            return compact
        return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
    return compact


def mail_address(word: str) -> str:
    """A mail address in lower case, out of `Name <address>` too; "" where it is none."""
    inner = word[word.rfind("<") + 1 :].partition(">")[0] if "<" in word else word
    inner = inner.strip().strip("'\"").lower()
    return inner if "@" in inner and " " not in inner and len(inner) <= 320 else ""
