"""A situation typed as notes (“month end, alone, colleague on leave”) as a sentence of the user's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.lexicon import article, is_adjective, is_noun, is_person, is_plural, kind, singular
from composer.drafting.reading.lexicon import words as words_of
from composer.drafting.reading.remarks_clauses import Opening, opening
from composer.drafting.reading.remarks_joined import told
from composer.drafting.reading.remarks_said import my_first, with_article, with_subject
from composer.drafting.reading.remarks_tidy import table
from composer.drafting.reading.tokens import Token, lower_first, tokens
from composer.drafting.reading.word_classes import closed
from composer.word_forms import word_forms

_COMMA: Final = re.compile(r", (?![^(“]*[)”])")
_LEFT: Final = re.compile(
    r"^(?P<time>(?:only )?(?:(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|some|half an?|"
    r"a couple of) )(?:more )?(?:seconds?|hours?|days?|weeks?|months?|years?) (?:to|till|until|before|from|since|left)\b)",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(r"^(?P<thing>(?:new|second|bigger|smaller|better) [\w -]+?) (?P<since>since .+)$", re.IGNORECASE)
_COUNTING: Final = frozenset("no one two three four five six seven eight nine ten twelve".split())
_LIST_OF: Final = re.compile(r"(?P<what>[a-z-]+(?: [a-z-]+)?) of \d+\b")
_KINDS: Final = frozenset({"noun", "fragment", "predicate", "gerund", "aux", "third", "past", "base"})
_IN_THE_MIDST: Final = re.compile(
    r"(?:in|at|near|past|before) (?:the|my|our) (?:[\w-]+ )?(?:month|week|year|day|middle|midst|end|beginning|start|thick|"
    r"throes|edge|verge) (?:of|in)\b[^,]*$",
    re.IGNORECASE,
)
_STILL: Final = re.compile(r"(?:still|just|now|only) (\w+ing)\b")
_FRESHLY: Final = re.compile(r"(?:freshly|newly|recently|happily|barely|officially|suddenly) \w+(?:ed|en|wn|ant|ent)\b")
_MEASURED: Final = re.compile(r"\d+ (?:weeks|months|years|days)(?: and \d+ days)? (?:pregnant|old|sober|late|behind|in)\b")
_SPAN_OF: Final = re.compile(
    r"(?P<before>(?:before that|before this|earlier|and before that|then),? )?(?P<span>(?:\d+|[a-z]+) (?:years"
    r"|months)) (?:as (?:an? )?)?(?!of\b|in\b|with\b|ago\b|at\b|and\b|after\b|old\b)(?P<what>[a-z][\w +#-]*)$",
    re.IGNORECASE,
)
_NAMED: Final = frozenset("java python perl ruby rust scala kotlin swift cobol fortran linux excel".split())
_BEEN_FOR: Final = re.compile(
    r"(?P<what>[a-z -]+?) for (?:the last |over |more than |nearly |almost )?(?:\d+|[a-z]+) (?:years|months|winters|seasons)$"
)
_FIRST_ONE: Final = re.compile(
    r"(?:first|second|third) (?!time|season|year|winter|summer|spring|autumn|term|week|month|day|try|attempt)[a-z -]+? (?:at"
    r"|in|last|this|for|on) (?:[A-Z]\w+|\d{4}|\w+ \d{4}|year|week|month|summer|winter|spring|autumn)$"
)
_ALL_OF_US: Final = re.compile(r"all [a-z-]+s")
_OF_ALL: Final = re.compile(r"(?:all|none|half|most|mostly|both) (?:of them )?(?:[a-z]+)$", re.IGNORECASE)
_FIGURES: Final = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_PLAINLY_COUNTED: Final = re.compile(r"\d+ [a-z]+s(?:,? and \d+ [a-z]+s)?")
_ALONE: Final = frozenset(
    "divorced widowed retired single married unemployed pregnant homeless bilingual freelance self-taught self-employed".split()
)
_OURS: Final = re.compile(r"^our\b(?!.*\b(?:I|my|me)\b)", re.IGNORECASE)
_OTHERS: Final = frozenset(
    "supervisor boss landlord landlady neighbour neighbor flatmate roommate colleague partner".split()
)  # not oneself
_MINE: Final = frozenset(["phd", "thesis", "degree", "book", "project", "licence"])  # of these one has one
_RUNS: Final = re.compile(r"(?:I|we)(?:'m| am|'re| are| run| have|'ve| live| own| keep| opened| started)\b", re.IGNORECASE)
_DONE: Final = re.compile(r"(?:left|quit|sold|lost|bought|gave up|started|finished|took over|went|came) [a-z]", re.IGNORECASE)
_WORN: Final = frozenset(["burnt out", "burned out", "worn out", "fed up", "laid off", "snowed in"])
_BE: Final = {"I": "I'm", "we": "we're"}


def from_notes(text: str, who: str) -> str:
    """The notes as one sentence without its stop, "" where they are none, or where one of them has no clear form."""
    pieces = _with_age(_with_tails(_COMMA.split(text)))
    if any(_ALL_OF_US.fullmatch(piece.lower()) for piece in pieces) or _OURS.search(text):
        who = "we"
    said: list[str] = []
    clauses: set[int] = set()
    for piece in pieces:
        opens = opening(piece)
        form = _piece(piece, opens, who, text) if opens.kind in _KINDS else ""
        if not form and len(pieces) > 1 and opens.kind == "subject" and not piece.endswith("?") and _plain_clause(piece):
            form = with_article(piece)
            if said or not _RUNS.match(piece):
                clauses.add(len(said))
        if not form and said and said[-1].startswith((f"{who} ", f"{who}'")) and _goes_on(piece):
            form = f"{who} {lower_first(piece)}"
        counts = (
            piece[:1].isdigit()
            and " have " in form
            and not (_RUNS.match(pieces[0]) or _PLAINLY_COUNTED.fullmatch(piece))
            and opening(pieces[0]).kind not in ("noun", "fragment", "predicate")
        )
        if not form or counts or " of them" in piece:
            return ""
        said.append(form)
    first = said[0].startswith(("I'm a", "we're all", "I was a", "I've been a"))
    noted = first or any(opening(piece).kind in ("noun", "fragment") for piece in pieces[:3]) or _FRESHLY.match(lower_first(text))
    single = len(said) == 1 and not said[0].startswith(
        ("my ", "our ", "the ", "I'm ", "we're ", f"{who} have no ", "I was a", "I've been a")
    )
    return "" if not noted or single else told(said, who, clauses)


def _with_tails(pieces: list[str]) -> list[str]:
    """“4k users”, “all free” as one: what is said of all of them."""
    out: list[str] = []
    for piece in pieces:
        if out and _OF_ALL.match(piece) and not _ALL_OF_US.fullmatch(piece.lower()):
            out[-1] = f"{out[-1]}, {piece}"
        else:
            out.append(piece)
    return out


def _plain_clause(piece: str) -> bool:
    return tokens(piece)[0].lower not in closed("subordinator", "conjunction", "adverbial_opener")


def _goes_on(piece: str) -> bool:
    """“start in a new school in January” behind what else the user does."""
    found = tokens(piece)
    forms = {item.form for item in word_forms().read_verb(found[0].lower)}
    return (
        "base" in forms
        and len(found) > 2
        and found[1].lower
        in closed("determiner", "possessive")
        | {"in", "at", "with", "as", "on", "to", "last", "this", "no", "nobody", "nothing", "only"}
    )


def _with_age(pieces: list[str]) -> list[str]:
    """“retired postman”, “71” → “71-year-old retired postman”; “17”, “self-taught” → “17 years old”."""
    for place, piece in enumerate(pieces):
        if re.fullmatch(r"1[2-9]|[2-9]\d", piece):
            if len(pieces) == 1:
                return pieces
            role = pieces[place - 1] if place else ""
            if role and _role(role):
                return [*pieces[: place - 1], f"{piece}-year-old {lower_first(role)}", *pieces[place + 1 :]]
            return [*pieces[:place], f"{piece} years old", *pieces[place + 1 :]]
    return pieces


def _role(piece: str) -> bool:
    """“night nurse”, “retired postman”, “single dad of two”: what one is, without an article."""
    found = tokens(piece.partition(" of ")[0].partition(" at ")[0].partition(" in ")[0].partition(" with ")[0])
    words = [token.lower for token in found]
    if not words or words[-1] in _OTHERS or not is_person(words[-1]) or is_plural(words[-1]) or len(words) > 4:
        return False
    small = closed("determiner", "possessive", "preposition", "nominative", "adverb", "auxiliary", "quantity", "negative")
    return all(
        word not in small and (is_noun(word) or is_adjective(word) or "-" in word or word.endswith(("ed", "ing")))
        for word in words
    ) and words[-1] not in words_of("nouns", "kin") - ({"dad", "mum", "mom", "mother", "father"} if len(words) > 1 else set())


def in_the_midst(text: str, who: str) -> str:
    """“in the third month of a strike nobody sees”, “out of work since the mill closed”: where the user stands; else ""."""
    if _IN_THE_MIDST.match(text):
        return f"{_BE[who]} {lower_first(text)}"
    state, _, since = text.partition(" since ")
    if since and "," not in state and opening(state).kind == "predicate" and not re.search(r"\b(?:I|we)\b", state):
        return f"{who}'ve been {lower_first(text)}"
    return ""


def time_left(text: str) -> str:
    """“ten days to the fair and the tent isn't here” with its “it's”; other texts as they are."""
    return f"it's {lower_first(text)}" if _LEFT.match(text) else text


def _piece(piece: str, opens: Opening, who: str, whole: str) -> str:
    lower = lower_first(piece)
    if re.search(r"\b(?:I|we|me|us)\b", piece) or piece.endswith("?"):
        return ""
    said = _work(lower, who, whole) or _being(piece, lower, who)
    if said:
        return said
    first = my_first(piece, "our" if who == "we" else "")
    if first or _LEFT.match(piece) or _is_time(tokens(piece)):
        return first or f"it's {lower}"
    learning = _STILL.match(lower)
    still = learning and any(item.form == "gerund" for item in word_forms().read_verb(learning[1]))
    if still or _FRESHLY.match(lower) or _MEASURED.match(lower):
        return f"{_BE[who]} {lower}"
    if opens.kind in ("predicate", "gerund", "aux"):
        return with_subject(piece, opens, who)
    return _past(piece, opens, who) if opens.kind == "past" else _thing(piece, lower, who)


def _work(lower: str, who: str, whole: str) -> str:
    """“15 years carpenter”, “before that 6 years java at an insurer”, “teacher for 20 years” as clauses; else ""."""
    worked = _SPAN_OF.match(lower)
    before = (worked["before"] or "") if worked else ""
    if worked and _role(worked["what"]):
        return f"{before}{who} was {article(worked['what'])} {worked['what']} for {worked['span']}"
    if worked and before and is_noun(worked["what"].split(" ")[0]):
        what = worked["what"]
        named = what[0].upper() + what[1:] if what.split(" ")[0] in table("programming") else what
        return f"{before}{who} did {worked['span']} of {named}"
    been = _BEEN_FOR.match(lower)
    if been and _role(been["what"]):
        over = re.search(r"\b(?:quit|left|stopped|retired|ended|now|gave)\b", whole)
        return f"{who}{' was' if over else chr(39) + 've been'} {article(been['what'])} {lower}"
    return ""


def _being(piece: str, lower: str, who: str) -> str:
    """“night nurse”, “71-year-old postman”, “all volunteers”, “still no stage”, “first bike at Christmas” as clauses; else ""."""
    aged = re.match(r"\d+-year-old (.+)$", lower)
    if who == "I" and ((aged and _role(aged[1])) or _role(piece)):
        return f"I'm {article(lower)} {lower}"
    if lower in _WORN:
        return f"{_BE[who]} {lower}"
    if _DONE.match(lower):
        return f"{who} {lower}"
    newly = re.match(r"first time (\w+ing\b.*)$", lower)
    if newly:
        return f"{_BE[who]} {newly[1]} for the first time"
    if lower in _ALONE:
        return f"{_BE[who]} {lower}"
    if _FIRST_ONE.match(lower):
        return f"{who} had {'our' if who == 'we' else 'my'} {lower}"
    if _ALL_OF_US.fullmatch(lower) and is_person(lower.split(" ")[1]):
        return f"we're {lower}"
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
        return f"{who}'ve been {lower_first(piece)}" if " since " in piece else f"{_BE[who]} {lower_first(piece)}"
    return with_subject(piece, opens, who) if " " in piece else ""


def _is_time(found: Sequence[Token]) -> bool:
    """“month end”, “exam week”, “peak season”: bare nouns, the last of which names a time."""
    nouns = all(token.is_word and (is_noun(token.lower) or is_adjective(token.lower)) for token in found)
    return len(found) > 1 and nouns and found[-1].lower in table("time_nouns") and found[0].lower not in closed("determiner")


def _predicate_at(found: Sequence[Token]) -> int:
    """Where behind a bare noun its predicate starts (“colleague | on leave”, “van | broken”); 0 where there is none."""
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
    subject = lower_first(piece[: found[place].start].rstrip())
    return f"{owner}{subject} {'are' if plural else 'is'} {piece[found[place].start :]}"
