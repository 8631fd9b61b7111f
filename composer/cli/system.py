"""Commands about the program itself: app, doctor, evaluate, completion."""

from __future__ import annotations

import argparse
import os
import socket
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from composer import data
from composer.cli import inout, protection
from composer.cli.show import paint
from composer.cli.terminal import tell, visible
from composer.errors import BadUsage, ComposerError, OutsideFailed

if TYPE_CHECKING:
    from composer.settings import Settings

_Line = tuple[str, bool | None, str]  # what, works (None: not set up), said


def app(args: argparse.Namespace) -> int:
    """Serve the page on this machine until interrupted."""
    if not 0 < args.port < 65536:
        raise BadUsage("--port must be from 1 to 65535")
    _refuse_busy(args.port)
    print("Starting Overture …", flush=True)
    if sys.stdout.isatty() if args.browser is None else args.browser:
        os.environ["OVERTURE_OPEN"] = "1"  # the page opens itself when it is ready, since only it knows its key
    entry = data.app_entry()
    os.chdir(entry.parent)  # the page's settings are read from the folder of its entry
    from streamlit.web import cli as server

    sys.argv = ["streamlit", "run", str(entry), "--server.port", str(args.port), "--server.address", "127.0.0.1",
                "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    server.main(prog_name="streamlit")
    return 0


def _refuse_busy(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as problem:
            free = next((other for other in range(port + 1, min(port + 50, 65_535)) if _is_free(other)), 0)
            hint = f"; try --port {free}" if free else ""
            raise OutsideFailed(f"port {port}", f"something else is using it{hint}") from problem


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def completion(args: argparse.Namespace) -> int:
    """The script that completes commands and options in a shell."""
    import shtab

    from composer.cli.parser import build_parser

    parser = build_parser()
    parser.prog = "overture"
    print(shtab.complete(parser, shell=args.shell))
    return 0


def evaluate(args: argparse.Namespace) -> int:
    """A table of how a model does on the briefs, before and after repair; earlier runs stand beside it."""
    from composer.cli import show
    from composer.drafting.llm import evaluation, evaluation_table

    earlier = [evaluation_table.read_run(Path(path)) for path in args.beside]  # a wrong file is told before the long run
    run = evaluation.evaluate(
        base_url=args.base_url, model=args.model, settings=inout.load_settings(),
        briefs=Path(args.briefs) if args.briefs else None, out=Path(args.out) if args.out else None,
        sheet=Path(args.sheet) if args.sheet else None, filled=Path(args.filled) if args.filled else None, judge=args.judge,
        progress=show.progress if sys.stderr.isatty() else None,
    )
    if args.format == "json":
        inout.print_json(run)
    else:
        tell(evaluation_table.side_by_side([*earlier, run]))
    return 0


def doctor(args: argparse.Namespace) -> int:
    """What works here, one line each; status 2 where the settings cannot be read, 3 where something set up does not work."""
    settings, broken = _settings()
    lines = [*_lines(settings), *protection.lines(settings, inout.clock(args))]
    if broken:
        lines = [broken, *(line for line in lines if line[0] not in _BY_SETTINGS)]
    if args.format == "json":
        inout.print_json([{"what": what, "works": works, "said": said} for what, works, said in lines])
    else:
        for what, works, said in lines:
            mark, colour = {True: ("works", "good"), False: ("FAILS", "error"), None: ("not set", "warning")}[works]
            print(paint(f"{mark:8}", colour) + visible(f"{what}: {said}"))
    if broken:
        print(f"overture: {visible(broken[2])}", file=sys.stderr)
        return BadUsage.exit_status
    return 3 if any(works is False for _, works, _ in lines) else 0


_BY_SETTINGS: Final = ("mail", "model", "leaving")  # nobody can say how these are, where the settings cannot be read


def _settings() -> tuple[Settings, _Line | None]:
    """The settings; blank ones, and what is wrong, where the file cannot be read."""
    from composer.settings import Settings

    try:
        return inout.load_settings(), None
    except ComposerError as problem:
        blank = Settings(data.home_folder(), database_url=os.environ.get("OVERTURE_DATABASE_URL", "").strip())
        return blank, ("settings", False, str(problem))


def _folder(settings: Settings) -> _Line:
    if settings.home.exists() and not settings.home.is_dir():
        return "folder", False, f"{settings.home} is a file; move it away, or name a folder in OVERTURE_HOME"
    return "folder", True, str(settings.home)


def _lines(settings: Settings) -> Iterator[_Line]:
    yield _folder(settings)
    yield _tried("rules", lambda: _rules(settings))
    yield _tried("templates", lambda: _templates(settings))
    yield _tried("channels", _channels)
    yield _tried("readability", _readability)
    yield _tried("record", lambda: _record(settings))
    yield from _erasing(settings)
    yield _keyring()
    yield _mail(settings)
    yield _model(settings)


_TROUBLE: Final = (ComposerError, ImportError, OSError)


def _tried(what: str, look: Callable[[], str]) -> _Line:
    try:
        return what, True, look()
    except _TROUBLE as problem:
        return what, False, str(problem)


def _rules(settings: Settings) -> str:
    from composer.etiquette.rulebook.rule_loader import load_rules

    book = load_rules(settings)
    bad = f"; {len(book.problems)} refused: {book.problems[0]}" if book.problems else ""
    return f"{len(book.rules)} rules{bad}"


def _templates(settings: Settings) -> str:
    from composer.drafting.templating.template_loader import load_templates

    book = load_templates(settings)
    bad = f"; {len(book.problems)} refused: {book.problems[0]}" if book.problems else ""
    return f"{len(book.templates)} templates{bad}"


def _channels() -> str:
    from composer.channel_facts import CHANNEL_FACTS, PROBLEMS

    own = [name for name, facts in CHANNEL_FACTS.items() if facts.like]
    said = f"{len(CHANNEL_FACTS)} channels" + (f", of your own {', '.join(own)}" if own else "")
    return said + (f"; {len(PROBLEMS)} refused: {PROBLEMS[0]}" if PROBLEMS else "")


def _readability() -> str:
    from importlib.metadata import version

    from composer.etiquette.check import check

    grade = check("We opened a small bakery last year. " * 6, "email").readability.grade
    if grade is None:
        raise OutsideFailed("readability", "the syllable table is missing")
    return f"the syllable table, no network; on the page textstat {version('textstat')}"


def _record(settings: Settings) -> str:
    if not inout.has_record(settings):
        return f"none yet; the first message you log creates it (SQLite {sqlite3.sqlite_version})"
    with inout.open_record(settings) as record:
        return record.describe()


def _erasing(settings: Settings) -> Iterator[_Line]:
    from composer.record.erase import unfinished

    try:
        if inout.has_record(settings):
            with inout.open_record(settings) as record:
                if unfinished(record):
                    yield "erasing", False, "was cut short before every backup was clean; start the page or erase again to finish"
    except ComposerError:
        return  # said above


def _keyring() -> _Line:
    import keyring
    from keyring.backends import fail, null

    backend = keyring.get_keyring()
    if isinstance(backend, fail.Keyring | null.Keyring):
        return "keyring", None, "none on this machine; passwords come from the environment"
    return "keyring", True, type(backend).__module__


def _mail(settings: Settings) -> _Line:
    if not settings.mail.imap_host:
        return "mail", None, "no mailbox is set up (Settings, or [mail] in settings.toml)"
    from composer.mail.sync import probe

    return _tried("mail", lambda: probe(settings))


def _model(settings: Settings) -> _Line:
    if not (settings.model.base_url and settings.model.name):
        return "model", None, "none is set up; everything works without one"
    from composer.drafting.llm.client import probe

    return _tried("model", lambda: probe(settings))
