"""One note of a situation as a clause of the user's: what they are, have, did, or how something of theirs is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar.lexicon import article, is_adjective, is_noun, is_person, is_plural, kind, singular
from composer.drafting.reading.grammar.lexicon import words as words_of
from composer.drafting.reading.grammar.tokens import Token, lower_first, tokens
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.remarks.how_things_are import verbless_clause
from composer.drafting.reading.remarks.remark_clauses import Opening
from composer.drafting.reading.remarks.said_in_full import my_first, with_subject
from composer.drafting.reading.remarks.tidy import table
from composer.word_forms import word_forms

LEFT: Final = re.compile(
    r"^(?P<time>(?:only )?(?:(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|some|half an?|"
    r"a couple of) )(?:more )?(?:seconds?|hours?|days?|weeks?|months?|years?) (?:to|till|until|before|from|since|left)\b)",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(r"^(?P<thing>(?:new|second|bigger|smaller|better) [\w -]+?) (?P<since>since .+)$", re.IGNORECASE)
_COUNTING: Final = frozenset("no one two three four five six seven eight nine ten twelve".split())
_LIST_OF: Final = re.compile(r"(?P<what>[a-z-]+(?: [a-z-]+)?) of \d+\b")
_STILL: Final = re.compile(r"(?:still|just|now|only) (\w+ing)\b")
FRESHLY: Final = re.compile(r"(?:freshly|newly|recently|happily|barely|officially|suddenly) \w+(?:ed|en|wn|ant|ent)\b")
_MEASURED: Final = re.compile(r"\d+ (?:weeks|months|years|days)(?: and \d+ days)? (?:pregnant|old|sober|late|behind|in)\b")
_SPAN_OF: Final = re.compile(
    r"(?P<before>(?:before that|before this|earlier|and before that|then),? )?(?P<span>(?:\d+|[a-z]+) (?:years"
    r"|months)) (?:as (?:an? )?)?(?!of\b|in\b|with\b|ago\b|at\b|and\b|after\b|old\b)(?P<what>[a-z][\w +#-]*)$",
    re.IGNORECASE,
)
_BEEN_FOR: Final = re.compile(
    r"(?P<what>[a-z -]+?) for (?:the last |over |more than |nearly |almost )?(?:\d+|[a-z]+) (?:years|months|winters|seasons)$"
)
_FIRST_ONE: Final = re.compile(
    r"(?:first|second|third) (?!time|season|year|winter|summer|spring|autumn|term|week|month|day|try|attempt)[a-z -]+? (?:at"
    r"|in|last|this|for|on) (?:[A-Z]\w+|\d{4}|\w+ \d{4}|year|week|month|summer|winter|spring|autumn)$"
)
ALL_OF_US: Final = re.compile(r"all [a-z-]+s")
_TIME_TO: Final = re.compile(
    r"(?:only )?(?:\d+|[a-z]+) (?:more )?(?:days|weeks|months|years|hours) to (?!the\b|my\b|our\b|a\b|go$)[a-z]+"
)
_EVERY: Final = re.compile(
    r"(?:rehearsals|meetings|lessons|exams|classes|training|shifts|deadlines|interviews|appointments) (?:every|each|all) "
)
_FIGURES: Final = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_OF_SIZE: Final = re.compile(
    r"(?P<what>average age|deadline|rent|budget|population|capacity|turnout|entry fee|fee|start) (?:of |is |at )?"
    r"(?P<much>\d.*|[A-Z][a-z]+day.*|next \w+)$"
)
_ALONE: Final = frozenset(
    "divorced widowed retired single married unemployed pregnant homeless bilingual freelance self-taught self-employed".split()
)
_OTHERS: Final = frozenset(
    "supervisor boss landlord landlady neighbour neighbor flatmate roommate colleague partner".split()
)  # not oneself
_MINE: Final = frozenset(["phd", "thesis", "degree", "book", "project", "licence"])  # of these one has one
_DONE: Final = re.compile(r"(?:left|quit|sold|lost|bought|gave up|started|finished|took over|went|came) [a-z]", re.IGNORECASE)
_WORN: Final = frozenset(["burnt out", "burned out", "worn out", "fed up", "laid off", "snowed in"])
BE: Final = {"I": "I'm", "we": "we're"}


def said_of(piece: str, opens: Opening, who: str, whole: str) -> str:
    """The clause of one note; `whole` is all that was typed, "" where the note has no clear form."""
    lower = lower_first(piece)
    if re.search(r"\b(?:I|we|me|us)\b", piece) or piece.endswith("?"):
        return ""
    if verbless := verbless_clause(piece, who):
        return verbless
    said = _work(lower, who, whole) or _being(piece, lower, who)
    if said:
        return said
    if _TIME_TO.match(lower) or _EVERY.match(lower):
        return f"{who} have {lower}"
    first = my_first(piece, "our" if who == "we" else "")
    if first or LEFT.match(piece) or _is_time(tokens(piece)):
        return first or f"it's {lower}"
    learning = _STILL.match(lower)
    still = learning and any(item.form == "gerund" for item in word_forms().read_verb(learning[1]))
    if still or FRESHLY.match(lower) or _MEASURED.match(lower):
        return f"{BE[who]} {lower}"
    if opens.kind in ("predicate", "gerund", "aux"):
        return with_subject(piece, opens, who)
    return _past(piece, opens, who) if opens.kind == "past" else _thing(piece, lower, who)


def _work(lower: str, who: str, whole: str) -> str:
    """“15 years carpenter”, “before that 6 years java at an insurer”, “teacher for 20 years” as clauses; else ""."""
    worked = _SPAN_OF.match(lower)
    before = (worked["before"] or "") if worked else ""
    if worked and is_role(worked["what"]):
        return f"{before}{who} was {article(worked['what'])} {worked['what']} for {worked['span']}"
    if worked and before and is_noun(worked["what"].split(" ")[0]):
        what = worked["what"]
        named = what[0].upper() + what[1:] if what.split(" ")[0] in table("programming") else what
        return f"{before}{who} did {worked['span']} of {named}"
    been = _BEEN_FOR.match(lower)
    if been and is_role(been["what"]):
        over = re.search(r"\b(?:quit|left|stopped|retired|ended|now|gave)\b", whole)
        return f"{who}{' was' if over else chr(39) + 've been'} {article(been['what'])} {lower}"
    return ""


def _being(piece: str, lower: str, who: str) -> str:
    """“night nurse”, “71-year-old postman”, “all volunteers”, “still no stage”, “first bike at Christmas” as clauses; else ""."""
    aged = re.match(r"\d+-year-old (.+)$", lower)
    shifts = re.match(r"(.+?) on (?:nights|days|call|shifts|lates|earlies|rotation)\b", piece)
    if who == "I" and ((aged and is_role(aged[1])) or is_role(piece) or (shifts and is_role(shifts[1]))):
        return f"I'm {article(lower)} {lower}"
    if lower in _WORN or lower in _ALONE:
        return f"{BE[who]} {lower}"
    if _DONE.match(lower):
        return f"{who} {lower}"
    newly = re.match(r"first time (\w+ing\b.*)$", lower)
    if newly:
        return f"{BE[who]} {newly[1]} for the first time"
    if _FIRST_ONE.match(lower):
        return f"{who} had {'our' if who == 'we' else 'my'} {lower}"
    if ALL_OF_US.fullmatch(lower) and is_person(lower.split(" ")[1]):
        return f"we're {lower}"
    if re.fullmatch(r"(?:part|full)[ -]time", lower):
        return f"{who} work {lower.replace('-', ' ')}"
    if re.fullmatch(r"(?:ward|unit|floor) \w+", lower):
        return f"{BE[who]} on {lower}"
    state = re.fullmatch(r"(?:always|never|mostly|usually) ([a-z]+)", lower)
    if state and is_adjective(state[1]) and not is_noun(state[1]):
        return f"{BE[who]} {lower}"
    return _around(lower)


def _around(lower: str) -> str:
    """“average age 68”, “11 pupils left”, “still no stage”: how things are; else ""."""
    measured = _OF_SIZE.match(lower)
    if measured:
        return f"the {measured['what']} is {measured['much']}"
    rest = re.fullmatch(r"(\d+ [a-z]+(?: [a-z]+)?) left", lower)
    if rest:
        return f"there are {rest[1]} left"
    lacking = re.match(r"(?:but )?still no (.+)$", lower)
    return f"there's still no {lacking[1]}" if lacking else ""


def _thing(piece: str, lower: str, who: str) -> str:
    """What the user has (“12 kids”, “no pitch”, “waiting list of 90”), or how something of theirs is (“landlord silent”)."""
    found = tokens(piece)
    since = _SINCE.match(lower)
    if "'" in piece or re.match(r"\d+ (?:to|or|and|[A-Z])", piece):
        return _subject_and_predicate(piece, found, who)
    if since:
        return f"{who}'ve had a {since['thing']} {since['since']}"
    if re.fullmatch(r"[\w -]+ but (?:no|not one) [\w -]+", lower) and (found[0].tag == "AJ0" or is_noun(found[0].lower)):
        return f"{who} have {lower}"
    counted = found[0].lower in _COUNTING and found[0].lower != "no"
    if (
        counted
        and piece.split(" ")[1:2]
        and not is_noun(piece.rsplit(" ", maxsplit=1)[-1].lower())
        and " that " not in piece
        and len(found) > 3
        and _predicate_at(found)
    ):
        return ""
    if counted or found[0].text[0].isdigit():
        noun = next((token.lower for token in found[1:3] if is_noun(token.lower)), "")
        if "T" in kind(singular(noun)):
            return ""  # “six nights in a row”
    if found[0].lower in _COUNTING or found[0].tag == "CRD" or found[0].text[0].isdigit():
        return f"{who} have {_in_words(lower)}" if not _predicate_at(found) else ""
    listed = _LIST_OF.match(lower)
    if listed and is_noun(listed["what"].split(" ")[-1]):
        return f"{who} have {article(lower)} {lower}"
    if len(found) == 2 and found[0].tag == "AJ0" and found[1].tag == "NN1":  # “small team”
        return f"{who} have {article(lower)} {lower}"
    end = next(
        (place for place, token in enumerate(found) if token.lower in closed("preposition", "relative") and place), len(found)
    )
    if (
        found[end - 1].tag == "NN2"
        and all(token.tag[:2] in ("NN", "AJ") for token in found[:end])
        and found[0].lower != "all"
        and not (end < len(found) and end == len(found) - 1)
    ):
        return f"{who} have {lower}"  # “night shifts”
    return _subject_and_predicate(piece, found, who)


def _in_words(text: str) -> str:
    """“2 kids” → “two kids”; longer figures stay."""
    figure = re.match(r"([2-9])(?= [a-z])", text)
    return f"{_FIGURES[int(figure[1])]}{text[1:]}" if figure else text


def _past(piece: str, opens: Opening, who: str) -> str:
    """“retired since May”, “bored”: a state; “burnt two already”: what was done."""
    if is_adjective(opens.word) and (" " not in piece or re.match(r"\w+ (?:since|for|with|by|about|at|from)\b", piece)):
        return f"{who}'ve been {lower_first(piece)}" if " since " in piece else f"{BE[who]} {lower_first(piece)}"
    return with_subject(piece, opens, who) if " " in piece else ""


def _is_time(found: Sequence[Token]) -> bool:
    """“month end”, “exam week”, “peak season”: bare nouns, the last of which names a time."""
    nouns = all(token.is_word and (is_noun(token.lower) or is_adjective(token.lower)) for token in found)
    return len(found) > 1 and nouns and found[-1].lower in table("time_nouns") and found[0].lower not in closed("determiner")


def _predicate_at(found: Sequence[Token]) -> int:
    """Where behind a bare noun its predicate starts (“colleague | on leave”, “van | broken”); 0 where there is none."""
    first = {item.form for item in word_forms().read_verb(found[0].lower)}
    if first & {"past", "participle"} and not is_noun(found[0].lower):
        return 0  # “moved house on Saturday”
    if found[0].lower in table("own_work") and not re.fullmatch(r"hold|gone|off", found[-1].lower):
        return 0  # “work on a farm”
    for place, token in enumerate(found[1:4], 1):
        word = token.lower
        forms = {item.form for item in word_forms().read_verb(word)}
        if word in ("in", "at"):
            away = is_person(found[place - 1].lower) and found[-1].is_name and len(found) == place + 2
            return place if away or found[-1].lower in table("states") else 0
        if word in table("states"):
            return place
        done = "participle" in forms and "base" not in forms
        done = done or "gerund" in forms
        if (done or (is_adjective(word) and not is_noun(word))) and place == len(found) - 1:
            return place
        if not is_noun(word):
            return 0
    return 0


def _subject_and_predicate(piece: str, found: Sequence[Token], who: str) -> str:
    place = _predicate_at(found)
    head = found[place - 1].lower if place else ""
    near = is_person(head) or head in table("own_parts") | _MINE
    owned = found[0].lower in ("my", "our", "the")
    if not place or not (is_noun(head) or near) or (found[0].lower in closed("determiner", "possessive") and not owned):
        return ""
    plural = head in word_forms().singulars and head not in word_forms().plurals
    owner = "" if owned else ("my " if who == "I" else "our ") if near else "the "
    subject, rest = lower_first(piece[: found[place].start].rstrip()), piece[found[place].start :]
    since = f"{'have' if plural else 'has'} been" if " since " in rest else ""
    return f"{owner}{subject} {since or ('are' if plural else 'is')} {rest}"


def is_role(piece: str) -> bool:
    """“night nurse”, “retired postman”, “single dad of two”: what one is, without an article."""
    found = tokens(piece.partition(" of ")[0].partition(" at ")[0].partition(" in ")[0].partition(" with ")[0])
    words = [token.lower for token in found]
    kin = words_of("nouns", "kin") if len(words) == 1 and " of " not in piece else frozenset()
    if not words or words[-1] in _OTHERS or not is_person(words[-1]) or is_plural(words[-1]) or len(words) > 4:
        return False
    small = closed("determiner", "possessive", "preposition", "nominative", "adverb", "auxiliary", "quantity", "negative")
    return (
        all(
            word not in small and (is_noun(word) or is_adjective(word) or "-" in word or word.endswith(("ed", "ing")))
            for word in words
        )
        and words[-1] not in kin
    )
