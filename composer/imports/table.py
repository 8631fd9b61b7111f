"""Reads a table of touches: Overture’s own columns `at,person,channel,direction,kind,text`, or any CSV by a column map.

The map (field → column) is guessed from the header, shown, and remembered for the next table with the same header once
the user gave one. `=value` in place of a column stands for every row: `channel==email`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

from composer import data
from composer.channel_facts import CHANNEL_FACTS, HANDLE_KINDS
from composer.errors import BadFile, BadUsage
from composer.imports import column_maps
from composer.imports.csv_rows import head_of, rows
from composer.imports.linkedin_files import slug
from composer.imports.reader import Item, Options, Owner, Reader, Skipped, to_utc
from composer.imports.source import Source
from composer.model import CHANNELS, Direction, ImportedTouch, Kind, Party, TimeBasis
from composer.normalise import clean, fold, mail_address, phone

FIELDS: Final = ("at", "person", "handle", "channel", "direction", "kind", "subject", "text")
_NEEDED: Final = ("at", "channel", "direction")
_GUESSES: Final[Mapping[str, tuple[str, ...]]] = {
    "at": ("at", "date", "datetime", "date time", "time", "timestamp", "sent at", "sent on", "sent", "when", "created at"),
    "person": ("person", "name", "contact", "contact name", "recipient", "full name", "lead", "to", "who", "prospect"),
    "handle": ("handle", "email", "e mail", "email address", "address", "profile", "profile url", "linkedin url", "phone",
               "number"),
    "channel": ("channel", "network", "platform", "medium", "via"),
    "direction": ("direction", "in out", "way", "dir"),
    "kind": ("kind", "activity", "event", "touch type"),
    "subject": ("subject", "title"),
    "text": ("text", "message", "body", "content", "note", "notes", "comment"),
}
_CHANNELS: Final = {
    **{word: name for name, facts in CHANNEL_FACTS.items() for word in facts.called},
    **{name: name for name in CHANNELS}, **{name.replace("_", " "): name for name in CHANNELS},
}
_WAYS: Final[Mapping[str, Direction]] = {
    **dict.fromkeys(("out", "outbound", "outgoing", "sent", "me", "from me"), "out"),
    **dict.fromkeys(("in", "inbound", "incoming", "received", "them", "reply", "to me"), "in"),
}
_KINDS: Final[Mapping[str, Kind]] = {
    "": "message", "message": "message", "call": "call", "missed": "missed", "voicemail": "voicemail", "meeting": "meeting",
    "auto": "auto", "bounce": "bounce", "no": "no", "reaction": "reaction", "accepted": "accepted",
}
_FORMULA: Final = re.compile(r"'[=+\-@\t\r\n\0＝＋－＠]")
_NUMBERS: Final = re.compile(
    r"(\d{1,2})([./-])(\d{1,2})[./-](\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp]\.?[Mm]\.?)?)?")
_CLOCK: Final = re.compile(r"\d[T ,]\s*\d{1,2}(:?\d{2}(:?\d{2})?)?")
_ZULU: Final = re.compile(r"\s(?:UTC|GMT)$")
_EXACT, _MINUTE_US, _HOUR_US, _DAY_US = 0, 60_000_000, 3_600_000_000, 86_400_000_000  # what a time leaves open, as it is written


class _Map(NamedTuple):
    """Where each field is (None: nowhere), what stands for every row, and how the file is written."""

    places: Mapping[str, int]
    fixed: Mapping[str, str]
    shown: Mapping[str, str]
    width: int
    delimiter: str
    line: int  # that the header stands on, from 0


def _member(source: Source) -> str:
    names = [name for name in source.names if name.lower().endswith((".csv", ".tsv", ".txt"))] or list(source.names[:1])
    if not names or (len(names) > 1 and not source.is_file):
        return names[0] if names else ""
    return names[0]


def _header(source: Source) -> tuple[list[str], str, int]:
    member = _member(source)
    header, delimiter, line = head_of(source.head_text(member)) if member else ([], ",", 0)
    return [name.strip() for name in header], delimiter, line


def refuse_outlook(source: Source) -> None:
    """Raise BadFile for Outlook’s CSV, which holds no dates, with the way out."""
    header = {name.lower() for name in _header(source)[0]} if source.is_file else set()
    if {"from: (name)", "to: (name)"} <= header or {"from: (address)", "billing information"} <= header:
        raise BadFile(
            str(source.path), "is Outlook’s CSV, which has no date for any mail, so nothing can be timed; save the mails as "
            ".eml, or export an .mbox (Thunderbird’s ImportExportTools reads Outlook’s .pst), and import that")


def refuse_unclear(source: Source) -> None:
    """Raise BadFile for a .csv whose columns cannot be told, with the way to name them."""
    header = _header(source)[0]
    if source.is_file and source.label.lower().endswith((".csv", ".tsv")) and len(header) > 1:
        raise BadFile(
            str(source.path), f"is a table whose columns cannot be told ({', '.join(header[:12])}); name them with --columns "
            "at=COLUMN --columns person=COLUMN …, see docs/imports.md")


def knows(source: Source) -> bool:
    """Whether it is a table whose columns can be told."""
    if not source.is_file:
        return False
    header = _header(source)[0]
    if column_maps.recalled(header) is not None:
        return True
    guessed = _guess(header)
    return "at" in guessed and ("person" in guessed or "handle" in guessed) and len(guessed) >= 3


def _guess(header: Sequence[str]) -> dict[str, str]:
    plain = {re.sub(r"[\W_]+", " ", fold(name)).strip(): name for name in reversed(header)}
    found: dict[str, str] = {}
    for field, words in _GUESSES.items():
        name = next((plain[word] for word in words if word in plain and plain[word] not in found.values()), None)
        if name is not None:
            found[field] = name
    return found


def column_map(source: Source, options: Options) -> Mapping[str, str]:
    """The map that a table is read with: what the user says over what is remembered over what is guessed."""
    return _map(source, options).shown


def _map(source: Source, options: Options) -> _Map:
    header, delimiter, line = _header(source)
    if not header:
        raise BadFile(str(source.path), "is empty")
    data.refuse_unknown(options.column_map, FIELDS, "column map")
    told = {**(column_maps.recalled(header) or _guess(header)), **options.column_map}
    places = {field: header.index(name) for field, name in told.items() if name in header}
    fixed = {field: name[1:] for field, name in told.items() if name.startswith("=") and field not in places}
    for field, name in told.items():
        if field not in places and field not in fixed:
            raise BadUsage(f"{source.label} has no column “{name}”; it has {', '.join(header)}")
    missing = [field for field in _NEEDED if field not in told]
    if "person" not in told and "handle" not in told:
        missing.append("person")
    if missing:
        raise BadUsage(
            f"{source.label}: no column was found for {', '.join(missing)}; name it like --columns {missing[0]}=COLUMN, "
            f"or --columns {missing[0]}==VALUE for every row; the columns are {', '.join(header)}")
    if options.column_map:
        column_maps.remember(header, told)
    return _Map(places, fixed, told, len(header), delimiter, line)


def find_owner(sources: Sequence[Source], me: tuple[str, ...]) -> Owner:  # noqa: ARG001  # every reader is called alike
    """A table says of each touch which way it went, so nobody need be named."""
    return Owner(how="the table tells the direction", sure="high")


def read(source: Source, me: Owner, options: Options) -> Iterator[Item]:  # noqa: ARG001  # every reader is called alike
    """Touches and skipped rows of one table."""
    found = _map(source, options)
    member = _member(source)
    needed = max(found.places.get(field, 0) for field in ("at", "person", "handle", "channel", "direction"))
    for number, row in rows(lambda: source.text(member), found.delimiter, lines=found.line + 1):
        where = f"{source.label}:{number + found.line + 1}"
        if row is None or (row and len(row) <= needed) or any(cell.strip() for cell in row[found.width :]):
            yield Skipped("broken row", where)
        elif any(cell.strip() for cell in row):
            yield _item(row + [""] * (found.width - len(row)), found, where, options)


def _item(row: list[str], found: _Map, where: str, options: Options) -> Item:
    def cell(field: str) -> str:
        place = found.places.get(field)
        text = row[place] if place is not None else found.fixed.get(field, "")
        return clean(text[1:] if _FORMULA.match(text) else text)

    channel = _CHANNELS.get(re.sub(r"[\W_]+", " ", fold(cell("channel"))).strip())
    direction = _WAYS.get(fold(cell("direction")))
    kind = _KINDS.get(fold(cell("kind")))
    party = _party(cell("person").strip(), cell("handle").strip(), channel or "", options)
    when = _time(cell("at").strip(), options)
    if channel is None or direction is None or kind is None or when is None:
        wrong = zip(("channel", "direction", "kind", "date"), (channel, direction, kind, when), strict=True)
        field = next(name for name, value in wrong if value is None)
        return Skipped("no date" if field == "date" else f"unknown {field}", where)
    if not party.name and not party.handle:
        return Skipped("nobody named", where)
    at, width, basis = when
    return ImportedTouch(
        channel, direction, at, party, "", kind, kind if kind in ("auto", "bounce") else "human", cell("text"),
        subject=cell("subject"), precision_us=width, basis=basis, location=where)


def _party(person: str, handle: str, channel: str, options: Options) -> Party:
    address = mail_address(handle) or mail_address(person)
    name = re.sub(r"\s*<[^<>]*@[^<>]*>\s*$", "", person)
    name = "" if name == address or (address and name.lower() == address) else name
    kind = HANDLE_KINDS.get(CHANNEL_FACTS[channel].handle) if channel else None
    if kind is not None and kind.form == "mail":
        return Party(name, address)
    if kind is not None and kind.form in ("number", "whatsapp"):
        return Party(name, phone(handle, options.country) or phone(person, options.country))
    if kind is not None and kind.name == "linkedin":
        return Party(name, slug(handle) if handle and "@" not in handle else "")
    return Party(name, handle.lstrip("@") if handle and not address and (kind or not channel) else "")


def _time(text: str, options: Options) -> tuple[datetime, int, TimeBasis] | None:
    clock = _CLOCK.search(text)
    width = _DAY_US if clock is None else _EXACT if clock[2] else _MINUTE_US if clock[1] else _HOUR_US
    try:
        wall = datetime.fromisoformat(_ZULU.sub("+00:00", text))
        if wall.tzinfo is not None:
            return wall.astimezone(UTC), width, "offset"
    except (ValueError, OverflowError):
        read_ = _numbers(text, options)
        if read_ is None:
            return None
        wall = read_
    at, rest = to_utc(wall, options.zone)
    return (at, _DAY_US, "date_only") if width == _DAY_US else (at, rest + width, "assumed")


def _numbers(text: str, options: Options) -> datetime | None:
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    half = (match[8] or "").lower()
    day_first = options.day_first
    if first > 12 or second > 12:
        day_first = first > 12
    elif day_first is None:
        day_first = True if match[2] in ".-" else None
    if day_first is None:
        return None
    hour = int(match[5] or 0)
    hour = hour % 12 + (12 if half.startswith("p") else 0) if half else hour
    year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
    day, month = (first, second) if day_first else (second, first)
    try:
        return datetime(year, month, day, hour, int(match[6] or 0), int(match[7] or 0))  # noqa: DTZ001  # a wall clock
    except ValueError:
        return None


READER: Final = Reader(
    "csv", "Table (CSV)", "Any table with a time, a person, a channel and a direction.",
    knows, find_owner, read, "nobody: a table tells the direction of each row",
)
