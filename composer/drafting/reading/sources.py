"""How the user came to know a fact: “LinkedIn” is seen on LinkedIn, “Carol Whitford told me” is heard from her."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, Literal

from composer import data
from composer.drafting.language import name_data
from composer.drafting.reading.grammar import gazetteer
from composer.drafting.reading.grammar.lexicon import article, common, is_given_name, is_person, is_word, singular

Kind = Literal["", "teller", "medium", "occasion", "talk", "own"]

_ENDS: Final = re.compile(r"[.,;:!]+$")
_TELLER: Final = re.compile(
    r"(?P<who>.+?) (?:has )?(?:told (?:me|us)|said(?: so)?|says(?: so)?|mentioned(?: it)?(?: to me| to us)?)"
    r"(?: (?:so|it|about (?:it|him|her|them|this)))?"
)
_FROM: Final = re.compile(
    r"(?:i )?(?:heard(?: it| this| about (?:it|him|her|them))? from|was told by|told by|via|through|from|tip from) (?P<who>.+)",
    re.IGNORECASE,
)
_MINE: Final = re.compile(
    r"(?:i |we )?(?P<verb>saw|seen|heard|read|watched|found|noticed|counted|tasted|tried)"
    r"(?: (?:it|this|that|him|her|them|about it))?(?: (?P<rest>.+))?",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = re.compile(
    r"[(\[](?P<seen>(?:i |we )?(?:saw|seen|read|heard|noticed|watched|counted|tasted|tried)(?: (?:it|this|that|them|so))?"
    r" (?:on|in|at|from|during) [^)\]]+)[)\]]\s*[.!]?$|"
    r", (?P<behind>(?:seen|saw|read|heard) (?:on|in|at) (?:(?:his|her|their|the|our) )?[\w '-]{2,40})[.!]?$",
    re.IGNORECASE,
)
_PLACED: Final = re.compile(r"^(?P<prep>on|in|at|from|via|during|over|through) (?=\S)", re.IGNORECASE)
_OWNER: Final = re.compile(r"^(?P<owner>his|her|their|your|the|a|an|my|our|this|that) (?=\S)", re.IGNORECASE)
_AFTER_HEAD: Final = re.compile(r" (?:of|in|on|at|about|for|with|from|by|to|near) ")
# “article in regional newspaper”
_NO_ARTICLE: Final = re.compile(
    r" (?:in|on|of|at) (?=(?:local|regional|national|parish|town|company|school|village|daily|weekly) [a-z]+$)"
)
_MOST_OF_NAME: Final = 4  # words
_COMMON: Final = 40  # how common a word may be that is a family name, too
_PARTICLES: Final = frozenset("van von der de da di la le el bin al".split())
_TITLES: Final = frozenset("mr mrs ms dr prof professor".split())
_NOT_OWN: Final = re.compile(
    r"\b(?:he|she|his|her|him|hers|they|their|them|you|your|we|us|both|same)\b|^I (?:saw|met|read|heard)\b|[\"“:]", re.IGNORECASE
)
_EVENT: Final = re.compile(r"(?:[a-z]Con|[Cc]onf|[Ff]est|[Dd]ays)\d*$")  # “RopeCon”, “FlowConf”
_SEEN: Final = {
    "read": "read", "heard": "heard",
    **dict.fromkeys(("saw", "seen", "watched", "found", "noticed", "counted", "tasted", "tried"), "saw"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact is from: of what kind, how it was taken in there, and the words for the place or the person.

    `where` stands behind a verb (“in the Sligo Weekly”, “on your blog”); `teller` is who told it (“Carol Whitford”).
    Both are empty where it cannot be told well.
    """

    kind: Kind = ""
    verb: str = ""
    where: str = ""
    teller: str = ""

    @property
    def learned(self) -> str:
        """The main clause to be followed by “that …”; "" where it cannot be told well."""
        if self.teller:
            return f"{self.teller} told me"
        if self.kind == "talk" or not self.verb:
            return ""
        return f"I {self.verb} {self.where}".rstrip()


@cache
def _table() -> Mapping[str, Any]:
    return data.read_toml(data.templates_folder() / "en" / "reading" / "sources.toml")


@cache
def _heads() -> Mapping[str, Mapping[str, str]]:
    """For each noun that a source is named by: its kind, verb and preposition."""
    return {noun: row for row in _table()["source"] for noun in row["nouns"].split()}


def source_of(seen: str) -> Source:
    """What was typed as the source of a fact, read."""
    text = _ENDS.sub("", " ".join(seen.split())).strip()
    if not text or not any(char.isalpha() for char in text):
        return Source()
    told = _teller(text)
    if told is not None:
        return told
    mine = _MINE.fullmatch(text)
    if mine:
        rest = source_of(mine["rest"]) if mine["rest"] else Source()
        return Source(rest.kind or "medium", _SEEN[mine["verb"].lower()], rest.where, rest.teller)
    for row in _table()["fixed"]:
        if any(re.fullmatch(pattern, text.lower()) for pattern in row["patterns"]):
            return Source(row["kind"], row["verb"], row["where"])
    return _placed(text)


def source_in(text: str) -> str:
    """The source that a fact names itself in brackets at its end (“(saw it on our visit in Feb)”); "" where it names none."""
    found = _IN_BRACKETS.search(text)
    seen = (found["seen"] or found["behind"]) if found else ""
    return seen if source_of(seen).where else ""


def in_their_words(text: str, seen: str) -> str:
    """A fact as typed, marked as the reader's own words where it says “I” and was seen on a page of theirs (“headline”)."""
    own = set(_table()["own_words"].split()) & set(re.findall(r"[a-z]+", seen.lower()))
    i = re.search(r"\b(?:I|I'm|I've|my|My)\b", text)
    return f"bio: {text}" if own and i and not _NOT_OWN.search(text) else text


def without_hedge(text: str, source: Source) -> str:
    """A fact without the doubt in it (“apparently”), where it has a source that says so."""
    if not source.learned:
        return text
    rest = _hedges().sub(" ", text).strip(" ,")
    return rest if " " in rest else text


@cache
def _hedges() -> re.Pattern[str]:
    hedges = "|".join(_table()["hedges"])
    return re.compile(rf"(?:^|[, ]+)(?:{hedges}),? (?=\w)|,? (?:{hedges})$", re.IGNORECASE)


def _teller(text: str) -> Source | None:
    """“Carol Whitford told me”, “heard from my aunt”, “Carol Whitford”."""
    said = _TELLER.fullmatch(text) or _FROM.fullmatch(text)
    who = said["who"] if said else text
    if said and who.lower() in ("he", "she", "they", "him", "her", "them"):
        return Source("talk")
    words = who.split()
    named = len(words) <= _MOST_OF_NAME and all(word[0].isupper() or word in _PARTICLES for word in words) and _may_be_name(words)
    one = bool(_OWNER.match(who)) and is_person(re.split(_AFTER_HEAD, who)[0].rpartition(" ")[2].lower())
    if named or (said and one) or (said and "told" in text.lower()):
        return Source("teller", "heard", "", _turned(who))
    return None


def _may_be_name(words: list[str]) -> bool:
    """Whether words can be somebody's name: a title or a given name first, no medium last."""
    first = words[0].lower().rstrip(".")
    if words[-1].lower() in _heads() or "'" in words[-1] or "’" in words[-1]:
        return False
    family = words[-1].lower()
    full = len(words) > 1 and name_data.known(first).given and not (is_word(family) and common(family) > _COMMON)
    return bool((first in _TITLES and len(words) > 1) or is_given_name(first) or full)


def _placed(text: str) -> Source:
    """A source that a noun names, with the preposition and the article that it takes."""
    text, _, apart = text.partition(", ")
    if apart and (fixed := source_of(text)).kind in ("medium", "talk") and text.lower() in _table()["alone"].split():
        return replace(fixed, where=fixed.where + _more(apart))
    given = _PLACED.match(text)
    text = text[given.end() :] if given else text
    if text.startswith("#"):
        return Source("medium", "saw", f"in {text}")
    owner = _OWNER.match(text)
    bare = text[owner.end() :] if owner else text
    head = _AFTER_HEAD.split(f"{bare} ")[0].strip().rpartition(" ")[2]
    platform = _table()["platforms"].get(bare.lower()) or _table()["platforms"].get(bare.lower().partition(" ")[0])
    row = _heads().get(singular(head.lower())) or _heads().get(head.lower())
    if row is None and platform and " " not in bare:
        return Source("medium", "saw", f"on {platform}")
    if row is not None and platform and row.get("of_platform"):
        return Source("medium", row["verb"], f"on {platform}")
    if row is None:
        if not bare[0].isupper() or (is_word(bare.lower()) and not owner):
            return Source("medium", "saw", f"{given['prep'].lower()} {_turned(text)}") if given and owner else Source()
        if _EVENT.search(head):
            return Source("occasion", "heard", f"at {bare}")
        return Source("medium", "saw", f"in {'the ' if owner else ''}{_capitals(bare)}")
    opens = _turned(owner["owner"]) if owner else _opened(bare, row)
    said = " ".join(filter(None, (row["preposition"], opens, f"{_capitals(bare)}{_more(apart)}")))
    return Source(row["kind"], row["verb"], said)  # type: ignore[arg-type]  # a kind of the file


def _opened(bare: str, row: Mapping[str, str]) -> str:
    """The article or owner that a source lacks: “your” for a page of theirs, none for “Ana's talk”, “an” for “article in …”."""
    if _is_own(bare, row):
        return "your"
    if re.match(r"[A-Z][\w.-]*(?: [A-Z][\w-]*)*['’]s ", bare):
        return ""
    return article(bare) if row.get("one") and " in " in bare else "the"


def _is_own(bare: str, row: Mapping[str, Any]) -> bool:
    """Whether a page is the reader's where nobody is named: “website”, “company page”, but not “review site”."""
    before, _, _ = bare.rpartition(" ")
    return bool(row.get("own")) and set(before.split()) <= set(_table()["own_pages"].split())


def _more(apart: str) -> str:
    """“Utrecht” behind “poster session,” as “ in Utrecht”, “sunday” as “ on Sunday”."""
    if apart.lower() in _table()["days"].split():
        return f" on {apart.capitalize()}"
    return f" in {apart}" if apart and apart[0].isupper() and " " not in apart and gazetteer.may_be_name(apart) else ""


def _turned(text: str) -> str:
    """“Her” turned to the reader, and articles in small letters."""
    text = re.sub(r"^(The|A|An|My|Our)\b", lambda found: found[1].lower(), text)
    text = re.sub(r"^(?:his|her|their|your)\b", "your", text, flags=re.IGNORECASE)
    return re.sub(r"\bof (?:hers|his|theirs)\b", "of yours", text)


def _capitals(bare: str) -> str:
    """“Annual report” as “annual report”; “Sligo Weekly” keeps its capitals, and platforms get theirs."""
    first, gap, rest = bare.partition(" ")
    others = any(word[0].isupper() for word in rest.split())
    named = others or not is_word(first.lower()) or first.isupper() or gazetteer.keeps_capital(first)
    bare = bare if named else f"{first[0].lower()}{first[1:]}{gap}{rest}"
    bare = _NO_ARTICLE.sub(r"\g<0>the ", bare)
    platforms = _table()["platforms"]
    return re.sub(r"\b[a-z]{2,}\b", lambda found: str(platforms.get(found[0], found[0])), bare)
