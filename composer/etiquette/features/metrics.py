"""The figures that `measure` rules may bound, each with the place it marks when the bound is broken.

Words, sentences and questions are those of the body: subject line, greeting and sign-off are not counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from composer import channels
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import readability
from composer.etiquette.document.memo import kept
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.features import capitals, metric_spans, typography

Value = Callable[[Message, CheckContext], float | None]

_PARAGRAPH: Final = re.compile(r"[^\s][^\n]*(?:\n[ \t\r]*[^\s][^\n]*)*")


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure, what it is in words, and where a finding about it points; None where it does not apply."""

    value: Value
    place: metric_spans.Place
    says: str


def _sent_text(message: Message) -> str:
    return message.given[message.start :] if message.subject else message.given


@kept
def characters(message: Message, context: CheckContext) -> float:
    """Characters as the platform counts them, without a subject line."""
    return channels.count(_sent_text(message).strip(), context.channel_facts.counting)


def _over_limit(message: Message, context: CheckContext) -> float | None:
    limit = context.channel_facts.limit_for(premium=context.premium)
    return None if limit is None else max(0.0, characters(message, context) - limit)


def _subject_over_limit(message: Message, context: CheckContext) -> float | None:
    limit = context.channel_facts.subject_limit
    return None if limit is None or message.subject is None else max(0, message.subject[1] - message.subject[0] - limit)


def _seconds(message: Message, context: CheckContext) -> float:
    return channels.speaking_seconds(message.given, context.channel_facts.words_per_minute or 150)


@kept
def _longest_sentence(message: Message) -> tuple[int, Span]:
    return _longest(message, message.sentences)


@kept
def _paragraphs(message: Message) -> list[Span]:
    return [match.span() for match in _PARAGRAPH.finditer(message.text, *message.body)]


@kept
def _longest_paragraph(message: Message) -> tuple[int, Span]:
    return _longest(message, _paragraphs(message))


def _longest(message: Message, spans: Sequence[Span]) -> tuple[int, Span]:
    """(words, span) of the span with most words."""
    best, place = 0, metric_spans.nowhere(message)
    for start, end in spans:
        if (end - start) > 2 * best:  # a word takes two characters at least
            words = len(message.text[start:end].split())
            if words > best:
                best, place = words, (start, end)
    return best, place


def _i_to_you(message: Message, _: CheckContext) -> float | None:
    tokens, vocabulary, words = message.tokens, message.vocabulary, message.lexicon.words
    me = sum(map(tokens.count, words["pronouns", "me"] & vocabulary))
    return None if me < 3 else me / max(1, sum(map(tokens.count, words["pronouns", "you"] & vocabulary)))


def _subject_words(message: Message, _: CheckContext) -> float | None:
    return None if message.subject is None else len(message.says(message.subject).split())


def _subject_characters(message: Message, _: CheckContext) -> float | None:
    return None if message.subject is None else len(message.says(message.subject).strip())


def _grade(message: Message, _: CheckContext) -> float | None:
    return readability.grade(message).figures.grade


def _ease(message: Message, _: CheckContext) -> float | None:
    return readability.grade(message).figures.reading_ease


def _each(name: str) -> Value:
    return lambda message, _: len(typography.MARKS[name](message))


def _longest_capitals(message: Message, _: CheckContext) -> float:
    return max((words for words, _span in capitals.runs(message)), default=0)


def _parts(message: Message, _: CheckContext) -> float:
    return channels.sms_parts(message.given.strip())


def _run(name: str) -> Value:
    return lambda message, _: max((end - start for start, end in typography.MARKS[name](message)), default=0)


METRICS: Final[Mapping[str, Metric]] = MappingProxyType(
    {
        "characters": Metric(
            characters, metric_spans.beyond_characters, "characters as the platform counts them, subject line left out"
        ),
        "characters_over_limit": Metric(
            _over_limit,
            metric_spans.beyond_limit,
            "counted characters beyond the channel's hard limit (200 or 300 for a LinkedIn note)",
        ),
        "words": Metric(lambda message, _: message.words(), metric_spans.beyond_words, "words of the body"),
        "sms_parts": Metric(
            _parts,
            metric_spans.beyond_first_part,
            "SMS the text is sent as; marks the first character that makes it UCS-2, else what is beyond",
        ),
        "spoken_seconds": Metric(_seconds, metric_spans.end, "seconds to say it at the channel's speaking rate"),
        "sentences": Metric(lambda message, _: len(message.sentences), metric_spans.end, "sentences of the body"),
        "longest_sentence": Metric(
            lambda message, _: _longest_sentence(message)[0],
            lambda message, _, bound: _longest_sentence(message)[1],  # noqa: ARG005
            "words of the longest sentence",
        ),
        "paragraphs": Metric(lambda message, _: len(_paragraphs(message)), metric_spans.end, "paragraphs of the body"),
        "longest_paragraph": Metric(
            lambda message, _: _longest_paragraph(message)[0],
            lambda message, _, bound: _longest_paragraph(message)[1],  # noqa: ARG005
            "words of the longest paragraph",
        ),
        "questions": Metric(
            lambda message, _: len(metric_spans.asked(message)), metric_spans.question,
            "questions in the body; marks the first one too many",
        ),
        "exclamations": Metric(
            _each("exclamation"), metric_spans.sign("exclamation"), "exclamation marks; marks the first one too many"
        ),
        "exclamation_run": Metric(
            _run("exclamation_run"), metric_spans.long_run("exclamation_run"), "longest run of ! and ?!; marks it"
        ),
        "links": Metric(
            _each("different_link"),
            metric_spans.sign("different_link"),
            "different links; the reader's own site and unsubscribe links are not counted",
        ),
        "capitals_words": Metric(
            _each("capitals"),
            metric_spans.sign("capitals"),
            "words of three letters or more in capitals for emphasis; acronyms and names are not counted",
        ),
        "capitals_run": Metric(_longest_capitals, metric_spans.long_capitals, "capital words in a row"),
        "i_to_you": Metric(
            _i_to_you, metric_spans.end, "words for me and us divided by words for you; silent under 3 words for me",
        ),
        "emoji": Metric(_each("emoji"), metric_spans.sign("emoji"), "emoji; marks the first one too many"),
        "ellipses": Metric(_each("ellipsis"), metric_spans.sign("ellipsis"), "… or three dots"),
        "dashes": Metric(_each("dash"), metric_spans.sign("dash"), "long dashes"),
        "hashtags": Metric(_each("hashtag"), metric_spans.sign("hashtag"), "#words"),
        "mentions": Metric(_each("mention"), metric_spans.sign("mention"), "@names"),
        "numbers": Metric(_each("number"), metric_spans.sign("number"), "numbers in figures, links left out"),
        "subject_words": Metric(_subject_words, metric_spans.subject, "words of the subject line; silent without one"),
        "subject_characters": Metric(
            _subject_characters, metric_spans.beyond_subject, "characters of the subject line; silent without one"
        ),
        "subject_over_limit": Metric(
            _subject_over_limit, metric_spans.subject, "characters of the subject line beyond the channel's limit"
        ),
        "grade": Metric(
            _grade,
            lambda message, _, bound: readability.grade(message).longest or metric_spans.nowhere(message),  # noqa: ARG005
            "Flesch-Kincaid grade; silent under 25 words; marks the longest sentence",
        ),
        "reading_ease": Metric(
            _ease,
            lambda message, _, bound: readability.grade(message).longest or metric_spans.nowhere(message),  # noqa: ARG005
            "Flesch reading ease; silent under 25 words; marks the longest sentence",
        ),
    }
)
