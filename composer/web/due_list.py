"""Who is due, worked out once for as long as neither record nor settings change: going through a large record takes a second."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from composer.due import due_items
from composer.web.state import now

if TYPE_CHECKING:
    from composer.advice.ladder import DueItem
    from composer.record.store import Record
    from composer.settings import Settings

_KEEPS: Final = 300  # seconds for which a list holds, since who is due also depends on the hour
_held: tuple[str, tuple[DueItem, ...]] | None = None
_lock = threading.Lock()


def due(record: Record, settings: Settings, ahead_days: int) -> tuple[DueItem, ...]:
    """Who is due now or within some days, the most urgent first."""
    global _held  # noqa: PLW0603 - one list for the process: it is one user's
    at = now()
    state = _state(record.path)
    if not state:
        return due_items(record, settings, at, ahead_days=ahead_days)
    key = repr((state, settings, ahead_days, int(at.timestamp()) // _KEEPS))
    with _lock:
        if _held is None or _held[0] != key:
            _held = (key, due_items(record, settings, at, ahead_days=ahead_days))
        return _held[1]


def _state(path: Path | None) -> str:
    """What changes with every change of a record in a file; empty for one on a server."""
    if path is None:
        return ""
    files = (path, path.with_name(f"{path.name}-wal"))
    return repr([(str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.exists()])
