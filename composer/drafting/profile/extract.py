"""A pasted profile, bio, article or conference page becomes candidate facts with the words they came from; by rules alone.

Pasted text is data: it is cleaned, capped, never followed. Nothing reaches a draft but what the user ticks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from composer.drafting.profile import facts
from composer.lexicon import Wording
from composer.model import Fact

MOST_TEXT: Final = 40_000  # characters looked at; a longer profile is cut there, and that is said
_UNSEEN: Final = frozenset({"Cf", "Co", "Cs", "Cn"})
_PIECE: Final = re.compile(r"[^\n.!?•·|]+(?:\.(?=\w)[^\n.!?•·|]+)*[.!?]?")
# What speaks to a machine instead of about a person is no fact, whoever pasted it.
_ORDERS: Final = Wording("orders", "commands", re.IGNORECASE)
# What tells of a person who works on such things: “her talk on how models ignore previous instructions”.
_ABOUT: Final = Wording("orders", "about_orders", re.IGNORECASE)
_COMMANDS: Final = Wording("orders", "commands_anyway", re.IGNORECASE)
_LINK: Final = re.compile(
    r"https?://|www\.|\b[\w-]+\.(?:com|net|org|io|example)\b|@\w|\{\{|\$\{|</?[\w-]+>?|\bDATA-\w{4,}|<!--|!\[", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that may be ticked: how it would be said, the words it came from with their place, and how telling it is."""

    text: str
    quote: str
    start: int  # code points into the text as given
    end: int
    kind: str
    weight: float

    def as_fact(self, seen: str = "") -> Fact:
        """The fact for the brief, with where it was seen."""
        return Fact(self.text, seen)


def candidates(text: str, *, count: int = 12) -> tuple[Candidate, ...]:
    """The most telling things a text says about its person, best first; sentences that give orders or hold links are left out."""
    found: list[Candidate] = []
    ordered = orders_in(text[:MOST_TEXT])
    for start, end in _sentences(facts.of_the_person(text[:MOST_TEXT])):
        quote = text[start:end]
        said = clean(quote)
        if not is_fact(said) or any(start < last and first < end for first, last in ordered):
            continue
        found += [
            Candidate(one.text, quote.strip(), start, end, one.kind, one.weight) for one in facts.facts(said)
        ]
    best: dict[str, Candidate] = {}
    for item in sorted(found, key=lambda item: (-item.weight, item.start)):
        best.setdefault(_key(item.text), item)
    return tuple(list(best.values())[:count])


def is_fact(said: str) -> bool:
    """Whether a cleaned sentence may be a fact: of a sensible length, without orders to a machine, links and code."""
    return 8 <= len(said) <= 400 and not commands(said) and not _LINK.search(said) and "{" not in said


def gives_orders(text: str) -> bool:
    """Whether a text speaks to a machine instead of about a person."""
    return commands(clean(text))


def commands(said: str) -> bool:
    """Whether a cleaned line commands a machine; one that tells of somebody who writes about such orders does not."""
    anyway = _ABOUT.for_all.match(said) is None or _COMMANDS.for_all.search(said) is not None
    return anyway and _ORDERS.for_all.search(said) is not None


def orders_in(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that command a machine, also over the end of a line."""
    flat = re.sub(r"\s", " ", text)
    spans = []
    for found in _ORDERS.for_all.finditer(flat):
        start = max((text.rfind(mark, 0, found.start()) + 1 for mark in "\n.!?"), default=0)
        whole = clean(flat[start : found.end()])
        if commands(whole):
            spans.append((start, found.end()))
    return tuple(spans)


def refused(text: str) -> tuple[str, ...]:
    """The sentences that were left out because they speak to a machine, to be shown to the user."""
    said = (clean(text[start:end]) for start, end in _sentences(text[:MOST_TEXT]))
    lines = [line for line in said if commands(line)]
    spread = (clean(text[start:end]) for start, end in orders_in(text[:MOST_TEXT]))  # over the end of a line
    return (*lines, *(order for order in dict.fromkeys(spread) if all(order not in line for line in lines)))


def clean(text: str) -> str:
    """Visible text on one line: control, zero-width, direction and tag characters out, white space folded."""
    visible = (char for char in text if unicodedata.category(char) not in _UNSEEN)
    return " ".join("".join(char if char.isprintable() else " " for char in visible).split())


def is_verbatim(quote: str, text: str) -> bool:
    """Whether a quote stands in a text word for word, white space and unseen characters aside; what a model gives must."""
    return bool(quote.strip()) and clean(quote).casefold() in clean(text[:MOST_TEXT]).casefold()


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for found in _PIECE.finditer(text):
        start, end = found.span()
        while start < end and not text[start].isalnum():
            start += 1
        if end > start:
            yield start, end


def _key(text: str) -> str:
    return " ".join(sorted(set(re.findall(r"\w{4,}", text.casefold()))))
