"""Sentences that were typed with care, said to the reader: nothing in them changes but the words for the reader."""

from __future__ import annotations

from typing import Final

from composer.drafting.reading.addressing.second_person import Reader, to_reader
from composer.drafting.reading.grammar.tokens import lower_first, sentences_of

_LONGEST: Final = 190  # characters that two sentences joined may have


def said_to(text: str, reader: Reader) -> str:
    """Well-formed sentences turned to the reader, as one clause without capital and stop; "" where they are too long for one."""
    parts = [to_reader(part, reader).rstrip(".! ") for part in sentences_of(text.strip())]
    joined = parts[0]
    for part in parts[1:]:
        opens = part.split(" ", 1)[0].lower().partition("'")[0]
        if opens not in ("you", "your", "we", "i", "it", "they", "he", "she") or len(joined) + len(part) > _LONGEST:
            return ""
        joined += f", and {lower_first(part)}"
    return lower_first(joined)
