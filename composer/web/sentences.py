"""The chosen draft sentence by sentence: other ways to say each, leave it out, or say the whole in fewer words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from composer.model import Draft
from composer.web import standing
from composer.web.desk import this_desk
from composer.web.live import rule_book
from composer.web.task import Task
from composer.web.words import plain

if TYPE_CHECKING:
    from composer.drafting.search.desk import Desk

_MOST: Final = 6  # other ways in one menu
_LEAVE_OUT: Final = "Leave this out"


def desk_of(task: Task) -> Desk:
    """The brief read for its channel, once for as long as nothing about it changes."""
    from composer.drafting.search.desk import desk
    from composer.drafting.templating.template_loader import load_templates

    notes = this_desk().notes
    if notes.get("sentences_for") != notes["composed_for"]:
        notes["sentences"] = desk(
            task.brief, task.channel, rules=rule_book(), templates=load_templates(task.settings), premium=task.settings.premium,
            sent_before=task.known.sent_before,
        )
        notes["sentences_for"] = notes["composed_for"]
    found: Desk = notes["sentences"]
    return found


def show(task: Task, draft: Draft, place: str) -> None:
    """The sentences of a draft, each with its menu; nothing for a draft that was not put together from sentences."""
    desk = desk_of(task)
    texts = desk.said(draft.plan)
    if not texts:
        return
    with st.container(border=True, key="sentences"):
        st.markdown("**Sentence by sentence.** Click one to say it differently or leave it out.")
        for at, text in enumerate(texts):
            _sentence(task, draft, place, at, text)
        with st.container(horizontal=True):
            less = desk.shorter(draft.plan)
            shorter = desk.draft(less) if less else None
            if shorter is not None:
                st.button("Shorter", key="say_shorter", on_click=_say, args=(task, place, shorter), icon=":material/compress:")
            if standing.can_go_back(task, place):
                st.button(
                    "Back to the earlier wording", key="say_back", on_click=standing.back, args=(task, place),
                    icon=":material/undo:",
                )


def _sentence(task: Task, draft: Draft, place: str, at: int, text: str) -> None:
    desk = desk_of(task)
    ways = {way.text: way.plan for way in [way for way in desk.ways(draft.plan, at) if desk.fits(way.plan)][:_MOST]}
    rest = desk.without(draft.plan, at)
    choices = [*ways, *([_LEAVE_OUT] if rest else [])]
    if not choices:
        st.markdown(plain(text))
        return
    chosen = st.menu_button(
        plain(text), choices, key=f"say_{place}_{at}_{standing.document(task, standing.as_text(draft))}", type="tertiary",
        format_func=plain, wrap=True,
    )
    if chosen is None:
        return
    said = desk.draft(rest if chosen == _LEAVE_OUT and rest else ways[chosen])
    if said is None:
        st.warning("With that it would be too long for the channel, so it stays as it was.")
        return
    standing.resay(task, place, said)
    st.rerun()


def _say(task: Task, place: str, draft: Draft) -> None:
    standing.hear()
    standing.resay(task, place, draft)
