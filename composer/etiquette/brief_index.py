"""What a brief holds, folded for comparison: names, words, numbers, links, and who has which firm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from composer.etiquette.english.stems import stem, without_possessive
from composer.model import Brief
from composer.normalise import fold_letters

Hit = tuple[int, int, str]  # start, end, what fills {detail} in the rule's message

WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_RANGE: Final = re.compile(r"\b(\d\d)(\d\d)\s?[–/-]\s?(\d\d)\b")  # “2014–16” holds 2016
_LINK: Final = re.compile(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


@dataclass(frozen=True, slots=True)
class BriefIndex:
    """What a brief holds, folded for comparison."""

    words: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()  # of the words
    numbers: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    text: str = ""
    recipient: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()

    @classmethod
    def of(cls, brief: Brief) -> BriefIndex:
        """The index of a brief."""
        text = "\n".join(_texts(brief))
        words = frozenset(words_of(text))
        return cls(
            words=words,
            stems=frozenset(map(stem, words)),
            numbers=frozenset(_NUMBER.findall(text)) | {found[1] + found[3] for found in _RANGE.finditer(text)},
            links=frozenset(map(address_of, _LINK.findall(text.lower()))),
            text=fold_letters(text),
            recipient=words_of(brief.recipient.name),
            sender=words_of(brief.sender.name),
        )


def _texts(brief: Brief) -> list[str]:
    """All that a brief says in words."""
    sender, recipient, third = brief.sender, brief.recipient, brief.third
    return [
        sender.name, sender.role, sender.company, sender.address, sender.situation,
        recipient.name, recipient.role, recipient.company,
        brief.point, brief.question, brief.mutual, brief.why_them,
        *(
            part for fact in recipient.facts
            for part in (
                fact.text, fact.said, fact.detail, fact.because, fact.seen, fact.url,
                fact.date.isoformat() if fact.date else "",
            )
        ),
        *sender.accounts.values(), *recipient.handles.values(),
        *((third.name, third.about) if third else ()),
    ]


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, without possessive endings."""
    return tuple(without_possessive(word).strip("'-") for word in map(fold_letters, WORD.findall(text)))


def address_of(link: str) -> str:
    """A link without its scheme, “www.” and closing marks, for comparison."""
    return link.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/.,")
