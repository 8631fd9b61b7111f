"""What the writer saw, read or heard of the reader, and what the reader did, in the usual words of outreach."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from composer.etiquette.document import content_words
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.lexicon import Lexicon, Wording

_LAST_OF_TEXT: Final = "\uffff"
_SAW_YOU: Final = Spotter("observations", "saw_you")
_YOU_DID: Final = Spotter("observations", "you_did")
_WORK_IN: Final = Wording("observations", "work_in")
_WORK_AT: Final = Wording("observations", "job_title")
# “I see you're in retail”: a place or a trade alone, whatever follows from it.
_IS_IN: Final = Wording("observations", "is_in")
# “I noticed you're the operations manager at Brightway”, “I saw that you sell books”: a title, a trade.
_TITLE: Final = Wording("observations", "has_title")
_WANTING: Final = Wording("observations", "not_so")
_SELLS: Final = Wording("observations", "sells_things")
_OWN_CLAUSE: Final = Wording("observations", "own_clause")
_LIKE_YOU: Final = Wording("observations", "like_you")  # “coaches like you get …”
_WORK_ON: Final = Wording("observations", "work_on")
_AS: Final = Wording("observations", "as_or_at")
_WISHED: Final = Wording("observations", "asked_before")


def find_observations(message: Message, start: int, end: int) -> Iterable[Span]:
    """Spans of what was seen of the reader between two offsets."""
    lexicon = message.lexicon
    for pattern in (_SAW_YOU, _YOU_DID):
        for hit in pattern.finditer(message, start, end):
            phrase = hit.group()
            if max(phrase) > _LAST_OF_TEXT:
                continue  # an emoji between two sentences
            if _LIKE_YOU.of(lexicon).match(phrase) or _IS_IN.of(lexicon).search(phrase) or _TITLE.of(lexicon).search(phrase):
                continue
            if _WANTING.of(lexicon).search(phrase):
                continue
            if _SELLS.of(lexicon).search(phrase) and not content_words.holds_name(message, hit.span("rest")):
                continue
            if _WORK_IN.of(lexicon).search(phrase) and not content_words.holds_name(message, hit.span()):
                continue  # an industry; “work in React” is a tool
            if _WORK_AT.of(lexicon).search(phrase) and not _with_a_tool(phrase, lexicon):
                continue
            if is_wished(message, start, hit.start()):
                continue
            rest = _OWN_CLAUSE.of(lexicon).split(hit["rest"], maxsplit=1)[0]
            if content_words.names_something(rest, message, (hit.start("rest"), hit.start("rest") + len(rest)), least=2):
                yield hit.span()


def is_wished(message: Message, start: int, at: int) -> bool:
    """Whether what begins at an offset is asked or wished by the words before it."""
    return _WISHED.of(message.lexicon).search(message.low, max(start, at - 25), at) is not None


def _with_a_tool(phrase: str, lexicon: Lexicon) -> bool:
    return _WORK_ON.of(lexicon).search(phrase) is not None and _AS.of(lexicon).search(phrase) is None
