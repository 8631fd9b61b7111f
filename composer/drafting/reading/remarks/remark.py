"""A remark as it stands in a message, its form, and what is taken off it before it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from composer.drafting.reading.grammar.clauses import opens_with_subject
from composer.drafting.reading.grammar.tokens import lower_first, tokens
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.remarks.remark_clauses import opening
from composer.drafting.reading.remarks.tidy import table
from composer.word_forms import word_forms

# noun and quote follow “What struck me most was”, that follows “… was that”; reader, other and sender are sentences of their own;
# a tail joins its fact with a comma, a gloss with a colon; a clause stands behind “who”.
RemarkForm = Literal["noun", "quote", "that", "reader", "sender", "other", "tail", "gloss", "clause"]
_THIS: Final = r"(?!of (?:it|this|that|these|those|him|you|them|her(?= (?:I|we)\b))\b(?! (?:who|that)\b))"
_STRUCK: Final = re.compile(
    r"^(?:what (?:I|we) (?:really )?(?:liked|loved|noticed|remember|remembered|kept)(?: most| best)?(?=:)|highlight(?=:)|"
    r"(?:my |the )?(?:favou?rite|best|nicest) (?:part|bit|thing|moment|line)(?=:)|"
    r"what (?:really |most )?struck me(?: (?:most|was|is|were))*|(?:it|this) struck me|(?:i was )?struck by|"
    rf"because {_THIS}of|detail|because|why|reason|situation)\s*[:,–-]?\s+(?=\S)(?!they\b|he\b|she\b){_THIS}|"
    rf"^because[,:]?\s+(?=\w){_THIS}|^since\s+(?=(?:I|we|our|my|there|it|you|he|she|they|nobody)\b[^,]*$)",
    re.IGNORECASE,
)
_OWING_TO: Final = re.compile(r"because of (?:[\w'-]+ ){1,4}(?:I|we)\b|because of [^,]+, (?:I|we|my|our)\b", re.IGNORECASE)
_THAT: Final = re.compile(r"^that\s+", re.IGNORECASE)
_ME_AND: Final = re.compile(r"^me (?:and|n) ((?:my|our) \w+|[A-Z]\w+) ", re.IGNORECASE)
# “and I have slept better since”, “which is exactly our situation”: said behind the fact as sentences of their own
_GOING_ON: Final = re.compile(
    r"^(?:and|but)(?: then)?,? (?=(?:now|I|we|my|our|the|half|it|that|since|today|every|nobody)\b)", re.IGNORECASE
)
_WHICH: Final = re.compile(
    r"^which (?=(?:is|was|has|made|helped|makes|explains|happens|happened|gave|saved|means|meant)\b)", re.IGNORECASE
)
_STOPPED: Final = re.compile(r"(?<=\w)\.”$")
_FINITE: Final = frozenset("VVD VVZ VVB VBZ VBD VBB VHZ VHD VHB VDZ VDD VDB VM0".split())
_JOINED: Final = frozenset("and but or that who which what how when where if because to n't not".split())
_SENDER: Final = frozenset("i we me my our i'm i've i'd i'll we're we've we'd we'll".split())
_READER: Final = re.compile(r"^you(?:r|rs|'\w+)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark as it stands in a message: a noun phrase or a clause without full stop, and whose it is."""

    said: str
    form: RemarkForm

    def __post_init__(self) -> None:
        """The stop of a quotation at the end gives way to that of the sentence."""
        object.__setattr__(self, "said", _STOPPED.sub("”", self.said))


def remark_of(said: str) -> Remark:
    """A sentence as a remark, by whose it is."""
    said = lower_first(said)
    first = re.match(r"[\w']+", said)
    word = first.group().lower() if first else ""
    if ". " in said or re.match(r"it (?:made|got|gave|had|kept|reminded|inspired|left|stayed|stuck)(?: with)? (?:me|us)\b", said):
        return Remark(said, "sender")
    return Remark(said, "reader" if _READER.match(said) else "sender" if word in _SENDER else "other")


def opened(text: str) -> str:
    """Without what the frame says already (“because”, “what struck me was”)."""
    if not _OWING_TO.match(text) and not _since_then(text):
        text = _STRUCK.sub("", text, count=1).strip()
    rest = text[3:].strip() if text.lower().startswith("so ") else ""
    if rest and opening(rest).kind in ("subject", "past", "aux", "gerund", "base"):
        text = rest
    text = _GOING_ON.sub("", _WHICH.sub("that ", text))
    return _ME_AND.sub(r"\1 and I ", text)


def _since_then(text: str) -> bool:
    """“since I tried it the bread does not stick”: a time, and what has been so from then on."""
    if not text.lower().startswith("since "):
        return False
    found = tokens(text)[1:]
    finite = [place for place, token in enumerate(found) if token.tag in _FINITE and not token.lower.endswith("ing")]
    joined = any(token.lower in _JOINED for token in found[finite[0] : finite[1]]) if len(finite) > 1 else True
    return len(finite) > 1 and not joined


def without_that(text: str) -> tuple[str, bool]:
    """The clause behind “that …”; “that photo of the dog” keeps its word."""
    found = _THAT.match(text)
    if not found:
        return text, False
    rest = text[found.end() :]
    items = tokens(rest)
    if not items:
        return text, False
    first = items[0]
    single = (
        first.lower in word_forms().plurals and first.lower not in word_forms().singulars and first.lower not in table("stuff")
    )
    determined = (
        first.lower in closed("determiner", "possessive", "nominative", "quantity")
        or opens_with_subject(items)
        or first.text[0].isdigit()
    )
    kind = opening(rest).kind
    if kind in ("third", "past", "aux") or (kind in ("subject", "base") and (determined or not single)):
        return rest, True
    return text, False
