"""Articles that a countable singular lacks inside a sentence: “I have question about course”, “in old mill near river”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from composer.drafting.reading.grammar.lexicon import article, is_adjective, is_noun, is_person, kind
from composer.drafting.reading.grammar.tokens import Token, tokens
from composer.drafting.reading.grammar.word_classes import closed, reading_table
from composer.sorted_table import sorted_table
from composer.word_forms import word_forms

_INSIDE: Final = frozenset("AJ0 AJS AJC NN1 NN0 ORD".split())
_BEHIND: Final = frozenset(
    "PUN PUQ PRP PRF CJC CJS CJT AVP AVQ PNQ PNP DTQ DPS DT0 AT0 TO0 XX0 VM0 VBZ VBD VHZ VHD VDZ VDD VVZ VVD".split()
)
_LEADING: Final = frozenset("VM0 VHB VHZ VHD XX0 VBZ VBB VBD PNP".split())
_FINITE: Final = frozenset("VVZ VVD VHZ VHD VBZ VBD".split())
_DETERMINED: Final = frozenset("AT0 DPS NP0 DT0 NN1".split())
_CLAUSE: Final = frozenset("PNP AT0 DPS VVZ VVD VBZ VHZ".split())  # “and I …”, “and a shed”
_OBJECTS: Final = frozenset(["me", "us", "him", "them", "you"])
_ABSTRACT: Final = re.compile(r"(?:tion|sion|ment|ness|ity|ance|ence|ism|ing|ure|ship|hood|cy|ics|logy|graphy|al|age)$")
_MODIFIERS: Final = 3


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A bare noun phrase: where it opens, its words, and the word and tag behind it."""

    place: int
    words: tuple[str, ...]
    after: str
    then: str  # the tag of the word behind `after`

    @property
    def head(self) -> str:
        return self.words[-1]

    @property
    def alone(self) -> bool:
        return len(self.words) == 1

    @property
    def indefinite(self) -> str:
        return article(" ".join(self.words))


def with_missing_articles(text: str) -> str:
    """The text with “a” or “the” before bare countable singulars behind a preposition or a verb."""
    found = tokens(text)
    out, end = [], 0
    for place in range(1, len(found)):
        phrase = _phrase(found, place)
        word = _article(found, phrase) if phrase else ""
        if word:
            out += [text[end : found[place].start], f"{word} "]
            end = found[place].start
    return "".join([*out, text[end:]])


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(str(reading_table("grammar")["missing_articles"][key]).split())


@cache
def _bare() -> frozenset[str]:
    """The pairs of a word and a noun that stands bare behind it: “on foot”, “take part”."""
    rows = str(reading_table("grammar")["missing_articles"]["bare"]).strip().splitlines()
    return frozenset(f"{lead} {noun}" for lead, _, nouns in (row.partition(":") for row in rows) for noun in nouns.split())


@cache
def _small() -> frozenset[str]:
    classes = "determiner possessive quantity negative object_pronoun nominative question_word auxiliary adverb".split()
    return closed(*classes) | {"such", "own", "no", "per", "each", "next", "last", "half", "other"}


def is_counted(word: str) -> bool:
    """Whether a singular noun hardly ever stands without an article or another determiner."""
    if word in _listed("counted"):
        return True
    if word in _listed("uncounted") or _ABSTRACT.search(word):
        return False
    return word in sorted_table("countable_nouns.en.txt", "\n")


def may_stand_bare(before: str, noun: str) -> bool:
    """Whether a noun needs no article behind a word: “on foot”, “as guest”."""
    return f"{before} {noun}" in _bare()


def _phrase(found: Sequence[Token], place: int) -> _Phrase | None:
    """The bare phrase of a countable noun that opens at a place."""
    last = place
    while (
        last < len(found)
        and found[last].tag in _INSIDE
        and found[last].text.islower()
        and found[last].lower not in _small()
        and last - place <= _MODIFIERS
        and (last == place or found[last].start == found[last - 1].end + 1)
    ):
        last += 1
    last -= 1
    if last < place or found[last].tag != "NN1" or found[place - 1].end + 1 != found[place].start:
        return None
    of_a_kind = found[place].lower in _listed("indefinite") and found[last].lower in _listed("of_a_kind")
    if not is_counted(found[last].lower) and not of_a_kind:
        return None
    after = found[last + 1] if last + 1 < len(found) else None
    if after is not None:
        named = after.is_name or after.lower in ("no", "nr") or after.text in "'’-/&+" or after.text[0].isdigit()
        if named or after.tag not in _BEHIND:
            return None
    if not all(is_noun(token.lower) or is_adjective(token.lower) for token in found[place:last]):
        return None
    then = found[last + 2].tag if last + 2 < len(found) else ""
    return _Phrase(place, tuple(token.lower for token in found[place : last + 1]), after.lower if after else "", then)


def _article(found: Sequence[Token], phrase: _Phrase) -> str:
    """The article that a phrase lacks; "" where it may stand bare."""
    before = found[phrase.place - 1]
    joined = phrase.after in ("and", "or") and phrase.then not in _CLAUSE
    if joined or (before.text.isupper() and len(before.text) > 1):
        return ""
    if before.lower in _listed("prepositions") and before.tag in ("PRP", "PRF", "AVP", "CJS"):
        return _behind_preposition(found, phrase)
    place = phrase.place
    given = before.lower in _OBJECTS and place > 1 and set(_lemmas(found[place - 2].lower)) & _listed("giving")
    if given or _is_verb_before(found, place):
        return _behind_verb(found[place - 2 if given else place - 1].lower, phrase)
    return ""


def _lemmas(word: str) -> list[str]:
    return [item.lemma for item in word_forms().read_verb(word)]


def _behind_preposition(found: Sequence[Token], phrase: _Phrase) -> str:
    place, first = phrase.place, phrase.words[0]
    before, earlier = found[place - 1].lower, found[place - 2].lower if place > 1 else ""
    bare = {" ".join(phrase.words)} | (set() if first in _listed("indefinite") else {phrase.head})
    if any(f"{before} {noun}" in _bare() for noun in bare):
        return ""
    if earlier == phrase.head or (place > 2 and found[place - 2].tag == "NN1" and found[place - 3].lower in ("from", "between")):
        return ""  # “hand in hand”, “from start to finish”
    if before == "as" and first in _listed("leading"):
        return ""  # “as head gardener”
    if before == "to" and any(item.form == "base" for item in word_forms().read_verb(first)):
        return ""
    if before == "of" and (earlier in _listed("kinds") or not _is_of_one(found, place)):
        return ""
    return _the_or_a(before, phrase)


def _is_of_one(found: Sequence[Token], place: int) -> bool:
    """“the time of interview”: one thing that a whole has; “2 km of hose”, “changes of address” stay."""
    if place < 2 or found[place - 2].tag not in ("NN1", "NN2"):
        return False
    opens = place - 2
    while opens > 0 and found[opens - 1].tag in _INSIDE:
        opens -= 1
    lead = found[opens - 1].lower if opens else ""
    return lead == "the" or (lead in _listed("placing") and is_counted(found[place - 2].lower))


def _the_or_a(before: str, phrase: _Phrase) -> str:
    first, head = phrase.words[0], phrase.head
    if first in _listed("the_first") or first.endswith("est") or (
        not phrase.alone and "T" in kind(first) and first not in _listed("indefinite")
    ):
        return "the"
    if phrase.after == "of" and phrase.then == "CRD":  # “the weekend of 5 June”
        return "the"
    if phrase.after == "of":
        whole = phrase.then in _DETERMINED and head not in _listed("quantities") and not is_person(head)
        return "the" if whole else phrase.indefinite
    place = before in _listed("placing") and ("L" in kind(head) or head in _listed("places"))
    known = (place or before in _listed("known_behind")) and not is_person(head)
    return "the" if known and (phrase.alone or not is_adjective(first)) else phrase.indefinite


def _is_verb_before(found: Sequence[Token], place: int) -> bool:
    """Whether a verb that may take an object stands right before, behind its subject or “to”."""
    verb = found[place - 1]
    lemmas = set(_lemmas(verb.lower))
    if place < 2 or not lemmas or lemmas & _listed("no_object") or not verb.tag.startswith(("VV", "VH", "VB", "VD")):
        return False
    lead = found[place - 2]
    if lead.lower in closed("possessive") and is_noun(verb.lower):
        return False  # “her blisters photo”
    if lead.lower == "to" and place > 2 and is_noun(verb.lower) and set(_lemmas(found[place - 3].lower)) & _listed("going"):
        return False  # “come to repair café”
    leading = lead.lower in closed("bare_subject") | _listed("subjects") or lead.lower.endswith("n't")
    if leading or lead.tag in _LEADING:
        return True
    plural = verb.lower in word_forms().singulars
    return lead.tag in ("NN1", "NN2", "NP0") and verb.tag in _FINITE and not plural


def _behind_verb(verb: str, phrase: _Phrase) -> str:
    lemma, head = next(iter(_lemmas(verb)), ""), phrase.head
    if f"{lemma} {head}" in _bare():
        return ""
    if lemma == "do" and head not in _listed("done"):
        return ""
    role = is_person(head) and (phrase.alone or phrase.words[0] in _listed("leading"))
    if lemma == "be" and (role or (phrase.alone and head in _listed("states"))):
        return ""
    return _the_or_a("", phrase)
