"""Days and months typed short or small, said in full: “tues not mon”, “sat 21st”, “sept”, “28/11”."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from composer.drafting.reading.grammar.calendar_names import A_MONTH, DAYS, MONTHS
from composer.drafting.reading.grammar.word_classes import reading_table
from composer.drafting.reading.wording.bare_days import is_bare_day

# “march”, “may” and “august” are other words, too.
_MONTH_TOO: Final = re.compile(
    r"(?P<lead>\d(?:st|nd|rd|th)? |\b(?:in|from|since|until|till|by|before|after|of|early|late|mid|next|last|this|"
    r"the(?= may (?:fair|market|ball|day|tree|pole|walk|games|festival|queen|concert)\b)) "
    r")(?P<month>march|august|may)\b(?! be\b.* be\b)"
)
# “between June and august”, “march or April”, “closed all august”; “an august company” stays.
_PAIRED: Final = re.compile(
    rf"(?P<lead>\b{A_MONTH} ?(?:and|or|to|till|until|through|-|–|/) ?)(?P<month>may|march)\b|"
    rf"\b(?P<both>march ?(?:to|till|until|-|–) ?may|may ?(?:to|till|until|-|–) ?march)\b|"
    rf"\b(?P<first>may|march)(?= ?(?:and|or|to|till|until|through|-|–|/) ?{A_MONTH}\b)"
)
# “split the costs, march”, “one stall (may)”: alone between marks.
_ALONE: Final = re.compile(
    r"(?<=[,(] )(?:may|march)(?=\s*(?:[,.;)]|$))|(?<=\()(?:may|march)(?=\))|(?<=\bfor )(?:may|march)(?=\s*(?:[,.;)]|$))"
)
# “we split the costs, March”
_LAST: Final = re.compile(rf"(?<=[a-z0-9%)]), (?P<month>{A_MONTH})(?=\s*(?:[.;]|$))")
_AUGUST: Final = re.compile(r"(?<!\ban )(?<!\bmost )(?<!\bvery )(?<!\bso )(?<!\bthis most )\baugust\b")
_SLASHED: Final = re.compile(r"(?<![\d/.])(?P<day>1[3-9]|2\d|3[01])/(?P<month>1[0-2]|0?[1-9])(?:/(?P<year>20\d\d))?(?![\d/%])")
_WORD: Final = re.compile(r"(?<![\w@./'-])[A-Za-z]+\b(?![\w@/'-]|\.\w)\.?")
_MONTH: Final = "|".join(("sept?", *(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)))
_SPAN: Final = re.compile(rf"(?<![\w-])(?P<one>{_MONTH})\s?[-–]\s?(?P<other>{_MONTH})(?![\w-])", re.IGNORECASE)
_DAY: Final = r"(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?s?"
_DAYS_SPAN: Final = re.compile(rf"(?<![\w-])(?P<one>{_DAY})\s?[-–]\s?(?P<other>{_DAY})(?![\w-])", re.IGNORECASE)
# Behind “dec.” these open a sentence of their own: “out thurs 3 dec. can give early access”.
_GOES_ON_ANEW: Final = re.compile(
    r" (?:can|could|will|would|we|i|i'm|we're|it|it's|no|nothing|please|pls|so|then|but|they|he|she|you|need|still|have|had|free|"
    r"also|happy|let|just|want|looking|all|same|price|there|this|that|my|our)\b(?! to\b)",
    re.IGNORECASE,
)
_AMBIGUOUS: Final = frozenset(["sun", "sat", "wed", "jan", "mar"])
_NUMBERED: Final = re.compile(r",? (?:\d{1,2}(?:st|nd|rd|th|[ap]m|[:.]\d\d| ?[ap]m)|(?:at|@) \d)", re.IGNORECASE)


def dates_in_full(text: str) -> str:
    """The text with days and months in full, with their capitals."""
    text = _SPAN.sub(lambda found: _spanned(text, found), text)
    text = _SLASHED.sub(_slashed, _DAYS_SPAN.sub(_days_spanned, text))
    text = _WORD.sub(lambda found: _in_full(text, found), text)
    text = _ALONE.sub(lambda found: found.group().capitalize(), _small().sub(lambda found: found.group().capitalize(), text))
    text = _MONTH_TOO.sub(lambda found: found["lead"] + found["month"].capitalize(), _AUGUST.sub("August", text))
    text = _LAST.sub(r" in \g<month>", text)
    return _PAIRED.sub(_paired, text)


def _paired(found: re.Match[str]) -> str:
    if found["both"]:
        return str(found["both"]).replace("march", "March").replace("may", "May")
    return (found["lead"] or "") + (found["first"] or found["month"]).capitalize()


def _month(word: str) -> str:
    return next(name for name in MONTHS if name.lower().startswith(word.lower()[:3]))


def _spanned(text: str, found: re.Match[str]) -> str:
    """“internship jan-june” → “internship from January to June”."""
    led = re.search(r"(?:^|[(,:;–-]|\b(?:from|in|between|for|the|of|about))\s*$", text[: found.start()], re.IGNORECASE)
    return f"{'' if led else 'from '}{_month(found['one'])} to {_month(found['other'])}"


def _days_spanned(found: re.Match[str]) -> str:
    """“mon-fri 2-9 am” → “Monday to Friday 2-9 am”."""
    one, other = (next(day for day in DAYS if day.lower().startswith(found[name][:3].lower())) for name in ("one", "other"))
    return f"{one} to {other}"


def _slashed(found: re.Match[str]) -> str:
    if found.group() == "24/7":
        return found.group()
    return f"{found['day']} {MONTHS[int(found['month']) - 1]}{' ' + found['year'] if found['year'] else ''}"


@cache
def _small() -> re.Pattern[str]:
    names = "|".join(name.lower() for name in (*DAYS, *MONTHS) if name not in ("May", "March", "August"))
    return re.compile(rf"\b(?:{names})(?=s?\b)")


def _in_full(text: str, found: re.Match[str]) -> str:
    table = reading_table("shorthand")
    typed = found.group()
    word = typed.rstrip(".").lower()
    if word not in table["days"] and word not in table["months"]:
        return typed
    if typed[:-1].isupper() or (typed[:1].isupper() and text[found.end() :][:2].strip()[:1].isupper()):
        return typed  # “SAT scores”, “Mon Repos”
    before, after = text[: found.start()], text[found.end() :]
    stop = "." if typed.endswith(".") and (not after.strip() or _GOES_ON_ANEW.match(after)) else ""
    if word in table["days"]:
        said = str(table["days"][word])
        return said + stop if word not in _AMBIGUOUS or _is_day(word, before, after) else typed
    sure = word not in _AMBIGUOUS or bool(re.search(r"\d(?:st|nd|rd|th)? ?$", before)) or _is_month(before, after)
    return str(table["months"][word]) + stop if sure else typed


_JUDGED: Final = re.compile(r" (?:is |would be )?(?:ok|okay|fine|free|good|possible)\b")


def _is_day(word: str, before: str, after: str) -> bool:
    """“sat 21st”, “next sun”, “tues or wed”; “who sat down” and “in the sun” are none."""
    beside = {key: frozenset(value.split()) for key, value in reading_table("shorthand")["day_beside"].items()}
    last = (re.findall(r"[\w']+", before.lower())[-1:] or [""])[0]
    following = (re.match(r"[ ,]*([A-Za-z]+)", after.lower()) or re.match(r"()", after)).group(1)  # type: ignore[union-attr]
    if before.rstrip().endswith(",") and not after.strip(" .?!"):
        return True  # “…, my place, sat”
    if word in ("sat", "sun") and not after.strip(" .?!") and last in ("in", "out", "up", "off", "over", "back", "home", "here"):
        return word == "sat" or last != "in"  # “moved in sat”
    if before.rstrip().endswith(",") and word == "sat" and re.match(r" at (?!the\b|my\b|our\b|a\b)", after):
        return True
    if word in ("sat", "sun") and before.endswith(", ") and _JUDGED.match(after):
        return True  # “cannot lend it sat, sun is ok”
    if word == "wed" and re.match(r"\s*(?:,|$)", after) and re.search(r"[a-z] $", before):
        return last not in ("we", "they", "newly", "be", "were", "got", "are", "was", "to", "and")  # “new brakes wed, …”
    if last in ("the", "a", "every", "his", "her", "our", "my") and following in beside["named"]:
        return True
    if last in ("the", "who", "and", "i", "we", "he", "she", "they") and not _joins_day(before):
        return False
    if (
        _NUMBERED.match(after)
        or _joins_day(before)
        or re.match(rf" (?:or|and|not|\+|&) (?:{'|'.join(reading_table('shorthand')['days'])})", after)
    ):
        return True
    if re.match(r" \d{1,2}\b(?! (?:years|months|weeks|days|hours|minutes|exams|times))", after):
        return last not in ("been",)
    if following in beside["after"] and re.match(r"[ ,]*\w", after) and not (following == "or" and word == "sun"):
        return True
    if last in beside["before"] and not (word == "sun" and last in ("by", "since", "from")):
        return not after.strip() or not re.match(r" (?:and|on|down|in|with|for)\b", after) or word != "sat"
    return (last in beside["ends"] and not re.match(r" \w", after)) or (word in ("sat", "sun") and is_bare_day(before, after))


def _joins_day(before: str) -> bool:
    days = "|".join((*reading_table("shorthand")["days"], *(day.lower() for day in DAYS)))
    return bool(re.search(rf"\b(?:{days})s?\.?(?:,| and| or| not|, not| to|/| &| \+) ?$", before, re.IGNORECASE))


def _is_month(before: str, after: str) -> bool:
    led = re.search(
        r"\b(?:in|by|from|since|until|till|til|before|after|of|early|late|mid|next|last|this|to) $|[–-]$", before, re.IGNORECASE
    )
    return bool(led) or bool(re.match(r" \d|[–-](?:feb|mar|apr|may|jun|jul)", after, re.IGNORECASE))
