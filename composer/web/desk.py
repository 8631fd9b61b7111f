"""The desk: the user's work in progress, kept in this process so that a reload of the page loses nothing.

A desk belongs to one tab and is found by an unguessable token in its address; it holds what the boxes hold and the texts of the
editors. It is never written to disk. Briefs are saved by the user, as files.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, Final

import streamlit as st

KEPT: Final = "box_"  # boxes whose keys begin like this are kept; buttons and uploads do not
_MOST: Final = 32  # desks remembered; the oldest unused one goes
_desks: OrderedDict[str, Desk] = OrderedDict()
_lock = threading.Lock()


@dataclass(slots=True)
class Desk:
    """One tab's work: the boxes by key, the texts of the editors by document, and anything a page notes for itself."""

    boxes: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    notes: dict[str, Any] = field(default_factory=dict)


def open_desk() -> Desk:
    """The desk of this tab; a new session (a reload) finds its boxes as they were left."""
    token = st.session_state.get("desk") or st.query_params.get("desk", "")
    with _lock:
        desk = _desks.get(token)
        if desk is None:
            token, desk = secrets.token_urlsafe(16), Desk()
            _desks[token] = desk
        _desks.move_to_end(token)
        while len(_desks) > _MOST:
            _desks.popitem(last=False)
    if st.query_params.get("desk") != token:
        st.query_params["desk"] = token
    if "desk" not in st.session_state:
        st.session_state["desk"] = token
        for key, value in desk.boxes.items():
            st.session_state.setdefault(key, value)
    keep(desk)
    return desk


def keep(desk: Desk) -> None:
    """Note what the boxes hold now."""
    desk.boxes |= {str(key): value for key, value in st.session_state.items() if str(key).startswith(KEPT) and _plain(value)}


def this_desk() -> Desk:
    """The desk that `open_desk` found in this run."""
    return _desks.get(st.session_state.get("desk", "")) or open_desk()


def _plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float | bool) or (
        isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
    )
