"""Messages in the making that the user keeps: one private file each in the folder `drafts` of the settings folder.

A draft goes when its reader is erased, as everything else about them does.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from composer import data
from composer.errors import ComposerError
from composer.model import EARLIEST, LATEST
from composer.normalise import fold
from composer.private_files import write_private

FOLDER: Final = "drafts"
_MOST: Final = 4 << 20  # bytes of one
_NAME: Final = re.compile(r"[a-f0-9]{16}")


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A form as it was last kept (aware UTC), the texts of its editor by their names, and who will read the message."""

    reader: str
    at: datetime
    boxes: Mapping[str, Any]
    texts: Mapping[str, str]


def new_name() -> str:
    """A name that no other draft has."""
    return secrets.token_hex(8)


def keep(home: Path, name: str, draft: KeptDraft) -> None:
    """Write a draft, whole or not at all; raises OutsideFailed."""
    table = {"reader": draft.reader, "at": draft.at.isoformat(), "boxes": dict(draft.boxes), "texts": dict(draft.texts)}
    write_private(_path(home, name), json.dumps(table, ensure_ascii=False, indent=1))


def load(home: Path, name: str) -> KeptDraft | None:
    """One draft; None where there is none of that name, or what is there is none."""
    if not _NAME.fullmatch(name):
        return None
    try:
        table = data.read_json(_path(home, name), max_bytes=_MOST)
        json.dumps(table, ensure_ascii=False).encode()  # ValueError: half a character, which no page can show
        at = datetime.fromisoformat(table["at"])
        texts = {str(key): str(text) for key, text in table["texts"].items()}
        return KeptDraft(str(table["reader"]), at, dict(table["boxes"]), texts) if at.tzinfo and EARLIEST <= at < LATEST else None
    except (ComposerError, ValueError, KeyError, TypeError, AttributeError):
        return None


def every(home: Path) -> dict[str, KeptDraft]:
    """All drafts by name, the one last kept first."""
    names = [path.stem for path in (home / FOLDER).glob("*.json")] if (home / FOLDER).is_dir() else []
    found = {name: draft for name in names if (draft := load(home, name)) is not None}
    return dict(sorted(found.items(), key=lambda item: item[1].at, reverse=True))


def remove(home: Path, name: str) -> None:
    """Take a draft away; nothing where there is none."""
    if _NAME.fullmatch(name):
        _path(home, name).unlink(missing_ok=True)


def forget(folders: Iterable[Path], reader: str, addresses: Collection[str]) -> None:
    """Take away every draft to somebody who is being erased, told by name or address."""
    for folder in folders:
        for name, draft in every(folder).items():
            given = [str(value).casefold() for box, value in draft.boxes.items() if box.startswith("handle_") and value]
            same = bool(reader) and fold(draft.reader) == fold(reader)
            if same or any(address.casefold() in value for address in addresses for value in given):
                with suppress(OSError):
                    remove(folder, name)


def _path(home: Path, name: str) -> Path:
    return home / FOLDER / f"{name}.json"
