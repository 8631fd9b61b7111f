"""What stands before the rest of a fact: a time, a reason, a place, another clause (“thanks to her the 14 still runs”)."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.addressing.names_of_reader import name_length
from composer.drafting.reading.addressing.second_person import turned
from composer.drafting.reading.facts.sayings import Setting, clause, finished, in_small, small_first
from composer.drafting.reading.grammar.lexicon import is_person, is_plural, pattern, words
from composer.drafting.reading.grammar.noun_heads import head_place
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.predicates import finite_at, main_verb
from composer.drafting.reading.grammar.verb_words import at, forms_of, is_only_past
from composer.drafting.reading.reading import Reading, Who

_FIRST: Final = 2  # before it a subordinator opens the text, and its subject is that of the opening
_FURTHEST: Final = 12  # words that an opening may have


def opening_time(pieces: list[Piece], setting: Setting) -> Reading | None:
    """“In his free hours, he umpires …”, “after law school moved to …”, “since 2012 head cook of …”."""
    first = at(pieces, 0)
    if len(pieces) < 4:
        return None
    if first == "from":
        return _from_somewhere(pieces, setting)
    subjects = [
        place
        for place in range(1, min(16, len(pieces)))
        if (at(pieces, place) in ("he", "she", "they", "you", "i", "we") or _is_named(pieces, place, setting))
        and not (place > _FIRST and at(pieces, place - 1) in words("grammar", "subordinators") | {"that"})
    ]
    start = next((place for place in subjects if pieces[place - 1].text == ","), -1)
    if start > 0 and subjects[0] < start and at(pieces, subjects[0] - 1) in ("her", "him", "us", "them", "me"):
        start = subjects[0]  # “with her I learned to swim, I was 43”
    apposed = next((place for place in range(1, min(10, len(pieces))) if pieces[place].text == ","), -1)
    if first in ("a", "an") and 0 < apposed < len(pieces) - 1 and apposed + 1 in subjects:
        main = setting.part(put_together(pieces[apposed + 1 :]))
        if not main.ask and main.said.startswith("you "):
            told = f"you are {put_together(turned(pieces[:apposed], setting.reader))} and {main.said.removeprefix('you ')}"
            return Reading(setting.typed, finished(told), "reader", "clause", tense=main.tense)
    opening = first in words("grammar", "opening_prepositions") | words("grammar", "openers") or (
        first.endswith("ly") and not forms_of(at(pieces, 1))
    )
    if (
        start < 0
        and first in words("grammar", "subordinators")
        and len(subjects) > 1
        and "," not in [piece.text for piece in pieces]
    ):
        start = subjects[1]
    clause_first = _is_subordinate(pieces)
    if start < 0 and clause_first and subjects and any(finite_at(pieces, earlier) for earlier in range(2, subjects[0])):
        start = subjects[0]  # “when the lift breaks she carries …”
    if (
        start < 0
        and opening
        and subjects
        and not any(piece.text == "," for piece in pieces[: subjects[0]])
        and first not in ("when", "while")
    ):
        start = subjects[0]
    opening = opening or clause_first or bool(forms_of(first) & {"gerund", "participle"})
    if start > 0 and len(pieces) > start + 1 and opening:
        who: Who = "sender" if at(pieces, start) == "i" else "both" if at(pieces, start) == "we" else "reader"
        opener = [piece for piece in small_first(pieces[:start]) if piece.text != ","]
        main = setting.part(put_together(pieces[start:]))
        if main.ask:
            return None
        return Reading(
            setting.typed,
            finished(f"{put_together(turned(opener, setting.reader))} {main.said}"),
            who if main.who == "reader" else main.who,
            "clause",
            tense=main.tense,
        )
    if start < 0 and apposed > 0 and _opens_main(pieces[apposed + 1 :]) and first in words("grammar", "opening_prepositions"):
        return clause([*in_small(pieces[:1]), *pieces[1:]], setting, "other")
    return _timed(pieces, setting) or _of_others(pieces, setting)


def _is_subordinate(pieces: list[Piece]) -> bool:
    """“when …”, “where …”, “because …”, not “because of …”."""
    opens = words("grammar", "subordinators") | {"when", "where"}
    return at(pieces, 0) in opens and at(pieces, 1) != "of"


def _of_others(pieces: list[Piece], setting: Setting) -> Reading | None:
    """“because of him our school has a bus”, “thanks to her the 14 still runs”: somebody else acts behind such an opening."""
    if at(pieces, 0) not in words("grammar", "opening_prepositions") | words("grammar", "openers") | {"because", "if", "where"}:
        return None
    only_clauses = {"when", "where", "if", "because", "although", "though", "while", "unless", "once"}
    for place in range(2, min(_FURTHEST, len(pieces) - 1)):
        acts = _verb_after(pieces, place)
        if not _may_open(pieces, place) or not acts:
            continue
        if at(pieces, 0) in only_clauses and at(pieces, 1) != "of" and main_verb(pieces[1:place]) < 1:
            continue
        verb = at(pieces, acts)
        past = is_only_past(verb) or verb in ("was", "were")
        return clause(small_first(pieces), setting, "other", "past" if past else "present")
    return None


def _verb_after(pieces: list[Piece], place: int) -> int:
    """Where the verb of the subject that opens there stands; 0 for none."""
    alone = at(pieces, place) in ("nobody", "everybody", "everyone", "people")
    many = pieces[place].kind == "number" and is_plural(at(pieces, place + 1))
    for later in (place + 1,) if alone else (place + 2,) if many else ():
        if later < len(pieces) and (finite_at(pieces, later) or (alone and "third" in forms_of(at(pieces, later)))):
            return later
    found = main_verb(pieces[place:])
    return place + found if found > 0 else 0


def _may_open(pieces: list[Piece], place: int) -> bool:
    """Whether a subject may open there: a determiner, a number, “nobody”, “there”, behind a noun or a pronoun."""
    small = words("grammar", "prepositions") | words("grammar", "determiners") | words("grammar", "conjunctions")
    before = at(pieces, place - 1)
    object_ = before in ("her", "that", "this") and at(pieces, place - 2) in words("grammar", "prepositions")
    opens = at(pieces, place) in words("grammar", "determiners") | {"nobody", "everybody", "everyone", "there", "people"}
    return (opens or pieces[place].kind == "number") and (object_ or before not in small | {"as"})


def _is_named(pieces: list[Piece], place: int, setting: Setting) -> bool:
    """Whether the reader's name stands there as a subject, not as an owner (“under Ana's leadership”)."""
    length = name_length(pieces, place, setting.reader)
    return length > 0 and at(pieces, place + length) != "'s"


def _timed(pieces: list[Piece], setting: Setting) -> Reading | None:
    """“since 2012 head cook of …”: the time behind the rest."""
    time = pattern("time_first").match(put_together(pieces))
    if time:
        rest = take_apart(time["rest"])
        if (
            is_person(at(rest, head_place(rest)))
            or forms_of(at(rest, 0)) & {"past", "gerund"}
            or at(rest, 0) in ("at", "with", "in", "on")
        ):
            return setting.part(f"{time['rest']} {time['time'][0].lower() + time['time'][1:]}")
    return None


def _from_somewhere(pieces: list[Piece], setting: Setting) -> Reading | None:
    """“from accountant to shepherd”, “from the allotment next to hers”."""
    rest = [*in_small(pieces[:1]), *pieces[1:]]
    if at(pieces, len(pieces) - 1) in ("hers", "his", "theirs", "yours"):
        return clause([*take_apart("I am"), *rest], setting, "sender", "present")
    found = pattern("from_to").match(put_together(pieces))
    if found and not re.search(r"\d", found.group()):
        return clause([*take_apart("you went"), *rest], setting, "reader", "past")
    return _timed(pieces, setting)


def _opens_main(told: list[Piece]) -> bool:
    return at(told, 0) in ("the", "our", "his", "her", "their") and main_verb(told) > 0
