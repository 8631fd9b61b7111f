"""Articles left out in whole sentences: “for first time”, “my father was blacksmith”, “Kiln shed is being rebuilt”."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from composer.drafting.reading.grammar.lexicon import (
    article,
    is_adjective,
    is_given_name,
    is_noun,
    is_person,
    is_plural,
    is_word,
    kind,
)
from composer.drafting.reading.grammar.lexicon import words as words_of
from composer.drafting.reading.grammar.tokens import tokens
from composer.drafting.reading.grammar.word_classes import closed, nouns, reading_table
from composer.drafting.reading.wording.articles import countable
from composer.word_forms import word_forms

_FIRST: Final = re.compile(
    r"(?<=[a-z,] )(?P<for>for )?(?P<which>first|second|last) time(?= (?:in|since|at|on|that|when|we|I|I've|what|this|after|he"
    r"|she|they|you|it|nobody|everybody|my|our|last|ever)\b|$|[.,;!])"
)
_BEFORE: Final = re.compile(
    r"(?P<lead>^|[,;:–] |\b(?:[a-z]+) )(?P<unit>night|day|evening|week|morning|month|year) (?P<rest>before|after)(?=$|[.,;!)]"
    r"| (?:and|but|my|our|the|that)\b)",
    re.IGNORECASE,
)
_LOT: Final = re.compile(
    r"(?<=[a-z] )(?<!\ba )(?<!\bwhole )(?<!\bthe )(?<!\bthis )(?<!\bthat )(?<!\bjob )(?<!\bparking )(?<!\bour )(?<!\bmy"
    r" )(?<!\bquite )(?<!\bevery )(?<!\beach )lot of (?=[a-z])"
)
_SAME: Final = re.compile(
    r"\b(?P<verb>[a-z']+) same (?=(?:way|time|day|thing|room|school|street|town|village|place|week|year|team|course|mistake"
    r"|problem|question|method|trick|size|colour|kind|"
    r"class|recipe|story|language|boat|bus|train|house|people|evening|morning|night|question|for|as|in|with)\b)"
)
_ROLE: Final = re.compile(
    r"\b(?P<be>(?:I|he|she|you|who|father|mother|grandfather|grandmother|brother|sister|husband|wife|uncle|aunt|son"
    r"|daughter) (?:am|is|are|was|were|'m)|I'm|"
    r"(?:have|has|had|'ve) (?:also |now |always )?been|to be|become|becomes|became|becoming|(?:work|works|worked|working"
    r"|trained|training|employed|hired|sign|started) as|"
    r"will be|would be|was|am)(?P<adverb> (?:now|still|also|only|just))? "
    r"(?P<mods>(?:[a-z-]+ ){0,2}?)(?P<role>[a-z-]+)(?P<of> of (?=[a-z]))?(?=$|[,.;:!?]| (?:and|at|in|from|with|for|on|by|who"
    r"|but|since|now|here|too|because|until|or|when|after|before|again|there)\b|(?<= of )[a-z])"
)
_SUBJECT: Final = re.compile(
    r"(?P<lead>^|[,;.] )(?P<noun>[A-Za-z][a-z-]+(?: [a-z-]+){0,2}?) (?P<verb>is|was|has|will|broke|died|burned|burnt|fell"
    r"|leaks|says|said"
    r"|closes|closed|opens|opened|needs|needed|arrives|arrived|starts|started|stopped|won't|doesn't|can't|isn't|wasn't|didn't"
    r"|hasn't) (?=[a-z\d])"
)
_UNIQUE: Final = frozenset(
    "president chair chairman chairwoman chairperson head director captain mayor secretary treasurer principal leader rector"
    " dean chief deputy lead minister editor-in-chief "
    "winner champion king queen pope editor vicar abbot governor warden host guest mum mom dad".split()
)


def with_left_out(text: str) -> str:
    """The text with the articles that English needs; what may stand without one stays."""
    lower = text.lower()
    if " time" in lower:
        text = _FIRST.sub(_first_time, text)
    if "before" in lower or "after" in lower:
        text = _BEFORE.sub(_that_before, text)
    if "lot of" in lower:
        text = _LOT.sub("a lot of ", text)
    if "same" in lower:
        text = _SAME.sub(_the_same, text)
    text = _ROLE.sub(_a_role, text)
    return _SUBJECT.sub(_the_subject, text)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(str(reading_table("grammar")["articles"][key]).split())


def _first_time(found: re.Match[str]) -> str:
    """“I saw it for first time” → “for the first time”; “my first time”, “the last time” stay."""
    before = found.string[: found.start()].split()[-1:] or [""]
    if found["for"]:
        return f"for the {found['which']} time"
    if (
        before[0].lower() in closed("determiner", "possessive", "preposition", "auxiliary", "conjunction") | {"very"}
        or found["which"] != "first"
    ):
        return found.group()
    done = word_forms().read_verb(before[0].lower()) and not is_noun(before[0].lower())
    return "for the first time" if before[0][-1:].isalpha() and not done else found.group()


def _that_before(found: re.Match[str]) -> str:
    """“sat up night before” → “sat up the night before”; “one night before”, “every day after” stay."""
    lead = found["lead"].strip().lower()
    if is_person(lead) and not is_plural(lead):
        return f"{found['lead']}the {found['unit'].lower()} {found['rest']}"  # “texts the pupil night before”
    counted = closed("determiner", "quantity", "ordinal", "preposition") | {
        "the",
        "last",
        "next",
        "late",
        "opening",
        "wedding",
        "whole",
        "school",
        "holy",
        "day",
        "long",
    }
    if (
        lead in counted
        or lead.isdigit()
        or ((is_noun(lead) or is_adjective(lead)) and not lead.endswith("ed"))
        or lead.endswith("'s")
    ):
        return found.group()
    the = "The" if found["unit"][0].isupper() else "the"
    return f"{found['lead']}{the} {found['unit'].lower()} {found['rest']}"


def _the_same(found: re.Match[str]) -> str:
    before = found["verb"].lower()
    if re.search(r"\bsame\b", found.string[: found.start()]):
        return found.group()  # “same place same time”
    if before in closed("determiner", "possessive") | {"very", "much", "all", "not"} or is_adjective(before):
        return found.group()
    return f"{found['verb']} the same "


def _a_role(found: re.Match[str]) -> str:
    """“my father was blacksmith” → “a blacksmith”, “I have been upholsterer” → “an upholsterer”; “I am treasurer” stays."""
    role, modifiers = found["role"], found["mods"].split()
    after = found.string[found.end() : found.end() + 1]
    if (not found["of"] and after not in ("", " ", ",", ".", ";", ":", "!", "?", ")")) or (found["of"] and role in _UNIQUE):
        return found.group()
    following = re.match(r" ([a-z'-]+)", found.string[found.end() :])
    if (
        not found["of"]
        and following
        and (
            (is_noun(following[1]) and following[1] not in closed("preposition", "adverb", "subordinator"))
            or following[1] == "to"
        )
    ):
        return found.group()
    if (
        not is_person(role)
        or role.count("-") > 1
        or is_plural(role)
        or role.endswith(("ing", "ed"))
        or is_adjective(role)
        or {role, *modifiers} & _UNIQUE
    ):
        return found.group()
    if any(item.form in ("past", "participle") for item in word_forms().read_verb(role)):
        return found.group()
    if role in nouns("kin_by_name") or role in ("part", "friends") or ("v" in kind(role) and "V" in kind(role)):
        return found.group()
    small = closed(
        "adverb",
        "preposition",
        "determiner",
        "negative",
        "object_pronoun",
        "conjunction",
        "question_word",
        "auxiliary",
        "quantity",
    )
    if any(
        word in small or word.endswith(("ly", "ing", "ed")) or not (is_noun(word) or is_adjective(word)) for word in modifiers
    ):
        return found.group()
    phrase = f"{found['mods']}{role}"
    return f"{found['be']}{found['adverb'] or ''} {article(phrase)} {phrase}{found['of'] or ''}"


def _the_subject(found: re.Match[str]) -> str:
    """“Kiln shed is being rebuilt”, “vet says …”, “boiler broke in May”; “Bread is …”, “Anna says …” stay."""
    words = found["noun"].split()
    lower = [word.lower() for word in words]
    head = lower[-1]
    small = closed(
        "determiner",
        "possessive",
        "nominative",
        "preposition",
        "adverb",
        "conjunction",
        "subordinator",
        "question_word",
        "quantity",
        "negative",
        "object_pronoun",
        "auxiliary",
        "sentence_adverb",
        "ordinal",
    )
    if set(lower) & small or not is_noun(head) or is_plural(head) or "T" in kind(head):
        return found.group()
    if not all(is_word(word) and (is_noun(word) or is_adjective(word)) for word in lower) or is_given_name(lower[0]):
        return found.group()
    if (
        head in nouns("kin_by_name", "mass", "event", "bare_meal")
        or head in nouns("ing_noun")
        or head in words_of("nouns", "kin")
    ):
        return found.group()
    thing = head in nouns("thing") or head in _listed("subjects") or head in _listed("places")
    if (len(words) == 1 or found["lead"] in (", ", "; ")) and not thing:
        return found.group()
    if len(words) > 1 and not (countable(head) and all(is_noun(word) for word in lower)):
        return found.group()
    if tokens(found.string[found.start("noun") :])[len(words)].tag[:2] == "NN":
        return found.group()
    the = "The" if words[0][0].isupper() else "the"
    return f"{found['lead']}{the} {' '.join([words[0][0].lower() + words[0][1:], *words[1:]])} {found['verb']} "
