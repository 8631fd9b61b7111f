"""Whether a saying may stand in a message: its verb, joints, articles and pronouns, by the tags of the whole sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from composer.drafting.reading.addressing.names_of_reader import Reader
from composer.drafting.reading.grammar.clause_count import clause_fault
from composer.drafting.reading.grammar.lexicon import (
    is_adjective,
    is_given_name,
    is_noun,
    is_person,
    is_plural,
    is_word,
    kind,
    words,
)
from composer.drafting.reading.grammar.pieces import Piece, take_apart
from composer.drafting.reading.grammar.verb_words import at, forms_of, is_only_past, lemma_of, sentence_tags
from composer.drafting.reading.reading import Reading

_OWNER: Final = frozenset(["DPS", "AT0"])
_OPENED: Final = 5  # words that an opening has (“because of you | our school …”)
_THIRD: Final = frozenset("is has was does am isn't hasn't doesn't".split())
_NEVER_OWNED: Final = frozenset("PRP PRF PNP DPS AT0 CJC CJS CJT TO0 VM0 VBZ VBD VBB VHZ XX0 PUN PUL PUR PNQ".split())
_OWNERS: Final = frozenset("my your our his their its the a an".split())
_OF_READER: Final = {"she": ("she", "her", "hers", "herself"), "he": ("he", "him", "his", "himself")}
_TWICE: Final = frozenset("had that very her in on up".split())  # “moves in in April”
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
    noun = noun and at(pieces, 0) != "what"  # “what you said about moss” is read as the clause that it is
    seen = _marks(said, pieces) or _doubled(pieces) or _mixed(pieces, reader)
    if seen or _is_simple(pieces, noun=noun):
        return seen
    tags = sentence_tags(pieces)
    return (
        _determiners(pieces, tags)
        or _subject(pieces, tags, noun=noun)
        or clause_fault(pieces, tags, noun=noun)
        or _agreement(pieces, tags, noun=noun)
        or _bare_third(pieces, tags)
        or (_apposed(pieces) if noun else "")
    )


def _is_simple(pieces: Sequence[Piece], *, noun: bool) -> bool:
    """“you mend church bells”, “your talk on moss”: one verb or none, no second clause, so that the tagger need not be asked."""
    start = 1 if noun else 2
    if at(pieces, 0) not in ("your", "the") if noun else at(pieces, 0) not in ("you", "we"):
        return False
    verb = at(pieces, 1)
    first = at(pieces, start)
    if not noun and (verb in _THIRD or not (verb in _plain_verbs() or (is_word(verb) and forms_of(verb) & {"base", "past"}))):
        return False
    if is_person(first) or (noun and not _opens_with_head(pieces)) or (noun and is_adjective(first)):
        return False
    for place in range(start, len(pieces)):
        word = at(pieces, place)
        if pieces[place].kind not in ("word", "number", "quoted") or word in _joining() or is_only_past(word):
            return False
        if "third" in forms_of(word) and not (is_noun(word) and is_plural(word)):
            return False
        if at(pieces, place - 1) in _OWNERS and (word in _joining() or word in words("grammar", "prepositions")):
            return False
    return at(pieces, len(pieces) - 1) not in words("grammar", "prepositions")


def _opens_with_head(pieces: Sequence[Piece]) -> bool:
    """Whether a noun stands right before the first preposition, or at the end."""
    end = next((place for place in range(1, len(pieces)) if at(pieces, place) in words("grammar", "prepositions")), len(pieces))
    last = pieces[end - 1]
    return end > 1 and (last.kind == "quoted" or last.is_name or is_noun(last.lower))


@cache
def _plain_verbs() -> frozenset[str]:
    return (words("grammar", "auxiliaries") | words("grammar", "modals")) - {"'s"}


@cache
def _joining() -> frozenset[str]:
    """Words that may join or open a clause, or be its verb."""
    keys = ("auxiliaries", "modals", "subordinators", "relatives", "question_words", "pronouns", "conjunctions")
    return frozenset(["than", "my", "your", "our"]).union(*(words("grammar", key) for key in keys))


def _marks(said: str, pieces: Sequence[Piece]) -> str:
    if any(piece.kind == "mark" and piece.text in _STRAY for piece in pieces):
        return "a stray sign"
    if any(piece.text == "-" and piece.gap and pieces[place + 1].gap for place, piece in enumerate(pieces[:-1])):
        return "a hyphen between words"
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
        if after == "till" and place > 0 and at(pieces, place - 1) in words("grammar", "prepositions"):
            continue  # “under the till”
        small = pieces[place + 1].text.islower()
        counted = place + 2 < len(pieces) and (pieces[place + 2].kind == "number" or tags[place + 2] == "CRD")
        if small and tags[place + 1] in _NEVER_OWNED and not counted and not is_noun(after) and after not in ("then", "no"):
            return "a determiner before no noun"
        if tags[place + 1] in ("VVD", "VVN", "VVB") and place + 2 < len(pieces) and tags[place + 2] in ("AT0", "DPS", "PNP"):
            return "a determiner before no noun"
        acts = place + 2 < len(pieces) and tags[place + 2] in ("VBD", "VBZ", "VM0", "VHD")
        lone = tags[place + 1].startswith(("PR", "AVP")) or (tags[place + 1] == "AV0" and acts)
        if small and after in words("grammar", "prepositions") and lone and not counted:
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
        if word == at(pieces, place - 1) and pieces[place].kind == "word" and word not in _TWICE:
            return "a word twice"
        before = at(pieces, place - 1)
        led = place == 1 or at(pieces, place - 2) in words("grammar", "prepositions")
        opened = at(pieces, 0) in words("grammar", "openers") | words("grammar", "opening_prepositions") and place < _OPENED
        if led and before == "you" and word in ("your", "you", "my", "our") and not opened:
            return "two determiners"
        named = word in ("last", "first", "next") and is_noun(at(pieces, place + 1)) and "T" not in kind(at(pieces, place + 1))
        if led and place > 1 and before == "you" and named:
            return "you where your is meant"
    return ""


def _subject(pieces: Sequence[Piece], tags: Sequence[str], *, noun: bool) -> str:
    """“you kunstschmied”, “you today runs”, “really enjoyed …”: a pronoun without its verb, a verb without its subject."""
    if noun:
        if at(pieces, 0) == "your" and at(pieces, 1) in ("other", "same", "one"):
            return "a noun phrase that points elsewhere"
        return "" if _has_head(pieces, tags) else "a noun phrase without its noun"
    first = next((place for place, tag in enumerate(tags[:-1]) if tag != "AV0"), 0)
    opening = forms_of(at(pieces, first))
    if tags[first] == "VVZ" and not first:
        return "no subject"
    verbal = not is_noun(at(pieces, first)) or at(pieces, first + 1) in words("grammar", "determiners")
    if verbal and tags[first].startswith("VV") and opening & {"past", "base"} and "gerund" not in opening:
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
    if word in spoken and (word not in _THIRD or (subject == "i" and word in ("was", "am"))):
        return ""
    forms = forms_of(word)
    if place >= len(pieces) or not forms & {"base", "past", "third"} or not is_word(word.replace("-", "")[-4:] and word):
        return "no verb behind its subject"
    if not forms & {"base", "past"}:
        return "a verb that does not agree"
    closing = words("grammar", "conjunctions") | {",", "of", "for", "at", "in", "from", "with"}
    ends = place + 2 >= len(pieces) or at(pieces, place + 2) in closing
    bare = place + 1 < len(pieces) and tags[place + 1] == "NN1" and is_person(at(pieces, place + 1))
    if bare and ends and not pieces[place + 1].is_name and lemma_of(word) not in words("verbs", "takes_bare_person"):
        return "a person without an article"
    return ""


def _has_head(pieces: Sequence[Piece], tags: Sequence[str]) -> bool:
    """Whether a noun stands before the first preposition or mark of a noun phrase: “your first of the backers” has none."""
    for place, piece in enumerate(pieces):
        if piece.kind == "quoted" or piece.is_name or (piece.kind == "link" and place < 2):
            return True
        ends = piece.kind == "mark" or tags[place] in ("PRP", "PRF", "CJS", "CJT")
        if place and ends and piece.text not in ("-", "&", "/", "'s"):
            return False
        opens = place == 0 and piece.lower in words("grammar", "determiners")
        nominal = tags[place][:2] in ("NN", "NP", "CR", "UN") or tags[place] == "VVG" or is_noun(piece.lower)
        if not opens and nominal and (tags[place] != "CRD" or place + 1 == len(pieces)):
            return True
    return False


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


def _bare_third(pieces: Sequence[Piece], tags: Sequence[str]) -> str:
    """“my wife buy it”: a person and a verb that does not agree."""
    for place in range(2, len(pieces) - 1):
        spoken = any(tag.startswith("V") for tag in tags[: max(place - 3, 0)])
        alone = tags[place - 2] == "DPS" and (place < 3 or (spoken and at(pieces, place - 3) in (",", "and", "but")))
        person = tags[place - 1] == "NN1" and is_person(at(pieces, place - 1))
        if alone and person and tags[place] in ("VVB", "VVI") and tags[place + 1] in ("PNP", "AT0", "DPS"):
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


def _apposed(pieces: Sequence[Piece]) -> str:
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
