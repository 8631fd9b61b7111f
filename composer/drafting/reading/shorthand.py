"""Writes out what was typed in haste: “u”, “pls”, “thx 4”, “w/”, “im”, “9 Oct.”, “R U free?!!”; names and addresses stay."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from composer.drafting.reading.word_classes import reading_table

_SPACES: Final = re.compile(r"\s+")
_BULLET: Final = re.compile(r"^(?:[-–—*•·>▪►]+|\(?\d{1,2}[.)])\s+")
_EMOJI: Final = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\uFE0F\u200D\u20E3]+")
_FACE: Final = re.compile(r"(?<!\S)(?::-?[)(DPp/]|;-?\)|<3|\^\^|xD|XD)(?!\S)")
_WORD: Final = re.compile(r"(?<![\w@./'-])[A-Za-z0-9]+(?![\w@/'-]|\.\w)")
_WITH: Final = (
    (re.compile(r"(?<!\w)w/o(?!\w)\s*", re.IGNORECASE), "without "),
    (re.compile(r"(?<!\w)w/\s*", re.IGNORECASE), "with "),
)
_AND: Final = re.compile(r"(?<=\s)[&+](?=\s)")
_FIRM: Final = re.compile(r"[A-ZÀ-Þ][\w.]*\s$")
_SMALL_I: Final = re.compile(r"(?<![\w.@/'’-])i(?=['’](?:m|ve|d|ll)\b|[ ,?!]|$)")
_LEADING: Final = re.compile(
    r"^(?:fyi|ps|p\.s\.|nb|n\.b\.|btw|ok so|so|well|hi|hey|hello|hmm|point|purpose|reason|goal|aim|ask)\s*[:,–-]\s*|"
    r"^(?:fyi|nb)\s+",
    re.IGNORECASE,
)
_TWICE: Final = re.compile(r"([!?])[!?]*")
_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)'[^']+'(?!\w)|‘[^’]*’")


def written_out(text: str) -> str:
    """The text in plain spelling, on one line, without bullets and emoji; quoted titles keep their letters."""
    text = _FACE.sub("", _EMOJI.sub(" ", text.replace("’", "'").replace("`", "'")))
    text = _SPACES.sub(" ", text).strip()
    text = re.sub(r"^let us (?=[a-z]+)", "let's ", _LEADING.sub("", _BULLET.sub("", text)), flags=re.IGNORECASE)
    if re.fullmatch(r"“[^”]*”|\"[^\"]*\"", text):
        text = text[1:-1].strip()
    out, end = [], 0
    for found in _QUOTED.finditer(text):
        out += [_plain(text[end : found.start()]), found.group()]
        end = found.end()
    text = "".join([*out, _plain(text[end:])])
    return _SPACES.sub(" ", re.sub(r"\s+([,;:.!?])(?!\w)", r"\1", text)).strip()


# “march”, “may” and “august” are other words, too.
_MONTH_TOO: Final = re.compile(
    r"(?P<lead>\d(?:st|nd|rd|th)? |\b(?:in|from|since|until|till|by|before|after|of|early|late|mid|next|last|this) "
    r")(?P<month>march|august|may)\b(?! be\b.* be\b)"
)


def _plain(text: str) -> str:
    for pattern, said in _WITH:
        text = pattern.sub(said, text)
    text = _dates(_TWICE.sub(lambda found: "?" if "?" in found.group() else "!", text))
    text = _AND.sub(lambda found: found.group() if _in_firm(text, found) else "and", text)
    text = _WORD.sub(lambda found: _spelled(text, found), text)
    return _SMALL_I.sub("I", text)


def _in_firm(text: str, found: re.Match[str]) -> bool:
    """“Bolt & Sons”: between two capitals the sign is part of a name."""
    return bool(_FIRM.search(text[: found.start()]) and text[found.end() :].lstrip()[:1].isupper())


def _spelled(text: str, found: re.Match[str]) -> str:
    table = reading_table("shorthand")
    word = found.group()
    lower = word.lower()
    if len(word) > 1 and word.isupper() and lower in ("info", "id", "min", "w") and not text.isupper():
        return word
    before = text[: found.start()].split()[-1:] or [""]
    after = re.findall(r"[\w'-]+", text[found.end() :])[:1] or [""]
    if lower in table["figures"]:
        return _figure(table["figures"][lower], before[0].lower(), after[0].lower(), word)
    said = table["words"].get(lower) or table["contractions"].get(lower)
    if said is None or (word[0].isupper() and len(word) == 1 and lower != "u"):
        return word
    needed = table["contraction_before"].get(lower)
    if needed is not None and (before[0] if needed == "*" else after[0].lower() not in needed.split()):
        return word
    if lower in ("min", "hr", "wk") and before[0] in ("1", "a", "an", "one"):
        said = said[:-1] if said.endswith("s") else said
    return _like(word, str(said), opens=not text[: found.start()].strip())


def _figure(entry: dict[str, str], before: str, after: str, word: str) -> str:
    fits = before in entry["after"].split() and (after in entry["before"].split() if "before" in entry else after.isalpha())
    return entry["means"] if fits else word


def _like(word: str, said: str, *, opens: bool) -> str:
    return said[0].upper() + said[1:] if opens and word[0].isupper() else said


@cache
def _date_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = reading_table("shorthand")
    months, days = "|".join(table["months"]), "|".join(table["days"])
    month = (
        rf"(?<=\d )({months})\b\.?|(?<=\d)({months})\b\.?|\b({months})\b\.?(?= \d|[–-](?:{months})\b)|(?<=[–-])({months})\b\.?|"
        rf"(?<=\bin )(?!mar\b)({months})\b\.?|(?<=\bby )(?!mar\b|jan\b)({months})\b\.?|(?<=\b(?:til|rom) )(?!mar\b|"
        rf"jan\b)({months})\b\.?"
    )
    day = (
        rf"\b({days})\b\.?(?=,? \d|,? (?:{months})|$|[,;])|(?<=\bon )({days})\b|(?<=\bnext )({days})\b|(?<=\buntil )({days})\b|"
        rf"(?<=\bby )({days})\b"
    )
    return re.compile(month, re.IGNORECASE), re.compile(day, re.IGNORECASE)


def _dates(text: str) -> str:
    table = reading_table("shorthand")
    month, day = _date_patterns()
    text = month.sub(lambda found: str(table["months"][_group(found)]), text)
    text = day.sub(
        lambda found: (
            found.group() if _group(found) in ("sun", "sat") and found.group().islower() else str(table["days"][_group(found)])
        ),
        text,
    )
    names = [*table["months"].values(), *table["days"].values()]
    for name in dict.fromkeys(names):
        if name not in ("May", "March", "August"):
            text = re.sub(rf"\b{name.lower()}\b", name, text)
    return _MONTH_TOO.sub(lambda found: found["lead"] + found["month"].capitalize(), text)


def _group(found: re.Match[str]) -> str:
    return next(item for item in found.groups() if item).lower()
