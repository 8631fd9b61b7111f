"""A text to read with its origins: what the brief accounts for underlined and numbered, what it does not marked as an error."""

from __future__ import annotations

import streamlit as st

from composer.etiquette.check_context import CheckContext
from composer.web.assets import asset
from composer.web.live import message_of, run, sources

_MARKED = st.components.v2.component(
    "overture_marked", html="<div class='overture'></div>", css=asset("editor.css"), js=asset("marked.js"),
)


def show(text: str, context: CheckContext, *, key: str, coming: bool = False) -> None:
    """The text and, below it, where its parts come from; while it is `coming`, only its whole sentences are looked at."""
    ready = text[: _whole(text)] if coming else text
    facts = sources(message_of(ready, context), context)
    wrong = [
        {"start": item.start, "end": item.end, "message": item.message} for item in run(ready, context).findings
        if item.criterion == "honest" and item.severity == "error" and item.end > item.start
    ] if ready.strip() else []
    _MARKED(key=key, data={"text": text, "facts": facts, "wrong": wrong})


def _whole(text: str) -> int:
    """Where the last sentence that has ended ends."""
    return max(text.rfind(mark) for mark in ".?!\n") + 1
