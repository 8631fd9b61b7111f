"""Apostrophes left out where the word is another one as well: “its done”, “were moving”, “ill send”, “my mums kitchen”."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from composer.drafting.language import name_data, tagger
from composer.drafting.reading.grammar.lexicon import is_person
from composer.drafting.reading.grammar.word_classes import closed, reading_table
from composer.word_forms import word_forms

_OPENING: Final = re.compile(
    r"(?P<lead>^|[,;:.!?–—-] |\b(?:and|but|because|so|as|if|when|that|think|hope|know|since|though) )(?P<word>its|were|"
    r"ill|wed) (?P<rest>[\w']+)(?P<more>[^,;.!?]*)",
    re.IGNORECASE,
)
_BEFORE_BASE: Final = frozenset(
    ["be", "love", "like", "also", "just", "never", "gladly", "happily", "rather", "prefer", "really"]
)


_OF_NAME: Final = re.compile(
    r"\b(?P<name>[A-Z][a-z]{2,})s (?P<what>party|wedding|house|flat|garden|kitchen|birthday|class|course|talk|shop|stall|boat|"
    r"book|studio|workshop|funeral|dinner|barn|concert|exhibition|farm|place|mum|mother|father|brother|sister|son|daughter|dog|school)\b"
)
# “setters night”, “truckers choir”: of those people.
_GATHERED: Final = re.compile(
    r"(?<![\w'-])(?P<who>[A-Za-z][a-z]{2,}s)(?P<rest> (?:night|evening|day|choir|club|market|breakfast|lunch|dinner|supper|"
    r"brunch|picnic|ball|union|guild|league|association|forum|circle|group|walk|table|cooperative|co-op|festival|congress|house|canteen|contest|competition|"
    r"workshop|show|party|class|course|race|team|corner|room|clothes|books)\b)"
    r"(?! (?:by|after|and|in|out) \w*(?:day|night)\b)"
)


def _theirs(text: str, found: re.Match[str]) -> str:
    """The owners with their apostrophe; “nurses”, which is a verb as well, only where no verb may stand."""
    lower = found["who"].lower()
    verb = any(item.form == "third" for item in word_forms().read_verb(lower))
    led = re.search(r"(?:^|[,;:(]|\b(?:the|an?|our|your|my|new|this|next|first))\s*$", text[: found.start()], re.IGNORECASE)
    people = lower in word_forms().singulars and is_person(lower) and (not verb or led)
    return f"{found['who']}'{found['rest']}" if people else found.group()


def with_apostrophes(text: str) -> str:
    """The text with those apostrophes."""
    text = of_names(_OPENING.sub(_opened, text))
    text = _GATHERED.sub(lambda found: _theirs(text, found), text)
    return _owners().sub(_owner, text)


def of_names(text: str) -> str:
    """The text with the apostrophe of “Ninas party”."""
    return _OF_NAME.sub(_of_name, text)


def _of_name(found: re.Match[str]) -> str:
    """“at Ninas party” → “at Nina's party”; “Lucas party” and “James's” stay."""
    name = found["name"]
    given = name_data.is_given(name) and not name_data.is_given(f"{name}s") and not name_data.known(f"{name}s").family
    return f"{name}'s {found['what']}" if given else found.group()


@cache
def _owners() -> re.Pattern[str]:
    table = reading_table("shorthand")["owners"]
    anywhere, owned = "|".join(table["any"].split()), "|".join(f"{word}s" for word in table["after_owner"].split())
    return re.compile(
        rf"(?:(?P<lead>\b(?:my|our|your|his|her|their) )(?=(?:{owned})\b)|(?=\b(?:{anywhere})\b))(?P<who>\w+)(?= [a-z]{{3,}})"
        r"(?! (?:and|or|who|that|with|from|were|was|are|have|had|for|will|would|can|both|came|come|went|said|live|lived|"
        r"still|the|also)\b)"
    )


def _owner(found: re.Match[str]) -> str:
    after = re.match(r" ([a-z]+)(?: ([a-z]+))?", found.string[found.end() :])
    told = after is not None and any(item.form == "past" for item in word_forms().read_verb(after[1]))
    following = closed("determiner", "preposition", "object_pronoun", "adverb")
    if told and found["lead"] and after is not None and after[2] in following:
        return found.group()  # “our dads drove the tram”
    many = reading_table("shorthand")["owners"]["many"].split()
    owner = f"{found['who']}'" if found["who"].lower() in many else f"{found['who'][:-1]}'s"
    return f"{found['lead'] or ''}{owner}"


def _opened(found: re.Match[str]) -> str:
    word, rest = found["word"], found["rest"].lower()
    fits = {"its": _is_it, "were": _is_we_are, "ill": _is_base, "wed": _is_base}[word.lower()](rest, found["more"])
    if not fits:
        return found.group()
    said = str(reading_table("shorthand")["clause_opening"][word.lower()])
    said = said if word[0].islower() or said[0] == "I" else said.capitalize()
    return f"{found['lead']}{said} {found['rest']}{found['more']}"


def _is_it(rest: str, more: str) -> bool:
    """“its been”, “its a pity”, “its painted on my door”; not “its own fans”, “its roof leaks”."""
    if rest in ("own", "first", "last", "next", "only"):
        return rest == "only" and not re.match(r" [a-z]+ (?:is|are|was|has)", more)
    if rest in closed("determiner", "preposition", "object_pronoun", "negative", "question_word") | {
        "been",
        "too",
        "so",
        "very",
        "really",
        "just",
        "still",
        "now",
        "time",
        "ok",
        "okay",
        "fine",
    }:
        return True
    forms = {item.form for item in word_forms().read_verb(rest)}
    following = more.split()[:1]
    ends = not following or following[0].lower() in closed("preposition", "adverb", "conjunction", "particle", "subordinator") | {
        "to",
        "that",
        "when",
        "how",
    }
    adjective = rest in word_forms().adjectives and (
        not word_forms().is_noun(rest) or more.strip().startswith(("that ", "to ", "how ", "when "))
    )
    if rest in word_forms().adjectives and not more.strip():
        return True  # “when its quiet”
    return (
        ends
        and ("participle" in forms or "gerund" in forms or adjective)
        and (adjective or not (word_forms().is_noun(rest) and "participle" not in forms))
    )


def _is_we_are(rest: str, more: str) -> bool:
    """“were moving next door”, “were a small team”; “were you there” asks."""
    del more
    if rest in ("not", "still", "all", "both", "also", "now", "just", "so", "very", "too", "only", "a", "an"):
        return True
    forms = {item.form for item in word_forms().read_verb(rest)}
    return "gerund" in forms or (rest in word_forms().adjectives and not word_forms().is_noun(rest))


def _is_base(rest: str, more: str) -> bool:
    """“ill send photos”, “wed love to”; “ill children” and “wed in June” stay."""
    if rest in _BEFORE_BASE:
        return True
    base = any(item.form == "base" for item in word_forms().read_verb(rest))
    tag = tagger.tags(["I", "will", rest, *more.split()])[2]
    return base and tag in ("VVI", "VVB", "VBI", "VHI", "VDI") and rest not in closed("preposition")
