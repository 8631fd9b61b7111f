"""What an export is: asks each reader in turn, the surest signs first."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Final, NamedTuple

from composer.errors import BadFile, BadUsage
from composer.imports import imessage, linkedin, mailfiles, meta, slack, sms, strangers, table, telegram, vcard, whatsapp, x
from composer.imports.reader import Reader
from composer.imports.source import Source

READERS: Final[tuple[Reader, ...]] = (
    linkedin.READER, x.READER, slack.READER, meta.FACEBOOK, meta.INSTAGRAM, telegram.READER, sms.READER, imessage.READER,
    vcard.READER, mailfiles.READER, whatsapp.READER, table.READER,
)
_ZIPS: Final = 500  # in a folder, that are looked into
_TABLES: Final = 500
# What people gather in a folder of their own; the others write the folder themselves, and all that lies in it is theirs.
_GATHERED: Final = (sms.READER, imessage.READER, vcard.READER, mailfiles.READER, whatsapp.READER, table.READER)


class Found(NamedTuple):
    """An export, the reader for it, and what in the same place is left unread."""

    source: Source
    reader: Reader
    unread: str = ""


def reader_named(name: str) -> Reader:
    """The reader of that name; raises BadUsage naming them all."""
    for reader in READERS:
        if reader.name == name:
            return reader
    raise BadUsage(f"there is no reader “{name}”; one of {', '.join(reader.name for reader in READERS)}")


def open_source(path: str | Path) -> Source:
    """An export opened for reading; raises BadFile where it is missing or broken."""
    return Source(Path(os.path.expanduser(path)))  # noqa: PTH111  # leaves an unknown user’s ~name as it is


def reader_for(source: Source) -> Reader:
    """The reader that knows this export; raises BadFile with the way out where none does, or where it is Outlook’s CSV."""
    table.refuse_outlook(source)
    reader = _knowing(source)
    if reader is not None:
        return reader
    table.refuse_unclear(source)
    raise BadFile(str(source.path), strangers.what_it_is(source))


def recognise(path: str | Path) -> str:
    """The name of the reader for a zip, folder or file; raises BadFile where none knows it."""
    with open_source(path) as source:
        return reader_for(source).name


def exports_at(path: str | Path, wanted: str, stack: ExitStack) -> list[Found]:
    """The exports at a path: the file, zip or folder itself, all that people gather in a folder, else the zips that lie in it.

    `wanted` names the reader where the user did. The stack closes what is opened. Raises BadFile or BadUsage.
    """
    source = stack.enter_context(open_source(path))
    if not source.is_folder:
        return [Found(source, _reader(source, wanted))]
    zips = [name for name in source.names if name.lower().endswith(".zip")][:_ZIPS]
    known = [reader for reader in READERS if reader.knows(source)]
    inside = [] if known else [found for name in zips if (found := _in_zip(source.root / name, wanted, stack)) is not None]
    if inside:
        return inside
    tables = [name for name in source.names if name.lower().endswith((".csv", ".tsv")) and "/" not in name][:_TABLES]
    if tables and wanted == table.READER.name:
        return [Found(stack.enter_context(Source(source.root / name)), table.READER) for name in tables]
    if not wanted and (known or tables) and all(reader in _GATHERED for reader in known):
        return _gathered(source, known, tables, zips, stack)
    unread = [*([] if wanted else [reader.title for reader in known[1:]]), *zips[:3]]
    note = _left(source, unread)
    return [Found(source, known[0] if known and not wanted else _reader(source, wanted), note)]


def _gathered(source: Source, known: list[Reader], tables: list[str], zips: list[str], stack: ExitStack) -> list[Found]:
    """Everything in a folder that a reader knows, each by its own; what none knows is named."""
    opened = {name: stack.enter_context(Source(source.root / name)) for name in tables}
    found = [Found(source, reader) for reader in known]
    found += [Found(one, table.READER) for one in opened.values() if table.knows(one)]
    packed = {name: _in_zip(source.root / name, "", stack) for name in zips}
    found += [one for one in packed.values() if one is not None]
    if not found:
        return [Found(source, reader_for(next(iter(opened.values()))))]  # says of a table why it can't be read
    unread = [name for name, one in opened.items() if not table.knows(one)]
    unread += [name for name, one in packed.items() if one is None]
    return [found[0]._replace(unread=_left(source, unread)), *found[1:]]


def _left(source: Source, unread: list[str]) -> str:
    more = f" and {len(unread) - 5} more" if len(unread) > 5 else ""
    return f"{source.label} also holds {', '.join(unread[:5])}{more}; import that by itself." if unread else ""


def _in_zip(path: Path, wanted: str, stack: ExitStack) -> Found | None:
    try:
        source = stack.enter_context(Source(path))
        reader = _knowing(source)
    except BadFile:
        return None  # one of many zips in a folder; what it is cannot be told
    return Found(source, reader) if reader is not None and wanted in ("", reader.name) else None


def _knowing(source: Source) -> Reader | None:
    return next((reader for reader in READERS if reader.knows(source)), None)


def _reader(source: Source, wanted: str) -> Reader:
    if not wanted:
        return reader_for(source)
    reader = reader_named(wanted)
    other = _knowing(source) if reader is not table.READER and not reader.knows(source) else None
    if other is not None and {reader, other} != {meta.FACEBOOK, meta.INSTAGRAM}:
        raise BadFile(str(source.path), f"is no {reader.title} export; it looks like {other.title}")
    return reader
