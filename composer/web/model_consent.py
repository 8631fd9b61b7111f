"""What leaves this machine for the user's own model: shown in full, and agreed to before the first use."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from composer.settings import Settings, save_settings
from composer.web.words import plain

if TYPE_CHECKING:
    from composer.drafting.llm.client import Server


def agree(settings: Settings, server: Server, told: str, key: str) -> bool:
    """Whether the server may be asked; another machine only after the whole request was shown here and agreed to."""
    if server.local or settings.model.confirmed:
        with st.popover("What the model sees", key=f"told_{key}"):
            local = "Nothing leaves this machine."
            st.markdown(local if server.local else f"This, and nothing else, goes to {plain(server.base_url)}:")
            st.code(told, language="json", wrap_lines=True)
        return True
    with st.expander(f"Before you use it: this, and nothing else, goes to {plain(server.base_url)}", expanded=True):
        st.code(told, language="json", wrap_lines=True, height=260)
        if st.button("I agree to send this", key=f"agree_{key}", icon=":material/check:"):
            save_settings(replace(settings, model=replace(settings.model, confirmed=True)))
            st.rerun()
    return False
