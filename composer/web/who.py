"""A name in a list that opens everything with that person."""

from __future__ import annotations

import streamlit as st

from composer.web.words import plain


def opens(person: int, name: str, key: str) -> None:
    """The name as the button that leads to the person's page."""
    hint = "Everything between the two of you"
    if st.button(f"**{plain(name)}**", key=f"to_person_{key}", type="tertiary", help=hint, wrap=True):
        st.switch_page("views/people.py", query_params={"person": str(person)})
