"""Keeps a remark beside what it speaks of: away from its fact or its detail, “it” and “did too” would say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.remarks.referents import leans_back, leans_on, leans_on_point
from composer.drafting.search.candidates import Piece
from composer.drafting.search.ranking import POINTS
from composer.drafting.templating.bindings import About
from composer.drafting.templating.remark_words import tail

_FACT_LAST: Final = frozenset({"fact", "facts", "fact_detail", "fact_thanks"})  # moves that end with the fact or with its detail
_SENTENCES: Final = frozenset({"reader", "other", "sender"})  # details that stand as a plain sentence, with no word of the frame
_DETAILS: Final = frozenset({"detail", "detail_subject", "fact_tailed"})
_FACTS: Final = frozenset({"fact", "opening", "fact_tailed", "other_fact", "thanks_whole"})
_BECAUSE: Final = frozenset({"because", "because_linked", "because_verb"})


def beside_their_fact(moves: Sequence[str], about: About) -> tuple[str, ...]:
    """The moves of a shape without the remarks that would stand away from what they speak of; () where it cannot be said."""
    fact = about.remarked
    if fact is None:
        return tuple(move for move in moves if move not in ("detail", "because"))
    because = fact.because.said if fact.because else ""
    leaning = leans_on(because, fact.detail.said if fact.detail else "", fact.reading.said)
    if leaning and "fact_because" in moves:
        return ()
    joined = bool(fact.detail and about.fact and tail(fact.detail, about.fact))
    holding = {"fact"} if joined else {"detail", "fact_detail"}
    kept: list[str] = []
    for move in moves:
        before = kept[-1] if kept else ""
        sentence = fact.detail is None or fact.detail.form in _SENTENCES
        if move == "detail" and before not in (_FACT_LAST if sentence else _FACT_LAST | {"fact_because"}):
            continue
        if move == "because" and not (
            before == "point" if leans_on_point(because) else before in (holding if leaning else _FACT_LAST | {"detail"})
        ):
            continue
        kept.append(move)
    return tuple(kept)


def ahead_of_its_matter(pieces: Sequence[Piece], about: About) -> bool:
    """Whether a fact, or the point, that says “it” of what the other one names stands before it."""
    if about.reading is None:
        return False
    fact = next((place for place, piece in enumerate(pieces) if piece.uses & _FACTS), -1)
    point = next((place for place, piece in enumerate(pieces) if piece.uses & POINTS), -1)
    if min(fact, point) < 0 or fact == point:
        return False
    return leans_back(about.reading.reading.said if fact < point else pieces[point].text)


def stands(pieces: Sequence[Piece], about: About) -> bool:
    """Whether every remark among the pieces has what it leans on said before it."""
    fact = about.remarked
    used = [piece.uses for piece in pieces]
    told = next((place for place, uses in enumerate(used) if uses & _FACTS), len(used))
    because = next((place for place, uses in enumerate(used) if uses & _BECAUSE), None)
    of_point = fact is not None and fact.because is not None and leans_on_point(fact.because.said)
    remarks = [place for place, uses in enumerate(used) if uses & (_DETAILS if of_point else _DETAILS | _BECAUSE)]
    if remarks and min(remarks) < told:
        return False
    if because is None or of_point or fact is None or fact.because is None or fact.detail is None:
        return True
    if not leans_on(fact.because.said, fact.detail.said, fact.reading.said):
        return True
    return any(uses & _DETAILS for uses in used[:because])
