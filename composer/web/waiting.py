"""What a page shows while something else, such as a large import, is saving the record: it comes back by itself."""

from __future__ import annotations

import time
from typing import Final

import streamlit as st

_EVERY: Final = 3.0  # seconds between two looks
_SINCE: Final = "waiting_since"


def show() -> None:
    """Say so, and look again until the record can be read."""
    said = "A lot is being saved to your record just now, such as an import. This page comes back by itself."
    st.info(said, icon=":material/hourglass_empty:")
    st.session_state[_SINCE] = time.monotonic()
    _again()


@st.fragment(run_every=_EVERY)
def _again() -> None:
    if time.monotonic() - st.session_state.get(_SINCE, 0.0) >= _EVERY / 2:  # not in the run that drew it
        st.rerun()
