"""Check: paste any message, see what helps and what hurts, mend it on the spot."""

from __future__ import annotations

import streamlit as st

from composer.channels import load_channels
from composer.etiquette.check_context import CheckContext
from composer.settings import load_settings
from composer.web import fit_view
from composer.web.component import editor
from composer.web.desk import box as desk_box
from composer.web.desk import this_desk
from composer.web.words import RELATIONSHIPS, STAGES, channel_title


def box(context: CheckContext) -> None:
    """The editor, and on demand the text on every channel."""
    desk = this_desk()
    edited = editor(
        "Your message", desk.texts.get("check", ""), context, key="check_editor", doc="check",
        placeholder="Paste or write your message here.",
    )
    desk.texts["check"] = edited.text
    if edited.dismissed is not None and desk.notes.get("check_dismissed_at") != edited.dismissed["at"]:
        desk.notes["check_dismissed_at"] = edited.dismissed["at"]
        desk.notes["check_dismissed"] = (*context.dismissed, *map(str, edited.dismissed["keys"]))
        st.rerun()
    if edited.text.strip() and st.toggle("See how it fits every channel", key="check_fit"):
        fit_view.show(edited.text, context)


def show() -> None:
    """The page."""
    st.markdown("Paste a message you wrote anywhere. It stays on this machine, and nothing is saved.")
    settings = load_settings()
    left, middle, right = st.columns(3)
    with left:
        channel = st.selectbox(
            "Where will it go?", list(load_channels()), format_func=channel_title, key=desk_box("check_channel", "linkedin_note"),
        )
    with middle:
        relationship = st.selectbox(
            "How do you know the reader?", list(RELATIONSHIPS), format_func=RELATIONSHIPS.__getitem__,
            key=desk_box("check_relationship", "stranger"),
        )
    with right:
        stage = st.selectbox(
            "What is it?", list(STAGES), format_func=STAGES.__getitem__, key=desk_box("check_stage", "first"),
        )
    dismissed = this_desk().notes.get("check_dismissed", ())
    box(CheckContext(channel, None, relationship, stage, (), settings.premium, dismissed))


show()
