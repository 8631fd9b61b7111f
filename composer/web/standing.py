"""Which draft stands in the editor: new words come in by themselves only where the user has not changed the old ones."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import streamlit as st

from composer.channels import channel as channel_named
from composer.model import Composition, Draft
from composer.web import rewrites
from composer.web.desk import this_desk
from composer.web.state import now
from composer.web.task import Task
from composer.web.words import plain

EDITOR: Final = "write_editor"


def as_text(draft: Draft) -> str:
    """A draft as one text, the subject in its first line where there is one."""
    return f"Subject: {draft.subject}\n\n{draft.text}" if draft.subject else draft.text


def start_of(task: Task, draft: Draft | None) -> str:
    """What stands in the editor before anything is changed."""
    if draft is not None:
        return as_text(draft)
    return "Subject: \n\n" if channel_named(task.channel).has_subject else ""


def document(task: Task, start: str) -> str:
    """The name under which a text is kept: the same draft for the same person is the same document."""
    said = repr((task.brief.recipient.name, task.channel, start))
    return "write-" + hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def hear() -> None:
    """Take in what the editor was left with, whatever the page goes on to draw."""
    told = st.session_state.get(EDITOR)
    value = told.get("value") if isinstance(told, Mapping) else None
    if isinstance(value, Mapping) and value.get("rev") == rewrites.revision(str(value.get("doc"))):
        this_desk().texts[str(value["doc"])] = str(value["text"])


def standing(task: Task, draft: Draft, place: str) -> Draft:
    """The draft that stands in the editor; where another one is offered for it, the question which of them it should be."""
    notes = this_desk().notes
    held = notes.setdefault("standing", {})
    key = _key(task, place)
    old: Draft | None
    old, made_for = held.get(key, (None, ""))
    if old is None or as_text(old) == as_text(draft) or not (_typed(task, old) or _by_hand(old, made_for)):
        held[key] = (draft, notes["composed_for"])
        return draft
    if notes.get("kept_before") != as_text(draft):
        with st.container(border=True, key="standing_question"):
            st.markdown("**You have changed the text. Use the new wording?**")
            st.markdown("  \n".join(plain(line) if line else "" for line in draft.text.split("\n")))
            with st.container(horizontal=True):
                given = (task, place, old, draft)
                st.button("Use the new wording", key="standing_new", on_click=_take, args=given, icon=":material/check:")
                st.button("Keep my text", key="standing_old", on_click=_keep, args=given)
    return old


def resay(task: Task, place: str, draft: Draft) -> None:
    """Put another wording where a draft was; it waits for the user's word where they have typed in the text."""
    notes = this_desk().notes
    old: Draft = notes["composed"].drafts[int(place)]
    notes.pop("kept_before", None)
    notes.setdefault("by_hand", set()).add(as_text(draft))
    if not _typed(task, old):
        _remember(task, place, old)
        _write(task, draft, as_text(draft))
    _put_in(place, draft)


def back(task: Task, place: str) -> None:
    """Take the last change of words back, with what the user had typed in the text before."""
    hear()
    before: list[tuple[Draft, str]] = this_desk().notes.get("said_before", {}).get(_key(task, place), [])
    if before:
        draft, text = before.pop()
        _put_in(place, draft)
        this_desk().notes["standing"].pop(_key(task, place), None)
        _write(task, draft, text)


def can_go_back(task: Task, place: str) -> bool:
    """Whether there is a change of words to take back."""
    return bool(this_desk().notes.get("said_before", {}).get(_key(task, place)))


def _key(task: Task, place: str) -> tuple[str, str, str]:
    return task.brief.recipient.name, task.channel, place


def _typed(task: Task, draft: Draft) -> bool:
    """Whether the user has put something of their own into this draft and not yet sent it."""
    start = as_text(draft)
    doc = document(task, start)
    return this_desk().texts.get(doc, start) != start and this_desk().notes.get(f"sent:{doc}") is None


def _by_hand(draft: Draft, made_for: str) -> bool:
    """Whether the user chose sentences of this draft for a brief that has changed since."""
    notes = this_desk().notes
    return made_for != notes["composed_for"] and as_text(draft) in notes.get("by_hand", ())


def _take(task: Task, place: str, old: Draft, new: Draft) -> None:
    hear()
    _remember(task, place, old)
    _write(task, new, as_text(new))
    this_desk().notes["standing"].pop(_key(task, place), None)


def _keep(task: Task, place: str, old: Draft, new: Draft) -> None:
    notes = this_desk().notes
    _, made_for = notes["standing"][_key(task, place)]
    if made_for == notes["composed_for"]:
        _put_in(place, old)
    else:
        notes["kept_before"] = as_text(new)


def _put_in(place: str, draft: Draft) -> None:
    notes = this_desk().notes
    made: Composition = notes["composed"]
    number = int(place)
    notes["composed"] = replace(made, drafts=(*made.drafts[:number], draft, *made.drafts[number + 1 :]))


def _remember(task: Task, place: str, old: Draft) -> None:
    start = as_text(old)
    text = this_desk().texts.get(document(task, start), start)
    this_desk().notes.setdefault("said_before", {}).setdefault(_key(task, place), []).append((old, text))


def _write(task: Task, draft: Draft, text: str) -> None:
    """Let the editor show this text for a draft, also where the user once changed it there."""
    desk = this_desk()
    start = as_text(draft)
    doc = document(task, start)
    if desk.texts.get(doc, start) != text:
        desk.texts[doc] = text
        desk.notes[f"revision:{doc}"] = int(now().timestamp() * 1000)  # never one that an older tab still keeps a text for
