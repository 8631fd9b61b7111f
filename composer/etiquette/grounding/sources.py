"""What a brief holds, part by part: its telling words, its figures, and whose each part is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from composer.etiquette.english.stems import stem, without_possessive
from composer.etiquette.grounding.figures import Figure, figures, number_words
from composer.lexicon import Lexicon, Wording
from composer.model import Brief
from composer.word_forms import word_forms
from composer.word_senses import may_mean

Owner = Literal["reader", "writer", "third", ""]

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FIRST: Final = Wording("sentence_trace", "first_person")
_TOGETHER: Final = Wording("sentence_trace", "together")
_FIRST_DOES: Final = Wording("sentence_trace", "first_person_does", re.IGNORECASE)
_THIRD: Final = Wording("sentence_trace", "third_does", re.IGNORECASE)
_SHORT: Final = 3
_ROOT: Final = 4  # letters that two words of one root share at least
_ROOT_SHARE: Final = 0.6  # of the longer one


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity: `_source` makes each once
class Source:
    """One part of a brief: its name in a trace, whose it is ("" for neither or both), stems of what tells something, figures,
    text in small letters."""

    name: str
    owner: Owner
    stems: frozenset[str]
    rich: frozenset[str]  # the stems of all but the smallest words
    figures: tuple[Figure, ...]
    text: str

    @property
    def values(self) -> frozenset[str]:
        """Its numbers."""
        return frozenset(figure.value for figure in self.figures)

    def holds(self, word: str) -> bool:
        """Whether it says a word (a stem), in any form or by a word that may mean the same."""
        return word in self.stems or _in_other_words(word, self)


def sources(brief: Brief, lexicon: Lexicon) -> tuple[Source, ...]:
    """The parts of a brief that say anything, in the order of the brief."""
    return tuple(_source(name, owner, text, lexicon) for name, owner, text in _parts(brief, lexicon) if text.strip())


def as_source(text: str, lexicon: Lexicon) -> Source:
    """A text taken as something to hold another one against."""
    return _source("text", "", text, lexicon)


@lru_cache(maxsize=512)
def _source(name: str, owner: Owner, text: str, lexicon: Lexicon) -> Source:
    rich = frozenset(telling(text, lexicon, common_too=True))
    return Source(name, owner, frozenset(telling(text, lexicon)), rich, figures(text, lexicon), text.lower().replace("’", "'"))


@lru_cache(maxsize=16384)
def said_by_any(word: str, held: tuple[Source, ...]) -> bool:
    """Whether any of some parts of a brief says a word (a stem)."""
    return any(one.holds(word) for one in held)


def _parts(brief: Brief, lexicon: Lexicon) -> Iterator[tuple[str, Owner, str]]:
    for number, fact in enumerate(brief.recipient.facts, 1):
        yield f"fact:{number}", _owner(fact.text, "reader", lexicon), f"{fact.text}. {fact.said}. {fact.detail}"
        yield f"fact:{number}", "writer", fact.because
        yield f"fact:{number}", "", f"{fact.seen} {fact.date or ''} {fact.url}"
    sender, recipient, third = brief.sender, brief.recipient, brief.third
    yield "point", _owner(brief.point, "", lexicon), brief.point
    yield "question", "", brief.question
    yield "situation", "writer", sender.situation
    yield "why_them", _owner(brief.why_them, "", lexicon), brief.why_them
    yield "mutual", "", brief.mutual
    if third is not None:
        yield "third", "third", f"{third.name}. {third.about}"
    yield "sender", "writer", f"{sender.role}. {sender.company}"
    yield "sender", "", f"{sender.name}. {sender.address}"
    yield "recipient", "reader", f"{recipient.role}. {recipient.company}"
    yield "recipient", "", recipient.name


def _owner(text: str, otherwise: Owner, lexicon: Lexicon) -> Owner:
    """Whose a typed text is: of both where it says so, the writer's where it speaks of “I”."""
    low = text.lower()
    if _TOGETHER.of(lexicon).search(low):
        return ""
    if otherwise == "reader":  # “he answered my question”, “named all our plasterers”
        own = _FIRST_DOES.of(lexicon).search(low) and not _THIRD.of(lexicon).search(low)
        return "writer" if own else otherwise
    return "writer" if _FIRST.of(lexicon).search(low) else otherwise


def telling(text: str, lexicon: Lexicon, *, common_too: bool = False) -> list[str]:
    """The stems of the words that tell something, in order, or of all but the smallest; hyphens divide."""
    stop = lexicon.words["names", "stop"] | number_words(lexicon)
    common = frozenset[str]() if common_too else lexicon.words["sentence_trace", "common"]
    found = []
    for match in _WORD.finditer(text):
        for part in match.group().lower().replace("’", "'").split("-"):
            word = without_possessive(part)
            if len(word) >= _SHORT and "'" not in word and word not in stop and word not in common:
                its_stem = stem(word)
                if its_stem not in common and its_stem not in stop and _base(word) not in common:
                    found.append(its_stem)
    return found


@lru_cache(maxsize=8192)
def _base(word: str) -> str:
    """The adjective of a comparison: “small” of “smaller”, “busy” of “busiest”; the word itself where it is none."""
    for ending in ("er", "est"):
        if word.endswith(ending):
            bare = word.removesuffix(ending)
            for adjective in (bare, f"{bare}e", f"{bare[:-1]}y", bare[:-1]):
                if word in (word_forms("en").adjectives.get(adjective) or ()):
                    return adjective
    return word


@lru_cache(maxsize=16384)
def _in_other_words(word: str, source: Source) -> bool:
    return any(_same_root(word, other) or _within(word, other) or may_mean(word, other) for other in source.stems)


def _within(word: str, other: str) -> bool:
    """“book” of a bookbinder, “winegrower” of wine: one begins or ends the other."""
    short, long = sorted((word, other), key=len)
    return len(short) >= _ROOT and len(long) >= len(short) + _SHORT and (long.startswith(short) or long.endswith(short))


@lru_cache(maxsize=16384)
def _same_root(word: str, other: str) -> bool:
    shared = 0
    for one, two in zip(word, other, strict=False):
        if one != two:
            break
        shared += 1
    return shared >= _ROOT and shared >= _ROOT_SHARE * max(len(word), len(other))
