"""What would make a draft better, asked for one thing at a time: what struck the user, what came of it, where they are now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import streamlit as st

from composer.model import Draft
from composer.web.brief_form import STARTS
from composer.web.desk import box, held, put, this_desk
from composer.web.sentences import desk_of
from composer.web.task import Task
from composer.web.words import plain

_LONG: Final = 60  # characters of a fact that a question names
_ROOM: Final = 30  # characters of the shortest sentence worth adding
_ASKED: Final = {
    "detail": "What struck you in “{}”?",
    "because": "What did “{}” make you think, try or change?",
    "situation": "What are you working on that makes this matter?",
}


@dataclass(frozen=True, slots=True)
class _Asked:
    kind: str  # detail | because | situation
    box: str
    about: str  # the fact it is asked about, as typed


def show(task: Task, draft: Draft) -> None:
    """What was filled, what the draft makes of it, and the next thing that would help."""
    asked = _asked(task, draft)
    left = [one for one in asked if not _filled(one) and not held(f"skip_{one.box}", False)]
    open_ = left[0] if left and not _full(draft) else None
    filled = [one for one in asked if _filled(one)]
    if open_ is None and not filled:
        return
    with st.container(border=True, key="better"):
        st.markdown("**Make it stronger**" if open_ else "**What you added**")
        for one in filled:
            _box(one)
            said = _said(task, draft, one.kind)
            st.caption(f"In this draft: “{plain(said)}”" if said else _elsewhere(task, one.kind))
        if open_ is not None:
            _box(open_)
            with st.container(horizontal=True, vertical_alignment="center"):
                for number, start in enumerate(STARTS[open_.kind]):
                    given = {open_.box: f"{start} "}
                    st.button(f"{plain(start)} …", key=f"start_{open_.box}_{number}", on_click=put, args=(given,))
                skip = {f"skip_{open_.box}": True}
                st.button("Skip this", key=f"skip_it_{open_.box}", on_click=put, args=(skip,), type="tertiary")


def _box(one: _Asked) -> None:
    about = one.about if len(one.about) <= _LONG else one.about[: _LONG - 1].rstrip() + "…"
    st.text_input(
        _ASKED[one.kind].format(plain(about)), key=box(one.box), placeholder=f"{STARTS[one.kind][0]} …",
        help="Optional. It goes into the message the way you write it.",
    )


def _asked(task: Task, draft: Draft) -> list[_Asked]:
    """What may be asked about the fact that the draft speaks of first, and about the user."""
    rows = [row for row in range(len(task.brief.recipient.facts) + 8) if str(held(f"fact_{row}") or "").strip()]
    typed = {fact.text: place for place, fact in enumerate(task.brief.recipient.facts)}
    used = [typed[text] for text in draft.facts_used if text in typed]
    found = []
    if used and used[0] < len(rows):
        row, about = rows[used[0]], task.brief.recipient.facts[used[0]].text
        found = [_Asked(kind, f"{kind}_{row}", about) for kind in ("detail", "because")]
    return [*found, _Asked("situation", "sender_situation", "")]


def _filled(one: _Asked) -> bool:
    said = str(held(one.box) or "").strip()
    return bool(said) and said not in STARTS[one.kind]


def _full(draft: Draft) -> bool:
    """Whether the channel has no room for another sentence."""
    return draft.check.limit is not None and draft.check.limit - draft.check.characters < _ROOM


def _elsewhere(task: Task, kind: str) -> str:
    others = [
        f"draft {number}" for number, draft in enumerate(this_desk().notes["composed"].drafts, 1) if _said(task, draft, kind)
    ]
    return f"This draft leaves it out, but {others[0]} has it." if others else "No draft on this channel has room for it."


def _said(task: Task, draft: Draft, kind: str) -> str:
    """The sentence of the draft that says it; "" where none does."""
    texts = desk_of(task).said(draft.plan)
    return next((text for place, text in zip(draft.plan, texts, strict=False) if kind in place.move), "")
