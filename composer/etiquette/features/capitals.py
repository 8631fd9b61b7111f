"""Words in capitals that shout; acronyms, names and capitals inside slots and links do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.etiquette.document.memo import kept
from composer.etiquette.document.message import Message, Span
from composer.etiquette.document.spans import inside
from composer.etiquette.features import placeholders
from composer.lexicon import Lexicon, Wording

_CAPITALS: Final = re.compile(r"[A-Z][A-Z'’]{1,30}(?![\w@/]|[.-]\w)")  # begins with a set of letters, so that it is fast

_NAMED: Final = Wording("capitals", "everyday_words_as_names")  # “the CAN bus”


def acronyms(lexicon: Lexicon) -> frozenset[str]:
    """Words that stand in capitals anyway."""
    return lexicon.words["capitals", "acronyms"]


@kept
def runs(message: Message) -> list[tuple[int, Span]]:
    """(words, span) of runs of words in capitals that shout."""
    shouted: list[tuple[int, Span]] = []
    words = _words(message)
    at = 0
    while at < len(words):
        stop = at + 1
        while stop < len(words) and _side_by_side(message, words[stop - 1][1], words[stop][0]):
            stop += 1
        group = words[at:stop]
        if _shouts(message, group):
            kept = [span for span in group if span[1] - span[0] >= 3] or group
            shouted.append((len(group), (group[0][0], group[-1][1]) if len(group) > 1 else kept[0]))
        at = stop
    return shouted


def _words(message: Message) -> list[Span]:
    """Words in capitals outside slots and links."""
    text = message.text
    spans = [match.span() for match in _CAPITALS.finditer(text) if not (match.start() and _joins(text[match.start() - 1]))]
    if not spans:
        return spans
    named = [match.span() for match in _NAMED.of(message.lexicon).finditer(text)]
    apart = inside((*placeholders.find_slots(message), *message.links, *named))
    return [span for span in spans if not apart(span[0])]


def _joins(char: str) -> bool:
    return char in ".@/#&$-_" or char.isalnum()


def _side_by_side(message: Message, end: int, start: int) -> bool:
    return start - end < 4 and message.text[end:start].strip(" \t,") == ""


def _shouts(message: Message, group: Sequence[Span]) -> bool:
    words = [message.says(span).replace("’", "'") for span in group]
    plural = message.lexicon.group["capitals", "plural"]
    loud, known = message.lexicon.words["capitals", "loud"], acronyms(message.lexicon)
    if any(word in loud and (word not in known or len(group) > 2) for word in words):
        return True
    if len(group) >= 3:
        shouted = (word in loud or not (len(word) < 3 or word in known or word.endswith(plural)) for word in words)
        return sum(shouted) >= 2
    if len(group) == 1:
        return len(words[0]) >= 8 and words[0].lower().endswith(message.lexicon.group["capitals", "endings"])
    return all(len(word) >= 5 and word not in known for word in words)
