"""Articles that haste left out of a fact: “posted picture of …”, “met in queue”, “31 years as crane operator”."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar.lexicon import article, common, is_noun, is_person, is_plural, words
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.predicates import is_share
from composer.drafting.reading.grammar.verb_words import at, forms_of, lemma_of, sentence_tags
from composer.word_forms import word_forms

_INSIDE: Final = frozenset(["NN1", "AJ0", "NN0"])
_BY_SUBJECT: Final = 4  # the object of the first verb stands that far in front
_SOME: Final = 25  # how common a plural must be at least (see `lexicon.common`)
_RARER: Final = 12  # and how much rarer than its singular it may be
_ENDS: Final = frozenset("PRP PRF PUN CJC CJS CJT AVQ PNQ AV0 PNP DTQ PUL".split())


def with_articles(said: str) -> str:
    """The saying with “a” before a bare object and “the” before a bare place; what may stand bare stays."""
    pieces = take_apart(said)
    if is_share(pieces) or not any(_may_lack(pieces, place) for place in range(2, len(pieces))):
        return said
    tags = sentence_tags(pieces)
    out: list[Piece] = []
    for place, piece in enumerate(pieces):
        missing = _missing(pieces, tags, place) if place > 1 else ""
        if missing:
            out.append(Piece(missing, "word", piece.gap))
        out.append(piece)
    return put_together(out) if len(out) > len(pieces) else said


def _may_lack(pieces: Sequence[Piece], place: int) -> bool:
    """A cheap first look, which spares the tagger: no determiner stands where an article may be wanted."""
    before, word = at(pieces, place - 1), pieces[place]
    if word.kind != "word" or word.lower in words("grammar", "determiners"):
        return False
    acts = place <= _BY_SUBJECT and lemma_of(before) in words("verbs", "takes_object_with_article")
    return acts or before == "as" or before in words("grammar", "placing_in")


def _missing(pieces: Sequence[Piece], tags: Sequence[str], place: int) -> str:
    """The article that lacks before the noun phrase that opens at a place; empty where none does."""
    before, tag = at(pieces, place - 1), tags[place - 1]
    named = _behind_names(pieces, place)
    if named > place and before in words("grammar", "placing_in") and tags[named] == "NN1" and at(pieces, named) in _scenes():
        return "the" if tags[named + 1] in _ENDS else ""
    if tags[place] not in _INSIDE or not pieces[place].text.islower() or pieces[place].kind != "word":
        return ""
    end = place
    while end + 1 < len(pieces) and tags[end + 1] in _INSIDE and pieces[end + 1].text.islower() and pieces[end + 1].gap:
        end += 1
    head = at(pieces, end)
    if tags[end] != "NN1" or tags[end + 1] not in _ENDS or head in words("nouns", "may_stand_bare") or is_plural(head):
        return ""
    if at(pieces, end + 1) in ("'s", "'", "-") or at(pieces, end + 1) == "and":
        return ""
    phrase = put_together(pieces[place : end + 1])
    if before == "as" and is_person(head) and at(pieces, end + 1) not in ("of", "at", "for"):
        earlier = at(pieces, place - 2)
        working = lemma_of(earlier) in ("work", "train", "start") or earlier in words("grammar", "time_units")
        return article(phrase) if working else ""
    if tag in ("PRP", "AVP") and before in words("grammar", "placing_in"):
        return "the" if head in _scenes() else ""
    ongoing = tag == "VVG" and at(pieces, place - 2) in words("grammar", "be")
    acts = place <= _BY_SUBJECT and (tag in ("VVD", "VVB", "VVI", "VVZ") or ongoing)
    if acts and lemma_of(before) in words("verbs", "takes_object_with_article"):
        return article(phrase) if _has_plural(head) else ""
    return ""


def _scenes() -> frozenset[str]:
    """Places where one is with somebody."""
    named = (words("haste", f"scenes_{preposition}") for preposition in ("in", "at", "on"))
    return words("verbs", "places").union(*named)


def _behind_names(pieces: Sequence[Piece], place: int) -> int:
    """Where the last of the small words behind a name stands (“IFLA coffee | queue”); `place` where no name opens."""
    end = place
    while end < len(pieces) - 1 and pieces[end].is_name:
        end += 1
    if end == place or not pieces[end].text.islower() or not pieces[end].gap:
        return place
    while end + 1 < len(pieces) and pieces[end + 1].text.islower() and is_noun(at(pieces, end + 1)):
        end += 1
    return end


def _has_plural(head: str) -> bool:
    """Whether a noun is one of things that are counted: its plural is about as common as itself."""
    if not is_noun(head) or "gerund" in forms_of(head):
        return False
    return common(word_forms().plural(head)) >= max(_SOME, common(head) - _RARER)
