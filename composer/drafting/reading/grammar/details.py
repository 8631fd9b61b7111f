"""The details that follow a phrase behind commas: dates, hours, places, and what goes into brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar import gazetteer, lexicon
from composer.drafting.reading.grammar.calendar_names import A_DAY, A_MONTH
from composer.drafting.reading.grammar.tokens import lower_first
from composer.drafting.reading.grammar.word_classes import closed, nouns

_DETAIL: Final = re.compile(r",\s+|\s+[–—-]\s+|\s*\|\s*|\s*·\s*")
_DATE: Final = re.compile(
    rf"^(?:{A_DAY}s?(?:,? \d{{1,2}}(?:st|nd|rd|th)?\.?(?: {A_MONTH})?)?|\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of "
    rf")?{A_MONTH}|{A_MONTH} \d{{1,2}}(?:st|nd|rd|th)?"
    rf"|(?:[012]?\d|3[01])[./](?:0?\d|1[0-2])\.?(?:\d{{2,4}})?)(?:,? \d{{4}})?(?: .*)?$"
)
_MONTH: Final = re.compile(
    rf"^(?:(?:early|late|mid-?|end of) ?)?{A_MONTH}(?: \d{{4}})?$|^(?:spring|summer|autumn|winter|fall)(?: \d{{4}})?$|"
    rf"^(?:19|20)\d\d$"
)
_TIME: Final = re.compile(r"^\d{1,2}(?:[:.]\d\d)?(?: ?(?:am|pm|a\.m\.|p\.m\.|o'clock|h))?(?: [A-Z]{2,4})?$", re.IGNORECASE)
_SITE: Final = re.compile(r"^(?:the|our) (?:[\w'-]+ )?[\w'-]+$")
_HALL: Final = re.compile(r"^(?:church|town|village|school|parish|city|community|main|old|sports|market) [a-z]+$")
_EACH_DAY: Final = re.compile(rf"(?<=[a-z])(?<!\bon)(?<!\band)(?<!\bor)(?<!\bto)(?<!\bthe) (?P<day>{A_DAY}s)(?= at|,|$)")
_DAY_AT: Final = re.compile(rf"\b({A_DAY}) (?=\d{{1,2}}(?:[:.]\d\d| ?[ap]m\b))")
_NTH_DAY: Final = re.compile(
    rf"^(?:the )?(?:first|second|third|last|1st|2nd|3rd) (?:{A_DAY}|weekend|week)s? (?:of|in) (?:the|every|each|this|next|"
    rf"{A_MONTH})\b",
    re.IGNORECASE,
)
_WEEK_OF: Final = re.compile(r"^(?:the )?week of \d")
_SPANNING: Final = frozenset("today tomorrow tonight next this every all each".split())
_SPANS: Final = re.compile(
    r"\b(?:today|tomorrow|tonight|day|night|morning|afternoon|evening|week|weekend|month|year|spring|summer|autumn|winter|season|"
    r"hour|time|term|\w+day)s?\b",
    re.IGNORECASE,
)
_BEFORE_DATES: Final = frozenset("it's is was are not last next this every each past and or to until".split())
_CLOCK: Final = re.compile(r"[:.]\d\d|am|pm|a\.m|p\.m|o'clock", re.IGNORECASE)


def split_details(text: str) -> tuple[str, tuple[str, ...]]:
    """“Lead nurse, dialysis, Bergen, 80 %” → (“Lead nurse”, (“dialysis”, “Bergen”, “80 %”)); quotations stay whole."""
    depth, quoted, cuts = 0, False, []
    for place, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        quoted ^= char in '"“”'
        if depth <= 0 and not quoted and _DETAIL.match(text, place) and place:
            cuts.append(place)
    parts, start = [], 0
    for cut in cuts:
        if cut < start:
            continue
        parts.append(text[start:cut])
        start = _DETAIL.match(text, cut).end()  # type: ignore[union-attr]
    parts.append(text[start:])
    parts = [part.strip() for part in parts if part.strip()]
    if not parts:
        return text, ()
    if len(parts) > 1 and (":" in parts[0] or _is_enumeration(parts)):
        return text, ()
    if any(
        re.match(r"(?:and|or|but|not|who|which|that|where|whose|including|especially|such as|e\.g\.|like)\b", part)
        for part in parts[1:]
    ):
        return text, ()
    return parts[0], tuple(parts[1:])


def _is_enumeration(parts: Sequence[str]) -> bool:
    """“the tea, the towel and the fare”: a list of equals."""
    opening = closed("determiner", "possessive")
    return bool(re.search(r"\b(?:and|or)\b", parts[-1])) and all(part.split()[0].lower() in opening for part in parts)


def with_details(text: str, details: Sequence[str], *, named: bool = False) -> str:
    """“a panel” with (“12 November”, “Odense”, “40 minutes”) → “a panel on 12 November in Odense (40 minutes)”."""
    placed, loose = [], []
    for detail in details:
        said = _adverbial(detail)
        if said:
            placed.append(said)
        else:
            loose.append(dated(lower_first(detail)))
    beside = [item for item in loose if item.split()[0] in closed("possessive") | {"the", "a", "an"}]
    loose = [item for item in loose if item not in beside]
    if named and loose and not beside:
        return ", ".join([" ".join([text, *placed]), *loose])
    out = ", ".join([" ".join([text, *placed]), *beside])
    return f"{out} ({', '.join(loose)})" if loose else out


def _is_site(noun: str) -> bool:
    return "L" in lexicon.kind(noun) or noun in nouns("site")


def with_clause_details(text: str, *, loose: bool = True) -> str:
    """“join us for a walk, 3 June, 9 pm” → “… on 3 June at 9 pm”; loose details only where they may stand in brackets."""
    core, details = split_details(text)
    if not details or any(len(item.split()) > 5 for item in details):
        return text
    plain = [bool(_adverbial(item)) for item in details]
    short = all(said or len(item.split()) <= 3 for said, item in zip(plain, details, strict=True))
    if all(plain) or (loose and short and any(plain)):
        return with_details(core, details)
    return text


def is_placed(detail: str) -> bool:
    """Whether a detail tells when or where: “from May”, “12 March at 9 am”, “in Graz”."""
    return bool(_adverbial(detail))


def _adverbial(detail: str) -> str:
    """A date, an hour, a place or a phrase with its own preposition, as an adverbial; "" for anything else."""
    first = detail.split(maxsplit=1)[0].lower()
    if first in closed("preposition") and first not in ("off", "like", "plus", "per", "out", "up"):
        return "" if detail.lower().endswith((" never", " not", " no")) else detail
    if detail.endswith(" off"):
        return ""  # “Sundays off”
    if _NTH_DAY.match(detail):
        week = re.search(r"\bweeks?\b", detail)
        return f"{'in' if week else 'on'} {'' if first == 'the' else 'the '}{detail}"
    if first in _SPANNING and _SPANS.search(detail) and len(detail.split()) <= 3:
        return detail
    if _DATE.match(detail):
        return "on " + _DAY_AT.sub(r"\1 at ", detail)
    if _MONTH.match(detail):
        return f"in {detail}"
    if _WEEK_OF.match(detail):
        return f"in {'' if first == 'the' else 'the '}{detail}"
    if _SITE.match(detail) and _is_site(last := detail.rsplit(" ", maxsplit=1)[-1].lower()):
        return f"{'in' if last in nouns('inside') else 'at'} {detail}"
    if _HALL.match(detail) and _is_site(last := detail.rsplit(" ", maxsplit=1)[-1].lower()):
        return f"{'in' if last in nouns('inside') else 'at'} the {detail}"
    if _TIME.match(detail) and _CLOCK.search(detail):
        return f"at {detail}"
    return f"in {detail}" if is_place(detail) else ""


def dated(text: str) -> str:
    """“open day 3 June” → “open day on 3 June”."""

    def said(found: re.Match[str]) -> str:
        before = text[: found.start()].split()[-1:]
        if (
            not before
            or before[0].lower() in _BEFORE_DATES
            or (before[0].lower() in closed("preposition", "determiner") and before[0].lower() != "out")
            or before[0][-1:] in ",:(–-"
            or re.search(rf"{A_DAY}$", before[0])
        ):
            return found.group()
        return f"on {found.group()}"

    text = _EACH_DAY.sub(r" on \g<day>", _DAY_AT.sub(r"\1 at ", text))
    return (
        re.sub(
            rf"(?:{A_DAY},? )?\b\d{{1,2}}(?:st|nd|rd|th)? {A_MONTH}\b|(?<=[a-z] ){A_DAY}\b(?! (?:morning|night|"
            rf"evening|afternoon|market|club|group|school))(?!s\b)",
            said,
            text,
        )
        if text
        else text
    )


def is_place(text: str) -> bool:
    """Whether a text is nothing but the name of a city or a country."""
    name = gazetteer.names().get(text.lower())
    return name is not None and name[0] == text and text[:1].isupper() and not text.endswith(("ish", "ese", "ian"))
