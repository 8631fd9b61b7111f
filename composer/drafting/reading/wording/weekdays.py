"""Days of the week as people note them in a row: “works mon not fri”, “tue thu at the school, fri at the pool”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.lexicon import words
from composer.drafting.reading.grammar.word_classes import reading_table

_DAY: Final = r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?"
_ROW: Final = rf"{_DAY}(?:(?:,? (?:and|&) |, ?| ?[/+] ?| ){_DAY})*"
_WORKED: Final = re.compile(
    rf"(?i)\b(?P<verb>[a-z]+)(?P<place>(?: here| there| late| early| again)?),? (?P<row>{_ROW})"
    rf"(?P<end> only| not (?P<other>{_ROW}))?(?=$|[,.;]| (?:in|at|with) )"
)
_SPAN: Final = re.compile(rf"(?i)(?<![\w-])(?P<first>{_DAY}) ?(?:-|–|to) ?(?P<last>{_DAY})(?![\w-])")
_ELSEWHERE: Final = re.compile(rf"(?i), (?P<row>{_ROW})(?= (?:in|at) )")
_PLACED: Final = re.compile(rf"(?i)(?P<row>{_ROW}):? (?P<where>(?:at|in|on|with|behind) [^,;:]+)")


def with_days(text: str) -> str:
    """The text with such rows in full: “works on Mondays, not on Fridays”; a lone day elsewhere stays as it is."""
    placed = [_PLACED.fullmatch(part.strip()) for part in re.split(r"[,;]\s+", text)]
    sure = len(re.findall(rf"(?i)\b{_DAY}(?![\w'])", text)) > 1 or re.match(r"(?i)\w+days?\b", text)
    if placed and all(placed) and sure:
        return " and ".join(f"{found['where']} on {_said(found['row'])}" for found in placed if found)
    worked = _WORKED.sub(_worked, _SPAN.sub(_spanned, text))
    return _ELSEWHERE.sub(lambda found: f" and on {_said(found['row'])}", worked) if worked != text else text


def _spanned(found: re.Match[str]) -> str:
    """“open Wed–Sat” as “open from Wednesday to Saturday”."""
    days = [_said(found[name]).removesuffix("s") for name in ("first", "last")]
    led = re.search(r"(?i)\b(?:from|on|between)\s*$", found.string[: found.start()])
    return f"{'' if led else 'from '}{days[0]} to {days[1]}"


def _worked(found: re.Match[str]) -> str:
    if found["verb"].lower() not in words("haste", "done_on_days"):
        return found.group()
    end = f", not on {_said(found['other'])}" if found["other"] else found["end"] or ""
    verb = "is closed" if found["verb"].lower() == "closed" and not found.start() else found["verb"]
    return f"{verb}{found['place']} on {_said(found['row'])}{end}"


def _said(row: str) -> str:
    """“mon wed fri” as “Mondays, Wednesdays and Fridays”."""
    known = reading_table("shorthand")["days"]
    days = []
    for word in re.findall(rf"(?i){_DAY}", row):
        short = re.sub(r"(?i)(?:sday|nesday|rsday|urday|day)?s?$", "", word).lower()
        name = next((str(day) for day in known.values() if str(day).lower().startswith(short[:3])), word)
        days.append(name if name.endswith("s") else f"{name}s")
    return days[0] if len(days) == 1 else f"{', '.join(days[:-1])} and {days[-1]}"
