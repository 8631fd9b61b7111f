"""The finite verbs of a sentence against the clauses that it opens: one too many is a splice (“…, the other was black”)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_noun, is_plural, words
from composer.drafting.reading.grammar.pieces import Piece
from composer.drafting.reading.grammar.verb_words import at, forms_of, is_only_past, lemma_of

_FINITE: Final = frozenset("VVZ VVD VVB VBB VBD VBZ VHB VHD VHZ VDB VDD VDZ VM0".split())
_SURE: Final = frozenset("VBB VBD VBZ VHD VHZ VDD VDZ VM0".split())
_INFINITE: Final = frozenset("VHN VDN VBN VHI VDI VBI".split())
_EITHER: Final = frozenset("have do will may might can 'd 's".split())  # finite or not, by their tag
_REPORTING: Final = frozenset("say think know hope believe swear claim feel reckon bet suppose".split())
_NOMINATIVE: Final = frozenset("i you he she it we they".split())
_WHERE: Final = 7  # words that “on local TV” and its like may have


def clause_fault(pieces: Sequence[Piece], tags: Sequence[str], *, noun: bool) -> str:
    """A finite verb for which no clause is open (“…, the other was black”), or a clause without one."""
    clauses = _Clauses(noun, main=noun)
    clauses.named = not noun and tags[0] in ("DPS", "AT0", "NN1", "NN2", "NP0") and at(pieces, 1) != ","
    clauses.opened = at(pieces, 0) in words("grammar", "subordinators") - {"so"} or tags[0] in ("AVQ", "CJS")
    for place, piece in enumerate(pieces):
        if piece.kind != "word":
            clauses.mark(piece.text, place)
        elif piece.lower in ("and", "but", "or", "so", "yet") or tags[place] == "CJC":
            clauses.joint = True
        elif piece.lower in _subordinating() or tags[place] in ("CJS", "CJT", "DTQ", "PNQ", "AVQ"):
            clauses.inner += place > 0
        else:
            if place and at(pieces, place - 1) not in (",", "and", "but") and _opens_clause(pieces, tags, place):
                clauses.inner += 1
                if _runs_on(pieces, tags, place):
                    return "two clauses without a joint"
            helped = (place > 0 and at(pieces, place - 1) in _helping()) or _is_beside(pieces, place)
            if not helped and _is_finite(pieces, tags, place):
                if not clauses.takes_verb():
                    return "a verb too many"
                clauses.inner += lemma_of(piece.lower) in _REPORTING  # “you say kelp is hardest”
    return "no finite verb" if not noun and not clauses.found and not _any_verb(pieces) else ""


def _is_beside(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a word of one form tells how something is held: “with your eyes shut”."""
    with_ = any(at(pieces, earlier) == "with" for earlier in range(max(0, place - 4), place - 1))
    return with_ and at(pieces, place) in ("shut", "cut", "set", "split", "spread") and is_noun(at(pieces, place - 1))


@dataclass(slots=True)
class _Clauses:
    """The clauses that are open while a sentence is read word by word."""

    noun: bool
    main: bool  # whether the main clause has its verb
    opened: bool = False  # whether the sentence began with a subordinate clause
    named: bool = False  # whether it began with a noun
    commas: int = 0
    joint: bool = False
    inner: int = 0
    found: int = 0

    def mark(self, text: str, place: int) -> None:
        """A colon or a bracket opens a clause, a comma closes those that are open."""
        if text in (":", ";", "("):
            self.inner += 1
        elif text in (",", "–", "—", "-", ")") and place:
            self.joint, self.inner = False, 0
            self.commas += text == ","
            if self.opened and self.found:
                self.main = self.opened = False

    def takes_verb(self) -> bool:
        """Whether an open clause, or one joined by “and”, takes one more finite verb."""
        self.found += 1
        if self.inner:
            self.inner -= 1
        elif not self.main:
            self.main = True
            return self.joint or not (self.named and self.commas == 1)  # “your film of the fair, even the mayor was in it”
        elif self.joint and (not self.noun or self.found > 1):
            self.joint = False
        else:
            return False
        return True


@cache
def _subordinating() -> frozenset[str]:
    return words("grammar", "subordinators") | words("grammar", "relatives") | words("grammar", "question_words")


@cache
def _helping() -> frozenset[str]:
    return (words("grammar", "auxiliaries") | words("grammar", "modals")) - {"'s"}


def _any_verb(pieces: Sequence[Piece]) -> bool:
    return any(forms_of(piece.lower) & {"base", "past", "third"} for piece in pieces[1:])


def _is_finite(pieces: Sequence[Piece], tags: Sequence[str], place: int) -> bool:
    word, tag, before = at(pieces, place), tags[place], at(pieces, place - 1) if place else ""
    if pieces[place].is_name or before == "to" or tag in _INFINITE:  # “has not had”
        return False
    if word == "am" and before != "i":  # “at 4 am”
        return False
    if word in (words("grammar", "auxiliaries") | words("grammar", "modals")) - _EITHER:
        return True
    if word in _EITHER:
        return tag in _SURE | {"VHB", "VDB", "VM0"} and (word != "'s" or before in _NOMINATIVE | {"there", "here", "that", "who"})
    if tag == "VVN" and tags[place - 1] == "AV0" and at(pieces, place - 2) == ",":  # “…, never talked”
        return before in words("grammar", "before_verb")
    if before in ("you", "i", "we") and forms_of(word) & {"base", "past"} and place == 1:
        return True
    if tag not in _FINITE:
        return False
    if before in _NOMINATIVE or (tags[place - 1] == "PNI" and before != "none"):
        return True
    subject = place - 1
    while subject > 0 and tags[subject] == "AV0":
        subject -= 1
    if tag == "VVD":
        return is_only_past(word) or (subject < place - 1 and at(pieces, subject) == ",")
    if tag == "VVZ":
        return "third" in forms_of(word) and not (is_noun(word) and is_plural(word) and tags[place - 1] in ("AJ0", "NN1"))
    fresh = subject > 0 and tags[subject] == "NN2" and at(pieces, subject - 1) in (",", "the", "your", "my", "our")
    return tag == "VVB" and fresh


def _opens_clause(pieces: Sequence[Piece], tags: Sequence[str], place: int) -> bool:
    """“the boat | you built”, “you think | most onboarding is theatre”, “after 20 years | you opened …”."""
    word, before = at(pieces, place), at(pieces, place - 1)
    if word in _NOMINATIVE and tags[place] == "PNP":
        relative = tags[place - 1][:2] in ("NN", "DT", "PN", "CR", "NP") or tags[place - 1] in ("ORD", "AV0", "AJ0", "PRP", "AVP")
        told = tags[place - 1].startswith("V") or before in ("me", "us", "you", "them", "him", "everyone", "people")
        return relative or told
    if tags[place] == "PNI" and tags[place - 1][:2] in ("NN", "DT"):  # “people nobody else hires”
        return True
    if before in ("reason", "day", "time", "way", "moment", "fact", "idea") and tags[place] in ("AT0", "DPS", "NP0"):
        return True
    telling = tags[place - 1].startswith("VV") and lemma_of(before) in words("verbs", "telling")
    opened = ("AT0", "DPS", "PNP", "NP0", "DT0", "NN1", "NN2", "AJ0", "PNI", "EX0", "CRD", "ORD", "AV0")
    return (telling and tags[place] in opened) or _told_somewhere(pieces, tags, place)


def _told_somewhere(pieces: Sequence[Piece], tags: Sequence[str], place: int) -> bool:
    """“said on local TV | the porcupine eats better”: what is told, behind where it was told."""
    if tags[place] not in ("AT0", "DPS") or tags[place - 1][:2] not in ("NN", "NP"):
        return False
    for earlier in range(max(0, place - _WHERE), place - 2):
        said = tags[earlier].startswith("VV") and lemma_of(at(pieces, earlier)) in words("verbs", "saying")
        if said and at(pieces, earlier + 1) in words("grammar", "prepositions"):
            return all(not tag.startswith("V") for tag in tags[earlier + 1 : place])
    return False


def _runs_on(pieces: Sequence[Piece], tags: Sequence[str], place: int) -> bool:
    """“the passport office | you lost a glove there”: no relative clause, as its verb has an object of its own."""
    before = at(pieces, place - 1)
    timely = words("nouns", "times_and_ways") | words("grammar", "time_units")
    if tags[place - 1][:2] not in ("NN", "NP") or before in timely:
        return False
    if not any(tag in _FINITE for tag in tags[:place]) or any(tag in ("CJS", "AVQ", "CJT", "DTQ") for tag in tags[:place]):
        return False
    verb = place + 1
    while verb < len(pieces) and (tags[verb] == "AV0" or at(pieces, verb) in words("grammar", "auxiliaries")):
        verb += 1
    if lemma_of(at(pieces, verb)) in words("verbs", "giving") | words("verbs", "telling"):
        return False
    object_ = tags[verb + 1] if verb + 1 < len(pieces) else ""
    own = object_ in ("AT0", "DPS", "CRD") or (object_[:2] == "NN" and tags[verb] == "VVG")
    return own and at(pieces, len(pieces) - 1) not in words("grammar", "prepositions")
