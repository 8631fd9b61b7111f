"""What an export is: asks each reader in turn, the surest signs first."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from composer.errors import BadFile, BadUsage
from composer.imports import linkedin, mailfiles, meta, sms, table, telegram, whatsapp, x
from composer.imports.frame import Reader
from composer.imports.source import Source

READERS: Final[tuple[Reader, ...]] = (
    linkedin.READER, x.READER, meta.FACEBOOK, meta.INSTAGRAM, telegram.READER, sms.READER, mailfiles.READER, whatsapp.READER,
    table.READER,
)


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
    for reader in READERS:
        if reader.knows(source):
            return reader
    table.refuse_unclear(source)
    raise BadFile(str(source.path), "is no export that Overture knows; name it with --as, or see docs/imports.md")


def recognise(path: str | Path) -> str:
    """The name of the reader for a zip, folder or file; raises BadFile where none knows it."""
    with open_source(path) as source:
        return reader_for(source).name
