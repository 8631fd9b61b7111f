"""Remembers the column maps that the user gave, by the header of the table, in `column_maps.toml` of the user’s folder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from composer import data
from composer.errors import BadFile
from composer.private_files import write_private
from composer.settings import load_settings

_LIMIT: Final = 200  # maps kept


def _path() -> Path:
    return load_settings().home / "column_maps.toml"


def _key(header: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(header).encode("utf-8", "replace")).hexdigest()[:16]


def _all() -> dict[str, dict[str, str]]:
    path = _path()
    if not path.exists():
        return {}
    tables = {key: columns for key, columns in data.read_toml(path).items() if isinstance(columns, dict)}
    return {key: {str(field): str(name) for field, name in columns.items()} for key, columns in tables.items()}


def recalled(header: Sequence[str]) -> Mapping[str, str] | None:
    """The map that was given for a table with this header; None where there was none or the file cannot be read."""
    try:
        return _all().get(_key(header))
    except BadFile:
        return None


def remember(header: Sequence[str], columns: Mapping[str, str]) -> None:
    """Keep a map for the next table with this header; raises OutsideFailed where the folder cannot be written."""
    try:
        known = _all()
    except BadFile:
        known = {}
    known.pop(_key(header), None)
    known = dict(list(known.items())[-_LIMIT + 1 :])
    known[_key(header)] = dict(columns)
    _write(known)


def forget(header: Sequence[str]) -> None:
    """Let go of the map for tables with this header; raises OutsideFailed where the folder cannot be written."""
    _write({key: columns for key, columns in _all().items() if key != _key(header)})


def _write(known: Mapping[str, Mapping[str, str]]) -> None:
    import tomlkit

    write_private(_path(), tomlkit.dumps(known))
