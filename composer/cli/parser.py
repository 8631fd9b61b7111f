"""The parser: every command and option."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Final

from composer import __version__
from composer.cli import messages_parser
from composer.cli.arguments import Parser as _Parser
from composer.cli.arguments import called
from composer.model import CHANNELS, CRITERIA, ORIGINS, PURPOSES, RELATIONSHIPS, STAGES, STANCES

_CHANNEL: Final = "one of %(choices)s"
_BRIEF: Final = "what you know about the reader (TOML or JSON)"
_AT: Final = "when, such as 2026-11-20T09:30:00+00:00; default: now"
_WHO: Final = "number, name or address"
_REPLIES: Final = ("human", "auto", "bounce", "no", "stop", "later", "question")
GROUPS: Final = ("channel", "template", "purpose", "relationship", "origin", "step", "weekday", "hour", "length", "rule")


def instant(text: str) -> datetime:
    """An ISO 8601 time as aware UTC; a time without a zone is refused."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” isn't a time such as 2026-11-20T09:30:00+00:00") from None
    if len(text) == len("2026-11-20"):
        raise argparse.ArgumentTypeError(f"“{text}” is a day; give its time and zone too, such as {text}T09:30:00+00:00")
    if at.tzinfo is None:
        raise argparse.ArgumentTypeError(f"“{text}” needs its zone, such as 2026-11-20T09:30:00+00:00 or …Z")
    if not 1900 < at.year < 2199:
        raise argparse.ArgumentTypeError(f"“{text}” is no year of messages: 1901 to 2198 can be counted")
    return at.astimezone(UTC)


def number(text: str) -> int:
    """The number of a person or an outreach, as far as a store can count (64 bits)."""
    if not text.lstrip("-").isdecimal() or len(text) > 18:
        raise argparse.ArgumentTypeError(f"“{text[:40]}” isn't a number such as “people show” and “log” print")
    return int(text)


def day_or_instant(text: str) -> datetime:
    """A day (its start in UTC) or a time with its zone."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” isn't a day such as 2026-11-20") from None
    return instant(f"{text}T00:00:00+00:00" if len(text) == len("2026-11-20") else text)


class ReaderNames:
    """The names of the readers of exports, looked up when somebody asks for one: loading them all would slow every command."""

    def __iter__(self) -> Iterator[str]:
        from composer.imports.detect import READERS

        return (reader.name for reader in READERS)

    def __contains__(self, name: object) -> bool:
        return name in list(self)


def build_parser() -> argparse.ArgumentParser:
    """The whole parser; each command names the function that runs it as `module:function`."""
    parser = _Parser(
        prog=called(), usage="%(prog)s COMMAND …",
        description="Write a first message that gets answered, check it, and keep track.",
    )
    parser.add_argument("--version", action="version", version=f"Overture {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog=called())
    _writing(commands)
    for made in messages_parser.add(partial(_command, commands), number):
        _now(made)
    _recording(commands)
    _reading(commands)
    _keeping(commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001 (argparse gives this type no public name)


def _command(
    commands: _Commands[_Parser], name: str, run: str, said: str, formats: tuple[str, ...] = ("text", "json")
) -> _Parser:
    made = commands.add_parser(name, help=said, description=said)
    made.add_argument("--format", choices=formats, default="text", help="how to print the result")
    made.set_defaults(run=run)
    return made


def _group(commands: _Commands[_Parser], name: str, dest: str, said: str) -> _Commands[_Parser]:
    """A command of which there are several kinds; alone it shows their help."""
    return commands.add_parser(name, help=said, description=said).add_subparsers(dest=dest, metavar="COMMAND", title="commands")


def _yes(made: _Parser) -> None:
    made.add_argument("--yes", action="store_true", help="note at once that nothing more goes to people who asked for that")


def _now(made: _Parser) -> None:
    made.add_argument("--now", type=instant, metavar="ISO", help="use this time instead of now")


def _writing(commands: _Commands[_Parser]) -> None:
    app = _command(commands, "app", "system:app", "Open the web page on this machine.")
    app.add_argument("--port", type=int, default=8501, metavar="N", help="where the page answers on this machine")
    app.add_argument(
        "--browser", action=argparse.BooleanOptionalAction, default=None,
        help="open the browser, or leave it; default: at a terminal it opens",
    )

    check = _command(
        commands, "check", "writing:check", "Check a text, or thousands, against the rules.", ("text", "json", "csv", "sarif")
    )
    check.add_argument("files", nargs="*", metavar="FILE", help="texts or, with --column, tables; - reads standard input")
    check.add_argument("--channel", choices=CHANNELS, default="email", metavar="CHANNEL", help=_CHANNEL)
    check.add_argument("--brief", metavar="FILE", help=_BRIEF)
    check.add_argument(
        "--relationship", choices=RELATIONSHIPS, metavar="RELATIONSHIP",
        help="instead of the brief's, or stranger; one of %(choices)s",
    )
    check.add_argument("--stage", choices=STAGES, default="first", metavar="STAGE", help="one of %(choices)s")
    check.add_argument("--column", metavar="NAME", help="the column of a CSV, JSONL or Parquet table that holds the texts")
    check.add_argument("--proofread", action="store_true", help="look for slips of spelling and grammar too")
    check.add_argument("--name-column", metavar="NAME", help="the column of the same table that says whom each text is for")
    check.add_argument(
        "--fail-on", choices=("error", "warning", "suggestion"), default="error",
        help="end with status 1 where there is a finding as serious as this",
    )

    write = _command(commands, "write", "writing:write", "Draft messages from a brief.")
    write.add_argument("--brief", required=True, metavar="FILE", help=_BRIEF)
    write.add_argument(
        "--channel", choices=CHANNELS, metavar="CHANNEL", help=f"default: the best one that can be written; {_CHANNEL}",
    )
    write.add_argument("--count", type=int, default=3, metavar="N", help="how many drafts, 1 to 20")
    write.add_argument("--model", action="store_true", help="let the configured model draft too")

    understand = _command(
        commands, "understand", "understanding:understand", "Show how a typed fact or point would be put to the reader.",
    )
    understand.add_argument("what", choices=("fact", "point"), help="something about the reader, or what you want to say")
    understand.add_argument("file", metavar="FILE", help="JSON Lines with text, reader, sender, purpose; - reads standard input")

    advise = _command(commands, "advise", "writing:advise", "Recommend a channel and the next step.")
    advise.add_argument("--brief", required=True, metavar="FILE", help=_BRIEF)
    _now(advise)

    answer = _command(commands, "answer", "writing:answer", "Reply to a connection or friend request.")
    answer.add_argument("--brief", required=True, metavar="FILE", help=_BRIEF)
    answer.add_argument("--stance", required=True, choices=STANCES, metavar="STANCE", help="one of %(choices)s")
    answer.add_argument("--channel", choices=CHANNELS, metavar="CHANNEL", help=_CHANNEL)

    policy = _command(commands, "policy", "writing:policy", "Show or set who you connect with on a network.")
    policy.add_argument("action", choices=("show", "set"), help="see your policy, or change it for one network")
    policy.add_argument("network", nargs="?", help="facebook, linkedin, instagram, x …")
    policy.add_argument("choice", nargs="?", choices=("accept", "redirect", "decline"), help="what you do with requests there")


def _recording(commands: _Commands[_Parser]) -> None:
    kinds = _group(commands, "log", "what", "Record what was sent, answered or said.")
    sent = _command(kinds, "sent", "recording:log_sent", "Record a message you sent.")
    whom = sent.add_mutually_exclusive_group()
    whom.add_argument("--to", metavar="NAME", help="who it went to")
    whom.add_argument("--person", type=number, metavar="ID", help="the same by number, as people show prints it")
    sent.add_argument("--channel", required=True, choices=CHANNELS, metavar="CHANNEL", help=_CHANNEL)
    sent.add_argument("--handle", metavar="ADDRESS", help="their address, number or profile there")
    sent.add_argument("--brief", metavar="FILE", help="the brief it was written from")
    sent.add_argument("--relationship", choices=RELATIONSHIPS, default="", metavar="RELATIONSHIP", help="one of %(choices)s")
    sent.add_argument("--purpose", choices=PURPOSES, default="", metavar="PURPOSE", help="one of %(choices)s")
    sent.add_argument("--template", default="", metavar="ID", help="the template it was made from")
    sent.add_argument("--origin", choices=ORIGINS, default="own", help="who wrote it")
    sent.add_argument("--at", type=instant, metavar="ISO", help=_AT)
    sent.add_argument("--text", metavar="FILE", help="what it said; - reads standard input")
    sent.add_argument("--to-request", action="store_true", help="it answers a request of theirs, so it is no first message")
    _now(sent)
    for what, said in (("reply", "Record a reply."), ("call", "Record a call."), ("meeting", "Record a meeting.")):
        made = _command(kinds, what, "recording:log_answer", said)
        whose = made.add_mutually_exclusive_group()
        whose.add_argument("--outreach", type=number, metavar="ID", help="the message it belongs to, as log sent printed it")
        whose.add_argument("--person", type=number, metavar="ID", help="the person, as people show prints them")
        whose.add_argument("--to", metavar="NAME", help="the person by name")
        made.add_argument("--channel", choices=CHANNELS, metavar="CHANNEL", help=_CHANNEL)
        made.add_argument("--kind", choices=_REPLIES, default="human", metavar="KIND", help="one of %(choices)s")
        made.add_argument(
            "--direction", choices=("out", "in"), default="in" if what == "reply" else "out", help="from you, or to you")
        made.add_argument("--outcome", choices=("talked", "missed", "voicemail"), default="talked", help="how a call went")
        made.add_argument("--at", type=instant, metavar="ISO", help=_AT)
        made.add_argument("--text", metavar="FILE", help="what was said; - reads standard input")
        if what == "reply":
            made.add_argument(
                "--came", choices=("within-day", "later", "not-yet"),
                help="when it came, where you know no time; without this and --at it came some time before now",
            )
        _yes(made)
        _now(made)

    undo = _command(commands, "undo", "recording:undo", "Undo the last change.")
    _now(undo)

    _importing(commands)
    _people(commands)


def _importing(commands: _Commands[_Parser]) -> None:
    imports = _command(commands, "import", "recording:import_", "Import what you sent and got from a platform's export.")
    imports.add_argument("paths", nargs="+", metavar="PATH", help="exports as they came: files, zips or folders")
    imports.add_argument(
        "--as", dest="as_", choices=ReaderNames(), metavar="READER", help="what it is, where it is not recognised: %(choices)s",
    )
    imports.add_argument(
        "--me", action="append", default=[], metavar="NAME", help="your own name or address in it (repeat for several)",
    )
    imports.add_argument("--zone", metavar="ZONE", help="the time zone of times that state none, such as Europe/Madrid")
    imports.add_argument(
        "--day-first", action=argparse.BooleanOptionalAction, default=None,
        help="whether 3/4 is the third of April, where the file does not tell",
    )
    imports.add_argument("--columns", action="append", default=[], metavar="FIELD=COLUMN",
                         help="which column of a table is what, such as at=Date (repeat for each)")
    imports.add_argument(
        "--not-me", action="append", default=[], metavar="ADDRESS", help="a mail address that looks like yours and isn't",
    )
    imports.add_argument(
        "--yes", action="store_true", help="the addresses found are yours, and nothing more goes to people who asked for that",
    )
    _now(imports)

    mine = _command(commands, "own", "own_addresses:own_addresses", "Show, confirm or change your own mail addresses.")
    mine.add_argument("--add", action="append", default=[], metavar="ADDRESS", help="one of yours (repeat for several)")
    mine.add_argument("--remove", action="append", default=[], metavar="ADDRESS", help="one that isn't yours")
    mine.add_argument("--yes", action="store_true", help="all that were found are yours")

    sync = _command(commands, "sync", "recording:sync", "Fetch your mail and match replies.")
    _yes(sync)
    _now(sync)

    due = _command(commands, "due", "recording:due", "List who to follow up with, how and why.")
    due.add_argument("--ics", metavar="FILE", help="write a calendar file too")
    _now(due)


def _people(commands: _Commands[_Parser]) -> None:
    acts = _group(commands, "people", "act", "Everything about one person: show, note, merge, export, erase, keep, stop.")
    show = _command(acts, "show", "people:show", "Show someone's whole history, or everybody's.")
    show.add_argument("who", nargs="?", help=_WHO)
    show.add_argument("--tag", default="", help="only people with this tag")
    note = _command(acts, "note", "people:note", "Note something about someone, tag them, or say how often to be in touch.")
    note.add_argument("who", nargs="?", help="number, name or address; left out to set how often for a tag")
    note.add_argument("text", nargs="?", help="the note, in place of the one there is; empty to take it away")
    note.add_argument("--tag", action="append", default=[], help="a tag to add (repeat for several)")
    note.add_argument("--untag", action="append", default=[], metavar="TAG", help="a tag to take away")
    note.add_argument("--every", type=int, metavar="DAYS", help="be in touch again after so many days; 0 for never")
    _now(note)
    merge = _command(acts, "merge", "people:merge", "Merge two entries into one person, or keep them apart.")
    merge.add_argument("who", type=number, nargs="?", help="the person who stays, by number; left out to list who may be one")
    merge.add_argument("other", type=number, nargs="?", help="the entry that becomes part of them")
    merge.add_argument("--apart", action="store_true", help="they are two people: never suggest it again")
    _now(merge)
    export = _command(acts, "export", "people:export", "Export everything kept about someone, as JSON.")
    export.add_argument("who", help=_WHO)
    export.add_argument("--to", metavar="FILE", help="a new file instead of the screen")
    erase = _command(acts, "erase", "people:erase", "Erase someone from the record and its backups, for good.")
    erase.add_argument("who", help=_WHO)
    erase.add_argument("--yes", action="store_true", help="you are sure")
    _now(erase)
    keep = _command(acts, "keep", "people:keep", "Keep someone's details after a long silence.")
    keep.add_argument("who", help=_WHO)
    _now(keep)
    stop = _command(acts, "stop", "people:stop", "Note that someone asked not to be contacted.")
    stop.add_argument("who", help="number, address, name or a part of one; also of somebody who is not in the record")
    stop.add_argument("--lift", action="store_true", help="they took it back")
    stop.add_argument("--note", default="", metavar="TEXT", help="how they asked, in a few words")
    _now(stop)


def _reading(commands: _Commands[_Parser]) -> None:
    report = _command(commands, "report", "reading:report", "See which channels get answers, and how fast.")
    report.add_argument("--by", choices=GROUPS, default="channel", metavar="GROUP", help="one of %(choices)s")
    report.add_argument(
        "--since", type=day_or_instant, metavar="DAY", help="only what was sent from this day on (UTC), such as 2026-11-20",
    )
    report.add_argument("--until", type=day_or_instant, metavar="DAY", help="only what was sent before this day")
    report.add_argument(
        "--window", type=float, default=24.0, metavar="HOURS", help="within how many hours an answer counts as in time",
    )
    report.add_argument("--trend", action="store_true", help="the weeks as well, by your clock")
    report.add_argument("--claims", action="store_true", help="published figures beside yours, with grade and source")
    report.add_argument(
        "--engine", choices=("record", "spark"), default="record", help="what counts: your record, or Spark over many exports",
    )
    report.add_argument("--data", metavar="PATH", help="folder of such exports to read with --engine spark")
    report.add_argument(
        "--export", metavar="FOLDER/NAME",
        help="write the outreaches as Parquet, without people, addresses or texts, to be counted together with others’",
    )
    _now(report)

    acts = _group(commands, "rules", "act", "List, explain, test and add rules.")
    listed = _command(acts, "list", "reading:rules_list", "List the rules.")
    listed.add_argument("--criterion", choices=CRITERIA, metavar="QUALITY", help="one of %(choices)s")
    listed.add_argument("--kinds", action="store_true", help="the names that rules can use: kinds, metrics, properties, checks")
    explain = _command(acts, "explain", "reading:rules_explain", "Explain one rule: why, how sure, with examples.")
    explain.add_argument("id", metavar="RULE", help="its name, as rules list prints it")
    test = _command(acts, "test", "reading:rules_test", "Run the rules' examples.")
    test.add_argument("paths", nargs="*", metavar="FILE", help="rule files; default: all that are loaded")
    new = _command(acts, "new", "reading:rules_new", "Start a rule of your own.")
    new.add_argument("id", metavar="NAME", help="a name for it, such as no-buzzwords")
    new.add_argument("--criterion", choices=CRITERIA, default="genuine", metavar="QUALITY", help="one of %(choices)s")

    acts = _group(commands, "templates", "act", "List, show and test templates.")
    _command(acts, "list", "reading:templates_list", "List the templates.")
    shown = _command(acts, "show", "reading:templates_show", "Show one template.")
    shown.add_argument("id", metavar="TEMPLATE", help="its name, as templates list prints it")
    _command(acts, "test", "reading:templates_test", "Render every template's example.")


def _keeping(commands: _Commands[_Parser]) -> None:
    backup = _command(commands, "backup", "keeping:backup", "Back up everything to one file.")
    backup.add_argument("file", nargs="?", metavar="FILE", help="where to; default: the folder of your data")
    backup.add_argument("--encrypt", action="store_true", help="lock it with a passphrase, which you are asked for")
    _now(backup)
    restore = _command(commands, "restore", "keeping:restore", "Restore a backup; what you have now is kept beside it.")
    restore.add_argument("file", metavar="FILE", help="the backup")
    _now(restore)
    export = _command(commands, "export", "keeping:export", "Export everything in open formats.")
    export.add_argument("folder", metavar="FOLDER", help="a new or empty folder")
    export.add_argument("--as", dest="as_", choices=("jsonl", "csv"), default="jsonl", help="the format of the files")

    evaluate = _command(commands, "evaluate", "system:evaluate", "Measure a model on the shipped briefs.")
    evaluate.add_argument("--base-url", required=True, metavar="U", help="the server, such as http://127.0.0.1:11434/v1")
    evaluate.add_argument("--model", required=True, metavar="M", help="the model's name there")
    evaluate.add_argument("--briefs", metavar="PATH", help="a folder of briefs, or JSON Lines, instead of the shipped ones")
    evaluate.add_argument(
        "--sheet", metavar="CSV", help="the messages of template, model and person (NAME.txt beside a brief), to read blind",
    )
    evaluate.add_argument("--filled", metavar="CSV", help="such a sheet in which a person marked the best")
    evaluate.add_argument("--judge", default="", metavar="M", help="a model at the same server that says which it prefers")
    evaluate.add_argument("--out", metavar="CSV", help="every answer with what was wrong with it")
    evaluate.add_argument(
        "--beside", metavar="FILE", action="append", default=[],
        help="an earlier run (what --format json printed) as a column of its own; may be given again",
    )
    _command(commands, "mcp", "assistant:mcp", "Serve check, write and advise to an assistant (MCP over stdio).")
    said = "Print the completion script for your shell."
    completion = commands.add_parser("completion", help=said, description=said)
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"), help="the shell you use")
    completion.set_defaults(run="system:completion")
    _command(commands, "doctor", "system:doctor", "See what works here: database, model server, mail, keyring.")
