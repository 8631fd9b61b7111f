"""A point that introduces somebody (“you should meet Ana, she …”) taken apart: what it tells of them, and what else it says.

The sentence that introduces names them already; said again by the point, a reader would be introduced twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from composer.drafting.language.name_data import fold
from composer.drafting.reading.addressing.second_person import Reader, to_reader
from composer.drafting.reading.grammar.content_words import lemmas_of
from composer.model import Third

_BY: Final = (
    r"(?:ask(?: for)?|recommend(?:ing)?(?: to)?(?: (?:you|him|her|them|u))?|(?:to )?"
    r"(?:meet|know|talk (?:to|with)|speak (?:to|with))|"
    r"(?:introduc(?:e|ing)|intro(?:duction)?|this is|here is|here's|welcome)(?: (?:you|him|her|them|u))?(?: (?:to|with))?|"
    r"(?:put|putting|bring|connect)\b.*? (?:in touch |together )?with|in touch with|connect (?:you|him|her|u) (?:to|with))"
)
_WHO: Final = re.compile(r"^,? ?(?:who|which) ", re.IGNORECASE)
_MARKS: Final = re.compile(r"^[\s,;:.–—-]+")
_PRONOUN: Final = re.compile(r"^(?P<pronoun>he|she|they)\b", re.IGNORECASE)
_NEXT: Final = re.compile(r",\s+(?=(?:he|she|they|you|u|it|I|we|both|maybe|perhaps)\b)|(?<=[.!])\s+|;\s*", re.IGNORECASE)
_AS_NOUN: Final = re.compile(
    r"^(?:the|my|our) [\w' -]+? (?:I|we) (?:mentioned|told|spoke|talked|promised|wrote|described)\b[^,.]*$", re.IGNORECASE
)
_SAYS_AGAIN: Final = re.compile(
    r"^(?P<who>he|she|they) (?P<first>[^,;.]+?)(?: and | & |, )(?P<rest>(?!he\b|she\b|they\b|you\b|I\b)[a-z].*)$",
    re.IGNORECASE,
)
# “she should meet Nils”: whoever should meet them is the reader.
_SHOULD: Final = re.compile(
    r"^(?P<who>she|he|they) (?:should|must|ought to|needs? to|has to|have to|could|might)\b", re.IGNORECASE
)
# “I have found for you a teacher who speaks Dari”: the third person, not by name.
_FOUND: Final = re.compile(
    r"^(?:I|we)(?:'ve| have)? (?:now |finally |just )?(?:found|know|met|got|have)"
    r"(?: (?:for )?(?:you|him|her|them))? "
    r"(?P<np>(?:an?|the|some(?:body|one)) ?[^,.;:]*?)(?: for (?:you|him|her|them))?"
    r"(?: (?:who|that) (?P<told>[^,.;:]+))?(?P<rest>[,.;:].*)?$",
    re.IGNORECASE,
)
_OF_WHAT: Final = re.compile(r"^(?P<what>(?:about|on|regarding|at|in) [^,.;:]+)(?P<rest>.*)$", re.IGNORECASE)
_THE_ONES: Final = re.compile(r"^[a-z]+ (?P<np>the [^,;]+? (?:that|which|who|you|he|she|they) [^,;]+)$")
_YOU_SHOULD: Final = re.compile(r"^[?!.,\s]*(?:no\? )?(?:you|u) (?:really )?should\b[.!,\s]*", re.IGNORECASE)
_SPEAKS: Final = re.compile(r"^(?:is |are )?speak(?:s|ing)? ([A-ZÀ-Þ]\w+)$")
_GOES_ON: Final = re.compile(
    r"(?:(?:just |also |now )?(?:joined|joins|started|starts|came|comes|moved|moves|works|worked|runs|ran|leads|led|knows|"
    r"makes|made|builds|built|wrote|writes|teaches|taught|lives|lived|plays|studied|studies|trained|took|takes|needs|wants|looks|loves|has|had|is|"
    r"was|will|can)\b)",
    re.IGNORECASE,
)
_FAMILY: Final = {
    "he": re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE), "she": re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE),
}
_STATE: Final = re.compile(r"(?:an?|the|new|now|also|just|ex|formerly|former|based|from|with|currently|back) ", re.IGNORECASE)
_SHARED: Final = 2  # telling words that a point about the third person shares with what was told
_ENOUGH: Final = 0.75  # share of its telling words from which on a clause tells what was told


@dataclass(frozen=True, slots=True)
class Introduced:
    """What a point tells of the third person (as typed, after their name), and the rest of it, "" where it only introduces."""

    about: str
    rest: str
    of_them: bool  # “she” of the rest is the third person


_TO_THEM: Final = re.compile(r"^ to (?:her|him|them|you)\b[,.]?", re.IGNORECASE)  # “introduce Ana to her. She …”


def introduced(point: str, third: Third, reader: Reader) -> Introduced | None:
    """The point of an introduction taken apart; None where it does not introduce the third person."""
    text = point.strip().rstrip(".! ")
    typed = (third.name, *third.name.split())
    names = [re.escape(name) for name in dict.fromkeys((*typed, *map(fold, typed))) if len(name) > 1]  # “Rūta” typed as “Ruta”
    if not names:
        return None
    if _AS_NOUN.match(text):
        return Introduced(_joined(text, third.about), "", of_them=False)
    name = "|".join(names)
    named = rf"(?P<of>(?:my|our) (?:[a-z]+ ){{1,3}})?(?:{name})(?: (?:{name}))*"
    found = re.match(rf"[^.?!;]*?\b{_BY} {named}\b(?P<rest>.*)$", text, re.IGNORECASE)
    if found is None:
        whose = r"(?P<of>(?:my|our) (?:[a-z]+\.? ){1,4})"
        mine = re.match(rf"{whose}(?:{name})(?: (?:{name}))*\b(?P<rest>.*)$", text, re.IGNORECASE)
        if mine:  # “my old teacher Bo Aas, wrote the book you quoted”
            told = _MARKS.sub("", mine["rest"])
            clause = _PRONOUN.match(told) or re.match(r"(?:I|you|u|we|it|there)\b", told)
            about = _joined(_joined(mine["of"].strip(), third.about), "" if clause else _WHO.sub("", told))
            return Introduced(about, told if clause else "", of_them=bool(clause and _PRONOUN.match(told)))
        if _all_told(third.about, text) or _by_trade(third.about, text):
            return Introduced(third.about, "", of_them=False)
        return _found(text, third) or _told_of(text, third)
    rest = _TO_THEM.sub("", _YOU_SHOULD.sub("", found["rest"]))
    if found["of"]:  # “my cousin Bence”
        third = replace(third, about=_joined(found["of"].strip(), third.about))
    if _WHO.match(rest):
        told, rest = _parted(_WHO.sub("", rest))
        should = _SHOULD.match(text)
        told = to_reader(told, replace(reader, pronoun=should["who"].lower())) if should else _turned(told, third.about, reader)
        return Introduced(_with(third.about, told), rest, of_them=False)
    of_what = _OF_WHAT.match(_MARKS.sub("", rest))
    if of_what:
        act = "ask for" if re.search(r"\bask for\b", text[: found.start("rest")], re.IGNORECASE) else "talk to"
        rest = f"you could {act} {third.name.split()[0]} {of_what['what']}{of_what['rest']}"
        return Introduced(third.about, rest, of_them=True)
    rest = _not_again(_MARKS.sub("", rest), third.about)
    if _tells_on(rest) and not re.search(r"\b(?:you|u|your|ur)\b", rest, re.IGNORECASE):  # “intro Ana, joined Monday”
        told, rest = _parted(rest)
        new = ", ".join(part for part in told.split(", ") if not _tells(third.about, part))
        return Introduced(_joined(third.about, to_reader(new, reader) if reader.pronoun else new), rest, of_them=False)
    first = _PRONOUN.match(rest)
    theirs = first is not None and first["pronoun"].lower() != reader.pronoun
    if first is not None and not theirs:  # both are “she”: the one who was just named
        rest = f"{third.name.split()[0]}{rest[first.end() :]}"
    return Introduced(third.about, rest, of_them=theirs)


def _turned(told: str, about: str, reader: Reader) -> str:
    """What somebody would like of the reader: “who could use his map” of a her, where the reader is a he, is “your map”."""
    own, other = _FAMILY.get(reader.pronoun), _FAMILY.get({"he": "she", "she": "he"}.get(reader.pronoun, ""))
    if own is None or other is None or not own.search(told) or not other.search(f"{told} {about}"):
        return told
    return to_reader(told, reader)


def _by_trade(about: str, text: str) -> bool:
    """Whether a point brings together with somebody by the trade that was told: “put her in touch with my plumber”."""
    found = re.match(rf"(?:to )?{_BY} (?:my|our|the) (?P<trade>[a-z-]+)$", text, re.IGNORECASE)
    return found is not None and re.search(rf"\b{re.escape(found['trade'])}\b", about, re.IGNORECASE) is not None


def _tells_on(rest: str) -> bool:
    """Whether what follows a name goes on about them: “joined Monday”, “new in research, needs a desk”."""
    first, comma, more = rest.partition(", ")
    state = comma and _STATE.match(first) and not re.search(r"\b(?:I|we|he|she|they|it)\b", first)
    return bool(_GOES_ON.match(more if state else rest))


def _all_told(about: str, text: str) -> bool:
    """Whether a topic such as “bees on school roofs” says nothing that is not told of them."""
    own = lemmas_of(text)
    return bool(own) and own <= lemmas_of(about)


def _told_of(text: str, third: Third) -> Introduced | None:
    """“She makes goat's butter and looks for one restaurant”: the third person, of whom as much was told."""
    first = _PRONOUN.match(text)
    if first is None or len(lemmas_of(text) & lemmas_of(third.about)) < _SHARED:
        return None
    return Introduced(third.about, _not_again(text, third.about), of_them=True)


def _found(text: str, third: Third) -> Introduced | None:
    """“I have found for you a teacher who speaks Dari, she is patient”: the third person, where they are of the same trade."""
    found = _FOUND.match(text)
    if found is None or not lemmas_of(found["np"]) & lemmas_of(third.about):
        return None
    told = found["told"] or ""
    rest = _MARKS.sub("", found["rest"] or "")
    about = _with(third.about, told) if told else third.about
    return Introduced(about, rest, of_them=bool(_PRONOUN.match(rest)))


def _with(about: str, told: str) -> str:
    """What was told of them with more of it, nothing twice: “reads old hands” and “reads the hands that you ask about”."""
    if _tells(about, told):
        return about
    verb = told.split(maxsplit=1)[0].lower()
    again = re.search(rf"(?:^|, |\band )(?:who |he |she |they )?{re.escape(verb)} (?P<what>[^,;]+)", about, re.IGNORECASE)
    if again is None or not lemmas_of(again["what"]) & lemmas_of(told):
        return _joined(about, told)
    if _tells(told, again.group()):
        return f"{about[: again.start('what')]}{told.partition(' ')[2]}{about[again.end('what') :]}"
    ones = _THE_ONES.match(told)
    return f"{about[: again.end('what')]} ({ones['np']}){about[again.end('what') :]}" if ones else _joined(about, told)


def _not_again(rest: str, about: str) -> str:
    """The rest without a first clause that was told: “she makes butter and needs a shop” → “she needs a shop”."""
    found = _SAYS_AGAIN.match(rest)
    if found is None or not _tells(about, found["first"]):
        return rest
    return f"{found['who']} {found['rest']}"


def _tells(about: str, words: str) -> bool:
    """Whether words tell nothing that was not told: “binds books” of a bookbinder."""
    tongue = _SPEAKS.match(words)
    if tongue and re.search(rf"\b{re.escape(tongue[1])}\b", about, re.IGNORECASE):
        return True  # who teaches in Dari speaks it
    own, known = lemmas_of(words), " ".join(lemmas_of(about))
    return bool(own) and sum(lemma in known for lemma in own) >= _ENOUGH * len(own)


def _parted(text: str) -> tuple[str, str]:
    """A relative clause, and what stands behind it."""
    found = _NEXT.search(text)
    return (text[: found.start()].strip(), text[found.end() :].strip()) if found else (text.strip(), "")


def _joined(first: str, second: str) -> str:
    return ", ".join(part.strip().rstrip(".") for part in (first, second) if part.strip())
