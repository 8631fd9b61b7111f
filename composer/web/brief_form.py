"""The brief as a form: which box holds which field, from the boxes to a brief and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from composer.brief import brief_from_table, parse_brief
from composer.model import HANDLES, Brief, Fact
from composer.settings import Settings
from composer.web.assets import asset

MOST_FACTS: Final = 8
SENDER: Final = ("name", "role", "company", "address")
RECIPIENT: Final = ("name", "role", "company", "timezone", "contact_type", "source")
MATTER: Final = (
    "relationship", "purpose", "point", "question", "mutual", "why_them", "tone", "country", "language",
)
FLAGS: Final = ("delicate", "needs_record", "urgent", "commercial")
FACT_PARTS: Final = {"text": "fact", "seen": "seen", "date": "date", "url": "url"}
DEFAULTS: Final[Mapping[str, Any]] = {"tone": "neutral", "language": "en"}


def box(name: str) -> str:
    """The key of the box that holds a field."""
    return f"box_{name}"


def prepare(settings: Settings) -> None:
    """Give every box a value before it is drawn: what was typed, else what the settings know of the user."""
    for name in SENDER:
        st.session_state.setdefault(box(f"sender_{name}"), getattr(settings, name))
    texts = [*(f"recipient_{key}" for key in RECIPIENT), *(f"handle_{kind}" for kind in HANDLES), "third_name", "third_about"]
    for name in texts:
        st.session_state.setdefault(box(name), "")
    for name in MATTER:
        st.session_state.setdefault(box(name), DEFAULTS.get(name, ""))
    for name in (*FLAGS, "connected"):
        st.session_state.setdefault(box(name), False)
    st.session_state.setdefault(box("facts"), 1)
    for number in range(st.session_state[box("facts")]):
        for part in FACT_PARTS.values():
            st.session_state.setdefault(box(f"{part}_{number}"), "")


def _held(name: str) -> str:
    return str(st.session_state.get(box(name)) or "").strip()


def table(settings: Settings) -> dict[str, Any]:
    """What the boxes hold, in the shape of a brief file; empty boxes are left out."""
    sender: dict[str, Any] = {name: held for name in SENDER if (held := _held(f"sender_{name}"))}
    if settings.accounts:
        sender["accounts"] = dict(settings.accounts)
    recipient: dict[str, Any] = {name: held for name in RECIPIENT if (held := _held(f"recipient_{name}"))}
    handles = {kind: held for kind in HANDLES if (held := _held(f"handle_{kind}"))}
    if handles:
        recipient["handles"] = handles
    facts = []
    for number in range(int(st.session_state.get(box("facts"), 1))):
        parts = {part: _held(f"{name}_{number}") for part, name in FACT_PARTS.items()}
        if parts["text"]:
            facts.append({key: value for key, value in parts.items() if value})
    if facts:
        recipient["facts"] = facts
    if st.session_state.get(box("connected")):
        recipient["connected"] = True
    matter: dict[str, Any] = {name: held for name in MATTER if (held := _held(name))}
    matter |= {name: True for name in FLAGS if st.session_state.get(box(name))}
    if matter.get("relationship") != "mutual":
        matter.pop("mutual", None)
    if matter.get("purpose") == "introduce" and _held("third_name"):
        matter["third"] = {"name": _held("third_name"), "about": _held("third_about")}
    return {**matter, "sender": sender, "recipient": recipient}


def brief(settings: Settings) -> Brief:
    """The brief that the boxes describe; raises BadValue for a box that cannot be right."""
    return brief_from_table(table(settings), "form")


def fill(given: Brief) -> None:
    """Put a brief into the boxes, replacing all that stands there; to be called before they are drawn."""
    clear()
    for name in SENDER:
        st.session_state[box(f"sender_{name}")] = getattr(given.sender, name)
    for name in RECIPIENT:
        st.session_state[box(f"recipient_{name}")] = getattr(given.recipient, name)
    for kind in HANDLES:
        st.session_state[box(f"handle_{kind}")] = given.recipient.handles.get(kind, "")
    for name in MATTER:
        st.session_state[box(name)] = getattr(given, name)
    for name in FLAGS:
        st.session_state[box(name)] = getattr(given, name)
    st.session_state[box("connected")] = given.recipient.connected
    st.session_state[box("third_name")] = given.third.name if given.third else ""
    st.session_state[box("third_about")] = given.third.about if given.third else ""
    facts = given.recipient.facts[:MOST_FACTS] or (Fact(""),)
    st.session_state[box("facts")] = len(facts)
    for number, fact in enumerate(facts):
        st.session_state[box(f"fact_{number}")] = fact.text
        st.session_state[box(f"seen_{number}")] = fact.seen
        st.session_state[box(f"date_{number}")] = fact.date.isoformat() if fact.date else ""
        st.session_state[box(f"url_{number}")] = fact.url


def clear() -> None:
    """Empty every box about the reader and the matter; who the user is stays."""
    keep = {box(f"sender_{name}") for name in SENDER}
    for key in [str(key) for key in st.session_state if str(key).startswith("box_") and not str(key).startswith("box_check")]:
        if key not in keep:
            del st.session_state[key]


def example() -> Brief:
    """The invented person that a first visitor can try."""
    return parse_brief(asset("example.toml"), "example")
