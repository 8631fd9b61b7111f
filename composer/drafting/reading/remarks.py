"""Reads what the user says of themselves around a fact: what struck them, what it led to, what they are in the middle of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from composer.drafting.reading.facts import read_fact
from composer.drafting.reading.points import read_point
from composer.drafting.reading.reading import Reading
from composer.drafting.reading.second_person import Reader, to_reader
from composer.drafting.reading.tokens import lower_first
from composer.word_forms import word_forms

RemarkForm = Literal["noun", "reader", "sender", "other"]
_OPENERS: Final = re.compile(r"^(?:because|that|so|since|what struck me(?: was)?|it struck me)[,:]?\s+(?=\w)", re.IGNORECASE)
_THE: Final = re.compile(r"^(?:the|that|those|these|this|how|what|why|where)\b", re.IGNORECASE)
_HOW: Final = re.compile(r"^(?:how|the way|what|why|where)\b", re.IGNORECASE)
_OBJECTS: Final = frozenset(["me", "us", "my", "our", "it"])


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark as it stands in a message: a noun phrase or a clause without full stop, and whose it is."""

    said: str
    form: RemarkForm


def read_detail(text: str, reader: Reader) -> Remark | None:
    """What struck the user in a fact (“that she names every goat”, “the part about lifts”); None where nothing sayable was typed."""
    bare = _OPENERS.sub("", text.strip())
    if not bare:
        return None
    reading = read_fact(bare, reader)
    if reading.ask:
        return None
    if reading.form == "noun" or _HOW.match(reading.said):
        said = to_reader(bare, reader).rstrip(".!") if _THE.match(bare) else reading.said
        return Remark(lower_first(said), "noun")
    return Remark(reading.said, "reader" if reading.who == "reader" else "sender" if reading.who in ("sender", "both") else "other")


def read_because(text: str, reader: Reader) -> Remark | None:
    """What a fact made the user think, try or change; a verb that acts on them has the fact for its subject (“it made me …”)."""
    bare = _OPENERS.sub("", text.strip())
    words = re.findall(r"[\w'’-]+", bare.lower())
    if not words:
        return None
    if _acts_on_sender(words):
        said = read_point(f"it {bare[:1].lower()}{bare[1:]}", reader, purpose="update").said
    else:
        reading = read_point(bare, reader, purpose="update")
        if reading.ask:
            return None
        said = reading.said
    return Remark(_clause(said), "sender")


def read_situation(text: str, reader: Reader) -> str:
    """What the user is in the middle of, as a sentence of theirs; "" where nothing sayable was typed."""
    if not text.strip():
        return ""
    reading = read_point(text, reader, purpose="update")
    return "" if reading.ask else reading.said


def read_reason(text: str, reader: Reader) -> Reading | None:
    """Why this reader, as a fact of theirs or of the user's; None where nothing was typed or one should ask first."""
    bare = _OPENERS.sub("", text.strip())
    if not bare:
        return None
    reading = read_fact(bare, reader)
    return None if reading.ask else reading


def _acts_on_sender(words: list[str]) -> bool:
    """Whether the text opens with a verb whose object is the sender: “made me rethink”, “has us trying”, “gave our team hope”."""
    forms = word_forms()
    for place, word in enumerate(words[:3]):
        readings = forms.read_verb(word)
        if any(item.form in ("past", "third") for item in readings):
            return place + 1 < len(words) and words[place + 1] in _OBJECTS
        if not word.endswith("ly") and word not in ("has", "also", "still", "really"):
            return False
    return False


def _clause(sentence: str) -> str:
    bare = sentence.rstrip(".!? ")
    first = bare.split(" ", 1)[0]
    return bare if first in ("I", "I'm", "I've", "I'd", "I'll") or not first[1:].islower() else bare[:1].lower() + bare[1:]
