"""What a typed point became: sentences to the reader, and pieces to build others from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from composer.drafting.reading.grammar.tokens import clause, sentences_of, words
from composer.drafting.reading.points.parts import SpeechAct
from composer.drafting.reading.points.point_forms import PointForm


@dataclass(frozen=True, slots=True)
class PointReading:
    """A point as one or two sentences to the reader (`said`), in other constructions (`sayings`, best first), and in pieces.

    `infinitive` follows “I'd like to”, `topic` follows “about”, `embedded` follows “I wonder”, `clause` follows “because” or
    “and”; each is empty where it would not be grammatical. Where `ask` is true nothing may be said, and `because` tells why.
    """

    typed: str
    said: str = ""
    sayings: tuple[str, ...] = ()
    ask: bool = False
    because: str = ""
    who: Literal["reader", "sender", "both", "other"] = "sender"
    form: PointForm = "sentence"
    act: SpeechAct = "statement"
    infinitive: str = ""
    topic: str = ""
    embedded: str = ""
    clause: str = ""


def clause_of(said: str) -> str:
    """One sentence that states something, as a clause."""
    if (
        said.endswith(("?", "!"))
        or len(sentences_of(said)) > 1
        or re.match(r"(?:Thank you|Let's|Please|No,|Congratulations)\b", said)
    ):
        return ""
    return clause(said)


def who_of(said: str) -> Literal["reader", "sender", "both", "other"]:
    """Of whom a sentence tells, by the word that opens it."""
    first = words(said)[:1]
    start = first[0].partition("'")[0] if first else ""
    if start in ("you", "your", "yours"):
        return "reader"
    return "sender" if start in ("i", "we", "my", "our", "thank", "let", "congratulations", "would", "could", "may") else "other"
