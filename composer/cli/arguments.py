"""The parser's manners: help instead of an error, near words for slips, short usage lines, examples under every help."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, NoReturn

from composer.cli.examples import EXAMPLES
from composer.cli.terminal import visible
from composer.data import nearest

_KINDS: Final = {"COMMAND": "command", "CHANNEL": "channel", "READER": "kind of export"}
_OPTION: Final = re.compile(r"unrecognized arguments: (--?[\w-]+)")

_LACKING: Final = re.compile(r"the following arguments are required: (.+)")
_NO_NUMBER: Final = re.compile(r"argument (\S+): invalid (int|float) value: '(.*)'")


def called() -> str:
    """The name under which the program was started."""
    return "overture" if Path(sys.argv[0]).stem == "overture" else "python -m composer"


class Help(argparse.RawDescriptionHelpFormatter, argparse.ArgumentDefaultsHelpFormatter):
    """Shows the defaults that say something, and examples as they are typed."""

    def __init__(self, prog: str, **kwargs: Any) -> None:
        super().__init__(prog, **{"max_help_position": 30, **kwargs})

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return action.help if action.default in (None, False, "", []) else super()._get_help_string(action)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and leaves with status 2; without a command it shows its help."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("formatter_class", Help)
        super().__init__(*args, **kwargs)
        typed = EXAMPLES.get(self.prog.removeprefix(called()).strip(), ())
        if typed:
            name = called()
            self.epilog = "examples:\n" + "\n".join(f"  {name} {example.line}" for example in typed)

    def error(self, message: str) -> NoReturn:
        """Print one line; the help is one `--help` away."""
        slip = _OPTION.match(message)
        if slip:
            options = [name for action in self._every() for name in action.option_strings if name.startswith("--")]
            near = nearest(slip[1], options)
            meant = f"; did you mean {near}?" if near else ""
            message = f"this command has no option {slip[1]}" if slip[1] in options else f"there's no option {slip[1]}{meant}"
        number = _NO_NUMBER.match(message)
        if number:
            message = f"{number[1]} needs a {'whole ' if number[2] == 'int' else ''}number, not “{number[3]}”"
        lacking = _LACKING.match(message)
        if lacking:
            message = f"{lacking[1]} {'are' if ',' in lacking[1] else 'is'} missing"
        message = message.removeprefix("argument ").replace(": expected one argument", " needs a value after it")
        self.exit(2, f"overture: {visible(message)} (see {self.prog} --help)\n")

    def _every(self) -> Iterable[argparse.Action]:
        """The options of this parser and of the commands below it."""
        for action in self._actions:
            yield action
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 (argparse gives this type no public name)
                for child in action.choices.values():
                    yield from child._every() if isinstance(child, Parser) else ()  # noqa: SLF001

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        choices = [str(choice) for choice in action.choices]
        meant = near(str(value), choices)
        kind = _KINDS.get(str(action.metavar), "")
        place = "/".join(action.option_strings)
        said = f"“{value}” isn't a {kind}" if kind else f"“{value}” isn't a choice{' for ' * bool(place)}{place or ' here'}"
        if meant:
            said += f"; did you mean {' or '.join(meant)}?"
        else:
            said += f"; choose from {', '.join(choices)}"
        raise argparse.ArgumentError(None, said)


def near(value: str, choices: Iterable[str]) -> list[str]:
    """What may have been meant: what begins with the word or holds it as a part, else the nearest in spelling."""
    known = list(choices)
    word = value.casefold().replace("-", "_").strip()
    parts = [name for name in known if word and (name.startswith(word) or word in name.split("_"))]
    closest = nearest(word, known)
    return parts[:3] or ([closest] if closest else [])


def shown(text: str) -> str:
    """A sentence of the library with the program under the name it was started by."""
    return text.replace("python -m composer", called())


def help_of(parser: argparse.ArgumentParser, args: argparse.Namespace) -> argparse.ArgumentParser:
    """The parser whose command was left open: the whole program's, or that of a group such as `people`."""
    for action in parser._actions:  # noqa: SLF001 (argparse has no public way from a parser to its commands)
        chosen = getattr(args, action.dest, None)
        if isinstance(action, argparse._SubParsersAction) and chosen in action.choices:  # noqa: SLF001
            return help_of(action.choices[chosen], args)
    return parser
