"""A situation typed as notes (“month end, alone, colleague on leave”) as a sentence of the user's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.lexicon import article, is_adjective, is_noun, is_person
from composer.drafting.reading.remarks_clauses import Opening, opening
from composer.drafting.reading.remarks_said import my_first, with_subject
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
    r"throes|edge|verge) (?:of|in)\b[^,]*$", re.IGNORECASE
)
_STILL: Final = re.compile(r"(?:still|just|now|only) (\w+ing)\b")
_FRESHLY: Final = re.compile(r"(?:freshly|newly|recently|happily|barely|officially|suddenly) \w+(?:ed|en|wn|ant|ent)\b")
_MEASURED: Final = re.compile(r"\d+ (?:weeks|months|years|days)(?: and \d+ days)? (?:pregnant|old|sober|late|behind|in)\b")
_BE: Final = {"I": "I'm", "we": "we're"}


def from_notes(text: str, who: str) -> str:
    """The notes as one sentence without its stop, "" where they are none, or where one of them has no clear form."""
    pieces = _COMMA.split(text)
    said: list[str] = []
    for piece in pieces:
        opens = opening(piece)
        form = _piece(piece, opens, who) if opens.kind in _KINDS else ""
        counts = piece[:1].isdigit() and opening(pieces[0]).kind not in ("noun", "fragment")
        if not form or counts or " of them" in piece:
            return ""
        said.append(form)
    noted = any(opening(piece).kind in ("noun", "fragment") for piece in pieces[:2]) or _FRESHLY.match(lower_first(text))
    if not noted or (len(said) == 1 and not said[0].startswith(("my ", "our ", "the ", "I'm ", "we're "))):
        return ""
    if len(said) > 1 and all(item.startswith(f"{who} have ") for item in said):
        said = [said[0], *(item.removeprefix(f"{who} have ") for item in said[1:])]
        return f"{', '.join(said[:-1])} and {said[-1]}"
    again = [place > 0 and said[place - 1].startswith(f"{who} ") for place in range(len(said))]
    shared = [item.removeprefix(f"{who} ") if goes_on else item for item, goes_on in zip(said, again, strict=True)]
    if len(shared) == 1:
        return shared[0]
    if len(shared) == 2:
        comma = "" if shared[1] != said[1] else ","
        return f"{shared[0]}{comma} and {shared[1]}"
    return f"{', '.join(shared[:-1])}, and {shared[-1]}"


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


def _piece(piece: str, opens: Opening, who: str) -> str:
    lower = lower_first(piece)
    if re.search(r"\b(?:I|we|me|us)\b", piece) or piece.endswith("?"):
        return ""
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


def _thing(piece: str, lower: str, who: str) -> str:
    """What the user has (“12 kids”, “no pitch”, “waiting list of 90”), or how something of theirs is (“landlord silent”)."""
    found = tokens(piece)
    since = _SINCE.match(lower)
    if since:
        return f"{who}'ve had a {since['thing']} {since['since']}"
    if re.fullmatch(r"[\w -]+ but (?:no|not one) [\w -]+", lower) and (found[0].tag == "AJ0" or is_noun(found[0].lower)):
        return f"{who} have {lower}"
    if found[0].lower in _COUNTING or found[0].tag == "CRD" or found[0].text[0].isdigit():
        return f"{who} have {lower}" if not _predicate_at(found) else ""
    listed = _LIST_OF.match(lower)
    if listed and is_noun(listed["what"].split(" ")[-1]):
        return f"{who} have {article(lower)} {lower}"
    if len(found) == 2 and found[0].tag == "AJ0" and found[1].tag == "NN1":  # “small team”
        return f"{who} have {article(lower)} {lower}"
    if found[-1].tag == "NN2" and all(token.tag[:2] in ("NN", "AJ") for token in found):
        return f"{who} have {lower}"  # “night shifts”
    return _subject_and_predicate(piece, found, who)


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
            return place if found[-1].lower in table("states") else 0
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
    owned = found[0].lower in ("my", "our", "the")
    if not place or not is_noun(head) or (found[0].lower in closed("determiner", "possessive") and not owned):
        return ""
    plural = head in word_forms().singulars and head not in word_forms().plurals
    near = is_person(head) or head in table("own_parts")
    owner = "" if owned else ("my " if who == "I" else "our ") if near else "the "
    subject = lower_first(piece[: found[place].start].rstrip())
    return f"{owner}{subject} {'are' if plural else 'is'} {piece[found[place].start :]}"
