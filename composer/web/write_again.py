"""From somebody in the record to the form of a new message to them, with what is known filled in."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from composer.context import brief_of
from composer.settings import Settings
from composer.web import brief_form
from composer.web.desk import put
from composer.web.state import opened


def to(settings: Settings, person: int) -> None:
    """Open the form to get back in touch with a person."""
    with opened(settings) as record:
        brief_form.fill(replace(brief_of(record, person, settings), purpose="reconnect"))
    put({"mode": "first", "step": "why"})
    st.switch_page("views/write.py")
