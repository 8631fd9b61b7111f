"""The imports view."""

from __future__ import annotations

import streamlit as st

st.write("Coming.")
