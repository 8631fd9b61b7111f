"""How a fact is best told: what kind of thing it is between the two, and how one who came to know it so would open with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from composer.drafting.reading.facts.works import taken_in, was_given
from composer.drafting.reading.grammar.content_words import words_of
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.reading import Reading
from composer.drafting.reading.sources import Source
from composer.word_forms import word_forms

Kind = Literal["met", "said", "favour", "deed", "state", "shared", "mine", "work", "thing", "news"]

_MET: Final = re.compile(
    r"\b(?:we|you and I|I) (?:first |both |last )?(?:met|spoke|talked|sat|crossed paths|were introduced)\b(?! (?:on|about) your)"
)
_SAID: Final = re.compile(
    r"\byou (?:once |also |first |often |always |have |had )?"
    r"(?:said|told|mentioned|wrote|posted|tweeted|asked|advised|promised|warned|showed|taught|explained)\b"
)
_SAID_TO_ME: Final = re.compile(r"^you said (?:that )?(?=(?:your|you|the|it|that|nobody|everybody|most|many|all|no|[A-Z])\b)")
_TO_ME: Final = re.compile(r"\b(?:me|us|my|our|ours|mine)\b")
_RELATIVE: Final = re.compile(r" (?:that|which|who|whom|because|when|while|as|so that|before|after|than) ")
_BESIDE: Final = re.compile(r"\b(?:with|like|near|behind|opposite|in|at|on) (?:me|us|my|our)\b")
_SUBJECT: Final = re.compile(r"^(?:[^,]{1,60}, )?(?:when [^,]+, )?(?P<who>you|we|you and I|we both|both of us) (?P<did>.+)$")
_FLAT: Final = frozenset("be have know share".split())
_TOLD_HOW: Final = re.compile(r"\b(?:I (?:saw|read|heard|watched)|told (?:me|us)|says|said|swears|mentioned)\b")
_PLACE_FIRST: Final = re.compile(r"^(?:at|in|on|during|when|after|since|as|before) ")
_PLACED: Final = re.compile(r"you (?:\w+ ){1,2}(?:in|on|at) (?:the|your|an?|my) ")  # “you wrote in the journal …”
_BRIEF: Final = 9  # words of a noun phrase behind which its place may stand


@dataclass(frozen=True, slots=True)
class Framing:
    """How a fact may be told: its kind, its source, and a clause to open with.

    `kind`: met (we met), said (the reader said it to me), favour (done for me or given to me), deed, state (what the reader is or
    does), shared (of both), mine (what I did about it), work (one reads, hears or sees it), thing (another noun), news (of
    something else). `opening` is the fact told whole, from how it was learned (“Carol told me that you …”, “I still remember how
    we sang …”); no capital, no stop; empty where the fact says itself how it is known or needs nothing before it.
    """

    kind: Kind
    source: Source
    opening: str = ""


def framing(reading: Reading, source: Source, *, known: bool) -> Framing:
    """How the fact of a reading may be told by somebody who has it from `source`; `known` where the two know each other."""
    if reading.ask or not reading.said:
        return Framing("thing", source)
    kind = _kind(reading)
    return Framing(kind, source, _opening(reading.said, kind, source, known=known))


def _kind(reading: Reading) -> Kind:
    said = reading.said
    if reading.form == "noun":
        return "favour" if was_given(said) else "work" if taken_in(said) else "thing"
    if _MET.search(said):
        return "met"
    if reading.who == "both":
        return "shared"
    if reading.who == "sender":
        return "mine"
    if reading.who == "other":
        return "news"
    if _SAID.search(said):
        return "said"
    if not _past(said):
        return "state"
    return "favour" if _TO_ME.search(_RELATIVE.split(said)[0]) and not _BESIDE.search(said) and _simple(said) else "deed"


def _opening(said: str, kind: Kind, source: Source, *, known: bool) -> str:
    """The fact told from how it was learned; "" where it stands best as it is."""
    if source.teller and kind not in ("met", "mine", "shared"):
        return f"{source.teller} told me {'about' if kind in ('work', 'thing') else 'that'} {said}"
    if kind in ("work", "thing") or was_given(said):
        return f"thank you for {said}" if kind == "favour" else _of_noun(said, source, known=known)
    if kind == "said":
        if not source.where and known and _SAID_TO_ME.match(said):
            return _SAID_TO_ME.sub("you told me that ", said)
        told = source.where and not source.teller and not _PLACE_FIRST.match(said) and not _PLACED.match(said)
        return f"{source.where} {said}" if told and not set(words_of(source.where)[-1:]) <= set(words_of(said)) else ""
    if kind == "favour":
        return "" if source.learned else f"I haven't forgotten that {said}"
    if kind == "shared":
        return f"I still remember how {said}" if _is_doing(said) and _past(said) else ""
    if kind in ("met", "mine") or _TOLD_HOW.search(said):
        return ""
    if source.learned:
        return f"{source.learned} that {said}"
    return "" if known or source.kind in ("own", "talk") else f"I saw that {said}"


def _of_noun(said: str, source: Source, *, known: bool) -> str:
    verb = taken_in(said) or (source.verb if source.where and source.kind in ("medium", "occasion") else "")
    if not verb:
        return "" if known else f"I came across {said}"
    placed = source.where and len(said.split()) <= _BRIEF and not set(said.split()) & set(source.where.split()[-1:])
    return f"I {verb} {said} {source.where}" if placed and source.kind in ("medium", "occasion") else f"I {verb} {said}"


def _verb(said: str) -> tuple[str, str]:
    """The first verb of the reader's or both's, and how it stands (“past”, “base”); two empty texts where there is none."""
    found = _SUBJECT.match(said)
    for word in found["did"].lower().split()[:4] if found else ():
        bare = word.strip(",;:.")
        readings = word_forms().read_verb(bare)
        if readings and bare not in closed("adverb"):
            past = any(item.form == "past" for item in readings)
            return readings[0].lemma, "past" if past or bare in ("have", "had", "has") else "base"
    return "", ""


def _past(said: str) -> bool:
    return _verb(said)[1] == "past"


def _simple(said: str) -> bool:
    """Whether a deed is told as done once, not with “have”."""
    return _verb(said)[0] not in ("have", "be")


def _is_doing(said: str) -> bool:
    """Whether both did something, rather than were or had it."""
    return _verb(said)[0] not in _FLAT and " both " not in f" {said} "
