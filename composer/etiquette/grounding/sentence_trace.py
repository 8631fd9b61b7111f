"""For each sentence of a text what in the brief supports it: facts, point, question, situation; or that only the writer knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal

from composer.etiquette.document.message_parser import Message
from composer.etiquette.english.stems import stem, without_possessive
from composer.lexicon import Wording
from composer.model import Brief, Trace

_COVERED: Final = 0.6  # share of a sentence's telling words that its sources must hold together
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WISH: Final = Wording("sentence_trace", "wish", re.IGNORECASE)


def trace(message: Message, brief: Brief) -> tuple[Trace, ...]:
    """The support of each sentence of the body, in order; offsets count into the text as given."""
    stop = message.lexicon.words["names", "stop"] | message.lexicon.words["sentence_trace", "common"]
    wish = _WISH.of(message.lexicon)
    sources = {name: (lemmas(text, stop), frozenset(_NUMBER.findall(text))) for name, text in _sources(brief)}
    return tuple(_of(message.text[start:end], start, end, sources, stop=stop, wish=wish) for start, end in message.sentences)


def _of(
    text: str, start: int, end: int, sources: Mapping[str, tuple[frozenset[str], frozenset[str]]], *, stop: frozenset[str],
    wish: re.Pattern[str],
) -> Trace:
    telling, numbers = lemmas(text, stop), frozenset(_NUMBER.findall(text))
    by: list[str] = []
    left = set(telling)
    while left:
        best = max(sources, key=lambda name: len(left & sources[name][0]), default="")
        if not best or not left & sources[best][0]:
            break
        by.append(best)
        left -= sources[best][0]
    held = frozenset().union(*(figures for _, figures in sources.values())) if sources else frozenset()
    covered = len(telling) - len(left) >= _COVERED * len(telling)
    if by and covered and numbers <= held:
        return Trace(start, end, tuple(by))
    wishes = wish.search(text) is not None
    return Trace(start, end, _without_support(text, strange_number=bool(numbers - held), says_more=bool(left), wishes=wishes))


def _without_support(
    text: str, *, strange_number: bool, says_more: bool, wishes: bool,
) -> Literal["wish", "question", "unsupported"]:
    if text.rstrip("”\"') ").endswith("?"):
        return "question"
    return "wish" if not strange_number and (wishes or not says_more) else "unsupported"


def _sources(brief: Brief) -> Iterator[tuple[str, str]]:
    for number, fact in enumerate(brief.recipient.facts, 1):
        yield f"fact:{number}", " ".join((fact.text, fact.said, fact.detail, fact.because, fact.seen, str(fact.date or "")))
    third = brief.third
    named = (
        ("point", brief.point), ("question", brief.question), ("situation", brief.sender.situation), ("why_them", brief.why_them),
        ("mutual", brief.mutual), ("third", f"{third.name} {third.about}" if third else ""),
        ("sender", f"{brief.sender.name} {brief.sender.role} {brief.sender.company}"),
        ("recipient", f"{brief.recipient.name} {brief.recipient.role} {brief.recipient.company}"),
    )
    yield from ((name, text) for name, text in named if text.strip())


@lru_cache(maxsize=1024)
def lemmas(text: str, stop: frozenset[str]) -> frozenset[str]:
    """The lemmas of the words that tell something: “shipped”, “shipping” and “ships” are one."""
    words = (without_possessive(match.group().lower().replace("’", "'")) for match in _WORD.finditer(text))
    return frozenset(stem(word) for word in words if len(word) >= 3 and word not in stop and "'" not in word)
