"""Whether a message has one identifiable topic and wish.

A wish is vague where its words would fit any reader and any sender (“an exciting opportunity”, “some ideas for you”) and the
message is too short to say elsewhere what is meant. Every step is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.content_words import TELLING, kinds
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.features.typography import MARKS
from composer.etiquette.matching.guarded_regex import Spotter
from composer.etiquette.properties import intents
from composer.lexicon import Wording

_NAMED: Final = Wording("topic", "named_part")
_VAGUE: Final = Spotter("topic", "vague_wish")
_LEFT_OVER: Final = Wording("topic", "hangs_on")
_CONTENT: Final = re.compile(r"[a-z][a-z'-]{3,}")
_NAMED_JOB: Final = Spotter("topic", "named_job", case=True)
_FURTHER: Final = Wording("topic", "further_wish")


def find_vague(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    """Wishes that could be anything, in a message that nowhere says what is meant; also wishes that hang on an empty slot."""
    wishes = _slot_wishes(message, spans)
    low, may_hang = message.low, message.lexicon.words["topic", "may_hang"]
    for start, end in spans:
        for hit in _VAGUE.finditer(message, start, end):
            if _NAMED.of(message.lexicon).match(low, hit.end(), min(end, hit.end() + 80)):
                continue
            whole = _WHOLE_WISH.of(message.lexicon).search(low, max(start, hit.start() - 24), hit.end())
            if whole or not _says_more(message, hit.span(), FEW if hit.group().partition(" ")[0] in may_hang else ENOUGH):
                wishes.append(hit.span())
    return sorted(wishes)


def _says_more(message: Message, hit: Span, enough: int) -> bool:
    """Whether the words outside the vague phrase tell what the message is about."""
    if _NAMED_JOB.search(message, *message.body):
        return True
    telling, common, kind = set[str](), message.lexicon.words["topic", "common"], kinds(message.lexicon)
    for start, end in message.sentences:
        for at, stop in ((start, min(end, hit[0])), (max(start, hit[1]), end)):
            words = _CONTENT.findall(message.low, at, max(at, stop))
            telling.update(word for word in words if word not in common and kind[word] == TELLING)
        if len(telling) >= enough:
            return True
    return False


# A wish that no other sentence can fill: it is itself the thing wished for.
_WHOLE_WISH: Final = Wording("topic", "whole_wish")
_ENDS_A_WORD: Final = (" ", "'", "’", ",")
FEW: Final = 4  # for “any thoughts?”, which may hang on a topic named in a few words
ENOUGH: Final = 7  # telling words outside the vague phrase from which a message has a topic all the same


def _slot_wishes(message: Message, spans: Sequence[Span]) -> list[Span]:
    """What the sender does or wants, said with two or more slots in one sentence."""
    slots, left_over = MARKS["slot"](message), _LEFT_OVER.of(message.lexicon)
    wishes = []
    if len(slots) >= 2:
        for start, end in message.sentences:
            inside = [slot for slot in slots if start <= slot[0] < end]
            for first, second in pairwise(inside):
                hang = all(left_over.search(message.low, max(start, at - 40), at) for at in (first[0], second[0]))
                if hang and second[0] - first[1] <= 25:
                    wishes.append((first[0], second[1]))
    return [span for span in wishes if any(a <= span[0] < b for a, b in spans)]


def find_topic(message: Message, _spans: Sequence[Span], _: CheckContext) -> list[Span]:
    """The body, where it holds two telling words or more."""
    start, end = message.body
    if start >= end:
        return []
    low, common = message.low, message.lexicon.words["topic", "common"]
    telling: set[str] = set()
    for a, b in message.sentences:
        telling |= set(_CONTENT.findall(low[a:b])) - common
        if len(telling) >= 2:
            return [(start, end)]
    if message.subject and len(telling | (set(_CONTENT.findall(low[slice(*message.subject)])) - common)) >= 2:
        return [(start, end)]
    named = any(char.isdigit() or (char.isupper() and at) for a, b in message.sentences for at, char in _inner(message, a, b))
    return [(start, end)] if named else []


def _inner(message: Message, start: int, end: int) -> Sequence[tuple[int, str]]:
    """First letters of words inside a sentence, with 0 for those that are capital anyway."""
    text, stays = message.text, message.lexicon.words["capitals", "stays"]
    return [
        (0 if at == start or (text[at] in stays and text[at + 1 : at + 2] in _ENDS_A_WORD) else at, text[at])
        for at in range(start, min(end, start + 400)) if at == start or text[at - 1].isspace()
    ]


def find_many(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    """The second of two wishes: a sentence that begins with “also” or the like and asks, after one that asked."""
    if not any(_FURTHER.of(message.lexicon).match(message.low, *sentence) for sentence in message.sentences[1:]):
        return []
    asked = False
    wishes = []
    for sentence in message.sentences:
        wants = intents.is_question(message, sentence) or intents.is_request(message, sentence)
        if asked and wants and _FURTHER.of(message.lexicon).match(message.low, *sentence):
            wishes.append(sentence)
        asked = asked or wants
    return [span for span in wishes if any(a <= span[0] < b for a, b in spans)]
