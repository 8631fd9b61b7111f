"""What a typed text was read as: who does or has it, and how it would be said in a message to the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Who = Literal["reader", "sender", "both", "other"]
Form = Literal["clause", "noun", "sentence", "question"]
Tense = Literal["past", "present", "future", ""]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to say what was typed, or the reason to ask first.

    `said` has no capital at its start (names keep theirs) and no full stop; it is empty where `ask` is true.
    `role` is what the reader is, to stand behind “as” (“as president of the rowing club”); empty where no such thing is said.
    `parts` are further sayings taken from the same text, each of which may stand alone.
    """

    typed: str
    said: str = ""
    who: Who = "reader"
    form: Form = "clause"
    ask: bool = False
    because: str = ""
    parts: tuple[Reading, ...] = ()
    tense: Tense = ""
    role: str = ""


def asked(typed: str, because: str, *, who: Who = "reader") -> Reading:
    """The reading of a text that a careful person would ask about before saying it."""
    return Reading(typed, who=who, ask=True, because=because)
