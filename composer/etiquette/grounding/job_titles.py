"""Titles that a text gives the reader and the brief does not: “as hospital director you …”, “your promotion to partner”.

Part of grounding (the `brief` kind of rule); the titles are data: `words/names.toml`, group ranks.
"""

from __future__ import annotations

import re
from typing import Final

from composer.etiquette.brief_index import Hit, words_of
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message import Message

_ROLE = r"(?P<role>[^.?!\n;:,()]{2,60}?)"
_END = r"(?=[.?!,;]|\s(?:of|at|in|and|who)\s)"
_GIVEN: Final = (
    re.compile(rf"\bas\s+(?:(?:an?|the|our)\s+)?{_ROLE}(?=,?\s+(?:you|your|you're|you've)\b)"),
    re.compile(
        rf"\byour\s+(?:\w+\s+)?(?:role|position|job|post|appointment|promotion|move|election)\s+(?:as|to)\s+{_ROLE}{_END}"
    ),
    re.compile(rf"\byou(?:'re|\s+are|\s+were|\s+became)\s+(?:now\s+)?(?:the|an?)\s+{_ROLE}{_END}"),
    re.compile(rf"\b(?:becoming|being\s+(?:named|made|elected))\s+(?:the\s+|an?\s+)?{_ROLE}{_END}"),
)
_OTHERS: Final = re.compile(r"\b(?:i|my|we|our|who|if|by)\b")


def invented_titles(message: Message, context: CheckContext) -> list[Hit]:
    """A title of the reader's that nothing in the brief bears out."""
    brief = context.brief
    if brief is None or "you" not in message.low:
        return []
    held = context.brief_index.words
    stems = {word[:5] for word in held}
    own = f" ({brief.recipient.role})" if brief.recipient.role else ""
    hits: list[Hit] = []
    for pattern in _GIVEN:
        for found in pattern.finditer(message.low, message.body[0]):
            if _OTHERS.search(found["role"]):
                continue
            ranks = [word for word in words_of(found["role"]) if word in message.lexicon.words("names", "ranks")]
            if any(word not in held and word[:5] not in stems for word in ranks):
                hits.append((*found.span("role"), f"not theirs{own}"))
    return hits
