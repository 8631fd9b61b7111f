"""Writes `docs/commands.md` from the parser's own help, so that the page cannot drift from the program."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).resolve().parent / "commands.md"
HEAD = """# The command line

`python -m composer COMMAND` (installed: `overture COMMAND`). Every command takes `--format json`: JSON on standard output alone,
messages on standard error. Exit status: 0 fine · 1 findings at or above `--fail-on` · 2 bad usage or input, said in one line ·
3 something outside failed (a server, the disk). `OVERTURE_HOME` is the folder of settings and data, `OVERTURE_DATABASE_URL` the
record. This page is written by `python docs/make_commands.py` from the program's own help.
"""


def commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Every command that can be run, with nested ones in place of their group."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield parser
    for group in groups:
        for child in group.choices.values():
            yield from commands(child)


def page() -> str:
    """The whole page."""
    os.environ["COLUMNS"] = "110"
    from composer.cli.parser import build_parser

    parts = [HEAD]
    for command in commands(build_parser()):
        name = command.prog.removeprefix("python -m composer ")
        usage = re.sub(r"\s+", " ", command.format_usage().removeprefix("usage: ")).strip()
        options = command.format_help().partition("\n\n")[2]
        parts.append(f"## {name}\n\n```text\n{usage}\n\n{options.strip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
