"""Two things told in one text, each with its own subject: “met at the quay, she wore odd boots”; scenes: “night train, he …”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from composer.drafting.reading.addressing.names_of_reader import Reader, name_length
from composer.drafting.reading.facts.subjects import verb_place
from composer.drafting.reading.grammar.bare_verbs import verb_reading
from composer.drafting.reading.grammar.lexicon import (
    is_adjective,
    is_noun,
    is_person,
    is_plural,
    is_word,
    pattern,
    singular,
    words,
)
from composer.drafting.reading.grammar.noun_heads import counted, head_place
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.predicates import finite_at, is_third, main_verb
from composer.drafting.reading.grammar.verb_words import at, forms_of, is_only_past, lemma_of
from composer.drafting.reading.reading import Reading

_MARKS = (",", "–", "—", "-")
_NOMINATIVE = frozenset("he she they i we it mine ours hers theirs nobody everyone everybody".split())
_LONGEST = 190  # characters that two parts joined may have


def clauses_apart(text: str, reader: Reader) -> tuple[str, ...]:
    """The clauses of a text that have subjects of their own, where a mere comma or dash stands between them."""
    pieces = take_apart(text)
    depth = 0
    for place, piece in enumerate(pieces):
        depth += (piece.text == "(") - (piece.text == ")")
        if not depth and _runs_on(pieces, place, reader):
            return put_together(pieces[:place]), *clauses_apart(put_together(pieces[place:]), reader)
        if depth or not place or piece.text not in _MARKS or place + 2 > len(pieces):
            continue
        if piece.text == "-" and not piece.gap:
            continue
        right = pieces[place + 1 :]
        if at(right, 0) in ("and", "but", "so") and opens_clause(right[1:], reader):
            right = right[1:]
        if not opens_clause(right, reader) or not _complete(pieces[:place], right, reader):
            continue
        return put_together(pieces[:place]), *clauses_apart(put_together(right), reader)
    return (text,)


def _runs_on(pieces: Sequence[Piece], place: int, reader: Reader) -> bool:
    """“met in the queue | he lost a glove there”: a second clause without any mark, its verb with an object of its own."""
    if place < 2 or at(pieces, place) not in ("he", "she", "they", "i", "we") or pieces[place - 1].kind != "word":
        return False
    before, left, right = at(pieces, place - 1), pieces[:place], pieces[place:]
    timely = words("nouns", "times_and_ways") | words("grammar", "time_units")
    if not (is_noun(before) or pieces[place - 1].is_name) or before in timely or forms_of(before) & {"past", "third"} - {"base"}:
        return False
    joints = words("grammar", "subordinators") | words("grammar", "question_words") | {"that", "who", "which"}
    if any(piece.lower in joints for piece in left) or not opens_clause(right, reader) or not _complete(left, right, reader):
        return False
    verb = 1 + verb_place(right[1:])
    ongoing = at(right, verb) in ("was", "were", "is", "are") and "gerund" in forms_of(at(right, verb + 1))
    opened = at(right, verb + 1 + ongoing)
    own = opened in words("grammar", "determiners") | words("grammar", "numbers") or (ongoing and is_noun(opened))
    return own and at(right, len(right) - 1) not in words("grammar", "prepositions")


def opens_clause(pieces: Sequence[Piece], reader: Reader) -> bool:
    """Whether words start with a subject and its verb."""
    if len(pieces) < 2:
        return False
    named = name_length(pieces, 0, reader)
    subject = named or int(at(pieces, 0) in _NOMINATIVE)
    if subject:
        if at(pieces, subject) == "and" and at(pieces, 0) in _NOMINATIVE:  # “she and I ran …”
            return any(forms_of(at(pieces, later)) & {"past", "base"} for later in range(subject + 2, min(len(pieces), 6)))
        verb = subject + verb_place(pieces[subject:])
        return verb < len(pieces) and (bool(finite_at(pieces, verb)) or at(pieces, verb) in ("'s", "'d", "'ll", "'ve"))
    return _nominal_clause(pieces)


def _nominal_clause(pieces: Sequence[Piece]) -> bool:
    if at(pieces, 0) == "not" and at(pieces, 1) in ("one", "a"):
        return main_verb(pieces[1:]) > 0 or any(forms_of(at(pieces, later)) & {"third", "past"} for later in (3, 4))
    first = at(pieces, 0)
    someone = is_person(first) or first in words("nouns", "kin")  # “judge couldn't get a penny in”, “gran now cheats”
    acts = 1 + (at(pieces, 1) in words("grammar", "before_verb"))
    told = is_only_past(at(pieces, acts)) or at(pieces, acts) in words("grammar", "auxiliaries") | words("grammar", "modals")
    if someone and len(pieces) > acts + 1 and (told or is_third(pieces, acts)):
        return True
    determined = first in words("haste", "subject_openers")
    named = pieces[0].is_name and not is_word(first)
    if is_plural(first) and "past" in forms_of(at(pieces, 1)) and len(pieces) < 4:
        return True
    if not (determined or named) or (first in ("a", "an")):
        return False
    verb = main_verb(pieces)
    if any(piece.text == "," for piece in pieces[: max(verb, 0)]):
        return False
    if verb < 1 or verb > 6 or any(at(pieces, earlier) in ("and", "or", "who", "that") for earlier in range(verb)):
        return False
    word = at(pieces, verb)
    return (
        word in words("grammar", "auxiliaries") | words("grammar", "modals")
        or is_only_past(word)
        or ("third" in forms_of(word) or "past" in forms_of(word) or "base" in forms_of(word))
    )


def _complete(left: Sequence[Piece], right: Sequence[Piece], reader: Reader) -> bool:
    """Whether words tell something on their own: a verb without its subject, a subject with its verb, a scene."""
    if is_scene(left):
        return True
    first = at(left, 0)
    if len(left) == 1 or first in words("grammar", "subordinators") | words("grammar", "conjunctions"):
        return False
    if opens_clause(left, reader) or (first in ("my", "our", "his", "her", "their", "the", "your") and main_verb(left) > 0):
        return not _reports(left)
    if main_verb(left) > 0 and not verb_reading(list(left)) and first not in words("grammar", "opening_prepositions"):
        return not _reports(left)
    if first in words("grammar", "opening_prepositions") or first in ("both", "same"):
        return "same" in [piece.lower for piece in left[:4]] or first == "both"
    verb = verb_reading(list(left[verb_place(left) :]))
    if not verb or verb == "gerund" or _reports(left):
        return False
    forms = forms_of(at(left, verb_place(left)))
    participial = "participle" in forms and "third" not in forms and verb in ("passive", "state", "participle")
    return not (participial and at(right, 0) not in _NOMINATIVE and not name_length(right, 0, reader))


def _reports(left: Sequence[Piece]) -> bool:
    """“she said, he …” is one clause."""
    return at(left, len(left) - 1) in ("said", "says", "told", "thought", "knows", "wrote")


def is_scene(pieces: Sequence[Piece]) -> bool:
    """“night train from Narvik”, “workshop in Graz in May 2019”: where something happened."""
    return bool(scene(pieces))


def scene(pieces: Sequence[Piece]) -> str:
    """Such words with their preposition and article; empty for anything else."""
    first = at(pieces, 0)
    start = int(first in ("the", "our", "that"))
    if not pieces or first in words("grammar", "prepositions") | {"a", "an", "his", "her", "their"} or counted(pieces):
        return ""
    place = head_place(pieces)
    head = singular(at(pieces, place)) if place >= 0 else ""
    if is_plural(at(pieces, place)) or main_verb(pieces) > 0 or (verb_reading(list(pieces)) and not start):
        return ""
    preposition = next((word for word in ("on", "at", "in") if head in words("haste", f"scenes_{word}")), "")
    if not preposition:
        return ""
    rest = list(pieces[start:])
    if rest[0].is_name and is_word(rest[0].lower) and not (len(rest) > 1 and rest[1].is_name):
        rest[0] = rest[0].said(rest[0].lower)
    text = re.sub(r",\s*", " ", put_together(rest))
    text = re.sub(r" (?=(?:19|20)\d\d$)(?<! in )(?<![a-z] )", " in ", text) if re.search(r"[a-z] (?:19|20)\d\d$", text) else text
    return f"{preposition} {'our' if first == 'our' else 'the'} {text}"


def joined(typed: str, left: Reading, right: Reading) -> Reading:
    """Two clauses in one sentence; one of them where that would be too long or both are hard to follow."""
    if left.said.startswith("you ") and right.said.startswith("you ") and left.who == right.who == "reader":
        shared = not re.search(r", (?:and|but) (?!you\b)\w+ ", left.said)
        text = f"{left.said} and {right.said.removeprefix('you ')}" if shared else f"{left.said}, and {right.said}"
    elif re.search(r"n't\b|\bnot\b", left.said) and right.said.startswith(("it's ", "it is ")):
        text = f"{left.said}; {right.said}"  # “your book isn't about birds; it's about waiting”
    else:
        text = f"{left.said}, and {right.said}"
    parts = (left,) if right.said.startswith(("it ", "it's ")) else (left, right)
    if len(text) > _LONGEST:
        return replace(left, typed=typed, parts=parts[1:])
    return Reading(typed, text, left.who, "clause", parts=parts, tense=left.tense or right.tense)


def with_verb(text: str) -> str:
    """“all alive”, “none of them lost” as a clause: “all of them are alive”."""
    found = re.match(
        r"(?i)(?P<who>all|both|most|some|none)(?P<of> of them)? (?P<what>(?:still |now )?(?P<state>[a-z]+)\b.*)$", text
    )
    if found is None or not (is_adjective(found["state"]) or "participle" in forms_of(found["state"])):
        return text
    return f"{found['who'].lower()} of them are {found['what']}"


def response(text: str) -> tuple[str, str]:
    """“newsletter on moss, never miss it” as “I never miss the newsletter on moss”, with the noun phrase apart."""
    found = pattern("response").match(text)
    if found is None:
        return "", ""
    pieces = take_apart(found["what"])
    takes_in = words("verbs", "perception") | words("verbs", "experience") | words("verbs", "noticing")
    takes_in |= words("verbs", "put_to_use")
    if lemma_of(found["verb"]) not in takes_in or verb_reading(pieces) or main_verb(pieces) > 0:
        return "", ""
    used = lemma_of(found["verb"]) in words("verbs", "put_to_use")
    if not (found["object"] or (found["often"] and not used)):
        return "", ""
    return f"I {found['adverb'] or ''}{found['verb']} {{}}{found['often'] or ''}", found["what"]
