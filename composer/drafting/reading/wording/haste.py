"""What was typed in haste, written out: contractions, “w”, “re”, days, months and spans, shouted words, notes to oneself."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from composer.drafting.language import name_data
from composer.drafting.reading.grammar import gazetteer
from composer.drafting.reading.grammar.calendar_names import A_DAY, A_MONTH
from composer.drafting.reading.grammar.lexicon import (
    common,
    is_foreign,
    is_given_name,
    is_noun,
    is_person,
    is_plural,
    is_word,
    lists,
    pattern,
    singular,
    words,
)
from composer.drafting.reading.grammar.word_classes import reading_table
from composer.drafting.reading.wording.apostrophes import of_names
from composer.drafting.reading.wording.dates import dates_in_full
from composer.drafting.reading.wording.spelling import spelled
from composer.drafting.reading.wording.weekdays import with_days
from composer.word_forms import word_forms

_QUOTED: Final = re.compile(r"\"[^\"]*\"|「[^」]*」|https?://\S+|www\.\S+")
_SHOUTED: Final = re.compile(r"(?<![\w&@.'/-])[A-Z]{2,}(?:-[A-Z]{2,})*(?![\w&@.'/-])")
_OWNERS: Final = re.compile(
    r"(?<![\w'-])(?:(?P<lead>(?!(?:child|wo|people|m)(?:r?en)?s\b)[A-Za-z]+) )?"
    r"(?P<who>(?!(?:his|this|its|is|was|has|does|as|us|ours|always|perhaps)\b)[a-z]+s)"
    r"(?= (?P<what>[a-z]+)\b(?! [a-z]+s'))"
)
_SHORTEST_NAME: Final = 3  # letters
_MOST_SHOUTED: Final = 34  # how common a word must be to be lowered

_WORK_OF_YEAR: Final = re.compile(
    r"^(?P<work>(?:(?:her|his|their|your|the|an?) )?(?:[a-z-]+ )?"
    r"(?:paper|article|book|essay|study|report|film|novel|album|thesis|series) (?:on|about) [^,]+), (?=(?:19|20)\d\d$)"
)


def written_out(text: str) -> str:
    """The text with what haste left out; quoted titles and links stay."""
    out, end = [], 0
    shouted = text.isupper()
    for found in _QUOTED.finditer(text):
        out += [_plain(text[end : found.start()], text, shouted=shouted), found.group()]
        end = found.end()
    return "".join([*out, _plain(text[end:], text, shouted=shouted)])


def _plain(text: str, whole: str, *, shouted: bool) -> str:
    for typed, said in _phrases():
        text = typed.sub(said, text)
    text = of_names(with_days(_contractions().sub(_contracted, text)))
    if not shouted:
        text = _SHOUTED.sub(lambda found: _lowered(found, text, whole), text)
    return _with_owners(_spans(dates_in_full(text) if not shouted else text))


def contracted(text: str) -> str:
    """The text with the apostrophes of its contractions (“cant” as “can't”)."""
    return _contractions().sub(_contracted, text)


def without_note(text: str) -> str:
    """The text without the writer's note on how they know: “(saw it in May)”, “(Ola says)”, “, read it at the dentist”."""
    for note in _notes():
        found = note.search(text)
        if found and len(text[: found.start()].split()) > 1 and not re.fullmatch(r'"[^"]*"', text[: found.start()].strip()):
            text = text[: found.start()]
    return text


@cache
def _notes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(item) for item in lists("haste")["notes"])


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(item["typed"]), item["said"]) for item in lists("haste")["phrase"])


@cache
def _contractions() -> re.Pattern[str]:
    known = [word for word in reading_table("shorthand")["contractions"] if word not in words("haste", "other_words")]
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(known)})(?![\w'-])", re.IGNORECASE)


def _contracted(found: re.Match[str]) -> str:
    typed = found.group()
    said = str(reading_table("shorthand")["contractions"][typed.lower()])
    return said.upper() if typed.isupper() and len(typed) > 2 else said[:1].upper() + said[1:] if typed[:1].isupper() else said


def _lowered(found: re.Match[str], text: str, whole: str) -> str:
    """“a TEN PAGE letter” in small letters; acronyms and names stay."""
    word = found.group().lower()
    small = re.search(r"\b[a-z]{2,}\b", re.sub(r"\"[^\"]*\"", "", whole))
    if not small or word in gazetteer.acronyms() or word in words("haste", "acronyms"):
        return found.group()
    shown = text[: found.start()].rstrip().rpartition(" ")[2].lower()
    if shown in words("haste", "showing"):
        return found.group()
    emphatic = word in words("haste", "emphatic")
    known = all(is_word(part) and common(part) >= _MOST_SHOUTED for part in word.split("-")) and len(word) > 3
    before = text[: found.start()].rstrip().rpartition(" ")[2].lower()
    row = re.match(r" [A-Z]{3,}\b", text[found.end() :]) or re.search(r"\b[A-Z]{3,} $", text[: found.start()])
    if row and all(is_word(part) for part in word.split("-")):
        return word  # “made out of BROKEN UMBRELLAS”
    if not emphatic and (not known or before in ("at", "for", "with", "from", "of", "in", "called", "joined", "@")):
        return found.group()
    return word


def _spans(text: str) -> str:
    """“2017-19”, “feb 2019”, “Narvik–Stockholm” behind what they belong to."""
    text = re.sub(
        r"(?<=[a-z]) \(?(?P<from>(?:19|20)\d\d) ?[-–] ?(?P<to>(?:19|20)?\d\d)\)?(?=$|[,.;])",
        lambda found: f" from {found['from']} to {found['from'][:2] if len(found['to']) == 2 else ''}{found['to']}",
        text,
    )
    text = re.sub(
        r"(?<=[a-z]), (?P<from>(?:19|20)\d\d) ?[-–] ?(?P<to>(?:19|20)?\d\d)$",
        lambda found: f" from {found['from']} to {found['from'][:2] if len(found['to']) == 2 else ''}{found['to']}",
        text,
    )
    text = re.sub(rf"(?<=\w), (?={A_MONTH} (?:19|20)\d\d(?:$|[,.;]))", " in ", text)
    text = re.sub(rf"\b(?P<before>[a-z]+) (?={A_MONTH} (?:19|20)\d\d(?:$|[,.;]))", _in_month, text)
    text = re.sub(rf"(?<=[\w)]), (?=(?:{A_DAY},? )?\d{{1,2}}(?:st|nd|rd|th)? {A_MONTH}\b)", " on ", text)
    if len(re.findall(r"\b(?:19|20)\d\d\b", text)) == 1 and not pattern("degree_first").match(text):
        text = _WORK_OF_YEAR.sub(r"\g<work> from ", text)
        text = re.sub(r"(?<=[a-z)]), (?=(?:19|20)\d\d$)", " in ", text)
    text = re.sub(r"(?P<led>\w+ )?(?P<before>[\w'-]+) (?P<year>(?:19|20)\d\d)(?=$|,)", _in_year, text)
    return re.sub(r"(?<=[a-z] )(?P<from>[A-Z][\w']+)[–-](?P<to>[A-Z][\w']+)(?=$|[ ,.])", _way, text)


def _in_year(found: re.Match[str]) -> str:
    """“the canteen 2017”, “in Basel 2022” with “in”, unless a word leads to the year already or it belongs to a name."""
    before, led = found["before"], (found["led"] or "").strip().lower()
    known = words("grammar", "prepositions") | words("grammar", "determiners") | words("grammar", "months")
    placed = led in ("in", "at", "near") if before[:1].isupper() else before.islower() and before.isalpha()
    if not placed or before.lower() in known | words("haste", "before_years"):
        return found.group()
    return f"{found['led'] or ''}{before} in {found['year']}"


def _in_month(found: re.Match[str]) -> str:
    """“the fair May 2019” with “in”, unless a word leads to the month already."""
    led = words("grammar", "prepositions") | words("grammar", "determiners") | words("haste", "before_months")
    return found.group() if found["before"] in led else f"{found['before']} in "


def _way(found: re.Match[str]) -> str:
    """“the night train Narvik–Stockholm” as “from Narvik to Stockholm”."""
    before = found.string[: found.start()].rstrip().rpartition(" ")[2].lower()
    return f"from {found['from']} to {found['to']}" if singular(before) in words("haste", "ways") else found.group()


_OF_THINGS: Final = frozenset("about on with using in to from into via of over".split())


def _with_owners(text: str) -> str:
    """“every pupils name”, “growers market”, “my mums kitchen” with their apostrophe."""
    return _OWNERS.sub(_owner, text)


def _is_name_with_s(word: str) -> bool:
    """“kevins”, “shabnams”: a name typed small with the “s” of an owner."""
    name = word[:-1]
    if is_word(word) or len(name) < _SHORTEST_NAME:
        return False
    known, other = name_data.known(name).given, name_data.known(word).given
    if known or other:
        return is_given_name(name) and len(known) > len(other)
    if is_word(name) or is_foreign(name) or is_foreign(word) or name.endswith("s"):
        return False
    if not re.search(r"[aeiouy]", name) or word in lists("abbreviations")["words"]:
        return False
    return spelled(word) == word and not gazetteer.is_known_name(word)


def _owner(found: re.Match[str]) -> str:
    lead, who, what = (found["lead"] or "").lower(), found["who"], found["what"]
    base = singular(who) if singular(who) != who or not is_person(who[:-1]) else who[:-1]
    start = f"{found['lead']} " if found["lead"] else ""
    before = found.string[: found.start("who")].rstrip().rpartition(" ")[2].lower()
    thing = before in _OF_THINGS and not name_data.known(who[:-1]).given  # “about postgres indexes”
    named = not thing and _is_name_with_s(who) and what not in words("grammar", "prepositions")
    if found.start("who") and named and is_noun(what):
        return f"{start}{who[0].upper()}{who[1:-1]}'s"  # “did kevins tattoo”
    if who in words("haste", "always_owners"):
        return f"{start}{who[:-1]}'s"
    if base == who or not is_noun(what) or (is_plural(what) and lead in ("every", "each", "a", "an")):
        return found.group()
    person = is_person(base) or base in words("haste", "owners")
    told = re.findall(r"[a-z']+", found.string[: found.start("who")].lower())[-2:]
    if set(told) & words("grammar", "with_bare_infinitive") and word_forms().verb_readings.get(what):
        return found.group()
    if person and what in words("haste", "of_many"):
        the = "the " if lead in ("at", "in", "on", "from", "for", "to", "of") else ""
        return f"{start}{the}{who}'"
    one = lead in ("a", "an", "every", "each", "one") and person
    kin = lead in ("my", "his", "her", "their", "our", "your") and base in words("nouns", "kin") | words("haste", "single")
    if (one or kin) and (common(what) or is_noun(what)) and what not in words("grammar", "before_verb"):
        verb = kin and what in words("haste", "done_by_kin")
        return found.group() if verb else f"{start}{base}'s"
    return found.group()
