"""Figures in a text, in digits and in words, with what each counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from composer.etiquette.english.stems import stem, without_possessive
from composer.lexicon import Lexicon, Wording

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|%|[.;:!?,]")
_RANGE: Final = re.compile(r"\b(\d\d)(\d\d)\s?[–/-]\s?(\d\d)\b")
_RANGE_WORD: Final = Wording("figures", "range", re.IGNORECASE)
_SHARE: Final = Wording("figures", "share", re.IGNORECASE)
_ABOUT: Final = Wording("figures", "about", re.IGNORECASE)
_NEAR: Final = 2  # telling words after a figure that it may count
_REACH: Final = 5  # tokens after a figure that are looked at
_SIGNS: Final = frozenset("£$€¥")
_HUNDRED: Final = 100
_MOST_NUMBERS: Final = 24  # of one text, that others are reckoned from
_BEFORE: Final = 40  # characters before a figure in which it is said to be round
_PERCENT: Final = "percent"
_MONEY: Final = frozenset({"£"})
_YEAR: Final = 4  # digits of one
_CENTURIES: Final = frozenset({"17", "18", "19", "20"})
_CLOSE: Final = 0.03  # two shares that are said alike: “four out of five” for 78 percent


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, where it stands, the stems of what it counts, and whether it was written in words."""

    value: str
    start: int
    end: int
    counts: frozenset[str]
    in_words: bool


_LONGEST: Final = 15  # digits of a number that is reckoned with; a longer one is taken as it is written


@lru_cache(maxsize=512)
def figures(text: str, lexicon: Lexicon) -> tuple[Figure, ...]:
    """The figures of a text in order; “one” is none, and “2014–16” holds 2016 too."""
    tokens = [(match.group().lower(), match.span()) for match in _TOKEN.finditer(text)]
    found, place = [], 0
    while place < len(tokens):
        value, used = _number(tokens, place, lexicon)
        if value:
            start, end = tokens[place][1][0], tokens[place + used - 1][1][1]
            counts = frozenset(_counted(tokens, place + used, lexicon))
            if text[start - 1 : start] in _SIGNS or _word_at(tokens, place + used) in lexicon.words["figures", "money"]:
                counts = _MONEY
            found.append(Figure(value, start, end, counts, not tokens[place][0][0].isdigit()))
        place += max(1, used)
    joined = _RANGE_WORD.of(lexicon)
    for at in range(1, len(found)):
        before, here = found[at - 1], found[at]
        if joined.search(text[before.end : here.start]) and not (before.counts and here.counts) and not _a_year(before, text):
            both = before.counts | here.counts  # “from 900 a day to 210”: both count the same
            found[at - 1], found[at] = replace(before, counts=both), replace(here, counts=both)
    ends = (Figure(match[1] + match[3], *match.span(3), frozenset(), in_words=False) for match in _RANGE.finditer(text))
    return (*found, *ends)


def _a_year(figure: Figure, text: str = "") -> bool:
    divided = bool(text) and text[figure.start : figure.end] != figure.value  # “2,000”
    return not (divided or figure.counts or figure.in_words) and len(figure.value) == _YEAR and figure.value[:2] in _CENTURIES


def reckoned(text: str, lexicon: Lexicon, known: Iterable[tuple[str, Sequence[Figure]]]) -> frozenset[str]:
    """The figures of a text that follow from texts with their figures (`known`): “four out of five” from 80 percent, ten percent
    from a tenth, what is left of 40 without 24 where the text says both, a round number of years since a year."""
    here = figures(text, lexicon)
    if not here:
        return frozenset()
    said = {figure.value for figure in here}
    found: set[str] = set()
    for words, told in known:
        numbers = [int(figure.value) for figure in told if figure.value.isdecimal()][:_MOST_NUMBERS]
        shares = _fractions(words, lexicon)
        found |= {one.value for one in here if _PERCENT in one.counts and _is_share(one.value, shares)}
        found |= {str(abs(a - b)) for a in numbers for b in numbers if a != b and {str(a), str(b)} <= said}
        for part, whole in pairwise(here):
            if _SHARE.of(lexicon).search(text[part.end : whole.start]) and _same_share(part, whole, numbers):
                found |= {part.value, whole.value}
        if any(_a_year(figure) for figure in told):
            found |= {figure.value for figure in here if _round_span(figure, text, lexicon)}
    return frozenset(found)


def _fractions(text: str, lexicon: Lexicon) -> list[float]:
    """The shares that a text names: “half”, “a tenth of”."""
    words = frozenset(re.findall(r"[a-z]+", text.lower()))
    names = lexicon.group["figures", "fractions"]
    return [1 / (place + 2) for place, name in enumerate(names) if not words.isdisjoint({name, f"{name}s"})]


def _is_share(percent: str, shares: Iterable[float]) -> bool:
    """Whether a figure of percent, “1.5” too, is one of some shares."""
    return percent.replace(".", "", 1).isdecimal() and _one_of(float(percent) / _HUNDRED, shares)


def _one_of(share: float, others: Iterable[float]) -> bool:
    return any(abs(share - other) < _CLOSE for other in others)


def _same_share(part: Figure, whole: Figure, numbers: Sequence[int]) -> bool:
    if not (part.value.isdecimal() and whole.value.isdecimal()) or int(whole.value) == 0:
        return False
    share = int(part.value) / int(whole.value)
    return any(abs(share - number / 100) < _CLOSE for number in numbers) or any(
        0 < a < b and abs(share - a / b) < _CLOSE for a in numbers for b in numbers
    )


def _round_span(figure: Figure, text: str, lexicon: Lexicon) -> bool:
    """“more than twenty years”."""
    spans = not figure.counts.isdisjoint(lexicon.words["figures", "span"])
    round_number = figure.value.isdecimal() and int(figure.value) % 5 == 0
    return spans and round_number and bool(_ABOUT.of(lexicon).search(text[max(0, figure.start - _BEFORE) : figure.start]))


def _word_at(tokens: list[tuple[str, tuple[int, int]]], place: int) -> str:
    return tokens[place][0] if 0 <= place < len(tokens) else ""


def _number(tokens: list[tuple[str, tuple[int, int]]], place: int, lexicon: Lexicon) -> tuple[str, int]:
    """The number that begins at a token and how many tokens it takes; "" where none does."""
    word = tokens[place][0]
    small, large = _values(lexicon)
    if word[0].isdigit():
        bare = word.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", word) else word
        if not bare.isdecimal() or len(bare) > _LONGEST:
            return bare, 1
        whole, used = int(bare), 1
    elif word in large and _word_at(tokens, place - 1) in lexicon.words["figures", "a"]:  # “a hundred”
        whole, used = large[word], 1
    elif word in small:
        whole, used = _under_a_hundred(tokens, place, small)
    else:
        return "", 1
    while place + used < len(tokens) and tokens[place + used][0] in large and whole < 10**_LONGEST:
        whole, used = whole * large[tokens[place + used][0]], used + 1
    if whole >= _HUNDRED and _word_at(tokens, place + used) in lexicon.words["figures", "joins"]:  # “a hundred and forty”
        rest, more = _under_a_hundred(tokens, place + used + 1, small)
        if rest and not word[0].isdigit():
            whole, used = whole + rest, used + 1 + more
    return (str(whole), used) if whole != 1 or word[0].isdigit() else ("", used)


def _under_a_hundred(tokens: list[tuple[str, tuple[int, int]]], place: int, small: Mapping[str, int]) -> tuple[int, int]:
    """The number in words below a hundred that begins at a token and how many tokens it takes; 0 where none does."""
    whole, unit = small.get(_word_at(tokens, place), 0), small.get(_word_at(tokens, place + 1), 99)
    return (whole + unit, 2) if whole >= 20 and unit < 10 else (whole, 1)


@lru_cache(maxsize=8)
def number_words(lexicon: Lexicon) -> frozenset[str]:
    """The words that numbers are written with."""
    small, large = _values(lexicon)
    return frozenset(small) | frozenset(large)


@lru_cache(maxsize=8)
def _values(lexicon: Lexicon) -> tuple[dict[str, int], dict[str, int]]:
    small = {word: place + 1 for place, word in enumerate(lexicon.group["figures", "small"])}
    small |= {word: 10 * (place + 2) for place, word in enumerate(lexicon.group["figures", "tens"])}
    small |= dict.fromkeys(lexicon.group["figures", "two"], 2) | dict.fromkeys(lexicon.group["figures", "twelve"], 12)
    large = {word: 1000**place if place else 100 for place, word in enumerate(lexicon.group["figures", "large"])}
    return small, large


def _counted(tokens: list[tuple[str, tuple[int, int]]], place: int, lexicon: Lexicon) -> Iterator[str]:
    small, large = _values(lexicon)
    found = 0
    for word, _ in tokens[place : place + _REACH]:
        another = word[0].isdigit() or word in small or word in large
        if another or found == _NEAR or word[0] in ".;:!?," or word in lexicon.words["figures", "ends"]:
            return
        bare = without_possessive(word.replace("’", "'"))
        if word == "%":
            bare = "percent"
        if bare in lexicon.words["names", "stop"] or len(bare) < 3:
            continue
        found += 1
        yield stem(bare)
