"""The brief as a form: which box holds which field, from the boxes to a brief and back."""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from composer import countries, zones
from composer.brief import brief_from_table, parse_brief
from composer.model import HANDLES, Brief, Fact
from composer.record.handles import doubt
from composer.settings import Settings
from composer.web.assets import asset
from composer.web.desk import held, put, this_desk

MOST_FACTS: Final = 8
SENDER: Final = ("name", "role", "company", "address", "situation")
RECIPIENT: Final = ("name", "role", "company", "timezone", "contact_type", "source")
MATTER: Final = (
    "relationship", "purpose", "point", "question", "mutual", "why_them", "tone", "country", "language",
)
FLAGS: Final = ("delicate", "needs_record", "urgent", "commercial")
FACT_PARTS: Final = {
    "text": "fact", "seen": "seen", "date": "date", "url": "url", "said": "said", "detail": "detail", "because": "because",
}
# Beginnings that a click puts into a box; one that is not gone on with says nothing yet.
STARTS: Final = {
    "detail": ("What surprised me was", "What stayed with me was"),
    "because": ("I am trying the same with", "We got stuck at the same point when", "It made me look again at"),
    "situation": ("We are about to", "I am in the middle of", "This year we are starting"),
}
_UNFINISHED: Final = frozenset(start for starts in STARTS.values() for start in starts)
_ABOUT: Final = (
    "recipient_", "handle_", "third_", "fact", "seen_", "date_", "url_", "said_", "detail_", "because_", "differ_", "skip_",
    "sender_situation", "connected", "draft", "channel", "pasted",
    *MATTER, *FLAGS,
)


def sender_default(name: str, settings: Settings) -> str:
    """What the settings know of the user."""
    return str(getattr(settings, name, ""))


def _text(name: str, default: str = "") -> str:
    said = str(held(name, default) or "").strip()
    return "" if said.rstrip(" .…") in _UNFINISHED else said


def table(settings: Settings) -> dict[str, Any]:
    """What the boxes hold, in the shape of a brief file; empty boxes are left out."""
    sender: dict[str, Any] = {name: said for name in SENDER if (said := _text(f"sender_{name}", sender_default(name, settings)))}
    if settings.accounts:
        sender["accounts"] = dict(settings.accounts)
    recipient: dict[str, Any] = {name: said for name in RECIPIENT if (said := _text(f"recipient_{name}"))}
    if "timezone" in recipient:  # a city will do; what nobody knows is said under the box and left out
        recipient["timezone"] = zones.zone_of(recipient["timezone"])
    handles = {kind: said for kind in HANDLES if (said := _text(f"handle_{kind}")) and not doubt(kind, said)}
    if handles:
        recipient["handles"] = handles
    facts = []
    for number in range(fact_count()):
        parts = {part: _text(f"{name}_{number}") for part, name in FACT_PARTS.items()}
        if parts["text"]:
            facts.append({key: value for key, value in parts.items() if value})
    if facts:
        recipient["facts"] = facts
    if held("connected", False):
        recipient["connected"] = True
    matter: dict[str, Any] = {name: said for name in MATTER if (said := _text(name))}
    if not countries.code(matter.get("country", "")):
        matter.pop("country", None)
    matter |= {name: True for name in FLAGS if held(name, False)}
    if matter.get("relationship") != "mutual":
        matter.pop("mutual", None)
    if matter.get("purpose") == "introduce" and _text("third_name"):
        matter["third"] = {"name": _text("third_name"), "about": _text("third_about")}
    return {**matter, "sender": sender, "recipient": recipient}


def fact_count() -> int:
    """How many facts the form has room for."""
    return int(held("facts", 1) or 1)


def brief(settings: Settings) -> Brief:
    """The brief that the boxes describe; raises BadValue for a box that cannot be right."""
    return brief_from_table(table(settings), "form")


def fill(given: Brief) -> None:
    """Put a brief into the boxes, replacing all that stands there."""
    leave_draft()
    facts = given.recipient.facts[:MOST_FACTS] or (Fact(""),)
    values: dict[str, Any] = {f"sender_{name}": getattr(given.sender, name) for name in SENDER}
    values |= {f"recipient_{name}": getattr(given.recipient, name) for name in RECIPIENT}
    values |= {f"handle_{kind}": given.recipient.handles.get(kind, "") for kind in HANDLES}
    values |= {name: getattr(given, name) for name in (*MATTER, *FLAGS)}
    values |= {"connected": given.recipient.connected, "facts": len(facts)}
    if given.third:
        values |= {"third_name": given.third.name, "third_about": given.third.about}
    for number, fact in enumerate(facts):
        values |= {
            f"{name}_{number}": str(getattr(fact, part) or "") for part, name in FACT_PARTS.items()
        }
    put(values, drop=_ABOUT)


def clear() -> None:
    """Empty every box about the reader and the matter; who the user is stays."""
    leave_draft()
    put({"step": "who"}, drop=_ABOUT)


def leave_draft() -> None:
    """What comes next is another message: the kept draft that was open stays as it was."""
    for note in ("draft", "draft_kept"):
        this_desk().notes.pop(note, None)
    st.query_params.pop("draft", None)


def example() -> Brief:
    """The invented person that a first visitor can try."""
    return parse_brief(asset("example.toml"), "example")
