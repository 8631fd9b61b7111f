"""What a brief holds, folded for comparison: names, words, numbers, links, and who has which firm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from composer.model import Brief
from composer.normalise import fold_text

Hit = tuple[int, int, str]  # start, end, what fills {detail} in the rule's message

WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
TITLES: Final = frozenset("mr mrs ms mx miss dr prof professor sir madam herr frau dear señor señora doctor rev".split())
STOP: Final = frozenset(
    "the a an and or of to in on at for with from by about your you she he his her their they we i my me our us it its is are "
    "was were be been that this "
    "which who how what why when where as into over new some any all not no do does did have has had will would can could".split()
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a brief holds, folded for comparison."""

    words: frozenset[str]
    numbers: frozenset[str]
    links: frozenset[str]
    text: str
    recipient: tuple[str, ...]
    sender: tuple[str, ...]


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, without possessive endings."""
    return tuple(word.removesuffix("'s").strip("'-") for word in (fold_text(found) for found in WORD.findall(text)))


def known_of(brief: Brief) -> Known:
    """The folded contents of a brief; kept for the next call with an equal brief."""
    return _known(repr(brief), _Box(brief))


class _Box:
    """Carries a brief past the cache key, which is its text (a brief holds mappings, so it has no hash)."""

    __slots__ = ("brief",)

    def __init__(self, brief: Brief) -> None:
        self.brief = brief

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Box)


@lru_cache(maxsize=256)
def _known(_key: str, box: _Box) -> Known:
    brief = box.brief
    facts = brief.recipient.facts
    texts = [
        brief.sender.name,
        brief.sender.role,
        brief.sender.company,
        brief.sender.address,
        brief.recipient.name,
        brief.recipient.role,
        brief.recipient.company,
        brief.point,
        brief.question,
        brief.mutual,
        brief.why_them,
        *(part for fact in facts for part in (fact.text, fact.seen, fact.url, fact.date.isoformat() if fact.date else "")),
        *brief.sender.accounts.values(),
        *brief.recipient.handles.values(),
    ]
    if brief.third:
        texts += [brief.third.name, brief.third.about]
    text = "\n".join(texts)
    return Known(
        words=frozenset(words_of(text)),
        numbers=frozenset(re.findall(r"\d+(?:[.,]\d+)*", text)),
        links=frozenset(
            address_of(found) for found in re.findall(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", text.lower())
        ),
        text=fold_text(text),
        recipient=words_of(brief.recipient.name),
        sender=words_of(brief.sender.name),
    )


def address_of(link: str) -> str:
    """A link without its scheme, “www.” and closing marks, for comparison."""
    return link.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/.,")
