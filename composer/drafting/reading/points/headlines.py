"""Points typed as headlines or adverts: “roof done, scaffold down on Friday”, “wanted: a windmill keeper”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.clauses import finite_verb, is_clause, opens_with_subject
from composer.drafting.reading.grammar.details import dated, with_details
from composer.drafting.reading.grammar.noun_phrases import noun_phrase, with_article
from composer.drafting.reading.grammar.tokens import first_words, tokens
from composer.drafting.reading.grammar.verb_phrases import base_opening
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.points.notes import is_bidding
from composer.drafting.reading.points.noun_frames import is_role
from composer.drafting.reading.points.second_clauses import JOINED, SUBORDINATE
from composer.drafting.reading.wording.headlinese import GOING_ON, with_subject_article, with_verb

_TIMED: Final = re.compile(
    r"^(?P<np>(?:[\w'-]+ ){1,3}?)(?P<when>(?:today|tonight|tomorrow|next \w+|this \w+|(?:on|at|in|by|from|until) .+"
    r"|\d{1,2}(?:[:.]\d\d| ?[ap]m).*))$"
)
_SOUGHT: Final = re.compile(
    r"^(?:(?:urgently |now |still )*(?:wanted|needed|sought|required|seeking|hiring|looking for|in search of|searching "
    r"for))\s*:\s*",
    re.IGNORECASE,
)
_SOUGHT_AFTER: Final = re.compile(
    r"^(?P<np>(?!I\b|we\b)[^,:]+?),? (?:urgently |still )?(?:wanted|needed|sought|required)"
    r"(?P<rest>(?:,? (?:from|for|in|by|at|until|who|that|with|asap|as soon|\d)\b.*|, .*)?)$",
    re.IGNORECASE,
)
_SEEKING: Final = re.compile(
    r"^(?!the |my |our |your )(?P<role>[\w -]+?),? (?:seeks|seeking|looking for|looks for|wants|in search of) (?P<np>(?!to ).+)$",
    re.IGNORECASE,
)
_VACANCY: Final = re.compile(r"^(?:(?:job |open )?(?:vacancy|opening|position|role|post|job))\s*:\s*", re.IGNORECASE)


def sought(text: str, purpose: str) -> str:
    """“wanted: a windmill keeper”, “tree surgeon needed” → “looking for a …”."""
    seeking = _SEEKING.match(text) if purpose in ("job", "connect", "partner") else None
    if seeking and is_role(noun_phrase(seeking["role"])) and not noun_phrase(seeking["role"]).plural:
        wanted = noun_phrase(seeking["np"])
        role = with_article(noun_phrase(seeking["role"]), "a")
        return f"I'm {role} looking for {with_details(with_article(wanted, 'a'), wanted.details)}"
    lead, after = _SOUGHT.match(text), _SOUGHT_AFTER.match(text)
    if lead:
        rest = text[lead.end() :]
    elif after and finite_verb(tokens(after["np"])) is None and purpose not in ("update", "decline", "thank"):
        rest = f"{after['np']}{after['rest']}"
    else:
        return _VACANCY.sub("", text) if purpose == "hire" else text
    phrase = noun_phrase(rest)
    return f"looking for {with_details(with_article(phrase, 'a'), phrase.details)}"


def headlines(text: str, purpose: str = "update") -> tuple[str, ...]:
    """“roof done, scaffold down on Friday” → “the roof is done”, “the scaffold is down on Friday”; empty where a part is none."""
    pieces = re.split(r"[,;] (?!(?<=\d[,;] )\d{3}\b)", text)
    if len(pieces) < 2 or SUBORDINATE.match(text) or first_words(text)[0] in closed("preposition"):
        return ()
    if purpose == "press" and re.search(r" (?:is|are) (?:with|on|in|under) ", with_verb(pieces[0])):
        return ()  # “interview with the last ice cutter”
    noted = [not is_clause(piece) and bool(with_verb(piece)) for piece in pieces]
    if not noted[0] and not (is_clause(pieces[0]) and any(noted) and not opens_with_subject(tokens(pieces[0]))):
        return ()
    out: list[str] = []
    for place, piece in enumerate(pieces):
        said = (
            piece
            if is_clause(piece) and not (place and noted[0] and with_verb(piece))
            else with_verb(piece) or (_timed(piece) if place and first_words(piece)[0] not in GOING_ON else "")
        )
        if place and first_words(piece)[0] in GOING_ON and " " in piece:
            said = f"it {piece}"
        if not said and place and is_bidding(piece):
            said = piece
        if place and re.match(r"back (?:today|tomorrow|tonight|on|at|in|[A-Z])", piece):
            said = f"I'm {piece}"
        if not said and place and re.match(r"[a-z]+ (?:\w+ )?(?:without )?(?:me|us)\b", piece):
            said = f"please {piece}"
        if not said and place and base_opening(piece) and first_words(piece)[0] not in closed("ordinal"):
            said = f"we {piece}"
        if not said:
            return ()
        out.append(dated(re.sub(r"(?<=today|night|orrow) (?=\d)", " at ", with_subject_article(said))))
    return tuple(out)


def _timed(text: str) -> str:
    """“concert tonight at 8” → “concert is tonight at 8”."""
    found = _TIMED.match(text)
    if found is None or base_opening(text) or JOINED.match(text):
        return ""
    return f"{found['np']}{'are' if noun_phrase(found['np'].strip()).plural else 'is'} {found['when']}"
