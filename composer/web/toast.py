"""What just happened, in a sentence at the foot of the window whatever is in view, with Undo where it can be taken back."""

from __future__ import annotations

import time
from collections.abc import Callable

import streamlit as st

from composer.errors import ComposerError
from composer.web.assets import asset
from composer.web.problems import in_words

_TOAST = st.components.v2.component(
    "overture_toast", css=asset("toast.css"), js=asset("toast.js"),
    html="<div class='told' role='status' aria-live='polite'></div><div class='toast' popover='manual' hidden></div>",
)
Back = Callable[[], str]  # takes something back and says what is so now


def say(sentence: str, back: Back | None = None) -> None:
    """Keep a sentence for the next run, so that it is seen after a rerun or on the next page."""
    st.session_state["said"] = {"number": time.monotonic_ns() // 1_000_000, "said": sentence, "back": back}


def show() -> None:
    """Draw the notice; always in the same place, so that nothing on the page moves when it comes or goes."""
    last = st.session_state.get("said") or {"number": 0, "said": "", "back": None}
    _TOAST(
        key="toast", data={"number": last["number"], "said": last["said"], "undo": last["back"] is not None},
        on_undo_change=_undo, height=0,
    )


def _undo() -> None:
    last = st.session_state.get("said")
    if last is None or last["back"] is None:
        return
    back: Back = last["back"]
    try:
        say(back())
    except ComposerError as problem:
        say(in_words(problem))
