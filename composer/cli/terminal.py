"""What is printed for a person: text of other people stays text and moves no cursor, rings no bell and turns no line round."""

from __future__ import annotations

import os
import sys
from typing import Final

_ORDERS: Final = {
    **{code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"},  # ESC as ␛, BEL as ␇
    0x7F: "␡",
    **dict.fromkeys(range(0x80, 0xA0), "�"),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A))),  # overrides and isolates of direction are left out
}


def visible(text: str) -> str:
    """The text with each character that a terminal would obey shown as a sign or left out."""
    return text.replace("\r\n", "\n").translate(_ORDERS)


def coloured() -> bool:
    """Whether the answer goes to a terminal that has colours and nobody said that they want none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def counted(number: int, noun: str, several: str = "") -> str:
    """A number with what it counts: “1 rule”, “1,200 rules”."""
    return f"{number:,} {noun if number == 1 else several or noun + 's'}"


def tell(*said: object, sep: str = " ", end: str = "\n") -> None:
    """Print an answer for a person on standard output."""
    print(visible(sep.join(map(str, said))), end=end)


def say(line: str) -> None:
    """Print a message for a person on standard error."""
    print(visible(line), file=sys.stderr)
