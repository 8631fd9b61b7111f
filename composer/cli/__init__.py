"""The command line: a parser and a dispatch to thin commands over the library.

Exit status: 0 fine; 1 findings at or above `--fail-on`; 2 bad usage or bad input; 3 something outside failed.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from composer.channel_facts import PROBLEMS
from composer.cli.arguments import help_of, shown
from composer.cli.parser import build_parser
from composer.cli.terminal import say
from composer.errors import ComposerError, OutsideFailed, why

_COLLECTED_AFTER: Final = 50_000  # new objects, not 700: a rule book alone is 40,000 that stay, searched for rubbish 60 times


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status; every expected failure is one line on standard error."""
    gc.set_threshold(_COLLECTED_AFTER)
    atexit.register(gc.freeze)  # or all that is left is searched for rubbish once more on the way out: a tenth of a short command
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    for problem in PROBLEMS:  # in the user's own channels; the others work
        say(f"overture: {problem}")
    parser = build_parser()
    args = parser.parse_args(argv)
    if not hasattr(args, "run"):
        help_of(parser, args).print_help()
        return 0
    module, _, name = args.run.partition(":")
    try:
        status: int = getattr(import_module(f"composer.cli.{module}"), name)(args)
        sys.stdout.flush()
    except ComposerError as problem:
        say(f"overture: {shown(str(problem))}")
        return problem.exit_status
    except BrokenPipeError:  # the reader of our output went away; nothing is lost
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as problem:  # a disk, a folder or a device that no command had reason to expect
        where = f"{problem.filename}: " if problem.filename else ""
        say(f"overture: {where}{why(problem)}")
        return OutsideFailed.exit_status
    except KeyboardInterrupt:
        return 130
    return status


def _open_closed_streams() -> None:
    """Put nothing in the place of a standard stream that was closed, so that no file of ours gets its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  # stays open to the end
