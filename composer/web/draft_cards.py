"""The drafts side by side, each with its text, its length and the verdict; one of them, or the user's own words, is chosen."""

from __future__ import annotations

from typing import Final

import streamlit as st

from composer.model import Composition, Draft
from composer.web.desk import held, put
from composer.web.words import missing_here, plain, verdict

OWN: Final = "own"


def chosen(made: Composition) -> str:
    """What is chosen: the number of a draft, or the user's own words; the first draft where the chosen one is there no more."""
    now = str(held("draft", "0"))
    if not made.drafts or now == OWN:
        return OWN
    return now if now.isdecimal() and int(now) < len(made.drafts) else "0"


def choose(made: Composition) -> str:
    """The cards, and what is chosen of them."""
    now = chosen(made)
    if not made.drafts:
        st.info(missing_here("Before there is a draft, add:", made.missing) + "\n\nOr write your own below.")
        return now
    names = [str(number) for number in range(len(made.drafts))]
    shown = [(name, draft) for name, draft in zip(names, made.drafts, strict=True) if draft.origin == "template" or name == now]
    st.markdown("**Choose a draft**, or write your own. You can change every word below.")
    with st.container(key="cards"):
        for place, (name, draft) in zip(st.columns(len(shown)), shown, strict=True):
            with place:
                _card(name, draft, name == now)
    st.button(
        "Writing your own words" if now == OWN else "Write my own", key="use_own", on_click=put, args=({"draft": OWN},),
        disabled=now == OWN, icon=":material/edit:", type="tertiary",
    )
    return now


def _card(name: str, draft: Draft, here: bool) -> None:
    number = int(name) + 1
    by = " (model)" if draft.origin == "model" else ""
    with st.container(border=True, key=f"card_{name}", height="stretch"):
        st.markdown(f"**Draft {number}**{by}" + (" :green-badge[in the editor]" if here else ""))
        if draft.subject:
            st.markdown(f"**{plain(draft.subject)}**")
        st.markdown("\n\n".join(_lines(part) for part in draft.text.split("\n\n")))
        check = draft.check
        length = f"{check.characters} characters" if check.limit is None else f"{check.characters} of {check.limit} characters"
        st.caption(f"{length} · {verdict(check)}")
        st.button(
            "Use this one", key=f"use_draft_{name}", on_click=put,
            args=({"draft": name},), disabled=here, help=None if here else f"Put draft {number} into the editor.",
        )


def _lines(text: str) -> str:
    return "  \n".join(plain(line) for line in text.split("\n"))
