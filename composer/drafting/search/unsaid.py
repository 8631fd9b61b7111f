"""What the user typed of themselves and around a fact that no draft says, in words for them: nothing is left out in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from composer.drafting.reading.grammar.content_words import lemmas_of, words_of
from composer.drafting.reading.remarks.remarks import Remark
from composer.drafting.templating.bindings import Material

_QUOTED: Final = 60  # characters of a typed text that a message quotes
_SAID_ALREADY: Final = 0.7  # share of its telling words from which on a text is said by other words of the message


def unsaid(material: Material, texts: Sequence[str]) -> list[str]:
    """A sentence for each remark that stands in none of the drafts, or that has no words."""
    if not texts:
        return []
    drafts = [f" {' '.join(words_of(text))} " for text in texts]
    told = [lemmas_of(text) for text in texts]
    out = []
    for typed, said in _remarks(material):
        if not said:
            out.append(f"other words for “{_short(typed)}”: as it stands, it is not clear how it is meant, or it may hurt")
            continue
        words = " ".join(words_of(said)).removeprefix("it ")
        own = lemmas_of(said)
        stands = any(f" {words} " in draft for draft in drafts)
        if not stands and not any(own and len(own & lemmas) >= _SAID_ALREADY * len(own) for lemmas in told):
            out.append(f"a place for “{_short(typed)}”: there is no room for it, or it would stand away from what it speaks of")
    return out


def _remarks(material: Material) -> Iterator[tuple[str, str]]:
    """Each remark as typed and as it is said, "" where it has no words."""
    brief, readings = material.brief, material.readings
    said = {fact.number: fact for fact in readings.facts if not fact.reading.ask}
    for number, fact in enumerate(brief.recipient.facts, 1):
        if number in said:
            yield from ((fact.detail, _words(said[number].detail)),) if fact.detail.strip() else ()
            yield from ((fact.because, _words(said[number].because)),) if fact.because.strip() else ()
    if brief.sender.situation.strip():
        yield brief.sender.situation, readings.situation
    if brief.why_them.strip():
        yield brief.why_them, readings.reason.said if readings.reason else ""


def _words(remark: Remark | None) -> str:
    return remark.said if remark else ""


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
