"""What a typed question became, and what kind of question a direct one is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from composer.drafting.reading.grammar.tokens import first_words

QuestionKind = Literal["yes_no", "open", "choice", "statement", "request"]
OR: Final = re.compile(r"\bor\b", re.IGNORECASE)
WH: Final = ("how", "what", "why", "which", "who", "whom", "whose", "where", "when")


@dataclass(frozen=True, slots=True)
class QuestionReading:
    """A question as it may stand in a message; `kind` is “statement” where none was asked, and `embedded` follows “I wonder”."""

    typed: str
    said: str = ""
    kind: QuestionKind = "open"
    embedded: str = ""
    ask: bool = False
    because: str = ""


def question_kind(body: str) -> QuestionKind:
    """“which … or …” is a choice, “how …” is open, “is it …” is to be answered with yes or no."""
    first = first_words(body)[0].partition("'")[0]
    if first in WH:
        return "choice" if first == "which" and OR.search(body) else "open"
    return (
        "choice" if OR.search(body) and not re.search(r"\bor (?:not|so|something|two|anything|more|less)\b", body) else "yes_no"
    )
