"""Sentences that the brief does not hold: “only you know this”, shown below the editor; one click says that it is true."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from composer.model import Check
from composer.normalise import fold
from composer.web.desk import this_desk
from composer.web.words import plain

_MOST: Final = 5  # shown at a time


def show(text: str, doc: str, found: Check, typed: Sequence[str] = ()) -> None:
    """The sentences that nobody but the user can vouch for, each with a button; nothing where there are none.

    What stands as it was `typed` just now is vouched for already.
    """
    told = this_desk().notes.get(f"true:{doc}", ())
    alone = [text[trace.start : trace.end] for trace in found.trace or () if trace.by == "unsupported"]
    own = fold(" ".join(typed))
    left = [sentence for sentence in dict.fromkeys(alone) if sentence not in told and fold(sentence) not in own][:_MOST]
    if not left:
        return
    with st.container(border=True, key="only_you"):
        st.markdown("**Only you know this.** Nothing you typed before says it. Is it true?")
        for number, sentence in enumerate(left):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"“{plain(sentence)}”")
                st.button("True", key=f"true_{number}", on_click=_vouch, args=(doc, sentence), icon=":material/check:")


def _vouch(doc: str, sentence: str) -> None:
    """Keep that a sentence is true, for as long as this message is written."""
    notes = this_desk().notes
    notes[f"true:{doc}"] = (*notes.get(f"true:{doc}", ()), sentence)
