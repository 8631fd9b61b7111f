"""What is known of names: the lists of `templates/<language>/names/` and the table of given and family names."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from composer import data
from composer.errors import BadValue
from composer.sorted_table import sorted_table

_LETTERS: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ð": "d"})


@cache
def table(file: str, language: str = "en") -> Mapping[str, Any]:
    """One file of lists by its name."""
    return data.read_toml(data.templates_folder() / language / "names" / f"{file}.toml")


@cache
def words(file: str, key: str, section: str = "", *, cased: bool = False) -> frozenset[str]:
    """A list of words, in small letters unless their case tells."""
    text = text_of(file, key, section)
    return frozenset((text if cased else text.lower()).split())


@cache
def pairs(file: str, key: str, section: str = "") -> Mapping[str, str]:
    """“key: value” entries divided by semicolons or line ends; what is said of one key in several places counts together."""
    entries = text_of(file, key, section).replace("\n", ";").split(";")
    found: dict[str, str] = {}
    for name, colon, value in (entry.partition(":") for entry in entries):
        if colon:
            found[name.strip()] = f"{found.get(name.strip(), '')} {value.strip()}".strip()
    return found


@cache
def text_of(file: str, key: str, section: str = "") -> str:
    """A list as it stands in the file; raises BadValue where it is no text."""
    lists = table(file)[section] if section else table(file)
    value = lists.get(key)
    if not isinstance(value, str):
        raise BadValue(f"names/{file}.toml", f"{section}.{key}".lstrip("."), "must be text")
    return value


@dataclass(frozen=True, slots=True)
class Known:
    """The languages in which a name is a given name and a family name, two letters each; empty where it is not known as one."""

    given: frozenset[str]
    family: frozenset[str]


_UNKNOWN: Final = Known(frozenset(), frozenset())


def fold(name: str) -> str:
    """Small letters without accents, as the table has them."""
    return "".join(
        char for char in unicodedata.normalize("NFD", name.lower().translate(_LETTERS)) if not unicodedata.combining(char)
    )


def known(name: str) -> Known:
    """What the table knows of a name, its parts alike: “Ana-Lucía” is known where both are."""
    return _known(fold(name).strip(".'’"))


@lru_cache(maxsize=4096)
def _row(name: str) -> Known | None:
    line = sorted_table("names.txt", "\t").first(name)
    if line is None:
        return None
    given, _, family = line.partition("\t")
    return Known(_languages(given), _languages(family))


@cache
def _languages(codes: str) -> frozenset[str]:
    return frozenset(codes[place : place + 2] for place in range(0, len(codes), 2))


def _known(name: str) -> Known:
    found = _row(name)
    if found is not None or "-" not in name:
        return found or _UNKNOWN
    parts = [_row(part) or _UNKNOWN for part in name.split("-")]
    return Known(frozenset.intersection(*(part.given for part in parts)), frozenset())


def is_given(name: str) -> bool:
    """Whether the table has it as a given name."""
    return bool(known(name).given)
