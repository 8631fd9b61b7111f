"""What every reader gives and takes: touches out, skipped records with reasons, the owner and the options in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from composer.imports.source import Source
from composer.model import EARLIEST, LATEST, Contact, ImportedTouch
from composer.normalise import fold

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
    """One platform: does it know this export, whose is it (given what the user said), and what is in it.

    `title` is what the page and messages call it, `how` tells how to get the export and what of it to drop on the page.
    """

    name: str
    title: str
    how: str
    knows: Callable[[Source], bool]
    find_owner: Callable[[Sequence[Source], tuple[str, ...]], Owner | None]
    read: Read
    ask: str = "your own name in it"
    contacts: Callable[[Source, Options], Iterator[Contact | Skipped]] | None = None  # of what holds people and no messages


def given(me: tuple[str, ...], handle: Callable[[str], str] = str.strip) -> Owner | None:
    """The owner from what the user said: each word both as a name and as a handle; None where nothing was said."""
    said = [word.strip() for word in me if word.strip()]
    if not said:
        return None
    handles = [handle(word) for word in said]
    return Owner(frozenset(fold(word) for word in said), frozenset(word for word in handles if word),
                 next((word for word in handles if word), said[0]), ", ".join(said), "you said so", "given")


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
