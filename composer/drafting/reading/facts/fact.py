"""Reads a typed fact: what of it may be said to the reader and how, whose it is, or what to ask first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from composer.drafting.reading import doubts
from composer.drafting.reading.addressing.second_person import Reader, to_reader
from composer.drafting.reading.addressing.their_house import of_their_house
from composer.drafting.reading.addressing.whole_sentences import said_to
from composer.drafting.reading.doubts import ABROAD, NO_WORDS, ONLY_LINK, ONLY_NAME, TOO_LONG, UNREAD, WHOLE, doubt_about
from composer.drafting.reading.facts import headlines, pasted
from composer.drafting.reading.facts.fragments import without_subject
from composer.drafting.reading.facts.labels import unlabelled
from composer.drafting.reading.facts.only_names import only_names
from composer.drafting.reading.facts.own_posts import own_post
from composer.drafting.reading.facts.plainer import sayable
from composer.drafting.reading.facts.quoting import headline, is_quotation, posted, with_quotation, without_place
from composer.drafting.reading.facts.roles import with_role
from composer.drafting.reading.facts.sayings import Setting
from composer.drafting.reading.facts.several import changed_from, is_unsaid, joined, with_their_subject
from composer.drafting.reading.facts.statements import read_part
from composer.drafting.reading.facts.two_clauses import read_clauses
from composer.drafting.reading.grammar.lexicon import is_word, pattern, words
from composer.drafting.reading.grammar.tokens import lower_first
from composer.drafting.reading.grammar.well_formed import has_main_verb, is_well_formed
from composer.drafting.reading.reading import Reading, Who, asked
from composer.drafting.reading.wording import abroad, haste, letters, spelling
from composer.drafting.reading.wording.plain_verbs import with_plain_verbs
from composer.drafting.reading.wording.shorthand import written_out

_OPENS_OTHERWISE: Final = frozenset("he she they i we you it his her their my our your the a an this that there".split())
_OWNER: Final = {"he": "his", "she": "her", "they": "their"}
_WHOSE_FACT: Final[Mapping[str, Who]] = {"you": "reader", "we": "both"}
_THIRD: Final = re.compile(r"\b(?:she|he|her|his|him|hers|herself|himself)\b", re.IGNORECASE)
_OF_WRITER: Final = re.compile(r"(?:I|I'm|I've)\b", re.IGNORECASE)
_GRAVE: Final = frozenset(["sensitive", "private"])
_THEN_YOU: Final = re.compile(r"(?P<met>we met .+?),? and (?P<did>[a-z]+ (?:me|us|my|our)\b.*)$")
_POINTS: Final = re.compile(r"(?:it|this|that|they|these|those|there)\b")
# “you said they start in May”, but what “they must not sell” is another's to do
_TOLD_OF_HOUSE: Final = re.compile(r"you (?:said|told|wrote|mentioned|posted|asked)\b.*\bthey\b(?! (?:must|should|ought)\b)")
_PLAIN: Final = 5  # words from which on a text says something
_MARKED: Final = re.compile(r"[|?@=<>]|\.\.|//")
_JOINED: Final = re.compile(r"[,;:|]|\s[–—-]\s")


def read_fact(text: str, reader: Reader, sender_name: str = "", purpose: str = "") -> Reading:
    """The reading of one typed fact: one that may stand in a message as it is, or a question."""
    del purpose  # a fact reads alike for every purpose
    post = own_post(text, reader, sender_name)
    if post is not None:
        return post
    rest, place = without_place(text)
    if place:
        own = re.search(r"\b(?:I|I'm|I've|my|My)\b", rest)
        reading = read_fact(f"{place}: {rest}" if own else rest, reader, sender_name)
        return replace(reading if own else posted(rest, place, reader, reading), typed=text)
    reading = _read(text, reader, sender_name)
    if reading.ask and reading.because == UNREAD:
        reading = _as_it_stands(text, reader) or reading
    if (met := _THEN_YOU.match(reading.said)) and reading.who == "both":
        reading = replace(reading, said=f"{met['met']}, and you {met['did']}")  # “met at the fair, showed me her press”
    if _TOLD_OF_HOUSE.match(reading.said) and reader.pronoun != "they":
        reading = replace(reading, said=of_their_house(reading.said))
    if not is_well_formed(text):
        sound = sayable(reading, text, reader, lambda part: _read(part, reader, sender_name))
        unstopped = sound.ask and sound.because == UNREAD and not _JOINED.search(text) and is_well_formed(f"{text}.")
        return with_role((_told_of_others(text, reader) or sound) if unstopped else sound)
    if reading.ask:
        return (_told_of_others(text, reader) or reading) if reading.because == UNREAD else reading
    if reading.said == said_to(text, reader) and reading.said.partition(" ")[0] in _WHOSE_FACT:
        return with_role(reading)
    sound = sayable(reading, text, reader, lambda part: _read(part, reader, sender_name))
    return with_role((_told_of_others(text, reader) or sound) if sound.ask else sound)


def _read(text: str, reader: Reader, sender_name: str) -> Reading:
    """The first reading of a text, however it would look in a message."""
    if marks := TOO_LONG if doubts.too_long(text) else doubts.doubt_about_marks(text):
        return asked(text, marks)
    plain = with_plain_verbs(haste.written_out(spelling.plain_marks(text)))
    if not any(char.isalpha() for char in plain):
        return asked(text, NO_WORDS)
    worded, slug = headlines.without_links(plain)
    worded = headlines.without_own_note(worded)
    worded = haste.without_note(worded)
    if not any(char.isalpha() for char in worded):
        return asked(text, ONLY_LINK)
    if slug and (maintained := _maintained(text, worded, slug)) is not None:
        return maintained
    if slug.isalpha() and slug.islower() and re.search(r"\bit\W*$", worded):
        worded = re.sub(r"\bit(?=\W*$)", f"the {slug}", worded)
    worded, greeted = pasted.without_greeting(worded, reader)
    worded = with_quotation(_uncleft(_without_family(worded)), reader)
    names = reader.words | frozenset(sender_name.lower().split())
    split = headlines.split(worded)
    kind, because = _between_them(worded, _doubt(_with_pronoun(worded, reader)), reader)
    if kind and not (split.style == "headline" or (kind not in WHOLE and len(split.parts) > 1)):
        return asked(text, because)
    worded = spelling.mend(worded, names)
    if abroad.is_abroad(worded, names):
        return asked(text, ABROAD)
    worded = letters.ordinary(worded, names)
    kind, because = _between_them(worded, doubt_about(worded, WHOLE), reader)
    if kind and split.style != "headline":
        return asked(text, because)
    return _said(text, worded, reader, greeted=greeted)


def _said(text: str, worded: str, reader: Reader, *, greeted: bool) -> Reading:
    """The reading of words that are set right and raise no doubt."""
    if (shouted := headline(text, worded, reader)) is not None:
        return shouted
    if is_quotation(worded):
        line = worded.strip(" .")[1:-1].rstrip(".")
        return Reading(text, f'your line "{line}"', "reader", "noun")
    worded, own = headlines.without_source(worded)
    worded = unlabelled(worded, reader)
    worded = pattern("doctor_of").sub("", worded) or worded
    if only_names(worded, reader):
        return asked(text, ONLY_NAME)
    if is_well_formed(text) and (typed := _as_typed(text, reader)) is not None:
        return typed
    reading = _of_parts(text, headlines.split(worded), reader, own=own or greeted or pasted.is_own_bio(worded, reader))
    return asked(text, UNREAD) if _loses_negation(worded, reading) else reading


def _maintained(text: str, worded: str, slug: str) -> Reading | None:
    """“maintainer” beside a link to what is maintained."""
    role = pattern("maintains").match(worded)
    if role is None:
        return None
    article = "a" if role["role"].lower() in ("contributor", "core developer", "lead", "admin") else "the"
    return Reading(text, f"you are {article} {role['role'].lower()} of {slug}", "reader", "clause", tense="present")


def _between_them(text: str, doubt: tuple[str, str], reader: Reader) -> tuple[str, str]:
    """The doubt, but none about what is private only to strangers among friends, nor about what writers tell of themselves."""
    told = bool(_OF_WRITER.match(text)) and not _THIRD.search(text)  # “I do dialysis at night”
    close = reader.close and doubt[0] == "private"
    return ("", "") if close or (told and doubt[0] in _GRAVE) else doubt


def _doubt(text: str) -> tuple[str, str]:
    """The first doubt of a text; what somebody is quoted with raises none but those that no words may raise."""
    unquoted = re.sub(r"\"[^\"]*\"", '"these words"', text)
    found = doubt_about(unquoted)
    return found if found[0] or unquoted == text else doubt_about(text, WHOLE)


def _without_family(text: str) -> str:
    """“nurse, MSc, mum of three” without what is private; text where nothing else is told stays."""
    found = pattern("family_part").search(text)
    if found is None:
        return text
    left = ", ".join(part for part in (text[: found.start()].strip(" ,"), text[found.end() :].strip(" ,")) if part)
    return left or text


def _uncleft(text: str) -> str:
    """“it was her who built …” → “she built …”; “sign in her window: "Knock twice"” → “the sign in her window says …”."""
    written = pattern("inscription").match(text)
    if written:
        return f"the {lower_first(written['what'])}{written['where']} says {written['words']}"
    plain = pattern("inscription_plain").match(text)
    if plain:
        words_ = f"{plain['words'][0].upper()}{plain['words'][1:]}"
        return f'{plain["owner"].lower()} {plain["what"]}{plain["where"]} says "{words_}"'
    posted_on = pattern("posted_clause").match(text)
    if posted_on:
        return f"{_OWNER[posted_on['who'].lower()]} post on {posted_on['what']}"
    cleft = pattern("cleft").match(text)
    if cleft is None:
        return text
    return f"{ {'him': 'he', 'her': 'she', 'them': 'they'}.get(cleft['who'].lower(), cleft['who'])} {cleft['did']}"


def _as_typed(text: str, reader: Reader) -> Reading | None:
    """A fact typed in whole sentences, turned to the reader and else as it stands; None where it is not plain whose it is."""
    said = said_to(text, reader)
    who = _WHOSE_FACT.get(said.partition(" ")[0])
    if who is None or _THIRD.search(said) or reader.pronoun not in ("she", "he"):
        return None
    return Reading(text, said, who, "clause")


def _told_of_others(text: str, reader: Reader) -> Reading | None:
    """A whole sentence about something else (“the congress report says …”), as it stands; None where it points to somebody."""
    said = said_to(text, reader)
    who: Who = "sender" if re.match(r"(?:I|my)\b", said) else "other"
    return Reading(text, said, who, "clause") if said and not _THIRD.search(said) and not _POINTS.match(said) else None


def _as_it_stands(text: str, reader: Reader) -> Reading | None:
    """A text of plain words about the reader that no form fits (“all 5 of her hives came through”), turned to them; else None."""
    said = lower_first(to_reader(written_out(text).rstrip(".! "), reader))
    typed = re.findall(r"[A-Za-z]+", said)
    plain = len(typed) >= _PLAIN and all(word[0].isupper() or is_word(word) for word in typed) and not _MARKED.search(said)
    if not plain or _THIRD.search(said) or not re.search(r"\byour?\b", said):
        return None
    noun = said.startswith("your ") and not has_main_verb(said)
    return Reading(text, said, "reader", "noun" if noun else "clause") if noun or has_main_verb(said) else None


def _with_pronoun(text: str, reader: Reader) -> str:
    """The text with “she” for the reader's name, as the doubts know it."""
    names = sorted(filter(None, {reader.full, reader.given, reader.family}), key=len, reverse=True)
    for name in names:
        text = re.sub(rf"\b{re.escape(name)}\b(?=\s+[a-z])", reader.pronoun or "they", text)
    return text


def _loses_negation(text: str, reading: Reading) -> bool:
    """Whether a “not” was lost; then nothing is said. Asides, quotations and questions may hold one that goes."""
    if reading.ask or reading.parts or "?" in text:
        return False
    plain = re.sub(r"\([^)]*\)|\"[^\"]*\"", " ", text.lower())
    negative, told = words("grammar", "negatives"), set(re.findall(r"[\w']+", reading.said.lower()))
    if negative & told:
        return False
    sentences = [set(re.findall(r"[\w']+", part)) for part in re.split(r"[.!]\s", plain)]
    alone = len(sentences) > 1  # “Ropemaker. No website.”: what is not said has nothing to do with what is
    return any(negative & part and (not alone or part & told - _OPENS_OTHERWISE - negative) for part in sentences)


def _of_parts(typed: str, split: headlines.Parts, reader: Reader, *, own: bool) -> Reading:
    own = own or (split.style == "headline" and len(split.parts) > 1)  # “I help …” between bars
    setting = Setting(reader, own, split.style == "headline", typed, read_part, without_subject)
    if not split.parts:
        return asked(typed, UNREAD)
    if split.style == "change":
        changed = changed_from(split.parts, setting)
        if changed is not None:
            return changed
    if split.style == "headline":
        split = replace(split, parts=headlines.with_firm(split.parts))
    if split.style == "sentences":
        split = replace(split, parts=with_their_subject(split.parts))
    if len(split.parts) == 1:
        return read_clauses(split.parts[0], setting)
    read: list[Reading] = []
    first_doubt = ""
    for place, part in enumerate(split.parts):
        kind, because = _between_them(part, doubt_about(_with_pronoun(part, reader)), reader)
        foreign = part[:1].islower() and abroad.is_abroad(part, reader.words)
        if kind or foreign or is_unsaid(part, setting, first=place == 0) or only_names(part, reader):
            first_doubt = first_doubt or because
            continue
        reading = read_clauses(part, setting)
        if not reading.ask and reading.said:
            read.append(reading)
    if not read:
        return asked(typed, first_doubt or UNREAD)
    return joined(typed, read, split.style)
