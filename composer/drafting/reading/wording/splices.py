"""Two sentences that only a comma joins: “It is my fault, I was late” gets its semicolon."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.tokens import tokens
from composer.drafting.reading.grammar.well_formed import has_main_verb
from composer.drafting.reading.grammar.word_classes import closed

_SPLICE: Final = re.compile(
    r"(?P<left>(?:^|(?<=[.;!?] ))[^,.;:!?“”\"()–—]{12,}), "
    r"(?=(?:it is|it's|it was|it has|I am|I'm|I was|I have|I've|I can|we are|we're|we have|we've|we can|he is|he's|she is|she's|"
    r"they are|they're|they have|there is|there's|there are|this is|my \w+ (?:is|are|was|has)|our \w+ (?:is|are|was|has|have)) "
    r"[a-z])(?P<right>[^.;:!?“”\"()–—]+)(?P<end>$|[.!])"
)
_TELLS: Final = frozenset(
    "think hope know guess suppose say said says feel believe fear see mean wish hear".split()
)
_THE_MORE: Final = re.compile(r"the (?:more|less|\w+er)\b", re.IGNORECASE)
_MORE: Final = frozenset("more less as if so such whether no neither either not".split())


def with_semicolons(text: str) -> str:
    """The text with a semicolon where a comma parts two whole sentences that nothing else joins."""
    return _SPLICE.sub(_parted, text) if ", " in text else text


def _parted(found: re.Match[str]) -> str:
    left, right = found["left"], found["right"]
    words = [token.lower for token in tokens(left) if token.is_word]
    inside = closed("subordinator") - {"so", "as", "once"}
    leading = closed("subordinator", "adverbial_opener", "question_word", "relative", "preposition")
    if _THE_MORE.match(left) or not words or words[0] in leading | _MORE or set(words[-2:]) & _TELLS or set(words) & inside:
        return found.group()
    if ", " in right or not has_main_verb(left):
        return found.group()
    return f"{left}; {right}{found['end']}"
