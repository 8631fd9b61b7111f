"""Whether a whole letter is to one reader, though no sentence says so with “you”: by its words, and by the sender's trade.

Letters to many share a vocabulary (offers, jobs, campaigns); one that uses hardly a word of it, tells much and sells nothing was
not written for many.
"""

from __future__ import annotations

import re
from typing import Final

from composer.etiquette.document.content_words import MASS, TELLING, kinds
from composer.etiquette.document.message import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.lexicon import Wording

# Words of letters to many for each telling word: up to the first figure a whole letter is to one reader, up to the second where
# it tells what happened, up to the third where it speaks of “the photo of …” or “footnote 12”.
SURELY_TO_ONE: Final = 0.2
TO_ONE: Final = 0.3
STILL_TO_ONE: Final = 0.45
_FEWEST_TOLD: Final = 4
_NOTHING_TOLD: Final = 9.0
_CONTENT: Final = re.compile(r"[a-z][\w'-]+")
_ONESELF: Final = Wording("subject", r"(?:{presents}|i have|i've been|my (?:work|background|experience|name)|as an? )\b")
_NO_PAST: Final = frozenset("is are be been being has have having get getting the our your by well highly fully".split())
_SELLS: Final = Spotter(
    r"\b(?:we|i)(?:'re| are)? (?:also |now )?{sells}\b",
    r"\bour (?:\w+ ){0,2}(?:client|customer|platform|product)s?\b|\bup to \d+ ?%|\bby \d+ ?%",
    r"\bhelp(?:s|ed|ing)? (?:[\w'-]+ ){0,3}(?:get|grow|save|win|find|add|reduce|cut|increase|land|boost|scale|reach)\b",
    words="particular",
)
# “We inspect gutters …”: what a firm does for anybody.
_WE_DO: Final = Wording(
    "deeds", r"we (?!(?:{irregular}|{open}|{lately}|all|never|always|use|live|need)\b)(?P<verb>[a-z]+) (?![^.?!]*\byour\b)"
)
_DEFINITE: Final = Spotter(
    r"\b(?:the|that|this|those) (?:[\w'-]+ ){0,2}?{work} (?:on|about|of|with|in|from|where|when|that|at|by|how) [\w'’-]+",
    r"\b{numbered} (?:\d{1,3}|{number_words})\b",
    words="particular",
)


def find(message: Message) -> list[Span]:
    """The body where the whole letter is to one reader, or the things in it that it speaks of as known."""
    if not message.sentences:
        return []
    share = mass_share(message)
    if share > STILL_TO_ONE or tells_of_a_trade(message):
        return []
    if share <= SURELY_TO_ONE or (share <= TO_ONE and any(_tells_a_story(message, span) for span in message.sentences)):
        return [(message.sentences[0][0], message.sentences[-1][1])]
    return [hit.span() for hit in _DEFINITE.finditer(message, *message.body)]


def _tells_a_story(message: Message, span: Span) -> bool:
    """Whether a sentence says what happened: a past form that no word before it makes a state or a wish."""
    said = _CONTENT.findall(message.low, *span)
    kind = kinds(message.lexicon)
    past, idle = message.lexicon.words("deeds", "irregular"), message.lexicon.words("deeds", "idle")
    return any(
        (word in past or word.endswith("ed"))
        and word not in idle
        and kind[word] != MASS
        and not (at and said[at - 1] in _NO_PAST)
        for at, word in enumerate(said)
    )


def mass_share(message: Message) -> float:
    """Words of letters to many for each telling word of the body; large where hardly anything is told.

    What the writers say they are tells nothing of the reader.
    """
    said: set[str] = set()
    of_oneself: set[str] = set()
    oneself = _ONESELF.of(message.lexicon)
    for start, end in message.sentences:
        (of_oneself if oneself.match(message.low, start, end) else said).update(_CONTENT.findall(message.low, start, end))
    kind = kinds(message.lexicon)
    told = sum(kind[word] == TELLING for word in said)
    if told < _FEWEST_TOLD:
        return _NOTHING_TOLD
    return (sum(kind[word] == MASS for word in said | of_oneself) + 1) / (told + 1)


def tells_of_a_trade(message: Message) -> bool:
    """Whether the writer says what they sell, or what they do for anybody."""
    if _SELLS.search(message, *message.body):
        return True
    trades = (_WE_DO.of(message.lexicon).match(message.low, *span) for span in message.sentences)
    return any(trade and not trade["verb"].endswith("ed") for trade in trades)
