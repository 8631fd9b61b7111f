"""Writes the tables of `docs/own-rules.md` from the checker's own names, so that the page cannot drift from the program.

A table is known by its first line; its rows are replaced, all else on the page stays as it was written.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

PAGE = Path(__file__).resolve().parent / "own-rules.md"
sys.path.insert(0, str(PAGE.parent.parent))

Row = tuple[str, str]


def tables() -> Mapping[str, Iterable[Row]]:
    """First line of a table → its rows: a name and what it says."""
    from composer.etiquette.features import metrics
    from composer.etiquette.grounding import brief_checks
    from composer.etiquette.properties import structural

    return {
        "| metric | counts |": [(name, metric.says) for name, metric in metrics.METRICS.items()],
        "| property | holds where there is |": [(name, wanted.says) for name, wanted in structural.PROPERTIES.items()],
        "| check | fires on |": [(name, check.says) for name, check in brief_checks.CHECKS.items()],
    }


def page() -> str:
    """The whole page with its tables written anew."""
    text = PAGE.read_text(encoding="utf-8")
    for first, rows in tables().items():
        lines = "".join(f"| `{name}` | {said} |\n" for name, said in rows)
        text, found = re.subn(
            rf"({re.escape(first)}\n\|---\|---\|\n)(?:\|.*\n)*", lambda table, rows=lines: table[1] + rows, text  # type: ignore[misc]
        )
        if found != 1:
            raise SystemExit(f"{PAGE}: the table “{first}” stands there {found} times")
    return text


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
