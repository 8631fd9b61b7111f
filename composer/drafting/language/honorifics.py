"""Titles before and after a name: which of several is said, and with which part of the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from composer.drafting.language.asian_order import is_asian_given
from composer.drafting.language.name_data import is_given, known, table, words

Rule = Literal["held", "vowed", "whole", "family", "degree", "plain", "kin", "silent"]
_STRONGEST: Final[tuple[Rule, ...]] = ("held", "vowed", "kin", "whole", "family", "degree", "plain", "silent")
_LONGEST: Final = 4
_GLUED: Final = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_]{2})")
_GLUED_INITIALS: Final = re.compile(r"(?<=[A-Z]\.)(?=[A-Z][a-z]{2})")


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is said, and with what."""

    said: str
    rule: Rule


@cache
def _titles() -> dict[str, Title]:
    return {
        form.strip(): Title(said, rule)
        for rule in _STRONGEST
        for said, forms in table("honorifics")[rule].items()
        for form in str(forms).split(",")
    }


def read_titles(parts: Sequence[str]) -> tuple[Title | None, int]:
    """The title that is said of those at the front, and how many parts they take; qualifiers (“med. vet.”) among them."""
    found: list[Title] = []
    place = 0
    while place < len(parts):
        title, length = _at(parts, place)
        if title is not None:
            found.append(title)
            place += length
        elif found and _is_qualifier(parts[place]):
            place += 1
        else:
            break
    return (min(found, key=lambda title: _STRONGEST.index(title.rule)) if found else None), place


def unglued(parts: Sequence[str]) -> list[str]:
    """“Prof.Dr.”, “Dr.Amari” and “J.Okafor” taken apart."""
    out: list[str] = []
    for part in parts:
        pieces = _GLUED.split(part)
        glued = len(pieces) > 1 and _plain(pieces[0]) in _titles() and _plain(part) not in _titles()
        out += pieces if glued else _GLUED_INITIALS.split(part)  # “J.Okafor”
    return out


def split_suffix(parts: list[str]) -> tuple[list[str], str]:
    """The parts without a title that stands after the name (“Mori-san”, “Selin Hanım”), and the name with it as it is said."""
    after = words("honorifics", "after")
    last = parts[-1]
    stem, hyphen, end = last.rpartition("-")
    if hyphen and end.lower() in after and stem and not is_asian_given(last):
        return [*parts[:-1], stem], last
    if len(parts) > 1 and last.lower() in after and (last.islower() or last.lower() in words("honorifics", "after_with_capital")):
        return parts[:-1], f"{parts[-2]} {last}"
    return parts, ""


def role_title(role: str) -> Title | None:
    """“Chef / owner” → Chef: a role by which its holder is addressed, too."""
    first = re.split(r"[\s/,&|]+", role.strip().lower())[0] if role.strip() else ""
    return _titles().get(first) if first in words("honorifics", "role_titles") else None


def _plain(part: str) -> str:
    return part.lower().replace(".", "").strip(",")


def _is_qualifier(part: str) -> bool:
    plain = _plain(part)
    if part.startswith("(") or plain not in words("honorifics", "qualifiers"):
        return plain in words("honorifics", "qualifiers")
    return part.islower() or part.endswith(".") or plain in ("emeritus", "emerita")


def _at(parts: Sequence[str], place: int) -> tuple[Title | None, int]:
    for length in range(min(_LONGEST, len(parts) - place), 0, -1):
        form = " ".join(_plain(part) for part in parts[place : place + length])
        title = _titles().get(form)
        if title is not None and (length > 1 or _is_meant(parts, place, title)):
            return _as_typed(_sister(parts, place) or title, parts[place : place + length]), length
    if _plain(parts[place]) == "m" and parts[place] in ("M.", "M") and _french(parts[place + 1 :]):
        return Title("Monsieur", "plain"), 1
    return None, 1


def _as_typed(title: Title, typed: Sequence[str]) -> Title:
    """A title that was written out stays so: “Reverend”, not “Rev.”."""
    whole = " ".join(typed)
    written_out = title.said.endswith(".") and "." not in whole and len(whole) > len(title.said) and whole[:1].isupper()
    return Title(whole, title.rule) if written_out and len(typed) == 1 else title


def _sister(parts: Sequence[str], place: int) -> Title | None:
    """“Sr. Immaculata Zammit” is a sister: a man's “Sr.” stands before a man's name."""
    rest = parts[place + 1 :]
    if _plain(parts[place]) != "sr" or not rest:
        return None
    given = known(rest[0]).given
    by_ending = len(rest) > 1 and rest[0].lower().endswith("a") and not given & {"es", "pt", "it"}
    woman = by_ending or rest[0].lower() in words("honorifics", "sisters")
    return _titles()["sister"] if woman else None


def _is_meant(parts: Sequence[str], place: int, title: Title) -> bool:
    part, plain, rest = parts[place], _plain(parts[place]), parts[place + 1 :]
    if title.rule == "silent" and plain == "he":
        return part in ("HE", "H.E.")
    if plain in words("honorifics", "ambiguous") and not part.endswith("."):
        return _ambiguous_meant(plain, rest, title)
    if plain in words("honorifics", "fragile") and not part.endswith("."):
        return bool(rest) and is_given(rest[0]) and (len(rest) > 1 or title.rule in ("held", "vowed", "kin"))
    return True


def _ambiguous_meant(plain: str, rest: Sequence[str], title: Title) -> bool:
    if not rest:
        return plain not in known(plain).given and not is_given(plain)
    if plain in words("honorifics", "mostly_titles"):
        return True
    if title.rule == "held" and len(rest) == 1:  # “Don Ernesto”, “Princess Amara”
        here = known(rest[0])
        return bool(here.given & {"es", "it", "pt"}) and not here.family
    return len(rest) > 1 and bool(known(rest[0]).given)


def _french(rest: Sequence[str]) -> bool:
    if not rest or len(rest[0].rstrip(".")) < 2:
        return False
    first, last = known(rest[0]), known(rest[-1])
    return "fr" in first.given or ("fr" in last.family and len(rest) == 1) or rest[0].lower() in ("de", "du", "le", "la")
