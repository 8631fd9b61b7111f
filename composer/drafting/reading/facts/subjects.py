"""Whose the missing subject is: “loved the talk” is the writer's, “met at the quay” both's, “runs a bakery” the reader's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from composer.drafting.reading.addressing.her import her_is_object
from composer.drafting.reading.addressing.second_person import Reader, families_of
from composer.drafting.reading.facts.joint_subjects import is_joint, speaks_of_reader
from composer.drafting.reading.grammar.lexicon import (
    gender,
    is_adjective,
    is_noun,
    is_person,
    is_work,
    kind,
    singular,
    words,
)
from composer.drafting.reading.grammar.pieces import Piece
from composer.drafting.reading.grammar.verb_words import at, forms_of, lemma_of
from composer.drafting.reading.reading import Who

_OBJECTS: Final = {"him": "he", "them": "they", "you": "you"}
_OWNERS: Final = {"his": "he", "her": "she", "their": "they", "your": "you"}
_PARTICLES: Final = frozenset(
    "up down out off over across into at to about from of with by after for in through on upon along".split()
)


def _is_ly(word: str) -> bool:
    """“quietly”, not “family” or “212-family”."""
    return word.endswith("ly") and not forms_of(word) and not is_adjective(word) and not is_noun(word.rpartition("-")[2])


def verb_place(pieces: Sequence[Piece]) -> int:
    """Where the verb of a text without a subject stands, behind its adverbs."""
    place = 0
    while place < len(pieces) - 1 and (
        at(pieces, place) in words("grammar", "before_verb")
        or _is_ly(at(pieces, place))
    ):
        place += 1
    return place


def whose(pieces: Sequence[Piece], reader: Reader) -> Who:
    """Who the subject is that a bare verb leaves out."""
    pieces = _before_reason(pieces)
    place, lemma = _meant_verb(pieces)
    verb = at(pieces, place)
    rest = [piece.lower for piece in pieces[place + 1 :]]
    if any(word in _OWNERS and later == "own" for word, later in pairwise(rest)):
        return "reader"  # “put my name in front of his own”
    third = "third" in forms_of(verb) and not forms_of(verb) & {"past", "base"}
    if third and verb not in words("grammar", "auxiliaries") and not {"each", "one"} & set(rest[:3]):
        return "reader"
    if is_joint(lemma, rest, pieces, place):
        return "both"
    if _as_customer(pieces, place, lemma, rest, reader):
        return "sender"
    goes_on = verb == "don't" and at(pieces, place + 1) in words("verbs", "habits") and not speaks_of_reader(rest)
    if verb == "am" or (verb in ("haven't", "don't") and reader.pronoun != "they" and not goes_on):
        return "sender"
    unable = at(pieces, place - 1) in ("can't", "cannot", "couldn't", "can") and verb in words("verbs", "unable")
    if unable and not {"me", "us"} & set(rest):
        return "sender"
    if (verb in words("grammar", "auxiliaries") and lemma in ("be", "do")) or verb in ("has", "have", "had", "'ve"):
        return _whose_auxiliary(pieces, place, verb, reader)
    means_reader = _object_of_reader(pieces, place, reader)
    if rest[:1] in (["me"], ["us"]) or ({"me", "us"} & set(rest) and not means_reader):
        return "reader"
    if rest[:1] and rest[0] in ("my", "our") and not means_reader and lemma not in words("verbs", "taking_along"):
        return "sender" if _by_their_work(pieces, place, lemma, reader) else "reader"
    if lemma == "meet":
        ours = bool({"we", "we've", "our"} & set(rest)) and bool({"but", "and"} & set(rest[:1]))  # “never met but we've …”
        return "both" if ours or _meets_reader(pieces, place, reader) else "sender"
    tells = bool(set(rest[:2]) & {"that", "he", "she", "they", "how"}) and bool({"he", "she", "they"} & set(rest[:3]))
    tells = tells or (rest[:1] == ["that"] and bool({"him", "her", "his", "them", "their"} & set(rest)))
    taking_in = lemma in words("verbs", "noticing") or (lemma in words("verbs", "perception") and rest[:1] == ["how"])
    if means_reader or "myself" in rest or (taking_in and tells) or _made_by_reader(pieces, place, reader):
        return "sender"
    return "sender" if _work_of_reader(pieces, place, lemma, reader) else "reader"


def _before_reason(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """“voted for the tram although his street …” as far as “although”: what is said of him there tells nothing of who voted."""
    cut = next((place for place in range(2, len(pieces)) if at(pieces, place) in ("although", "though", "whereas")), len(pieces))
    return pieces[:cut]


def _as_customer(pieces: Sequence[Piece], place: int, lemma: str, rest: Sequence[str], reader: Reader) -> bool:
    """“been a customer of hers”, “subscribed since issue 3”, “just finished reading …”, “found his name in …”: the writer."""
    theirs = rest[rest.index("of") + 1 :][:1] if "of" in rest[:5] else []
    if at(pieces, place) in ("been", "was") and theirs in (["his"], ["hers"], ["theirs"]):
        return any(is_person(word) for word in rest[: rest.index("of")])
    owner = rest[:1] and rest[0] in _OWNERS and rest[2:3] != ["'s"]
    if at(pieces, place) in ("been", "was") and owner and is_person(rest[1] if len(rest) > 1 else ""):
        return True
    if at(pieces, place) == "been" and rest[:1] and rest[0] in ("to", "at", "in") and rest[1:2] and rest[1] in _OWNERS:
        return True
    if lemma == "be" and rest[:1] in (["at"], ["in"]) and rest[1:2] and rest[1] in _OWNERS:
        noun = _head(pieces, place + 3)
        return noun in words("nouns", "occasions") or is_work(noun)
    if _because_of_reader(pieces, place, reader) or (lemma == "read" and _whole_of_it(rest)):
        return True
    if lemma in words("verbs", "subscribing") and rest[:1] and rest[0] in ("since", "from", "for"):
        return True
    if lemma in ("finish", "start", "stop", "enjoy") and rest[:1] and "gerund" in forms_of(rest[0]):
        return lemma_of(rest[0].rpartition("-")[2]) in words("verbs", "perception") | {"listen", "play"}
    found = _owner_after(pieces, place, reader)
    named = found == place + 1 and at(pieces, found + 1) == "name"
    return named and lemma in words("verbs", "noticing") | {"find", "spot", "google"}


def _whole_of_it(rest: Sequence[str]) -> bool:
    """“read all of it twice”, “read it on the train”, “read every word”: what the reader has written."""
    return " ".join(rest).startswith(("it", "all of it", "every word", "every line")) and not " ".join(rest).startswith("its")


def _because_of_reader(pieces: Sequence[Piece], place: int, reader: Reader) -> bool:
    """“started swimming because of her column”: what a work of the reader, or the reader, made the writer do."""
    families = families_of(pieces, reader)
    for later in range(place + 1, len(pieces) - 2):
        if at(pieces, later) not in ("because", "thanks", "due") or at(pieces, later + 1) not in ("of", "to"):
            continue
        word = at(pieces, later + 2)
        if _OBJECTS.get(word) in families or (word == "her" and her_is_object(pieces, later + 2)):
            return True
        return _OWNERS.get(word) in families and is_work(_head(pieces, later + 3))
    return False


def _meant_verb(pieces: Sequence[Piece]) -> tuple[int, str]:
    """The verb that tells: of “used to watch” the second, of “keep quoting” the second."""
    place = verb_place(pieces)
    lemma = lemma_of(at(pieces, place))
    if at(pieces, place) == "used" and at(pieces, place + 1) == "to" and "base" in forms_of(at(pieces, place + 2)):
        return place + 2, at(pieces, place + 2)
    if (lemma, at(pieces, place + 1)) in (("come", "across"), ("come", "upon"), ("stumble", "across"), ("run", "across")):
        return place, "encounter"
    if at(pieces, place) in words("grammar", "modals") and place + 1 < len(pieces):
        inner = place + 1 + verb_place(pieces[place + 1 :]) + (at(pieces, place + 1) == "not")
        if "base" in forms_of(at(pieces, inner)):
            return inner, at(pieces, inner)
    if lemma == "keep" and "gerund" in forms_of(at(pieces, place + 1)):
        back = at(pieces, place + 2) in ("back", "returning")
        return place + 1, "revisit" if back else lemma_of(at(pieces, place + 1))
    return place, lemma


def _whose_auxiliary(pieces: Sequence[Piece], place: int, verb: str, reader: Reader) -> Who:
    """“was at his talk”, “have used her library”, “was impressed by his demo” are the writer's."""
    rest = [piece.lower for piece in pieces[place + 1 :]]
    if "same" in rest[:4] and verb in ("have", "had", "were"):
        return "both"
    if verb in ("has", "is", "does", "isn't", "hasn't", "doesn't"):
        return "reader"
    if _object_of_reader(pieces, place, reader):
        return "sender"
    if verb in ("was", "were") and {"when", "while", "as"} & set(rest) and words("nouns", "onlookers") & set(rest[:4]):
        return "sender"
    if verb in ("have", "had") and _made_by_reader(pieces, place, reader):
        return "sender"
    if verb == "have" and set(rest[:1]) & set(_OWNERS) and set(rest[2:]) & words("grammar", "first_person"):
        return "sender"
    inner = verb_place(pieces[place + 1 :]) + place + 1 if rest else place
    found = _owner_after(pieces, inner - (at(pieces, inner) in words("grammar", "prepositions")), reader)
    if found < 0 or (at(pieces, found) == "her" and her_is_object(pieces, found)):
        return "sender" if found >= 0 else "reader"
    noun = _head(pieces, found + (2 if at(pieces, found + 1) == "'s" else 1))
    if verb in ("have", "'ve") and at(pieces, place + 1) == "been" and "gerund" in forms_of(at(pieces, place + 2)):
        made = lemma_of(at(pieces, place + 2)) in words("verbs", "of_the_maker")
        return "reader" if made else "sender"  # the reader “has”
    if verb in ("have", "had", "'ve"):
        return "sender" if _work_of_reader(pieces, inner, lemma_of(at(pieces, inner)), reader) else "reader"
    missed = verb in ("did", "didn't", "couldn't") and at(pieces, found - 1) in ("to", "at")
    if missed and (is_work(noun) or noun in words("nouns", "occasions") or noun in words("verbs", "places")):
        return "sender"
    attended = at(pieces, place + 1) in ("at", "in", "on", "to") or at(pieces, found - 1) == "by"
    return "sender" if attended and is_work(noun) and at(pieces, found + 1) != "own" else "reader"


def _meets_reader(pieces: Sequence[Piece], place: int, reader: Reader) -> bool:
    following = at(pieces, place + 1)
    if following in ("him", "them", "you") or (following == "her" and her_is_object(pieces, place + 1)):
        return True
    return following in reader.words or following in words("grammar", "prepositions") | {"", "up", "once", "last"}


def _object_of_reader(pieces: Sequence[Piece], place: int, reader: Reader) -> bool:
    """Whether him, her or them in the clause means the reader: then the reader is not its subject."""
    families = families_of(pieces, reader)
    for later in range(place + 1, len(pieces)):
        word = at(pieces, later)
        opened = word in ("who", "which", "because", "before", "after", "so", "that", "where", "how")
        if opened or pieces[later].text in (";", "."):
            return False
        named = (
            word in reader.words
            and pieces[later].is_name
            and at(pieces, later + 1) != "'s"
            and not (
                (later + 1 < len(pieces) and pieces[later + 1].is_name and at(pieces, later + 1) not in reader.words)
                or pieces[later - 1].is_name
            )
        )
        plain = (word in _OBJECTS and (_OBJECTS[word] in families or word == "you")) or (
            word == "her" and "she" in families and her_is_object(pieces, later)
        )
        if not named and not plain:
            continue
        if word == "them" and any(
            at(pieces, earlier).endswith("s") and is_noun(at(pieces, earlier)) for earlier in range(place + 1, later)
        ):
            continue
        person_before = any(_is_other_person(pieces, earlier) for earlier in range(place + 1, later))
        return not person_before
    return False


def _is_other_person(pieces: Sequence[Piece], place: int) -> bool:
    word = singular(at(pieces, place))
    person = "P" in kind(word) and "r" not in kind(word)
    return (person or word in words("nouns", "kin") or word.endswith("-old")) and at(pieces, place + 1) != "'s"


def _work_of_reader(pieces: Sequence[Piece], place: int, lemma: str, reader: Reader) -> bool:
    """Whether the verb is one of taking in, and its object something that the reader made or has."""
    found = _owner_after(pieces, place, reader)
    if found < 0:
        return lemma in words("verbs", "perception") | words("verbs", "trying_out") and _given(pieces, place)
    if at(pieces, found) == "her" and her_is_object(pieces, found):
        return True
    noun = _head(pieces, found + (2 if at(pieces, found + 1) == "'s" else 1))
    first_person = any(at(pieces, later) in words("grammar", "first_person") for later in range(place + 1, len(pieces)))
    kin = at(pieces, found + 1) in words("nouns", "kin")
    person = is_person(noun) and noun not in words("nouns", "works")
    if kin or noun in words("nouns", "kin") or person or at(pieces, found + 1) == "own":
        return first_person and not person
    situation = _as_guest(pieces, found, lemma, noun)
    if situation is not None:
        return situation or first_person
    if lemma in words("verbs", "of_the_maker") or noun in words("nouns", "own_path"):
        return first_person and lemma in words("verbs", "experience")
    rival = any(
        _is_other_person(pieces, earlier) and gender(at(pieces, earlier)) in ("", _OWNERS.get(at(pieces, found), ""))
        for earlier in range(place + 1, found)
    )
    if rival:
        return False
    got = at(pieces, found - 1) in ("from", "of") and lemma in words("verbs", "getting")
    if first_person or got or (found == place + 1 and noun in words("verbs", "places")):
        return True
    if lemma == "sign" and noun in ("email", "mail", "note", "message", "card", "book"):
        return False
    if lemma in ("miss", "catch") and not is_work(noun) and noun not in words("nouns", "occasions"):
        return False  # “missed his bus”
    direct = found - place <= 2 or at(pieces, found - 1) in ("of", "from")
    if lemma in words("verbs", "perception") or (
        lemma in words("verbs", "experience") and lemma not in words("verbs", "experience_of_works")
    ):
        return True
    return is_work(noun) and direct


def _as_guest(pieces: Sequence[Piece], found: int, lemma: str, noun: str) -> bool | None:
    """Whether a guest, a customer or a listener does it (“stayed at her inn”); None where that does not tell."""
    before, earlier = at(pieces, found - 1), at(pieces, found - 2)
    if before in ("of", "to") and earlier in words("nouns", "made_of_another"):
        return True
    if lemma in words("verbs", "visiting") and noun in words("verbs", "places") and before in ("at", "in", "on"):
        return lemma not in ("train", "learn", "work", "study", "volunteer", "intern")
    if lemma == "try" and noun in ("hand", "luck", "best", "patience"):
        return False
    on_the_way = before in ("to", "from") and earlier in ("way", "trip", "walk", "journey", "visit", "queue", "drive")
    kept = lemma == "keep" and noun in words("nouns", "handed_out")
    waiting = before == "for" and lemma in ("queue", "wait", "line", "drive", "travel", "cycle", "come", "fly", "stand")
    at_event = before in ("at", "in", "to", "during", "after", "through") and noun in words("nouns", "occasions")
    return True if on_the_way or kept or waiting or (at_event and lemma in words("verbs", "attending")) else None


def _by_their_work(pieces: Sequence[Piece], place: int, lemma: str, reader: Reader) -> bool:
    """“rebuilt my shed with his plans”: the writer worked with what the reader made."""
    found = _owner_after(pieces, place, reader)
    means = at(pieces, found - 1) in ("with", "from", "after", "using", "following", "by", "per")
    return found > 0 and means and is_work(_head(pieces, found + 1)) and lemma not in ("teach", "help", "show", "thank", "cite")


def _made_by_reader(pieces: Sequence[Piece], place: int, reader: Reader) -> bool:
    """“rode the ferry he designed”: the object is the reader's, so the subject is somebody else."""
    families = families_of(pieces, reader)
    for later in range(place + 2, min(place + 7, len(pieces) - 1)):
        if at(pieces, later) in ("he", "she", "they") and at(pieces, later) in families:
            opening = at(pieces, place + 1 + (at(pieces, place + 1) in words("grammar", "prepositions")))
            opened = opening in ("the", "a", "an", "one", "some", "every", "everything")
            relative = is_noun(at(pieces, later - 1)) and "past" in forms_of(at(pieces, later + 1))
            return opened and relative and lemma_of(at(pieces, place)) not in words("verbs", "of_the_maker")
        if pieces[later].kind == "mark" or at(pieces, later) in words("grammar", "subordinators") | words(
            "grammar", "conjunctions"
        ):
            return False
    return False


def owner_place(pieces: Sequence[Piece], reader: Reader) -> int:
    """Where the reader's “his”, “her”, “their” stands behind a verb that the writer does; -1 where it does not."""
    return _owner_after(pieces, _meant_verb(pieces)[0], reader)


def is_either(pieces: Sequence[Piece], reader: Reader) -> bool:
    """“finished her novel”: the reader may have written it, or the writer read it."""
    place = verb_place(pieces)
    found = _owner_after(pieces, place, reader)
    return (
        found == place + 1
        and lemma_of(at(pieces, place)) in words("verbs", "of_either")
        and _head(pieces, found + 1) in words("nouns", "given")
    )


def _owner_after(pieces: Sequence[Piece], place: int, reader: Reader) -> int:
    """Where “his”, “her” or the reader's name with “'s” stands in the verb's own clause; -1 where there is none."""
    families = families_of(pieces, reader)
    for later in range(place + 1, min(place + 10, len(pieces))):
        word = at(pieces, later)
        if word in ("who", "which", "that", "before", "after", "while", "when", "and", "but") or pieces[later].text in (";", "."):
            return -1
        if word in reader.words and pieces[later].is_name and at(pieces, later + 1) == "'s":
            return later
        if word in _OWNERS and (_OWNERS[word] in families or word == "your"):
            return later
    return -1


def _given(pieces: Sequence[Piece], place: int) -> bool:
    """“loved the talk”, “enjoyed that workshop on …”: a work with “the”."""
    start = place + 1
    while at(pieces, start) in _PARTICLES | {"all", "every", "both"} and start < len(pieces):
        start += 1
    return at(pieces, start) in ("the", "that", "this", "those", "these") and singular(_head(pieces, start + 1)) in words(
        "nouns", "given"
    )


def _head(pieces: Sequence[Piece], start: int) -> str:
    """The head of a noun phrase that starts at a place: its last noun before a preposition or a mark."""
    last = ""
    for later in range(start, len(pieces)):
        word = at(pieces, later)
        if pieces[later].kind in ("mark", "number") or word in words("grammar", "numbers") | words(
            "grammar", "prepositions"
        ) | words("grammar", "conjunctions") | words("grammar", "relatives") | words("grammar", "subordinators"):
            break
        if word == "'s" or at(pieces, later + 1) == "'s":
            last = ""
            continue
        if later > start and word in (
            "last",
            "this",
            "next",
            "every",
            "each",
            "one",
            "yesterday",
            "today",
            "twice",
            "once",
            "best",
        ):
            break
        if later > start and (
            (forms_of(word) & {"third", "past", "gerund"} and not is_noun(word)) or word in words("grammar", "adverbs")
        ):
            break
        if pieces[later].kind == "word":
            last = word
    return last
