"""Which columns of a table mean what: guessed from their names in many languages, remembered, or said by the user.

A table has one row for each touch, or one for each contact (when they were written to, whether they answered). Besides
columns, values may be said: `direction:INCOMING_EMAIL=in` reads that value as inbound in every row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from composer import data
from composer.channel_facts import CHANNEL_FACTS
from composer.errors import BadFile, BadUsage, BadValue
from composer.imports import column_maps
from composer.imports.csv_rows import heads_of
from composer.imports.reader import Options
from composer.imports.source import Source
from composer.imports.table_encoding import encoding_of_table
from composer.imports.wordlists import pattern, words
from composer.model import CHANNELS
from composer.normalise import fold

FIELDS: Final = (
    "at", "clock", "person", "first", "last", "handle", "profile", "number", "channel", "direction", "incoming", "kind",
    "outcome", "from", "to", "subject", "text", "sent", "replied", "bounced", "unsubscribed", "sent_flag", "status",
)
MEANT: Final = {  # fields whose values may be said → what they may mean
    "direction": ("out", "in"), "channel": CHANNELS,
    "kind": ("message", "call", "missed", "voicemail", "meeting", "auto", "bounce", "no", "stop", "reaction", "accepted", "skip"),
}
_MANY: Final = frozenset(("sent", "replied", "bounced", "handle", "direction", "outcome"))  # may stand in several columns
_OF_WHAT: Final = re.compile(r"^\w+ - (?=\S)")  # “Activity - Due date”
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SIGNS: Final = re.compile(r"[\W_]+")


class Columns(NamedTuple):
    """Where each field is, what stands for every row, what values mean, and how the file is written."""

    places: Mapping[str, tuple[int, ...]]
    fixed: Mapping[str, str]
    meant: Mapping[tuple[str, str], str]
    shown: Mapping[str, str]
    width: int
    delimiter: str
    line: int  # that the header stands on, from 0

    @property
    def by_contact(self) -> bool:
        """Whether a row is a contact and no touch."""
        has = self.places.keys() | self.fixed.keys()
        return _is_by_contact(has)

    @property
    def needed(self) -> int:
        """The last column without which a row says nothing."""
        named = (self.places.get(field, (0,))[0] for field in ("at", "person", "handle", "channel", "direction"))
        return max(named)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A name or a value for comparing: small letters, signs as spaces."""
    return _SIGNS.sub(" ", fold(text)).strip() or text.strip()


def member_of(source: Source) -> str:
    """The file of a source that is a table; "" where there is none."""
    names = [name for name in source.names if name.lower().endswith((".csv", ".tsv", ".txt"))] or list(source.names[:1])
    return names[0] if names else ""


def header_of(source: Source) -> tuple[list[str], str, int]:
    """(names of the columns, delimiter, line it stands on) of a table."""
    member = member_of(source)
    if member and member not in source.encodings:
        source.encodings[member] = encoding_of_table(source.head(member), _names())
    found = [([name.strip() for name in header], delimiter, line) for header, delimiter, line in
             (heads_of(source.head_text(member)) if member else ())]
    # A title and a note above the table are no header: the first line whose names can be told is.
    return next((one for one in found if is_table(one[0])), found[0] if found else ([], ",", 0))


_MOST_COLUMNS: Final = 500  # of a table that somebody made; a line of tabs has more


@cache
def _known() -> Mapping[str, str]:
    """Name of a column → field; what several fields share belongs to the first."""
    found: dict[str, str] = {}
    for field, names in words("tables")["columns"].items():
        for name in names:
            found.setdefault(plain(name), field)
    return found


@cache
def _names() -> frozenset[str]:
    """Every name of a column as it is written, in small letters."""
    return frozenset(name.lower() for names in words("tables")["columns"].values() for name in names)


def guess(header: Sequence[str]) -> dict[str, str]:
    """Field → column (several joined by a bar where a field stands in several)."""
    found: dict[str, list[str]] = {}
    for name in header[:_MOST_COLUMNS]:
        # “invitationSentAt” is “invitation sent at”, and as much as “sent at”.
        said = (plain(name), plain(_HUMP.sub(" ", name)), plain(_OF_WHAT.sub("", name)))
        field = next(filter(None, (_known().get(one) for one in (*said, *map(_uncounted, said)))), "") or _of_its_values(name)
        if field:
            found.setdefault(field, []).append(name)
    chosen = {field: "|".join(names) if field in _MANY else _best(field, names) for field, names in found.items()}
    if "at" not in chosen and "clock" in chosen:
        chosen["at"] = chosen.pop("clock")  # “time” alone is when it was
    if "at" not in chosen and "sent" in chosen and not _is_by_contact(chosen):
        chosen["at"] = chosen["sent"].split("|")[0]
    if "to" in chosen and "from" not in chosen:
        chosen.setdefault("person", chosen["to"])  # “to” alone is who it went to
    return {field: chosen[field] for field in FIELDS if field in chosen}


def _of_its_values(name: str) -> str:
    """“direction” for a column named by what stands in it: “Sent/Received”."""
    parts = [plain(part) for part in re.split(r"[/|]", name)]
    known = words("tables")["directions"]
    sides = {side for part in parts for side in ("out", "in") if part in known[side]}
    return "direction" if len(parts) == 2 and len(sides) == 2 else ""


def _uncounted(said: str) -> str:
    return " ".join(pattern("tables", "counted").sub(" ", said).split())


def _best(field: str, names: Sequence[str]) -> str:
    """Of several columns for one field, the one whose name stands first in the list of its names."""
    listed = [plain(name) for name in words("tables")["columns"][field]]
    return min(names, key=lambda name: listed.index(plain(name)) if plain(name) in listed else len(listed))


def _is_by_contact(has: Iterable[str]) -> bool:
    has = set(has)
    if has & {"direction", "incoming"} or {"from", "to"} <= has:
        return False
    return "sent" in has or ("kind" not in has and bool(has & {"replied", "bounced", "status"}))


def is_table(header: Sequence[str]) -> bool:
    """Whether the columns of a header can be told: who, when, and which way or what became of it."""
    if column_maps.recalled(header) is not None:
        return True
    has = guess(header)
    who = bool(has.keys() & {"person", "handle", "first", "last", "profile"}) or {"from", "to"} <= has.keys()
    if _is_by_contact(has):
        return who and ("sent" in has or "at" in has or any(plain(name) in ("merge status", "mergestatus") for name in header))
    return who and "at" in has and len(has) >= 3


def columns_of(source: Source, options: Options) -> Columns:
    """What the user says over what is remembered over what is guessed; raises BadUsage naming what is missing."""
    header, delimiter, line = header_of(source)
    if not header:
        raise BadFile(str(source.path), "is empty")
    _refuse_unknown(options.column_map)
    told = {**(column_maps.recalled(header) or guess(header)), **options.column_map}
    places: dict[str, tuple[int, ...]] = {}
    fixed: dict[str, str] = {}
    meant: dict[tuple[str, str], str] = {}
    for field, name in told.items():
        base, colon, value = field.partition(":")
        if colon:
            meant[base, plain(value)] = name.strip()
        elif name in header:
            places[field] = (header.index(name),)
        elif "|" in name and all(one in header for one in name.split("|")):
            places[field] = tuple(header.index(one) for one in name.split("|"))
        elif name.startswith("="):
            fixed[field] = name[1:]
        else:
            raise BadUsage(f"{source.label} has no column “{name}”; it has {', '.join(header)}")
    found = Columns(places, fixed, meant, told, len(header), delimiter, line)
    _refuse_missing(source, header, found)
    return found


def settle(source: Source, columns: Columns, options: Options, *, read: bool) -> None:
    """Remember the map that a table was read with, or forget one with which nothing in it could be `read`; notes say so."""
    header = header_of(source)[0]
    used = (name for field, told in columns.shown.items() if ":" not in field for name in told.split("|"))
    options.notes.extend(
        f"{source.label} has several columns called “{name}”; the first of them was read."
        for name in dict.fromkeys(used) if header.count(name) > 1)
    before = column_maps.recalled(header)
    if read and options.column_map:
        column_maps.remember(header, columns.shown)
        options.notes.append("These columns are remembered for tables with the same header; --columns replaces them.")
    elif read and before is not None:
        options.notes.append("The columns are those you named before; --columns replaces them.")
    elif not read and before is not None:
        column_maps.forget(header)
        options.notes.append("Nothing could be read with the columns named for it, so they are forgotten.")
    elif options.column_map and not read:
        options.notes.append("Nothing could be read with these columns, so they are not remembered.")


def _refuse_unknown(told: Mapping[str, str]) -> None:
    data.refuse_unknown((field.partition(":")[0] for field in told), FIELDS, "column map")
    for field, name in told.items():
        base, colon, _ = field.partition(":")
        if colon and name.strip() not in MEANT.get(base, ()):
            possible = ", ".join(MEANT[base]) if base in MEANT else "only values of direction, channel and kind can be said"
            raise BadValue("column map", field, f"must mean one of {possible}" if base in MEANT else possible)


def _refuse_missing(source: Source, header: Sequence[str], found: Columns) -> None:
    has = found.places.keys() | found.fixed.keys()
    missing = []
    if not has & {"at", "sent"}:
        missing.append("at")
    if not has & {"channel", "kind", "handle", "profile", "number"} and not {"from", "to"} <= has:
        missing.append("channel")
    if not found.by_contact and not has & {"direction", "incoming", "kind"} and not {"from", "to"} <= has:
        missing.append("direction")
    if not has & {"person", "handle", "first", "last", "profile", "number"} and not {"from", "to"} <= has:
        missing.append("person")
    if missing:
        raise BadUsage(
            f"{source.label}: no column was found for {', '.join(missing)}; name it like --columns {missing[0]}=COLUMN, "
            f"or --columns {missing[0]}==VALUE for every row; the columns are {', '.join(header)}")


@cache
def channel_words() -> Mapping[str, str]:
    """What a channel is called in tables → the channel."""
    listed = words("tables")["channels"]
    called = {plain(word): name for name, some in listed.items() for word in some}
    called |= {plain(word): name for name, facts in CHANNEL_FACTS.items() for word in facts.called}
    return {**called, **{name: name for name in CHANNELS}, **{plain(name): name for name in CHANNELS}}
