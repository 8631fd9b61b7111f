"""Praise of the reader, and whether it has something named behind it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.memo import kept
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.etiquette.personal.details import find_details

_PRAISE: Final = Spotter("praise", "praise")


def find_praise(message: Message, spans: Sequence[Span], context: CheckContext) -> list[Span]:  # noqa: ARG001
    """Praise of the reader or their work."""
    return [praise for praise in _praises(message) if any(start <= praise[0] < end for start, end in spans)]


@kept
def _praises(message: Message) -> list[Span]:
    return [_trimmed(message, match.span()) for match in _PRAISE.finditer(message, *message.body)]


def find_hollow_praise(message: Message, spans: Sequence[Span], context: CheckContext) -> list[Span]:
    """Praise without anything named in its own sentence or the one before."""
    praise = find_praise(message, spans, context)
    if not praise:
        return []
    details = find_details(message, [(0, len(message.text))], context)
    hollow = []
    for hit in praise:
        near = _with_sentence_before(message, hit)
        at = bisect_left(details, (near[0], 0))
        if at == len(details) or details[at][0] >= near[1]:
            hollow.append(hit)
    return hollow


def _trimmed(message: Message, span: Span) -> Span:
    start, end = span
    while end > start and message.text[end - 1] in " ,;:":
        end -= 1
    return (start, end)


def _with_sentence_before(message: Message, hit: Span) -> Span:
    before = None
    for span in message.sentences:
        if span[0] <= hit[0] < span[1]:
            return (before[0] if before else span[0], span[1])
        before = span
    return hit
