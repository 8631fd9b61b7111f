"""Under each fact of the form: how the message would say it, the doubt where there is one, and room for the user's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from composer.errors import ComposerError
from composer.settings import Settings
from composer.web import brief_form
from composer.web.desk import box, held, put
from composer.web.words import plain

if TYPE_CHECKING:
    from composer.drafting.reading.brief_readings import BriefReadings
    from composer.drafting.reading.reading import Reading


def readings(settings: Settings) -> BriefReadings | None:
    """What the form was read as; None while one of its boxes cannot be right, which is said elsewhere."""
    from composer.drafting.reading.brief_readings import read_brief

    try:
        return read_brief(brief_form.brief(settings))
    except ComposerError:
        return None


def show(number: int, found: BriefReadings | None) -> None:
    """The line under the fact in that row of the form; nothing while the row is empty."""
    reading = _reading(number, found)
    if reading is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _line(reading)
        own = held(f"said_{number}") or held(f"differ_{number}", False)
        if not own:
            st.button(
                "Say it differently", key=f"differ_ask_{number}", on_click=put, args=({f"differ_{number}": True},),
                type="tertiary", icon=":material/edit_note:", help=f"Give your own words for fact {number + 1}.",
            )
    if own:
        st.text_input(
            f"Your words for it ({number + 1})", key=box(f"said_{number}"), placeholder=reading.said or "your talk on …",
            help="Used exactly as you write them. Leave it empty to go back.",
        )


def doubt(because: str) -> None:
    """Why one should ask before saying what was typed."""
    said = because[:1].lower() + because[1:] if because[1:2].islower() else because
    st.caption(f":material/help: Better ask first: {plain(said)}")


def _line(reading: Reading) -> None:
    if reading.ask:
        doubt(reading.because)
        return
    ways = [reading.said, *(part.said for part in reading.parts if part.said and part.said != reading.said)]
    st.caption("In the message: " + " or ".join(f"“{plain(way)}”" for way in ways))


def _reading(number: int, found: BriefReadings | None) -> Reading | None:
    """The reading of the fact in a row; the brief leaves empty rows out and counts on."""
    if found is None or not str(held(f"fact_{number}") or "").strip():
        return None
    place = sum(bool(str(held(f"fact_{row}") or "").strip()) for row in range(number)) + 1
    return next((fact.reading for fact in found.facts if fact.number == place), None)
