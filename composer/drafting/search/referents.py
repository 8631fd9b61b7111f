"""Keeps a remark beside what it speaks of: away from its fact or its detail, “it” and “did too” would say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.remarks_referents import leans_on, leans_on_point
from composer.drafting.search.candidates import Piece
from composer.drafting.templating.bindings import About

_FACT_LAST: Final = frozenset({"fact", "facts", "fact_detail"})  # moves that end with the fact or with its detail
_SENTENCES: Final = frozenset({"reader", "other", "sender"})  # details that stand as a plain sentence, with no word of the frame
_DETAILS: Final = frozenset({"detail", "detail_subject", "tail"})
_BECAUSE: Final = frozenset({"because", "because_verb"})
_TAILS: Final = frozenset({"tail", "gloss"})


def beside_their_fact(moves: Sequence[str], about: About) -> tuple[str, ...]:
    """The moves of a shape without the remarks that would stand away from what they speak of; () where it cannot be said."""
    fact = about.remarked
    if fact is None:
        return tuple(move for move in moves if move not in ("detail", "because"))
    because = fact.because.said if fact.because else ""
    detail = fact.detail.said if fact.detail else ""
    near = bool(_FACT_LAST & set(moves))
    leaning = leans_on(because, detail, fact.reading.said)
    if leaning and "fact_because" in moves:
        return ()
    told = {"detail", "fact_detail"} if fact.detail and fact.detail.form not in _TAILS else {"fact"}
    point = moves.index("point") if "point" in moves else len(moves)

    def keeps(place: int, move: str) -> bool:
        if move == "detail":
            return near or (fact.detail is not None and fact.detail.form not in _SENTENCES)
        if move == "because":
            beside = not leaning or bool(told & set(moves))
            return near and beside and (not leans_on_point(because) or point < place)
        return True

    return tuple(move for place, move in enumerate(moves) if keeps(place, move))


def stands(pieces: Sequence[Piece], about: About) -> bool:
    """Whether every remark among the pieces has what it leans on said before it."""
    fact = about.remarked
    used = [piece.uses for piece in pieces]
    told = next((place for place, uses in enumerate(used) if uses & {"fact", "other_fact"}), len(used))
    remarks = [place for place, uses in enumerate(used) if uses & (_DETAILS | _BECAUSE)]
    if remarks and min(remarks) < told:
        return False
    because = next((place for place, uses in enumerate(used) if uses & _BECAUSE), None)
    if because is None or fact is None or fact.because is None or fact.detail is None:
        return True
    if not leans_on(fact.because.said, fact.detail.said, fact.reading.said):
        return True
    return any(uses & _DETAILS for uses in used[:because])
