"""A typed fact as pieces (words, numbers, quoted titles, links, marks) that can be changed one by one and put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from composer.drafting.reading.grammar.lexicon import lists

Kind = Literal["word", "number", "quoted", "link", "mark"]
_LINK: Final = (
    r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]]|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|de|uk|fr|eu|edu|gov)\b(?:/[^\s,;)\]]*)?"
)
_QUOTED: Final = r"\"[^\"\n]*\"|「[^」]*」|『[^』]*』|«[^»]*»"
_NUMBER: Final = r"[€$£#]?\d+(?:[.,:]\d+)*(?:[-–/]\d+(?:[.,:]\d+)*)*[%+]?|'\d\d\b"
_WORD: Final = r"(?:[^\W\d_]\.){2,}|[^\W_]*[^\W\d_]+[^\W_]*(?:['._&+#/-](?=\w)[^\W_]+)*(?:\+\+|#)?|\d+(?:-[^\W\d_]+)+"
_PIECE: Final = re.compile(f"(?P<link>{_LINK})|(?P<quoted>{_QUOTED})|(?P<word>{_WORD})|(?P<number>{_NUMBER})|(?P<mark>\\S)")
_UNITS: Final = frozenset(
    "yrs yr hrs hr mins min wks wk mths mth st ave rd no nos etc inc ltd co corp dept depts approx uni".split()
)
_CLITIC: Final = re.compile(r"(?i)^(.+?)('(?:s|re|ve|ll|d|m))$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a number, a quoted title, a link or a mark, with the blank that stands before it."""

    text: str
    kind: Kind = "word"
    gap: str = " "

    @property
    def lower(self) -> str:
        """In small letters."""
        return self.text.lower()

    @property
    def is_name(self) -> bool:
        """A word with a capital, but not “I”."""
        return self.kind == "word" and self.text[:1].isupper() and self.text != "I"

    def said(self, text: str) -> Piece:
        """The same piece with other letters."""
        return replace(self, text=text)


def take_apart(text: str) -> list[Piece]:
    """The pieces of a text; “she's” gives two, “doesn't” one, a quoted title one."""
    out: list[Piece] = []
    end = 0
    while found := _PIECE.search(text, end):
        gap, value = text[end : found.start()] if out else " ", found.group()
        end = found.end()
        kind: Kind = found.lastgroup  # type: ignore[assignment]  # the groups are named as the kinds are
        clitic = _CLITIC.match(value) if kind == "word" else None
        if clitic:
            out += [Piece(clitic[1], "word", gap), Piece(clitic[2], "word", "")]
            continue
        if (
            kind == "word"
            and text[end : end + 1] == "."
            and text[end + 1 :].strip()
            and _keeps_stop(value)
            and not (value.lower() in _UNITS and re.match(r"\. (?:he|she|they|we|i|always|never)\b", text[end:], re.IGNORECASE))
            and (_is_title(value) or not re.match(r"\. (?:[A-Z][a-z]+|I) [a-z]", text[end:]))
        ):
            value, end = value + ".", end + 1
        out.append(Piece(value, kind, gap))
    return out


def put_together(pieces: Iterable[Piece]) -> str:
    """The text of pieces."""
    return "".join(piece.gap + piece.text for piece in pieces).strip()


def _keeps_stop(word: str) -> bool:
    return "." in word or word.lower() in _dotted() or (len(word) == 1 and word.isupper() and word != "I")


def _is_title(word: str) -> bool:
    """Before a name (“Dr. Ada”, “St. Andrews”), where a capital is no new sentence."""
    return (
        word.lower()
        in (
            "dr",
            "mr",
            "mrs",
            "ms",
            "mx",
            "st",
            "hon",
            "rev",
            "fr",
            "prof",
            "skt",
            "mt",
            "ft",
            "univ",
            "dept",
            "asst",
            "assoc",
            "lt",
            "capt",
            "sgt",
            "sr",
            "jr",
        )
        or len(word) == 1
    )


@cache
def _dotted() -> frozenset[str]:
    return frozenset(str(lists("abbreviations")["dotted"]["words"]).split())
