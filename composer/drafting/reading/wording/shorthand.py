"""Writes out what was typed in haste: “u”, “pls”, “thx 4”, “w/”, “im”, “9 Oct.”, “R U free?!!”; names and addresses stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_noun, lists
from composer.drafting.reading.grammar.word_classes import reading_table
from composer.drafting.reading.wording.apostrophes import with_apostrophes
from composer.drafting.reading.wording.dates import dates_in_full
from composer.drafting.reading.wording.slips import set_right
from composer.word_forms import word_forms

_SPACES: Final = re.compile(r"\s+")
_BULLET: Final = re.compile(r"^(?:[-–—*•·>▪►]+|\(?\d{1,2}[.)])\s+")
_EMOJI: Final = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\uFE0F\u200D\u20E3]+")
_FACE: Final = re.compile(r"(?<!\S)(?::-?[)(DPp/]|;-?\)|<3|\^\^|xD|XD)(?!\S)")
_WORD: Final = re.compile(r"(?<![\w@./'-])[A-Za-z0-9]+(?![\w@/'-]|\.\w)")
_WITH: Final = (
    (re.compile(r"(?<!\w)w/o(?:ut)?(?!\w)\s*", re.IGNORECASE), "without "),
    (re.compile(r"(?<!\w)w/\s*", re.IGNORECASE), "with "),
)
_RATE: Final = re.compile(
    r"(?P<much>(?:[€$£]\d[\d.,]*|\d[\d.,]*)[%€$£kx]?(?: [a-z]+){0,2}) ?/ ?(?P<unit>wk|week|hr|h|hour|day|d|mo|mth|month|"
    r"yr|year|night)\b(?!/)",
    re.IGNORECASE,
)
_LEAST_OF: Final = frozenset("order orders age height spend charge fee size stay term price bid deposit wage".split())
_HOURS: Final = re.compile(r"\b(?P<many>\d+(?:\.\d+)?)(?P<unit>hrs?|h|mins?)\b(?! \d)", re.IGNORECASE)
_WEEKDAY: Final = re.compile(r"^(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)$")
_MONTH: Final = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*$")
_NOON: Final = 12
_MIDNIGHT: Final = 24
_AND: Final = re.compile(r"(?<=\s)[&+](?=\s)")
_FIRM: Final = re.compile(r"[A-ZÀ-Þ][\w.]*\s$")
_SMALL_I: Final = re.compile(r"(?<![\w.@/'’-])i(?=['’](?:m|ve|d|ll)\b|[ ,?!]|$)")
_LEADING: Final = re.compile(
    r"^(?:(?:fyi|ps|p\.s\.|nb|n\.b\.|btw|ok so|so|well|hmm|um|er|point|purpose|reason|goal|aim|ask)\s*[:,–-]\s*|(?:fyi|nb)\s+|"
    r"(?:hi|hey|hello|hiya|howdy|good (?:morning|day|evening|afternoon))(?: (?:there|again|all))?\s*[!:,.–-]+\s*|"
    r"(?:hi|hey|hello|hiya)(?: (?:there|again))? (?=(?:I|I'm|im|i|its|it's|we|just|would|could|saw|is|are|do|did)\b))(?=\S)",
    re.IGNORECASE,
)
_TWICE: Final = re.compile(r"([!?])[!?]*")
_YEAR: Final = re.compile(r"(?:\d|\b(?:last|this|next|a|per|each|every|one|past|whole|half|new|first|coming)) $", re.IGNORECASE)
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
    text = set_right("".join([*out, _plain(text[end:])]))
    return _SPACES.sub(" ", re.sub(r"\s+([,;:.!?])(?!\w)", r"\1", text)).strip()


def _plain(text: str) -> str:
    for pattern, said in _WITH:
        text = pattern.sub(said, text)
    text = _stopped().sub(r"\1", text)
    text = _TWICE.sub(lambda found: "?" if "?" in found.group() else "!", text)
    text = dates_in_full(_RATE.sub(_per, _HOURS.sub(_hours, text)))
    text = _AND.sub(lambda found: found.group() if _in_firm(text, found) else "and", text)
    text = _WORD.sub(lambda found: _spelled(text, found), text)
    text = with_apostrophes(_SMALL_I.sub("I", text))
    for pattern, said in _phrases():
        text = pattern.sub(said, text)
    return text


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(item["typed"]), item["said"]) for item in reading_table("shorthand")["phrase"])


@cache
def _stopped() -> re.Pattern[str]:
    """Shortened words of posts with the stop that goes when they are written out."""
    words = "|".join(str(reading_table("shorthand")["stopped"]["words"]).split())
    return re.compile(rf"(?<![\w.])({words})\.(?= [\w(])", re.IGNORECASE)


def _per(found: re.Match[str]) -> str:
    """“3 evenings/wk” → “3 evenings a week”."""
    unit = str(reading_table("shorthand")["words"].get(found["unit"].lower(), found["unit"]))
    unit = {"mo": "month", "yr": "year", "h": "hour", "d": "day"}.get(unit, unit)
    return f"{found['much']} {'an' if unit == 'hour' else 'a'} {unit}"


def _hours(found: re.Match[str]) -> str:
    """“40min” → “40 minutes”, “2h” → “2 hours”, “Monday 18h” → “Monday at 18:00”."""
    before = found.string[: found.start()].rstrip().rpartition(" ")[2].lower()
    hour = found["unit"].lower() == "h" and found["many"].isdigit() and int(found["many"]) <= _MIDNIGHT
    led = before in ("at", "from", "until", "till", "by", "@")
    if hour and (led or _WEEKDAY.search(before) or (_MONTH.match(before) and int(found["many"]) > _NOON)):
        return f"{'' if led else 'at '}{found['many']}:00"
    unit = "minute" if found["unit"].lower().startswith("m") else "hour"
    return f"{found['many']} {unit}{'' if found['many'] == '1' else 's'}"


def _in_firm(text: str, found: re.Match[str]) -> bool:
    """“Bolt & Sons”: between two capitals the sign is part of a name."""
    return bool(_FIRM.search(text[: found.start()]) and text[found.end() :].lstrip()[:1].isupper())


def _spelled(text: str, found: re.Match[str]) -> str:
    table = reading_table("shorthand")
    word = found.group()
    lower = word.lower()
    if len(word) > 1 and word.isupper() and lower in ("info", "id", "min", "w", "hr") and not text.isupper():
        return word
    before = text[: found.start()].split()[-1:] or [""]
    after, *later = re.findall(r"[\w'-]+", text[found.end() :])[:2] or [""]
    if lower in table["figures"]:
        twice = re.match(r" to \w", text[found.end() :])  # “want 2 to test”
        return word if twice else _figure(table["figures"][lower], before[0].lower(), (after.lower(), *later), word)
    said = _table().get(lower)
    shouted = word.isupper() and len(word) > 1 and not text.isupper() and lower not in table["words"]
    if said is None or shouted or (word[0].isupper() and len(word) == 1 and lower != "u"):
        return word
    needed = table["contraction_before"].get(lower)
    if needed is not None and (before[0] if needed == "*" else after.lower() not in needed.split()):
        return word
    if lower == "min" and (after.lower() in _LEAST_OF or (after.isdigit() and not before[0].isdigit())):
        said = "minimum"
    if lower == "hr" and not re.match(r"\d|an?$|per$|one$|half$|quarter$|every$|each$|/", before[0]):
        said = "HR"
    if lower == "yr":
        said = "year" if _YEAR.search(text[: found.start()]) or not after else "your"
    if lower in ("min", "hr", "wk") and before[0] in ("1", "a", "an", "one"):
        said = said[:-1] if said.endswith("s") else said
    return _like(word, str(said), opens=not text[: found.start()].strip())


@cache
def _table() -> dict[str, str]:
    """Every shortened word in small letters and what it stands for: those typed in haste and those of posts and measures."""
    posts = lists("abbreviations")
    marked = frozenset(f"{posts['dotted']['only_marked']} {posts['dotted']['kept']}".split())
    plain = {word: said for word, said in posts["words"].items() if said and word.isalnum() and word not in marked}
    table = reading_table("shorthand")
    return {**plain, **table["contractions"], **table["words"]}


def in_full(word: str) -> str:
    """What a word typed in small letters is short for (“wk”, “tmrw”, “arent”); "" for any other."""
    return _table().get(word, "") if len(word) > 1 and word not in reading_table("shorthand")["contraction_before"] else ""


def _figure(entry: dict[str, str], before: str, following: Sequence[str], word: str) -> str:
    after = following[0]
    if entry["means"] == "to" and (after in word_forms().singulars or not any(
        item.form == "base" for item in word_forms().read_verb(after)
    )):
        return word  # “needs 2 panels”
    if entry["means"] == "to" and all(is_noun(item.lower()) for item in following) and len(following) > 1:
        return word  # “needs 2 tower cranes”
    fits = before in entry["after"].split() and (after in entry["before"].split() if "before" in entry else after.isalpha())
    return entry["means"] if fits else word


def _like(word: str, said: str, *, opens: bool) -> str:
    return said[0].upper() + said[1:] if opens and word[0].isupper() else said
