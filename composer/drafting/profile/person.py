"""Whose profile was pasted: name, role, company, country and addresses from its first lines, by rules; empty where unsure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from composer import countries, data

_LINES: Final = 14  # of the beginning; a profile says there whose it is
_MOST_NAME: Final = 5  # words
_MOST_ROLE: Final = 80  # characters; what is longer is a slogan
_ASIDE: Final = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_TAIL: Final = re.compile(r"\s*(?:[|•·–—/]|,\s| - ).*", re.DOTALL)  # what a headline says after its first part
_WORD: Final = re.compile(r"[^\W\d_]+(?:[.’'‘-][^\W\d_]*)*\.?")
_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]+\.)+[a-z]{2,24}\b", re.IGNORECASE)
_PROFILE: Final = re.compile(r"linkedin\.com/in/([\w%.~-]{2,100})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ProfilePerson:
    """What the beginning of a profile says about whose it is; empty where it does not say."""

    name: str = ""
    role: str = ""
    company: str = ""
    country: str = ""
    handles: dict[str, str] = field(default_factory=dict)


def person(text: str) -> ProfilePerson:
    """Whose profile this is."""
    words = _words()
    lines = list(_lines(text, frozenset(words["ignored"])))[:_LINES]
    handles = {kind: found[1] if found.lastindex else found[0] for kind, form in (("linkedin", _PROFILE), ("email", _MAIL))
               if (found := form.search(text))}
    at = re.compile(rf"\s+(?:{'|'.join(words['at'])})\s+|\s*@\s*(?=[A-Z])")
    name, role, company = "", "", ""
    for number, line in enumerate(lines):
        sentence = _introduced(line, at, tuple(words["verbs"]))
        if sentence:
            name, role, company = sentence
            break
        if _is_name(line, frozenset(words["particles"])):
            name = _TAIL.sub("", _ASIDE.sub("", line)).strip(" ,")
            role, company = _headline(lines[number + 1 : number + 4], at)
            break
    return ProfilePerson(name, role, company, next(filter(None, map(_country, lines)), ""), handles)


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads(data.table("profile_person.toml").read_text(encoding="utf-8"))


def _lines(text: str, ignored: frozenset[str]) -> Iterator[str]:
    before = ""
    for raw in text.splitlines():
        line = " ".join(raw.split())
        bare = _ASIDE.sub("", line).strip(" ·•.,").casefold()
        # A profile copied from a page has the name twice, once for the picture.
        if not bare or bare in ignored or bare == before or "://" in line or not any(char.isalpha() for char in bare):
            continue
        before = bare
        yield line


def _country(line: str) -> str:
    """Norway, of a line that is a place and nothing else: “Oslo, Norway”, “Greater Oslo Region, Norway”."""
    parts = [part.strip(" .") for part in line.split(",")]
    words, particles = line.replace(",", " ").split(), _words()["particles"]
    is_place = 2 <= len(parts) <= 3 and all(not word[0].islower() or word in particles for word in words)
    return countries.name(land) if is_place and len(parts[-1]) > 2 and (land := countries.code(parts[-1])) else ""


def _is_name(line: str, particles: frozenset[str]) -> bool:
    """Two to five words that begin with a capital, particles between them allowed."""
    said = _TAIL.sub("", _ASIDE.sub("", line)).strip(" ,")
    words = said.split()
    if not 2 <= len(words) <= _MOST_NAME or not all(_WORD.fullmatch(word) for word in words):
        return False
    return all(not word[0].islower() or word.casefold() in particles for word in words) and not words[0][0].islower()


def _headline(lines: list[str], at: re.Pattern[str]) -> tuple[str, str]:
    """“Head gardener at Harbour Garden | Speaker” as role and company."""
    for line in lines:
        parts = at.split(line, maxsplit=1)
        if len(parts) == 2 and 0 < len(parts[0].strip()) <= _MOST_ROLE:
            return _role(parts[0]), _TAIL.sub("", parts[1]).strip(" .,")
    return "", ""


def _introduced(line: str, at: re.Pattern[str], verbs: tuple[str, ...]) -> tuple[str, str, str] | None:
    """“Tomás Ortega is the head gardener at Harbour Garden. He …” as name, role and company."""
    found = re.match(rf"(.{{3,60}}?),? (?:{'|'.join(map(re.escape, verbs))}) (.{{2,80}})", line)
    if found is None or not _is_name(found[1], frozenset()):
        return None
    parts = at.split(found[2], maxsplit=1)
    role = _role(parts[0] if len(parts) == 2 else re.split(r"[.,;]", found[2])[0])
    company = re.split(r"\.(?:\s|$)|[,;]|\s(?=[a-z])", parts[1])[0].strip() if len(parts) == 2 else ""
    return found[1], role, company


def _role(said: str) -> str:
    return _TAIL.sub("", said).strip(" .,")
