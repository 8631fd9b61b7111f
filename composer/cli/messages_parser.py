"""The options of the commands in `messages`: message, step, later, guards."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final, TypeVar

from composer.model import CHANNELS, STAGES

_BRIEF: Final = "what you know about the reader (TOML or JSON)"
_WHO: Final = "the person's number, as people show prints it"
MESSAGES: Final = (
    "congratulate", "request_introduction", "blurb", "thank_introducer", "introduce_two", "decline_offer", "to_email", "to_phone",
    "move_to_mail", "summary_mail", "status_update", "customer_notice",
)


Parser = TypeVar("Parser", bound=argparse.ArgumentParser)


def add(command: Callable[[str, str, str], Parser], number: Callable[[str], int]) -> list[Parser]:
    """Add the commands; `command` takes name, function and sentence. Returns them, for what all commands share."""
    other = command("message", "messages:message", "Draft another kind of message: introduce, congratulate, decline …")
    other.add_argument("kind", choices=MESSAGES, metavar="KIND", help="one of %(choices)s")
    other.add_argument("--brief", required=True, metavar="FILE", help=_BRIEF)
    other.add_argument("--channel", choices=CHANNELS, default="email", metavar="CHANNEL", help="one of %(choices)s")
    texts = {
        "--friend": ("NAME", "who knows you both, where the brief does not say"),
        "--agreed": ("TEXT", "what was said, in a sentence or two"),
        "--done": ("TEXT", "what was done, and by whom"), "--next": ("TEXT", "what comes next"),
        "--human": ("TEXT", "one human line"),
    }
    _texts(other, texts)
    other.add_argument(
        "--came-on", choices=CHANNELS, default="facebook", metavar="CHANNEL", help="where they wrote, if you reply elsewhere",
    )
    other.add_argument("--wording", type=int, default=1, metavar="N", help="2, 3 … for another one")

    step = command("step", "messages:step", "Draft what's due with someone, or a call sheet.")
    step.add_argument("person", type=number, metavar="ID", help=_WHO)
    step.add_argument("--channel", choices=CHANNELS, metavar="CHANNEL", help="instead of the one that is advised")
    texts = {
        "--new": ("TEXT", "something new about them"), "--question": ("TEXT", "a question that was not asked yet"),
        "--about": ("TEXT", "what it is about"), "--reply": ("TEXT", "your answer to what they asked"),
        "--friend": ("NAME", "who could introduce you"),
    }
    _texts(step, texts)
    step.add_argument("--count", type=int, default=2, metavar="N", help="how many drafts")

    later = command("later", "messages:later", "Snooze someone for some days.")
    later.add_argument("person", type=number, metavar="ID", help=_WHO)
    later.add_argument("--days", type=int, default=7, metavar="N", help="for how many days")

    guards = command("guards", "messages:guards", "See what to think about before you send a text.")
    guards.add_argument("file", metavar="FILE", help="the text; - reads standard input")
    guards.add_argument("--brief", required=True, metavar="FILE", help=_BRIEF)
    guards.add_argument("--channel", choices=CHANNELS, default="email", metavar="CHANNEL", help="one of %(choices)s")
    guards.add_argument("--stage", choices=STAGES, default="first", metavar="STAGE", help="one of %(choices)s")
    guards.add_argument("--account", default="", metavar="ADDRESS", help="the address it leaves from")
    return [other, step, later, guards]


def _texts(parser: argparse.ArgumentParser, options: dict[str, tuple[str, str]]) -> None:
    for name, (what, said) in options.items():
        parser.add_argument(name, default="", metavar=what, help=said)
