"""What an export is: asks each reader in turn, the surest signs first."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from composer.errors import BadFile, BadUsage
from composer.imports import linkedin, mailfiles
from composer.imports.frame import Reader
from composer.imports.source import Source

READERS: Final[tuple[Reader, ...]] = (linkedin.READER, mailfiles.READER)


def reader_named(name: str) -> Reader:
    """The reader of that name; raises BadUsage naming them all."""
    for reader in READERS:
        if reader.name == name:
            return reader
    raise BadUsage(f"there is no reader “{name}”; one of {', '.join(reader.name for reader in READERS)}")


def open_source(path: str | Path) -> Source:
    """An export opened for reading; raises BadFile where it is missing or broken."""
    found = Path(path).expanduser()
    if not found.exists():
        raise BadFile(str(path), "is not there")
    return Source(found)


def reader_for(source: Source) -> Reader:
    """The reader that knows this export; raises BadFile with the way out where none does."""
    for reader in READERS:
        if reader.knows(source):
            return reader
    raise BadFile(str(source.path), "is no export that Overture knows; docs/imports.md says how to get each, or name it with --as")


def recognise(path: str | Path) -> str:
    """The name of the reader for a zip, folder or file; raises BadFile where none knows it."""
    with open_source(path) as source:
        return reader_for(source).name
