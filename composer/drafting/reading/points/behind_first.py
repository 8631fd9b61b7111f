"""What stands behind the first sentence of a point: scraps in brackets, notes in its row, thanks at its end."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import Final

from composer.drafting.reading.grammar.calendar_names import A_DAY
from composer.drafting.reading.grammar.clauses import is_clause
from composer.drafting.reading.grammar.tokens import lower_first, sentence
from composer.drafting.reading.points.notes import state_clause, time_clause
from composer.drafting.reading.points.of_somebody import goes_on
from composer.drafting.reading.points.point_reading import PointReading
from composer.drafting.reading.points.terms import term
from composer.word_forms import word_forms

_SCRAP: Final = 6
_DOES_THEN: Final = re.compile(
    r"(?P<does>[A-Za-z]+s) (?:(?:on|in|at|from|until|till|out|every|all|next|this|again|tomorrow|today|tonight|up|about)\b|"
    rf"\d|{A_DAY})"
)
# “we got it! the grant …”: what “it” is follows.
_POINTING: Final = re.compile(r"\b(?:it|them|one|this|that|her|him)[.!]$")


def with_scraps(read: list[PointReading]) -> list[PointReading]:
    """The sentences with the scraps behind the first in brackets; behind a question they stand as typed."""
    first, scraps = read[0], list(takewhile(_is_scrap, read[1:]))
    if first.said.endswith("?"):
        return [first, *(left_as_typed(item) if _is_scrap(item) else item for item in read[1:])]
    if scraps and first.said.endswith((".", "!")):
        beside = ", ".join(lower_first(item.typed.strip().rstrip(".!,; ")) for item in scraps)
        sayings = tuple(_beside(item, beside) for item in first.sayings)
        first = replace(first, said=_beside(first.said, beside), sayings=sayings, clause="")
    return [first, *(left_as_typed(item) if _is_scrap(item) else item for item in read[1 + len(scraps) :])]


def _beside(said: str, scraps: str) -> str:
    """“We'd like a cake.” with “14 June” in brackets, in those that stand there already where there are some."""
    return f"{said[:-2]}, {scraps})." if said.endswith(").") else f"{said[:-1]} ({scraps}){said[-1]}"


def named_after(pieces: list[str]) -> tuple[list[str], str]:
    """“We got it!”, “the grant” → the first, and what names it behind a colon; “it worked”, “your trick” behind a comma."""
    if len(pieces) < 2:
        return pieces, ""
    done = re.match(r"(?:it|they|he|she) \w+[.!]$", pieces[0], re.IGNORECASE)
    body = pieces[1].strip().rstrip(".!")
    named = re.match(r"(?:the|a|an|our|my|your) ", body, re.IGNORECASE) and not is_clause(body) and not body.endswith("?")
    if not named or not (done or _POINTING.search(pieces[0])):
        return pieces, ""
    said = sentence(body)
    return [pieces[0], *pieces[2:]], f"{',' if done else ':'} {said[0].lower()}{said[1:]}"


def with_subjects(pieces: list[str]) -> list[str]:
    """“a map of loops.”, “Launches on Monday.” → “It launches on Monday.”: a later sentence tells of what the first named."""
    return [pieces[0], *(f"It {lower_first(piece)}" if _does_then(piece) else piece for piece in pieces[1:])]


def _does_then(piece: str) -> bool:
    """Whether a sentence opens with what something does at a time or a place, and names nothing that does it."""
    found = _DOES_THEN.match(piece)
    return found is not None and any(item.form == "third" for item in word_forms().read_verb(found["does"].lower()))


def with_terms(pieces: list[str], purpose: str) -> list[str]:
    """“a baker, nights. 14 euros an hour”: what is only a note of the sentence before it stands in its row."""
    out: list[str] = []
    for piece in pieces:
        note = piece.strip().rstrip(".!")
        told = bool(out) and not out[-1].rstrip().endswith("?")
        theirs = told and purpose == "introduce" and goes_on(out[-1].rstrip().rstrip(".!"), lower_first(note))
        first = note.partition(", ")[0]
        said = told and (term(first, purpose) or state_clause(note) or (purpose == "update" and time_clause(note)))
        noted = theirs or said
        if noted:
            out[-1] = f"{out[-1].rstrip().rstrip('.!')}, {lower_first(piece)}"
        else:
            out.append(piece)
    return out


def with_thanks(read: list[PointReading]) -> PointReading:
    """The last sentence with thanks behind it where none of them gives thanks: “My edges don't crumble any more. Thank you.”"""
    last = read[-1]
    told = " ".join(item.said for item in read).lower()
    if any(word in told for word in ("thank", "grateful", "appreciat", "cheers", "owe you")) or last.said.endswith("?"):
        return last
    return replace(last, said=f"{last.said} Thank you.", sayings=tuple(f"{item} Thank you." for item in last.sayings), clause="")


def left_as_typed(item: PointReading) -> PointReading:
    """What one reminds somebody of (“third row, always late”) as typed."""
    if item.form != "noun_phrase":
        return item
    said = sentence(item.typed.rstrip(".!, "))
    return PointReading(item.typed, said, (said,), who="sender", form="news")


def _is_scrap(item: PointReading) -> bool:
    """“first run of 300” behind a sentence: a note that goes into brackets."""
    return item.form == "noun_phrase" and len(item.typed.split()) <= _SCRAP


def is_told(item: PointReading) -> bool:
    """Whether a later sentence is no topic (“the calendar we keep as it is”): only the first names what one writes about."""
    return item.form == "noun_phrase" and not _is_scrap(item)
