"""Whether a saying may stand in a message: its verb, its joints, its articles and its pronouns, by the tags of the whole sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from composer.drafting.language import tagger
from composer.drafting.reading.lexicon import is_given_name, is_noun, is_person, is_plural, is_word, words
from composer.drafting.reading.names_of_reader import Reader
from composer.drafting.reading.pieces import Piece, take_apart
from composer.drafting.reading.predicates import at, forms_of, is_only_past, lemma_of
from composer.drafting.reading.reading import Reading

_FINITE: Final = frozenset("VVZ VVD VVB VBB VBD VBZ VHB VHD VHZ VDB VDD VDZ VM0".split())
_SURE: Final = frozenset("VBB VBD VBZ VHD VHZ VDD VDZ VM0".split())
_OWNER: Final = frozenset(["DPS", "AT0"])
_NEVER_OWNED: Final = frozenset("PRP PRF PNP DPS AT0 CJC CJS CJT TO0 VM0 VBZ VBD VBB VHZ XX0 PUN PUL PUR PNQ".split())
_NOMINATIVE: Final = frozenset("i you he she it we they".split())
_OWNERS: Final = frozenset("my your our his their its the a an".split())
_OF_READER: Final = {"she": ("she", "her", "hers", "herself"), "he": ("he", "him", "his", "himself")}
_STRAY: Final = frozenset("+ = > < | * ~ ^ # @ → ➜ ➔ \\ _".split())


def fault_of(reading: Reading, reader: Reader) -> str:
    """What an editor would stumble over in a saying, in a word or two; empty where nothing is seen."""
    return fault(reading.said, reading.form == "noun", reader)


@lru_cache(maxsize=2048)
def fault(said: str, noun: bool, reader: Reader) -> str:
    """The same for a text that is a noun phrase or a clause."""
    pieces = take_apart(said)
    if not pieces:
        return "empty"
    tags = tagger.tags((*(piece.text for piece in [pieces[0].said(_raised(pieces[0].text)), *pieces[1:]]), "."))
    return (
        _marks(said, pieces)
        or _determiners(pieces, tags)
        or _doubled(pieces)
        or _subject(pieces, tags, noun=noun)
        or _verbs(pieces, tags, noun=noun)
        or _agreement(pieces, tags, noun=noun)
        or _mixed(pieces, reader)
        or (_apposed(pieces, tags) if noun else "")
    )


def _raised(word: str) -> str:
    return word[:1].upper() + word[1:]


def _marks(said: str, pieces: Sequence[Piece]) -> str:
    if any(piece.kind == "mark" and piece.text in _STRAY for piece in pieces):
        return "a stray sign"
    bare = re.sub(r"\"[^\"]*\"", "", said)
    if bare.count("(") != bare.count(")") or said.count('"') % 2:
        return "an open bracket"
    last = at(pieces, len(pieces) - 1)
    unended = last in _OWNERS | {"and", "or", "but", "because", "with", "than"} or (last == "of" and len(pieces) < 4)
    return "an open end" if unended else ""


def _determiners(pieces: Sequence[Piece], tags: Sequence[str]) -> str:
    for place in range(len(pieces) - 1):
        word, after = at(pieces, place), at(pieces, place + 1)
        if word not in _OWNERS or tags[place] not in _OWNER:
            continue
        if pieces[place + 1].kind == "mark" and pieces[place + 1].text not in ('"', "'", "£", "$", "€"):
            return "a determiner before a mark"
        small = pieces[place + 1].text.islower()
        counted = place + 2 < len(pieces) and (pieces[place + 2].kind == "number" or tags[place + 2] == "CRD")
        if small and tags[place + 1] in _NEVER_OWNED and not counted and not is_noun(after) and after not in ("then", "no"):
            return "a determiner before no noun"
        if small and after in words("grammar", "prepositions") and tags[place + 1].startswith(("PR", "AVP")) and not counted:
            return "a determiner before a preposition"
        if (
            tags[place + 1] == "AJ0"
            and place + 2 < len(pieces)
            and tags[place + 2] == "CRD"
            and word == "your"
            and after not in words("grammar", "ordinals")
            and not after.endswith("st")
        ):
            return "an adjective before a number"
    return ""


def _doubled(pieces: Sequence[Piece]) -> str:
    for place in range(1, len(pieces)):
        word = at(pieces, place)
        if word == at(pieces, place - 1) and pieces[place].kind == "word" and word not in ("had", "that", "very", "her"):
            return "a word twice"
        before = at(pieces, place - 1)
        if before == "you" and word in ("your", "you", "my", "our") and at(pieces, place - 2) not in words("verbs", "giving"):
            if place == 1 or at(pieces, place - 2) in words("grammar", "prepositions"):
                return "two determiners"
    return ""


def _subject(pieces: Sequence[Piece], tags: Sequence[str], *, noun: bool) -> str:
    """“you kunstschmied”, “you today runs”, “really enjoyed …”: a pronoun without its verb, a verb without its subject."""
    if noun:
        return "" if _has_head(pieces, tags) else "a noun phrase without its noun"
    first = next((place for place, tag in enumerate(tags[:-1]) if tag != "AV0"), 0)
    opening = forms_of(at(pieces, first))
    if tags[first].startswith("VV") and opening & {"past", "base"} and "gerund" not in opening:
        if not is_noun(at(pieces, first)) or at(pieces, first + 1) in words("grammar", "determiners"):
            return "no subject"
    for place in range(len(pieces) - 1):
        opens = not place or at(pieces, place - 1) in ("and", "but", "that", "when", ",")
        if at(pieces, place) in ("you", "i", "we") and opens:
            found = _verb_behind(pieces, tags, place)
            if found:
                return found
    return ""


def _verb_behind(pieces: Sequence[Piece], tags: Sequence[str], place: int) -> str:
    subject = at(pieces, place)
    place += 1
    if at(pieces, place) in ("and", ",", "(", "or", ";") or pieces[place].kind != "word":
        return ""
    if at(pieces, place) in ("both", "all", "each", "two", "three"):
        place += 1
    start = place
    while place < len(pieces) and (
        (tags[place] in ("AV0", "XX0") and not tags[place].startswith("V"))
        or at(pieces, place) in words("grammar", "before_verb") | {"no", "longer", "today", "only", "even"}
    ):
        if "past" in forms_of(at(pieces, place)) and place == start and place + 1 < len(pieces) and tags[place].startswith("V"):
            break
        place += 1
    word = at(pieces, place)
    spoken = words("grammar", "auxiliaries") | words("grammar", "modals") | {"'s"}
    if word in spoken and (word not in ("is", "has", "was", "does", "am") or subject == "i" and word in ("was", "am")):
        return ""
    forms = forms_of(word)
    if place >= len(pieces) or not forms & {"base", "past", "third"} or not is_word(word.replace("-", "")[-4:] and word):
        return "no verb behind its subject"
    if not forms & {"base", "past"}:
        return "a verb that does not agree"
    ends = place + 2 >= len(pieces) or at(pieces, place + 2) in words("grammar", "conjunctions") | {",", "of", "for", "at", "in"}
    bare = place + 1 < len(pieces) and tags[place + 1] == "NN1" and is_person(at(pieces, place + 1))
    if bare and ends and not pieces[place + 1].is_name and word not in words("verbs", "takes_bare_person"):
        return "a person without an article"
    return ""


def _has_head(pieces: Sequence[Piece], tags: Sequence[str]) -> bool:
    """Whether a noun stands before the first preposition or mark of a noun phrase: “your first of the backers” has none."""
    for place, piece in enumerate(pieces):
        if piece.kind in ("quoted", "link") or piece.is_name:
            return True
        if place and (piece.kind == "mark" or tags[place] in ("PRP", "PRF", "CJS", "CJT")) and piece.text not in ("-", "&", "/", "'s"):
            return False
        if place and (tags[place][:2] in ("NN", "NP", "CR", "UN") or tags[place] == "VVG" or is_noun(piece.lower)):
            if tags[place] != "CRD" or place + 1 == len(pieces):
                return True
    return False


def _verbs(pieces: Sequence[Piece], tags: Sequence[str], *, noun: bool) -> str:
    """A finite verb for which no clause is open (“…, the other was black”), or a clause without one."""
    main, joint, inner, found = noun, False, 0, 0
    opened = at(pieces, 0) in words("grammar", "subordinators") - {"so"} or tags[0] in ("AVQ", "CJS")
    for place, piece in enumerate(pieces):
        word, before = piece.lower, at(pieces, place - 1)
        if piece.kind != "word":
            if piece.text in (":", ";", "("):
                inner += 1
            elif piece.text in (",", "–", "—", "-", ")") and place:
                joint, inner = False, 0
                if opened and found:
                    main, opened = False, False
            continue
        if word in ("and", "but", "or", "so", "yet") or tags[place] == "CJC":
            joint = True
            continue
        if word in words("grammar", "subordinators") | words("grammar", "relatives") | words("grammar", "question_words") or tags[
            place
        ] in ("CJS", "CJT", "DTQ", "PNQ", "AVQ"):
            inner += place > 0
            continue
        if place and before not in (",", "and", "but") and _opens_clause(pieces, tags, place):
            inner += 1
            if _runs_on(pieces, tags, place):
                return "two clauses without a joint"
        if not _is_finite(pieces, tags, place):
            continue
        if place and before in (words("grammar", "auxiliaries") | words("grammar", "modals")) - {"'s"}:
            continue
        found += 1
        if inner:
            inner -= 1
        elif not main:
            main = True
        elif joint:
            joint = False
        else:
            return "a verb too many"
    return "no finite verb" if not noun and not found and not _any_verb(pieces) else ""


def _any_verb(pieces: Sequence[Piece]) -> bool:
    return any(forms_of(piece.lower) & {"base", "past", "third"} for piece in pieces[1:])


def _is_finite(pieces: Sequence[Piece], tags: Sequence[str], place: int) -> bool:
    word, tag, before = at(pieces, place), tags[place], at(pieces, place - 1) if place else ""
    if pieces[place].is_name or before == "to":
        return False
    if word == "am" and before != "i":  # “at 4 am”
        return False
    if word in (words("grammar", "auxiliaries") | words("grammar", "modals")) - {"have", "do", "'s", "may", "might", "will", "can", "'d"}:
        return True
    if word in ("have", "do", "will", "may", "might", "can", "'d", "'s"):
        return tag in _SURE | {"VHB", "VDB", "VM0"} and (word != "'s" or before in _NOMINATIVE)
    if tag not in _FINITE:
        return False
    if before in _NOMINATIVE:
        return True
    subject = place - 1
    while subject > 0 and tags[subject] == "AV0":
        subject -= 1
    if tag == "VVD":
        return is_only_past(word)
    if tag == "VVZ":
        return "third" in forms_of(word) and not (is_noun(word) and is_plural(word) and tags[place - 1] in ("AJ0", "NN1"))
    fresh = subject > 0 and tags[subject] == "NN2" and at(pieces, subject - 1) in (",", "the", "your", "my", "our")
    return tag == "VVB" and fresh


def _opens_clause(pieces: Sequence[Piece], tags: Sequence[str], place: int) -> bool:
    """“the boat | you built”, “you think | most onboarding is theatre”, “after 20 years | you opened …”."""
    word, before = at(pieces, place), at(pieces, place - 1)
    if word in _NOMINATIVE and tags[place] == "PNP":
        relative = tags[place - 1][:2] in ("NN", "DT", "PN", "CR", "NP") or tags[place - 1] in ("ORD", "AV0", "AJ0", "PRP")
        told = tags[place - 1].startswith("V") or before in ("me", "us", "you", "them", "him", "everyone", "people")
        return relative or told
    telling = tags[place - 1].startswith("VV") and lemma_of(before) in words("verbs", "telling")
    return telling and not tags[place].startswith(("V", "PR", "TO"))


def _runs_on(pieces: Sequence[Piece], tags: Sequence[str], place: int) -> bool:
    """“the passport office | you lost a glove there”: no relative clause, as its verb has an object of its own."""
    before = at(pieces, place - 1)
    if tags[place - 1][:2] not in ("NN", "NP") or before in words("nouns", "times_and_ways") or before in words("grammar", "time_units"):
        return False
    if not any(tag in _FINITE for tag in tags[:place]) or any(tag in ("CJS", "AVQ", "CJT", "DTQ") for tag in tags[:place]):
        return False
    verb = place + 1
    while verb < len(pieces) and (tags[verb] == "AV0" or at(pieces, verb) in words("grammar", "auxiliaries")):
        verb += 1
    if lemma_of(at(pieces, verb)) in words("verbs", "giving") | words("verbs", "telling"):
        return False
    own = verb + 1 < len(pieces) and (at(pieces, verb + 1) in _OWNERS or tags[verb + 1] in ("AT0", "DPS"))
    return own and at(pieces, len(pieces) - 1) not in words("grammar", "prepositions")


def _agreement(pieces: Sequence[Piece], tags: Sequence[str], *, noun: bool) -> str:
    """“you … and today runs”, “your 41 organs and cycles to …”: a third person that has no subject."""
    for place in range(2, len(pieces)):
        word = at(pieces, place)
        if tags[place] not in ("VVZ", "VBZ", "VHZ", "VDZ") or pieces[place].is_name:
            continue
        start = place - 1
        while start and tags[start] == "AV0":
            start -= 1
        if at(pieces, start) not in ("and", "but", ","):
            continue
        third = any(
            tags[earlier] in ("VVZ", "VBZ", "VHZ", "VDZ") or (tags[earlier] in ("VVD", "VM0") and at(pieces, 0) != "you")
            or at(pieces, earlier) in ("who", "which", "that", "it", "he", "she")
            for earlier in range(1, start)
        )
        if not third and (noun or at(pieces, 0) in ("you", "i", "we")) and "third" in forms_of(word):
            return "a verb that does not agree"
    return ""


def _mixed(pieces: Sequence[Piece], reader: Reader) -> str:
    """“you have never found a butter for her bread”: she and you, where nobody but the reader was spoken of."""
    family = _OF_READER.get(reader.pronoun, ())
    if not {"you", "your", "yours", "yourself"} & {piece.lower for piece in pieces}:
        return ""
    for place, piece in enumerate(pieces):
        if piece.lower not in family or piece.kind != "word":
            continue
        if not any(_may_be_meant(pieces, earlier, reader) for earlier in range(place)):
            return "you and she mixed"
    return ""


def _may_be_meant(pieces: Sequence[Piece], place: int, reader: Reader) -> bool:
    piece = pieces[place]
    if piece.kind != "word":
        return piece.kind == "quoted"
    word = piece.lower
    if piece.is_name and place:
        return word not in reader.words
    return (
        is_person(word) or word in words("nouns", "kin") or is_given_name(word)
        or word in ("someone", "somebody", "everyone", "nobody", "who", "one", "dog", "cat", "horse")
    )


def _apposed(pieces: Sequence[Piece], tags: Sequence[str]) -> str:
    """“your roster, 2 languages”: a noun phrase with something beside it that no word joins to it."""
    depth = 0
    for place, piece in enumerate(pieces):
        depth += (piece.text == "(") - (piece.text == ")")
        if depth or piece.text not in (",", ":", "–", "—") or place + 1 >= len(pieces):
            continue
        if piece.text == ",":
            after = at(pieces, place + 1)
            joined = after in words("grammar", "relatives") | words("grammar", "prepositions") | {"and", "or", "now", "not"}
            listed = any(at(pieces, later) in ("and", "or", "&") for later in range(place + 1, len(pieces)))
            quoted = pieces[place + 1].kind == "quoted" or re.fullmatch(r"(?:19|20)\d\d", after)
            apposed = after in ("a", "an", "the", "your", "my", "our", "all", "one", "both") or pieces[place + 1].is_name
            participle = forms_of(after) & {"participle", "gerund"}
            if joined or listed or quoted or apposed or participle:
                continue
            return "two things side by side"
        if piece.text == ":" and pieces[place + 1].kind != "quoted":
            return "two things side by side"
    return ""
