"""The files of a LinkedIn export: which they are, their columns in every era, profile addresses and their two dates."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import unquote

from composer.imports.csv_rows import Rows, header_of, rows
from composer.imports.source import Source
from composer.model import TimeBasis

FILES: Final = ("messages.csv", "Invitations.csv", "Connections.csv", "Profile.csv")
_SIGNS: Final = {  # file → columns that only it has
    "messages.csv": frozenset(("FROM", "TO", "DATE", "CONTENT")),
    "Invitations.csv": frozenset(("FROM", "TO", "SENT AT", "DIRECTION")),
    "Connections.csv": frozenset(("FIRST NAME", "LAST NAME", "CONNECTED ON")),
    "Profile.csv": frozenset(("FIRST NAME", "LAST NAME", "HEADLINE")),
}
_PREAMBLE_LINES: Final = 20
MONTHS: Final = {name: number for number, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
# The export does not say in which zone an invitation was sent, so its time lies within 14 hours of what is written.
ZONELESS: Final = timedelta(hours=14)
DAY_US: Final = 86_400_000_000


def members(source: Source) -> dict[str, tuple[str, int, str]]:
    """file → (member, line its header stands on, delimiter): by exact base name in an archive, by its header alone.

    Other files end in `messages.csv` too (`guide_messages.csv` and more); they hold no messages to people.
    """
    found: dict[str, tuple[str, int, str]] = {}
    for file in FILES:
        names = source.names if source.is_file else source.find(file)
        for name in names:
            place = _header(source, name, file)
            if place is not None:
                found.setdefault(file, (name, *place))
                break
    return found


def _header(source: Source, name: str, file: str) -> tuple[int, str] | None:
    text = source.head_text(name).lstrip("\ufeff")
    for number, line in enumerate(text.splitlines()[:_PREAMBLE_LINES]):
        columns, delimiter = header_of(line)
        if _SIGNS[file] <= {column.strip().upper() for column in columns}:
            return number, delimiter
    return None


class Table:
    """One file's rows by column name; a column that this era does not have reads as empty."""

    def __init__(self, source: Source, member: str, line: int, delimiter: str) -> None:
        self.source, self.member, self.line, self.delimiter = source, member, line, delimiter
        self.label = member.rpartition("/")[2]
        header = next((row for _, row in self._all() if row), [])
        self.columns = {name.strip().lstrip("\ufeff").upper(): place for place, name in enumerate(header)}
        self.width = len(header)

    def _all(self) -> Rows:
        return rows(lambda: self.source.text(self.member), self.delimiter, lines=self.line)

    def place(self, column: str) -> int:
        """Where a column stands; one past the last where the file does not have it (rows are padded by one)."""
        return self.columns.get(column, self.width)

    def rows(self) -> Rows:
        """(number, row) of the rows below the header, counted from the header as 1; None for a broken line."""
        every = self._all()
        next(every, None)
        return every


def slug(address: str) -> str:
    """The last part of a profile address, decoded and folded: `…/in/Zo%C3%AB-Brandt/?x` is `zoë-brandt`."""
    tail = address[address.rfind("/") + 1 :]
    if tail and tail.replace("-", "").isalnum() and tail.isascii():
        return tail.lower()
    text = address.strip().partition("?")[0].rstrip("/")
    if not text:
        return ""
    text = text.rpartition("/")[2]
    return unicodedata.normalize("NFC", unquote(text)).lower() if "%" in text or not text.isascii() else text.lower()


def message_time(text: str) -> tuple[datetime, int, TimeBasis] | None:
    """(at, width in µs, basis) of a message's DATE, as exported or as Excel rewrote it; None where it is no date."""
    text = text.strip()
    try:
        if text.endswith(" UTC"):
            return datetime.fromisoformat(text[:-4]).replace(tzinfo=UTC), 0, "utc"
        found = datetime.fromisoformat(text)
        at = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        return (at, DAY_US, "date_only") if len(text) == 10 else (at, 0, "utc")
    except (ValueError, OverflowError):
        day = named_day(text)
        return (day, DAY_US, "date_only") if day else None


_NAMED: Final = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*\.?[ -](\d{4}|\d{2})")
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2}),?\s+(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*([AaPp])\.?[Mm]\.?)?")


def named_day(text: str) -> datetime | None:
    """`02 Oct 2023` or `4-Apr-21` as the start of that day in UTC; None for anything else."""
    match = _NAMED.fullmatch(text.strip())
    month = MONTHS.get(match[2].lower()) if match else None
    if match is None or month is None:
        return None
    try:
        return datetime(_year(match[3]), month, int(match[1]), tzinfo=UTC)
    except ValueError:
        return None


def invitation_time(text: str) -> tuple[datetime, int] | None:
    """`4/16/26, 9:05 AM` as (earliest time it can mean, width in µs); None where it is no date."""
    match = _SLASHED.fullmatch(text.replace("\u202f", " ").strip())
    if match is None:
        return None
    hour = int(match[4])
    if match[6]:
        hour = hour % 12 + (12 if match[6] in "Pp" else 0)
    try:
        wall = datetime(_year(match[3]), int(match[1]), int(match[2]), hour, int(match[5]), tzinfo=UTC)
        return wall - ZONELESS, (2 * 14 * 3600 + 60) * 1_000_000
    except (ValueError, OverflowError):
        return None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
