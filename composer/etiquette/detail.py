"""Whether a message shows knowledge of this one reader, and whether its praise has something named behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.etiquette.marks import MARKS
from composer.etiquette.parts import Message, Span
from composer.etiquette.situation import Situation

_WORK: Final = (
    r"(?:posts?|talks?|articles?|papers?|thread|comments?|episode|podcast|interview|book|chapter|essay|blog post|keynote|workshop|webinar|lecture|panel|slides?|video|"
    r"repo|repository|library|project|tutorial|study|thesis|dissertation|review|column|piece|story|newsletter|presentation|session|answer|question|course|seminar|poster|"
    r"exhibition|film|album|song|photos?|recipe|report|dataset|benchmark|demo|guide|release|announcement|launch|research|work|tweet|note|write-?up|ad|advert|listing|"
    r"job ad|opening|vacancy|position|class|garden|design|game|map|tool|trial|experiment|campaign|series|show|exhibit|installation|patent|proposal|letter|speech|plugin|package|app)"
)
_DETAIL: Final = re.compile(
    rf"\byour (?:(?!own\b)[\w'’-]+ ){{0,5}}{_WORK} (?:on|about|at|in|from|for|of|with|called|titled|where|that|with|to|against|into)\b(?P<what>[^.?!\n]*)"
    rf"|\b(?:talk|paper|post|article|book|lecture|workshop|keynote|episode|thread|interview|essay|tutorial|session|panel) you (?:gave|wrote|published|recorded|shared|held|hosted|posted|did|presented|led)\b(?P<what2>[^.?!\n]*)"
)
_PRAISE: Final = re.compile(
    r"\b(?:impress(?:ed|ive)|inspir(?:ed|ing)|amazing|incredible|great|fantastic|outstanding|perfect fit|admire|fan of|remarkable|brilliant|wonderful|excellent|stellar)\b"
)


def find_details(message: Message, spans: Sequence[Span], situation: Situation) -> list[Span]:
    """Spans that show something only this reader has."""
    found = []
    slots = MARKS["slot"](message)
    for start, end in spans:
        for hit in _DETAIL.finditer(message.low, max(start, message.body[0]), min(end, message.end)):
            if not any(a < hit.end() and hit.start() < b for a, b in slots):
                found.append(hit.span())
    return found


def find_praise(message: Message, spans: Sequence[Span], situation: Situation) -> list[Span]:
    """Praise of the reader or their work."""
    return [found.span() for start, end in spans for found in _PRAISE.finditer(message.low, start, end)]


def find_hollow_praise(message: Message, spans: Sequence[Span], situation: Situation) -> list[Span]:
    """Praise in a message that names nothing in particular."""
    return [] if find_details(message, [message.body], situation) else find_praise(message, spans, situation)
