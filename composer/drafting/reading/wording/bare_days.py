"""Weekdays and dates that stand bare behind what is done: “the van broke Friday” → “the van broke on Friday”."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from composer.drafting.reading.grammar.calendar_names import A_DAY, A_MONTH
from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, is_person, kind
from composer.drafting.reading.grammar.tokens import tokens
from composer.drafting.reading.grammar.word_classes import closed, reading_table
from composer.word_forms import word_forms

_BARE: Final = re.compile(
    rf"(?P<before>[\w'%]+)(?P<how> (?:early|late|first thing))? "
    rf"(?P<day>{A_DAY}s?(?: (?:morning|afternoon|evening|night|lunchtime))?|\d{{1,2}}(?:st|nd|rd|th)? {A_MONTH})"
    r"(?=$|[,;!?)]|\.(?!\w)| \d| (?:and|but|so|because|at|from|with|in|for|if|as|only|too|again|instead|already|about|the \d)\b"
    rf"| to (?!{A_DAY}))"
)
_DATE: Final = re.compile(rf"\d {A_MONTH}|\d(?:st|nd|rd|th) {A_MONTH}")
_RELATIVE: Final = frozenset(["who", "whose", "which"])


def with_on(text: str) -> str:
    """The text with “on” before a weekday that tells when something is done."""
    return _BARE.sub(_dated, text) if "day" in text or _DATE.search(text) else text


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(str(reading_table("grammar")["bare_days"][key]).split())


def _dated(found: re.Match[str]) -> str:
    before, how = found["before"], found["how"] or ""
    lower = before.lower()
    small = closed("preposition", "determiner", "conjunction", "subordinator", "auxiliary") - {"over", "off", "up", "in", "out"}
    verb = word_forms().read_verb(lower)
    # “have a great Friday”
    described = is_adjective(lower) and "N" not in kind(lower) and not verb and lower not in _listed("states")
    if lower in small | _listed("behind") or described or any(item.lemma in _listed("of_days") for item in verb):
        return found.group()
    if (before[0].isupper() and lower not in ("i",)) or before[-1].isdigit() or re.fullmatch(f"{A_DAY}s?", before):
        return found.group()
    earlier = found.string[: found.start()].rstrip()
    if re.search(r"\b(?:an?|another|every|one)$", earlier, re.IGNORECASE) or lower in _listed("ordinals"):
        return found.group()  # “a joint Saturday”
    if (lower == "come" and not earlier) or (lower == "it" and earlier.lower().endswith("make")):
        return found.group()  # “come Friday, …”, “make it Friday”
    clause = re.split(r"[.;:!?(]|, (?=and\b|but\b)", found.string[: found.end("before")])[-1]
    if lower != "due" and not any(token.tag.startswith("V") and token.lower not in ("like",) for token in tokens(clause)):
        return found.group()
    return f"{before}{how} on {found['day']}"


def is_bare_day(before: str, after: str) -> bool:
    """Whether “sat” or “sun” at the end of a clause is a day: “moved house sat, …”; “the dog sat, …” is none."""
    if after.strip() and not re.match(r"\s*(?:[,.;!?)]|(?:and|but|so|at|from|between)\b)", after):
        return False
    words = [word.lower() for word in re.findall(r"[\w']+", re.split(r"[,.;:!?(]", before)[-1])]
    if len(words) < 2 or not (is_noun(words[-1]) or words[-1] in ("it", "them", "this")) or is_person(words[-1]):
        return False
    if words[-2] in ("the", "a") and len(words) == 2:
        return False
    if _RELATIVE & set(words) or words[0] in closed("determiner", "possessive"):
        return False
    return any(token.tag.startswith("V") for token in tokens(" ".join(words[:-1])))
