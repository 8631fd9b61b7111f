"""Questions in an order that English does not have, or without their first words, as they are asked."""

from __future__ import annotations

import re
from functools import cache

from composer.drafting.reading.grammar.word_classes import reading_table
from composer.drafting.reading.wording.phrase_forms import filled


def asked_in_order(body: str) -> str:
    """A question without its mark, opening in a small letter: “how long you are baking” → “how long have you been baking”."""
    for typed, said in _slips():
        body = typed.sub(filled(said), body)
    return body


@cache
def _slips() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(item["typed"]), item["said"]) for item in reading_table("question_slips")["slip"])
