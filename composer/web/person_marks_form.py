"""Notes and tags on a person, and how often to be in touch, with them or with everybody of a tag."""

from __future__ import annotations

from typing import Final

import streamlit as st

from composer.record import person_marks
from composer.record.store import Record
from composer.settings import load_settings
from composer.web.problems import told_here
from composer.web.state import now, say, take_back

OFTEN: Final = {
    0: "Whenever it suits", 14: "Every two weeks", 30: "Every month", 60: "Every two months", 90: "Every three months",
    180: "Twice a year", 365: "Once a year",
}


def show(record: Record, person: int) -> None:
    """The expander; a tag is typed, or chosen from those in use."""
    box = st.expander("Notes, tags and how often to be in touch", key="person_marks", on_change="rerun")
    if not box.open:
        return
    with record.read() as conn:
        held, known = person_marks.of(conn, person), person_marks.tags_in_use(conn)
    with box, st.form(f"marks_{person}"):
        note = st.text_area("Notes", held.note, help="Only for you; nothing of it goes into a message.")
        tags = st.multiselect(
            "Tags", sorted({*known, *held.tags}), list(held.tags), accept_new_options=True, placeholder="Add a tag")
        days = st.selectbox("Be in touch", _choices(held.days), index=_choices(held.days).index(held.days), format_func=_said)
        if st.form_submit_button("Save"):
            with told_here():
                person_marks.put(record, person, at=now(), note=note, tags=tags, days=int(days))
                say("Saved.", take_back(load_settings()))
                st.rerun()
    if held.tags:
        with box, st.form(f"marks_tag_{person}"):
            tag = st.selectbox("Everybody tagged", held.tags)
            every = st.selectbox("Be in touch with all of them", list(OFTEN), format_func=_said)
            if st.form_submit_button("Save for this tag"):
                person_marks.rhythm_of_tag(record, str(tag), int(every), at=now())
                say("Saved.", take_back(load_settings()))
                st.rerun()


def _choices(days: int) -> list[int]:
    return sorted({*OFTEN, days})


def _said(days: int) -> str:
    return OFTEN.get(days, f"Every {days} days")
