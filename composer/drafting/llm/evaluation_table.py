"""Runs of `evaluate` side by side: a row for each figure, a column for each run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from composer import data
from composer.errors import BadFile

_MOST: Final = 1024 * 1024
_FIRST, _LAST = "passed at first", "passed after repair"
_SHARES: Final = frozenset({
    "readable answers", "clean at first", "clean after repair", "near copies", "offered", "unsupported at first",
    "unsupported after repair",
})


def read_run(path: Path) -> dict[str, Any]:
    """What an earlier `evaluate --format json` printed; raises BadFile where it is something else."""
    run = data.read_json(path, max_bytes=_MOST)
    if not isinstance(run, dict) or not all(isinstance(run.get(name), dict) for name in (_FIRST, _LAST)):
        raise BadFile(str(path), "is not what `evaluate --format json` prints")
    return run


def side_by_side(runs: Sequence[dict[str, Any]]) -> str:
    """The runs as one aligned table that is also Markdown; a figure that a run lacks is left empty."""
    rows = [tuple(row) for row in _rows(runs)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(runs) + 1)]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows)


def _rows(runs: Sequence[dict[str, Any]]) -> Iterator[list[str]]:
    yield ["", *(str(run.get("model", "")) for run in runs)]
    names = dict.fromkeys(name for run in runs for name in run if name not in ("model", _FIRST, _LAST))
    for name in names:
        yield [name, *(_cell(name, run.get(name)) for run in runs)]
    criteria = dict.fromkeys(name for run in runs for name in run[_FIRST])
    for name in criteria:
        yield [f"{name}: at first → after repair", *(_pair(run[_FIRST].get(name), run[_LAST].get(name)) for run in runs)]


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    return f"{100 * value:.0f} %" if name in _SHARES and isinstance(value, int | float) else str(value)


def _pair(first: Any, last: Any) -> str:
    numbers = isinstance(first, int | float) and isinstance(last, int | float)
    return f"{100 * first:.0f} → {100 * last:.0f} %" if numbers else ""
