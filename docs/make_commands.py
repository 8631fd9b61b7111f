"""Writes `docs/commands.md` from the parser's own help and from what the examples print, so that the page cannot drift."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

PAGE = Path(__file__).resolve().parent / "commands.md"
HEAD = """# The command line

`python -m composer COMMAND` (installed: `overture COMMAND`). Every command takes `--format json`: JSON on standard output alone,
messages on standard error. Exit status: 0 fine · 1 findings at or above `--fail-on` · 2 bad usage or input, said in one line ·
3 something outside failed (a server, the disk). A brief too thin to write from is no error: `write` ends with 0 and says under
`missing` what to add, so a script looks whether `drafts` is empty.

`OVERTURE_HOME` is the folder of settings and data, `OVERTURE_DATABASE_URL` the record. A slip in a command or channel gets a
suggestion; `completion bash` prints completion for a shell. `python docs/make_commands.py` writes this page and runs every
example.
"""


def commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Every command that can be run, with nested ones in place of their group."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield parser
    for group in groups:
        for child in group.choices.values():
            yield from commands(child)


LETTER = """Subject: Your talk on dbt tests

Hi Tomás,

I hope this email finds you well! Your talk on dbt tests at Data Council made me count ours. Could we hop on a quick call?

Maya
"""
NOTE = "Hi Tomás, your talk on dbt tests at Data Council made me count ours. Which test caught the most bugs for you?"
FACTS = '{"text": "she gave a talk on dbt tests", "reader": {"name": "Ana Lima"}, "sender": {"name": "Maya Lindqvist"}}'
TOUCHES = """at,person,channel,direction,kind,text
2026-11-02T09:00:00+01:00,Kwame Boateng,email,out,,Hello Kwame. Which bridge came first?
2026-11-03T10:00:00+01:00,Ann Lee,email,out,,Hello Ann. Which year was it?
2026-11-03T15:30:00+01:00,Ann Lee,email,in,,The third.
"""
TOLD = "2026-11-23T09:00:00+00:00"  # the clock of every example that has one
MOST = 22  # lines of an output that the page shows


def set_up(folder: Path) -> None:
    """The files that the examples name, and a user folder with who the user is."""
    from composer.settings import Settings, save_settings

    save_settings(Settings(home=folder / "home", name="Maya Lindqvist", role="data engineer"))
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    (folder / "facts.jsonl").write_text(FACTS + "\n", encoding="utf-8")
    (folder / "touches.csv").write_text(TOUCHES, encoding="utf-8")
    (folder / "messages.csv").write_text(f'name,text\nAna,"{NOTE}"\nBo,Hi Bo!!! Buy now.\n', encoding="utf-8")
    (folder / "docs").symlink_to(PAGE.parent)


def ran(line: str, folder: Path, parser: argparse.ArgumentParser) -> str:
    """What a command prints, its times and folders as they are everywhere."""
    from composer.cli import main

    words = shlex.split(line)
    if "now" in vars(parser.parse_args(words)):
        words += ["--now", TOLD]
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(io.StringIO()), contextlib.chdir(folder):
        main(words)
    said = told.getvalue().replace(f"{folder}/", "").replace(f"{PAGE.parent.parent}/", "").rstrip()
    lines = [line.rstrip()[:130] for line in said.splitlines()]
    return "\n".join([*lines[:MOST], "…"] if len(lines) > MOST else lines)


def page() -> str:
    """The whole page."""
    os.environ["COLUMNS"] = "110"
    from composer.cli.examples import EXAMPLES
    from composer.cli.parser import build_parser

    parser = build_parser()
    helps = {command.prog.removeprefix("python -m composer "): command for command in commands(parser)}
    parts = [HEAD]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {"OVERTURE_HOME": str(folder / "home"), "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
        os.environ.pop("OVERTURE_DATABASE_URL", None)
        set_up(folder)
        shown = {}
        for command in sorted(helps, key=list(EXAMPLES).index):
            shown[command] = [
                f"$ python -m composer {example.line}\n{ran(example.line, folder, parser)}".rstrip() if example.runs
                else f"$ python -m composer {example.line}" for example in EXAMPLES[command]
            ]
    for command in sorted(helps, key=list(EXAMPLES).index):
        options = helps[command].format_help().partition("\n\n")[2].partition("\nexamples:")[0]
        examples = "\n\n".join(shown[command])
        parts.append(f"## {command}\n\n```console\n{examples}\n```\n\n```text\n{options.strip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
