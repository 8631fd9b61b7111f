"""The options of the commands in `messages`: message, step, later, guards."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final, TypeVar

from composer.model import CHANNELS, STAGES

MESSAGES: Final = (
    "congratulate", "request_introduction", "blurb", "thank_introducer", "introduce_two", "decline_offer", "to_email", "to_phone",
    "move_to_mail", "summary_mail", "status_update", "customer_notice",
)


Parser = TypeVar("Parser", bound=argparse.ArgumentParser)


def add(command: Callable[[str, str, str], Parser], number: Callable[[str], int]) -> list[Parser]:
    """Add the commands; `command` takes name, function and sentence. Returns them, for what all commands share."""
    other = command("message", "messages:message", "A message that is no first contact: introduce, congratulate, say no …")
    other.add_argument("kind", choices=MESSAGES)
    other.add_argument("--brief", required=True, metavar="FILE")
    other.add_argument("--channel", choices=CHANNELS, default="email")
    texts = {
        "--friend": ("NAME", "who knows you both, where the brief does not say"),
        "--agreed": ("TEXT", "what was said, in a sentence or two"),
        "--done": ("TEXT", "what was done, and by whom"), "--next": ("TEXT", "what comes next"),
        "--human": ("TEXT", "one human line"),
    }
    _texts(other, texts)
    other.add_argument("--came-on", choices=CHANNELS, default="facebook", help="where something came that is answered elsewhere")
    other.add_argument("--wording", type=int, default=1, help="2, 3 … for another one")

    step = command("step", "messages:step", "The draft of what is due with one person, or the call sheet.")
    step.add_argument("person", type=number, metavar="ID")
    step.add_argument("--channel", choices=CHANNELS, help="instead of the one that is advised")
    texts = {
        "--new": ("TEXT", "something new about them"), "--question": ("TEXT", "a question that was not asked yet"),
        "--about": ("TEXT", "what it is about"), "--reply": ("TEXT", "your answer to what they asked"),
        "--friend": ("NAME", "who could introduce you"),
    }
    _texts(step, texts)
    step.add_argument("--count", type=int, default=2)

    later = command("later", "messages:later", "Take somebody off the due list for some days, or until the next touch.")
    later.add_argument("person", type=number, metavar="ID")
    later.add_argument("--days", type=int, default=7)

    guards = command("guards", "messages:guards", "What to think about before a text goes out.")
    guards.add_argument("file", metavar="FILE", help="the text; - reads standard input")
    guards.add_argument("--brief", required=True, metavar="FILE")
    guards.add_argument("--channel", choices=CHANNELS, default="email")
    guards.add_argument("--stage", choices=STAGES, default="first")
    guards.add_argument("--account", default="", metavar="ADDRESS", help="the address it leaves from")
    return [other, step, later, guards]


def _texts(parser: argparse.ArgumentParser, options: dict[str, tuple[str, str]]) -> None:
    for name, (what, said) in options.items():
        parser.add_argument(name, default="", metavar=what, help=said)
