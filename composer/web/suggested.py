"""Which draft to take, drawn from the user's own answers: off until switched on, and only ever a suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from composer.settings import Settings
from composer.web.desk import this_desk
from composer.web.state import has_record, now, opened
from composer.web.words import plain

if TYPE_CHECKING:
    from composer.model import Composition, Draft
    from composer.reports.learning import Suggestion


def suggestion(made: Composition, settings: Settings) -> Suggestion | None:
    """The suggestion among these drafts, drawn once for as long as they are the same; None while too little is known."""
    templates = tuple(draft.template for draft in made.drafts if draft.origin == "template" and draft.template)
    if not settings.suggest_templates or not has_record(settings):
        return None
    notes = this_desk().notes
    if notes.get("suggested_among") != templates:
        from composer.reports.learning import suggest_template

        with opened(settings) as record:
            notes["suggested"] = suggest_template(record, templates, now=now())
        notes["suggested_among"] = templates
    found: Suggestion | None = notes["suggested"]
    return found


def say(made: Composition, settings: Settings) -> None:
    """Name the suggested draft and why."""
    found = suggestion(made, settings)
    number = next((place for place, draft in enumerate(made.drafts, 1) if found and draft.template == found.template), None)
    if found is not None and number is not None:
        st.caption(f"Your own answers suggest **draft {number}**: {plain(found.why)} You decide.")


def by_chance(draft: Draft) -> bool:
    """Whether chance alone suggested the template of this draft, so that what comes of it may be compared fairly."""
    found: Suggestion | None = this_desk().notes.get("suggested")
    return found is not None and found.at_random and found.template == draft.template != ""
