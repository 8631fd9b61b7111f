"""What writer and reader did together, though nobody is named: “met at the quay”, “live three doors apart”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from composer.drafting.reading.grammar.lexicon import pattern, words
from composer.drafting.reading.grammar.pieces import Piece
from composer.drafting.reading.grammar.verb_words import at, forms_of, lemma_of


def is_joint(lemma: str, rest: Sequence[str], pieces: Sequence[Piece], place: int) -> bool:
    """Whether the verb at `place`, with the words `rest` behind it, tells what writer and reader did together."""
    if lemma == "be" and rest[:1] and rest[0] in words("nouns", "mutual"):
        return True
    if lemma in words("verbs", "reciprocal"):
        following = rest[0] if rest else ""
        return (
            not following
            or (
                following
                in words("grammar", "prepositions")
                | words("grammar", "adverbs")
                | {"when", "while", "last", "this", "each", "one"}
                and not speaks_of_reader(rest[1:2])
                and "with" not in rest[:1]
            )
            or "with" in rest[:1]
        )
    text = " ".join(rest)
    if lemma in ("be", "have") and place + 1 < len(pieces) and forms_of(at(pieces, place + 1)):
        lemma = lemma_of(at(pieces, place + 1))
    if re.search(r"\b(?:side by side|shoulder to shoulder|back to back|door to door)\b", text) and "with" not in rest:
        return True
    if "each other" in text or "one another" in text or at(pieces, place - 1) == "both":
        return True
    if "both" in rest[:1] and at(pieces, place) not in ("is", "was", "has"):
        return True
    if _between_two(lemma, text, rest):
        return True
    beside = _done_together(lemma, rest) if "together" in rest else None
    if beside is not None:
        return beside
    if lemma == "introduce" and rest[:1] == ["by"]:
        return True
    if lemma == "share" and rest[:1] and rest[0] in ("a", "an", "the", "one") and not set(rest) & {"her", "his", "their", "your"}:
        return "with" not in rest
    lasts = at(pieces, place) in ("has", "is", "keeps") and bool({"since", "for", "every", "all"} & set(rest))
    return "same" in rest[:5] and lemma in words("verbs", "shared_doing") and not lasts


def _done_together(lemma: str, rest: Sequence[str]) -> bool | None:
    """“got locked in together”, “did the training together”; None where “together” is about things, or somebody is named."""
    if lemma == "get" and rest[0] not in words("grammar", "determiners") and "participle" in forms_of(rest[0]):
        return True
    if lemma in words("verbs", "gathering"):
        return None
    if rest[0] == "our":
        return True
    if "with" in rest:
        return None
    return not _takes_object(rest) or (lemma in words("verbs", "shared_doing") and rest[0] in ("the", "a", "an"))


def _between_two(lemma: str, text: str, rest: Sequence[str]) -> bool:
    """“exchanged letters about moss”, “talked on the phone twice”, “live three doors apart”."""
    if lemma in words("verbs", "exchanging"):
        return "with" not in rest and not speaks_of_reader(rest[:1])
    if lemma in ("talk", "speak", "chat"):
        return bool(pattern("talk_of_two").search(text)) and "with" not in rest
    return lemma in words("verbs", "apart") and bool(re.search(r"\bapart\b(?! from)", text))


def _takes_object(rest: Sequence[str]) -> bool:
    before = rest[: list(rest).index("together")]
    return bool(before) and before[0] in words("grammar", "determiners") | words("grammar", "numbers")


def speaks_of_reader(rest: Sequence[str]) -> bool:
    """Whether “him”, “her” or “them” is among the words."""
    return bool(set(rest) & {"him", "her", "them"})
