"""Which clauses of a sentence claim that something is so: what is wished, supposed, weighed or said of all the world does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.etiquette.grounding.claims import Clause
from composer.lexicon import Lexicon, Wording

_OPEN: Final = tuple(Wording("stance", name, re.IGNORECASE) for name in ("unreal", "mind", "remark", "general"))
_TOLD: Final = Wording("stance", "past", re.IGNORECASE)
_SUBJECT: Final = Wording("stance", "own_subject", re.IGNORECASE)


def claiming(parts: Sequence[Clause], lexicon: Lexicon) -> tuple[bool, ...]:
    """For each clause whether it claims anything; one that belongs to a wish before it does not."""
    carries = lexicon.words["stance", "carries"]
    found: list[bool] = []
    for part in parts:
        text = (part.text if found else f"{part.joint} {part.text}".strip()).replace("’", "'")  # “That takes patience”
        free = any(wording.of(lexicon).search(text) for wording in _OPEN)
        if not free and found and not found[-1]:
            free = part.joint in carries or not _SUBJECT.of(lexicon).search(text)
        found.append(not free or bool(_TOLD.of(lexicon).search(text)))
    return tuple(found)
