"""Reads why the user writes to this reader: as a fact of theirs, of the user's, or of somebody else."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from composer.drafting.reading.addressing.reported import compared, reported
from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact
from composer.drafting.reading.facts.subjects import whose
from composer.drafting.reading.grammar.clauses import finite_verb
from composer.drafting.reading.grammar.lexicon import is_adjective, is_person
from composer.drafting.reading.grammar.pieces import take_apart
from composer.drafting.reading.grammar.tokens import lower_first, tokens
from composer.drafting.reading.grammar.well_formed import is_tidy
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.reading import Reading, Who
from composer.drafting.reading.remarks.missing_subjects import of_reader
from composer.drafting.reading.remarks.noun_details import Attributed, attributed
from composer.drafting.reading.remarks.people import to_you
from composer.drafting.reading.remarks.remark import opened, remark_of, without_that
from composer.drafting.reading.remarks.remark_clauses import Opening, opening
from composer.drafting.reading.remarks.remark_verbs import is_clause
from composer.drafting.reading.remarks.said_in_full import paragraphs
from composer.drafting.reading.remarks.third_person import is_trait
from composer.drafting.reading.remarks.tidy import tidy
from composer.drafting.reading.wording.slips import set_right
from composer.drafting.reading.wording.splices import with_semicolons

_NEVER_ONCE: Final = re.compile(r"never once (?P<how>\w+)", re.IGNORECASE)
_BEST: Final = re.compile(
    r"(?:the )?(?P<what>(?:best|only|first|nearest|closest|most (?!\w+s\b)\w+|\w{3,}est)(?: [\w-]+)?)", re.IGNORECASE
)
_IS_BEHIND: Final = re.compile(r" (?:was|is|were|are|came|comes) (?:hers|his|theirs|yours|from|in|by|about|on|a|the|you)\b")
_IT_ALONE: Final = re.compile(
    r"^(?:it|this)(?P<be>'s| is| was) (?P<rest>the (?:only|first|last|one|nearest|closest|best|oldest) )", re.IGNORECASE
)
_WOULD: Final = re.compile(
    r"^(?:would|wouldn't|could|couldn't) (?:not |never |always |only )?"
    r"(?:trust|ask|rather|like|love|hire|buy|want|choose|send|recommend|go|let|think)\b"
)
_NEEDS: Final = re.compile(r"^needs? (?=(?:someone|somebody|a person|people|an?)\b)")  # the post to be filled is ours
_AS: Final = re.compile(r"^as (?=the (?:only|first|last|one|best) )", re.IGNORECASE)
_THEIR_FIRM: Final = re.compile(r"(?:they|theirs?)\b|with (?:\d+|[a-z]+) [a-z]+ they\b", re.IGNORECASE)
_OF_ALL: Final = re.compile(r"^(?:the )?\w+ (?:there is|around|one|I know|in town)\b", re.IGNORECASE)
# “the only one at the festival who didn't need a microphone”
_WAS_THERE: Final = re.compile(
    r"\b(?:at|on|in) (?:the|our|that) [\w -]+ who (?:did|didn't|was|wasn't|had|knew|came|saw|asked|stayed|made|spoke)\b"
)


def read_reason(text: str, reader: Reader) -> Reading | None:
    """Why this reader, as a fact of theirs or of the user's; None where nothing was typed or one should ask first."""
    plain = opened(tidy(text, reader.words, own=False))
    if not plain:
        return None
    if _THEIR_FIRM.match(plain):
        reader = replace(reader, pronoun="they")  # with nobody named before them, they are the reader's people
    plain = _NEEDS.sub("we need ", _WOULD.sub(r"I \g<0>", plain))
    told_of = reported(set_right(plain.rstrip(".! ")), reader)
    if told_of:
        return Reading(text, lower_first(told_of), "other", "clause")
    plain = compared(_AS.sub("", _IT_ALONE.sub(_yours, plain)).rstrip(".! "))
    if is_tidy(text) and opening(plain).kind != "wh" and not _BEST.match(plain):
        said = with_semicolons(to_you(set_right(plain.rstrip(".! ")), reader, own=False))
        theirs = said.lower().startswith(("you ", "you're ", "you've "))
        return Reading(text, lower_first(said), "reader" if theirs else "other", "clause")
    told = attributed(without_that(plain)[0].rstrip(".! "))
    reading = _read(text, told.core, reader)
    return replace(reading, said=Attributed(reading.said, told.by).text) if reading and told.by else reading


def _yours(found: re.Match[str]) -> str:
    """“It is the only museum that …” → “yours is …”: what the reader has or runs."""
    be = " is" if found["be"] == "'s" else found["be"]
    return f"yours{be} {found['rest']}"


def _read(text: str, plain: str, reader: Reader) -> Reading | None:
    opens = opening(plain)
    never = _NEVER_ONCE.match(plain)
    if never and is_adjective(never["how"].lower()):
        return Reading(text, f"you have never once been {plain[never.start('how') :]}", "reader", "clause")
    if _IS_BEHIND.search(plain) and opens.word == "the":
        opens = Opening("subject", opens.word)
    owned = opens.kind == "noun" and opens.word in closed("possessive", "determiner") and not is_clause(plain)
    best = _BEST.match(plain)
    if best and not finite_verb(tokens(best["what"])) and not _IS_BEHIND.search(plain[best.end() :]):
        said = to_you(f"the {best['what'].lower()}{plain[best.end() :]}", reader, own=False)
        somebody = is_person(best["what"].split(" ")[-1].lower()) or _OF_ALL.search(plain)
        be = "were" if _WAS_THERE.search(said) else "are"
        return Reading(text, f"you {be} {said}", "reader", "clause") if somebody else Reading(text, said, "reader", "noun")
    if opens.kind == "wh" or owned:
        return Reading(text, lower_first(to_you(plain, reader, own=False)), "reader", "noun")
    if _are_adjectives(plain):
        return Reading(text, f"you are {_enumerated(plain)}", "reader", "clause")
    if opens.kind == "past" and whose(take_apart(plain), reader) not in ("reader",):
        opens = Opening("fragment")
    if opens.kind in ("subject", "third", "past", "aux"):
        remark = remark_of(to_you(paragraphs(plain, of_reader(reader)), reader, own=False))
        own: Who = "reader" if remark.form == "reader" else "sender" if remark.form == "sender" else "other"
        return Reading(text, remark.said, "other" if ". " in remark.said else own, "clause")
    reading = read_fact(plain.replace("“", '"').replace("”", '"'), reader)
    return None if reading.ask else reading


def _are_adjectives(plain: str) -> bool:
    """“local, honest, fast”: nothing but adjectives in a row."""
    words = re.split(r", (?:and )?| and ", plain)
    plain_one = [is_trait(word) for word in words]
    return len(words) > 1 and any(plain_one) and all(
        trait or (" " not in word and is_adjective(word.lower())) for trait, word in zip(plain_one, words, strict=True)
    )


def _enumerated(plain: str) -> str:
    *first, last = re.split(r", (?:and )?| and ", lower_first(plain))
    return f"{', '.join(first)} and {last}"
