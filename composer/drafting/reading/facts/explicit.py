"""Parts that say who: the reader, the writer, the writer's people, both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from composer.drafting.reading.addressing.names_of_reader import name_length
from composer.drafting.reading.addressing.second_person import Reader, families_of
from composer.drafting.reading.doubts import UNREAD, WHOSE
from composer.drafting.reading.facts.asides import with_aside
from composer.drafting.reading.facts.joints import lasting, plural_verb, second_clause, yesterday
from composer.drafting.reading.facts.sayings import LASTING, PAST_TIME, Setting, clause, noun_phrase, tense_of
from composer.drafting.reading.facts.subjects import verb_place
from composer.drafting.reading.grammar.lexicon import (
    is_given_name,
    is_noun,
    is_person,
    is_plural,
    is_work,
    kind,
    pattern,
    singular,
    words,
)
from composer.drafting.reading.grammar.noun_heads import head_place
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.predicates import finite_at, main_verb
from composer.drafting.reading.grammar.verb_words import at, forms_of, lemma_of
from composer.drafting.reading.reading import Reading, Who, asked
from composer.word_forms import word_forms


def names_somebody_else(pieces: Sequence[Piece], reader: Reader) -> bool:
    """“Ana told her she should …”: another person is named, and the pronouns after that may be either's."""
    for place, piece in enumerate(pieces):
        other = piece.is_name and is_given_name(piece.lower) and piece.lower not in reader.words and at(pieces, place + 1) != "'s"
        if not other or (
            place
            and at(pieces, place - 1)
            not in ("to", "told", "asked", "and", "met", "with", "by", "said", "says", "that", "from", "but")
        ):
            continue
        later = [word.lower for word in pieces[place + 1 :]]
        families = families_of(pieces, reader)
        subjects = [word for word in later if word in ("he", "she", "they") and word in families]
        if subjects and (len([word for word in later if word in ("he", "she", "they", "him", "her", "them")]) > 1):
            return True
    return False


def first_person(pieces: list[Piece], setting: Setting) -> Reading:
    """“I read her notes”; “I know her for five years” in its tense."""
    if main_verb(pieces) < 0 and len(pieces) < 3:
        return asked(setting.typed, UNREAD)
    known = pattern("known_for_years").match(put_together(pieces))
    if known:
        return clause(f"I have {word_forms().participle(known['verb'])} {known['rest']}", setting, "sender", "present")
    return clause(yesterday(second_clause(pieces)), setting, "sender", "past" if "past" in forms_of(at(pieces, 1)) else "present")


def both_subjects(pieces: list[Piece], setting: Setting) -> Reading | None:
    """“we …”, “she and I …”, “both …”, “in the same crew”."""
    text = put_together(pieces)
    others = [
        "he",
        "she",
        "they",
        "him",
        "her",
        "them",
        "you",
        *(part for part in (setting.reader.full, setting.reader.given, setting.reader.family) if part),
    ]
    other = "|".join(re.escape(part) for part in others)
    taste = pattern("shared_taste").match(text)
    if taste:
        return clause(f"we share {'an' if taste['taste'][0] in 'aeiou' else 'a'} {taste['taste']}", setting, "both", "present")
    friend = pattern("mutual_friend").match(text)
    if friend:
        return clause(f"we both know {friend['names']}", setting, "both", "present")
    beside = pattern("beside_another").match(text)
    if beside and forms_of(at(take_apart(text[beside.end() :]), 0)) & {"past", "base"}:
        return clause(pieces, setting, "other")  # “Ola and he used to row together”
    return _both_named(pieces, text, other, setting) or _us(pieces, setting)


def _both_named(pieces: list[Piece], text: str, other: str, setting: Setting) -> Reading | None:
    """“she and I …”, “he and my uncle …”, “both of our mums …”."""
    found = re.match(
        rf"(?i)^(?:(?:{other}) (?:and|&) (?:i|me|myself)|(?:me|i|myself) (?:and|&) (?:{other}))\b(?P<rest>.*)$", text
    )
    if found:
        rest = take_apart(found["rest"].strip())
        if not rest:
            return asked(setting.typed, UNREAD)
        if forms_of(at(rest, 0)) or at(rest, 0) in words("grammar", "auxiliaries") | words("grammar", "modals") | words(
            "grammar", "before_verb"
        ) | {"both"}:
            return clause(f"you and I {plural_verb(found['rest'].strip())}", setting, "both")
        return clause(f"you and I are {found['rest'].strip()}", setting, "both")
    beside = re.match(rf"(?i)^(?:{other}) (?:and|&) (?P<rest>(?:my|our) .+)$", text)
    if beside:
        return clause(f"you and {beside['rest']}", setting, "other")
    if at(pieces, 0) == "both" and "our" in (at(pieces, 1), at(pieces, 2)):
        return clause(pieces, setting, "other")
    return None


def _us(pieces: list[Piece], setting: Setting) -> Reading | None:
    """“we …”, “neither of us …”, “both …”, “in the same crew”."""
    text, first = put_together(pieces), at(pieces, 0)
    if first in ("neither", "each", "one", "none", "all") and at(pieces, 1) == "of" and at(pieces, 2) == "us":
        return clause(pieces, setting, "both", "past" if "past" in forms_of(at(pieces, 3)) else "present")
    if pattern("of_us").match(text):
        return clause(pieces, setting, "both", "past" if re.search(r"\b(?:got|were|was|had|did)\b", text) else "present")
    if first == "our" and (tense := _our_people(pieces)):
        return clause(pieces, setting, "both", tense)
    if first == "we":
        refers = any(piece.lower in ("his", "her", "him", "them", "their", "your") for piece in pieces)
        mutual = any(
            piece.lower in ("same", "both", "together", "met", "shared", "share", "were", "each", "connected") for piece in pieces
        )
        who: Who = "sender" if refers and not mutual else "both"
        return clause(pieces, setting, who)
    if first == "both":
        return _both(pieces[1:], setting)
    if (
        "same" in [piece.lower for piece in pieces[:4]]
        and (first in words("grammar", "opening_prepositions") or first in ("same", "the"))
        and main_verb(pieces) < 0
        and not (LASTING.search(text) and not _among_people(pieces))
    ):
        return _same(pieces, setting)
    return None


def _our_people(pieces: Sequence[Piece]) -> str:
    """The tense of “our grandfathers sailed together”, where both have such people; empty for anything else."""
    verb = forms_of(at(pieces, 2))
    together = {"together", "same", "both"} & {piece.lower for piece in pieces[2:]} or "each other" in put_together(pieces)
    people = is_person(at(pieces, 1)) or singular(at(pieces, 1)) in words("nouns", "kin")
    if not (together and is_plural(at(pieces, 1)) and people and verb & {"past", "base"}):
        return ""
    return "past" if "past" in verb else "present"


def _both(rest: list[Piece], setting: Setting) -> Reading:
    if at(rest, 0) == "of" and at(rest, 1) == "us":
        rest = rest[2:]
    if not rest:
        return asked(setting.typed, UNREAD)
    first = at(rest, 0)
    if first in ("a", "an") or (
        is_person(at(rest, head_place(rest)))
        and not is_plural(at(rest, head_place(rest)))
        and "and" in [piece.lower for piece in rest]
    ):
        return clause([*take_apart("you are both"), *rest], setting, "reader", "present")
    head = at(rest, head_place(rest))
    spoken = words("grammar", "auxiliaries")
    row = is_person(head) and is_plural(head) and head_place(rest) == len(rest) - 1 and first not in spoken
    if not row and (forms_of(first) & {"past", "base"} or first in words("grammar", "auxiliaries")):
        return clause([*take_apart("we both"), *rest], setting, "both")
    told = put_together(rest)
    past = bool(pattern("past_tie").search(told) or PAST_TIME.search(told) or re.search(r"\b(?:19|20)\d\d\b", told))
    return clause([*take_apart("we were both" if past else "we are both"), *rest], setting, "both", "past" if past else "present")


def _same(pieces: list[Piece], setting: Setting) -> Reading:
    lower = [piece.lower for piece in pieces]
    same = lower.index("same")
    timed = next((place for place in range(same, len(pieces)) if lower[place] in ("every", "each")), len(pieces))
    head = at(pieces, head_place(pieces[same:timed]) + same)
    text = re.sub(r" as (?:me|i|us|mine)\b", "", put_together(pieces))
    text = re.sub(r",\s*different (\w+[^s])$", r" but in a different \1", text)
    text = re.sub(r",\s*(?=different \w+s$)", " but in ", text) if at(pieces, 0) != "same" else text
    if LASTING.search(text) and at(pieces, 0) in words("grammar", "opening_prepositions"):
        return clause(f"we have been {text}", setting, "both", "present")
    past = singular(head) in words("nouns", "past_ties") or bool(
        re.search(
            r"\b(?:19|20)\d\d\b|\bas (?:kids|children|students)\b|\bdifferent (?:years|decades|times|eras)\b"
            r"|\b(?:years|long) ago\b",
            text,
        )
    )
    if at(pieces, 0) in words("grammar", "opening_prepositions"):
        return clause(f"we {'were' if past else 'are'} {text}", setting, "both", "past" if past else "present")
    text = re.sub(r",\s*(?=different \w+s$)", " but in ", text)
    the = "" if at(pieces, 0) == "the" else "the "
    on, small = words("nouns", "same_on"), f"{text[0].lower()}{text[1:]}"
    if singular(head) not in words("nouns", "same_have") and (singular(head) in on or _is_where(head)):
        small = re.sub(
            r",\s*(?=(?:opposite|different) (?:ends?|sides?|corners?|floors?)\b)",
            " but on " if "different" in small else " at ",
            small,
        )
        preposition = "on" if singular(head) in on else "in"
        return clause(
            f"we {'were' if past else 'are'} {preposition} {the}{small}", setting, "both", "past" if past else "present"
        )
    if singular(head) in words("nouns", "groups") | {
        "class",
        "course",
        "cohort",
        "year",
        "league",
        "union",
        "forum",
        "regiment",
    } and at(pieces, 0) in ("same", "the"):
        return clause(
            f"we {'were' if past else 'are'} in {the}{text[0].lower() + text[1:]}", setting, "both", "past" if past else "present"
        )
    return clause(
        f"we {'had' if past else 'have'} {the}{text[0].lower() + text[1:]}", setting, "both", "past" if past else "present"
    )


def _among_people(pieces: Sequence[Piece]) -> bool:
    """Whether what is the same is a group (“on the same committee since 2015”), not the reader's desk or house."""
    if at(pieces, 0) not in words("grammar", "opening_prepositions") or "as" in [piece.lower for piece in pieces]:
        return True
    return any(singular(piece.lower) in words("nouns", "groups") | words("nouns", "rolls") for piece in pieces)


def _is_where(head: str) -> bool:
    return "L" in kind(singular(head)) or singular(head) in (
        "village",
        "town",
        "building",
        "block",
        "house",
        "flat",
        "valley",
        "queue",
    )


def of_sender(pieces: list[Piece], setting: Setting) -> Reading:
    """“our dentist recommended her”: somebody of the writer's; “my old neighbour”: the reader."""
    if main_verb(pieces) > 0:
        return clause(second_clause(pieces), setting, "other")
    place = head_place(pieces)
    text = put_together(pieces)
    if place > 0 and is_person(at(pieces, place)) and not is_plural(at(pieces, place)):
        past = (
            bool(re.match(r"(?i)(?:my|our) (?:ex-|ex |former |old )", text))
            or bool(PAST_TIME.search(text))
            or bool(re.search(r"\b(?:19|20)\d\d\b|\bat (?:school|university|uni)\b", text))
        )
        text = re.sub(r"(?i)^(my|our) (?:ex-|ex |former )", r"\1 ", text)
        lasts = bool(LASTING.search(text))
        return clause(
            f"you {'have been' if lasts and not past else 'were' if past else 'are'} {text[0].lower() + text[1:]}",
            setting,
            "reader",
        )
    if {"his", "her", "their", "him", "them", "your"} & {piece.lower for piece in pieces}:
        return noun_phrase(pieces, setting, "other")
    return asked(setting.typed, UNREAD)


def named_first(pieces: Sequence[Piece], reader: Reader) -> bool:
    """Whether a text opens with the reader\'s name as its subject."""

    length = name_length(pieces, 0, reader)
    return length > 0 and at(pieces, length) != "'s"


def subject_reader(pieces: list[Piece], setting: Setting) -> Reading:
    """“she runs a bakery”, “Ana, 41, grows …”, “Ana and her team …”."""
    first = pieces[0].lower
    pronoun = first in ("he", "she", "they", "you")
    if pronoun and first != "you" and not _means_reader(first, pieces, setting):
        return asked(setting.typed, WHOSE)
    rest = pieces[name_length(pieces, 0, setting.reader) or 1 :]
    if len(rest) > 3 and rest[0].text == rest[2].text == "," and rest[1].kind == "number":
        rest = rest[3:]  # an age
    if not rest:
        return asked(setting.typed, UNREAD)
    apposed = _apposed(rest, setting)
    if apposed is not None:
        return apposed
    if at(rest, 0) in ("and", "&"):
        return _with_others(rest, setting)
    spoken = words("grammar", "auxiliaries") | words("grammar", "modals") | words("grammar", "adverbs") | {",", "both"}
    if not forms_of(at(rest, 0)) and at(rest, 0) not in spoken and not at(rest, 0).endswith("ly"):
        return setting.without_subject(rest)
    if "gerund" in forms_of(at(rest, 0)) and not is_noun(at(rest, 0)):
        rest = [Piece("is"), *rest]
    head = pieces[:1] if pronoun else [Piece("you")]
    return clause(second_clause([*head, *lasting(rest)]), setting, "reader", tense_of(rest))


def _means_reader(pronoun: str, pieces: Sequence[Piece], setting: Setting) -> bool:
    """Whether the opening pronoun is the reader's; “they” beside a “she” is somebody else."""
    if pronoun not in families_of(pieces, setting.reader):
        return False
    single = re.search(r"\b(?:she|he|her|his|him)\b", setting.typed.lower())
    return not (pronoun == "they" and setting.reader.pronoun in ("he", "she") and single)


def _with_others(rest: list[Piece], setting: Setting) -> Reading:
    verb = main_verb([Piece("the"), *rest[1:]])
    kin = at(rest, 1) in ("his", "her", "their") and is_person(at(rest, 2)) and forms_of(at(rest, 3)) & {"base", "past"}
    verb = 3 if verb < 0 and kin else verb  # “she and her sister run …”
    if at(rest, 1) in ("his", "her", "their", "a", "the") and verb > 0:
        return clause([Piece("you"), *rest], setting, "reader", tense_of(rest[verb:]))
    return asked(setting.typed, WHOSE)


def _apposed(rest: list[Piece], setting: Setting) -> Reading | None:
    """What stands in commas or brackets behind the name: “Ana (born in Lund) studied …”, “Ana, a potter, builds …”."""
    mark, inner = rest[0].text, rest[1:]
    if mark not in (",", ":", "–", "—", "-", "(") or not inner:
        return None
    end = next((place for place, piece in enumerate(inner) if piece.text == (")" if mark == "(" else ",")), -1)
    told = inner[end + 1 :] if end > 0 else []
    verb = verb_place(told) if told else 0
    if told and (finite_at(told, verb) or at(told, 0) == "'s"):
        if mark == "(":
            return clause([Piece("you"), *lasting(told)], setting, "reader", tense_of(told))
        if at(inner, 0) in ("a", "an", "the"):
            both = [*take_apart("you are"), *inner[:end], Piece("and"), *lasting(told)]
            return clause(both, setting, "reader", tense_of(told))
        return None
    return setting.without_subject([piece for piece in inner if piece.text != ")"])


def owned(pieces: list[Piece], setting: Setting) -> Reading:
    """“her talk on …”, “her company builds …”."""
    first = pieces[0].lower
    owners = {"his": "he", "her": "she", "hers": "she", "their": "they", "your": "you"}
    if owners[first] != "you" and owners[first] not in families_of(pieces, setting.reader):
        return asked(setting.typed, WHOSE)
    if len(pieces) == 1:
        return asked(setting.typed, UNREAD)
    follower = _their_follower(pieces, setting)
    if follower is not None:
        return follower
    place = main_verb(pieces)
    if place < 0 and "(" in [piece.text for piece in pieces] and main_verb(with_aside(pieces)) > 0:
        pieces = with_aside(pieces)  # “her company (12 people) moved to Gävle”
        place = main_verb(pieces)
    tallied = any(pieces[earlier].text == "," and pieces[earlier + 1].kind == "number" for earlier in range(max(place, 0)))
    if place > 0 and not tallied:
        head = at(pieces, head_place(pieces[:place]))
        acts = [*pieces[:place], *lasting(pieces[place:])]  # “her daughter learns the oboe from me since May”
        return clause(second_clause(acts), setting, _who_acts(pieces, place, head))
    return noun_phrase(with_aside(pieces), setting)


def _their_follower(pieces: list[Piece], setting: Setting) -> Reading | None:
    """“his old student”, “her neighbour here”: what the writer is or was to the reader; None where it may be somebody else."""
    shared = pattern("theirs_and_ours").match(put_together(pieces))
    if shared and forms_of(shared["verb"].lower()) & {"base", "past"}:
        return clause(pieces, setting, "other")  # “her daughter and my son share a desk”
    place = head_place(pieces)
    head, after = at(pieces, place), at(pieces, place + 1)
    if head not in words("nouns", "followers") or is_plural(head) or at(pieces, 1) in words("nouns", "kin"):
        return None
    alone = place + 1 == len(pieces) or after in words("grammar", "prepositions") | {"here"}
    if not alone or main_verb(pieces) > 0 or any(piece.text == "'s" for piece in pieces):
        return None
    text = put_together(pieces)
    former = re.match(r"(?i)(\w+) (?:ex|former|old)[ -](.+)$", text)
    lasts = bool(LASTING.search(text))
    over = former or re.search(r"\b(?:19|20)\d\d\b|\bat (?:school|university|college)\b", text)
    dated = bool(over) and not lasts
    be = "used to be" if former else "was" if dated else "have been" if lasts else "am"
    return clause(f"I {be} {f'{former[1]} {former[2]}' if former else text}", setting, "sender", "past" if dated else "present")


def _who_acts(pieces: Sequence[Piece], place: int, head: str) -> Who:
    """“her work deals with …” is the reader's doing; a team, a person, a place, or what touches the writer, is other."""
    people = any(
        is_person(at(pieces, earlier)) or singular(at(pieces, earlier)) in words("nouns", "kin") for earlier in range(1, place)
    )
    if pieces[0].lower == "your":  # “Berg's group showed …”
        shown = lemma_of(at(pieces, place)) in words("verbs", "showing")
        return "other" if (singular(head) in words("nouns", "groups") and not shown) or is_person(head) else "reader"
    if people or singular(head) in words("nouns", "groups") or _a_place(head):
        return "other"
    touched = any(at(pieces, later) in words("grammar", "first_person") for later in range(place + 1, len(pieces)))
    return "other" if touched else "reader"


def _a_place(word: str) -> bool:
    return "L" in kind(singular(word)) and not is_work(word)
