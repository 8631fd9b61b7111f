"""One text as it would stand on every channel: what must go, in order of least loss."""

from __future__ import annotations

import streamlit as st

from composer.etiquette.check_context import CheckContext
from composer.web.live import rule_book, run
from composer.web.words import plain, verdict


def show(text: str, context: CheckContext) -> None:
    """The text on every channel; made only when the user asks for it."""
    from composer.etiquette.shorten import fit

    for item in fit(text, context.channel, context.brief, premium=context.premium, rules=rule_book()):
        # On its own channel a text is as long as the editor says, blank lines included.
        long = run(text, context).characters if item.channel == context.channel else item.characters
        limit = f" of {item.limit}" if item.limit is not None else ""
        state = f"{item.over:,} over" if item.over else "fits"
        with st.expander(f"{plain(item.title)}: {long:,}{limit} characters, {state}"):
            if item.cuts:
                st.markdown("What to cut first:")
                for cut in item.cuts:
                    st.markdown(f"- “{plain(cut.text)}”: {plain(cut.reason)} (saves {cut.saves})")
            st.code(item.proposal, language=None, wrap_lines=True)
            st.markdown(f"{verdict(item.check)}.")
            for finding in item.check.findings[:3]:
                st.markdown(f"- {plain(finding.message)}")
