"""Whose a deed or a thing is: what the brief has of one of the two, or of a third, and a clause gives to another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from composer.etiquette.english.stems import stem
from composer.etiquette.grounding.claims import Clause, last_subject
from composer.etiquette.grounding.figures import figures
from composer.etiquette.grounding.sources import Source, telling
from composer.lexicon import Lexicon, Wording

_READER: Final = Wording("sentence_trace", "reader_did", re.IGNORECASE)
_WRITER: Final = Wording("sentence_trace", "writer_did", re.IGNORECASE)
_MINE: Final = Wording("sentence_trace", "thing_of_mine", re.IGNORECASE)
_YOU: Final = Wording("sentence_trace", "you_do", re.IGNORECASE)
_DOES: Final = Wording("sentence_trace", "you_as_doer", re.IGNORECASE)
_MY: Final = Wording("sentence_trace", "my_own", re.IGNORECASE)
_YOUR: Final = Wording("sentence_trace", "your_own", re.IGNORECASE)
_I_DO: Final = Wording("sentence_trace", "i_do", re.IGNORECASE)
_MINE_NEXT: Final = Wording("sentence_trace", "mine_next", re.IGNORECASE)
_TAKES_IN: Final = Wording("sentence_trace", "takes_in", re.IGNORECASE)
_DONE_TO: Final = Wording("sentence_trace", "done_to_other", re.IGNORECASE)
_OPEN: Final = Wording("sentence_trace", "conditional", re.IGNORECASE)
_UNREAL: Final = Wording("stance", "unreal", re.IGNORECASE)
_GENERAL: Final = Wording("stance", "general", re.IGNORECASE)
_LEAST: Final = 2  # telling words by which a clause is known as one part of the brief


def given_to_the_other(part: Clause, held: tuple[Source, ...], lexicon: Lexicon, *, asks: bool) -> Iterator[str]:
    """A deed or a thing of one of the two (or of a third) that the clause gives to the other."""
    reader, writer = _READER.of(lexicon).search(part.text), _WRITER.of(lexicon).search(part.text)
    if _turned_round(part.text.lower(), held, lexicon):
        yield f"“{part.text}” is the other way round in your brief"
    if reader and not asks and _owned_by_reader(part.text, held, lexicon):
        yield f"“{part.text}” is yours, in your brief"
    if writer and _owned_by_writer(part.text[writer.start() :], held, lexicon):
        yield f"“{part.text}” is the reader's, in your brief"
    if writer and not asks and _counts_theirs(part.text, held, lexicon):
        yield f"“{part.text}” is the reader's, in your brief"
    carried = not _DOES.of(lexicon).search(part.text) and last_subject(part.before, lexicon) == "writer"
    if bool(reader) == bool(writer or carried):
        return  # of both, as in “I watched it and understood your ink”, or of none
    if (carried and not reader) or _of_nobody(part.text, held, lexicon):
        return  # nobody is named in it
    at = (reader or writer).end()  # type: ignore[union-attr]  # one of them is there
    did = telling(part.text[at:], lexicon, common_too=True)
    if not any(word in part.told for word in did):
        return
    of_writer, of_reader, of_third, of_none = (_weight(did, held, owner) for owner in ("writer", "reader", "third", ""))
    if set(did) & _rich(held, "reader", "third") <= _rich(held, "writer", "") and writer:
        return  # all of it is the writer's too
    takes_in = _TAKES_IN.of(lexicon).search(part.text) or (part.before and _TAKES_IN.of(lexicon).search(f"i {part.text}"))
    mine = writer and not takes_in and _does_the_same(part.text, held, lexicon)
    if mine and of_reader >= _LEAST and of_reader > max(of_writer, of_none):
        yield f"“{part.text}” is the reader's, in your brief"
    if reader and not asks and _LEAST <= of_writer > max(of_reader, of_none) and not _counts_yours(part.text, held, lexicon):
        yield f"“{part.text}” is yours, in your brief"
    if reader and not asks and of_third >= _LEAST and of_third > max(of_reader, of_none):
        yield f"“{part.text}” is somebody else's, in your brief"


def _of_nobody(text: str, held: tuple[Source, ...], lexicon: Lexicon) -> bool:
    """What is said of all the world (“nobody in our trade …”), or of a thing that was lent: “your lifter did three acres”."""
    if _GENERAL.of(lexicon).search(text):
        return True
    if _DOES.of(lexicon).search(text):
        return False
    things = [stem(found["thing"].lower()) for found in _YOUR.of(lexicon).finditer(text)]
    lent = [one for one in held if not one.rich.isdisjoint(lexicon.words["sentence_trace", "lent"])]
    return any(thing in one.rich for thing in things for one in lent)


def _owned_by_writer(text: str, held: tuple[Source, ...], lexicon: Lexicon) -> bool:
    """“My Coalesce talk”, where the brief has it as the reader's."""
    match = _MINE.of(lexicon).match(text)
    if match is None:
        return False
    named = telling(match["thing"], lexicon, common_too=True)
    known = any(one.owner == "reader" and one.rich.issuperset(named) for one in held)
    return len(named) >= _LEAST and known and not any(one.owner != "reader" and set(named) <= one.rich for one in held)


def _counts_theirs(text: str, held: tuple[Source, ...], lexicon: Lexicon) -> bool:
    """“We went from 14 wrong doses to 3”: the writer does something with figures that are the reader's alone."""
    did = _I_DO.of(lexicon).search(text)
    if did is None or any(wording.of(lexicon).search(text) for wording in (_UNREAL, _TAKES_IN, _OPEN, _YOU)):
        return False
    ours = frozenset[str]().union(*(one.values for one in held if one.owner != "reader"))
    theirs = [one for one in held if one.owner == "reader"]
    told = telling(text[did.start("verb") :], lexicon, common_too=True)
    return any(
        figure.start > did.end() and figure.value in one.values - ours and not one.rich.isdisjoint(told)
        for figure in figures(text, lexicon) for one in theirs
    )


def _counts_yours(text: str, held: tuple[Source, ...], lexicon: Lexicon) -> bool:
    """“You replaced 28 with steel”: a figure that only the reader's part of the brief has."""
    values = {figure.value for figure in figures(text, lexicon)}
    theirs, ours = (frozenset[str]().union(*(one.values for one in held if one.owner == who)) for who in ("reader", "writer"))
    return not values.isdisjoint(theirs - ours)


def _does_the_same(text: str, held: tuple[Source, ...], lexicon: Lexicon) -> bool:
    """Whether the writer is said to do what the brief says the reader does, or to have what they have."""
    theirs = _rich(held, "reader")
    for match in _I_DO.of(lexicon).finditer(text):
        verb = stem(match["verb"].lower())
        if verb in theirs or verb in lexicon.words["sentence_trace", "has_or_makes"]:
            return True
    owned = (match["thing"] for match in _MINE_NEXT.of(lexicon).finditer(text))
    return any(not theirs.isdisjoint(telling(thing, lexicon, common_too=True)) for thing in owned)


def _owned_by_reader(text: str, held: tuple[Source, ...], lexicon: Lexicon) -> bool:
    """“Your father”, where the brief says “my father” and nowhere “your father”."""
    mine = _only_mine(held, lexicon)
    return bool(mine) and any(stem(found["thing"].lower()) in mine for found in _YOUR.of(lexicon).finditer(text))


@lru_cache(maxsize=64)
def _only_mine(held: tuple[Source, ...], lexicon: Lexicon) -> frozenset[str]:
    """What the brief calls “my” and nowhere “your”, as stems."""
    mine, yours = (
        {stem(found["thing"]) for one in held for found in wording.of(lexicon).finditer(one.text)} for wording in (_MY, _YOUR)
    )
    return frozenset(mine - yours - _rich(held, "reader"))


def _turned_round(low: str, held: tuple[Source, ...], lexicon: Lexicon) -> bool:
    """“I showed you”, where the brief says “he showed me” or “you showed me”."""
    first = lexicon.words["sentence_trace", "writer"]
    for match in _DONE_TO.of(lexicon).finditer(low):
        by_writer = match["who"] in first
        known = [
            found["who"] in first for one in held for found in _DONE_TO.of(lexicon).finditer(one.text)
            if stem(found["verb"]) == stem(match["verb"])
        ]
        if known and by_writer not in known:
            return True
    return False


@lru_cache(maxsize=256)
def _rich(held: tuple[Source, ...], *owners: str) -> frozenset[str]:
    """All words of the parts of the brief with such owners."""
    return frozenset[str]().union(*(one.rich for one in held if one.owner in owners))


def _weight(words: Sequence[str], held: Sequence[Source], owner: str) -> int:
    """The most of some words that one part of the brief with such an owner has."""
    return max((len(set(words) & one.rich) for one in held if one.owner == owner), default=0)
