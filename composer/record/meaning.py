"""What an inbound message means to whoever it answers: interest, a question, not now, no, never again.

The words are data by language in `tables/answers/` (its README has the form). All languages are asked at once, in one pass of
google-re2, for a message does not say which language it is in. What is read is a proposal: the user's own word counts above it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import re2

from composer import data
from composer.errors import BadValue
from composer.normalise import fold_letters
from composer.record import meaning_patterns
from composer.record.events import READ

LONGEST: Final = 1_500  # characters that are looked at; a wish stands at the beginning
_SHORT: Final = 50  # a line that ends sooner was ended on purpose
_ENDS: Final = ".!?;:…。！？；：؟।|\n"
_COMMAS: Final = ",،、，"
_LINK: Final = re.compile(r"\S+(?:://|@)\S+|www\.\S+")
_BREAK: Final = " | "
_GREEK_QUESTION: Final = re.compile(r"[α-ωά-ώ] ?[;\u037e]")


class _Signs(dict[int, str]):
    """What each sign becomes: letters and figures stay, ends of sentences are bars, the rest are spaces."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = _BREAK if sign in _ENDS else " , " if sign in _COMMAS else sign if _STAYS.match(sign) else " "
        return self[code]


_STAYS: Final = re.compile(r"[^\W_]|[\u0900-\u0dff\u0e00-\u0e7f]")  # vowel signs of Indian scripts and Thai are parts of words
_SIGNS: Final = _Signs()


@dataclass(frozen=True, slots=True)
class _Kind:
    """The patterns of one kind over all languages: with spaces between words, and without."""

    name: str
    spaced: Any
    packed: Any
    not_spaced: Any
    not_packed: Any

    def said(self, text: str) -> bool:
        """Whether a prepared text says it, and not only where it is taken back."""
        return self._in(text, self.spaced, self.not_spaced) or self._in(packed(text), self.packed, self.not_packed)

    @staticmethod
    def _in(text: str, says: Any, unless: Any) -> bool:
        if says is None or not says.search(text):
            return False
        if unless is None or not unless.search(text):
            return True
        for _ in range(2):  # two sayings side by side share the space between them
            text = unless.sub(_BREAK if " " in text else "|", text)
        return bool(says.search(text))


def read(text: str, subject: str = "") -> str:
    """One of `events.READ`, "question" for what only asks, or "" where nothing can be told.

    `text` holds the writer's own words; `subject` is read before them and should be left out where it is an answer's.
    """
    plain = prepared(f"{subject}\n\n{text}" if subject else text)
    hit = [*(_any().Match(plain) or ()), *(_any_packed().Match(packed(plain)) or ())]
    if hit:
        names = {READ[number] for number in hit}
        found = next((kind.name for kind in _kinds() if kind.name in names and kind.said(plain)), "")
        if found:
            return found
    return "question" if _asks(text) and not _LINK.fullmatch(text.strip()) else ""


def _asks(text: str) -> bool:
    """Whether a question mark stands in it; Greek writes a semicolon."""
    return any(mark in text for mark in "?？؟") or bool(_GREEK_QUESTION.search(text))


def prepared(text: str) -> str:
    """A text as patterns see it: folded, words with single spaces between, sentences between bars."""
    text = text[:LONGEST]
    if "://" in text or "@" in text or "www." in text:
        text = _LINK.sub(" ", text)
    joined = "".join(f"{line}\n" if len(line) < _SHORT else f"{line} " for line in text.splitlines())
    return f" | {' '.join(fold_letters(joined).translate(_SIGNS).split())} | "


def packed(text: str) -> str:
    """A prepared text without its spaces and commas, for languages that write none."""
    return text.replace(" ", "").replace(",", "")


@cache
def languages() -> Mapping[str, Mapping[str, Any]]:
    """Every table by the code of its language; raises BadFile, or BadValue for an unknown kind or key."""
    found = {}
    for path in data.files(data.table("answers"), ".toml"):
        table = data.read_toml(path)
        for name, kind in table.items():
            if name in ("spaces", "groups", "times"):
                continue
            if name not in READ:
                raise BadValue(path.name, name, f"is no kind of answer; they are {', '.join(READ)}")
            data.refuse_unknown(kind, ("says", "whole", "unless", "examples", "unlike"), f"{path.name}: {name}")
        found[path.stem] = table
    return found


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(name, *(_compiled(meaning_patterns.union(languages(), name, part, spaces=spaces)) for part in ("says", "unless")
                      for spaces in (True, False)))
        for name in READ
    )


def _compiled(pattern: str) -> Any:
    return re2.compile(pattern, _options()) if pattern else None


def _options() -> Any:
    chosen = re2.Options()
    chosen.max_mem = 256 << 20  # the patterns of all languages in one; what a text needs of it is made as it is read
    chosen.log_errors = False
    return chosen


@cache
def _any() -> Any:
    return _set(spaces=True)


@cache
def _any_packed() -> Any:
    return _set(spaces=False)


def _set(*, spaces: bool) -> Any:
    asked = re2.Set.SearchSet(_options())
    for name in READ:
        asked.Add(meaning_patterns.union(languages(), name, "says", spaces=spaces) or r"[^\x00-\x{10FFFF}]")
    asked.Compile()
    return asked
