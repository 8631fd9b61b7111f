"""The files that the page ships: the built editor, its loader and style, the example person."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from composer import data

_FOLDER: Final = data.inside("web", "static")


@cache
def asset(name: str) -> str:
    """The text of one shipped file."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def asset_path(name: str) -> Path:
    """Where a shipped file lies."""
    return _FOLDER / name
