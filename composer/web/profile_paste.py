"""Paste a profile: candidate facts to tick, each with the words it came from; nothing else of the text is used."""

from __future__ import annotations

import hashlib
from typing import Final

import streamlit as st

from composer.drafting.profile import Candidate, candidates, refused
from composer.web.brief_form import MOST_FACTS, fact_count
from composer.web.desk import box, held, put
from composer.web.words import plain

_SHOWN: Final = 8


def paste() -> None:
    """The box for the text, the facts found in it, and the button that takes over what was ticked."""
    with st.expander("Paste a profile, a bio or a page instead", icon=":material/content_paste:"):
        st.caption("It stays on this machine. Tick what you would like to speak of; nothing else is used.")
        st.text_area("The text", key=box("pasted"), height=140)
        st.text_input("Where is it from?", key=box("pasted_from"), placeholder="LinkedIn profile, conference page …")
        given = str(held("pasted"))
        if not given.strip():
            return
        found = candidates(given, count=_SHOWN)
        if not found:
            st.info("Nothing particular was found in it, such as a talk, a text or a work. Type what you noticed instead.")
        for item in found:
            st.checkbox(plain(item.text), key=box(_name(item), False), help=f"From: {plain(item.quote)}")
        left_out = refused(given)
        if left_out:
            st.caption(f"Left out, since it gives orders to a machine: {plain('; '.join(left_out[:3]))}")
        st.button("Use what I ticked", on_click=_use, args=(found,), disabled=not any(held(_name(item), False) for item in found))


def _name(item: Candidate) -> str:
    digest = hashlib.sha256(item.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"pasted_{digest}"


def _use(found: tuple[Candidate, ...]) -> None:
    """Put the ticked facts into the empty boxes, then into new ones, as far as there is room."""
    seen = str(held("pasted_from"))
    facts = [(str(held(f"fact_{number}")), str(held(f"seen_{number}"))) for number in range(fact_count())]
    kept = [pair for pair in facts if pair[0].strip()]
    ticked = [(item.text, seen) for item in found if held(_name(item), False)]
    new = [pair for pair in ticked if pair[0] not in {text for text, _ in kept}]
    rows = (kept + new)[:MOST_FACTS]
    values: dict[str, object] = {"facts": max(1, len(rows))}
    for number, (text, where) in enumerate(rows):
        values |= {f"fact_{number}": text, f"seen_{number}": where}
    put(values | {_name(item): False for item in found})
