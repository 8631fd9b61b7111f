"""Where a question begins behind what a point states: “I'm 17, is it too late”, “it's been ten years, you still there?”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.calendar_names import A_DAY
from composer.drafting.reading.grammar.clauses import is_clause
from composer.drafting.reading.grammar.inversion import is_inverted
from composer.drafting.reading.grammar.tokens import first_words, lower_first
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.points.second_clauses import SUBORDINATE

_SCRAP_ASKED: Final = re.compile(
    r"(?:,|;| [–-]) (?:and |but |so )?(?=(?:you|still|up for|free|fancy|want|wanna|any|OK|ok|maybe|interested|join|coming|keen|"
    r"tempted|deal)\b)"
)
_NEXT_TIME: Final = re.compile(rf"(?:next|this) (?:week|month|weekend|year|time)|{A_DAY}")
_ASKS: Final = re.compile(r"(?:is|are|was|do|does|did|can|could|would|should|will) (?:it|that|this|you|I|we|there)\b")


def asked_last(text: str) -> int:
    """Where a question begins behind a statement (“I'm 17, is it too late”); 0 where none does."""
    for found in re.finditer(r"(?:,|;| [–-]) (?:and |but |so )?(?=[a-z])", text, re.IGNORECASE):
        left, right = text[: found.start()], text[found.end() :]
        if not is_inverted(right) or is_inverted(left) or SUBORDINATE.match(left):
            continue
        if not text.rstrip().endswith("?") and re.match(r"(?:will|can|could|would|won't|can't) (?!\w+ \w+ \w)[a-z]+ ", right):
            continue  # “will ring Friday”
        if not text.rstrip().endswith("?") and (right.startswith("which ") or (right.startswith("who") and is_clause(left))):
            continue  # “our wagon, which is an old mail wagon”, “you can ask Ines, who has that day free”
        if (_ASKS.match(right) and len(left.split()) > 1) or is_clause(left):
            return found.end()
    return 0


def asked_behind(text: str) -> int:
    """Where a scrap of a question begins behind a statement (“it's been ten years, you still there?”); 0 where none does."""
    if not text.rstrip().endswith("?") or is_inverted(lower_first(text)):
        return 0
    for found in _SCRAP_ASKED.finditer(text):
        if is_clause(text[: found.start()]) and not SUBORDINATE.match(text):
            return found.end()
    return 0


def clause_asked(text: str) -> int:
    """Where a clause begins that the mark at the end asks (“street party on 3 May, your band could play?”); 0 where none does."""
    cut = text.rfind(", ")
    if not text.rstrip().endswith("?") or cut < 0 or is_inverted(lower_first(text)) or SUBORDINATE.match(text):
        return 0
    last = text[cut + 2 :].rstrip("? ")
    first = first_words(text)[0]
    could = re.match(r"(?:(?:you|your|we|I|they|his|her|our|my|he|she)\b[^,]*? )(?:could|can|would|may|might|will) [a-z]+", last)
    return cut + 2 if (could or _NEXT_TIME.fullmatch(last)) and first not in closed("question_word", "auxiliary") else 0
