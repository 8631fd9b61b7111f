"""What cannot be done, said on the page: a sentence as people write it, at the place where it was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import streamlit as st

from composer.errors import BadFile, BadValue, ComposerError, RecordBusy
from composer.web.words import plain

# The fields that a box of the page can fill, by the last part of their name; what is no field says itself.
_FIELDS: Final = {
    "name": "The name", "role": "The role", "company": "The company", "timezone": "Time zone", "country": "Country",
    "note": "The note", "tag": "The tag", "at": "The time", "source": "Where you got their address", "point": "What it's about",
    "question": "Your question", "text": "The fact", "mutual": "Your friend's name", "email": "The e-mail address",
    "allow_words": "The words to allow", "address": "The postal address",
}
_GOES_ON: Final = ("is ", "are ", "has ", "must ", "needs ")


def in_words(problem: ComposerError) -> str:
    """A problem in one sentence, without names that only a program knows."""
    if isinstance(problem, BadValue):
        field = (problem.field or problem.where).rpartition(".")[2].partition("[")[0]
        subject = _FIELDS.get(field, "")
        if subject:
            words = f"{subject} {problem.problem}" if problem.problem.startswith(_GOES_ON) else f"{subject}: {problem.problem}"
            return _sentence(words)
    text = str(problem)
    return _sentence(text if isinstance(problem, BadFile) else f"{text[:1].upper()}{text[1:]}")


@contextmanager
def told_here() -> Iterator[None]:
    """Say here what could not be done, and let the rest of the page stand."""
    try:
        yield
    except RecordBusy:
        raise  # the whole page waits
    except ComposerError as problem:
        st.warning(plain(in_words(problem)))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
