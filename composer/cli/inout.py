"""What the commands share: reading texts, opening the record, printing answers."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from composer.cli.terminal import say
from composer.credentials import BACKUP_PASSPHRASE
from composer.errors import NOT_UTF8, BadFile, BadUsage, why

if TYPE_CHECKING:
    from composer.record.store import Record
    from composer.settings import Settings

MAX_TEXT: Final = 16 * 1024 * 1024


def read_text(path: str) -> str:
    """The text of a file, or of standard input for `-`, exactly as given; raises BadFile."""
    try:
        if path == "-":
            if sys.stdin.isatty():
                say("Type or paste the text, then press Ctrl+D on an empty line (Windows: Ctrl+Z, then Enter).")
            raw = sys.stdin.buffer.read(MAX_TEXT + 1)
        else:
            with Path(path).open("rb") as file:
                raw = file.read(MAX_TEXT + 1)
    except OSError as problem:
        raise BadFile(path, why(problem)) from problem
    where = "standard input" if path == "-" else path
    if len(raw) > MAX_TEXT:
        raise BadFile(where, f"larger than {MAX_TEXT // 1024 // 1024} MB; check tables with --column")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise BadFile(where, NOT_UTF8, raw.count(b"\n", 0, problem.start) + 1) from problem


def place(path: str) -> Path:
    """A path that was named, absolute; raises BadUsage for an empty one, which would mean the folder one is in, and for “-”."""
    if not path.strip():
        raise BadUsage("the name of the file or folder is empty")
    if path == "-":
        raise BadUsage("“-” is no name for a file or folder here; give one")
    return Path(path).absolute()


def new_file(path: str) -> Path:
    """A file that a command is about to make, absolute; raises BadUsage for a folder that isn't there or a name that is taken."""
    target = place(path)
    if not target.parent.is_dir():
        raise BadUsage(f"there is no folder {target.parent}; make it first, or name another")
    if os.path.lexists(target):
        raise BadUsage(f"{target} is there already and is not overwritten; give another name")
    return target


def passphrase(what: str, *, new: bool = False) -> str:
    """A passphrase from OVERTURE_BACKUP_PASSPHRASE or asked for unseen at the terminal, a new one twice; raises BadUsage.

    There is no option for it: a shell keeps what is typed, and other users of the machine see the options of a program.
    """
    given = os.environ.get(BACKUP_PASSPHRASE, "")
    if given:
        return given
    if not sys.stdin.isatty():
        raise BadUsage(f"the passphrase is asked for at a terminal; without one, put it in {BACKUP_PASSPHRASE}")
    from getpass import getpass

    typed = getpass(f"Passphrase for {what}: ")
    if new and getpass("The same again: ") != typed:
        raise BadUsage("the two are not the same; nothing was written")
    return typed


def print_json(value: Any) -> None:
    """One JSON document on one line of standard output."""
    print(json.dumps(value, ensure_ascii=False))


def clock(args: argparse.Namespace) -> datetime:
    """`--now`, or the machine's clock."""
    given: datetime | None = getattr(args, "now", None)
    return given or datetime.now(UTC)


def load_settings() -> Settings:
    """The user's settings."""
    from composer.settings import load_settings as load

    return load()


def open_record(settings: Settings) -> Record:
    """The user's record, created at first use."""
    from composer.record.store import open_record as opened

    return opened(settings.record_url, country=settings.country)


def has_record(settings: Settings) -> bool:
    """Whether there is a record yet, so that reading commands need not create one."""
    return bool(settings.database_url) or (settings.home / "record.db").exists()
