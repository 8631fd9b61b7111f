"""The live editor as one typed function: text in, edited text out; the checks run beside it without a rerun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from composer.channels import channel as channel_named
from composer.channels import counting_tables
from composer.etiquette.check_context import CheckContext
from composer.settings import load_settings
from composer.web.assets import asset
from composer.web.live import register
from composer.web.routes import CHECK, script_address
from composer.web.words import EVIDENCE

_EDITOR = st.components.v2.component(
    "overture_editor", html="<div class='overture'></div>", css=asset("editor.css"), js=asset("loader.js"),
)


@dataclass(frozen=True, slots=True)
class Edited:
    """What the user has written, and what they did: `copied` holds the text just taken, `dismissed` the findings put away."""

    text: str
    copied: str | None = None
    dismissed: Mapping[str, Any] | None = None


def editor(
    label: str, text: str, context: CheckContext, *, key: str, doc: str, revision: int = 0, person: str = "",
    placeholder: str = "", lines: int = 9, copy: bool = True,
) -> Edited:
    """Show the editor for one document.

    `doc` names the document: what is typed is kept under it in the browser's tab, and comes back after a reload as long as
    `revision` is the same. Only another `doc` or `revision` replaces what stands in the box.
    """
    facts = channel_named(context.channel)
    result = _EDITOR(
        key=key,
        data={
            "label": label, "value": text, "doc": doc, "rev": revision, "route": CHECK, "script": script_address(),
            "check": {
                "channel": context.channel, "stage": context.stage, "context": register(context),
                "relationship": None if context.brief else context.relationship,
            },
            "counting": facts.counting, "tables": counting_tables(), "limit": facts.limit_for(premium=context.premium),
            "hasSubject": facts.has_subject, "subjectLimit": facts.subject_limit, "evidence": dict(EVIDENCE),
            "proofread": load_settings().proofread, "person": person, "placeholder": placeholder, "lines": lines, "copy": copy,
            "open": 5,
        },
        on_value_change=lambda: None, on_copied_change=lambda: None, on_dismissed_change=lambda: None,
    )
    value = result.value
    mine = isinstance(value, Mapping) and value.get("doc") == doc and value.get("rev") == revision
    taken = result.copied
    return Edited(
        str(value["text"]) if mine else text,
        str(taken["text"]) if isinstance(taken, Mapping) else None,
        result.dismissed if isinstance(result.dismissed, Mapping) else None,
    )
