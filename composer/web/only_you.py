"""Sentences that the brief does not hold: “only you know this”, shown below the editor; one click says that it is true.

What was said to be true is kept with the message when it is marked as sent, and not asked again of the same person.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from composer.model import Check
from composer.normalise import fold
from composer.web.desk import this_desk
from composer.web.state import say
from composer.web.words import plain

_MOST: Final = 5  # shown at a time


def show(text: str, doc: str, found: Check, known: Sequence[str] = ()) -> None:
    """The sentences that nobody but the user can vouch for, each with a button; nothing where there are none.

    `known` is vouched for already: what was typed just now, and what the user said is true in earlier messages to this person.
    """
    alone = [_line(text[trace.start : trace.end]) for trace in found.trace or () if trace.by == "unsupported"]
    told, own = _told(doc), fold(" ".join(known))
    left = [sentence for sentence in dict.fromkeys(alone) if sentence not in told and fold(sentence) not in own][:_MOST]
    if not left:
        return
    with st.container(border=True, key="only_you"):
        st.markdown("**Only you know this.** Nothing you typed before says it. Is it true?")
        for number, sentence in enumerate(left):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"“{plain(sentence)}”")
                st.button("True", key=f"true_{number}", on_click=_vouch, args=(doc, sentence), icon=":material/check:")


def vouched(doc: str, text: str) -> tuple[str, ...]:
    """The sentences of a message that the user said are true, as far as they still stand in it."""
    there = _line(text)
    return tuple(sentence for sentence in _told(doc) if sentence in there)


def _told(doc: str) -> tuple[str, ...]:
    told: tuple[str, ...] = this_desk().notes.get(f"true:{doc}", ())
    return told


def _line(text: str) -> str:
    return " ".join(text.split())


def _vouch(doc: str, sentence: str) -> None:
    """Keep that a sentence is true; the notice takes it back."""
    notes = this_desk().notes
    notes[f"true:{doc}"] = (*_told(doc), sentence)

    def back() -> str:
        notes[f"true:{doc}"] = tuple(one for one in notes.get(f"true:{doc}", ()) if one != sentence)
        return "Asked again."

    say("Noted as true. It is kept with this message.", back)
