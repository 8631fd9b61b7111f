"""Claims about the two people and the message as a whole: facts used, meetings, friends, copies, what the law wants said."""

from __future__ import annotations

import re
from typing import Final

from composer.etiquette.brief_index import Hit
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message
from composer.etiquette.grounding.figures import figures
from composer.etiquette.grounding.sources import telling
from composer.lexicon import Wording
from composer.model import Brief, Fact

_YOURS: Final = Wording("sentence_trace", "yours_next")
_NAME: Final = re.compile(r"[A-ZÀ-Þ][\w’'-]{3,}")
_ENOUGH: Final = 2  # telling words or figures of a fact in one sentence, by which it is spoken of


def facts_used(message: Message, brief: Brief) -> tuple[str, ...]:
    """The facts that the text uses: one sentence has two of the fact's telling words or figures, or the text has half."""
    lexicon = message.lexicon
    sentences = [_marks(message.text[start:end], message) for start, end in message.sentences]
    whole = frozenset().union(*sentences) if sentences else frozenset()
    named = frozenset(match.group() for match in _NAME.finditer(message.text, message.body[0], message.end))
    used = []
    for fact in brief.recipient.facts:
        marks = frozenset(telling(fact.text, lexicon)) | {figure.value for figure in figures(fact.text, lexicon)}
        rich = frozenset(telling(fact.text, lexicon, common_too=True))
        marks = marks or rich
        more = marks | frozenset(telling(fact.detail, lexicon)) | {figure.value for figure in figures(fact.detail, lexicon)}
        half = len(marks & whole) * 2 >= len(marks)
        spoken = any(len(more & said) >= _ENOUGH or (marks & said and len(rich & said) >= _ENOUGH) for said in sentences)
        enough = half or spoken or _named_as_yours(message, marks) or not named.isdisjoint(_names(fact))
        if marks and enough:
            used.append(fact.text)
    return tuple(used)


def _named_as_yours(message: Message, marks: frozenset[str]) -> bool:
    """“Your tunnel”, “your new greenhouse”, of a fact that has one; “your talk” says too little."""
    found = _YOURS.of(message.lexicon).finditer(message.low, *message.body)
    return any(not marks.isdisjoint(telling(match["thing"], message.lexicon)) for match in found)


def _names(fact: Fact) -> frozenset[str]:
    """The names in a fact and in where it was seen: what is written with a capital inside it."""
    of_text = {match.group() for match in _NAME.finditer(fact.text) if match.start()}
    return frozenset(of_text | {match.group() for match in _NAME.finditer(fact.seen)})


def _marks(text: str, message: Message) -> frozenset[str]:
    words = telling(text, message.lexicon, common_too=True)
    return frozenset(words) | {figure.value for figure in figures(text, message.lexicon)}


def no_fact_used(message: Message, context: CheckContext) -> list[Hit]:
    """The brief holds facts about the reader and the text uses none."""
    brief = context.brief
    if brief is None or not brief.recipient.facts or facts_used(message, brief) or not message.sentences:
        return []
    at = message.sentences[0][0]
    return [(at, at, brief.recipient.facts[0].text)]
