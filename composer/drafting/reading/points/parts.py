"""What one sentence of a point became: its sayings, best first, and the pieces from which other sentences can be built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from composer.drafting.reading.grammar.word_classes import frames
from composer.drafting.reading.points.point_forms import PointForm

SpeechAct = Literal["wish", "offer", "news", "question", "thanks", "refusal", "congratulation", "statement", "request"]


@dataclass(frozen=True, slots=True)
class Parts:
    """Sayings without capital and stop, the form of what was typed, the act that they are, and the pieces."""

    form: PointForm
    sayings: tuple[str, ...]
    act: SpeechAct = "statement"
    infinitive: str = ""
    topic: str = ""
    embedded: str = ""
    clause: str = ""


def framed(purpose: str, frame: str, **values: str) -> tuple[str, ...]:
    """The sentences of a frame with their blanks filled."""
    return tuple(pattern.format(**values) for pattern in frames(purpose, frame))
