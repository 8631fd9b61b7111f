"""Writes a benchmark's table into `docs/benchmarks.md` under its own heading, leaving the other sections alone."""

from __future__ import annotations

import fcntl
import re
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
TITLE = "# Benchmarks\n\nEvery figure was measured by the command named above it, on two cores unless it says otherwise.\n"


def write_section(title: str, body: str) -> None:
    """Replace (or add) the section `## title` of the benchmark page by a Markdown body."""
    PAGE.parent.mkdir(exist_ok=True)
    with PAGE.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        text = file.read() or TITLE
        section = f"\n## {title}\n\n{body.strip()}\n"
        found = re.search(rf"\n## {re.escape(title)}\n.*?(?=\n## |\Z)", text, re.DOTALL)
        text = text[: found.start()] + section + text[found.end() :] if found else text.rstrip() + "\n" + section
        file.truncate(0)
        file.write(text)
