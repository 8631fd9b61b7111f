"""Puts what ends a message at its end: nothing is told behind “no need to reply”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from composer import data
from composer.drafting.reading.grammar.tokens import sentences_of
from composer.drafting.search.candidates import Piece


def with_closing_last(pieces: Sequence[Piece], language: str) -> tuple[Piece, ...]:
    """The pieces, the closing sentence of one moved to the end of the last; one that says nothing else goes with it."""
    pattern = _closing(language)
    place = next((place for place, piece in enumerate(pieces) if pattern is not None and pattern.search(piece.text)), None)
    if pattern is None or place is None:
        return tuple(pieces)
    sentences = sentences_of(pieces[place].text)
    closing = next((sentence for sentence in sentences if pattern.fullmatch(sentence.rstrip(".!"))), "")
    rest = " ".join(sentence for sentence in sentences if sentence != closing)
    if not closing or (place == len(pieces) - 1 and sentences[-1] == closing) or not rest:
        return tuple(pieces)
    kept = [*pieces[:place], replace(pieces[place], text=rest), *pieces[place + 1 :]]
    return (*kept[:-1], replace(kept[-1], text=f"{kept[-1].text} {closing}"))


@cache
def _closing(language: str) -> re.Pattern[str] | None:
    """The sentences of a language that end a message (templates/<language>/shapes.toml); None where it names none."""
    path = data.templates_folder() / language / "shapes.toml"
    patterns = data.read_toml(path).get("closing") if path.is_file() else None
    return re.compile("|".join(map(str, patterns))) if patterns else None
