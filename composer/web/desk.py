"""The desk: the user's work in progress, kept in this process so that a reload of the page loses nothing.

A desk belongs to one tab and is found by an unguessable token in its address; it holds what the boxes hold and the texts of the
editors. It is never written to disk; the tab keeps the boxes too (`keep`). Briefs are saved by the user, as files.

The browser sends the state of every box with every click. So that a late click cannot put old values over those that the
program has just set, a box that is set gets a new key, and what comes in under its old key is not looked at. All others keep
theirs: whoever types on in one of them after a click loses neither a letter nor the focus.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, Final

import streamlit as st

_MOST: Final = 32  # desks remembered; the oldest unused one goes
_desks: OrderedDict[str, Desk] = OrderedDict()
_lock = threading.Lock()


@dataclass(slots=True)
class Desk:
    """One tab's work: the boxes by name, the texts of the editors by document, and anything a page notes for itself."""

    boxes: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    notes: dict[str, Any] = field(default_factory=dict)
    turn: int = 0  # part of every box's key
    turns: dict[str, int] = field(default_factory=dict)  # how often the program has set a box, part of that box's key
    lost: str = ""  # the token of a desk that this one replaces, since the program was started anew


def open_desk() -> Desk:
    """The desk of this tab, brought up to what the boxes hold now; a new session (a reload) finds it as it was left."""
    token = st.session_state.get("desk") or st.query_params.get("desk", "")
    with _lock:
        desk = _desks.get(token)
        if desk is None:
            token, desk = secrets.token_urlsafe(16), Desk(lost=token)
            _desks[token] = desk
        _desks.move_to_end(token)
        while len(_desks) > _MOST:
            _desks.popitem(last=False)
    if st.query_params.get("desk") != token:
        st.query_params["desk"] = token
    if "desk" not in st.session_state:
        st.session_state["desk"] = token
        desk.turn += 1
    _note(desk)
    return desk


def this_desk() -> Desk:
    """The desk that `open_desk` found in this session."""
    return _desks.get(st.session_state.get("desk", "")) or open_desk()


def forget_desks() -> None:
    """Clear every desk of this process, as the erasure of a person asks for."""
    with _lock:
        for desk in _desks.values():
            desk.boxes.clear()
            desk.texts.clear()
            desk.notes.clear()
            desk.turn += 1


def box(name: str, default: Any = "") -> str:
    """The key for the box of that name, which will show what the desk holds, or the default."""
    desk = this_desk()
    key = _key(desk, name)
    if key not in st.session_state:
        st.session_state[key] = desk.boxes.setdefault(name, default)
    return key


def held(name: str, default: Any = "") -> Any:
    """What the box of that name holds, drawn or not."""
    desk = this_desk()
    return st.session_state.get(_key(desk, name), desk.boxes.get(name, default))


def put(values: dict[str, Any], *, drop: tuple[str, ...] = ()) -> None:
    """Set boxes by name and empty those whose names begin as `drop` says; may be called at any time."""
    desk = this_desk()
    _note(desk)
    dropped = {name for name in desk.boxes if drop and name.startswith(drop)}
    for name in dropped | values.keys():
        desk.turns[name] = desk.turns.get(name, 0) + 1
    desk.boxes = {name: value for name, value in desk.boxes.items() if name not in dropped} | values


def fill_empty(values: dict[str, str]) -> None:
    """Set those boxes that are empty, and leave every box in its place, so that the one being typed in keeps the focus.

    For callbacks: what the browser has told by then is known, so no late value can be covered.
    """
    desk = this_desk()
    for name, value in values.items():
        if value and not str(held(name) or "").strip():
            st.session_state[_key(desk, name)] = desk.boxes[name] = value


def _note(desk: Desk) -> None:
    prefix = f"box_{desk.turn}_"
    for key, value in st.session_state.items():
        if str(key).startswith(prefix):
            turn, _, name = str(key).removeprefix(prefix).partition("_")
            if turn == str(desk.turns.get(name, 0)):
                desk.boxes[name] = value


def _key(desk: Desk, name: str) -> str:
    return f"box_{desk.turn}_{desk.turns.get(name, 0)}_{name}"
