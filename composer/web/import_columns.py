"""Which column of a table holds what, where the table does not tell: one box a field, what is guessed chosen beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from composer.channels import load_channels
from composer.errors import ComposerError
from composer.imports.detect import open_source
from composer.imports.table_columns import guess, header_of
from composer.web.state import cells
from composer.web.words import channel_title

_TABLES: Final = (".csv", ".tsv", ".txt")
_FIELDS: Final = {
    "at": "When", "person": "Who", "handle": "Their address or profile", "channel": "Channel", "direction": "Sent or received",
    "text": "Message", "replied": "When they replied", "subject": "Subject",
}
_EVERY: Final = "="  # before a value that holds for every row
_GUESSED: Final = ""


def choose(paths: Sequence[Path], *, wanted: bool) -> dict[str, str]:
    """The map of columns that the user chose, empty where all is left as guessed; `wanted` opens the boxes."""
    table = next((path for path in paths if path.suffix.lower() in _TABLES), None)
    if table is None:
        return {}
    try:
        with open_source(table) as source:
            header = [name for name in header_of(source)[0] if name]
    except (ComposerError, OSError):
        return {}
    if len(header) < 2:
        return {}
    guessed = guess(header)
    box = st.expander("Columns of the table", key=f"columns_{wanted}", icon=":material/view_column:", expanded=wanted)
    chosen: dict[str, str] = {}
    with box:
        cell = cells(2)
        for field, title in _FIELDS.items():
            options = [_GUESSED, *header, *_values(field)]
            held = guessed.get(field, "")
            picked = str(next(cell).selectbox(
                title, options, key=f"column_{field}", format_func=partial(_shown, guessed=held),
            ))
            if picked != _GUESSED:
                chosen[field] = picked
    return chosen


def _values(field: str) -> list[str]:
    if field == "channel":
        return [f"{_EVERY}{name}" for name in load_channels()]
    return [f"{_EVERY}out", f"{_EVERY}in"] if field == "direction" else []


def _shown(name: str, guessed: str) -> str:
    if name == _GUESSED:
        return f"Work it out ({guessed})" if guessed else "Not in the table"
    if not name.startswith(_EVERY):
        return name
    value = name.removeprefix(_EVERY)
    return f"Every row: {({'out': 'sent by me', 'in': 'received'}).get(value) or channel_title(value)}"
