"""Reads what the user says around a fact: what struck them, what it led to, what they are in the middle of, why this reader.

Everything is said in the user's words as far as grammar allows; a form decides how it may stand (see `remark`).
"""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.grammar.tokens import capital, lower_first
from composer.drafting.reading.grammar.well_formed import is_well_formed
from composer.drafting.reading.remarks.missing_subjects import own_part
from composer.drafting.reading.remarks.people import to_you
from composer.drafting.reading.remarks.reason import read_reason
from composer.drafting.reading.remarks.remark import Remark, opened
from composer.drafting.reading.remarks.remark_clauses import Opening, opening
from composer.drafting.reading.remarks.said_in_full import Part, my_first, paragraphs, speaker, with_later_subject, with_subject
from composer.drafting.reading.remarks.situation_notes import from_notes, in_the_midst, time_left
from composer.drafting.reading.remarks.struck import read_detail
from composer.drafting.reading.remarks.third_person import third_about
from composer.drafting.reading.remarks.tidy import sentences, tidy
from composer.drafting.reading.wording.slips import set_right
from composer.drafting.reading.wording.splices import with_semicolons

__all__ = ["Remark", "read_because", "read_detail", "read_reason", "read_situation", "read_third_about"]
_FIRST_TIME: Final = re.compile(
    r"^((?:my |our )?(?:first|second|third|fourth|fifth|last|final|\d(?:st|nd|rd|th)) [^,.]*), "
    r"(?=(?:I|we|it|they|there|everybody|everyone|nobody|the \w+ (?:is|are|has|have))\b)",
    re.IGNORECASE,
)
_OPENED_WITH: Final = re.compile(
    r"^((?:just )?(?:opened|started|began|launched|moved in|set up|took over)\b[^,.]*), (?=(?:already )?(?:\d+|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|twelve|twenty) [a-z]+(?:,|$))"
)
_LEAVING: Final = re.compile(
    r"^(\w+ing\b[^,.]*)(?<!\bpeople)(?<!\bkids)(?<!\bwho)(?<!\bthat)(?<!\band)(?<!\bnot)(?<!\bI)(?<!\bwe) (?=want to\b)",
    re.IGNORECASE,
)
# “got my mum to see a doctor”: the fact did.
_GOT: Final = re.compile(
    r"^(?:finally |even )?(?:got|made|helped|convinced|persuaded|inspired|pushed|moved) (?:my|our) [a-z-]+(?: [a-z-]+)? "
    r"(?:to )?(?:finally )?[a-z]+\b",
    re.IGNORECASE,
)
_THANKS_TO: Final = re.compile(r"^(?:thx|thanx|tnx|thnx) to ", re.IGNORECASE)
_LEADS_IN: Final = re.compile(r"(?:because|that|why|so|detail|what struck)\b", re.IGNORECASE)
_SPAN_FIRST: Final = re.compile(
    r"^(?P<span>[Ff]or (?:\d+|an?|one|two|three|four|five|six|many|several|some) (?:years?|months?|weeks?|days?)) "
    r"(?P<state>(?!(?:I|we|my|our)\b)[a-z-]+)(?=$| (?:and|but)\b|[,.])"
)
_STILL: Final = re.compile(r"^(?P<first>[^,.;]+), (?P<adverb>still|now|already|finally|currently) (?P<state>[^,.;]+)(?=$|\.)")
_SPENT: Final = re.compile(
    r"^(?P<time>[^,.]*\b(?:nights|days|weeks|months|years|shifts|hours|mornings|evenings) "
    r"(?:in a row|on end|running|straight|all \w+|this \w+|last \w+)), (?P<rest>[^,.]+)$"
)


def read_because(text: str, reader: Reader) -> Remark | None:
    """What a fact made the user think, try or change; a verb that acts on them has the fact for its subject (“it made me …”)."""
    plain = _GOT.sub(r"it \g<0>", opened(tidy(_THANKS_TO.sub("thanks to ", text), reader.words, own=True)))
    if not plain:
        return None
    if is_well_formed(text) and not _LEADS_IN.match(text):
        return Remark(lower_first(to_you(with_semicolons(set_right(text.strip())), reader, own=True)).rstrip("."), "sender")
    who = speaker(plain)

    def subject(clause: str, opens: Opening, before: str) -> Part:
        return own_part(clause, opens, before, who)

    said = with_semicolons(with_later_subject(paragraphs(plain, subject), who))
    return Remark(lower_first(to_you(said, reader, own=True)), "sender")


def read_situation(text: str, reader: Reader) -> str:
    """What the user is in the middle of, as a sentence of theirs; "" where nothing sayable was typed."""
    plain = _noted(opened(tidy(text, reader.words, own=True)))
    if not plain:
        return ""
    if is_well_formed(text):
        return capital(to_you(with_semicolons(set_right(text.strip())), reader, own=True))
    who = speaker(plain)
    notes = from_notes(plain.rstrip("."), who) if len(sentences(plain)) == 1 else ""
    if notes:
        return f"{capital(to_you(with_later_subject(notes, who), reader, own=True))}."
    standing = in_the_midst(plain.rstrip("."), who)
    if standing:
        return f"{capital(to_you(standing, reader, own=True))}."
    plain = time_left(plain)

    def subject(clause: str, opens: Opening, before: str) -> Part:
        first = "" if before else my_first(clause, plain)
        return Part(first, "other", elided=False, bare=clause) if first else own_part(clause, opens, before, who, of_fact=False)

    said = capital(to_you(with_semicolons(with_later_subject(paragraphs(plain, subject), who)), reader, own=True))
    return said if said.endswith("?") else f"{said}."


def _noted(text: str) -> str:
    """A situation typed as notes: “opened in May, 12 tables …” → “opened in May and have 12 tables …”."""
    text = _FIRST_TIME.sub(r"\1, and ", text)
    text = _OPENED_WITH.sub(r"\1 and have ", text)
    text = _LEAVING.sub(r"\1 and ", text)
    text = re.sub(r", me (?=(?:off|on|in|at|with|still|not|alone|home)\b)", ", I'm ", text)
    text = _SPAN_FIRST.sub(_span_behind, text)
    text = _STILL.sub(_and_still, text)
    spent = _SPENT.match(text)
    if spent and opening(spent["rest"]).kind in ("past", "aux", "gerund"):
        who = speaker(text)
        return f"{spent['time']}, {with_subject(spent['rest'], opening(spent['rest']), who)}"
    return text


def _span_behind(found: re.Match[str]) -> str:
    """“For 2 months unemployed” → “I've been unemployed for 2 months”."""
    if opening(found["state"]).kind != "predicate" and opening(found["state"]).kind != "gerund":
        return found.group()
    who = speaker(found.string)
    return f"{who}'ve been {found['state']} {found['span'].lower()}"


def _and_still(found: re.Match[str]) -> str:
    """“just moved back, still living out of boxes” → “… and am still living out of boxes”."""
    kinds = ("past", "participle", "predicate", "gerund")
    if opening(found["first"]).kind not in kinds or opening(found["state"]).kind not in ("gerund", "predicate"):
        return found.group()
    be = "am" if opening(found["first"]).kind in ("past", "participle") else ""
    be = "are" if be and speaker(found.string) == "we" else be
    return f"{found['first']} and {be}{' ' if be else ''}{found['adverb']} {found['state']}"


def read_third_about(text: str) -> Remark | None:
    """What is said of a third person behind their name: `noun`, or `clause` for what stands after “who”; pronouns stay theirs."""
    plain = tidy(text, frozenset(), own=True)
    said = third_about(plain.rstrip(".! ")) if plain else None
    return Remark(said[0], "clause" if said[1] else "noun") if said else None
