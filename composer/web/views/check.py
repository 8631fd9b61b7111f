"""Check: paste any message, see what helps and what hurts, mend it on the spot."""

from __future__ import annotations

import streamlit as st

from composer.channels import load_channels
from composer.web.component import editor
from composer.web.live import CheckContext
from composer.web.words import RELATIONSHIPS, STAGES, channel_title

st.caption("Paste a message you wrote anywhere. Nothing leaves this machine.")
left, middle, right = st.columns(3)
channel = left.selectbox("Where will it go?", list(load_channels()), format_func=channel_title, key="check_channel", persist_state="session")
relationship = middle.selectbox("How do you know the reader?", list(RELATIONSHIPS), format_func=RELATIONSHIPS.__getitem__, key="check_relationship", persist_state="session")
stage = right.selectbox("What is it?", list(STAGES), format_func=STAGES.__getitem__, key="check_stage", persist_state="session")


@st.fragment
def box() -> None:
    """The editor; leaving it reruns only this part."""
    edited = editor(
        "Your message", st.session_state.get("check_text", ""), CheckContext(channel, None, relationship, stage), key="check_editor",
        doc="check", placeholder="Paste or write your message here.",
    )
    st.session_state["check_text"] = edited.text


box()
