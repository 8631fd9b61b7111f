"""The web page: `streamlit run app.py`, or `python -m composer app`, which does the same from anywhere."""

from __future__ import annotations

import streamlit as st

from composer.web.server import PAGE, options

# Streamlit finds the application by reading this file, so it has to be spelled out here.
app = st.App(PAGE, **options())
