"""Every text of a brief, read: the facts with what the user makes of them, the point, the question, the reason, the situation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from composer.drafting.language.person_names import PersonName, read_name
from composer.drafting.reading.addressing.introduced import Introduced, introduced
from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact
from composer.drafting.reading.facts.framing import Framing, framing
from composer.drafting.reading.facts.own_posts import as_post
from composer.drafting.reading.facts.quoting import posted
from composer.drafting.reading.facts.several import without_known
from composer.drafting.reading.grammar.content_words import lemmas_of
from composer.drafting.reading.grammar.lexicon import gender, is_noun, is_person, is_plural, singular
from composer.drafting.reading.grammar.lexicon import words as facts_words
from composer.drafting.reading.grammar.tokens import capital
from composer.drafting.reading.grammar.word_classes import closed, nouns
from composer.drafting.reading.points.point import read_point
from composer.drafting.reading.points.point_reading import PointReading
from composer.drafting.reading.points.question import read_question
from composer.drafting.reading.points.question_reading import QuestionReading
from composer.drafting.reading.points.same_question import asked_once
from composer.drafting.reading.points.turned import of_animal
from composer.drafting.reading.reading import Reading
from composer.drafting.reading.remarks.remarks import (
    Remark,
    read_because,
    read_detail,
    read_reason,
    read_situation,
    read_third_about,
)
from composer.drafting.reading.sources import in_their_words, source_in, source_of, without_hedge
from composer.drafting.reading.wording.shorthand import written_out
from composer.model import Brief, Fact

_PRONOUN: Final = re.compile(r"\b(?:she|her|hers|herself|he|his|him|himself)\b", re.IGNORECASE)
_CLOSE: Final = frozenset({"friend", "colleague"})
_KNOWN: Final = _CLOSE | {"met", "client"}
_OTHER: Final = {"she": "he", "he": "she"}
_OURS: Final = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_WE_HAVE: Final = re.compile(r"^We (?=(?:have|offer) )")
_YOU: Final = re.compile(r"\b(?<!thank )(?<!-)(?:you(?:r|rs)?|u|ur|urs)\b", re.IGNORECASE)
_ECHO: Final = 0.75  # share of a detail's words from which on it only repeats the fact
_ABOARD: Final = re.compile(r"\b(?:met|spoke|talked|sat|on|aboard|in) (?:\w+ ){0,5}(?:boat|ship|yacht|ferry)\b", re.IGNORECASE)
_OF_MINE: Final = re.compile(r"(?:my|our) [a-z]+(?: [a-z]+)?(?=,|$)", re.IGNORECASE)
_MINE: Final = re.compile(r"\b(?:my|our) (?P<words>[a-z -]+)", re.IGNORECASE)
_THAT_TIME: Final = re.compile(
    r"(?:thanks |thank (?:you|u) )?(?:for )?"
    r"(?P<when>last (?:night|week|time|month|summer)|yesterday|the other day|this morning|today)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FactReading:
    """One fact of the brief: its place there (from 1), what it says, how it may be told, and what the user makes of it."""

    number: int
    typed: str
    reading: Reading
    framing: Framing
    detail: Remark | None = None
    because: Remark | None = None

    @property
    def learned(self) -> str:
        """“I saw on LinkedIn”, to stand before “that …”; "" where not known."""
        return self.framing.source.learned


@dataclass(frozen=True, slots=True)
class BriefReadings:
    """A brief read as a whole."""

    reader: Reader
    name: PersonName
    facts: tuple[FactReading, ...]
    point: PointReading | None
    question: QuestionReading | None
    reason: Reading | None
    situation: str
    third_about: Remark | None = None  # what is said of the third person, by their `about` and by the point
    introduces: bool = False  # the point says nothing but that two people should meet


def read_brief(brief: Brief) -> BriefReadings:
    """The readings of a brief; texts that one should ask about first say so and have no words."""
    name = read_name(brief.recipient.name)
    asks = "" if brief.third and brief.purpose == "introduce" else brief.question  # its “him” is the third person as often
    texts = (*(fact.text for fact in brief.recipient.facts), _before_third(brief), asks, brief.why_them)
    reader = Reader(name.full, name.given, name.family, pronoun_of(texts), close=brief.relationship in _CLOSE)
    facts = tuple(_fact(number, fact, reader, brief) for number, fact in enumerate(brief.recipient.facts, 1) if fact.text.strip())
    taken = introduced(brief.point, brief.third, reader) if brief.third and brief.purpose == "introduce" else None
    about = taken.about if taken else brief.third.about if brief.third else ""
    point = _point(brief, reader, taken)
    return BriefReadings(
        reader=reader,
        name=name,
        facts=facts,
        point=point,
        third_about=read_third_about(about),
        introduces=taken is not None and not taken.rest,
        question=asked_once(point, _question(brief, reader)) if brief.question.strip() else None,
        reason=read_reason(brief.why_them, reader),
        situation=read_situation(brief.sender.situation, reader),
    )


def _point(brief: Brief, reader: Reader, taken: Introduced | None) -> PointReading | None:
    """The point, or what is left of one that introduces somebody, where “she” may be that other person."""
    if not brief.point.strip():
        return None
    time = _THAT_TIME.fullmatch(brief.point.strip(" .!")) if brief.purpose == "thank" and brief.recipient.facts else None
    if time:  # what happened then is told by a fact
        said = f"Thank you for {time['when'].lower()}."
        return PointReading(brief.point, said, (said,), form="thanks", act="thanks", topic=time["when"].lower())
    rest = _with_their_name(taken.rest, brief) if taken else ""
    if brief.purpose == "sell" and not brief.sender.company and not _OURS.search(brief.point):
        read = read_point(brief.point, reader, sender_name=brief.sender.name, purpose=brief.purpose)
        return _of_one(read)
    named = f"{brief.sender.name} {brief.third.name}" if brief.third else brief.sender.name
    if not rest:
        return read_point(_with_their_name(brief.point, brief), reader, sender_name=named, purpose=brief.purpose)
    if taken is not None and taken.of_them:
        theirs = rest.split(maxsplit=1)[0].lower()
        other = _PRONOUN.search(brief.question) if _YOU.search(brief.question) else None
        if other and theirs in _OTHER and _gender(other.group()) == _OTHER[theirs]:
            # “can I give her your number?”: she is the third person, and “he” the reader
            return read_point(rest, replace(reader, pronoun=theirs), sender_name=named, purpose=brief.purpose)
        reader = replace(reader, pronoun=reader.pronoun if reader.pronoun not in ("", theirs) else _OTHER.get(theirs, "she"))
    return read_point(rest, reader, sender_name=named, purpose=brief.purpose)


def _before_third(brief: Brief) -> str:
    """The point as far as “she” in it may be the reader: up to the name of the third person."""
    given = brief.third.name.split()[0] if brief.third and brief.third.name and brief.purpose == "introduce" else ""
    return re.split(rf"\b{re.escape(given)}\b", brief.point, maxsplit=1, flags=re.IGNORECASE)[0] if given else brief.point


def _with_their_name(text: str, brief: Brief) -> str:
    """“you and tom should talk” with the third person's name as the brief has it."""
    given = brief.third.name.split()[0] if brief.third and brief.third.name else ""
    if len(given) < 3 or given.lower() in closed("auxiliary"):
        return text
    text = re.sub(rf"\b{re.escape(given)}\b", given, text, flags=re.IGNORECASE)
    theirs = _OF_MINE.match(brief.third.about) if brief.third and brief.purpose == "introduce" else None
    again = theirs and re.match(rf"{re.escape(theirs.group())}(?= [a-z])", text, re.IGNORECASE)
    return f"{given}{text[again.end() :]}" if again and given not in text else text  # “my cousin moves …”: who is named already


def _of_one(point: PointReading) -> PointReading:
    """What a firm would have (“we have a filter”) as one person's who names no firm: “I have a filter”."""
    if point.form not in ("noun_phrase", "for"):
        return point
    sayings = tuple(_WE_HAVE.sub("I ", item) for item in point.sayings)
    return replace(point, said=_WE_HAVE.sub("I ", point.said), sayings=sayings, clause=_WE_HAVE.sub("I ", capital(point.clause)))


def _question(brief: Brief, reader: Reader) -> QuestionReading:
    """The question; behind “can you introduce me to your aunt” its “she” is that aunt, behind “my friend Ana is free” Ana."""
    asked, told = _PRONOUN.search(brief.question), _PRONOUN.search(brief.point)
    elsewhere = pronoun_of((*(fact.text for fact in brief.recipient.facts), brief.why_them))
    sought = brief.purpose in ("hire", "job")  # a post, held by nobody yet
    somebody = not elsewhere and not sought and not _YOU.search(brief.question) and _names_person(brief.point)
    third = brief.third is not None and brief.purpose == "introduce" and not reader.pronoun
    other = not told and (somebody or (asked and _names_another(brief.point, _gender(asked.group()))))
    if asked and (other or third):
        reader = replace(reader, pronoun=_OTHER[_gender(asked.group())])
    elif asked and _YOU.search(brief.point) and not _YOU.search(brief.question):
        who = _gender(asked.group())
        named = any(gender(word) == who for word in re.findall(r"[a-z-]+", brief.point.lower()) if is_person(word))
        if named or (told and _gender(told.group()) == who):
            reader = replace(reader, pronoun=_OTHER[who])
    return read_question(brief.question, reader)


def _names_person(point: str) -> bool:
    """Whether a point speaks of one that he or she may mean: “the captain has never been sick”, but not “our school kids”."""
    typed = re.findall(r"[a-z-]+", re.sub(r"\bi(?:'m| am) (?:an? )?[\w-]+(?: [\w-]+)?", "", point.lower()))
    heads = (word for word, after in zip(typed, (*typed[1:], ""), strict=True) if not (is_noun(after) and not is_plural(after)))
    single = (word for word in heads if not is_plural(word))  # and “the new ferry stop” is no ferry
    return any((is_person(word) and not gender(word)) or word in nouns("animal") for word in single)


def _names_another(point: str, who: str) -> bool:
    """Whether a point speaks of one of the sender's people: “my pal Inés is free too”."""
    people = [word for mine in _MINE.finditer(point) for word in mine["words"].lower().split()[:3] if is_person(word)]
    return any(gender(word) in ("", who) for word in people)


def pronoun_of(texts: Iterable[str]) -> str:
    """The pronoun by which the user speaks of the reader, by the first “she” or “he” of the texts; "" where there is none."""
    for text in texts:
        named = (item for item in _PRONOUN.finditer(text) if not _of_mine(text[: item.start()], _gender(item.group())))
        found = next(named, None)
        if found and not _YOU.search(text) and (_ABOARD.search(text) or not of_animal(text)):
            return _gender(found.group())
    return ""


def _of_mine(before: str, who: str) -> bool:
    """Whether a pronoun means one of the sender's people, named before it: “my brother bought his first car from her”."""
    people = [word for mine in _MINE.finditer(before) for word in mine["words"].lower().split()[:2] if is_person(word)]
    return any(gender(word) == who for word in people)


def _gender(pronoun: str) -> str:
    return "he" if pronoun.lower() in ("he", "his", "him", "himself") else "she"


def _is_told(detail: str, fact: str) -> bool:
    """Whether a detail only picks out words of its fact (“once it rains”): said again it would be an echo."""
    words = lemmas_of(detail)
    return bool(fact) and len(words & lemmas_of(fact)) >= _ECHO * len(words)


def _fact(number: int, fact: Fact, reader: Reader, brief: Brief) -> FactReading:
    source = source_of(written_out(fact.seen or source_in(fact.text)))
    typed = in_their_words(without_hedge(fact.text, source), fact.seen)
    reading = read_fact(typed, reader, sender_name=brief.sender.name, purpose=brief.purpose)
    reading = without_known(as_post(posted(fact.text, fact.seen, reader, reading)), brief.recipient.role)
    if fact.said.strip():
        own = read_fact(fact.said, reader, sender_name=brief.sender.name, purpose=brief.purpose)
        reading = replace(own, typed=fact.text, said=fact.said.strip().rstrip("."), ask=False, because="", parts=())
    after = replace(reader, others=_others(fact.text, reader))
    struck = _of_firm(fact.detail, fact.text, after)
    detail = read_detail(struck, after, of_thing=reading.form == "noun") if struck.strip() else None
    return FactReading(
        number, fact.text, reading, framing(reading, source, known=brief.relationship in _KNOWN),
        None if detail is not None and _is_told(detail.said, reading.said) else detail,
        read_because(fact.because, after) if fact.because.strip() else None,
    )


def _others(fact: str, reader: Reader) -> frozenset[str]:
    """“they” where a fact names several people (“in which visitors may weave”) and the reader is a she or a he."""
    several = any(is_person(word) and is_plural(word) for word in re.findall(r"[a-z-]+", fact.lower()))
    return frozenset(["they"]) if several and reader.pronoun != "they" else frozenset()


def _of_firm(detail: str, fact: str, reader: Reader) -> str:
    """“that they pay trainees” of a fact about the reader's firm, as “that you pay trainees”."""
    firm = any(singular(word) in facts_words("nouns", "groups") for word in re.findall(r"[a-z-]+", fact.lower()))
    return re.sub(r"^(that )?they\b", r"\1you", detail, flags=re.IGNORECASE) if firm and not reader.others else detail
