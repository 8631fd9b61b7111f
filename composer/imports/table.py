"""Reads a table of touches: Overture’s own columns `at,person,channel,direction,kind,text`, or any CSV by a column map.

The map (field → column) is guessed from the header, shown, and remembered for the next table with the same header once
the user gave one. `=value` in place of a column stands for every row: `channel==email`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from composer.errors import BadFile
from composer.imports.csv_rows import Rows as CsvRows
from composer.imports.csv_rows import rows
from composer.imports.reader import Item, Options, Owner, Reader, Skipped, given
from composer.imports.source import Source
from composer.imports.table_columns import Columns, columns_of, guess, header_of, is_table, member_of, settle
from composer.imports.table_rows import Rows
from composer.imports.written_times import Habits
from composer.normalise import mail_address

_SAMPLE: Final = 5000  # rows looked at to find the owner
_PRESENT: Final = 0.95  # of them, for the one address that is in every row


def refuse_outlook(source: Source) -> None:
    """Raise BadFile for Outlook’s CSV, which holds no dates, with the way out."""
    header = {name.lower() for name in header_of(source)[0]} if source.is_file else set()
    if {"from: (name)", "to: (name)"} <= header or {"from: (address)", "billing information"} <= header:
        raise BadFile(
            str(source.path), "is Outlook’s CSV, which has no date for any mail, so nothing can be timed; save the mails as "
            ".eml, or export an .mbox (Thunderbird’s ImportExportTools reads Outlook’s .pst), and import that")


def refuse_unclear(source: Source) -> None:
    """Raise BadFile for a .csv whose columns cannot be told, with the way to name them."""
    header = header_of(source)[0]
    if source.is_file and source.label.lower().endswith((".csv", ".tsv")) and len(header) > 1:
        raise BadFile(
            str(source.path), f"is a table whose columns ({', '.join(header[:12])}) aren't known; name them with --columns "
            "at=COLUMN --columns person=COLUMN …, see docs/imports.md")


def knows(source: Source) -> bool:
    """Whether it is a table whose columns can be told."""
    return source.is_file and is_table(header_of(source)[0])


def column_map(source: Source, options: Options) -> Mapping[str, str]:
    """The map that a table is read with: what the user says over what is remembered over what is guessed."""
    return columns_of(source, options).shown


def find_owner(sources: Sequence[Source], me: tuple[str, ...]) -> Owner | None:
    """A table mostly says of each touch which way it went; one with senders and receivers alone needs to know who is who."""
    said = given(me, mail_address)
    if said is not None:
        return said
    present: Counter[str] = Counter()
    total = 0
    for source in sources:
        header, delimiter, line = header_of(source)
        has = guess(header)
        if has.keys() & {"direction", "incoming"} or not {"from", "to"} <= has.keys():
            continue
        ends = header.index(has["from"]), header.index(has["to"])
        for _, row in islice(_rows(source, delimiter, line), _SAMPLE):
            if row and len(row) > max(ends):
                total += 1
                present.update({mail_address(row[place]) or row[place].strip() for place in ends} - {""})
    if not total:
        return Owner(how="the table tells the direction", sure="high")
    everywhere = [name for name, count in present.items() if count >= _PRESENT * total]
    if len(everywhere) != 1 or total < 2:
        return None
    found = given((everywhere[0],), mail_address)
    return None if found is None else Owner(found.names, found.handles, found.account, found.shown, "is in every row", "medium")


def _rows(source: Source, delimiter: str, line: int) -> CsvRows:
    member = member_of(source)
    return rows(lambda: source.text(member), delimiter, lines=line + 1)


def read(source: Source, me: Owner, options: Options) -> Iterator[Item]:
    """Touches and skipped rows of one table."""
    columns = columns_of(source, options)
    made = Rows(columns, _habits(source, columns, options), me, options)
    any_read = False
    for number, row in _rows(source, columns.delimiter, columns.line):
        where = f"{source.label}:{number + columns.line + 1}"
        if row is None or (row and len(row) <= columns.needed) or any(cell.strip() for cell in row[columns.width :]):
            yield Skipped("broken row", where)
        elif any(cell.strip() for cell in row):
            for item in made.items(row + [""] * (columns.width - len(row)), where):
                any_read = any_read or not isinstance(item, Skipped)
                yield item
    settle(source, columns, options, read=any_read)
    options.notes.extend(_said_of_values(made))


def _habits(source: Source, columns: Columns, options: Options) -> Habits:
    """How the dates of the whole file are written: a thirteenth month in one row settles the order of all."""
    found = Habits()
    places = [place for field in ("at", "sent", "replied", "bounced") for place in columns.places.get(field, ())]
    before = source.done
    for _, row in _rows(source, columns.delimiter, columns.line):
        for place in places:
            if row and place < len(row) and row[place]:
                found.see(row[place])
    source.done = before
    found.settle(day_first=options.day_first)
    return found


def _said_of_values(made: Rows) -> Iterator[str]:
    for field, values in made.unknown.items():
        told = [value for value in values if value]
        if told:
            some = ", ".join(f"“{value}”" for value in told[:5]) + (" …" if len(told) > 5 else "")
            means = {"direction": "in", "kind": "message", "channel": "email"}[field]
            yield f"What {some} means in the column of the {field} is not known; say it: --columns '{field}:{told[0]}={means}'."
    if made.ambiguous:
        dates = "one date" if made.ambiguous == 1 else f"{made.ambiguous:,} dates"
        yield f"In {dates} day and month cannot be told apart; say --day-first or --no-day-first."


READER: Final = Reader(
    "csv", "Table (CSV)", "Any table with a time, a person, a channel and a direction, or one row for each contact you wrote to.",
    knows, find_owner, read, "your own address, as it stands among senders and receivers",
)
