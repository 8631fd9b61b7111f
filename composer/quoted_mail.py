"""What a person wrote in a mail, without what is quoted below it.

Programs say in many languages that an older mail follows: “On … wrote:”, a block of its headers, a rule. Where none of
these forms is met, quotequail decides on the few lines where a quote may begin (it tries some thirty patterns on every line).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from composer import data
from composer.lexicon import default_lexicon

_WINDOW: Final = 4  # lines shown to quotequail at once: it wants two header lines or three quoted ones
_TRIES: Final = 12
_LONGEST: Final = 200_000
_ABOVE: Final = 3  # lines that “On … wrote:” may be broken into
_WIDEST: Final = 400  # characters of it
_VERB: Final = 90  # characters at its end in which the verb stands
_SPACES: Final = str.maketrans(dict.fromkeys("\xa0\u2007\u2009\u202f\u3000\t\u200e\u200f\u200b", " "))
_ENDS: Final = frozenset((":", "：", " "))  # the last sign of a line that a quote may begin in …
_MARKS: Final = frozenset((">", "-", "_", "=", "*", " "))  # … or the first
_MAY_QUOTE: Final = re.compile(
    r"^[ \t]{0,8}>|[:：][ \t\xa0]*\r?$|^[ \t*]{0,4}[-_=]{2}|^[ \t]{0,4}\*{0,2}[^\W\d_][^\n:：]{0,26}[:：]",
    re.MULTILINE,
)
_TIMED: Final = re.compile(r"\d{1,2}[:.h]\d\d")
_DATED: Final = re.compile(r"(?:19|20)\d\d|\d{1,2}[:.h]\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2}")
_ADDRESSED: Final = re.compile(r"[<(\[](?:mailto:)?[^\s<>()\[\]]+@[^\s<>()\[\]]+[>)\]]|\S+@\S+\.\w+")
_RULE: Final = re.compile(r"\n[ \t*]*[-_=]{5,}[ \t*]*\s*\Z")  # drawn above the headers that follow
_LABEL: Final = re.compile(r"\**([^\W\d_][^:：*\n]{0,24}?)\s?\**\s?[:：]\**\s*(?=\S|$)")


@cache
def _may_begin() -> tuple[tuple[str, ...], frozenset[str]]:
    """How lines begin that quotequail is asked about, and their first signs."""
    group = default_lexicon().group
    headers = (f"{star}{word}:" for star in ("", "*") for word in group["mail", "header"])
    found = (*(f"{word} " for word in group["mail", "on_day"]), "--", "________", *group["mail", "original_message"], *headers)
    return found, frozenset(word[0] for word in found)


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of what is quoted or forwarded in a text that somebody is writing, in order; lines with > wherever they stand.

    What stands under “… wrote:” or a block of headers is quoted to the end, unless > marks its lines.
    """
    if not _MAY_QUOTE.search(text):
        return []
    lines, starts, at = text.split("\n"), [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    plain = [line.translate(_SPACES).rstrip("\r") for line in lines]
    quoted: list[tuple[int, int]] = []
    number = 0
    while number < len(plain):
        line = plain[number].strip()
        below = number + 1
        if line[:1] == ">":
            quoted.append((starts[number], starts[number] + len(lines[number])))
        elif line and (line[-1] in ":：" or line[0] in "-_=*" or ":" in line[:28] or "：" in line[:28]):
            start = _start(plain, number)
            follows = next((one.strip() for one in plain[below : below + 4] if one.strip()), "")
            marked = follows.startswith(">")
            if start is not None and (marked or _surely(plain, start, number)):
                own = any(one.strip() and not one.lstrip().startswith(">") for one in plain[:start])
                last = number if marked or not own else len(lines) - 1
                while not own and last + 1 < len(plain) and _label(plain[last + 1].strip()):
                    last += 1
                quoted = [span for span in quoted if span[0] < starts[start]]
                quoted.append((starts[start], starts[last] + len(lines[last])))
                below = last + 1
        number = below
    return quoted


def _surely(lines: Sequence[str], start: int, number: int) -> bool:
    """Whether no sentence of a letter reads so: an address or a time of day in it, a rule, a block of headers."""
    line = lines[number].strip()
    if line[-1:] not in (":", "：") or _divider().fullmatch(line.strip("* ")):
        return True
    said = " ".join(lines[start : number + 1])
    return _ADDRESSED.search(said) is not None or _TIMED.search(said) is not None


def own_text(text: str) -> str:
    """The writer's own words; the whole text where nothing is quoted, what stands between quotes where nothing is above them."""
    text = (text.replace("\r\n", "\n") if "\r" in text else text)[:_LONGEST]
    lines = text.split("\n")
    plain = lines if text.isascii() else text.translate(_SPACES).split("\n")
    tries, (begins, signs) = 0, _may_begin()
    for number, line in enumerate(plain):
        if not line or not (line[-1] in _ENDS or line[0] in _MARKS or ":" in line[:28] or "：" in line[:28] or line[0] in signs):
            continue
        start = _start(plain, number)
        if start is None and tries < _TRIES and line.startswith(begins):
            tries += 1
            start = number if _quotequail(lines[number : number + _WINDOW]) else None
        if start is not None:
            return _RULE.sub("", "\n".join(lines[:start])).strip() or _between(lines, plain)
    return text.strip()


def _start(lines: Sequence[str], number: int) -> int | None:
    """The line that a quote begins with, if this line is where it shows."""
    line = lines[number].strip()
    if not line:
        return None
    if line[0] == ">":
        block = lines[number : number + 3]
        return number if len(block) == 3 and all(one.lstrip().startswith(">") for one in block) else None
    if line[-1] in ":：" and not _divider().fullmatch(line.strip("* ")):
        return _attribution(lines, number)
    if line[0] in "-_=*" or ":" in line[:28] or "：" in line[:28]:
        return number if _divides(lines, number, line) else None
    return None


def _attribution(lines: Sequence[str], last: int) -> int | None:
    """Where “On Thursday, Maya <maya@…> wrote:” begins that ends in this line; None where it is no such thing."""
    joined, found = "", None
    for place in range(last, max(-1, last - _ABOVE), -1):
        line = lines[place].strip()
        if not line or line[0] == ">" or len(joined) + len(line) > _WIDEST:
            break
        joined = f"{line} {joined}".strip()
        dated, addressed = _DATED.search(joined) is not None, _ADDRESSED.search(joined) is not None
        if (dated and addressed) or ((dated or addressed) and _wrote(joined)):
            found = place
            if dated:
                break
    if found is not None:
        return found
    below = next((line for line in lines[last + 1 : last + 4] if line.strip()), "")
    return last if below.lstrip().startswith(">") and _wrote(lines[last]) else None


def _wrote(line: str) -> bool:
    return _verb().search(line.rstrip(" :：")[-_VERB:]) is not None


def _divides(lines: Sequence[str], number: int, line: str) -> bool:
    """Whether a rule or a block of headers begins here: a sender and something else that mails bear."""
    ruled = line[:2] == "--" and _wrote(line.strip("- "))  # “---- On …, Sam wrote ----”
    if len(line) <= _WIDEST and (ruled or _divider().fullmatch(line.strip("* "))):
        return True
    if line[0] == "_" and len(line) >= 20 and not line.strip("_"):
        below = [one.strip() for one in lines[number + 1 : number + 4] if one.strip()]
        return bool(below) and _label(below[0]) != ""
    if _label(line) != "from":
        return False
    block = [one.strip() for one in lines[number + 1 : number + 6]]
    return sum(_label(one) == "other" for one in block if one) >= 2 or (
        any(_label(one) == "other" for one in block[:2]) and _ADDRESSED.search(line) is not None)


def _label(line: str) -> str:
    """from, other or "": what kind of header a line is."""
    match = _LABEL.match(line)
    if match is None:
        return ""
    senders, others = _labels()
    name = match[1].strip().casefold()
    return "from" if name in senders else "other" if name in others else ""


@cache
def _words() -> Mapping[str, Any]:
    return data.read_toml(data.table("quoted_mail.toml"))


@cache
def _labels() -> tuple[frozenset[str], frozenset[str]]:
    known = _words()
    return frozenset(known["from"]), frozenset(known["other"])


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_words()['wrote'])})$", re.IGNORECASE)


@cache
def _divider() -> re.Pattern[str]:
    return re.compile("|".join(_words()["divider"]), re.IGNORECASE)


def _quotequail(lines: list[str]) -> bool:
    from quotequail import unwrap

    found = unwrap("\n".join(lines))
    return found is not None and not found.get("text_top")


def _between(lines: list[str], plain: Sequence[str]) -> str:
    """The lines of a bottom-posted or interleaved answer."""
    own: list[str] = []
    for number, line in enumerate(plain):
        if line.lstrip().startswith(">"):
            continue
        if line.rstrip().endswith((":", "：")):
            start = _attribution(plain, number)
            if start is not None or not any(one.strip() for one in own):
                own = own[: len(own) - (number - start)] if start is not None else own
                continue
        own.append(lines[number])
    return "\n".join(own).strip()
