"""A text as it stands inside a sentence, with the form that decides where it may stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text as it stands inside a sentence to the reader, and its form."""

    text: str
    form: str
