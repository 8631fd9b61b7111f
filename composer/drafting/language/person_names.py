"""How a name is said: whom to greet by which part of a name, how the sender says who they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from composer.drafting.language import articles, casing, noun_phrases
from composer.drafting.language.lexicon import load_words, word_list

_TITLES: Final = {
    "dr": "Dr", "prof": "Prof.", "professor": "Professor", "mr": "Mr", "mrs": "Mrs", "ms": "Ms", "mx": "Mx", "sir": "Sir",
    "dame": "Dame", "lord": "Lord", "lady": "Lady", "rev": "Rev.", "reverend": "Reverend",
}
_PLAIN_TITLES: Final = word_list("titles")
_KIN: Final = word_list("kin_titles")
_ACRONYMS: Final = word_list("role_acronyms")
_AFTER: Final = word_list("after_names")
_PARTICLES: Final = word_list("particles")
# Scripts in which the family name comes first and a lone part is no way to greet.
_WHOLE: Final = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA")
_ZERO_ARTICLE: Final = re.compile(
    r"^(?:head|director|chair|chairman|chairwoman|president|vice president|secretary|treasurer) of\b", re.IGNORECASE,
)
_UNIQUE: Final = re.compile(
    r"^(?:owner|co-owner|founder|co-founder|author|editor|maintainer|organi[sz]er|creator|captain|host) (?:of|at)\b",
    re.IGNORECASE,
)
# “at the University of Oslo”
_OF: Final = re.compile(
    r"^(?:bank|church|city|college|council|department|faculty|house|institute|library|ministry|museum|office|port|school|society|state|town|"
    r"university) of\b", re.IGNORECASE,
)
_ONLY_TITLE: Final = frozenset(["ceo", "cto", "cfo", "coo", "cmo", "cpo", "ciso"])
_AS_STATE: Final = frozenset(["retired", "freelance", "self-employed", "independent", "unemployed"])
_PROPER: Final = word_list("proper")
_ORGANISATIONS: Final = word_list("organisations")
# One of its kind where the firm follows: “chair of Eday Power”, “the founder of Loanbird”.
_HEADS: Final[Mapping[str, str]] = {
    "chair": "chair of", "chairman": "chairman of", "chairwoman": "chairwoman of", "president": "president of",
    "founder": "the founder of", "owner": "the owner of", "host": "the host of", "co-founder": "a co-founder of",
    "cofounder": "a co-founder of", "head": "head of", "co-owner": "a co-owner of",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart; `given` is empty where only the whole name may be used."""

    full: str
    title: str
    given: str
    family: str

    @property
    def short(self) -> str:
        """What a friendly greeting uses."""
        return self.given or (f"{self.title} {self.full}" if self.title and " " not in self.full else self.full)

    @property
    def formal(self) -> str:
        """What a formal greeting uses: “Dr Ortega” with a title, else the whole name."""
        return f"{self.title} {self.family}" if self.title and self.family else self.full


def take_apart(name: str) -> Name:
    """Title, given and family name of a name as typed (“Dr. Ana de la Cruz, PhD” gives Dr, Ana, de la Cruz)."""
    name = casing.name(" ".join(name.split()))
    main, comma, rest = name.partition(",")
    if comma and rest.strip().lower().replace(".", "") not in _AFTER and len(rest.split()) == 1 and len(main.split()) <= 3:
        name = f"{rest.strip()} {main.strip()}"  # “Cruz, Ana”
    elif comma:
        name = main.strip()
    parts = name.split()
    title = ""
    while len(parts) > 1 and (found := _title(parts[0])):
        title = title or found
        parts = parts[1:]
    while len(parts) > 1 and parts[-1].lower().replace(".", "") in _AFTER:
        parts = parts[:-1]
    full = " ".join(parts)
    if not parts:
        return Name("", "", "", "")
    if len(parts) == 1:
        return Name(full, title, "" if title else full, full)
    if _ORGANISATIONS & set(noun_phrases.words_of(full)):
        return Name(full, title, "", "")
    if _whole_script(full) or len(parts[0].rstrip(".")) == 1 or (parts[0].isupper() and len(parts[0]) <= 2):
        return Name(full, title, "", parts[-1])
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in _PARTICLES:
        start -= 1
    return Name(full, title, parts[0], " ".join(parts[start:]))


def _title(word: str) -> str:
    """A title as it stands before a name; "" where the word is none."""
    bare = word.lower().rstrip(".")
    if bare in _PLAIN_TITLES | _KIN:
        return word
    return _TITLES.get(bare.partition(".-")[0].partition("-")[0], "")


def _whole_script(name: str) -> bool:
    return any(unicodedata.name(char, "").startswith(_WHOLE) for char in name)


def who(role: str, company: str, *, spoken: bool = False) -> str:
    """The sender after “I'm”: “a data engineer at Klarna”, “head of data at Monzo”, “with Klarna”; "" where nothing is known.

    Spoken after a name it is “from Klarna”.
    """
    at = "from" if spoken else "with"
    role, company = role.strip().rstrip("."), company.strip()
    company = f"the {company}" if _OF.match(company) else company
    if not role:
        return f"{at} {company}" if company else ""
    role = _role_case(role)
    words = noun_phrases.words_of(role)
    if not words:
        return f"{at} {company}" if company else ""
    if company.lower() in _AS_STATE:
        role, company = (role if company.lower() in words else f"{company.lower()} {role}"), ""
        words = noun_phrases.words_of(role)
    if company and role.lower() in _HEADS:
        return f"{_HEADS[role.lower()]} {company}"
    place = "" if not company or company.lower() in role.lower() or re.search(r"\b(?:at|for|with)\b", role) else f" at {company}"
    if words[0] == "chief" and len(words) > 1 and place:
        return role + place
    if words[0] in _ONLY_TITLE:
        return f"{role} of {company}" if place and len(words) == 1 else role + place
    if _ZERO_ARTICLE.match(role):
        return role + place
    if words[-1] == "chair" and len(words) == 2 and place:
        return f"{role} of {company}"
    if _UNIQUE.match(role):
        return f"the {role}" + place
    placed = words[0] in load_words().prepositions | {"a", "an", "the", "one", "between", "head"}
    if placed or (len(words) == 1 and words[0] in _AS_STATE):
        return role + place
    if noun_phrases.is_doing(role) or words[0] in ("my", "our"):
        return role + place
    return f"{articles.article(role)} {role}{place}"


def is_role(noun: str) -> bool:
    """Whether a noun is what somebody is, by our list or by its ending: “steward”, “dramaturgist”, “glazier”."""
    lists = load_words()
    agent = noun.endswith(("er", "or")) and {noun[:-2], noun[:-1], noun[:-3]} & lists.verbs
    return noun in lists.roles or bool(agent) or (len(noun) > 5 and noun.endswith(("ist", "ian", "eer", "ier", "ward", "keeper")))


def _role_case(role: str) -> str:
    """“Data Engineer” and “Data engineer” → “data engineer”; acronyms and names of languages stay."""
    parts: list[str] = []
    for part in role.split(" "):
        word = part.strip(",()")
        common = word[:1].isupper() and word[1:].islower() and word.lower() not in _PROPER
        if word in _ACRONYMS:
            parts.append(part.upper())
            continue
        lowered = common and (not parts or noun_phrases.is_common(word.lower()) or _job_word(word))
        parts.append(part.lower() if lowered else part)
    return " ".join(parts)


def _job_word(word: str) -> bool:
    return word.lower() in load_words().roles | word_list("job_words")
