"""Objects that another language puts first: “All the costs I pay.”, “they learn and the honey we share half and half”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_noun, kind
from composer.drafting.reading.grammar.tokens import capital, lower_first, tokens
from composer.drafting.reading.grammar.word_classes import closed, reading_table
from composer.word_forms import word_forms

_FRONTED: Final = re.compile(
    r"(?P<lead>^|[.;!?] |, |\b(?:and|but) )(?P<what>(?:all the|all|the|my|our|this|these|those|your)(?: [a-z]+){1,3}?) "
    r"(?P<who>I|we) (?P<verb>[a-z]+)(?P<rest>[^.;!?,]*)(?P<end>$|[.;!?,])",
    re.IGNORECASE,
)
_FINITE: Final = frozenset("VVZ VVD VBZ VBB VBD VHZ VHD VHB VM0 VDB VDZ VDD".split())
_OBJECT: Final = frozenset("AT0 DPS PNP NN1 NN2 NP0 CRD DTQ CJT TO0 VVI VVN VVG".split())
_MANNER: Final = re.compile(
    r" (?:half and half|together|ourselves|myself|already|alone|later|first|too|here|for free|every \w+)$"
)


def with_objects_behind(text: str) -> str:
    """The text with an object that opens a clause behind its verb; “the cups we made in May” as a phrase stays."""
    return _FRONTED.sub(_behind, text) if " we " in text or " I " in text else text


def _behind(found: re.Match[str]) -> str:
    lemmas = {item.lemma for item in word_forms().read_verb(found["verb"].lower())}
    noun = found["what"].rpartition(" ")[2].lower()
    rest = tokens(found["rest"])
    no_object = frozenset(str(reading_table("grammar")["order"]["no_object"]).split())
    if not lemmas or lemmas & no_object or found["verb"].lower() in closed("auxiliary", "modal") - {"have", "do"}:
        return found.group()
    if not is_noun(noun) or "T" in kind(noun) or any(token.tag in _FINITE for token in rest):
        return found.group()
    if rest and (rest[0].tag in _OBJECT or rest[-1].lower in closed("preposition")):
        return found.group()
    if not _opens_clause(found):
        return found.group()
    who = capital(found["who"]) if found["lead"].strip() in ("", ".", "!", "?") else found["who"]
    return f"{found['lead']}{who} {found['verb']} {lower_first(found['what'])}{found['rest']}{found['end']}"


def _opens_clause(found: re.Match[str]) -> bool:
    """Whether the words before end a sentence; “I love the pot and the cups we made” goes on with what one loves."""
    lead, before = found["lead"].strip().lower(), found.string[: found.start()].rstrip()
    if not lead:
        return found["end"] in ".!" and found["end"] != "" and found["what"].lower().startswith("all")
    if lead in (".", ";", "!", "?"):
        return found["end"] != "" or bool(before)
    last = tokens(before)[-1:]
    if lead == "," or not last or not last[0].is_word or last[0].tag[:2] in ("NN", "NP", "AJ"):
        return _MANNER.search(found["rest"]) is not None
    return True
