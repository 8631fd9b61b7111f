"""Other words for a question that asks much: where the check finds fault with the user's own question, some lie ready."""

from __future__ import annotations

import streamlit as st

from composer.web.desk import put, this_desk
from composer.web.live import run
from composer.web.task import Task
from composer.web.words import plain


def show(task: Task, text: str) -> None:
    """Buttons that replace the question; nothing where it is fine or none are known."""
    from composer.drafting.reading.points.suggestions import suggestions

    asked = task.brief.question or task.brief.point
    found = suggestions(asked, task.brief.purpose, task.brief.language) if asked else None
    if found is None or not (_faulted(task, asked, text) or not this_desk().notes["composed"].drafts):
        return
    with st.container(border=True, key="other_words"):
        st.markdown(f"**Try rephrasing your question** “{plain(asked)}”")
        for number, words in enumerate(found.instead):
            instead = {"question": words}
            st.button(plain(words), key=f"ask_instead_{number}", on_click=put, args=(instead,), icon=":material/swap_horiz:")


def _faulted(task: Task, asked: str, text: str) -> bool:
    """Whether a finding lies on the user's own question, where that stands in the text."""
    start = text.casefold().find(asked.casefold().rstrip("?. "))
    end = start + len(asked)
    return start >= 0 and any(item.start < end and start < item.end for item in run(text, task.context).findings)
