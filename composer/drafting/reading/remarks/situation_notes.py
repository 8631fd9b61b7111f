"""A situation typed as notes (“month end, alone, colleague on leave”) as a sentence of the user's."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.tokens import lower_first, tokens
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.remarks.how_things_are import verbless_clause
from composer.drafting.reading.remarks.joined import told
from composer.drafting.reading.remarks.note import ALL_OF_US, BE, FRESHLY, LEFT, is_role, said_of
from composer.drafting.reading.remarks.remark_clauses import opening
from composer.drafting.reading.remarks.said_in_full import with_article
from composer.word_forms import word_forms

_SOME_DO: Final = re.compile(r"(?:one|some|two|most|half) of them [a-z]+s?\b", re.IGNORECASE)
_COMMA: Final = re.compile(r", (?![^(“]*[)”])")
_KINDS: Final = frozenset({"noun", "fragment", "predicate", "gerund", "aux", "third", "past", "base"})
_IN_THE_MIDST: Final = re.compile(
    r"(?:in|at|near|past|before) (?:the|my|our) (?:[\w-]+ )?(?:month|week|year|day|middle|midst|end|beginning|start|thick|"
    r"throes|edge|verge) (?:of|in)\b[^,]*$",
    re.IGNORECASE,
)
_OF_ALL: Final = re.compile(r"(?:all|none|half|most|mostly|both) (?:of them )?(?:[a-z]+)$", re.IGNORECASE)
_PLAINLY_COUNTED: Final = re.compile(r"\d+ [a-z]+s(?:,? and \d+ [a-z]+s)?")
_OURS: Final = re.compile(r"^our\b(?!.*\b(?:I|my|me)\b)", re.IGNORECASE)
_RUNS: Final = re.compile(r"(?:I|we)(?:'m| am|'re| are| run| have|'ve| live| own| keep| opened| started)\b", re.IGNORECASE)


def from_notes(text: str, who: str) -> str:
    """The notes as one sentence without its stop, "" where they are none, or where one of them has no clear form."""
    pieces = _with_age(_with_tails(_COMMA.split(text)))
    if any(ALL_OF_US.fullmatch(piece.lower()) for piece in pieces) or _OURS.search(text):
        who = "we"
    said: list[str] = []
    clauses: set[int] = set()
    for piece in pieces:
        opens = opening(piece)
        form = said_of(piece, opens, who, text) if opens.kind in _KINDS else ""
        if not form and len(pieces) > 1 and opens.kind == "subject" and not piece.endswith("?") and _plain_clause(piece):
            form = verbless_clause(piece, who) or with_article(piece)
            if said or not _RUNS.match(piece):
                clauses.add(len(said))
        if _SOME_DO.match(piece):
            form = lower_first(piece)
            clauses.add(len(said))
        if not form and said and said[-1].startswith((f"{who} ", f"{who}'")) and _goes_on(piece):
            form = f"{who} {lower_first(piece)}"
        counts = (
            piece[:1].isdigit()
            and " have " in form
            and not (_RUNS.match(pieces[0]) or _PLAINLY_COUNTED.fullmatch(piece))
            and opening(pieces[0]).kind not in ("noun", "fragment", "predicate")
        )
        if not form or counts or (" of them" in piece and not _SOME_DO.match(piece)):
            return ""
        said.append(form)
    first = said[0].startswith(("I'm a", "we're all", "I was a", "I've been a"))
    noted = first or any(opening(piece).kind in ("noun", "fragment") for piece in pieces[:3]) or FRESHLY.match(lower_first(text))
    single = len(said) == 1 and not said[0].startswith(
        ("my ", "our ", "the ", "I'm ", "we're ", f"{who} have no ", "I was a", "I've been a")
    )
    return "" if not noted or single else told(said, who, clauses)


def _with_tails(pieces: list[str]) -> list[str]:
    """“4k users”, “all free” as one: what is said of all of them."""
    out: list[str] = []
    for piece in pieces:
        if out and _OF_ALL.match(piece) and not ALL_OF_US.fullmatch(piece.lower()):
            out[-1] = f"{out[-1]}, {piece}"
        else:
            out.append(piece)
    return out


def _plain_clause(piece: str) -> bool:
    return tokens(piece)[0].lower not in closed("subordinator", "conjunction", "adverbial_opener")


def _goes_on(piece: str) -> bool:
    """“start in a new school in January” behind what else the user does."""
    found = tokens(piece)
    forms = {item.form for item in word_forms().read_verb(found[0].lower)}
    return (
        "base" in forms
        and len(found) > 2
        and found[1].lower
        in closed("determiner", "possessive")
        | {"in", "at", "with", "as", "on", "to", "last", "this", "no", "nobody", "nothing", "only"}
    )


def _with_age(pieces: list[str]) -> list[str]:
    """“retired postman”, “71” → “71-year-old retired postman”; “17”, “self-taught” → “17 years old”."""
    for place, piece in enumerate(pieces):
        if re.fullmatch(r"1[2-9]|[2-9]\d", piece):
            if len(pieces) == 1:
                return pieces
            role = pieces[place - 1] if place else ""
            if role and is_role(role):
                return [*pieces[: place - 1], f"{piece}-year-old {lower_first(role)}", *pieces[place + 1 :]]
            return [*pieces[:place], f"{piece} years old", *pieces[place + 1 :]]
    return pieces


def in_the_midst(text: str, who: str) -> str:
    """“in the third month of a strike nobody sees”, “out of work since the mill closed”: where the user stands; else ""."""
    if _IN_THE_MIDST.match(text):
        return f"{BE[who]} {lower_first(text)}"
    state, _, since = text.partition(" since ")
    if since and "," not in state and opening(state).kind == "predicate" and not re.search(r"\b(?:I|we)\b", state):
        return f"{who}'ve been {lower_first(text)}"
    return ""


def time_left(text: str) -> str:
    """“ten days to the fair and the tent isn't here” with its “it's”; other texts as they are."""
    return f"it's {lower_first(text)}" if LEFT.match(text) else text
