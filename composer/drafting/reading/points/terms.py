"""What is noted behind a post or goods (“3 nights a week, start January, 14 euros an hour”) as sentences of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from composer.drafting.reading.grammar.word_classes import reading_table

_MONEY: Final = r"(?:€|\$|£|EUR|euros?|CHF|GBP|USD|CAD|AUD|NZD|SEK|NOK|DKK|PLN|pounds?|dollars?|francs?|kroner|k)"
_SUM: Final = r"(?:[€$£] ?)?\d[\d.,]*k?"
_POST: Final = "it would be "


def term(note: str, purpose: str) -> str:
    """The sentence of one note, without capital and stop: “2100 a month” → “the pay is 2100 a month”; "" for any other."""
    judged = _judged().fullmatch(note)
    of = _found(judged["of"], purpose) if judged else None
    if judged and of and of[0]["post"]:
        return f"{of[1]} is {judged['how']}"
    found = _found(note, purpose)
    return "" if found is None or found[0]["placed"] else f"{_POST}{found[1]}" if found[0]["post"] else found[1]


def placed(note: str, purpose: str) -> str:
    """What a note adds to the first sentence itself: “6 weeks” → “for 6 weeks”; "" for any other."""
    found = _found(note, purpose)
    return found[1] if found is not None and found[0]["placed"] else ""


def _found(note: str, purpose: str) -> tuple[dict[str, Any], str] | None:
    for item in _terms():
        if purpose in item["purposes"] and (found := item["typed"].fullmatch(note)):
            return item, str(item["said"]).format(**{"it": note, **found.groupdict("")})
    return None


@cache
def _judged() -> re.Pattern[str]:
    """“remote in Canada ok”, “4 days a week possible”."""
    return re.compile(rf"(?P<of>.+?) (?:is )?(?P<how>{reading_table('terms')['judged']})")


def together(notes: Sequence[str]) -> tuple[str, ...]:
    """The notes with those that tell of one post in one sentence: “it would be 3 nights a week, starting in January”."""
    out: list[str] = []
    for note in notes:
        if out and note.startswith(_POST) and out[-1].startswith(_POST):
            out[-1] = f"{out[-1]}, {note.removeprefix(_POST)}"
        else:
            out.append(note)
    return tuple(item.replace(f"{_POST}starting ", "it would start ", 1) for item in out)


@cache
def _terms() -> tuple[dict[str, Any], ...]:
    table = reading_table("terms")
    unit = rf"(?:(?:an?|per|each|every|the) ?(?:{table['pay_unit']})(?: (?:and|or|per|an?) (?:{table['pay_unit']}))*|each)"
    more = r"(?: ?,?(?:flat|a head|gross|net|cash|plus|and|including|incl\.|before tax|after tax|all in|depending on) ?.*)?"
    many = rf"{_SUM}(?: ?(?:-|–|to|and|or) ?{_SUM})?"
    about = r"(?:(?:up to|about|around|only|just|at least|max|ca\.?) )?"
    pay = re.compile(
        rf"(?:(?:pay|salary|wages?|fee|price|cost|rate|budget|it's|its):? (?:is |of )?)?"
        rf"(?P<it>{about}(?:{many} ?{_MONEY}\b(?: {unit})?|[€$£] ?{many}(?: {unit})?|{many} {unit}|"
        rf"{many} (?:gross|net|flat|cash|all in|all-in|in total|altogether)|\d[\d.,]*k(?: {unit})?|\d+(?:-|–)\d+k){more})"
    )
    return tuple(
        {
            "typed": pay if item.get("kind") == "pay" else re.compile(item["typed"]),
            "purposes": frozenset(item["purposes"]),
            "post": item.get("post", False),
            "placed": item.get("placed", False),
            "said": item["said"],
        }
        for item in table["term"]
    )
