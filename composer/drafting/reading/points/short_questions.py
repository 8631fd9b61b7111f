"""Short questions without a verb: “40 minutes too short?”, “dogs ok?”, “one lesson or two?”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.clauses import finite_verb, opens_with_subject
from composer.drafting.reading.grammar.inversion import is_inverted
from composer.drafting.reading.grammar.noun_phrases import noun_phrase, with_article
from composer.drafting.reading.grammar.tokens import first_words, tokens
from composer.drafting.reading.grammar.verb_phrases import gerund_opening
from composer.drafting.reading.grammar.word_classes import closed

_JUDGED: Final = re.compile(
    r"^(?P<what>.+?) (?P<how>(?:(?:still|really|also|just|even|a bit|far|much|way) )*(?:too (?:\w+ly )?\w+|enough|ok(?:ay)?|"
    r"fine|alright|all right|possible|"
    r"allowed|welcome|better|worth (?:it|a \w+)|realistic|feasible|suitable|convenient|doable|open|free|available|"
    r"good for you|any good|needed|required|included|necessary|refundable)\b"
    r"(?P<rest>.*))$",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(
    r"^(?:about |around |only |just )?(?:\d[\d.,]*|a|an|one|two|three|four|five|six|ten|twelve|twenty|thirty|"
    r"half an?)\b.*\b(?:minutes?|hours?|days?|weeks?|"
    r"months?|years?|euros?|pounds?|dollars?|miles?|km|kilometres?|metres?|kilos?|kg|litres?|l|per cent)$|"
    r"^[€$£]?\d[\d.,]* ?[€$£%k]?$",
    re.IGNORECASE,
)
_WANT: Final = re.compile(r"(?:want|wanna|care|keen|like) to (?P<vp>[a-z]+\b.*)$")
_DO_YOU: Final = re.compile(
    r"(?:like(?= (?:it|them|that|this|the|any|him|her)\b)|"
    r"fancy|need|know|remember|mind|recall|have|feel like|think|use|sell|stock|make|offer|ship|deliver|take|do) \w"
)
_WORDS: Final = 7


def amount_question(text: str, *, marked: bool) -> tuple[str, str]:
    """“is 90 minutes too long” from “40 minutes too short?”, and its indirect form; empty for anything else."""
    found = _JUDGED.match(text)
    if found is None or not marked or is_inverted(text) or opens_with_subject(tokens(text)):
        return "", ""
    what = found["what"]
    first = first_words(what)[0]
    if (
        finite_verb(tokens(what)) is not None
        or len(what.split()) > 6
        or first in closed("question_word", "subordinator", "adverb")
    ):
        return "", ""
    if re.match(r"(?:still|already|not|is|are|be|too|any|anything|anyone|so)\b", what, re.IGNORECASE):
        return "", ""
    if _UNIT.match(what) or gerund_opening(what):
        return f"is {what} {found['how']}", f"whether {what} is {found['how']}"
    phrase = noun_phrase(what)
    known = lexicon.is_noun(phrase.head) or not lexicon.is_word(phrase.head)
    if not (phrase.named or phrase.determined or known or first[0].isdigit()):
        return "", ""
    season = phrase.head in (
        "spring",
        "summer",
        "autumn",
        "winter",
        "noon",
        "midday",
        "midnight",
        "cash",
        "today",
        "tomorrow",
        "next",
    )
    subject = what if season or not phrase.bare or re.match(r"(?:next|this|last)\b", what) else with_article(phrase, "a")
    be = "are" if phrase.plural else "is"
    return f"{be} {subject} {found['how']}", f"whether {subject} {be} {found['how']}"


def is_short_choice(text: str) -> bool:
    """“one coat or two”, “by post or by hand”: left as it stands."""
    if not re.search(r"\bor\b", text) or len(text.split()) > _WORDS:
        return False
    return (
        finite_verb(tokens(text)) is None
        and not is_inverted(text)
        and not opens_with_subject(tokens(text))
        and not re.match(
            r"(?:any|some|still|interested|free|ok|okay|up|worth|maybe|want|would|see|could|send|tell|let)\b", text, re.IGNORECASE
        )
    )


def elided_question(text: str) -> tuple[str, str]:
    """“want to meet?”, “fancy a walk?” with the subject that they lack, and the indirect form; empty for others."""
    want = _WANT.match(text)
    if want:
        return f"would you like to {want['vp']}", f"whether you would like to {want['vp']}"
    return (f"do you {text}", f"whether you {text}") if _DO_YOU.match(text) else ("", "")
