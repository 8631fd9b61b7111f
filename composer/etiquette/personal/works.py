"""Works of the reader: “your talk on …” with its topic, “the post you wrote”, “your paper says …”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from composer.etiquette.document import content_words
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter

_ADJECTIVES: Final = r"(?:(?!{not_done_yet}\b)[\w'-]+ ){0,4}?"
_MADE: Final = r"(?:(?:{kind} )?{made})"

_YOUR_MADE: Final = Spotter(
    rf"\byour {_ADJECTIVES}(?P<thing>{_MADE})(?: you [\w']+)?"
    r"(?:,? {to} (?P<topic>[^.?!;\n]{3,90})|,? (?P<title>[\"“][^\"”\n]{3,90}))",
    words="works", needs="made",
)
_YOUR_DONE: Final = Spotter(
    rf"\byour {_ADJECTIVES}(?P<done>{{done}})(?:,? {{into}} )(?P<topic>[^.?!;\n]{{3,90}})", words="works", needs="done"
)
_OWN_CLAUSE: Final = re.compile(r",? and (?:i|we|they|it)\b")  # what follows is about others
_VERDICT: Final = re.compile(r"\b(?:is|are|was|were|has|have|makes?|looks?|seems?|would|could|will)\b")
_MADE_YOU: Final = Spotter(
    rf"\b(?:the|that|this|an?|those|both|recent|latest) {_ADJECTIVES}{_MADE} "
    r"(?:{to} [^.?!;,\n]{2,50}? )?(?:that |which )?you(?:'ve| have|r team)? (?:just |recently |once |both )?{gave}\b",
    words="works", needs="gave",
)
# “your announcement mentioned the German team”, “your FHIR mapping paper”: a work with what it says, or with its name.
_YOUR_WORK_SAYS: Final = Spotter(
    r"\byour (?:[\w'-]+ ){0,4}?{work} (?:also |still |once )?{work_says} (?P<rest>[^.?!;\n]{4,90})",
    words="deeds", needs="work_says",
)
_YOUR_NAMED_WORK: Final = Spotter(
    r"\byour (?P<what>[\w'-]+(?: [\w'-]+){1,3}) {work}\b", words="deeds", needs="work"
)
_IN_YOUR: Final = Spotter(
    r"\b(?P<what>[\w'’-]+(?: [\w'’-]+){0,6}) (?:in|from|on|of|at|inside|under) your (?:[\w'-]+ ){0,3}?{container}\b",
    words="deeds", needs="container",
)


def find(message: Message, start: int, end: int) -> Iterable[Span]:
    """Spans of works between two offsets."""
    if "your" in message.vocabulary:
        yield from _yours(message, start, end)
    if "you" in message.vocabulary:
        for hit in _MADE_YOU.finditer(message, start, end):
            yield hit.span()


def _yours(message: Message, start: int, end: int) -> Iterable[Span]:
    for hit in _YOUR_MADE.finditer(message, start, end):
        topic = _OWN_CLAUSE.split(hit["topic"] or "", maxsplit=1)[0]
        if hit["title"] or content_words.names_something(topic, message, hit.span()):
            yield hit.span()
    for hit in _YOUR_DONE.finditer(message, start, end):
        topic = _VERDICT.split(hit["topic"], maxsplit=1)[0]
        least = 3 if hit["done"] in message.lexicon.words("works", "career") else 1
        if content_words.names_something(topic, message, hit.span(), least=least):
            yield hit.span()
    for hit in _YOUR_WORK_SAYS.finditer(message, start, end):
        if content_words.count(hit["rest"], message.lexicon) >= 2:
            yield hit.span()
    for hit in _YOUR_NAMED_WORK.finditer(message, start, end):
        if content_words.count(hit["what"], message.lexicon) >= 2:
            yield hit.span()
    for hit in _IN_YOUR.finditer(message, start, end):
        if content_words.count(hit["what"], message.lexicon) >= 1:
            yield hit.span()
