"""How a fact is best told: what kind of thing it is between the two, and how one who came to know it so would open with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from composer.drafting.reading.facts.works import named, taken_in, was_given
from composer.drafting.reading.grammar.content_words import words_of
from composer.drafting.reading.grammar.lexicon import words
from composer.drafting.reading.grammar.well_formed import has_main_verb
from composer.drafting.reading.grammar.word_classes import closed, word_class
from composer.drafting.reading.reading import Reading
from composer.drafting.reading.sources import Source
from composer.word_forms import word_forms

Kind = Literal["met", "said", "favour", "deed", "state", "shared", "mine", "work", "thing", "news"]

_SAID_TO_ME: Final = re.compile(r"^you said (?:that )?(?=(?:your|you|the|it|nobody|everybody|most|many|all|no|[A-Z])\b)")
_TO_ME: Final = re.compile(r"\b(?:me|us|my|our|ours|mine)\b")
_RELATIVE: Final = re.compile(r" (?:that|which|who|whom|because|when|while|as|so that|than) ")
_BESIDE: Final = re.compile(r"\b(?:with|like|near|behind|opposite|in|at|on) (?:me|us|my|our)\b")
_OWNED: Final = re.compile(r"your |the \w+ of your? ")
_SUBJECT: Final = re.compile(
    r"^(?:(?:in|at|on|during|since|after|last|this|for|once|as|over|when|before|by|with|from) .{1,60}?,? )?"
    r"(?P<who>you and I|you|we both|we|both of us) (?P<did>.+)$"
)
_PERFECT: Final = re.compile(
    r"\b(?:have|has)(?: \w+ly| also| already| never| always| just)? (?:\w+(?:ed|en|wn|ne|pt|ught|ilt|ade|id|ung|un|ut|et))\b"
)
_TOLD_HOW: Final = re.compile(r"\b(?:I (?:saw|read|heard|watched)|told (?:me|us)|says|said|swears|mentioned)\b")
_PLACE_FIRST: Final = re.compile(r"^(?:at|in|on|during|when|after|since|as|before) ")
_PLACED: Final = re.compile(r"you (?:\w+ ){1,2}(?:in|on|at) (?:the|your|an?|my) ")  # “you wrote in the journal …”
_OF_ME: Final = re.compile(r"\b(?:I|we|me|us|my|our|ours|mine)\b")  # nobody has to find out what concerns themselves
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


@cache
def _met() -> re.Pattern[str]:
    """“we met at the fair”, “I sat next to you”; not “we spoke about your”."""
    verbs = "|".join(sorted(words("framing", "meeting"))).replace("crossed", "crossed paths").replace("were", "were introduced")
    return re.compile(rf"\b(?:we|you and I|I) (?:first |both |last )?(?:{verbs})\b(?! (?:on|about) your)")


@cache
def _said() -> re.Pattern[str]:
    """“you said that …”, “you told me …”, “you wrote about …”."""
    saying, telling, answers = ("|".join(sorted(words("framing", key))) for key in ("saying", "telling", "answers"))
    return re.compile(
        r"\byou (?:once |also |first |often |always |have |had )?"
        rf"(?:(?:{saying})\b(?! (?:{answers})\b)"
        r"|(?:wrote|writes?) (?:(?:me|us) (?:that|the|how|why|about)|that|about|to|on|in|how|why|under)\b"
        rf"|(?:{telling})(?: \w+)? (?:me|us|that|how|to me|to us|why)\b)"
    )


def _kind(reading: Reading) -> Kind:
    said = reading.said
    if reading.form == "noun" or (_OWNED.match(said) and not has_main_verb(said) and reading.who != "other"):
        return "favour" if was_given(said) else "work" if taken_in(said) else "thing"
    if _met().search(said):
        return "met"
    if reading.who == "both":
        return "shared"
    if reading.who == "sender":
        return "mine"
    if reading.who == "other":
        return "news"
    if _said().search(said):
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
        written = source.where == "by email" and " wrote " in said
        told = source.where and not written and not source.teller and not _PLACE_FIRST.match(said) and not _PLACED.match(said)
        return f"{source.where} {said}" if told and not _holds(said, source) else ""
    if kind == "favour":
        return "" if source.learned else f"I haven't forgotten that {said}"
    if kind == "shared":
        told = _is_doing(said) and _past(said) and not re.search(r"\b(?:never|not|n't|only|hardly)\b|n't\b", said)
        return f"I still remember how {said}" if told else ""
    if kind in ("met", "mine") or _TOLD_HOW.search(said) or _OF_ME.search(said):
        return ""
    if _PLACE_FIRST.match(said):
        return ""
    if source.learned:
        if source.verb and _holds(said, source):
            return f"I {source.verb} that {said}"
        visited = source.kind == "occasion" and " our " in f" {source.where} "  # “during our visit in May I saw that …”
        return f"{source.where} I {source.verb} that {said}" if visited else f"{source.learned} that {said}"
    return "" if known or source.kind in ("own", "talk") else f"I saw that {said}"


def _holds(said: str, source: Source) -> bool:
    """Whether a fact names its source itself (“the menu on your website”)."""
    return bool(source.where) and set(words_of(source.where)[-1:]) <= set(words_of(said))


def _of_noun(said: str, source: Source, *, known: bool) -> str:
    rather = "heard" if source.verb == "heard" else ""
    verb = taken_in(said, rather) or (source.verb if source.where and source.kind in ("medium", "occasion") else "")
    if not verb:
        return "" if known else f"I came across {said}"
    if verb == "heard" and source.where.startswith("in ") and set(named(said)[-1:]) & word_class("works", "given_at"):
        source = replace(source, where=f"at {source.where[3:]}")
    placed = source.where and len(said.split()) <= _BRIEF and not set(said.split()) & set(source.where.split()[-1:])
    return f"I {verb} {said} {source.where}" if placed and source.kind in ("medium", "occasion") else f"I {verb} {said}"


def _verb(said: str) -> tuple[str, str]:
    """The first verb of the reader's or both's, and how it stands (“past”, “base”); two empty texts where there is none."""
    found = _SUBJECT.match(said)
    for word in found["did"].lower().split()[:4] if found else ():
        bare = word.strip(",;:.")
        readings = word_forms().read_verb(bare)
        if readings and bare not in closed("adverb"):
            past = any(item.form == "past" for item in readings) or (bare in ("have", "has") and _PERFECT.search(said))
            return readings[0].lemma, "past" if past else "base"
    return "", ""


def _past(said: str) -> bool:
    return _verb(said)[1] == "past"


def _simple(said: str) -> bool:
    """Whether a deed is told as done once, not with “have”."""
    return _verb(said)[0] not in words("framing", "no_favour")


def _is_doing(said: str) -> bool:
    """Whether both did something, rather than were or had it."""
    return _verb(said)[0] not in words("framing", "flat") and " both " not in f" {said} "
