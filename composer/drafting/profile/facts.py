"""What a sentence of a profile says of its person, turned towards them: “she restored a tram” becomes “you restored a tram”.

Patterns and verbs are data: `etiquette_rules/profile.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from composer import data
from composer.errors import BadValue
from composer.lexicon import Wording
from composer.word_forms import word_forms

MOST_FACT: Final = 160
_KEYS: Final = ("id", "pattern", "fact", "weight", "why", "example", "expected")
_LEAST: Final = 4
_TOO_LONG: Final = 110  # a longer fact reads badly in a note
_HANGS_ON: Final = Wording("profile_said", "hangs_on")
# A title in quotation marks stays whole: the signs inside it by which a sentence is cut are hidden while it is read.
_QUOTED: Final = re.compile(r"\"[^\"]*\"|“[^“”]*”")
_PARTED: Final = re.compile(f"({_QUOTED.pattern})")
_HIDDEN: Final = {ord(sign): 0xE000 + number for number, sign in enumerate("(),;:–— ")}
_SHOWN: Final = {hidden: sign for sign, hidden in _HIDDEN.items()}
_YEAR: Final = Wording("profile_said", "opening_year")


_AGREES: Final = Wording("profile_said", "agrees")


@dataclass(frozen=True, slots=True)
class Said:
    """A fact as it would stand in a brief, the kind of thing it is, and how telling it is."""

    text: str
    kind: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Pattern:
    id: str
    find: re.Pattern[str]
    fact: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Deeds:
    """The verbs of the deeds: every form with its form beside “you”, and what each is worth."""

    spoken: Mapping[str, str]
    weights: Mapping[str, float]
    find: re.Pattern[str]
    further: re.Pattern[str]
    parts: re.Pattern[str]


def facts(said: str) -> Iterator[Said]:
    """The facts in one sentence; clauses are taken one by one, and no word is used twice."""
    if is_noise(said) or is_private(said):
        return
    hidden = _QUOTED.sub(lambda found: found[0].translate(_HIDDEN), said)
    for place, clause in enumerate(_clauses(hidden)):
        taken: list[tuple[int, int]] = []
        for match, one in (*_by_patterns(clause), *_by_deeds(clause, first=place == 0)):
            if all(match.end() <= start or match.start() >= end for start, end in taken):
                taken.append(match.span())
                yield replace(one, text=one.text.translate(_SHOWN))


def is_noise(said: str) -> bool:
    """Whether a line belongs to the page instead of the person: menus, buttons, notices."""
    return any(found.search(said) for found in _lines("noise"))


def is_private(said: str) -> bool:
    """Whether a line tells what a careful person would not bring up: family, illness, a home."""
    return any(found.search(said) for found in _lines("private"))


def of_the_person(text: str) -> str:
    """A page up to the line from which on it speaks of other people (“People also viewed”)."""
    ends = [found.start() for line in _lines("cut") for found in re.finditer(line.pattern, text, re.MULTILINE)]
    return text[: min(ends)] if ends else text


def _clauses(said: str) -> list[str]:
    """The parts of a sentence that each say one thing; what only describes a thing (“which …”) is left out."""
    parts = [part.strip(" ,;") for part in deeds().parts.split(said)]
    return [part for part in parts if part and not part.lower().startswith(("which ", "that "))]


def _by_patterns(clause: str) -> Iterator[tuple[re.Match[str], Said]]:
    for pattern in load_patterns():
        for match in pattern.find.finditer(clause):
            named = {key: _bare(value) for key, value in match.groupdict(default="").items()}
            if "verb" in named:
                verb = named["verb"].lower()
                named["verb"] = _beside_you(verb) if pattern.fact.startswith("you {verb}") else verb
            if pattern.fact.startswith("{what}") and not named["what"][1:2].isupper():
                named["what"] = named["what"][:1].lower() + named["what"][1:]
            text = " ".join(pattern.fact.format(**named).split()).strip(" ,;:")
            if _LEAST < len(text) <= MOST_FACT:
                yield match, Said(text, pattern.id, pattern.weight + _telling(text))


def _by_deeds(clause: str, *, first: bool) -> Iterator[tuple[re.Match[str], Said]]:
    """In the first clause a verb without its subject must be of a form that no button on a page has: “Led …”, never “Share …”."""
    for match in (deeds().find if first else deeds().further).finditer(clause):
        form = (match["form"] or match["bare"]).lower()
        rest = _bare(match["rest"])
        year = _YEAR.for_all.match(clause)
        when = f" {year.group()[:1].lower()}{year.group()[1:]}" if year and year.group()[3:] not in rest else ""
        text = f"you {deeds().spoken[form]} {rest}{when}"
        if len(rest) >= _LEAST and len(text) <= MOST_FACT:
            yield match, Said(text, "deed", deeds().weights[form] + _telling(text))


def _bare(text: str) -> str:
    """A stretch of a sentence without what only hangs on to it, said to the person."""
    text = _HANGS_ON.for_all.split(text.strip(" ,;:"), maxsplit=1)[0].strip(" ,;:") if len(text) > _LEAST else text
    said = _PARTED.split(text)  # every second part is a title, and a title is not turned to the reader
    for found, instead in _turned():
        said[::2] = [found.sub(instead, part) for part in said[::2]]
    return "".join(said)


def _beside_you(verb: str) -> str:
    """A verb of he or she as it stands beside you: “throw” of “throws”; the past as it is."""
    return next((one.lemma for one in word_forms("en").read_verb(verb) if one.form == "third"), verb)


def turned(said: str) -> str:
    """A sentence about its person, whole, said to them: “I'm restoring a tram” as “you are restoring a tram”."""
    text = _AGREES.for_all.sub(lambda found: f"you {_beside_you(found['verb'].lower())}", said)
    for found, instead in _turned():
        text = found.sub(instead, text)
    return text[:1].lower() + text[1:] if text[:4].lower() in ("you ", "your") else text


def _telling(fact: str) -> float:
    """Names and figures make a fact particular; very long ones read badly."""
    names = len(re.findall(r"(?<!^)\b[A-Z][\w’'-]+", fact))
    return 0.3 * min(3, names) + 0.2 * bool(re.search(r"\d", fact)) - (0.4 if len(fact) > _TOO_LONG else 0.0)


@cache
def _table() -> dict[str, Any]:
    path = data.rules_folder() / "profile.toml"
    table = data.read_toml(path)
    data.refuse_unknown(table, ("pattern", "deeds", "past", "noise", "cut", "private", "turned", "clauses"), str(path))
    return table


@cache
def load_patterns() -> tuple[_Pattern, ...]:
    """The patterns of `etiquette_rules/profile.toml`; raises BadValue or UnknownKey for one that is not right."""
    path = data.rules_folder() / "profile.toml"
    found = []
    for entry in _table().get("pattern", ()):
        where = f"{path}: {entry.get('id', '?')}"
        data.refuse_unknown(entry, _KEYS, where)
        compiled = _compiled(entry.get("pattern"), where)
        found.append(_Pattern(str(entry["id"]), compiled, str(entry["fact"]), float(entry["weight"])))
    return tuple(found)


@cache
def _lines(group: str) -> tuple[re.Pattern[str], ...]:
    path = str(data.rules_folder() / "profile.toml")
    return tuple(_compiled(line, path) for line in _table()[group]["lines"])


def _compiled(pattern: Any, where: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except (re.error, TypeError) as problem:
        raise BadValue(where, "pattern", f"is no pattern: {problem}") from problem


@cache
def _turned() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is said of a person, as patterns, each with what is said to them."""
    path = str(data.rules_folder() / "profile.toml")
    return tuple((_compiled(found, path), str(instead)) for found, instead in _table()["turned"]["instead"])


@cache
def deeds() -> _Deeds:
    """The verbs of `etiquette_rules/profile.toml` in all their forms, and the expressions made of them."""
    spoken: dict[str, str] = {}
    weights: dict[str, float] = {}
    bare: set[str] = set()
    for group in _table()["deeds"].values():
        for verb in group["verbs"].split():
            past = str(_table()["past"].get(verb) or word_forms("en").past(verb)).split("/")
            forms = {verb: verb, word_forms("en").third(verb): verb} | dict.fromkeys(past, past[0])
            spoken |= forms
            weights |= dict.fromkeys(forms, float(group["weight"]))
            bare |= {word_forms("en").third(verb), *past}
    every = "|".join(sorted(map(re.escape, spoken), key=len, reverse=True))
    alone = "|".join(sorted(map(re.escape, sorted(bare)), key=len, reverse=True))
    path = str(data.rules_folder() / "profile.toml")
    found = {
        name: _compiled(str(clause).replace("<deeds>", every).replace("<forms>", alone), path)
        for name, clause in _table()["clauses"].items()
    }
    return _Deeds(spoken, weights, found["first"], found["further"], found["parts"])
