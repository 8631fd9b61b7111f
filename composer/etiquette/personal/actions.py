"""What a message says the reader did, wrote or has, whatever the verb: “you told the Courier …”, “the door you painted”.

`observations` knows the usual words of outreach; this module knows the form. A deed needs telling words beside it, and is
none in a question, a wish or a condition, nor where the verb is what every letter says of its reader (received, missed,
signed up).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from composer.etiquette.document import content_words
from composer.etiquette.document.content_words import TELLING
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.lexicon import Wording

_YOU_DID: Final = Spotter("actions", "you_acted")
_THING_YOU_DID: Final = Spotter("actions", "thing_you_did")
_SAID_OF_YOU: Final = Spotter("actions", "said_of_you", case=True)
# “your rate limiter runs in front of two of our services”: a thing of theirs that reached the writer.
_YOUR_THING: Final = Spotter("actions", "your_thing")
# Something seen on a page of theirs: “noticed that the pricing page of Acme still lists the old rate for Ireland”.
_NOTICED: Final = Spotter("actions", "seen_on_page")
# “Your ferry quilt caught my eye”, “we tried your walnut soap”.
_STRUCK: Final = Spotter("actions", "thing_that_struck")
_FAULT: Final = Spotter("actions", "version_at_fault")
_WAS_AT: Final = Spotter("actions", "was_at", case=True)
_OPEN: Final = Wording("actions", "left_open")
_OWN_CLAUSE: Final = Wording("actions", "own_clause")
_WORKS: Final = Wording("works", "kind_of_work")  # a work without its topic names nothing
_ASKS: Final = Wording("actions", "asking")


def find_actions(message: Message, start: int, end: int) -> Iterable[Span]:
    """Spans of deeds and things of the reader between two offsets."""
    count, lexicon = content_words.count, message.lexicon
    if message.holds("pronouns", "acting"):
        yield from _deeds(message, start, end)
    if message.holds("pronouns", "acting") or message.holds("pronouns", "your"):
        yield from _said_by_others(message, start, end)
    for hit in _NOTICED.finditer(message, start, end):
        if count(hit["rest"], lexicon) >= 2 and count(hit["where"] + " " + hit["rest"], lexicon) >= 3:
            yield hit.span()
    for hit in _STRUCK.finditer(message, start, end):
        thing = next(text for text in hit.groups() if text)
        if content_words.count(_WORKS.of(lexicon).sub(" ", thing), lexicon) >= 1 and any(
            content_words.kinds(lexicon)[word] == TELLING for word in thing.split()
        ):
            yield hit.span()
    for hit in (*_FAULT.finditer(message, start, end), *_WAS_AT.finditer(message, start, end)):
        yield hit.span()
    if message.holds("pronouns", "your"):
        for hit in _YOUR_THING.finditer(message, start, end):
            if count(_WORKS.of(lexicon).sub(" ", hit["thing"]), lexicon) >= 1:
                yield hit.span()


def _deeds(message: Message, start: int, end: int) -> Iterable[Span]:
    low, lexicon = message.low, message.lexicon
    idle = lexicon.words["actions", "idle"]
    for hit in _YOU_DID.finditer(message, start, end):
        first = _sentence_start(message, hit.start())
        if hit["end"] == "?" or hit["verb"] in idle or _ASKS.of(lexicon).match(low, first, hit.end()):
            continue
        is_open = _OPEN.of(lexicon).search(low[max(first, hit.start() - 60) : hit.start()])
        if not is_open and content_words.count(_OWN_CLAUSE.of(lexicon).split(hit["rest"], maxsplit=1)[0], lexicon) >= 2:
            yield (hit.start("verb") - 4, hit.end("rest"))
    for hit in _THING_YOU_DID.finditer(message, start, end):
        if hit["verb"] not in idle and content_words.count(hit["thing"], lexicon) >= 1:
            yield hit.span()


def _said_by_others(message: Message, start: int, end: int) -> Iterable[Span]:
    lexicon = message.lexicon
    for hit in _SAID_OF_YOU.finditer(message, start, end):
        name = hit["name"].split()[0].lower().strip("’'")
        nobody = name in lexicon.words["actions", "no_person"] or name in content_words.empty(lexicon)
        if not nobody and content_words.count(hit["rest"].lower(), lexicon) >= 1:
            yield hit.span()


def _sentence_start(message: Message, at: int) -> int:
    return next((first for first, last in message.sentences if first <= at < last), at)
