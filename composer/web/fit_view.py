"""One text as it would stand on every channel: what must go, in order of least loss."""

from __future__ import annotations

import streamlit as st

from composer.etiquette.check_context import CheckContext
from composer.web.live import rule_book
from composer.web.words import plain, verdict


def show(text: str, context: CheckContext) -> None:
    """The text on every channel; made only when the user asks for it."""
    from composer.etiquette.shorten import fit

    for item in fit(text, context.channel, context.brief, premium=context.premium, rules=rule_book()):
        limit = f" of {item.limit}" if item.limit is not None else ""
        state = f"{item.over} too long" if item.over else "fits as it is"
        with st.expander(f"{plain(item.title)}: {item.characters}{limit}, {state}"):
            if item.cuts:
                st.markdown("Least lost first:")
                for cut in item.cuts:
                    st.markdown(f"- “{plain(cut.text)}”: {plain(cut.reason)} ({cut.saves} saved)")
            st.code(item.proposal, language=None, wrap_lines=True)
            st.markdown(f"{verdict(item.check)}.")
            for finding in item.check.findings[:3]:
                st.markdown(f"- {plain(finding.message)}")
