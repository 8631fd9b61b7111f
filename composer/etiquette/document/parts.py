"""The named parts of a message: where each stands, and where it would stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from composer.etiquette.document.greeting import trimmed
from composer.etiquette.document.message import Message, Span

PARTS: Final = ("text", "subject", "greeting", "opening", "body", "last_sentences", "signoff")


def part_spans(message: Message, part: str) -> Sequence[Span]:
    """The spans that make up a named part; none where the message has no such part."""
    if part == "text":
        return [(0, len(message.text))]
    if part == "body":
        start, end = message.body
        return [(start, end)] if start < end else []
    if part == "last_sentences":
        return message.last_sentences
    span: Span | None = getattr(message, part)
    return [span] if span else []


def absence(message: Message, part: str) -> Span:
    """Where a finding about something missing points: where it would stand."""
    if part == "greeting" and message.greeting and not message.greeting_name:  # “Hello!”
        at = trimmed(message.text, message.greeting)[1]
    elif part in ("text", "greeting", "subject"):
        at = message.start if part != "subject" else 0
    elif part == "signoff":
        at = len(message.text.rstrip())
    elif part == "last_sentences":
        at = message.sentences[-1][1] if message.sentences else message.end
    else:  # the opening, or the body
        at = message.sentences[0][0] if message.sentences else message.body[0]
    return (at, at)
