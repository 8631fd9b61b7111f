"""One text as it would stand on every channel: a table of lengths, and for one of them what must go, in order of least loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from composer.etiquette.check_context import CheckContext
from composer.web.live import rule_book, run
from composer.web.words import plain, verdict

if TYPE_CHECKING:
    from composer.etiquette.shorten import Fitted


def show(text: str, context: CheckContext) -> None:
    """The table and the text for one channel; made only when the user asks for it."""
    from composer.etiquette.shorten import fit

    items = fit(text, context.channel, context.brief, premium=context.premium, rules=rule_book())
    # On its own channel a text is as long as the editor says, blank lines included.
    own = run(text, context).characters
    lengths = {item.channel: own if item.channel == context.channel else item.characters for item in items}
    rows = [
        {
            "Channel": item.title, "Characters": lengths[item.channel], "Limit": f"{item.limit:,}" if item.limit else "none",
            "Used": _used(item, lengths[item.channel]), "Verdict": _state(item, lengths[item.channel]),
        }
        for item in items
    ]
    over = sum(bool(item.over) for item in items)
    said = "It fits every channel." if not over else f"It fits {len(items) - over:d} of {len(items):d} channels."
    st.markdown(f"**{said}**")
    st.dataframe(
        rows, hide_index=True, key="fit_table", alt=said, height="content",
        column_config={"Used": st.column_config.ProgressColumn(format="%d %%", min_value=0, max_value=100)},
    )
    names = {item.channel: item for item in items}
    first = list(names).index(context.channel) if context.channel in names else 0
    chosen = st.selectbox(
        "Show the text for", list(names), index=first, key="fit_for",
        format_func=lambda name: _line(names[name], lengths[name]),
    )
    _text(names[chosen])


def _used(item: Fitted, length: int) -> int | None:
    return min(100, 100 * length // item.limit) if item.limit else None


def _line(item: Fitted, length: int) -> str:
    limit = f" of {item.limit}" if item.limit is not None else ""
    return f"{item.title}: {length:,}{limit} characters, {_state(item, length)}"


def _state(item: Fitted, length: int) -> str:
    over = length - item.limit if item.limit is not None else 0
    return f"{over:,} over" if over > 0 else "fits"


def _text(item: Fitted) -> None:
    """The text with its cuts made, and what the checker says of it there."""
    if item.cuts:
        st.markdown("What to cut first:")
        st.markdown("\n".join(f"- “{plain(cut.text)}”: {plain(cut.reason)} (saves {cut.saves})" for cut in item.cuts))
    st.code(item.proposal, language=None, wrap_lines=True)
    st.markdown(f"{verdict(item.check)}." + "".join(f"\n- {plain(finding.message)}" for finding in item.check.findings[:3]))
