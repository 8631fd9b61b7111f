"""Readers of our own and what is said of a fact to them, for the tests of facts."""

from __future__ import annotations

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact

NADIA = Reader("Nadia Farouk", "Nadia", "Farouk", "she")
LARS = Reader("Lars Engberg", "Lars", "Engberg", "he")
KIM = Reader("Kim Abara", "Kim", "Abara", "they")


def said(text: str, reader: Reader = NADIA) -> tuple[str, str]:
    """What is said of a fact, and whose it is; an error where one should ask first."""
    reading = read_fact(text, reader, "Jonas Fink")
    assert not reading.ask, reading.because
    return reading.said, reading.who
