"""How hard a message is to read: Flesch-Kincaid grade and Flesch reading ease of its plain sentences, as textstat counts them.

Greeting, sign-off, links, names and signs are left out first and each line or sentence of the writer's is a sentence; under
25 words
there is no grade. `plain_text` is what textstat must be given to come to the same figures (tests/test_readability.py holds both
within 0.1). Words, sentences and syllables are counted here, once, since textstat's dictionary costs 1.4 CPU-s to load.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from composer.etiquette.document.memo import kept
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.document.spans import overlap
from composer.etiquette.english import flesch, syllables
from composer.lexicon import Lexicon, Wording, per_language
from composer.model import Readability

SHORTEST: Final = 25  # words; below, one long name moves the grade by several years (research: outreach, section 7)
# Grades from which on a text is called so; etiquette_rules/en/clear.toml says where each comes from.
BANDS: Final = ((10.0, "heavy"), (7.0, "fine"), (0.0, "easy"))
HIGHEST: Final = 18.0  # the grade is shown from 0 to this; beyond, it says nothing more
_STOCK: Final = Wording("structure", "stock_sentence")
KEPT: Final = 50_000  # different tokens whose weight is kept


@dataclass(frozen=True, slots=True)
class Graded:
    """The figures, the band shown to people, and the longest sentence with its words."""

    figures: Readability
    band: str  # easy | fine | heavy | too short to grade
    longest: Span | None
    longest_words: int


class _Weights(dict[str, int]):
    """Token between spaces → its syllables, negative where it looks like a name, 0 where it holds no word.

    A dictionary that fills itself is read without a call into Python for the words that are known.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._no_names = lexicon.words["names", "oneself"] | lexicon.words["dates", "months"] | lexicon.words["dates", "weekdays"]

    def __missing__(self, token: str) -> int:
        if len(self) >= KEPT:
            self.clear()
        word = flesch.word(token)
        weight = syllables.count(word[:60]) if word else 0
        head = token.lstrip("\"“‘'([*_")
        if head[:1].isupper() and word not in self._no_names:
            weight = -weight
        self[token] = weight
        return weight


@per_language
def _weights(lexicon: Lexicon) -> Mapping[str, int]:
    return _Weights(lexicon)


def _sentence_tokens(message: Message) -> Iterable[list[str]]:
    """The tokens of each sentence, links left out."""
    links = message.links
    if not links:
        return message.sentence_words
    linked = overlap(links)
    return [
        _without_links(message.text, start, end, links).split() if linked(start, end) else tokens
        for (start, end), tokens in zip(message.sentences, message.sentence_words, strict=True)
    ]


def _is_stock(message: Message, span: Span) -> bool:
    """Whether a sentence is one that every letter has: easy or not, it says nothing of how the rest reads."""
    return _STOCK.of(message.lexicon).match(message.low, *span) is not None


def _counted(weights: list[int]) -> list[int]:
    """The syllables of the words that are counted: all but names in the middle of a sentence."""
    plain = [weight for weight in weights if weight > 0]
    first = next(filter(None, weights), 0)
    if first < 0:
        plain.append(-first)
    return plain


def _without_links(text: str, start: int, end: int, links: tuple[Span, ...]) -> str:
    pieces, at = [], start
    for a, b in links:
        if start <= a < end:
            pieces.append(text[at:a])
            at = min(b, end)
    pieces.append(text[at:end])
    return " ".join(pieces)


def plain_text(message: Message) -> str:
    """The text that is graded: its words alone, a full stop after each sentence."""
    sentences, weights = [], _weights(message.lexicon)
    for span, tokens in zip(message.sentences, _sentence_tokens(message), strict=True):
        if _is_stock(message, span):
            continue
        words: list[str] = []
        for token in tokens:
            weight = weights[token]
            if weight > 0 or (weight < 0 and not words):
                words.append(flesch.word(token))
        if words:
            sentences.append(" ".join(words) + ".")
    return " ".join(sentences)


def band(figures: Readability) -> str:
    """What a grade is called everywhere: easy, fine or heavy; “too short to grade” where there is none."""
    grade_ = figures.grade
    return "too short to grade" if grade_ is None else next(name for least, name in BANDS if grade_ >= least)


@kept
def grade(message: Message) -> Graded:
    """The figures of a message."""
    words = sounds = ended = most = 0
    longest = None
    weight_of = _weights(message.lexicon).__getitem__
    for span, tokens in zip(message.sentences, _sentence_tokens(message), strict=True):
        if _is_stock(message, span):
            continue
        weights = _counted(list(map(weight_of, tokens)))
        count = len(weights)
        words += count
        sounds += sum(weights)
        if count > 2:  # textstat takes two words for no sentence
            ended += 1
        if count > most:
            longest, most = span, count
    graded = Graded(Readability(), band(Readability()), longest, most)
    if words >= SHORTEST:
        figure, ease = flesch.grade(words, ended, sounds), flesch.reading_ease(words, ended, sounds)
        figures = Readability(round(min(HIGHEST, max(0.0, figure)), 1), round(ease, 1), graded=True)
        graded = Graded(figures, band(figures), longest, most)
    return graded
