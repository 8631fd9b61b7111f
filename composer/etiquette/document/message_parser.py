"""Takes a message apart once: subject, greeting, body sentences, last sentences, sign-off, links; shared by every rule.

All spans are (start, end) in Unicode code points into the text as given. Every step is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.channel_facts import CHANNEL_FACTS
from composer.etiquette.document import foreign, sentences, signoff
from composer.etiquette.document.greeting import find_greeting
from composer.etiquette.document.message import Message, Span, lower, tokens_of
from composer.etiquette.document.spans import inside
from composer.lexicon import Lexicon, Wording, default_lexicon

__all__ = ["SUBJECT_CHANNELS", "Message", "Span", "lower", "parse", "parse_again", "tokens_of"]

SUBJECT_CHANNELS: Final = frozenset(name for name, facts in CHANNEL_FACTS.items() if facts.has_subject)

_SUBJECT: Final = re.compile(
    r"\s{0,20}(?:[*_]{0,3}subject[ \t]*:[*_]{0,3}[ \t]*)(?P<line>[^\r\n]*?)[*_]{0,3}(?=\r?\n[ \t]*\r?\n|\r?\n?\Z)", re.IGNORECASE
)
_LINE: Final = re.compile(r"[^\r\n]+")
_LINK: Final = Wording("parts", "link")
_DOTTED: Final = re.compile(r"[a-z0-9]\.[a-z]{2}|://")
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


def parse(text: str, channel: str = "email", lexicon: Lexicon | None = None, language: str = "") -> Message:
    """Take a text apart with the words of a language (English without any); any text at all, also empty, parses."""
    lexicon = lexicon or default_lexicon()
    given = text
    apart = foreign.foreign_spans(text)
    text = foreign.blanked(text, apart)
    low = lower(text)
    subject, start = _subject(text, channel)
    lines = [match.span() for match in _LINE.finditer(text, start)]
    lines = [line for line in lines if not text[line[0] : line[1]].isspace()]
    greeting, name = find_greeting(text, lines, lexicon)
    body_start = greeting[1] if greeting else start
    ending = signoff.find_ending(text, low, lines, body_start, lexicon)
    closing, signer, end, postscript = ending
    sentence_spans = sentences.find_sentences(text, lines, body_start, end, lexicon)
    links = tuple(_links(low, lexicon)) if "www." in low or _DOTTED.search(low) else ()
    if "\n" in low:
        low = _unwrapped(low, sentence_spans)
    signed = tuple(signoff.signature(text, ending, lines[-1][1] if lines else end, lexicon))
    return Message(
        text, channel, low, subject, start, greeting, name, sentence_spans, end, closing, signer, postscript, tuple(apart), links,
        language or lexicon.language, lexicon, given, signed,
    )


def parse_again(message: Message, text: str) -> Message:
    """Another text, taken apart as a message of the same channel and language."""
    return parse(text, message.channel, message.lexicon, message.language)


def _unwrapped(low: str, sentences: Sequence[Span]) -> str:
    """The text with the line breaks inside sentences as blanks, so that rules see a wrapped sentence as one."""
    pieces, at = [], 0
    for start, end in sentences:
        if low.find("\n", start, end) >= 0:
            pieces += [low[at:start], low[start:end].replace("\n", " ").replace("\r", " ")]
            at = end
    pieces.append(low[at:])
    return "".join(pieces)


def _subject(text: str, channel: str) -> tuple[Span | None, int]:
    match = _SUBJECT.match(text)
    if match is None:
        return None, 0
    return (match.span("line") if channel in SUBJECT_CHANNELS else None), match.end()


def _links(low: str, lexicon: Lexicon) -> list[Span]:
    addressed = inside(match.span() for match in _MAIL.finditer(low)) if "@" in low else None
    spans = []
    for match in _LINK.of(lexicon).finditer(low):
        start, end = match.span()
        while end > start and low[end - 1] in ".,;:!?*_'":
            end -= 1
        if addressed is None or not addressed(start):
            spans.append((start, end))
    return spans
