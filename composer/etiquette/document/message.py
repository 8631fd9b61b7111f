"""One parsed message as the rules see it: the text, its parts as spans, and what was worked out about it so far."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from composer.etiquette.document import foreign
from composer.etiquette.document.memo import kept
from composer.lexicon import Lexicon

Span = tuple[int, int]

KEPT: Final = 50_000  # different tokens that are remembered
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")


@dataclass
class Message:
    """One parsed text: as given, quoted mail and code blanked. `low` has the same length as `text`: small
    letters, straight apostrophes, wrapped sentences on one line."""

    text: str
    channel: str
    low: str
    subject: Span | None
    start: int  # where the message proper begins, after a subject line
    greeting: Span | None
    greeting_name: Span | None
    sentences: tuple[Span, ...]  # of the body: between greeting and sign-off
    end: int  # where the body ends
    signoff: Span | None
    signoff_name: Span | None
    postscript: Span | None
    quoted: tuple[Span, ...]  # what is not the writer's, in order; blank in `text`
    links: tuple[Span, ...]
    language: str  # the one it was found to be in; its lexicon may be the default one
    lexicon: Lexicon
    given: str  # the text as it was typed
    signature: tuple[Span, ...] = ()  # lines that say who the writer is, or how to stop the mail
    memo: dict[Hashable, Any] = field(default_factory=dict)  # see `kept`

    @property
    def body(self) -> Span:
        """From the end of the greeting to the sign-off."""
        return (self.greeting[1] if self.greeting else self.start, self.end)

    @property
    def opening(self) -> Span | None:
        """The first sentence after the greeting."""
        return self.sentences[0] if self.sentences else None

    @property
    def last_sentences(self) -> tuple[Span, ...]:
        """The last three sentences before the sign-off."""
        return self.sentences[-3:]

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands in quotation marks: words that are named, not said."""
        return foreign.quotations(self.text)

    @cached_property
    def not_said(self) -> tuple[Span, ...]:
        """Links, quotations and the signature: where rules over words are not meant."""
        return (*self.links, *self.quotations, *self.signature)

    @cached_property
    def tokens(self) -> list[str]:
        """Words and single punctuation marks of `low`, in order."""
        return _TOKEN.findall(self.low)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different tokens: what a rule's guard words are looked up in."""
        return frozenset(self.tokens)

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins."""
        # Only blanks stand between two tokens, so the next place where one occurs is its own.
        find, at = self.low.find, 0
        starts = []
        for token in self.tokens:
            at = find(token, at)
            starts.append(at)
            at += len(token)
        return starts

    @cached_property
    def sentence_words(self) -> list[list[str]]:
        """What stands between blanks, sentence by sentence."""
        return [self.text[start:end].split() for start, end in self.sentences]

    @kept
    def words(self) -> int:
        """Words of the body and of a P.S., sentence by sentence; a link is one word, a bullet or a lone mark is none."""
        count = 0
        counted = _COUNTED.__getitem__
        for words in self.sentence_words:
            count += sum(map(counted, words))
        if self.postscript:  # a P.S. is read too; only subject, greeting and signature are not counted
            count += sum(1 for word in self.says(self.postscript).split() if _has_letter(word))
        return count

    def holds(self, file: str, group: str) -> bool:
        """Whether a word of a group stands anywhere in the message."""
        return not self.lexicon.words[file, group].isdisjoint(self.vocabulary)

    def says(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span[0] : span[1]]


def _has_letter(word: str) -> bool:
    return any(char.isalnum() for char in word)


class _Counted(dict[str, bool]):
    """Token between blanks → whether it counts as a word; fills itself, so that known tokens cost no call."""

    def __missing__(self, token: str) -> bool:
        if len(self) >= KEPT:
            self.clear()
        known = self[token] = len(token) > 3 or _has_letter(token)
        return known


_COUNTED: Final = _Counted()


def lower(text: str) -> str:
    """The text in small letters with straight apostrophes, offsets kept: İ alone would grow and becomes i first."""
    if not text.isascii():
        text = text.replace("İ", "i").replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
    return text.lower()


def tokens_of(phrase: str) -> tuple[str, ...]:
    """A phrase as the words and marks that `Message.tokens` would hold."""
    return tuple(_TOKEN.findall(lower(phrase)))

