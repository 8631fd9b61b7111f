"""Where a finding about a broken bound points: the words past a limit, the first sign too many, or the end of the body."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from composer import channels
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.features import capitals, typography

Place = Callable[[Message, CheckContext, float], Span]

_WORD: Final = re.compile(r"\S+")
_ONE_SMS: Final = 160  # septets of a message in one part, and of each part of a longer one
_SMS_PART: Final = 153


def nowhere(message: Message) -> Span:
    """The empty span at the end of the body, where nothing in particular is to be marked."""
    return (message.end, message.end)


def end(message: Message, _: CheckContext, bound: float) -> Span:  # noqa: ARG001
    """The end of the body."""
    return nowhere(message)


def beyond_limit(message: Message, context: CheckContext, _: float) -> Span:
    """What is past the channel's limit."""
    return _beyond(message, context.channel_facts.limit_for(premium=context.premium) or 0, context)


def beyond_characters(message: Message, context: CheckContext, bound: float) -> Span:
    """What is past a number of counted characters."""
    return _beyond(message, int(bound), context)


def beyond_first_part(message: Message, context: CheckContext, bound: float) -> Span:
    """The character that makes an SMS dearer, else what is past the parts."""
    odd = typography.MARKS["non_gsm"](message)
    return odd[0] if odd else _beyond(message, _ONE_SMS if bound <= 1 else int(bound) * _SMS_PART, context)


def beyond_words(message: Message, _: CheckContext, bound: float) -> Span:
    """The body from the first word too many."""
    left = int(bound)
    for first, last in message.sentences:
        for word in _WORD.finditer(message.text, first, last):
            if any(char.isalnum() for char in word.group()):
                if left == 0:
                    return _trimmed(message, word.start(), message.sentences[-1][1])
                left -= 1
    return nowhere(message)


def subject(message: Message, _: CheckContext, bound: float) -> Span:  # noqa: ARG001
    """The subject line."""
    return message.subject or (0, 0)


def beyond_subject(message: Message, _: CheckContext, bound: float) -> Span:
    """What is past a number of characters of the subject line."""
    first, last = message.subject or (0, 0)
    return (min(first + int(bound), last), last) if bound else (first, last)


def sign(name: str) -> Place:
    """The first of some signs that is one too many."""
    return lambda message, _, bound: _too_many(typography.MARKS[name](message), message, bound)


def long_run(name: str) -> Place:
    """The first run of some signs that is longer than allowed."""
    return lambda message, _, bound: next(
        ((first, last) for first, last in typography.MARKS[name](message) if last - first > bound), nowhere(message)
    )


def long_capitals(message: Message, _: CheckContext, bound: float) -> Span:
    """The first run of words in capitals that has more words than allowed."""
    return next((span for words, span in capitals.runs(message) if words > bound), nowhere(message))


def asked(message: Message) -> list[Span]:
    """The sentences of the body that end in a question mark."""
    return [span for span in message.sentences if "?" in message.text[max(span[0], span[1] - 4) : span[1]]]


def question(message: Message, _: CheckContext, bound: float) -> Span:
    """The first question too many."""
    return _too_many(asked(message), message, bound)


def _too_many(spans: list[Span], message: Message, bound: float) -> Span:
    return spans[int(bound)] if 0 <= int(bound) < len(spans) else nowhere(message)


def _beyond(message: Message, limit: int, context: CheckContext) -> Span:
    """The end of the text that is past a limit of counted characters."""
    first = message.start if message.subject else 0
    text = message.given
    while first < len(text) and text[first].isspace():
        first += 1
    counting = context.channel_facts.counting
    if counting == "plain":
        return _trimmed(message, min(first + limit, len(text)), len(text))
    low, high = first, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if channels.count(text[first:middle], counting) <= limit:
            low = middle
        else:
            high = middle - 1
    return _trimmed(message, low, len(text))


def _trimmed(message: Message, first: int, last: int) -> Span:
    while last > first and message.text[last - 1].isspace():
        last -= 1
    while first < last and message.text[first].isspace():
        first += 1
    return (first, last) if first < last else nowhere(message)
