"""A part of a fact that tells two things, each of somebody: “stuck in a lift, she taught me a trick”."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from composer.drafting.reading.facts import pairs
from composer.drafting.reading.facts.sayings import Setting, clause
from composer.drafting.reading.facts.several import coordinated
from composer.drafting.reading.facts.statements import read_part
from composer.drafting.reading.grammar.bare_verbs import verb_reading
from composer.drafting.reading.grammar.lexicon import gender, is_person, kind, singular, words
from composer.drafting.reading.grammar.noun_heads import head_place
from composer.drafting.reading.grammar.pieces import Piece, take_apart
from composer.drafting.reading.grammar.predicates import main_verb
from composer.drafting.reading.grammar.tokens import lower_first
from composer.drafting.reading.grammar.verb_words import at
from composer.drafting.reading.reading import Reading

_OPENS_OTHERWISE: Final = frozenset("he she they i we you it his her their my our your the a an this that there".split())
_DOES_SOMETHING: Final = re.compile(r"does (?!not\b|it\b|so\b|that\b|n't)[a-z]+")
_BUILT_FOR: Final = re.compile(
    r"(?:built|made|painted|mended|fixed|tuned|repaired|designed|translated|printed|wired|plastered|tiled|carved|sewed|cut|did)"
    r" (?:his|her|their) (?!own\b)"
)
_AS_WANTED: Final = re.compile(r"(?:he|she|they) (?:wanted|asked|chose|liked|rang|called|insisted|paid|said|cried|laughed)\b")
_OWNS: Final = re.compile(r"\d+ [a-z -]*(?:[a-z]+s|staff|people|sheep|cattle)(?: (?:in|on|at|across) (?:the )?[\w ]+)?$")
_OWNED: Final = re.compile(r"(?:his|her|their|your) ", re.IGNORECASE)


def read_clauses(part: str, setting: Setting) -> Reading:
    """The reading of a part; two clauses with subjects of their own are read one by one."""
    frame, what = pairs.response(part)
    if frame and not setting.headline:
        phrase = read_part(what, setting)
        if not phrase.ask and phrase.form == "noun" and phrase.who == "reader":
            return Reading(setting.typed, frame.format(phrase.said), "sender", "clause", parts=(phrase,))
    former = _former_and_now(part, setting)
    if former is not None:
        return former
    clauses = () if setting.headline else pairs.clauses_apart(part, setting.reader)
    if len(clauses) < 2:
        return read_part(part, setting)
    theirs = _of_kin(clauses[0], clauses[1])
    if theirs:
        told = read_part(clauses[0], setting)
        return told if told.ask else replace(told, said=f"{told.said}, and {clauses[1]}")
    clauses = _with_doers(clauses)
    scene = pairs.scene(take_apart(clauses[0]))
    if scene:
        told = read_part(clauses[1], setting)
        if told.ask or told.form != "clause":
            return told
        return Reading(setting.typed, f"{scene} {told.said}", told.who, "clause", tense=told.tense)
    read = [item for item in (_read_clause(text, setting) for text in clauses) if not item.ask]
    if not read or (len(read) == 1 and read[0].who == "other"):
        return read[0] if read else read_part(clauses[0], setting)
    if len(read) == 1 or any(item.form != "clause" for item in read[:2]):
        return read[0]
    return pairs.joined(setting.typed, read[0], read[1])


def _with_doers(clauses: tuple[str, ...]) -> tuple[str, ...]:
    """The clauses with the doer that the first leaves out, where it is not the reader, and with whose kin the second names."""
    kin = re.match(r"[a-z]+", clauses[1])
    if kin and kin.group() in words("nouns", "kin") and f"my {kin.group()}" in clauses[0]:
        clauses = (clauses[0], f"my {clauses[1]}", *clauses[2:])  # “sat with my gran, gran now cheats at rummy”
    mine = verb_reading(take_apart(clauses[0])) == "past" and re.search(r"\b(?:my|our)\b", clauses[0])
    if at(take_apart(clauses[0]), 0) in words("verbs", "befallen") and re.match(r"(?:he|she|they) ", clauses[1]):
        clauses = (f"we were {lower_first(clauses[0])}", *clauses[1:])  # “stuck in a lift in Lyon, he taught me”
    if _BUILT_FOR.match(clauses[0]) and _AS_WANTED.match(clauses[1]):
        clauses = (f"I {clauses[0]}", *clauses[1:])  # “built her stairs in 2016, she wanted a step to creak”
    elif (_took_part(take_apart(clauses[0])) or mine) and re.match(r"(?:he|she|they) ", clauses[1]):
        clauses = (f"I {clauses[0]}", *clauses[1:])
    return clauses


def _of_kin(told: str, then: str) -> bool:
    """Whether “he” of a second clause is one of the writer's people: “taught my son to dive, he was afraid of water”."""
    who, pronoun = re.search(r"\b(?:my|our) (?P<kin>[a-z]+)\b", told), re.match(r"(?P<who>he|she) ", then)
    if who is None or pronoun is None or who["kin"] not in words("nouns", "kin"):
        return False
    return gender(who["kin"]) == pronoun["who"]


def _former_and_now(part: str, setting: Setting) -> Reading | None:
    """“ex-detective, writes for children”: what somebody was, and what they do."""
    was, comma, does = part.partition(", ")
    if comma and verb_reading(take_apart(does)) != "third":
        was, comma, does = part.rpartition(", ")
    now = re.match(r"(?i)(?P<was>ex[- ][\w -]+?),? (?P<does>now [a-z]+s\b.*)$", part)
    if now:
        was, comma, does = now["was"], ",", now["does"]
    pieces = take_apart(was)
    noun = bool(pieces) and not verb_reading(pieces) and main_verb(pieces) < 1 and at(pieces, 0) not in _OPENS_OTHERWISE
    doing = re.sub(r"^(?:(?:now|always|still|never|only|also) )+", "", does)
    acts = verb_reading(take_apart(doing)) == "third" or _DOES_SOMETHING.match(doing) is not None
    if comma and acts and _OWNED.match(was) and main_verb(pieces) < 1:
        whole = read_part(f"{was} {does}", setting)  # “his stall at the market, always sells out by ten”
        return None if whole.ask else whole
    if comma and acts and noun and _OWNS.match(was) and (was.endswith(" staff") or not is_person(pieces[-1].lower)):
        told = read_part(does, setting)  # “11 patents, still answers the phone himself”
        if not told.ask and told.said.startswith("you "):
            said = f"you have {was} and {told.said.removeprefix('you ')}"
            return Reading(setting.typed, said, "reader", "clause", tense="present")
    if not comma or not acts or not (noun or re.match(r"(?i)ex[- ]\w", was)):
        return None
    read = [read_part(text, setting) for text in (was, does)]
    first = read[0]
    if first.form == "noun" and not first.ask and _is_group(was) and not does.startswith("now "):
        return Reading(setting.typed, f"{first.said} {does}", "other", "clause", tense="present")  # “24-seat bar, sells …”
    said = coordinated([item.said for item in read if not item.ask])
    if any(item.ask or not item.said.startswith("you ") or item.who != "reader" for item in read) or not said:
        return None
    return Reading(setting.typed, said, "reader", "clause", parts=tuple(read), tense=read[0].tense)


def _is_group(text: str) -> bool:
    """Whether a noun phrase names a firm or a place, which then does what follows (“212-family dairy, sells to 3 counties”)."""
    pieces = take_apart(text)
    head = singular(at(pieces, head_place(pieces)))
    return head in words("nouns", "groups") or "L" in kind(head)


def _took_part(pieces: list[Piece]) -> bool:
    """“joined the night walk”, beside a clause of which the reader is the subject: the writer did."""
    place = next((place for place in range(1, len(pieces)) if singular(at(pieces, place)) in words("nouns", "joined")), 0)
    return place > 0 and at(pieces, 0) in ("joined", "attended", "went", "visited", "did", "took")


def _read_clause(text: str, setting: Setting) -> Reading:
    """One of two clauses: “it still runs” points to the other."""
    if re.match(r"(?:it|that)(?:'s|'ll)? \w", text):
        return clause(text, setting, "other")
    return read_part(pairs.with_verb(text), setting)
