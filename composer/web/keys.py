"""What the keyboard needs and Streamlit does not do: a box that opens takes the focus and gives it back."""

from __future__ import annotations

import streamlit as st

from composer.web.assets import asset

_KEYS = st.components.v2.component("overture_keys", html="<span hidden></span>", js=asset("keys.js"))


def listen() -> None:
    """On every page; draws nothing."""
    _KEYS(key="keys", height=0)
