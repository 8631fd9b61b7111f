"""Works of the reader: “your talk on …” with its topic, “the post you wrote”, “your paper says …”."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from composer.etiquette.document import content_words
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.etiquette.personal.observations import is_wished
from composer.lexicon import Wording

_YOUR_MADE: Final = Spotter("works", "your_work")
_YOUR_DONE: Final = Spotter("works", "your_doing")
_OWN_CLAUSE: Final = Wording("works", "own_clause")
_VERDICT: Final = Wording("works", "verdict")
_MADE_YOU: Final = Spotter("works", "work_you_made")
# “your announcement mentioned the German team”, “your FHIR mapping paper”: a work with what it says, or with its name.
_YOUR_WORK_SAYS: Final = Spotter("actions", "your_work_says")
_YOUR_NAMED_WORK: Final = Spotter("actions", "your_named_work")
_YOUR_PAGE_SAYS: Final = Spotter("actions", "your_page_says")
_OF_A_DAY: Final = Spotter("actions", "work_of_a_day")
_TITLED: Final = Spotter("actions", "titled_work")
_IN_YOUR: Final = Spotter("actions", "inside_your_work")


def find_works(message: Message, start: int, end: int) -> Iterable[Span]:
    """Spans of works between two offsets."""
    if message.holds("pronouns", "your"):
        yield from _yours(message, start, end)
    if message.holds("pronouns", "acting"):
        for hit in _MADE_YOU.finditer(message, start, end):
            yield hit.span()
    for hit in (*_OF_A_DAY.finditer(message, start, end), *_TITLED.finditer(message, start, end)):
        if content_words.count(hit["what"], message.lexicon) >= 1:
            yield hit.span()


def _yours(message: Message, start: int, end: int) -> Iterable[Span]:
    for hit in _YOUR_MADE.finditer(message, start, end):
        topic = _OWN_CLAUSE.of(message.lexicon).split(hit["topic"] or "", maxsplit=1)[0]
        if hit["title"] or content_words.names_something(topic, message, hit.span()):
            yield hit.span()
    for hit in _YOUR_DONE.finditer(message, start, end):
        if is_wished(message, start, hit.start()):  # “to get your thoughts on …”
            continue
        topic = _VERDICT.of(message.lexicon).split(hit["topic"], maxsplit=1)[0]
        least = 3 if hit["done"] in message.lexicon.words["works", "career"] else 1
        if content_words.names_something(topic, message, hit.span(), least=least):
            yield hit.span()
    yield from _named_or_quoted(message, start, end)


def _named_or_quoted(message: Message, start: int, end: int) -> Iterable[Span]:
    """A work of the reader with what it says, with its name, or with what stands in it."""
    for hit in _YOUR_WORK_SAYS.finditer(message, start, end):
        if content_words.count(hit["rest"], message.lexicon) >= 2:
            yield hit.span()
    for hit in _YOUR_PAGE_SAYS.finditer(message, start, end):
        if content_words.holds_name(message, hit.span("rest")):
            yield hit.span()
    for hit in _YOUR_NAMED_WORK.finditer(message, start, end):
        if content_words.count(hit["what"], message.lexicon) >= 2:
            yield hit.span()
    for hit in _IN_YOUR.finditer(message, start, end):
        if hit["what3"] or content_words.count(hit["what"] or hit["what2"], message.lexicon) >= 1:
            yield hit.span()
